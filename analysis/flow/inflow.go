package flow

// inflow is what reaches the blocks of a graph, by their numbers.
type inflow struct {
	at     []*State
	news   []bool   // blocks that were sent something new since they ran
	thrown []*State // what a handler got last; nil without handlers
}

func newInflow(g *Graph, entry *State) *inflow {
	in := &inflow{at: make([]*State, len(g.Blocks)), news: make([]bool, len(g.Blocks))}
	in.at[0], in.news[0] = entry, true
	return in
}

// send joins a state, which belongs to the receiver from then on, into that of a block; it reports whether that changed.
func (f *Frame) send(in *inflow, to *Block, out, earlier *State) bool {
	if to.ID < 0 {
		return false
	}
	old := in.at[to.ID]
	if old == nil {
		in.at[to.ID], in.news[to.ID] = out, true
		return true
	}
	changed := old.merge(out, earlier, f.phi(to))
	in.news[to.ID] = in.news[to.ID] || changed
	return changed
}

// throw sends what holds at a step that may raise to the handlers of its block.
func (f *Frame) throw(in *inflow, b *Block, s *State) (changed bool) {
	if len(b.Handlers) > 0 && in.thrown == nil {
		in.thrown = make([]*State, len(in.at))
	}
	for _, h := range b.Handlers {
		last := in.thrown[h.ID]
		if last != nil && s.knowsJust(last) {
			continue
		}
		changed = f.send(in, h, s.thrown(), last) || changed
		in.thrown[h.ID] = s.thrown()
	}
	return changed
}
