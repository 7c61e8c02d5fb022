package typescript

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
)

func TestLocalHalf(t *testing.T) {
	root := os.Getenv("TSHALF")
	if root == "" {
		t.Skip()
	}
	var files []string
	filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".service.ts") || strings.HasSuffix(p, "resolver.ts") {
			files = append(files, p)
		}
		return nil
	})
	L := map[string][2]int{}
	M := map[string][2]int{}
	worst := map[string]string{}
	for i, p := range files {
		if i%3 != 0 {
			continue
		}
		b, _ := os.ReadFile(p)
		w := lower(t, p, string(b))
		ms := methods(w)
		if len(ms) < 3 {
			continue
		}
		m := ms[i%len(ms)]
		for _, class := range []bool{false, true} {
			at := m.BodySpan.Start
			if m.BodyForm != program.BlockBody {
				continue
			}
			snips, in, R := halfTyped, "\n"+w.Text.Indent(m.Span.Start)+"    ", L
			if class {
				at = m.Span.Start
				snips, in, R = classSnips, "", M
			}
			for _, s := range snips {
				src := string(b)
				tail := src[at:]
				if class {
					tail = "\n\n" + w.Text.Indent(m.Span.Start) + tail
				}
				f := intact(lower(t, p, src[:at]+in+s+tail))
				lost, tot := 0, 0
				for _, o := range ms {
					if o == m {
						continue
					}
					tot++
					if !f[key(o)] {
						lost++
					}
				}
				v := R[s]
				R[s] = [2]int{v[0] + lost, v[1] + tot}
				if lost*5 > tot {
					worst[s] = fmt.Sprint(p, " ", m.Name, lost, "/", tot)
				}
			}
		}
	}
	for k, v := range L {
		fmt.Printf("body  %-25q %.1f%% of %d %s\n", k, 100*float64(v[0])/float64(v[1]), v[1], worst[k])
	}
	for k, v := range M {
		fmt.Printf("class %-25q %.1f%% of %d %s\n", k, 100*float64(v[0])/float64(v[1]), v[1], worst[k])
	}
}

var classSnips = []string{"foo", "foo(", "foo(a", "foo(a: string", "foo() {", "foo(): Promise<", "private ", "async ", "@Foo(", "x = ", "x = {", "x: ", "/**", "get ", "constructor(", "constructor(private a: ", "static {", "}", "'", "`", "foo = () => {", "foo(a: { b: "}
