#include "flatten.h"

typedef struct {
  const void *tree;
  const void *id;
  uint32_t context[3];
} proviso_cursor;

extern uint32_t ts_node_descendant_count(proviso_node);
extern uint16_t ts_node_symbol(proviso_node);
extern uint32_t ts_node_start_byte(proviso_node);
extern uint32_t ts_node_end_byte(proviso_node);
extern bool ts_node_is_named(proviso_node);
extern bool ts_node_is_missing(proviso_node);
extern bool ts_node_has_error(proviso_node);
extern proviso_cursor ts_tree_cursor_new(proviso_node);
extern void ts_tree_cursor_delete(proviso_cursor *);
extern proviso_node ts_tree_cursor_current_node(const proviso_cursor *);
extern uint16_t ts_tree_cursor_current_field_id(const proviso_cursor *);
extern bool ts_tree_cursor_goto_first_child(proviso_cursor *);
extern bool ts_tree_cursor_goto_next_sibling(proviso_cursor *);
extern bool ts_tree_cursor_goto_parent(proviso_cursor *);

enum { named = 1, error = 2, missing = 4, has_error = 8, error_symbol = 0xFFFF };

uint32_t proviso_count(proviso_node root) { return ts_node_descendant_count(root); }

static void record(const proviso_cursor *c, proviso_flat *out, uint32_t parent) {
  proviso_node n = ts_tree_cursor_current_node(c);
  out->kind = ts_node_symbol(n);
  out->field = ts_tree_cursor_current_field_id(c);
  out->flags = (ts_node_is_named(n) ? named : 0) | (out->kind == error_symbol ? error : 0) |
               (ts_node_is_missing(n) ? missing : 0) | (ts_node_has_error(n) ? has_error : 0);
  out->start = ts_node_start_byte(n);
  out->end = ts_node_end_byte(n);
  out->first = out->next = 0;
  out->parent = parent;
}

// Preorder, iterative: deep nesting costs no C stack.
void proviso_flatten(proviso_node root, proviso_flat *out, uint32_t capacity) {
  proviso_cursor c = ts_tree_cursor_new(root);
  uint32_t used = 0, at = 0;
  if (capacity > 0) record(&c, &out[used++], 0);
  while (used < capacity) {
    if (ts_tree_cursor_goto_first_child(&c)) {
      out[at].first = used;
      record(&c, &out[used], at);
      at = used++;
      continue;
    }
    bool moved = false;
    do {
      if (at == 0) break;
      if (ts_tree_cursor_goto_next_sibling(&c)) {
        out[at].next = used;
        record(&c, &out[used], out[at].parent);
        at = used++;
        moved = true;
        break;
      }
      at = out[at].parent;
    } while (ts_tree_cursor_goto_parent(&c));
    if (!moved) break;
  }
  ts_tree_cursor_delete(&c);
}
