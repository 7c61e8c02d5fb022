package workspace

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree writes files into a folder of the test; a text that begins with "-> " makes a link.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		at := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			t.Fatal(err)
		}
		target, isLink := strings.CutPrefix(text, "-> ")
		err := error(nil)
		if isLink {
			err = os.Symlink(target, at)
		} else {
			err = os.WriteFile(at, []byte(text), 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestDiscover(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		files   map[string]string
		named   []string
		exclude string
		want    []string
		skipped []string
	}{
		{name: "languages, sorted", files: map[string]string{"b.rb": "", "a/x.ts": "", "a.tsx": "", "c.mts": "", "d.cts": "", "e.rake": "", "config.ru": "", "x.py": "", "y.js": "", "z.d.ts": "", "z.d.mts": ""},
			want: []string{"a.tsx", "a/x.ts", "b.rb", "c.mts", "config.ru", "d.cts", "e.rake"}},
		{name: "dependencies, history, tests", files: map[string]string{"node_modules/m/x.ts": "", "vendor/g/x.rb": "", "db/migrate/1.rb": "", "src/migrations/1.ts": "", "test/a.rb": "", "spec/a.rb": "",
			"src/__tests__/a.ts": "", "src/a.test.ts": "", "src/a.spec.tsx": "", "lib/a_spec.rb": "", "lib/a_test.rb": "", ".git/hooks/x.rb": "", "lib/latest.rb": "", "app/services/vendor/pay.rb": "", "db/seeds.rb": ""},
			want: []string{"app/services/vendor/pay.rb", "db/seeds.rb", "lib/latest.rb"}},
		{name: "what is named is kept", files: map[string]string{"spec/a_spec.rb": "", "spec/b.rb": "", "node_modules/m/x.ts": "", "gen/x.rb": "", ".gitignore": "gen\n", "old/x.rb": ""},
			named: []string{"spec/a_spec.rb", "node_modules/m", "gen", "old"}, exclude: "old", want: []string{"gen/x.rb", "node_modules/m/x.ts", "old/x.rb", "spec/a_spec.rb"}},
		{name: "named twice", files: map[string]string{"a/x.rb": ""}, named: []string{".", "a", "a/x.rb", "./a/../a"}, want: []string{"a/x.rb"}},
		{name: "excluded", files: map[string]string{"old/x.rb": "", "old/deep/x.rb": "", "new/x.rb": ""}, exclude: "old", want: []string{"new/x.rb"}},
		{name: "link cycle", files: map[string]string{"a/x.rb": "", "a/up": "-> ..", "a/self": "-> self"}, want: []string{"a/x.rb"}},
		{name: "links", files: map[string]string{"a/x.rb": "", "a/same.rb": "-> x.rb", "a/gone.rb": "-> nowhere", "out/y.rb": "", "a/out.rb": "-> ../out/y.rb", "a/outside": "-> ../out"}, named: []string{"a"},
			want: []string{"a/x.rb"}, skipped: []string{"a/gone.rb: a link that leads nowhere", "a/out.rb: a link that leads out of the given paths"}},
		{name: "a named link is followed", files: map[string]string{"real/x.rb": "", "link": "-> real"}, named: []string{"link"}, want: []string{"real/x.rb"}},
		{name: "unusual names", files: map[string]string{"a b/ü[1].rb": "", "-x.rb": "", "日本.rb": ""}, want: []string{"-x.rb", "a b/ü[1].rb", "日本.rb"}},
		{name: "nothing", files: map[string]string{"README.md": ""}, want: nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			named := tt.named
			if named == nil {
				named = []string{"."}
			}
			sources, skipped, err := Discover(tree(t, tt.files), named, func(p string) bool { return p == tt.exclude })
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, paths(sources)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			var reasons []string
			for _, s := range skipped {
				reasons = append(reasons, s.Path+": "+s.Reason)
			}
			if diff := cmp.Diff(tt.skipped, reasons); diff != "" {
				t.Errorf("skipped (-want +got):\n%s", diff)
			}
		})
	}
}

func paths(sources []Source) (out []string) {
	for _, s := range sources {
		out = append(out, s.Path)
	}
	return out
}

