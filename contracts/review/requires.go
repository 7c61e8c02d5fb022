package review

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/card"
	"github.com/agentcore/proviso/contracts/clauses"
)

// requires tells how preconditions moved: by a value on which the two versions differ where one can be found, else by clauses that
// came or went.
func (r *Report) requires(p Pair, old, now *program.Method, a, b *card.Card) {
	var came, went []card.Clause
	for _, c := range b.Requires {
		if c.Mark != card.Inherited && !has(a.Requires, c.Text) {
			came = append(came, c)
		}
	}
	for _, c := range a.Requires {
		if c.Mark != card.Inherited && !has(b.Requires, c.Text) {
			went = append(went, c)
		}
	}
	if len(came)+len(went) == 0 && slices.EqualFunc(a.Fails, b.Fails, func(x, y card.Failure) bool { return x.When == y.When && x.How == y.How }) {
		return
	}
	d := clauses.Compare(p.Before, old, p.After, now)
	switch {
	case d.Known && d.Tightened == "" && d.Loosened == "":
		return // written differently
	case d.Known:
		if d.Tightened != "" {
			r.add(Tightened, p.After.File, now, texts(came)+"rejects "+code(d.Tightened)+", which was accepted")
		}
		if d.Loosened != "" {
			r.add(Loosened, p.After.File, now, texts(went)+"accepts "+code(d.Loosened)+", which was rejected")
		}
		return
	}
	for _, c := range came {
		if newParam(old, c) {
			continue // said of the signature
		}
		r.add(Tightened, p.After.File, now, code(c.Text)+" must hold now")
	}
	for _, c := range went {
		r.add(Loosened, p.After.File, now, code(c.Text)+" need not hold any more")
	}
}

func code(s string) string {
	if s == "" {
		return "a value"
	}
	return "`" + s + "`"
}

func texts(list []card.Clause) string {
	var out []string
	for _, c := range list {
		out = append(out, code(c.Text))
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if len(out) == 0 {
		return ""
	}
	return strings.Join(out, ", ") + ": "
}

// newParam reports whether a clause speaks of nothing that the old version took.
func newParam(old *program.Method, c card.Clause) bool {
	for _, q := range old.Params {
		if q.Name != "" && strings.Contains(c.Text, q.Name) {
			return false
		}
	}
	return len(old.Params) > 0
}
