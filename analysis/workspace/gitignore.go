package workspace

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	ignore "github.com/sabhiram/go-gitignore"
)

// ignorer answers what git ignores below the top of a work tree. Rules of nested .gitignore files are rewritten to hold from
// the top and appended, so that, as in git, the deepest and last rule that matches decides.
type ignorer struct {
	top   string // absolute
	rules []rule
}

// rule is one line of a .gitignore. Most lines have nothing to do with most paths, and a text they all hold shows that for a fraction
// of what matching costs.
type rule struct {
	matcher *ignore.GitIgnore // of the pattern alone
	negates bool
	holds   string // what every path has that the pattern matches
}

// newIgnorer reads the rules that hold in dir: those of every folder from the top of its work tree down to it.
func newIgnorer(dir string) *ignorer {
	top := workTree(dir)
	g := &ignorer{top: top}
	g = g.with(top, filepath.Join(top, ".git", "info", "exclude"))
	g = g.enter(top)
	rel, err := filepath.Rel(top, dir)
	if err != nil || rel == "." {
		return g
	}
	at := top
	for _, part := range strings.Split(rel, string(filepath.Separator)) {
		at = filepath.Join(at, part)
		g = g.enter(at)
	}
	return g
}

// workTree is the nearest folder at or above dir that holds .git, or dir itself.
func workTree(dir string) string {
	for at := dir; ; {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		parent := filepath.Dir(at)
		if parent == at {
			return dir
		}
		at = parent
	}
}

// enter is the ignorer that also knows the rules of dir's own .gitignore.
func (g *ignorer) enter(dir string) *ignorer { return g.with(dir, filepath.Join(dir, ".gitignore")) }

func (g *ignorer) with(dir, file string) *ignorer {
	info, err := os.Lstat(file)
	if err != nil || !info.Mode().IsRegular() || info.Size() > MaxSize {
		return g
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return g
	}
	rel, err := filepath.Rel(g.top, dir)
	if err != nil {
		return g
	}
	prefix := ""
	if rel != "." {
		prefix = filepath.ToSlash(rel) + "/"
	}
	next := &ignorer{top: g.top, rules: slices.Clip(g.rules)}
	for _, line := range strings.Split(strings.TrimPrefix(string(data), bom), "\n") {
		if pattern := anchored(prefix, line); pattern != "" {
			next.rules = append(next.rules, newRule(pattern))
		}
	}
	return next
}

func newRule(pattern string) rule {
	bare, negates := strings.CutPrefix(pattern, "!")
	if strings.HasPrefix(bare, "#") {
		bare = `\` + bare // no comment
	}
	return rule{ignore.CompileIgnoreLines(bare), negates, literal(bare)}
}

// literal is the longest part of a pattern that stands for itself; "" for one with classes or escapes.
func literal(pattern string) string {
	longest := ""
	if !strings.ContainsAny(pattern, `[\`) {
		for _, part := range strings.FieldsFunc(strings.Trim(pattern, " "), func(r rune) bool { return r == '/' || r == '*' }) {
			if len(part) > len(longest) {
				longest = part
			}
		}
	}
	return longest
}

// ignores reports whether git ignores the absolute path.
func (g *ignorer) ignores(file string, dir bool) bool {
	if len(g.rules) == 0 {
		return false
	}
	rel, err := filepath.Rel(g.top, file)
	if err != nil || strings.HasPrefix(rel, "..") {
		return false
	}
	rel = filepath.ToSlash(rel)
	if dir {
		rel += "/"
	}
	for _, r := range slices.Backward(g.rules) { // the last that matches decides
		if strings.Contains(rel, r.holds) && r.matcher.MatchesPath(rel) {
			return !r.negates
		}
	}
	return false
}

var (
	alone    = regexp.MustCompile(`(^|/)\*(/|$)`)
	inside   = regexp.MustCompile(`/\*\*/?$`)
	special  = regexp.MustCompile(`[+()^$|{}]`)
	negClass = strings.NewReplacer("[!", "[^")
)

// anchored rewrites one rule of a .gitignore that lies under prefix so that it holds from the top, and spells for the library
// what it does not know of git's language: "?", anchoring by an inner slash, "*" as a whole name, regular expression characters.
func anchored(prefix, line string) string {
	line = strings.TrimRight(line, " \t\r")
	if line == "" || line[0] == '#' {
		return ""
	}
	negate := ""
	if line[0] == '!' {
		negate, line = "!", line[1:]
	}
	line = special.ReplaceAllString(line, `\$0`)
	line = negClass.Replace(line)
	line = inside.ReplaceAllString(line, "/*")
	line = alone.ReplaceAllString(line, "$1[^/]*$2")
	line = strings.ReplaceAll(line, "?", "[^/]")
	body := strings.TrimSuffix(line, "/")
	switch {
	case strings.HasPrefix(body, "**/"):
		line = "/" + escapeRule(prefix) + line
	case strings.Contains(body, "/"):
		line = "/" + escapeRule(prefix) + strings.TrimPrefix(line, "/")
	case prefix != "":
		line = "/" + escapeRule(prefix) + "**/" + line
	}
	return negate + line
}

// escapeRule spells a folder's name so that the library takes it literally; dots it escapes by itself.
func escapeRule(prefix string) string {
	return regexp.MustCompile(`[+()^$|{}\[\]]`).ReplaceAllString(prefix, `\$0`)
}
