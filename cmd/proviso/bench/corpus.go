package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/workspace"
)

// corpus are the files that a check of a folder reads.
type corpus struct {
	files   []workspace.Reading
	names   map[string]bool // of the classes and functions they declare
	strange string          // the folder, for messages
}

func read(dir string) (*corpus, error) {
	sources, _, err := workspace.Discover(dir, []string{"."}, func(string) bool { return false })
	if err != nil {
		return nil, err
	}
	c := &corpus{names: map[string]bool{}, strange: dir}
	for _, r := range workspace.ReadAll(context.Background(), sources, 0) {
		if r.Err == nil {
			c.files = append(c.files, r)
		}
	}
	if len(c.files) == 0 {
		return nil, fmt.Errorf("%s: nothing to check", dir)
	}
	return c, nil
}

// declare collects the names that copies must not share.
func (c *corpus) declare() {
	files, _ := workspace.LowerAll(context.Background(), c.files, 0)
	for _, f := range files {
		for _, k := range f.Classes {
			c.names[k.Name[strings.LastIndexByte(k.Name, ':')+1:]] = true
		}
		for _, m := range f.Functions {
			c.names[m.Name] = true
		}
	}
}

func (c *corpus) has(ends ...string) bool {
	for _, f := range c.files {
		for _, end := range ends {
			if strings.HasSuffix(f.Path, end) {
				return true
			}
		}
	}
	return false
}

func (c *corpus) lines() (n int) {
	for _, f := range c.files {
		n += strings.Count(f.Text, "\n")
	}
	return n
}

var word = regexp.MustCompile(`[A-Za-z_][A-Za-z_0-9]*`)

// write writes the first n files of ever more copies of the corpus, in each of which what is declared has names of its own, and gives
// the number of lines.
func (c *corpus) write(dir string, n int) (lines int, err error) {
	for i := range n {
		f, copied := c.files[i%len(c.files)], i/len(c.files)
		name, text := f.Path, f.Text
		if copied > 0 {
			name = fmt.Sprintf("copy%d/%s", copied, name)
			text = word.ReplaceAllStringFunc(text, func(w string) string {
				if c.names[w] {
					return fmt.Sprintf("%sC%d", w, copied)
				}
				return w
			})
		}
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			return 0, err
		}
		if err := os.WriteFile(at, []byte(text), 0o666); err != nil {
			return 0, err
		}
		lines += strings.Count(text, "\n")
	}
	return lines, nil
}
