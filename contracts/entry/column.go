package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry/records"
)

// storing are the class methods of models that store what they are given by name, and do not raise where they cannot.
var storing = map[string]bool{"create": true}

// RequiredColumn is the first record of which the subject becomes a column that may not be NULL, as it is and while it may be missing.
func (s *Subject) RequiredColumn(p *contracts.Pass) (*Record, string) {
	if s.Presence != Required || s.Typed || s.Tests() != 0 {
		return nil, ""
	}
	if s.Method.File.Language == program.TypeScript {
		rec, place := s.StoredIn(p)
		if place == nil || !place.Required || InHandler(rec) {
			return nil, ""
		}
		return rec, place.Name
	}
	for _, rec := range s.Uses {
		e := rec.Expr
		if e.Op != program.Call || !storing[e.Name] || e.X == nil || e.X.Op != program.Constant || InHandler(rec) {
			continue
		}
		for i, a := range rec.Args {
			if a.Value.ParamOf() != s.Param || a.Fact.Null == flow.NonNull {
				continue
			}
			if column := nameOfArgument(e, i); column != "" && knowledge(p).Required(s.Class, e.X.Name, column) {
				return rec, column
			}
		}
	}
	return nil, ""
}

// StoredIn is the first record of which the subject becomes a column as it is, with what is known of that; nil if there is none.
func (s *Subject) StoredIn(p *contracts.Pass) (*Record, *records.Place) {
	for _, rec := range s.Uses {
		if rec.Frame.Depth() > 0 || s.Access() != s.Param.Name {
			continue
		}
		if place := knowledge(p).Stored(s.Method, rec.Expr, s.Param.Name); place != nil {
			return rec, place
		}
	}
	return nil, nil
}

// nameOfArgument is the key under which the i-th argument of a call is given, pairs counted each; "" where it has none.
func nameOfArgument(e *program.Expr, i int) string {
	if list := records.Unfolded(e.List); i < len(list) {
		return keyName(list[i])
	}
	return ""
}
