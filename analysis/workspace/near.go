package workspace

import (
	"path"
	"sort"
	"strings"
	"sync"

	"github.com/agentcore/proviso/analysis/program"
)

// ordered is the list of the base's paths in order, made when first asked for.
type ordered struct {
	once  sync.Once
	paths []string
}

// Near lists up to n files of the language of the file at the path: first its neighbours in the folder, then those below the
// folder above, and so on. Each ring is in order of path. The file itself is not among them.
func (ix *Index) Near(of string, n int) []*program.File {
	o := &ix.shared.ordered
	o.once.Do(func() {
		for p := range ix.files {
			o.paths = append(o.paths, p)
		}
		sort.Strings(o.paths)
	})
	var out []*program.File
	seen := map[string]bool{of: true}
	ext := path.Ext(of)
	for dir := path.Dir(of); len(out) < n; dir = path.Dir(dir) {
		prefix := dir + "/"
		if dir == "." {
			prefix = ""
		}
		from := sort.SearchStrings(o.paths, prefix)
		for _, p := range o.paths[from:] {
			if !strings.HasPrefix(p, prefix) || len(out) >= n {
				break
			}
			if f := ix.File(p); f != nil && !seen[p] && path.Ext(p) == ext {
				out = append(out, f)
			}
			seen[p] = true
		}
		if dir == "." || dir == "/" {
			break
		}
	}
	return out
}
