package flow

import "slices"

// reversePostorder orders the reachable blocks so that every edge but those of loops leads forward, and tells whether there are
// loops. It is found once: the graph must be whole.
func (g *Graph) reversePostorder() (order []*Block, cyclic bool) {
	if !g.ordered {
		g.order, g.cyclic = reversePostorder(g)
		g.ordered = true
	}
	return g.order, g.cyclic
}

func reversePostorder(g *Graph) (order []*Block, cyclic bool) {
	const (
		open = iota + 1
		done
	)
	seen := make([]uint8, len(g.Blocks))
	order = make([]*Block, 0, len(g.Blocks))
	var visit func(*Block)
	visit = func(b *Block) {
		if b.ID < 0 {
			return
		}
		if seen[b.ID] != 0 {
			cyclic = cyclic || seen[b.ID] == open
			return
		}
		seen[b.ID] = open
		for _, h := range slices.Backward(b.Handlers) {
			visit(h)
		}
		for _, e := range slices.Backward(b.Succs) {
			visit(e.To)
		}
		order = append(order, b)
		seen[b.ID] = done
	}
	visit(g.Blocks[0])
	slices.Reverse(order)
	return order, cyclic
}
