package typescript

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

func TestLocal(t *testing.T) {
	if d := os.Getenv("TSDUMP"); d != "" {
		b, _ := os.ReadFile(d)
		f, _ := Lower(d, syntax.NewText(string(b)))
		fmt.Println(dumpFile(f))
		return
	}
	root := os.Getenv("TSROOT")
	if root == "" {
		t.Skip()
	}
	kinds := map[string]int{}
	ex := map[string]string{}
	var files, broken, bytes, total int
	var ptime, ltime time.Duration
	filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !(strings.HasSuffix(p, ".ts") || strings.HasSuffix(p, ".tsx")) {
			return nil
		}
		b, _ := os.ReadFile(p)
		text := syntax.NewText(string(b))
		lang := syntax.TypeScript
		if strings.HasSuffix(p, "x") {
			lang = syntax.TSX
		}
		t0 := time.Now()
		tr, _ := syntax.Parse(text, lang)
		t1 := time.Now()
		f, err := Lower(p, text)
		ptime += t1.Sub(t0)
		ltime += time.Since(t1)
		if err != nil {
			t.Error(err)
			return nil
		}
		files++
		bytes += len(b)
		checkSpans(t, f)
		if len(f.Errors) > 0 {
			broken++
			fmt.Println("broken", p, text.Point(f.Errors[0].Start, syntax.UTF8), text.Slice(f.Errors[0]))
		}
		byspan := map[syntax.Span]string{}
		for i := range tr.Nodes {
			byspan[tr.Span(syntax.ID(i))] = tr.KindOf(syntax.ID(i))
		}
		w := func(e *program.Expr) {
			e.Walk(func(e *program.Expr) bool {
				total++
				if e.Op == program.Opaque {
					k := byspan[e.Span]
					kinds[k]++
					ex[k] = fmt.Sprintf("%s: %.60q", p, text.Slice(e.Span))
				}
				return true
			})
		}
		for _, c := range f.Classes {
			for _, m := range c.Methods {
				w(m.Body)
			}
			for _, m := range c.Fields {
				w(m.Init)
			}
		}
		for _, m := range f.Functions {
			w(m.Body)
		}
		if f.TopLevel != nil {
			w(f.TopLevel.Body)
		}
		return nil
	})
	fmt.Println(files, "files", bytes, "bytes", broken, "broken", total, "exprs parse", ptime, "lower incl", ltime)
	var ks []string
	for k := range kinds {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return kinds[ks[i]] > kinds[ks[j]] })
	for _, k := range ks {
		fmt.Println(kinds[k], k, ex[k])
	}
}
