package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is stamped by the build.
var version = "dev"

func versionCommand() *cobra.Command {
	return &cobra.Command{Use: "version", Short: "Print the version and what it was built from", Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error {
		_, err := fmt.Fprintf(c.OutOrStdout(), "proviso %s\n%s\n", Version(), built())
		return err
	}}
}

// Version is the stamped version, or the module's as the go command recorded it.
func Version() string {
	if info, ok := debug.ReadBuildInfo(); ok && version == "dev" && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return version
}

// revision is the commit this was built from, as far as the build knew one, and whether it was changed.
func revision() string {
	out := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				out = s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				out += "+changed"
			}
		}
	}
	return out
}

// built tells what a defect's report should say of the build.
func built() string {
	out := fmt.Sprintf("built with %s for %s/%s", runtime.Version(), runtime.GOOS, runtime.GOARCH)
	if r := revision(); r != "" {
		out += " from " + r
	}
	return out
}
