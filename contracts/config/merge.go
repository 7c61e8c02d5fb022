package config

import (
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// merge puts near over far, key by key: of single values the nearest wins, lists add up. Overrides of the nearer file come
// later and so win. Neither argument is changed.
func merge(far, near *Config) *Config {
	if near == nil {
		return far
	}
	out := &Config{forced: far.forced}
	out.Profile = first(near.Profile, far.Profile)
	out.Exclude = join(far.Exclude, near.Exclude)
	out.Boundaries.Ruby = far.Boundaries.Ruby.plus(near.Boundaries.Ruby)
	out.Boundaries.TypeScript = far.Boundaries.TypeScript.plus(near.Boundaries.TypeScript)
	out.Rules = make(map[string]RuleSeverity, len(far.Rules)+len(near.Rules))
	for _, rules := range []map[string]RuleSeverity{far.Rules, near.Rules} {
		for name, severity := range rules {
			out.Rules[name] = severity
		}
	}
	out.Guards.Validators = join(far.Guards.Validators, near.Guards.Validators)
	out.Errors.Precondition.Ruby = first(near.Errors.Precondition.Ruby, far.Errors.Precondition.Ruby)
	out.Errors.Precondition.TypeScript = first(near.Errors.Precondition.TypeScript, far.Errors.Precondition.TypeScript)
	out.Errors.Postcondition.Ruby = first(near.Errors.Postcondition.Ruby, far.Errors.Postcondition.Ruby)
	out.Errors.Postcondition.TypeScript = first(near.Errors.Postcondition.TypeScript, far.Errors.Postcondition.TypeScript)
	out.FailingExit = first(near.FailingExit, far.FailingExit)
	out.Overrides = join(far.Overrides, near.Overrides)
	return out
}

func (b Boundary) plus(o Boundary) Boundary {
	return Boundary{join(b.Paths, o.Paths), join(b.Bases, o.Bases), join(b.Names, o.Names), join(b.Decorators, o.Decorators)}
}

func first[T ~string](a, b T) T {
	if a != "" {
		return a
	}
	return b
}

func join[T any](a, b []T) []T {
	return append(append([]T(nil), a...), b...)
}

// rebase rewrites every pattern, written relative to dir, so that it is relative to root, as the paths of files are.
func (c *Config) rebase(dir, root string) {
	c.Exclude = rebase(c.Exclude, dir, root)
	c.Boundaries.Ruby.Paths = rebase(c.Boundaries.Ruby.Paths, dir, root)
	c.Boundaries.TypeScript.Paths = rebase(c.Boundaries.TypeScript.Paths, dir, root)
	for i := range c.Overrides {
		c.Overrides[i].Files = rebase(c.Overrides[i].Files, dir, root)
	}
}

func rebase(patterns []string, dir, root string) []string {
	prefix, err := filepath.Rel(root, dir)
	if err != nil || prefix == "." {
		return patterns
	}
	var out []string
	for _, p := range patterns {
		out = append(out, literal.Replace(filepath.ToSlash(prefix))+"/"+p)
		// Where dir lies above root, files below root are told without the way down to it.
		if down, err := filepath.Rel(dir, root); err == nil && !strings.HasPrefix(down, "..") {
			if rest, ok := descend(p, strings.Split(filepath.ToSlash(down), "/")); ok {
				out = append(out, rest)
			}
		}
	}
	return out
}

// literal escapes what a glob would read as a sign.
var literal = strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`, "]", `\]`, "{", `\{`, "}", `\}`)

// descend is what is left of a pattern inside the folder that the names lead to; ok is false if it matches nothing there.
func descend(pattern string, names []string) (rest string, ok bool) {
	for _, name := range names {
		head, tail, more := strings.Cut(pattern, "/")
		if head == "**" {
			return pattern, true
		}
		if hit, _ := doublestar.Match(head, name); !hit {
			return "", false
		}
		if !more {
			return "**", true
		}
		pattern = tail
	}
	return pattern, true
}

func matches(patterns []string, file string) bool {
	for _, p := range patterns {
		if ok, _ := doublestar.Match(p, file); ok {
			return true
		}
	}
	return false
}
