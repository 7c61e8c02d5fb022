package workspace

import (
	"path"
	"sort"
	"strings"
	"sync"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/program"
)

// ordered is the list of the base's paths in order, made when first asked for. It goes on being good where the base is taken again.
type ordered struct {
	once  sync.Once
	paths []string
}

// Near lists up to n files of the language of the file at the path: first its neighbours in the folder, then those below the
// folder above, and so on. Each ring is in order of path. The file itself is not among them.
func (ix *Index) Near(of string, n int) []*program.File {
	ix.log.Note(asked.Question{Kind: asked.Near, Name: of, N: n})
	var out []*program.File
	ix.near(of, n, func(p string) bool {
		f := ix.file(p)
		if f != nil {
			out = append(out, f)
		}
		return f != nil
	})
	return out
}

// near offers the paths that Near is about until n of them were taken.
func (ix *Index) near(of string, n int, take func(path string) bool) {
	o := ix.shared.ordered
	o.once.Do(func() {
		for p := range ix.files {
			o.paths = append(o.paths, p)
		}
		sort.Strings(o.paths)
	})
	seen := map[string]bool{of: true}
	ext := path.Ext(of)
	for dir := path.Dir(of); n > 0; dir = path.Dir(dir) {
		prefix := dir + "/"
		if dir == "." {
			prefix = ""
		}
		from := sort.SearchStrings(o.paths, prefix)
		for _, p := range o.paths[from:] {
			if !strings.HasPrefix(p, prefix) || n == 0 {
				break
			}
			if !seen[p] && path.Ext(p) == ext && take(p) {
				n--
			}
			seen[p] = true
		}
		if dir == "." || dir == "/" {
			break
		}
	}
}
