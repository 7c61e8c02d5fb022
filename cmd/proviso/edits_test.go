package main

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/agentcore/proviso/analysis/workspace"
)

// TestWarmRunsAfterEdits edits, adds, removes and renames random files of programs that know each other, and holds a check that
// remembers, and one that never holds much at once, to one that does neither. PROVISO_EDITS makes more steps than the usual few, PROVISO_EDITS_DIR takes a copy of that project.
func TestWarmRunsAfterEdits(t *testing.T) {
	t.Parallel()
	steps, _ := strconv.Atoi(os.Getenv("PROVISO_EDITS"))
	if steps == 0 {
		steps = 8
	}
	for _, seed := range []uint64{1, 2, 3} {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 6))
			files := someFiles(t, r)
			e := &edits{t: t, dir: workplace(t, files), r: r, files: files}
			cache, many, left := t.TempDir(), t.TempDir(), t.TempDir()
			checkOf(t, e.dir, left, 0, "", []string{"--stdin", e.some()}) // a check that begins with what such a one leaves
			const few = 3_000                                             // bytes, of a project that is taken for a large one
			for step := range steps {
				some, in := e.some(), e.files[e.some()] // another text, as half an edit is
				for _, args := range [][]string{{"--level", "hint"}, {"--format", "json"}, {"--level", "hint", some}, {"--level", "hint", "--stdin", some}, {"--format", "json", "--stdin", some}} {
					want := checkOf(t, e.dir, "", 0, in, args)
					for name, got := range map[string]string{
						"warm": checkOf(t, e.dir, cache, 0, in, args), "large": checkOf(t, e.dir, "", few, in, args), "large and warm": checkOf(t, e.dir, many, few, in, args),
						"left by standard input": checkOf(t, e.dir, left, 0, in, args),
					} {
						if got != want {
							t.Fatalf("step %d, after %v\n%v, %s:\n%s\ncold:\n%s", step, e.made, args, name, got, want)
						}
					}
				}
				e.made = nil
				for range 1 + r.IntN(3) {
					e.one()
				}
			}
		})
	}
}

func checkOf(t *testing.T, dir, cache string, large int, in string, args []string) string {
	t.Helper()
	var out, errs bytes.Buffer
	door{dir: dir, in: strings.NewReader(in), out: &out, err: &errs, cache: cache, large: large}.run(t.Context(), append([]string{"check"}, args...))
	return regexp.MustCompile(`"durationMs": \d+`).ReplaceAllString(out.String(), "") + errs.String()
}

// someFiles are the files of a project, or of some of the rules' programs.
func someFiles(t *testing.T, r *rand.Rand) map[string]string {
	t.Helper()
	files := map[string]string{}
	if dir := os.Getenv("PROVISO_EDITS_DIR"); dir != "" {
		err := filepath.WalkDir(dir, func(at string, e fs.DirEntry, err error) error {
			name, _ := filepath.Rel(dir, at)
			if err != nil || !e.Type().IsRegular() || !workspace.Supported(name) && filepath.Base(name) != "tsconfig.json" {
				return err
			}
			text, err := os.ReadFile(at)
			files[name] = string(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	archives, err := filepath.Glob("../../contracts/*/testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no programs", err)
	}
	for _, at := range r.Perm(len(archives))[:30] {
		a, err := txtar.ParseFile(archives[at])
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			if _, taken := files[f.Name]; !taken && workspace.Supported(f.Name) {
				files[f.Name] = string(f.Data)
			}
		}
	}
	return files
}

// edits changes a project.
type edits struct {
	t     *testing.T
	dir   string
	r     *rand.Rand
	files map[string]string // as they are now
	made  []string
}

var identifier = regexp.MustCompile(`[A-Za-z_]\w+`)

func (e *edits) one() {
	name, other := e.some(), e.some()
	text := e.files[name]
	switch e.r.IntN(9) {
	case 0:
		e.remove(name)
	case 1:
		to := filepath.ToSlash(filepath.Join(filepath.Dir(other), "renamed_"+filepath.Base(name)))
		e.remove(name)
		e.put(to, text)
	case 2: // a class is reopened or written twice
		e.put(filepath.ToSlash(filepath.Join(filepath.Dir(name), "again_"+filepath.Base(other))), e.files[other])
	case 3, 4:
		lines := strings.SplitAfter(text, "\n")
		at := e.r.IntN(len(lines))
		e.put(name, strings.Join(slices.Delete(lines, at, at+1), ""))
	case 5:
		lines := strings.SplitAfter(text, "\n")
		at := e.r.IntN(len(lines))
		e.put(name, strings.Join(slices.Insert(lines, at, lines[at]), ""))
	default: // a name becomes another one, perhaps of another file
		words := identifier.FindAllStringIndex(text, -1)
		theirs := identifier.FindAllString(e.files[other], -1)
		if len(words) == 0 || len(theirs) == 0 {
			return
		}
		w, to := words[e.r.IntN(len(words))], theirs[e.r.IntN(len(theirs))]
		if e.r.IntN(2) == 0 { // everywhere in the file
			e.put(name, strings.ReplaceAll(text, text[w[0]:w[1]], to))
			return
		}
		e.put(name, text[:w[0]]+to+text[w[1]:])
	}
}

func (e *edits) some() string {
	var names []string
	for name := range e.files {
		if name != "proviso.yml" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names[e.r.IntN(len(names))]
}

func (e *edits) put(name, text string) {
	e.made = append(e.made, "put "+name)
	e.files[name] = text
	change(e.t, e.dir, name, text)
}

func (e *edits) remove(name string) {
	e.made = append(e.made, "remove "+name)
	delete(e.files, name)
	if err := os.Remove(filepath.Join(e.dir, filepath.FromSlash(name))); err != nil {
		e.t.Fatal(err)
	}
}
