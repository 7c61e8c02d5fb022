package check_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
)

// BenchmarkProject measures a cold check of a whole project in its two halves, reading and rules, one file after the other. PROVISO_BENCH_DIR
// names another project than the demo, PROVISO_BENCH_PATHS the folders of it (separated by spaces).
func BenchmarkProject(b *testing.B) {
	dir, paths := os.Getenv("PROVISO_BENCH_DIR"), strings.Fields(os.Getenv("PROVISO_BENCH_PATHS"))
	if dir == "" {
		dir = "../../testdata/demo"
	}
	if paths == nil {
		paths = []string{"."}
	}
	sources, _, err := workspace.Discover(dir, paths, func(string) bool { return false })
	if err != nil {
		b.Fatal(err)
	}
	files, _ := workspace.Load(context.Background(), sources, 0)
	lines := 0
	for _, f := range files {
		lines += strings.Count(f.Text.String(), "\n")
	}
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			workspace.Load(context.Background(), sources, 1)
		}
		perLine(b, lines)
	})
	b.Run("rules", func(b *testing.B) {
		for b.Loop() {
			index := workspace.NewIndex(files)
			for _, f := range files {
				check.File(context.Background(), index, f, &config.Config{})
			}
		}
		perLine(b, lines)
	})
}

func perLine(b *testing.B, lines int) {
	b.ReportMetric(float64(lines)*float64(b.N)/b.Elapsed().Seconds()/1000, "klines/s")
}
