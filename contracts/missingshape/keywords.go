package missingshape

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// variableName is what may be the name of a keyword and of the variable that it becomes.
var (
	variableName = regexp.MustCompile(`^[a-z_]\w*$`)
	reserved     = regexp.MustCompile(`^(alias|and|begin|break|case|class|def|defined|do|else|elsif|end|ensure|false|for|if|in|module|next|nil|not|or|redo|rescue|retry|return|self|super|then|true|undef|unless|until|when|while|yield)$`)
)

// keyRead is where a body reads a key of the hash.
type keyRead struct {
	expr *program.Expr
	key  string
}

// keywords turns a hash whose keys are read one by one into keyword arguments: Ruby itself then tells whoever leaves one out which it is, and
// whoever misspells one as well. Every call that is known must give keywords already.
func keywords(p *contracts.Pass, s *entry.Subject) (contracts.Repair, bool) {
	m, name := s.Method, s.Param.Name
	if m.File.Language != program.Ruby || p.Unmended || s.Access() != name || s.Param.Kind != program.Positional || s.Param.Default != nil || m.Broken || !lastGiven(m, s.Param) {
		return contracts.Repair{}, false
	}
	if m.Doc != nil && (strings.Contains(m.Doc.Text, "@param "+name) || strings.Contains(m.Doc.Text, "@option "+name)) {
		return contracts.Repair{}, false // what it says of the hash is for a person to say anew
	}
	reads, ok := keyReads(m, name)
	if !ok || !givenByName(p, m, s.Param) {
		return contracts.Repair{}, false
	}
	required, edits := map[string]bool{}, []contracts.Edit(nil)
	for _, d := range s.KeyDerefs {
		if d.Frame.Method != m {
			return contracts.Repair{}, false
		}
		for _, r := range reads {
			if r.expr == d.Deref.Expr {
				required[r.key] = true
			}
		}
	}
	var must, may []string
	var clauses []repair.Clause
	seen := map[string]bool{}
	for _, r := range reads {
		edits = append(edits, contracts.Edit{File: m.File, Span: r.expr.Span, NewText: r.key})
		if seen[r.key] {
			continue
		}
		switch seen[r.key] = true; {
		case required[r.key]:
			must = append(must, r.key+":")
			clauses = append(clauses, repair.Clause{Bad: r.key + ".nil?", Message: r.key + " is required"})
		case r.expr.Op == program.Call:
			must = append(must, r.key+":")
		default:
			may = append(may, r.key+": nil")
		}
	}
	if len(clauses) == 0 || len(seen) > maxKeys {
		return contracts.Repair{}, false
	}
	edits = append(edits, contracts.Edit{File: m.File, Span: paramSpan(s.Param), NewText: strings.Join(append(must, may...), ", ")})
	last := clauses[len(clauses)-1]
	last.First, last.Title = clauses[:len(clauses)-1], "Take the keys of "+name+" as keyword arguments"
	last.Rejects = "also rejects other keys, and hashes that are not given as keywords"
	r, ok := repair.Insert(p, m, name, last)
	if !ok || !repair.Fits(p, m.File, edits) {
		return contracts.Repair{}, false
	}
	r.Preferred, r.Safe, r.Edits = false, false, append(r.Edits, edits...)
	return r, true
}

// paramSpan is a parameter as it is written.
func paramSpan(prm *program.Param) syntax.Span {
	return syntax.Span{Start: prm.NameSpan.Start, End: max(prm.Span.End, prm.NameSpan.End)}
}

// lastGiven reports whether nothing but a block comes behind a parameter, and no keyword before it.
func lastGiven(m *program.Method, prm *program.Param) bool {
	behind := false
	for _, q := range m.Params {
		switch {
		case q == prm:
			behind = true
		case q.Kind != program.Positional && q.Kind != program.BlockParam, behind && q.Kind != program.BlockParam, q.Default != nil:
			return false
		}
	}
	return behind
}

// keyReads are the reads of the hash; ok is false where the body does anything else with it, or a key cannot become a variable there.
func keyReads(m *program.Method, name string) (reads []keyRead, ok bool) {
	owned, ok := map[*program.Expr]bool{}, true
	taken := map[string]bool{}
	for _, q := range m.Params {
		taken[q.Name] = true
	}
	assigned := map[*program.Expr]bool{}
	m.Body().Walk(func(e *program.Expr) bool {
		switch {
		case e.Op == program.Assign && e.X != nil:
			assigned[e.X] = true
		case e.Op == program.Super && e.Has(program.Bare):
			ok = false
		}
		read := e.Op == program.Index && !assigned[e] || e.Op == program.Call && e.Name == "fetch" && e.Closure == nil && !e.Has(program.Safe)
		if read && e.X != nil && e.X.Op == program.Local && e.X.Name == name && len(e.List) == 1 && e.List[0].Op == program.Symbol {
			owned[e.X] = true
			reads = append(reads, keyRead{e, e.List[0].Name})
			return true
		}
		switch {
		case e.Op == program.Local && e.Name == name:
			ok = ok && owned[e]
		case e.Op == program.Local, e.Op == program.Call && e.X == nil && len(e.List) == 0:
			taken[e.Name] = true
		}
		return true
	})
	for _, r := range reads {
		ok = ok && !taken[r.key] && variableName.MatchString(r.key) && !reserved.MatchString(r.key)
	}
	return reads, ok && len(reads) > 0
}

// givenByName reports whether no call that is known gives the hash otherwise than by names: call(code: 1).
func givenByName(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	for _, site := range p.Program.Callers(m) {
		f, list := site.Method.File, site.Call.List
		if len(list) == 0 {
			return false
		}
		last := list[len(list)-1]
		if last.Op == program.Pair {
			continue
		}
		if last.Op != program.Hash || strings.HasPrefix(f.Text.Slice(last.Span), "{") {
			return false
		}
		for _, pair := range last.List {
			if pair.Op != program.Pair || pair.X == nil || pair.X.Op != program.Symbol {
				return false
			}
		}
	}
	return true
}
