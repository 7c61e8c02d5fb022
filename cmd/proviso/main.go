// Command proviso checks contracts in Ruby services and TypeScript classes: see README.md. It holds commands and flags only;
// whatever can be asked of another package is asked there.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is stamped by the build.
var version = "dev"

// status is an error that carries the exit status and has said all there is to say.
type status int

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run executes one command line and returns the exit status: 0 clean, 1 findings, 2 the run failed.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	root := &cobra.Command{Use: "proviso", Short: "Enforce contracts in Ruby services and TypeScript classes", SilenceUsage: true, SilenceErrors: true}
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	root.AddCommand(checkCommand(), explainCommand(), rulesCommand(), versionCommand(), initCommand(), lspCommand())
	err := root.ExecuteContext(context.Background())
	var s status
	switch {
	case err == nil:
		return 0
	case errors.As(err, &s):
		return int(s)
	}
	fmt.Fprintf(errs, "proviso: %v\n", err)
	return 2
}

func versionCommand() *cobra.Command {
	return &cobra.Command{Use: "version", Short: "Print the version", Args: cobra.NoArgs, Run: func(c *cobra.Command, _ []string) {
		fmt.Fprintf(c.OutOrStdout(), "proviso %s\n", Version())
	}}
}

// Version is the stamped version, or the module's as the go command recorded it.
func Version() string {
	if info, ok := debug.ReadBuildInfo(); ok && version == "dev" && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return version
}
