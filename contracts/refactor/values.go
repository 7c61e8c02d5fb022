package refactor

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/trial"
)

// dialect is how a framework writes values that tests make up.
type dialect struct {
	lang   program.Language
	other  string                              // an object that knows nothing
	object func(attributes [][2]string) string // one with attributes
}

// arguments writes what a call passes: the values of an example, and something for whatever else must be there.
func (d dialect) arguments(m *program.Method, w trial.World) string {
	var list []string
	for _, p := range m.Params {
		value, given := d.argument(p, w)
		switch {
		case p.Kind == program.Destructured:
			list = append(list, d.destructured(p, w))
			continue
		case p.Kind != program.Positional && p.Kind != program.Keyword:
			continue
		case !given && (p.Default != nil || p.Optional):
			if d.lang == program.Ruby {
				continue
			}
			value = "undefined"
		}
		if p.Kind == program.Keyword {
			value = p.Name + ": " + value
		}
		list = append(list, value)
	}
	for len(list) > 0 && list[len(list)-1] == "undefined" {
		list = list[:len(list)-1]
	}
	if len(list) == 0 && d.lang == program.Ruby {
		return ""
	}
	return "(" + strings.Join(list, ", ") + ")"
}

// argument is the value of one parameter; given is false where the example says nothing of it.
func (d dialect) argument(p *program.Param, w trial.World) (value string, given bool) {
	var parts [][2]string
	for path, v := range w {
		if name, ok := strings.CutPrefix(path, p.Name+"."); ok {
			parts = append(parts, [2]string{name, d.value(v, nil)})
		}
	}
	if len(parts) > 0 {
		sort.Slice(parts, func(i, j int) bool { return parts[i][0] < parts[j][0] })
		return d.object(parts), true
	}
	v, given := w[p.Name]
	if !given {
		return d.stand(p.Type), false
	}
	return d.value(v, p.Type), true
}

// destructured writes the object literal that leaves are taken from.
func (d dialect) destructured(p *program.Param, w trial.World) string {
	var parts []string
	for _, l := range p.Leaves {
		if value, given := d.argument(l, w); given {
			key := l.Key
			if key == "" {
				key = l.Name
			}
			parts = append(parts, key+": "+value)
		}
	}
	return "{ " + strings.Join(parts, ", ") + " } as never"
}

func (d dialect) value(v trial.Value, t *program.Type) string {
	switch v.Kind {
	case trial.List:
		if len(v.Items) == 0 {
			return d.cast("[]", t)
		}
		if d.lang == program.Ruby {
			return fmt.Sprintf("Array.new(%d, %s)", len(v.Items), d.other)
		}
		return fmt.Sprintf("new Array(%d).fill({}) as never", len(v.Items))
	case trial.Object, trial.Unknown, trial.Type:
		return d.stand(t)
	case trial.String:
		if d.lang == program.Ruby {
			return strconv.Quote(v.Text)
		}
		return d.cast(strconv.Quote(v.Text), t)
	case trial.Symbol:
		return ":" + v.Text
	}
	return d.cast(v.In(d.lang), t)
}

// cast lets TypeScript take a value of which its types say that it cannot come.
func (d dialect) cast(text string, t *program.Type) string {
	if d.lang == program.Ruby {
		return text
	}
	plain := t != nil && (t.Name == "number" && text != "undefined" && text != "null" && text[0] != '"' && text[0] != '[' || t.Name == "string" && text[0] == '"')
	if plain {
		return text
	}
	return text + " as never"
}

// stand is something of a type, for what no guard asks about.
func (d dialect) stand(t *program.Type) string {
	if d.lang == program.Ruby || t == nil {
		return d.other
	}
	switch t.Name {
	case "number":
		return "1"
	case "string":
		return `"a"`
	case "boolean":
		return "true"
	case "Array", "ReadonlyArray", "tuple":
		return "[]"
	case "function":
		return "(() => undefined) as never"
	}
	return d.other
}
