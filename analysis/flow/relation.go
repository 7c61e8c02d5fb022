package flow

// maxRelations bounds what a state remembers of comparisons.
const maxRelations = 24

// relation says that x is at most y, or less than y.
type relation struct {
	x, y   *Value
	strict bool
}

// relate remembers a comparison that held: x op y.
func (s *State) relate(x, y *Value, op string) {
	if x == nil || y == nil || x == y {
		return
	}
	add := func(x, y *Value, strict bool) {
		if len(s.relations) >= maxRelations {
			return
		}
		if s.relations == nil {
			s.relations = map[relation]bool{}
		}
		s.relations[relation{x, y, strict}] = true
	}
	switch op {
	case "<", "<=":
		add(x, y, op == "<")
	case ">", ">=":
		add(y, x, op == ">")
	case "==", "===":
		add(x, y, false)
		add(y, x, false)
	}
}

// unrelate drops what was known of a value that is being computed anew.
func (s *State) unrelate(v *Value) {
	for r := range s.relations {
		if r.x == v || r.y == v {
			delete(s.relations, r)
		}
	}
}

// mergeRelations keeps the comparisons that hold on both sides.
func (s *State) mergeRelations(o *State) (changed bool) {
	for r := range s.relations {
		if !o.relations[r] && !o.relations[relation{r.x, r.y, true}] {
			delete(s.relations, r)
			changed = true
		}
	}
	return changed
}
