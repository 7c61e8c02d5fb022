package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/config"
	"github.com/agentcore/proviso/contracts/report"
)

// severities are the words of --level; never is one more for --fail-on.
var (
	severities = []string{"error", "warning", "information", "hint"}
	profiles   = []string{string(contracts.Standard), string(contracts.Fortress), string(contracts.Advisory)}
)

const never = "never"

// validate finds what is wrong with the flags before any work is done.
func (o *options) validate() error {
	for _, f := range []struct {
		name, value string
		words       []string
	}{
		{"level", o.level, severities}, {"fail-on", o.failOn, append([]string{never}, severities...)},
		{"profile", o.profile, append([]string{""}, profiles...)},
		{"color", o.color, []string{"auto", "always", never}}, {"progress", o.progress, []string{"auto", never}},
	} {
		if err := oneOf(f.name, f.value, f.words); err != nil {
			return err
		}
	}
	if o.writeBaseline && o.baseline == "" {
		o.baseline = defaultBaseline
	}
	part, err := parseSlice(o.shard)
	switch {
	case err != nil:
		return err
	case part.n > 1 && (o.stdin != "" || o.fix || o.diff || o.writeBaseline):
		return errors.New("--shard: does not go with --stdin, --fix, --diff or --write-baseline")
	case o.writeBaseline && (o.stdin != "" || o.since != "" || o.fix || o.diff):
		return errors.New("--write-baseline: does not go with --stdin, --since, --fix or --diff")
	case o.jobs < 1:
		return errors.New("--jobs: want at least 1")
	case o.unsafe && !o.fix && !o.diff:
		return errors.New("--unsafe: goes with --fix or --diff")
	case o.stdin != "" && o.fix && !o.diff:
		return errors.New("--fix: cannot write to standard input; use --diff")
	}
	return o.validateFormats()
}

func (o *options) validateFormats() error {
	toStdout := 0
	for _, f := range o.formats {
		name, file, toFile := strings.Cut(f, "=")
		if err := oneOf("format", name, report.Formats()); err != nil {
			return err
		}
		if toFile && file == "" {
			return fmt.Errorf("--format: %q names no file", f)
		}
		if !toFile {
			toStdout++
		}
	}
	if toStdout > 1 {
		return errors.New("--format: only one format can go to standard output; give the others a file, as in sarif=FILE")
	}
	return nil
}

func oneOf(flag, value string, words []string) error {
	if slices.Contains(words, value) {
		return nil
	}
	words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "" })
	return fmt.Errorf("--%s: %q is none of %s%s", flag, value, strings.Join(words, ", "), didYouMean(value, words))
}

func didYouMean(name string, words []string) string {
	if near := config.Nearest(name, words); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// severity reads a word that validate has let pass.
func severity(word string) contracts.Severity {
	s, _ := contracts.ParseSeverity(word)
	return s
}
