package workspace

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
)

func TestLeftOut(t *testing.T) {
	t.Parallel()
	dir, outside := t.TempDir(), t.TempDir()
	write := func(file string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("class A\nend\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(dir, "spec", "a_spec.rb"))
	write(filepath.Join(outside, "b_spec.rb"))
	if err := os.Symlink(filepath.Join(outside, "b_spec.rb"), filepath.Join(dir, "spec", "b_spec.rb")); err != nil {
		t.Fatal(err)
	}
	ix := NewIndex(nil).WithCompiler(NewCompiler(dir))
	for path, want := range map[string]bool{"spec/a_spec.rb": true, "spec/b_spec.rb": false, "spec/c_spec.rb": false, "../" + filepath.Base(outside) + "/b_spec.rb": false} {
		if f := ix.LeftOut(path); (f != nil) != want || want && (f.Path != path || len(f.Classes) != 1) {
			t.Errorf("%s: %v", path, f)
		}
	}
	held := &program.File{Path: "spec/a_spec.rb"}
	if f := ix.With(held).LeftOut(held.Path); f != held {
		t.Errorf("an open file is %v", f)
	}
}
