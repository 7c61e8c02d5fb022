package typescript

import (
	"regexp"
	"strings"
)

// masks are legal constructs and half-done work that the grammar cannot read. Each is replaced byte for byte, so that every
// offset stays; values are read from the original text. TestMasks has a line for each.
var masks = []struct {
	sign    string // what a text must contain for the pattern to be tried
	pattern *regexp.Regexp
	fill    byte
}{
	// f<typeof import('m')>(): read as two comparisons, or not at all without arguments.
	{"<typeof import(", regexp.MustCompile(`<(typeof import\((?:'[^'\n]*'|"[^"\n]*")\))>`), 'T'},
	// export type * from 'm'
	{"export type *", regexp.MustCompile(`(?m)^export (type) \*`), ' '},
	// (boolean) => void, a parameter that is called as a type is.
	{"(any) =>", regexp.MustCompile(`\((any)\) =>`), '_'},
	{"(boolean) =>", regexp.MustCompile(`\((boolean)\) =>`), '_'},
	{"(number) =>", regexp.MustCompile(`\((number)\) =>`), '_'},
	{"(object) =>", regexp.MustCompile(`\((object)\) =>`), '_'},
	{"(string) =>", regexp.MustCompile(`\((string)\) =>`), '_'},
	{"(unknown) =>", regexp.MustCompile(`\((unknown)\) =>`), '_'},
	// The marker lines of a merge conflict; both sides stay.
	{"<<<<<<< ", regexp.MustCompile(`(?m)^((?:<<<<<<<|\|\|\|\|\|\|\||>>>>>>>) [^\r\n]*|=======)\r?$`), ' '},
}

// mask applies the masks; a text without any comes back as it is.
func mask(src string) string {
	var b []byte
	for _, m := range masks {
		if !strings.Contains(src, m.sign) {
			continue
		}
		for _, at := range m.pattern.FindAllStringSubmatchIndex(src, -1) {
			if b == nil {
				b = []byte(src)
			}
			for i := at[2]; i < at[3]; i++ {
				b[i] = m.fill
			}
		}
	}
	if b == nil {
		return src
	}
	return string(b)
}

func blank(b []byte) {
	for i := range b {
		if b[i] != '\n' && b[i] != '\r' {
			b[i] = ' '
		}
	}
}
