package flow_test

import (
	"context"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
)

// BenchmarkMethods runs every method of a project as an entry and reports what one costs, in microseconds, at the median, the
// 99th percentile and at worst, with the number of methods and of expressions. PROVISO_BENCH_DIR names another project than the
// demo.
func BenchmarkMethods(b *testing.B) {
	dir := os.Getenv("PROVISO_BENCH_DIR")
	if dir == "" {
		dir = "../../testdata/demo"
	}
	sources, _, err := workspace.Discover(dir, []string{"."}, func(string) bool { return false })
	if err != nil {
		b.Fatal(err)
	}
	files, _ := workspace.Load(context.Background(), sources, 0)
	index := workspace.NewIndex(files)
	var costs []time.Duration
	nodes := 0
	worst, slowest := "", time.Duration(0)
	for b.Loop() {
		costs, nodes = costs[:0], 0
		for _, f := range files {
			for _, c := range f.Classes {
				for _, m := range c.Methods {
					if !m.HasBody() {
						continue
					}
					m.Body().Walk(func(*program.Expr) bool { nodes++; return true })
					start := time.Now()
					flow.New(index, c).Run(m, nil, func(flow.Event) {})
					cost := time.Since(start)
					if cost > slowest {
						worst, slowest = f.Path+" "+m.Name, cost
					}
					costs = append(costs, cost)
				}
			}
		}
	}
	if len(costs) == 0 {
		b.Fatal("no methods")
	}
	slices.Sort(costs)
	at := func(share float64) float64 {
		return float64(costs[int(share*float64(len(costs)-1))].Nanoseconds()) / 1000
	}
	b.ReportMetric(float64(len(costs)), "methods")
	b.ReportMetric(float64(nodes), "nodes")
	b.ReportMetric(at(0.5), "p50-µs")
	b.ReportMetric(at(0.99), "p99-µs")
	b.ReportMetric(at(1), "max-µs")
	b.Logf("slowest: %s in %s", worst, slowest)
}
