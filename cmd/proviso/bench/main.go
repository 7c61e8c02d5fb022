// Command bench measures proviso check: beside other linters over the same files ("peers"), or over ever more files ("curve"). It
// is for people to run, not for tests. Figures are of this machine at this time; only those of one run compare.
//
//	go run ./cmd/proviso/bench peers -npm FOLDER-WITH-node_modules DIR
//	go run ./cmd/proviso/bench curve -files 1000,10000,100000 DIR
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("peers or curve?")
	}
	f := flag.NewFlagSet(args[0], flag.ContinueOnError)
	times := f.Int("times", 3, "runs of each command, of which the median by time counts")
	npm := f.String("npm", ".", "peers: the folder whose node_modules holds eslint with typescript-eslint, @biomejs/biome, oxlint, @ast-grep/cli")
	sizes := f.String("files", "1000,3000,10000,30000,100000", "curve: how many files to check")
	if err := f.Parse(args[1:]); err != nil {
		return err
	}
	if f.NArg() != 1 {
		return fmt.Errorf("which folder?")
	}
	temp, err := os.MkdirTemp("", "proviso-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	c, err := read(f.Arg(0))
	if err != nil {
		return err
	}
	proviso := filepath.Join(temp, "proviso")
	if out, err := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", proviso, "github.com/agentcore/proviso/cmd/proviso").CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	b := bench{ctx: ctx, temp: temp, proviso: proviso, times: *times}
	switch args[0] {
	case "peers":
		return b.peers(c, *npm)
	case "curve":
		return b.curve(c, *sizes)
	}
	return fmt.Errorf("peers or curve, not %s", args[0])
}
