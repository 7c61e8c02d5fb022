package check_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
)

// BenchmarkFile measures one analysis of a file, lowering excluded. PROVISO_BENCH_FILE names another file than the demo's.
func BenchmarkFile(b *testing.B) {
	path := os.Getenv("PROVISO_BENCH_FILE")
	if path == "" {
		path = "../../testdata/demo/app/services/billing/charge.rb"
	}
	text, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	f, err := workspace.Lower("app/services/bench"+filepath.Ext(path), syntax.NewText(string(text)))
	if err != nil {
		b.Fatal(err)
	}
	ix := workspace.NewIndex([]*program.File{f})
	b.ReportAllocs()
	for b.Loop() {
		check.File(context.Background(), ix, f, &config.Config{})
	}
}
