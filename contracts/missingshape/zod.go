package missingshape

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// skeleton is a zod schema of the keys that are read, for projects that use zod. Its types come from what the keys are used for, and
// are the author's to complete.
func skeleton(p *contracts.Pass, s *entry.Subject) (contracts.Repair, bool) {
	m, f := s.Method, s.Method.File
	if f.Language != program.TypeScript || s.Access() != s.Param.Name || !usesZod(p) {
		return contracts.Repair{}, false
	}
	names, types := shapeOf(s)
	if len(names) == 0 {
		return contracts.Repair{}, false
	}
	var fields []string
	for _, n := range names {
		fields = append(fields, n+": "+types[n])
	}
	edits, ok := repair.Statement(p, m, s.Param.Name, func(width int) []string { return written(f, s.Param.Name, fields, width) })
	if !ok {
		return contracts.Repair{}, false
	}
	if i, needed, ok := repair.Import(f, "z", "zod"); !ok {
		return contracts.Repair{}, false
	} else if needed {
		edits = append([]contracts.Edit{i}, edits...)
	}
	return contracts.Repair{Title: "Parse " + s.Param.Name + " with a zod schema of the keys that are read", Edits: edits,
		Rejects: "also rejects other types than the use of the keys tells"}, true
}

// usesZod reports whether a file of the project imports zod.
func usesZod(p *contracts.Pass) bool {
	for _, shown := range p.Program.MentionedIn("zod") { // of which the first will do nearly always
		if f := p.Program.File(shown.Path); f != nil && slices.ContainsFunc(f.Imports, func(i program.Import) bool { return i.From == "zod" }) {
			return true
		}
	}
	return false
}

// written is the statement on one line where it fits, else with a line for each key.
func written(f *program.File, name string, fields []string, width int) []string {
	end := repair.Stop(f)
	if line := "z.object({ " + strings.Join(fields, ", ") + " }).parse(" + name + ")" + end; len(line) <= width {
		return []string{line}
	}
	out := []string{"z.object({"}
	for _, field := range fields {
		out = append(out, repair.Unit(f)+field+",")
	}
	return append(out, "}).parse("+name+")"+end)
}

// shapeOf are the keys that a method reads of a parameter in order, each with the type that its use tells. A key about which the
// code asks may be missing, and is left to it.
func shapeOf(s *entry.Subject) (names []string, types map[string]string) {
	types = map[string]string{}
	note := func(key, of string) {
		if types[key] == "" {
			names = append(names, key)
		}
		if types[key] == "" || strings.HasPrefix(types[key], "z.unknown") {
			types[key] = of
		}
	}
	for _, k := range s.Keys {
		if k.Expr.Op == program.Member && k.Frame.Depth() == 0 && !k.Expr.Has(program.Safe) {
			note(k.Expr.Name, "z.unknown()")
		}
	}
	for _, d := range s.KeyDerefs {
		if key := d.Deref.Value.Key; d.Frame.Depth() == 0 && types[key] != "" {
			note(key, used(d.Expr))
		}
	}
	return names, types
}

// messages tell by their name what they are sent to.
var messages = map[string]string{
	"trim": "z.string()", "toLowerCase": "z.string()", "toUpperCase": "z.string()", "split": "z.string()", "startsWith": "z.string()", "endsWith": "z.string()",
	"replace": "z.string()", "match": "z.string()", "charAt": "z.string()", "padStart": "z.string()", "localeCompare": "z.string()",
	"toFixed": "z.number()", "toPrecision": "z.number()", "getTime": "z.date()", "toISOString": "z.date()",
	"map": "z.array(z.unknown())", "forEach": "z.array(z.unknown())", "filter": "z.array(z.unknown())", "reduce": "z.array(z.unknown())", "find": "z.array(z.unknown())",
	"some": "z.array(z.unknown())", "every": "z.array(z.unknown())", "join": "z.array(z.unknown())", "push": "z.array(z.unknown())", "flatMap": "z.array(z.unknown())",
}

// used is the type of a key that a use dereferences.
func used(e *program.Expr) string {
	if t := messages[e.Name]; t != "" && e.Op == program.Call {
		return t
	}
	if e.Op == program.Member || e.Op == program.Index {
		return "z.object({})"
	}
	return "z.unknown()"
}
