package workspace_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/agentcore/proviso/analysis/workspace"
)

func TestAround(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	if real, err := filepath.EvalSymlinks(root); err == nil {
		root = real
	}
	for _, name := range []string{"home/shop/.git/HEAD", "home/shop/web/package.json", "home/shop/web/src/a.ts", "home/shop/app/b.rb", "home/notes/c.rb", "home/two/package.json", "home/two/d.ts"} {
		at := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		from  string
		named []string
		want  []string // below root
	}{
		{"home/shop", []string{"."}, []string{"home/shop"}},
		{"home/shop", []string{"web/src/a.ts", "app"}, []string{"home/shop"}},
		{"home/shop/web", []string{"src/a.ts"}, []string{"home/shop/web"}},
		{"home/shop/web", []string{"../app/b.rb"}, nil},
		{"home", []string{"shop/web/src/a.ts", "two/d.ts", "notes/c.rb"}, []string{"home/shop", "home/two"}},
		{"home", []string{"shop"}, []string{"home/shop"}},
		{"home", []string{"gone"}, nil},
	} {
		var want []string
		for _, w := range tt.want {
			want = append(want, filepath.Join(root, w))
		}
		if diff := cmp.Diff(want, workspace.Around(filepath.Join(root, tt.from), tt.named)); diff != "" {
			t.Errorf("from %s, %v (-want +got):\n%s", tt.from, tt.named, diff)
		}
	}
}
