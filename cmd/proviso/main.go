// Command proviso checks contracts in Ruby services and TypeScript classes: see README.md. It holds commands and flags only;
// whatever can be asked of another package is asked there.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

func main() {
	// A reader that leaves early, such as head, must not kill us in the middle of a repair: writing then fails with EPIPE.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends what does not listen to the first
	dir, err := os.Getwd()
	if err != nil {
		fmt.Fprintf(os.Stderr, "proviso: %v\n", err)
		os.Exit(failed)
	}
	d := door{dir: dir, in: os.Stdin, out: os.Stdout, err: os.Stderr, cache: cacheFolder()}
	os.Exit(d.run(ctx, os.Args[1:]))
}

// The exit statuses.
const (
	clean  = 0
	found  = 1
	failed = 2
)

// door is the world a command line runs in.
type door struct {
	dir   string // the working directory
	in    io.Reader
	out   io.Writer
	err   io.Writer
	cache string // the folder for outcomes of earlier runs; "" for none
	large int    // the bytes of text that are held lowered at once; 0 for wholeText
}

// status is an error that carries the exit status and has said all there is to say.
type status int

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// run executes one command line and returns the exit status.
func (d door) run(ctx context.Context, args []string) int {
	root := &cobra.Command{Use: "proviso", Short: "Enforce contracts in Ruby services and TypeScript classes", SilenceUsage: true, SilenceErrors: true}
	root.SetArgs(args)
	root.SetIn(d.in)
	root.SetOut(d.out)
	root.SetErr(d.err)
	root.AddCommand(checkCommand(d), explainCommand(), rulesCommand(), versionCommand(), initCommand(d), lspCommand(), contractCommand(d), diffCommand(d), mergeCommand(d))
	return d.exit(root.ExecuteContext(ctx))
}

// exit tells an error in one line and gives the exit status for it.
func (d door) exit(err error) int {
	var s status
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return clean
	case errors.As(err, &s):
		return int(s)
	case errors.Is(err, context.Canceled):
		err = errors.New("interrupted")
	}
	fmt.Fprintf(d.err, "proviso: %s\n", strings.Join(strings.Fields(err.Error()), " "))
	return failed
}
