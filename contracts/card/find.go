package card

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// Find gives the cards of what a symbol names in the pass's file: "Charge#call", "call", "Billing::Charge"; of every class and
// function where it is empty.
func Find(p *contracts.Pass, symbol string) []*Card {
	symbol = strings.TrimPrefix(symbol, "::") // Ruby's way to say that a name is whole
	var out []*Card
	if symbol == "" {
		for _, c := range p.File.Classes {
			if len(c.Methods) > 0 || c.Doc != nil {
				out = append(out, OfClass(p, c))
			}
		}
		for _, m := range p.File.Functions {
			out = append(out, Of(p, m))
		}
		return out
	}
	for _, c := range p.File.Classes {
		if named(c.Name, symbol) {
			out = append(out, OfClass(p, c))
		}
	}
	for _, m := range p.File.AllMethods() {
		if m.Kind != program.KindTopLevel && (named(entry.Symbol(m), symbol) || m.Name == symbol || alias(m) == symbol) {
			out = append(out, WithCallers(p, m))
		}
	}
	return out
}

// named reports whether a symbol is a qualified name or its end.
func named(name, symbol string) bool {
	return name == symbol || strings.HasSuffix(name, "::"+symbol) || strings.HasSuffix(name, "."+symbol)
}

// alias lets TypeScript methods be called Class.method, as people there write them.
func alias(m *program.Method) string {
	if m.Class == nil {
		return m.Name
	}
	return m.Class.Name + "." + m.Name
}

// Symbols lists the names that Find takes in the pass's file.
func Symbols(p *contracts.Pass) []string {
	var out []string
	for _, c := range p.File.Classes {
		out = append(out, c.Name)
	}
	for _, m := range p.File.AllMethods() {
		if m.Kind != program.KindTopLevel {
			out = append(out, entry.Symbol(m))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
