package server

import (
	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts/card"
)

// documentSymbol lists the contracts of a document: its classes with their methods, as far as something is known to hold of them.
// Other servers list the rest.
func (s *session) documentSymbol(p *protocol.DocumentSymbolParams) task {
	return s.reading(string(p.TextDocument.URI), func(sn *snapshot, r *report) any {
		out := protocol.DocumentSymbolSlice{}
		look := r.look(r.file)
		if look == nil {
			return out
		}
		for _, c := range r.file.Classes {
			children := s.contracts(sn, r, c.Methods)
			invariants := clauseSymbols("inv", card.Invariants(look, c), s.place(sn, c.Span, c.NameSpan))
			if children = append(invariants, children...); len(children) > 0 && c.NameSpan.Len() > 0 {
				out = append(out, symbol(c.Name, "", protocol.SymbolKindClass, s.place(sn, c.Span, c.NameSpan), children))
			}
		}
		return append(out, s.contracts(sn, r, r.file.Functions)...)
	})
}

// contracts are the symbols of those methods of which a card says something.
func (s *session) contracts(sn *snapshot, r *report, list []*program.Method) []protocol.DocumentSymbol {
	var out []protocol.DocumentSymbol
	for _, m := range list {
		if m.Kind == program.KindTopLevel || m.NameSpan.Len() == 0 {
			continue
		}
		c := r.card(m)
		if c == nil {
			continue
		}
		brief := c.Brief()
		if brief == "" {
			continue
		}
		at := s.place(sn, m.Span, m.NameSpan)
		kind := protocol.SymbolKindMethod
		switch c.Kind {
		case "constructor":
			kind = protocol.SymbolKindConstructor
		case "function":
			kind = protocol.SymbolKindFunction
		}
		clauses := append(clauseSymbols("pre", c.Requires, at), clauseSymbols("post", c.Ensures, at)...)
		out = append(out, symbol(m.Name, brief, kind, at, clauses))
	}
	return out
}

// clauseSymbols are symbols of clauses, which stand where what they speak of stands.
func clauseSymbols(word string, list []card.Clause, at place) []protocol.DocumentSymbol {
	var out []protocol.DocumentSymbol
	for _, c := range list {
		if c.Text != "" {
			out = append(out, symbol(word+" "+c.Text, string(c.Mark), protocol.SymbolKindBoolean, place{at.name, at.name}, nil))
		}
	}
	return out
}

// place is where a symbol stands as a whole, and its name in it.
type place struct{ whole, name protocol.Range }

func (s *session) place(sn *snapshot, whole, name syntax.Span) place {
	if !whole.Contains(name) { // the protocol wants one within the other
		whole = name
	}
	text := sn.version.text
	return place{textRange(text, whole, s.client.encoding), textRange(text, name, s.client.encoding)}
}

func symbol(name, detail string, kind protocol.SymbolKind, at place, children []protocol.DocumentSymbol) protocol.DocumentSymbol {
	d := protocol.DocumentSymbol{Name: name, Kind: kind, Range: at.whole, SelectionRange: at.name, Children: children}
	if detail != "" {
		d.Detail = &detail
	}
	return d
}
