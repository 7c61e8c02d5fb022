package editors

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// strokes is how many characters are typed.
const strokes = 300

// BenchmarkTyping opens a file of a thousand lines in a workspace of ten thousand files and types into it, one character after the
// other, each when the diagnostics of the one before are there. It prints what a user waits for, in milliseconds, and the memory of
// the server. `go test -run - -bench Typing ./editors`
func BenchmarkTyping(b *testing.B) {
	server := buildServer(b)
	root := b.TempDir()
	for i := range 5000 {
		dir := fmt.Sprintf("%s/app/services/part%d", root, i/50)
		if err := os.MkdirAll(dir, 0o755); err != nil {
			b.Fatal(err)
		}
		for name, text := range map[string]string{"rb": rubyService(i, 8), "ts": typescriptService(i, 8)} {
			if err := os.WriteFile(fmt.Sprintf("%s/service%d.%s", dir, i, name), []byte(text), 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.Run("ruby", func(b *testing.B) {
		typeInto(b, server, root, "app/services/typed.rb", rubyService(-1, 1000), "    name = \"\"\n")
	})
	b.Run("typescript", func(b *testing.B) {
		typeInto(b, server, root, "app/services/typed.ts", typescriptService(-1, 1000), "    const name = '';\n")
	})
}

// rubyService is a service of about so many lines.
func rubyService(n, lines int) string {
	var s strings.Builder
	fmt.Fprintf(&s, "class Service%d\n", n+1)
	for i := range lines / 8 {
		fmt.Fprintf(&s, "  def step%d(account, amount:)\n    raise ArgumentError, \"amount\" unless amount.positive?\n    return if account.closed?\n\n"+
			"    account.charge%d(amount)\n    Service%d.new.step0(account, amount: amount)\n  end\n\n", i, i, max(n, 1))
	}
	return s.String() + "end\n"
}

func typescriptService(n, lines int) string {
	var s strings.Builder
	fmt.Fprintf(&s, "export class Service%d {\n", n+1)
	for i := range lines / 8 {
		fmt.Fprintf(&s, "  async step%d(account: Account | null, amount: number): Promise<void> {\n    if (amount <= 0) throw new Error('amount');\n"+
			"    if (account === null) return;\n\n    await account.charge%d(amount);\n    await new Service%d().step0(account, amount);\n  }\n\n", i, i, max(n, 1))
	}
	return s.String() + "}\n"
}

func typeInto(b *testing.B, server, root, name, text, line string) {
	at, text := addLine(text, line)
	uri := "file://" + filepath.Join(root, name)
	for b.Loop() {
		c := startServer(b, root, server, "lsp")
		c.open(root, uri, text)
		b.ReportMetric(ms(c.initialized), "ms-initialize")
		b.ReportMetric(ms(time.Since(c.started)), "ms-first")
		c.rest()
		b.ReportMetric(float64(c.memory())/1024, "MiB-idle")
		reportWaits(b, c.typeAt(uri, at, strings.IndexAny(line, "\"'")+1, strokes))
		b.ReportMetric(float64(c.memory())/1024, "MiB-after")
		c.leave()
	}
	b.ReportMetric(0, "ns/op")
}

// addLine puts a line between the first and the second line of a method in the middle of a text, and tells where.
func addLine(text, line string) (at int, with string) {
	lines := strings.SplitAfter(text, "\n")
	at = len(lines)/16*8 + 2
	return at, strings.Join(slices.Insert(lines, at, line), "")
}

// reportWaits gives the percentiles of waits in milliseconds.
func reportWaits(b *testing.B, waits []time.Duration) (median float64) {
	slices.Sort(waits)
	for _, p := range []int{50, 95, 99} {
		b.ReportMetric(ms(waits[len(waits)*p/100]), fmt.Sprintf("ms-p%d", p))
	}
	return ms(waits[len(waits)/2])
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
