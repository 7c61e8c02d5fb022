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

// relateAll remembers all of the comparisons, or none if they are too many, so that the order in which they come is nothing.
func (s *State) relateAll(list []relation) {
	if len(list) == 0 || len(s.relations)+len(list) > maxRelations {
		return
	}
	if s.relations == nil {
		s.relations = map[relation]bool{}
	}
	for _, r := range list {
		s.relations[r] = true
	}
}

// unrelate drops what was known of a value that is being computed anew.
func (s *State) unrelate(v *Value) {
	s.forgetClauses(v)
	for r := range s.relations {
		if r.x == v || r.y == v {
			delete(s.relations, r)
		}
	}
}

// joint is a value that stands for mine in one state and for theirs in the other from where they meet.
type joint struct{ now, mine, theirs *Value }

// renamed are the comparisons of s with what stands for its values now, as far as they hold in o of what stood there.
func (s *State) renamed(o *State, joints []joint, mine func(joint) (own, other *Value)) []relation {
	var out []relation
	for r := range s.relations {
		for _, j := range joints {
			own, other := mine(j)
			here, there := r, r
			switch own {
			case r.x:
				here.x, there.x = j.now, other
			case r.y:
				here.y, there.y = j.now, other
			default:
				continue
			}
			if there.x == there.y && !there.strict || o.relations[there] || o.relations[relation{there.x, there.y, true}] {
				out = append(out, here)
			}
		}
	}
	return out
}

// mergeRelations keeps the comparisons that hold on both sides, by whatever name.
func (s *State) mergeRelations(o *State) (changed bool) {
	joints := s.joints
	s.joints = nil
	var both []relation
	if len(joints) > 0 && len(joints) <= maxRelations {
		both = append(s.renamed(o, joints, func(j joint) (*Value, *Value) { return j.mine, j.theirs }),
			o.renamed(s, joints, func(j joint) (*Value, *Value) { return j.theirs, j.mine })...)
	}
	defer func() { s.relateAll(both) }()
	for r := range s.relations {
		if !o.relations[r] && !o.relations[relation{r.x, r.y, true}] {
			delete(s.relations, r)
			changed = true
		}
	}
	return changed
}
