// Command clients runs the tests that drive real editors and prints what each saw, one row a session. A client that cannot be had
// is a row too, with the reason. It exits with 1 if a session failed.
//
//	go run ./editors/clients            all of them; make clients gets the editors first
//	go run ./editors/clients -run Helix
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
)

func main() {
	only := flag.String("run", "", "drive only the clients whose test has this in its name")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	failed, err := run(ctx, *only)
	if err != nil {
		fmt.Fprintln(os.Stderr, "clients:", err)
		os.Exit(2)
	}
	if failed {
		os.Exit(1)
	}
}

func run(ctx context.Context, only string) (failed bool, err error) {
	cmd := exec.CommandContext(ctx, "go", "test", "-json", "-count=1", "-timeout=20m", "-run", only+".*AppliesRepairs", "github.com/agentcore/proviso/editors")
	var errs bytes.Buffer
	cmd.Stderr = &errs
	output, err := cmd.Output()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return true, err
	}
	sessions, err := read(bytes.NewReader(output))
	if err != nil {
		return true, err
	}
	if len(sessions) == 0 {
		return true, fmt.Errorf("no test drove a client\n%s%s", errs.Bytes(), output)
	}
	return write(os.Stdout, sessions), nil
}
