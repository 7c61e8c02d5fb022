package missingshape

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// ownText reports whether what a TypeScript method parses is nothing that a caller, a request or an answer brought: text from a place
// of its own, which the program has written as a rule.
func ownText(p *contracts.Pass, m *program.Method, parse *program.Expr) bool {
	parse = flow.Strip(parse)
	if m.File.Language != program.TypeScript || parse == nil || parse.Op != program.Call || parse.Name != "parse" || len(parse.List) == 0 {
		return false
	}
	return fromFile(parse.List[0]) || !entry.CallerNames(p, m, parse.List[0])
}

// fromFile reports whether a text is read from a file there and then: somebody put it there who knows the program.
func fromFile(text *program.Expr) bool {
	text = flow.Strip(text)
	for text != nil && (text.Op == program.Await || text.Op == program.Call && text.Name == "toString") {
		text = flow.Strip(text.X)
	}
	return text != nil && text.Op == program.Call && (text.Name == "readFileSync" || text.Name == "readFile")
}

// alongside reports whether a key of a body is handed on in an object of which another key of the same body is asked about where it
// arrives: what is there to check the input is there, whether or not it checks that key.
func alongside(p *contracts.Pass, m *program.Method, read *program.Expr) bool {
	if m.File.Language != program.TypeScript || read.Op != program.Member && read.Op != program.Index || read.X == nil {
		return false
	}
	pair := entry.NestingOf(p, m).Outer(read)
	for pair != nil && (pair.Op == program.Cast || pair.Op == program.NonNull) {
		pair = entry.NestingOf(p, m).Outer(pair)
	}
	if pair == nil || pair.Op != program.Pair {
		return false
	}
	object := entry.NestingOf(p, m).Outer(pair)
	if object == nil || object.Op != program.Hash {
		return false
	}
	for _, other := range object.List {
		v := flow.Strip(other.Y)
		if other != pair && v != nil && v.Op == read.Op && v.X != nil && program.Same(v.X, read.X) && entry.AnsweredKey(p, m, v) {
			return true
		}
	}
	return false
}

// checkedHere reports whether a method hands the whole body of a request to a schema, above or below where it takes it apart:
// const { error } = schema.validate(request.body).
func checkedHere(m *program.Method, request string) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && e.X != nil && schemaCall.MatchString(e.Name) && len(e.List) > 0 {
			b := flow.Strip(e.List[0])
			found = found || b != nil && b.Op == program.Member && b.Name == "body" && b.X != nil && b.X.Op == program.Local && b.X.Name == request
		}
		return !found
	})
	return found
}

var schemaCall = regexp.MustCompile(`^(validate|validateAsync|validateSync|parse|parseAsync|safeParse|safeParseAsync|assert|cast|check)$`)

// enveloped reports whether a TypeScript method asks about some part of the answer of another service, or whether that tells of an error:
// who knows its envelope knows what it holds.
func enveloped(m *program.Method, read *program.Expr) bool {
	if m.File.Language != program.TypeScript || read == nil {
		return false
	}
	for _, o := range m.File.AllMethods() { // the class may have a method that reads answers for all the others
		if !m.Span.Contains(read.Span) && o.Span.Contains(read.Span) && o.HasBody() {
			m = o
		}
	}
	name := ""
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.Y != nil && e.Y.Span.Contains(read.Span) {
			name = e.X.Name
		}
		return name == ""
	})
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.If && e.X != nil && name != "" {
			e.X.Walk(func(x *program.Expr) bool {
				found = found || x.Op == program.Member && x.X != nil && x.X.Op == program.Local && x.X.Name == name
				return !found
			})
		}
		return !found
	})
	return found
}
