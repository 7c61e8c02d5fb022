package refactor

import "strings"

// block is one test as it is written, with the name that tells it from others; its lines step in by two spaces.
type block struct {
	name  string
	lines []string
}

func (b *block) add(lines ...string) { b.lines = append(b.lines, lines...) }

// set writes blocks with an empty line between them, each line as far in as is said.
func set(blocks []block, indent string) string {
	var out strings.Builder
	for i, b := range blocks {
		if i > 0 {
			out.WriteString("\n")
		}
		for _, l := range b.lines {
			out.WriteString(indent + l + "\n")
		}
	}
	return out.String()
}
