package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/config"
)

func initCommand(d door) *cobra.Command {
	return &cobra.Command{Use: "init", Short: "Write a commented proviso.yml for this project, and what tells its documentation tools of contract tags", Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error {
		return d.initialise()
	}}
}

// initialise writes a configuration that changes nothing, with what was seen of the project in its comments.
func (d door) initialise() error {
	for _, name := range config.FileNames {
		if _, err := os.Lstat(filepath.Join(d.dir, name)); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s exists already; nothing was written", name)
		}
	}
	sources, _, err := workspace.Discover(d.dir, []string{"."}, func(string) bool { return false })
	if err != nil {
		return err
	}
	if err := d.create(config.FileNames[0], d.starter(sources), ""); err != nil {
		return err
	}
	if err := d.writeDocuments(d.documents(sources)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(d.out, "\nnext: proviso check --write-baseline\n      keeps what is found today out of later checks; plain proviso check shows it\n")
	return err
}

// starter is the text of a new configuration.
func (d door) starter(sources []workspace.Source) string {
	ruby, typescript := 0, 0
	folders := map[string]bool{}
	for _, s := range sources {
		if strings.HasPrefix(path.Ext(s.Path), ".r") {
			ruby++
		} else {
			typescript++
		}
		if dir := servicesFolder(s.Path); dir != "" {
			folders[dir] = true
		}
	}
	names, tests := d.detected()
	services := told(slices.Sorted(maps.Keys(folders)))
	return fmt.Sprintf(`# Proviso's configuration. Every key may be left out; those that are not commented have their default values.
# Seen here: %d Ruby and %d TypeScript files; folders of services: %s.
# Frameworks seen: %s. Folders of tests, which are left out: %s.

root: true # do not look for configuration in the folders above

# standard reports what is likely to do harm, fortress every undischarged obligation,
# advisory only broken guards, call sites and ignored results.
profile: standard

# Left out besides .gitignore, node_modules, vendor, declaration files, migrations, tests and generated code.
exclude: []

# Classes whose callers cannot be trusted, besides those recognised by folder, base class, decorator and shape.
# boundaries:
#   ruby: {paths: ["lib/handlers/**"], bases: [ApplicationService], names: ["*Service"]}
#   typescript: {paths: [], decorators: [Injectable], names: ["*Service", "*UseCase"]}

# off, hint, information, warning or error; "proviso rules" lists the names.
# rules: {missing-range: off, unverified-mutation: error}

# Guard helpers whose code cannot be seen.
# guards: {validators: ["ensure_*", "Guard.*"]}

# Classes that generated guards raise.
# errors:
#   precondition: {ruby: ArgumentError, typescript: TypeError}
#   postcondition: {ruby: RuntimeError, typescript: Error}

# How generated guards leave: auto learns the style of the house; or raise, return.
# style: {failing-exit: auto}

# overrides: [{files: ["app/jobs/**"], profile: advisory}]
`, ruby, typescript, services, told(names), told(tests))
}

// servicesFolder is the part of a path down to a folder named for services, or "".
func servicesFolder(file string) string {
	parts := strings.Split(path.Dir(file), "/")
	for i, p := range parts {
		switch p {
		case "services", "service", "use_cases", "use-cases", "usecases", "interactors", "operations", "commands", "handlers":
			return strings.Join(parts[:i+1], "/")
		}
	}
	return ""
}
