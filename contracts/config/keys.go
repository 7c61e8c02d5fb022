package config

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"github.com/agentcore/proviso/contracts"
)

// top is the table of the keys of a configuration file.
func (r *reader) top(c *Config) map[string]key {
	return map[string]key{
		"profile":    func(n ast.Node) { c.Profile = r.profile(n) },
		"root":       func(n ast.Node) { c.Root = r.boolean(n) },
		"exclude":    func(n ast.Node) { c.Exclude = r.globs(n) },
		"boundaries": func(n ast.Node) { r.boundaries(n, c) },
		"rules":      func(n ast.Node) { c.Rules = r.severities(n) },
		"guards": func(n ast.Node) {
			r.mapping(n, map[string]key{"validators": func(n ast.Node) { c.Guards.Validators = r.texts(n) }})
		},
		"errors":    func(n ast.Node) { r.errors(n, c) },
		"style":     func(n ast.Node) { r.style(n, c) },
		"overrides": func(n ast.Node) { c.Overrides = r.overrides(n) },
	}
}

func (r *reader) profile(n ast.Node) contracts.Profile {
	return contracts.Profile(r.word(n, "profile", string(contracts.Standard), string(contracts.Fortress), string(contracts.Advisory)))
}

func (r *reader) boundaries(n ast.Node, c *Config) {
	r.mapping(n, map[string]key{
		"ruby":       func(n ast.Node) { r.boundary(n, &c.Boundaries.Ruby) },
		"typescript": func(n ast.Node) { r.boundary(n, &c.Boundaries.TypeScript) },
	})
}

func (r *reader) boundary(n ast.Node, b *Boundary) {
	r.mapping(n, map[string]key{
		"paths":      func(n ast.Node) { b.Paths = r.globs(n) },
		"bases":      func(n ast.Node) { b.Bases = r.texts(n) },
		"names":      func(n ast.Node) { b.Names = r.texts(n) },
		"decorators": func(n ast.Node) { b.Decorators = r.texts(n) },
	})
}

func (r *reader) errors(n ast.Node, c *Config) {
	classes := func(ruby, typescript *string) key {
		return func(n ast.Node) {
			r.mapping(n, map[string]key{
				"ruby":       func(n ast.Node) { *ruby = r.class(n) },
				"typescript": func(n ast.Node) { *typescript = r.class(n) },
			})
		}
	}
	r.mapping(n, map[string]key{
		"precondition":  classes(&c.Errors.Precondition.Ruby, &c.Errors.Precondition.TypeScript),
		"postcondition": classes(&c.Errors.Postcondition.Ruby, &c.Errors.Postcondition.TypeScript),
	})
}

// class reads the name of a class. It is written into generated code, so nothing but a name may pass.
func (r *reader) class(n ast.Node) string {
	s, ok := r.text(n)
	if !ok {
		return ""
	}
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return c == ':' || c == '.' }) {
		for i, c := range part {
			letter := c == '_' || c == '$' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
			if !letter && (i == 0 || c < '0' || c > '9') {
				r.at(n.GetToken(), "want the name of a class here, not %q", s)
				return ""
			}
		}
	}
	return s
}

func (r *reader) style(n ast.Node, c *Config) {
	r.mapping(n, map[string]key{
		"failing-exit": func(n ast.Node) { c.FailingExit = r.word(n, "style of a failing exit", "auto", "raise", "return") },
	})
}

func (r *reader) severities(n ast.Node) map[string]RuleSeverity {
	out := map[string]RuleSeverity{}
	r.entries(n, func(name string, at *token.Token, value ast.Node) {
		if !r.known(name) {
			r.at(at, "%s", unknown("rule", name, r.rules))
			return
		}
		if s := r.word(value, "severity", "off", "hint", "information", "warning", "error"); s != "" {
			severity, _ := contracts.ParseSeverity(s) // one of the words it knows
			out[name] = RuleSeverity(severity)
		}
	})
	return out
}

func (r *reader) known(rule string) bool {
	for _, name := range r.rules {
		if name == rule {
			return true
		}
	}
	return false
}

func (r *reader) overrides(n ast.Node) []Override {
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		if n.Type() != ast.NullType {
			r.at(n.GetToken(), "want a list here, such as [{files: [\"…\"], profile: advisory}], not %s", kind(n))
		}
		return nil
	}
	var out []Override
	for _, item := range list.Values {
		var o Override
		r.mapping(item, map[string]key{
			"files":   func(n ast.Node) { o.Files = r.globs(n) },
			"profile": func(n ast.Node) { o.Profile = r.profile(n) },
			"rules":   func(n ast.Node) { o.Rules = r.severities(n) },
		})
		if len(o.Files) == 0 {
			r.at(item.GetToken(), "an override needs files")
		}
		out = append(out, o)
	}
	return out
}

// globs reads a list of glob patterns.
func (r *reader) globs(n ast.Node) []string {
	list := r.texts(n)
	for _, g := range list {
		if !doublestar.ValidatePattern(g) {
			r.at(n.GetToken(), "not a glob pattern: %q", g)
		}
	}
	return list
}
