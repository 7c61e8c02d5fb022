package uncheckedcount

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// loads reports records that an entry loads by a list of ids and then changes, where nobody sees that some of the ids have none.
func loads(p *contracts.Pass) {
	for _, r := range entry.Methods(p) {
		if m := r.Method; r.Kind == entry.Boundary && m.Visibility == program.Public && entry.Owes(m) {
			for i, stmt := range m.Body().List {
				if l, ok := loadOf(m, stmt); ok && l.acted(m, m.Body().List[i+1:]) {
					p.Report(l.finding(p, m))
				}
			}
		}
	}
}

// load is a statement that loads records by a list of ids.
type load struct {
	stmt, call *program.Expr
	records    string        // the variable
	ids        *program.Expr // the list, as the code spells it
}

var (
	idsName = regexp.MustCompile(`(^|_)ids$|[a-z]Ids$`)
	idName  = regexp.MustCompile(`^(_?id|uuid|uid|guid)$`)
)

// loadOf recognises users = User.where(id: user_ids) and const users = await this.users.findBy({ id: In(ids) }).
func loadOf(m *program.Method, stmt *program.Expr) (load, bool) {
	if stmt.Op != program.Assign || stmt.Name != "" || stmt.X == nil || stmt.X.Op != program.Local || stmt.Y == nil {
		return load{}, false
	}
	call := stmt.Y
	if call.Op == program.Await {
		call = call.X
	}
	for x := call; x != nil && x.Op == program.Call; x = x.X {
		if ids := idsOf(m, x); ids != nil && x.X != nil {
			return load{stmt, x, stmt.X.Name, ids}, true
		}
		if !keeping[x.Name] {
			break
		}
	}
	return load{}, false
}

// keeping are messages to what was found by ids that leave it the same records.
var keeping = map[string]bool{"to_a": true, "includes": true, "preload": true, "eager_load": true, "order": true, "lock": true, "load": true}

var loaders = map[string]bool{"find": true, "findBy": true, "findMany": true, "findAll": true, "findByIds": true}

// idsOf is the list by which alone a call finds records; nil if there is none.
func idsOf(m *program.Method, call *program.Expr) *program.Expr {
	if m.File.Language == program.Ruby {
		if call.Name != "where" {
			return nil
		}
		return list(idPair(call.List))
	}
	if !loaders[call.Name] || len(call.List) != 1 {
		return nil
	}
	arg := call.List[0]
	if call.Name == "findByIds" {
		return list(arg)
	}
	if inner := pair(arg, "where"); inner != nil {
		arg = inner
	}
	if arg.Op != program.Hash {
		return nil
	}
	switch v := idPair(arg.List); {
	case v == nil:
		return nil
	case v.Op == program.Call && v.X == nil && v.Name == "In" && len(v.List) == 1:
		return list(v.List[0])
	default:
		for _, key := range []string{"in", "$in"} {
			if ids := list(pair(v, key)); ids != nil {
				return ids
			}
		}
		return nil
	}
}

// idPair is the value of the one pair in a list whose key is that of an id.
func idPair(args []*program.Expr) *program.Expr {
	if len(args) == 1 && args[0].Op == program.Hash {
		args = args[0].List
	}
	if len(args) != 1 || args[0].Op != program.Pair || args[0].X == nil || !idName.MatchString(args[0].X.Name) {
		return nil
	}
	return args[0].Y
}

// pair is the value under a key of an object.
func pair(object *program.Expr, key string) *program.Expr {
	if object == nil || object.Op != program.Hash {
		return nil
	}
	for _, p := range object.List {
		if p.Op == program.Pair && p.X != nil && p.X.Name == key {
			return p.Y
		}
	}
	return nil
}

// list is an expression that by its name is a list of ids which was given: a variable, a field or a reader.
func list(e *program.Expr) *program.Expr {
	if e == nil || !idsName.MatchString(e.Name) {
		return nil
	}
	if e.Op == program.Local || e.Op == program.Field_ || e.Op == program.Call && e.X == nil && len(e.List) == 0 {
		return e
	}
	return nil
}

// acted reports whether the statements that follow do something with the records, and never speak of the ids again.
func (l load) acted(m *program.Method, rest []*program.Expr) bool {
	acts := false
	for _, s := range rest {
		if entry.Mentions(s, l.ids.Name) || counts(s, l.records) {
			return false
		}
		if entry.Mentions(s, l.records) {
			s.Walk(func(e *program.Expr) bool {
				acts = acts || flow.Effect(e, m.File.Language) != flow.NoEffect
				return !acts
			})
		}
	}
	return acts
}

// counts reports whether an expression asks how many records there are, or whether there are any.
func counts(e *program.Expr, records string) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		if (x.Op == program.Call || x.Op == program.Member) && x.X != nil && x.X.Op == program.Local && x.X.Name == records {
			switch x.Name {
			case "size", "count", "length", "empty?", "any?", "none?", "blank?", "present?", "exists?", "index_by", "pluck", "ids":
				found = true
			}
		}
		return !found
	})
	return found
}

func (l load) finding(p *contracts.Pass, m *program.Method) contracts.Finding {
	f := m.File
	name := l.ids.Name
	return contracts.Finding{
		Severity: contracts.Hint, Span: l.call.Span, Symbol: entry.Symbol(m), Subject: name,
		Message: fmt.Sprintf("`%s` may find fewer records than `%s` names, and nobody compares the numbers", entry.Head(f, l.call), name),
		Repairs: l.compared(p, m),
	}
}

// compared is the check, right below, that every id has its record. Whoever passes over those that are gone may mean to.
func (l load) compared(p *contracts.Pass, m *program.Method) []contracts.Repair {
	f := m.File
	ids, class := f.Text.Slice(l.ids.Span), p.Config.PostconditionError(f.Language)
	text, verb := repair.Failure(f, class, "some of "+l.ids.Name+" were not found")+" unless "+l.records+".size == "+ids+".uniq.size", "Raise "
	if f.Language == program.TypeScript {
		text = "if (" + l.records + ".length !== new Set(" + ids + ").size) " + repair.Failure(f, class, "some of "+l.ids.Name+" were not found")
		verb = "Throw "
	}
	r, ok := repair.After(f, declaring(f, l.stmt), text, verb+class+" unless every one of "+l.ids.Name+" was found")
	if !ok {
		return nil
	}
	next := f.Text.LineOf(l.stmt.Span.End) + 1
	if below := strings.TrimSpace(f.Text.Slice(f.Text.LineSpan(next))); below != "" && below != "end" && !strings.HasPrefix(below, "}") {
		r.Edits[0].NewText += f.Text.EOL()
	}
	r.Safe, r.Rejects = false, "also rejects ids of which there is no record"
	return []contracts.Repair{r}
}

// declaring is a statement from its const or let on.
func declaring(f *program.File, stmt *program.Expr) *program.Expr {
	line := f.Text.LineSpan(f.Text.LineOf(stmt.Span.Start)).Start
	whole := *stmt
	if head := declaration.FindString(f.Text.String()[line:stmt.Span.Start]); head != "" {
		whole.Span.Start = line + len(head) - len(declaration.FindStringSubmatch(head)[1])
	}
	return &whole
}

var declaration = regexp.MustCompile(`^\s*((?:const|let|var)\s+)$`)
