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
  uint8_t field;
  uint8_t flags;
  uint32_t start, end;
  uint32_t first, next, parent;
} proviso_flat;

uint32_t proviso_count(proviso_node root);

// An earlier copy of the tree's former version, and the edit that lies between the two: bytes [start, old_end) became
// [start, new_end). The former tree must still be there, told of the edit: an identity is a place in its memory.
typedef struct {
  const proviso_flat *nodes;
  const uintptr_t *ids;
  uint32_t count; // 0 for none
  uint32_t start, old_end, new_end;
} proviso_former;

// Copies the tree to out and the identity of each node to ids, if that is not NULL; both have room for capacity nodes.
void proviso_flatten(proviso_node root, const proviso_former *former, proviso_flat *out, uintptr_t *ids, uint32_t capacity);

// The nanoseconds of processor time that this thread has used.
int64_t proviso_thread_time(void);

#endif
