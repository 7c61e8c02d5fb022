package server

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// metaModel is the protocol's own description of its messages, as far as the server's are checked by it.
type metaModel struct {
	Requests, Notifications []message
	Structures              []structure
	Enumerations            []struct {
		Name                 string
		Type                 kindOf
		Values               []struct{ Value any }
		SupportsCustomValues bool
	}
	TypeAliases []struct {
		Name string
		Type kindOf
	}

	structures map[string]*structure
	check      map[string]func(m *metaModel, v any) string // of enumerations and aliases, by name
}

type message struct {
	Method, MessageDirection string
	Params, Result           *kindOf
}

type structure struct {
	Name            string
	Extends, Mixins []kindOf
	Properties      []property
}

type property struct {
	Name     string
	Type     kindOf
	Optional bool
}

// kindOf is a type of the meta-model.
type kindOf struct {
	Kind, Name string
	Element    *kindOf
	Items      []kindOf
	Value      json.RawMessage // of a literal, or the values of a map
}

// model reads the meta-model that lies beside the library; nil where the library's source is not at hand.
var model = sync.OnceValue(func() *metaModel {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "go.lsp.dev/protocol").Output()
	if err != nil {
		return nil
	}
	raw, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "internal", "genlsp", "testdata", "metaModel.json"))
	var m metaModel
	if err != nil || json.Unmarshal(raw, &m) != nil {
		return nil
	}
	m.structures, m.check = map[string]*structure{}, map[string]func(*metaModel, any) string{}
	for i := range m.Structures {
		m.structures[m.Structures[i].Name] = &m.Structures[i]
	}
	for _, a := range m.TypeAliases {
		m.check[a.Name] = func(m *metaModel, v any) string { return m.wrong(a.Type, v) }
	}
	for _, e := range m.Enumerations {
		m.check[e.Name] = func(m *metaModel, v any) string {
			for _, known := range e.Values {
				if known.Value == v {
					return ""
				}
			}
			if e.SupportsCustomValues {
				return m.wrong(e.Type, v)
			}
			return fmt.Sprintf(": %v is no %s", v, e.Name)
		}
	}
	return &m
})

// wrong says where and how a value is not of a type; "" if it is.
func (m *metaModel) wrong(t kindOf, v any) string {
	switch t.Kind {
	case "base":
		return wrongBase(t.Name, v)
	case "stringLiteral":
		if json.Unmarshal(t.Value, &t.Name) != nil || t.Name != v {
			return fmt.Sprintf(": %v, not %s", v, t.Value)
		}
		return ""
	case "array":
		list, ok := v.([]any)
		if !ok {
			return fmt.Sprintf(": %T is no array", v)
		}
		for i, x := range list {
			if w := m.wrong(*t.Element, x); w != "" {
				return fmt.Sprintf("[%d]%s", i, w)
			}
		}
		return ""
	case "map":
		return m.wrongMap(t, v)
	case "literal":
		var l structure
		if err := json.Unmarshal(t.Value, &l); err != nil {
			return ": " + err.Error()
		}
		return m.wrongObject(&l, v)
	case "or":
		return m.wrongChoice(t.Items, v)
	case "reference":
		return m.wrongReference(t.Name, v)
	}
	return ": unknown kind " + t.Kind
}

func (m *metaModel) wrongMap(t kindOf, v any) string {
	values, ok := v.(object)
	var of kindOf
	if !ok || json.Unmarshal(t.Value, &of) != nil {
		return fmt.Sprintf(": %T is no map", v)
	}
	for k, x := range values {
		if w := m.wrong(of, x); w != "" {
			return "." + k + w
		}
	}
	return ""
}

// wrongChoice tells the trouble with the alternative that fits best.
func (m *metaModel) wrongChoice(items []kindOf, v any) string {
	best := ""
	for _, t := range items {
		w := m.wrong(t, v)
		if w == "" {
			return ""
		}
		if best == "" || strings.Index(w, ":") > strings.Index(best, ":") {
			best = w
		}
	}
	return best
}

func (m *metaModel) wrongReference(name string, v any) string {
	switch name {
	case "LSPAny", "LSPObject", "LSPArray":
		return ""
	}
	if check := m.check[name]; check != nil {
		return check(m, v)
	}
	s := m.structures[name]
	if s == nil {
		return ": unknown type " + name
	}
	w := m.wrongObject(s, v)
	if w == "" && name == "Range" {
		from, to := v.(object)["start"].(object), v.(object)["end"].(object)
		if a, b := from["line"].(float64), to["line"].(float64); a > b || a == b && from["character"].(float64) > to["character"].(float64) {
			return ": the range ends before it begins"
		}
	}
	return w
}

func (m *metaModel) properties(s *structure) map[string]property {
	out := map[string]property{}
	for _, base := range append(append([]kindOf{}, s.Extends...), s.Mixins...) {
		for name, p := range m.properties(m.structures[base.Name]) {
			out[name] = p
		}
	}
	for _, p := range s.Properties {
		out[p.Name] = p
	}
	return out
}

