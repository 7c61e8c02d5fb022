// The few stable declarations of tree-sitter's C API (lib/include/tree_sitter/api.h, ABI 14) that flatten.c needs. The
// functions themselves are linked by the Go binding.
#ifndef PROVISO_FLATTEN_H
#define PROVISO_FLATTEN_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  uint32_t context[4];
  const void *id;
  const void *tree;
} proviso_node;

// Mirrors Node in tree.go, field for field.
typedef struct {
  uint16_t kind;
  uint16_t field;
  uint8_t flags;
  uint32_t start, end;
  uint32_t first, next, parent;
} proviso_flat;

uint32_t proviso_count(proviso_node root);
void proviso_flatten(proviso_node root, proviso_flat *out, uint32_t capacity);

#endif
