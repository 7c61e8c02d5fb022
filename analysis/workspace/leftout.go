package workspace

import (
	"path/filepath"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// LeftOut is the file at a path relative to the root, also where the index leaves it out, as it does tests; nil if there is none that
// can be read. What is not in the index is read anew whenever somebody asks.
func (ix *Index) LeftOut(path string) *program.File {
	if f := ix.File(path); f != nil || ix.compiler == nil {
		return f
	}
	return ix.compiler.leftOut(path)
}

func (c *Compiler) leftOut(path string) *program.File {
	root := realFolder(c.root)
	real, err := filepath.EvalSymlinks(filepath.Join(root, filepath.FromSlash(path)))
	if err != nil || !Supported(path) || !strings.HasPrefix(real, root+string(filepath.Separator)) {
		return nil // nothing outside is wanted
	}
	content, err := Read(real)
	if err != nil {
		return nil
	}
	f, err := Lower(path, syntax.NewText(content.Text))
	if err != nil {
		return nil
	}
	return f
}
