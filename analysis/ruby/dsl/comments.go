package dsl

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

var (
	yardParam = regexp.MustCompile(`@param\s+(?:\[([^\]]*(?:\[[^\]]*\][^\]]*)*)\]\s+[*&]{0,2}(\w+)|[*&]{0,2}(\w+)\s+\[([^\]]*(?:\[[^\]]*\][^\]]*)*)\])`)
	yardNil   = regexp.MustCompile(`(^|[,|<\s(])(nil|NilClass|void)($|[,|>\s)])`)
	rbsParam  = regexp.MustCompile(`^#\s*@rbs\s+[*&]{0,2}(\w+):\s*(.+?)(\s+--.*)?$`)
	rbsMethod = regexp.MustCompile(`^#:\s*(\(.*)$`)
)

// comments reads what is written above a method and checked by nobody at run time: YARD's @param [String, nil] x, and RBS
// written as comments, "#: (Integer, ?name: String?) -> void" and "# @rbs x: Integer?".
func (r *reader) comments(m *program.Method) {
	for _, line := range strings.Split(m.Doc.Text, "\n") {
		line = strings.TrimSpace(line)
		if y := yardParam.FindStringSubmatch(line); y != nil {
			name, types := y[2]+y[3], y[1]+y[4]
			r.written(m, name, yardNil.MatchString(types), plainClass(types))
		}
		if p := rbsParam.FindStringSubmatch(line); p != nil {
			r.written(m, p[1], rbsNil(p[2]), plainClass(p[2]))
		}
		if s := rbsMethod.FindStringSubmatch(line); s != nil {
			r.rbs(m, s[1])
		}
	}
}

// plainClass is the type where it is the name of one class.
func plainClass(types string) string {
	if strings.ContainsAny(types, ",|<>{}[]? ") {
		return ""
	}
	return types
}

func (r *reader) written(m *program.Method, name string, null bool, class string) {
	for _, p := range m.Params {
		if p.Name == name {
			r.say(p, Given{Nilable: null, Evidence: true, Known: flow.Fact{Type: class}})
		}
	}
}

func rbsNil(t string) bool {
	t = strings.TrimSpace(t)
	if strings.HasSuffix(t, "?") || t == "nil" {
		return true
	}
	for _, part := range strings.Split(t, "|") {
		if strings.TrimSpace(part) == "nil" {
			return true
		}
	}
	return false
}

// rbs pairs the parameter list of a method type with the parameters.
func (r *reader) rbs(m *program.Method, text string) {
	list, ok := parameterList(text)
	if !ok {
		return
	}
	i := 0
	var positional []*program.Param
	for _, p := range m.Params {
		if p.Kind == program.Positional {
			positional = append(positional, p)
		}
	}
	for _, entry := range list {
		entry = strings.TrimPrefix(strings.TrimSpace(entry), "?")
		if name, t, ok := strings.Cut(entry, ": "); ok && !strings.ContainsAny(name, "[]() |") {
			r.written(m, name, rbsNil(t), plainClass(t))
			continue
		}
		if strings.HasPrefix(entry, "*") || i >= len(positional) {
			continue
		}
		t := entry
		if head, tail, ok := strings.Cut(entry, " "); ok && strings.TrimLeft(tail, "abcdefghijklmnopqrstuvwxyz_0123456789") == "" {
			t = head // "String name"
		}
		r.say(positional[i], Given{Nilable: rbsNil(t), Evidence: true, Known: flow.Fact{Type: plainClass(t)}})
		i++
	}
}

// parameterList splits "(A, ?b: B?) -> C" at the commas between its parentheses.
func parameterList(text string) ([]string, bool) {
	depth, start := 0, 1
	var out []string
	for i, c := range text {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
			if depth == 0 {
				if s := strings.TrimSpace(text[start:i]); s != "" {
					out = append(out, s)
				}
				return out, true
			}
		case ',':
			if depth == 1 {
				out = append(out, text[start:i])
				start = i + 1
			}
		}
	}
	return nil, false
}