func TestGitignore(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		rules map[string]string
		files []string // those that end in "!" are wanted
	}{
		{"names at every depth", map[string]string{".gitignore": "# comment\n\ngen\n*.tmp.rb\r\n"}, []string{"gen/x.rb", "a/gen/x.rb", "a/x.tmp.rb", "regen/x.rb!", "a/x.rb!"}},
		{"folders only", map[string]string{".gitignore": "out/\n"}, []string{"out/x.rb", "a/out/x.rb", "b/out.rb!"}},
		{"anchored", map[string]string{".gitignore": "/gen\ndoc/*.rb\n"}, []string{"gen/x.rb", "a/gen/x.rb!", "doc/x.rb", "doc/a/x.rb!", "a/doc/x.rb!"}},
		{"any depth", map[string]string{".gitignore": "**/gen\na/**/z.rb\nq/**\n"}, []string{"b/gen/x.rb", "a/z.rb", "a/b/c/z.rb", "q/x.rb", "q/r/x.rb", "b/z.rb!"}},
		{"taken back", map[string]string{".gitignore": "gen/*\n!gen/keep.rb\n"}, []string{"gen/x.rb", "gen/keep.rb!"}},
		{"one character and classes", map[string]string{".gitignore": "a?.rb\n[xy].rb\n[!m]n.rb\n"}, []string{"ab.rb", "x.rb", "on.rb", "a.rb!", "abc.rb!", "z.rb!", "mn.rb!"}},
		{"signs of regular expressions", map[string]string{".gitignore": "(g)+$.rb\n"}, []string{"(g)+$.rb", "g.rb!", "gg.rb!"}},
		{"long classes and marks", map[string]string{".gitignore": "[abcdefgh].rb\n*.rb\n!#keep.rb\n![!abcdefgh]z.rb\n"}, []string{"a.rb", "keep.rb", "#keep.rb!", "xz.rb!", "az.rb"}},
		{"nested", map[string]string{"a/.gitignore": "/gen\nx.rb\n", "a/b/.gitignore": "!x.rb\n"}, []string{"a/gen/y.rb", "a/x.rb", "a/c/x.rb", "a/b/x.rb!", "gen/y.rb!", "x.rb!"}},
		{"exclude file", map[string]string{".git/info/exclude": "mine.rb\n"}, []string{"mine.rb", "a/mine.rb", "x.rb!"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			files := map[string]string{".git/HEAD": ""}
			for name, text := range tt.rules {
				files[name] = text
			}
			var want []string
			for _, f := range tt.files {
				name, wanted := strings.CutSuffix(f, "!")
				files[name] = ""
				if wanted {
					want = append(want, name)
				}
			}
			sources, _, err := Discover(tree(t, files), []string{"."}, func(string) bool { return false })
			if err != nil {
				t.Fatal(err)
			}
			got := map[string]bool{}
			for _, s := range sources {
				got[s.Path] = true
			}
			for _, f := range tt.files {
				name, wanted := strings.CutSuffix(f, "!")
				if got[name] != wanted {
					t.Errorf("%s: found %v, want %v", name, got[name], wanted)
				}
			}
		})
	}
}

func TestRulesAboveTheNamedFolderHold(t *testing.T) {
	t.Parallel()
	root := tree(t, map[string]string{".git/HEAD": "", ".gitignore": "/app/gen/\n", "app/gen/x.rb": "", "app/y.rb": ""})
	sources, _, err := Discover(filepath.Join(root, "app"), []string{"."}, func(string) bool { return false })
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"y.rb"}, paths(sources)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNamedPathsMustExist(t *testing.T) {
	t.Parallel()
	root := tree(t, map[string]string{"a.rb": ""})
	if err := syscall.Mkfifo(filepath.Join(root, "pipe.rb"), 0o600); err != nil {
		t.Skip("no pipes here:", err)
	}
	for name, want := range map[string]string{"gone": "gone: cannot be read: no such file or directory", "pipe.rb": "pipe.rb: not a regular file"} {
		if _, _, err := Discover(root, []string{name}, func(string) bool { return false }); err == nil || err.Error() != want {
			t.Errorf("%s: error = %v", name, err)
		}
	}
	sources, skipped, err := Discover(root, []string{"."}, func(string) bool { return false })
	if err != nil || len(sources) != 1 || len(skipped) != 1 || skipped[0].Reason != "not a regular file" {
		t.Errorf("%v, %v, %v", sources, skipped, err)
	}
}

func TestUnreadableFolder(t *testing.T) {
	t.Parallel()
	root := tree(t, map[string]string{"a/x.rb": "", "b.rb": ""})
	closed := filepath.Join(root, "a")
	if err := os.Chmod(closed, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(closed, 0o700) })
	if _, err := os.ReadDir(closed); err == nil {
		t.Skip("this user may read everything")
	}
	sources, skipped, err := Discover(root, []string{"."}, func(string) bool { return false })
	if err != nil || len(sources) != 1 || len(skipped) != 1 || skipped[0].Reason != "cannot be read: permission denied" {
		t.Errorf("%v, %v, %v", sources, skipped, err)
	}
	if _, _, err := Discover(root, []string{"a"}, func(string) bool { return false }); err == nil {
		t.Error("a named folder that cannot be read is no error")
	}
}
