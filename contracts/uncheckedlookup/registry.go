package uncheckedlookup

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// registry recognises HANDLERS[kind] of a constant that lists its keys, by a key that is computed, and grades it. A key that a caller
// gives is missing-membership's business first, so that little is left to say of what it finds; a literal one is the author's.
func registry(p *contracts.Pass, r *entry.Run, e *program.Expr) contracts.Severity {
	if p.File.Language != program.Ruby || e.Op != program.Index || e.X == nil || e.X.Op != program.Constant || len(e.List) != 1 || e.Has(program.Safe) {
		return contracts.Off
	}
	severity := contracts.Warning
	switch key := e.List[0]; {
	case key == nil, key.Op == program.Symbol, key.Op == program.Str, key.Op == program.Int, key.Op == program.Constant:
		return contracts.Off
	case key.Op == program.Local && declared(r.Method, key.Name):
		severity = contracts.Hint
	}
	if !entry.Registry(r.Method, e.X.Name) || questioned(r.Class, e.X.Name) || literal(p, r.Method, e.List[0]) {
		return contracts.Off
	}
	return severity
}

// literal reports whether a key is what a method of the class, or a variable that holds what it gave, always writes down: literals
// and constants, which are the author's.
func literal(p *contracts.Pass, m *program.Method, key *program.Expr) bool {
	if key.Op == program.Local {
		var value *program.Expr
		stores := 0
		m.Body().Walk(func(e *program.Expr) bool {
			if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.X.Name == key.Name {
				stores++
				value = e.Y
			}
			return true
		})
		if stores != 1 || value == nil {
			return false
		}
		key = value
	}
	if key.Op != program.Call || key.X != nil && key.X.Op != program.Self {
		return false
	}
	callees := entry.Callees(p, m, key)
	for _, c := range callees {
		tails := summary.Tails(c)
		for _, t := range tails {
			if t == nil || t.Op != program.Symbol && t.Op != program.Str && t.Op != program.Constant {
				return false
			}
		}
		if len(tails) == 0 {
			return false
		}
	}
	return len(callees) > 0
}

func declared(m *program.Method, name string) bool {
	for _, prm := range m.Params {
		if prm.Name == name {
			return true
		}
	}
	return false
}

// questions are asked of a hash, or of what it gives, by code that knows that a key may not be listed.
var questions = map[string]bool{"include?": true, "key?": true, "has_key?": true, "member?": true, "keys": true, "fetch": true, "present?": true, "blank?": true, "nil?": true, "presence": true}

// questioned reports whether the class asks anywhere whether a registry lists a key.
func questioned(c *program.Class, name string) bool {
	if c == nil {
		return false
	}
	of := func(e *program.Expr) bool {
		return e != nil && e.Op == program.Constant && e.Name == name
	}
	found := false
	for _, m := range c.Methods {
		if !m.HasBody() {
			continue
		}
		m.Body().Walk(func(e *program.Expr) bool {
			switch {
			case e.Op == program.Call && e.Name == "in?" && len(e.List) == 1:
				found = found || of(e.List[0])
			case e.Op == program.Call && questions[e.Name] && e.X != nil:
				found = found || of(e.X) || e.X.Op == program.Index && of(e.X.X)
			case e.Op == program.If && e.X != nil && e.X.Op == program.Index:
				found = found || of(e.X.X)
			}
			return !found
		})
	}
	return found
}
