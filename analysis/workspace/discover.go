package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// Source is a file that belongs to an analysis.
type Source struct {
	Path  string // as reports tell it: relative to the root, with "/"
	File  string // where it lies
	Named bool   // the user named it, not a folder above it: no exclusion holds
}

// Discover finds the files below the named files and folders, in order of path. Paths are told relative to root. Ignored are
// what git ignores, what excluded says (it is asked of folders too), dependencies, migrations, declaration files and tests.
//
// Links below a named folder are not followed: what lies inside the given paths is found without them, and nothing outside
// is wanted. A named path that does not exist or cannot be read is an error.
func Discover(root string, named []string, excluded func(path string) bool) ([]Source, []Skipped, error) {
	root = realFolder(root)
	d := &discovery{root: root, excluded: excluded, found: map[string]Source{}}
	for _, name := range named {
		at, err := place(root, name)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, unreadable(err))
		}
		d.given = append(d.given, given{name: name, at: at})
	}
	for _, g := range d.given {
		if err := d.take(g); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", g.name, err)
		}
	}
	return d.sorted(), d.skipped, nil
}

type given struct{ name, at string }

type discovery struct {
	root     string
	excluded func(string) bool
	given    []given
	found    map[string]Source // by place
	skipped  []Skipped
}

func (d *discovery) sorted() []Source {
	out := make([]Source, 0, len(d.found))
	for _, s := range d.found {
		out = append(out, s)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Path < out[j].Path })
	sort.Slice(d.skipped, func(i, j int) bool { return d.skipped[i].Path < d.skipped[j].Path })
	return out
}

func (d *discovery) take(g given) error {
	info, err := os.Stat(g.at)
	if err != nil {
		return unreadable(err)
	}
	if info.IsDir() {
		w := walker{discovery: d, excluded: d.excluded}
		git := newIgnorer(g.at)
		// Who names an excluded folder wants what is in it.
		if git.ignores(g.at, true) {
			git = &ignorer{top: g.at}
		}
		if d.excluded(d.tell(g.at)) {
			w.excluded = func(string) bool { return false }
		}
		return w.walk(g.at, "", git)
	}
	if !info.Mode().IsRegular() {
		return errors.New("not a regular file")
	}
	h, err := os.Open(g.at)
	if err != nil {
		return unreadable(err)
	}
	h.Close()
	d.found[g.at] = Source{Path: d.tell(g.at), File: g.at, Named: true}
	return nil
}

// walker visits one named folder.
type walker struct {
	*discovery
	excluded func(string) bool
}

// walk visits a folder; below is its path under the named folder, which decides what is a dependency, a test or a migration.
func (d walker) walk(dir, below string, git *ignorer) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return unreadable(err)
	}
	for _, e := range entries {
		d.visit(filepath.Join(dir, e.Name()), below+e.Name(), e, git)
	}
	return nil
}

func (d walker) visit(at, below string, e fs.DirEntry, git *ignorer) {
	if e.IsDir() {
		if !excludedFolder(below) && !git.ignores(at, true) && !d.excluded(d.tell(at)) {
			if err := d.walk(at, below+"/", git.enter(at)); err != nil {
				d.skip(at, err.Error())
			}
		}
		return
	}
	if e.Type()&fs.ModeSymlink != 0 {
		d.link(at)
		return
	}
	if !Supported(e.Name()) || besideCode(e.Name()) || git.ignores(at, false) || d.excluded(d.tell(at)) {
		return
	}
	if !e.Type().IsRegular() {
		d.skip(at, "not a regular file")
		return
	}
	if _, known := d.found[at]; !known {
		d.found[at] = Source{Path: d.tell(at), File: at}
	}
}

// link lists a link to source code outside the given paths: its absence must not be silent.
func (d *discovery) link(at string) {
	if !Supported(at) {
		return
	}
	target, err := filepath.EvalSymlinks(at)
	if err != nil {
		d.skip(at, "a link that leads nowhere")
		return
	}
	for _, g := range d.given {
		if target == g.at || strings.HasPrefix(target, g.at+string(filepath.Separator)) {
			return
		}
	}
	d.skip(at, "a link that leads out of the given paths")
}

func (d *discovery) skip(at, reason string) {
	d.skipped = append(d.skipped, Skipped{Path: d.tell(at), Reason: reason})
}

// tell spells a place relative to the root.
func (d *discovery) tell(at string) string { return Tell(d.root, at) }

// Tell spells an absolute path as reports do: relative to root, with "/".
func Tell(root, at string) string {
	rel, err := filepath.Rel(root, at)
	if err != nil {
		rel = at
	}
	return filepath.ToSlash(rel)
}
