package entry

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Element is a read of the place of a list that the subject names.
type Element struct {
	Rec  *Record
	List *program.Expr // the list, as the code spells it
}

var (
	indexName = regexp.MustCompile(`^(i|idx|index|pos|position|slot)$|_(idx|index|position|pos|slot)$|[a-z](Idx|Index|Position|Slot)$`)
	// mapName are collections that may well be read by a number without being lists.
	mapName = regexp.MustCompile(`(?i)hash|map|_by_|by[A-Z]|index(es)?$|cache|registry|lookup|table|options|params|env`)
)

// ElementOf is the first place of a list that a number called after places picks and that the code counts on: what is read there is
// dereferenced unasked. Nil where the code asks what it got.
func (s *Subject) ElementOf() *Element {
	if !indexName.MatchString(s.Param.Name) || s.Access() != s.Param.Name {
		return nil
	}
	for _, rec := range s.Uses {
		if rec.Frame.Method != s.Method || InHandler(rec) {
			continue
		}
		if rec.Expr.Op != program.Index || len(rec.Expr.List) != 1 || rec.Expr.Has(program.Safe) || !s.listed(rec.Expr.X) {
			continue
		}
		if i := rec.Expr.List[0]; i.Op != program.Local || i.Name != s.Param.Name || len(rec.Args) != 1 || rec.Args[0].Value.ParamOf() != s.Param {
			continue
		}
		if s.countedOn(rec) {
			return &Element{rec, rec.Expr.X}
		}
	}
	return nil
}

// countedOn reports whether what a record gives is dereferenced, and asked for nowhere.
func (s *Subject) countedOn(rec *Record) bool {
	if rec.Result == nil || len(s.runs[0].Analysis.Tests(rec.Result)) > 0 {
		return false
	}
	for _, r := range s.runs {
		for _, o := range r.Records {
			if o.Deref != nil && o.Deref.Value == rec.Result && o.Deref.Fact.Null != flow.NonNull {
				return true
			}
		}
	}
	return false
}

// listed reports whether an expression is a list that can be asked for its size wherever the method asks: a parameter, a field or a reader of
// the object, of which nothing says that it is a hash, and which the method does not replace.
func (s *Subject) listed(e *program.Expr) bool {
	if e == nil || e.Op != program.Local && e.Op != program.Field_ && !(e.Op == program.Call && e.X == nil && len(e.List) == 0 && e.Closure == nil && !e.Has(program.Parens)) {
		return false
	}
	if mapName.MatchString(e.Name) {
		return false
	}
	replaced := false
	s.Method.Body().Walk(func(x *program.Expr) bool {
		replaced = replaced || x.Op == program.Assign && x.X != nil && x.X.Op == e.Op && x.X.Name == e.Name
		return !replaced
	})
	if replaced {
		return false
	}
	list, known := s.kindOf(e)
	return list || !known && s.Method.File.Language == program.Ruby && pluralName.MatchString(e.Name)
}

var pluralName = regexp.MustCompile(`[a-z]s$|list$|array$`)

// kindOf tells whether what is declared of an expression says that it is a list; known is false where nothing is declared.
func (s *Subject) kindOf(e *program.Expr) (list, known bool) {
	var t *program.Type
	switch e.Op {
	case program.Local:
		for _, prm := range s.Method.Params {
			if prm.Name == e.Name {
				t, known = prm.Type, prm.Type != nil
				if prm.Type == nil && s.Method.File.Language == program.TypeScript {
					return false, true
				}
			}
		}
		if t == nil {
			return false, !isParam(s.Method, e.Name) // a variable that is set up below the head
		}
	default:
		if s.Class == nil {
			return false, true
		}
		for _, f := range s.Class.Fields {
			if f.Name == e.Name {
				t = f.Type
			}
		}
		if t == nil {
			return initialised(s.Class, e.Name)
		}
	}
	return t.Name == "Array" || t.Name == "ReadonlyArray", true
}

func isParam(m *program.Method, name string) bool {
	for _, prm := range m.Params {
		if prm.Name == name && (prm.Kind == program.Positional || prm.Kind == program.Keyword) {
			return true
		}
	}
	return false
}

// initialised tells what a constructor, or a declaration, first puts in a field.
func initialised(c *program.Class, name string) (list, known bool) {
	look := func(e *program.Expr) {
		if e != nil {
			known, list = e.Op == program.Array || e.Op == program.Hash || e.Op == program.New || known, e.Op == program.Array || list
		}
	}
	for _, f := range c.Fields {
		if f.Name == name {
			look(f.Init)
		}
	}
	for _, m := range c.Methods {
		if m.Kind != program.KindConstructor || !m.HasBody() {
			continue
		}
		m.Body().Walk(func(x *program.Expr) bool {
			if x.Op == program.Assign && x.X != nil && x.X.Op == program.Field_ && x.X.Name == name {
				look(x.Y)
			}
			return true
		})
	}
	return list, known
}