func (m *metaModel) wrongObject(s *structure, v any) string {
	o, ok := v.(object)
	if !ok {
		return fmt.Sprintf(": %v is no %s", v, s.Name)
	}
	known := m.properties(s)
	for name, p := range known {
		x, there := o[name]
		if !there && !p.Optional {
			return "." + name + ": missing in " + s.Name
		}
		if there {
			if w := m.wrong(p.Type, x); w != "" {
				return "." + name + w
			}
		}
	}
	for name := range o {
		if _, ok := known[name]; !ok {
			return "." + name + ": not a property of " + s.Name
		}
	}
	return ""
}

var scheme = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9+.-]*:`)

func wrongBase(name string, v any) string {
	ok := false
	switch name {
	case "string", "RegExp":
		_, ok = v.(string)
	case "DocumentUri", "URI":
		text, isString := v.(string)
		ok = isString && scheme.MatchString(text)
	case "boolean":
		_, ok = v.(bool)
	case "null":
		ok = v == nil
	case "integer":
		n, isNumber := v.(float64)
		ok = isNumber && n == math.Trunc(n) && math.Abs(n) <= math.MaxInt32
	case "uinteger":
		n, isNumber := v.(float64)
		ok = isNumber && n == math.Trunc(n) && n >= 0 && n <= math.MaxInt32
	case "decimal":
		_, ok = v.(float64)
	}
	if !ok {
		return fmt.Sprintf(": %v is no %s", v, name)
	}
	return ""
}

// violation says how a message of the server breaks the protocol; asked is the method that a response answers, if that is known.
func (m *metaModel) violation(msg object, asked string) string {
	if msg["jsonrpc"] != "2.0" {
		return "jsonrpc is not 2.0"
	}
	method, _ := msg["method"].(string)
	_, hasID := msg["id"]
	switch {
	case method == "" && msg["error"] != nil:
		return m.wrongObject(&structure{Name: "error", Properties: []property{
			{Name: "code", Type: kindOf{Kind: "base", Name: "integer"}}, {Name: "message", Type: kindOf{Kind: "base", Name: "string"}},
			{Name: "data", Type: kindOf{Kind: "reference", Name: "LSPAny"}, Optional: true}}}, msg["error"])
	case method == "":
		result, there := msg["result"]
		if !there {
			return "neither a result nor an error"
		}
		for _, r := range m.Requests {
			if r.Method == asked {
				return m.wrong(*r.Result, result)
			}
		}
		return ""
	}
	list := m.Notifications
	if hasID {
		list = m.Requests
	}
	for _, d := range list {
		switch {
		case d.Method != method:
		case d.MessageDirection == "clientToServer":
			return "only the client sends it"
		case d.Params == nil:
			if msg["params"] != nil {
				return "it has no parameters"
			}
			return ""
		default:
			return m.wrong(*d.Params, msg["params"])
		}
	}
	return "the protocol has no such message"
}

// TestMetaModel tells loudly that messages go unchecked, and that the checks check.
func TestMetaModel(t *testing.T) {
	t.Parallel()
	m := model()
	if m == nil {
		t.Skip("the source of go.lsp.dev/protocol with its metaModel.json is not at hand: messages of the server go unchecked")
	}
	good := `{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"file:///a","diagnostics":[{"range":` +
		`{"start":{"line":0,"character":0},"end":{"line":0,"character":1}},"message":"m","severity":2}]}}`
	for _, tt := range []struct{ from, to, want string }{
		{"", "", ""},
		{`"2.0"`, `"1.0"`, "jsonrpc"},
		{`"message":"m"`, `"message":null`, ".diagnostics[0].message"},
		{`,"message":"m"`, ``, ".diagnostics[0].message: missing"},
		{`"severity":2`, `"severity":5`, "DiagnosticSeverity"},
		{`"severity":2`, `"more":2`, ".more"},
		{`"character":1`, `"character":-1`, "uinteger"},
		{`file:///a`, `a`, "DocumentUri"},
		{`publishDiagnostics`, `didOpen`, "only the client"},
		{`publishDiagnostics`, `publish`, "no such message"},
	} {
		var msg object
		if err := json.Unmarshal([]byte(strings.Replace(good, tt.from, tt.to, 1)), &msg); err != nil {
			t.Fatal(err)
		}
		if got := m.violation(msg, ""); (got == "") != (tt.want == "") || !strings.Contains(got, tt.want) {
			t.Errorf("%s → %s: %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
	for asked, result := range map[string]string{"textDocument/hover": `{"contents":"x"}`, "initialize": `{"capabilities":{}}`, "textDocument/codeAction": `[]`} {
		var v any
		_ = json.Unmarshal([]byte(result), &v)
		if w := m.violation(object{"jsonrpc": "2.0", "id": 1.0, "result": v}, asked); w != "" {
			t.Errorf("%s: %s", asked, w)
		}
	}
	if w := m.violation(object{"jsonrpc": "2.0", "id": 1.0, "result": object{"contents": 7.0}}, "textDocument/hover"); w == "" {
		t.Error("a hover of a number passes")
	}
}
