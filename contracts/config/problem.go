package config

import (
	"fmt"
	"strings"
)

// Problem is a mistake in a configuration file. Lines and columns start at 1; columns count characters.
type Problem struct {
	File         string
	Line, Column int
	Message      string
}

func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Problems is every mistake of a file, in order; as an error it is one line.
type Problems []Problem

func (p Problems) Error() string {
	if len(p) == 1 {
		return p[0].String()
	}
	return fmt.Sprintf("%s (and %d more)", p[0], len(p)-1)
}

// unknown words the mistake of an unknown name.
func unknown(what, name string, words []string) string {
	if near := Nearest(name, words); near != "" {
		return fmt.Sprintf("unknown %s %q; did you mean %q?", what, name, near)
	}
	return fmt.Sprintf("unknown %s %q (known: %s)", what, name, strings.Join(words, ", "))
}
