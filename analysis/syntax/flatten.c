#include "flatten.h"

#include <stdlib.h>

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

static void record(const proviso_node *n, const proviso_cursor *c, proviso_flat *out, uint32_t parent) {
  out->kind = ts_node_symbol(*n);
  out->field = (uint8_t)ts_tree_cursor_current_field_id(c);
  out->flags = (ts_node_is_named(*n) ? named : 0) | (out->kind == error_symbol ? error : 0) |
               (ts_node_is_missing(*n) ? missing : 0) | (ts_node_has_error(*n) ? has_error : 0);
  out->start = ts_node_start_byte(*n);
  out->end = ts_node_end_byte(*n);
  out->first = out->next = 0;
  out->parent = parent;
}

enum { nowhere = 0xFFFFFFFF };

// The first node behind the subtree of n in preorder.
static uint32_t behind(const proviso_former *f, uint32_t n) {
  for (; n != 0; n = f->nodes[n].parent)
    if (f->nodes[n].next != 0) return f->nodes[n].next;
  return f->count;
}

// The next sibling; nowhere if there is none.
static uint32_t following(const proviso_former *f, uint32_t n) { return f->nodes[n].next != 0 ? f->nodes[n].next : nowhere; }

// The former node that may have become the one at the byte, sought among former siblings from *from on, which is moved along; nowhere
// if there is none. What lies in the edit has no counterpart.
static uint32_t counterpart(const proviso_former *f, uint32_t *from, uint32_t byte, uint16_t kind) {
  if (byte >= f->start && byte < f->new_end) return nowhere;
  if (byte >= f->new_end && byte > f->start) byte = byte - f->new_end + f->old_end;
  while (*from != nowhere && f->nodes[*from].start < byte) *from = following(f, *from);
  for (uint32_t o = *from; o != nowhere && f->nodes[o].start == byte; o = following(f, o)) {
    if (f->nodes[o].kind != kind) continue;
    *from = following(f, o);
    return o;
  }
  return nowhere;
}

// Copies the former subtree of o to the places from at on; returns how many nodes it has. The field, parent and next sibling of its
// root are the caller's.
static uint32_t reuse(const proviso_former *f, uint32_t o, uint32_t moved, proviso_flat *out, uintptr_t *ids, uint32_t at) {
  uint32_t n = behind(f, o) - o, links = at - o;
  for (uint32_t i = 0; i < n; i++) {
    proviso_flat x = f->nodes[o + i];
    x.start += moved;
    x.end += moved;
    if (x.first != 0) x.first += links;
    if (x.next != 0) x.next += links;
    x.parent += links;
    out[at + i] = x;
    ids[at + i] = f->ids[o + i];
  }
  return n;
}

// Preorder, iterative: deep nesting costs no C stack. A node whose identity is that of its counterpart has not changed, nor has
// anything below it: the identity is a place in the children of a parent, which the new version shares with the former one only
// as a whole. Such subtrees are not visited. Identities that differ prove nothing, so whatever the search for counterparts misses
// is visited.
void proviso_flatten(proviso_node root, const proviso_former *former, proviso_flat *out, uintptr_t *ids, uint32_t capacity) {
  static const proviso_former none = {0};
  const proviso_former *f = former && ids ? former : &none;
  proviso_cursor c = ts_tree_cursor_new(root);
  // twin[i] is the counterpart of the i-th node of the path to the node we are at, sought[i] where to seek on among its children.
  uint32_t depth = 0, room = 64;
  uint32_t *twin = malloc(room * sizeof *twin), *sought = malloc(room * sizeof *sought);
  uint32_t used = 0, at = 0, last = 0;
  if (capacity > 0 && twin && sought) {
    proviso_node n = root;
    record(&n, &c, &out[0], 0);
    if (ids) ids[0] = (uintptr_t)n.id;
    used = 1;
    twin[0] = f->count > 0 ? 0 : nowhere;
    sought[0] = f->count > 0 && f->nodes[0].first != 0 ? f->nodes[0].first : nowhere;
  }
  bool down = true; // whether the children of the node at the cursor come next
  while (used > 0 && used < capacity) {
    bool child = down && ts_tree_cursor_goto_first_child(&c);
    if (child) {
      last = 0;
      if (++depth == room) {
        room *= 2;
        uint32_t *more = realloc(twin, room * sizeof *twin);
        if (!more) break;
        twin = more;
        if (!(more = realloc(sought, room * sizeof *sought))) break;
        sought = more;
      }
    } else if (depth > 0 && ts_tree_cursor_goto_next_sibling(&c)) {
      last = at;
      at = out[at].parent;
    } else if (depth > 0 && ts_tree_cursor_goto_parent(&c)) {
      at = out[at].parent;
      depth--;
      down = false;
      continue;
    } else {
      break;
    }
    // The cursor is at a child of the node at; last is the one before it, or 0.
    if (last != 0) out[last].next = used; else out[at].first = used;
    proviso_node n = ts_tree_cursor_current_node(&c);
    uint32_t t = nowhere;
    if (twin[depth - 1] != nowhere) t = counterpart(f, &sought[depth - 1], ts_node_start_byte(n), ts_node_symbol(n));
    if (t != nowhere && f->ids[t] == (uintptr_t)n.id && behind(f, t) - t <= capacity - used) {
      uint8_t field = (uint8_t)ts_tree_cursor_current_field_id(&c);
      uint32_t size = reuse(f, t, ts_node_start_byte(n) - f->nodes[t].start, out, ids, used);
      out[used].field = field;
      out[used].next = 0;
      out[used].parent = at;
      at = used;
      used += size;
      down = false;
      continue;
    }
    record(&n, &c, &out[used], at);
    if (ids) ids[used] = (uintptr_t)n.id;
    twin[depth] = t;
    sought[depth] = t != nowhere && f->nodes[t].first != 0 ? f->nodes[t].first : nowhere;
    at = used++;
    down = true;
  }
  free(twin);
  free(sought);
  ts_tree_cursor_delete(&c);
}
