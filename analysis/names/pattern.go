// Package names matches the names and paths that programs give things. The same few names are asked about again and again, so
// answers are remembered: a regular expression costs ten times what looking one up does.
package names

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression for short texts such as names. It is safe for concurrent use.
type Pattern struct {
	re    *regexp.Regexp
	mu    sync.RWMutex
	known map[string]bool
}

// maxKnown bounds what a pattern remembers; when it is full it starts anew.
const maxKnown = 1 << 13

// Compile is for package variables: it panics when expr is no regular expression.
func Compile(expr string) *Pattern {
	return &Pattern{re: regexp.MustCompile(expr), known: map[string]bool{}}
}

// MatchString reports whether the pattern matches somewhere in the name.
func (p *Pattern) MatchString(name string) bool {
	p.mu.RLock()
	yes, ok := p.known[name]
	p.mu.RUnlock()
	if ok {
		return yes
	}
	yes = p.re.MatchString(name)
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.known) >= maxKnown {
		clear(p.known)
	}
	p.known[name] = yes
	return yes
}
