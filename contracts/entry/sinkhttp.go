package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// notCarried are options of HTTP clients that are neither address nor body.
var notCarried = map[string]bool{"headers": true, "header": true, "timeout": true, "open_timeout": true, "read_timeout": true, "auth": true, "basic_auth": true,
	"digest_auth": true, "verify": true, "content_type": true, "accept": true, "ssl": true, "proxy": true, "retries": true, "retry": true, "signal": true,
	"responseType": true, "validateStatus": true, "maxRedirects": true, "httpsAgent": true, "withCredentials": true, "method": true, "logger": true,
	"follow_redirects": true, "format": true, "debug_output": true, "credentials": true, "cache": true, "mode": true, "redirect": true, "agent": true}

// httpSinks are the address and the body of a request that changes something; of a GET, the address, where a missing part makes
// it ask for something else.
func httpSinks(r *Record, e *program.Expr, lang program.Language) []Reach {
	switch {
	case requestObject(e):
		return reaches(r, "the address of a request", first)
	case bodyWriter(e):
		return []Reach{{Level: HighSink, Name: "the body of a request", At: r.Y, Body: true}}
	case flow.HTTPWrite(e, lang):
		return carried(r, e)
	case flow.HTTPRead(e, lang):
		for _, a := range r.arguments() {
			if a.Pos == 0 && a.Key == "" && built(a.At) {
				return []Reach{{Level: LowSink, Name: "the address of a request", At: a.At}}
			}
		}
	}
	return nil
}

// carried are the arguments that become the address or the body.
func carried(r *Record, e *program.Expr) []Reach {
	var out []Reach
	name := "the request " + e.Name
	plain := e.X == nil || e.Name == "request" // its verb is an option
	for _, a := range r.arguments() {
		switch {
		case notCarried[a.Key] || a.Pos > 1 && a.Key == "":
		case a.Pos == 0 && (a.Key == "" || a.Key == "url" || a.Key == "baseURL" || a.Key == "path" || a.Key == "uri"):
			out = append(out, Reach{Level: HighSink, Name: name, At: a.At})
		case a.Pos == 1 && a.Key == "" && (strings.HasPrefix(e.Name, "del") || plain): // headers or options
		case plain && a.Key != "body" && a.Key != "data" && a.Key != "json" && a.Key != "form" && a.Key != "params" && a.Key != "searchParams":
		case a.Pos > 1 && e.X != nil && a.Key != "body" && a.Key != "json" && a.Key != "form":
		default:
			out = append(out, Reach{Level: HighSink, Name: name, At: a.At, Body: true})
		}
	}
	return out
}

// requestObject recognises Net::HTTP::Delete.new(path) and its like.
func requestObject(e *program.Expr) bool {
	if e.Op != program.Call || e.Name != "new" || e.X == nil || e.X.Op != program.Constant {
		return false
	}
	verb, ok := strings.CutPrefix(strings.TrimPrefix(e.X.Name, "::"), "Net::HTTP::")
	return ok && (verb == "Post" || verb == "Put" || verb == "Patch" || verb == "Delete")
}

// bodyWriter recognises request.body = text.
func bodyWriter(e *program.Expr) bool {
	if e.Op != program.Assign || e.X == nil || e.X.Op != program.Call || e.X.Name != "body" || e.X.X == nil {
		return false
	}
	name := e.X.X.Name
	return name == "req" || name == "request"
}
