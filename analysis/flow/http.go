package flow

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// httpVerbs are the messages of HTTP clients that ask a server to change something.
var httpVerbs = map[string]bool{"post": true, "put": true, "patch": true, "delete": true, "post_form": true, "request": true, "del": true}

// httpClients end the names of receivers that are HTTP clients.
var httpClients = []string{"http", "client", "conn", "connection", "faraday", "httparty", "axios", "rest", "api", "gateway", "fetcher", "ky", "got", "httpservice",
	"typhoeus", "excon", "axiosref", "superagent", "undici", "needle", "httpx", "curl"}

// httpRoots are the libraries themselves, at the end of a chain of settings: HTTP.auth(token).post(…).
var httpRoots = map[string]bool{"HTTP": true, "Faraday": true, "HTTParty": true, "Typhoeus": true, "Excon": true, "RestClient": true, "Net::HTTP": true, "HTTPX": true,
	"axios": true, "got": true, "ky": true, "superagent": true}

// httpFunctions send a request themselves; its method stands among their options.
var httpFunctions = map[string]bool{"fetch": true, "axios": true, "got": true, "ky": true, "request": true, "needle": true, "$fetch": true, "ofetch": true}

// HTTPWrite reports whether a call sends a request other than GET or HEAD.
func HTTPWrite(e *program.Expr, lang program.Language) bool {
	if e.Op != program.Call {
		return false
	}
	if lang == program.Ruby {
		return httpVerbs[e.Name] && looksHTTP(e.X)
	}
	switch {
	case e.X == nil:
		return httpFunctions[e.Name] && methodWrites(e)
	case e.Name == "fetch":
		return globalObject(e.X) && methodWrites(e)
	case e.Name == "request" && hasOptions(e):
		return looksHTTP(e.X) && methodWrites(e)
	}
	return httpVerbs[e.Name] && looksHTTP(e.X)
}

func globalObject(e *program.Expr) bool {
	return e.Op == program.Constant && (e.Name == "globalThis" || e.Name == "window" || e.Name == "self")
}

// HTTPRead reports whether a call sends a GET request.
func HTTPRead(e *program.Expr, lang program.Language) bool {
	if e.Op != program.Call {
		return false
	}
	if e.X == nil {
		return lang == program.TypeScript && httpFunctions[e.Name] && len(e.List) > 0 && !methodWrites(e)
	}
	return (e.Name == "get" || e.Name == "head" || e.Name == "get_response") && looksHTTP(e.X) && !strings.Contains(receiverName(e.X), "redis")
}

// looksHTTP reports whether a receiver is an HTTP client by its name, or by the library its chain starts from.
func looksHTTP(e *program.Expr) bool {
	name := strings.ReplaceAll(strings.ReplaceAll(receiverName(e), "::", ""), "_", "")
	if strings.Contains(name, "redis") || strings.Contains(name, "cache") {
		return false
	}
	for _, h := range httpClients {
		if strings.HasSuffix(name, h) {
			return true
		}
	}
	for ; e != nil && (e.Op == program.Call || e.Op == program.Member); e = e.X {
	}
	return e != nil && e.Op == program.Constant && httpRoots[strings.TrimPrefix(e.Name, "::")]
}

func hasOptions(e *program.Expr) bool {
	for _, a := range e.List {
		if a != nil && a.Op == program.Hash {
			return true
		}
	}
	return false
}

// methodWrites reports whether the options of a request name a method other than GET or HEAD.
func methodWrites(e *program.Expr) bool {
	for _, a := range e.List {
		if a == nil || a.Op != program.Hash {
			continue
		}
		for _, p := range a.List {
			if p.Op == program.Pair && p.X != nil && p.X.Name == "method" && p.Y != nil {
				return p.Y.Name != "" && !strings.EqualFold(p.Y.Name, "get") && !strings.EqualFold(p.Y.Name, "head")
			}
		}
	}
	return false
}
