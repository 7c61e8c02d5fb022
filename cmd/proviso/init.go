package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
)

const starter = `# Proviso's configuration. Every key is optional; the values here are the defaults.
root: true
# standard reports what is likely to do harm; fortress every undischarged obligation; advisory only broken checks.
profile: standard
# Files left out besides .gitignore, node_modules, vendor, declarations, migrations and generated code.
exclude: []
# Classes that are boundaries besides those recognised by folder, base class, decorator and shape.
# boundaries:
#   ruby: {paths: ["lib/handlers/**"], bases: [ApplicationService], names: ["*Service"]}
#   typescript: {paths: [], decorators: [Injectable], names: ["*Service", "*UseCase"]}
# rules: {missing-range: off, unverified-mutation: error}
# Guard helpers that live where Proviso cannot see them.
# guards: {validators: ["ensure_*", "Guard.*"]}
`

func initCommand() *cobra.Command {
	return &cobra.Command{Use: "init", Short: "Write a commented proviso.yml", Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error {
		f, err := os.OpenFile("proviso.yml", os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			return errors.New("proviso.yml exists already; nothing was written")
		}
		if err != nil {
			return err
		}
		if _, err = f.WriteString(starter); err == nil {
			err = f.Close()
		}
		if err == nil {
			fmt.Fprintln(c.OutOrStdout(), "wrote proviso.yml")
		}
		return err
	}}
}
