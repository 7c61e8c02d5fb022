package records

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

var requestVerbs = map[string]bool{"post": true, "put": true, "patch": true, "delete": true, "post_form": true}

// raising is how a Faraday connection is told to raise for an HTTP error.
var raising = names.Compile(`raise_error|Response::RaiseError`)

// request recognises Ruby requests that report an HTTP error by the response's status. A GET is a read.
func (k *Knowledge) request(f *flow.Frame, s *flow.State, e *program.Expr) Operation {
	write := Operation{Answer: Response, Write: true}
	if e.X == nil {
		return Operation{}
	}
	if e.X.Op == program.Constant {
		switch strings.TrimPrefix(e.X.Name, "::") {
		case "Net::HTTP", "HTTParty", "Faraday", "HTTP", "Typhoeus":
			if requestVerbs[e.Name] && len(e.List) > 0 {
				return write
			}
		}
		return Operation{}
	}
	switch made(f, s, e.X) {
	case "Net::HTTP":
		if requestVerbs[e.Name] || e.Name == "request" && !reads(f, s, e) {
			return write
		}
	case "Faraday":
		if requestVerbs[e.Name] && !raising.MatchString(f.File().Text.String()) && !k.raisesElsewhere(f) {
			return write
		}
	}
	return Operation{}
}

// raisesElsewhere reports whether a connection that is made in another file is told there, as far as any is, to raise for an HTTP error.
func (k *Knowledge) raisesElsewhere(f *flow.Frame) bool {
	if k.Project == nil || strings.Contains(f.File().Text.String(), "Faraday.new") {
		return false
	}
	for _, word := range []string{"raise_error", "RaiseError"} {
		for _, other := range k.Project.MentionedIn(word) {
			if text := other.Text.String(); other.Language == program.Ruby && strings.Contains(text, "Faraday.new") && raising.MatchString(text) {
				return true
			}
		}
	}
	return false
}

// made is the library whose connection a receiver is: http = Net::HTTP.new(…), a method that ends in Faraday.new(…).
func made(f *flow.Frame, s *flow.State, x *program.Expr) string {
	v := f.Value(s, x)
	if v == nil {
		return ""
	}
	for _, from := range v.Sources() {
		if e := from.Expr; e != nil && e.Op == program.Call && e.X != nil && e.X.Op == program.Constant && (e.Name == "new" || e.Name == "start") {
			if name := strings.TrimPrefix(e.X.Name, "::"); name == "Net::HTTP" || name == "Faraday" {
				return name
			}
		}
	}
	return ""
}

// reads reports whether a request object is a GET or HEAD, or one nobody knows.
func reads(f *flow.Frame, s *flow.State, e *program.Expr) bool {
	if len(e.List) == 0 {
		return true
	}
	v := f.Value(s, e.List[0])
	if v == nil || v.Expr == nil || v.Expr.Op != program.Call || v.Expr.X == nil || v.Expr.X.Op != program.Constant {
		return true
	}
	switch name := v.Expr.X.Name; name[strings.LastIndex(name, ":")+1:] {
	case "Post", "Put", "Patch", "Delete":
		return false
	}
	return true
}
