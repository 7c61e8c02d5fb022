package check

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// pageSections are the headings every rule page has, in this order; between them others may stand.
var pageSections = []string{"What must hold", "Why it matters", "Avoid", "Prefer", "The repair and its safety", "When it stays silent", "Suppress"}

// TestPages holds each rule's page to its sections, and the programs shown under Avoid and Prefer to what the rule says: it
// speaks of the first and is silent about the second.
func TestPages(t *testing.T) {
	t.Parallel()
	for _, rule := range Rules() {
		if rule.Group == "suppressions" {
			continue
		}
		t.Run(rule.Name, func(t *testing.T) {
			t.Parallel()
			rest := rule.Doc
			for _, name := range pageSections {
				_, after, ok := strings.Cut(rest, "\n## "+name+"\n")
				if !ok {
					t.Fatalf("the page has no section %q at its place", name)
				}
				rest = after
			}
			avoid, prefer := examples(rule.Doc, "Avoid"), examples(rule.Doc, "Prefer")
			if len(avoid) == 0 || len(prefer) == 0 {
				t.Error("the page shows no program to avoid, or none to prefer")
			}
			for _, program := range avoid {
				if len(reported(t, rule.Name, program)) == 0 {
					t.Errorf("silent about\n%s", program.Files[0].Data)
				}
			}
			for _, program := range prefer {
				if got := reported(t, rule.Name, program); len(got) > 0 {
					t.Errorf("says %v about\n%s", got, program.Files[0].Data)
				}
			}
		})
	}
}

var codeBlock = regexp.MustCompile("(?s)```(ruby|typescript)\n(.*?)```")

// examples are the programs of a page's section. Methods shown without a class are put into one. A comment "profile: fortress"
// in the first line sets the profile.
func examples(page, section string) []*txtar.Archive {
	_, text, _ := strings.Cut(page, "\n## "+section+"\n")
	text, _, _ = strings.Cut(text, "\n## ")
	var out []*txtar.Archive
	for _, m := range codeBlock.FindAllStringSubmatch(text, -1) {
		name, program := "example.rb", m[2]
		if m[1] == "typescript" {
			name = "example.service.ts"
		}
		switch {
		case strings.Contains(program, "class "):
		case m[1] == "ruby":
			program = "class Example\n" + program + "end\n"
		default:
			program = "export class ExampleService {\n" + program + "}\n"
		}
		out = append(out, &txtar.Archive{Files: []txtar.File{{Name: placed(name), Data: []byte(program)}}})
	}
	return out
}
