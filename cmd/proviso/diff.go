package main

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/review"
)

const diffHelp = `Compare the contracts of the working tree with those of a revision, for a review: preconditions tightened or loosened,
postconditions dropped, new failures, callers that are wrong now, and what that means for the next version number.

The revision is --since, or where the branch left the main one. Git reads it; nothing of the workspace runs.`

func diffCommand(d door) *cobra.Command {
	var since, format string
	c := &cobra.Command{Use: "diff [PATH...]", Short: "Print what changed in the contracts since a revision", Long: diffHelp}
	c.Flags().StringVar(&since, "since", "", "compare with the revision `REV`")
	c.Flags().StringVar(&format, "format", "text", "text, json or markdown")
	c.RunE = func(c *cobra.Command, paths []string) error {
		if err := oneOf("format", format, []string{"text", "json", "markdown"}); err != nil {
			return err
		}
		r, err := d.compare(c.Context(), since, paths)
		if err != nil {
			return err
		}
		return writeReview(d.out, r, format)
	}
	return c
}

func writeReview(out io.Writer, r *review.Report, format string) error {
	text := r.Text()
	switch format {
	case "json":
		e := json.NewEncoder(out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(r)
	case "markdown":
		text = r.Markdown()
	}
	_, err := io.WriteString(out, text)
	return err
}

// compare reads both states and compares them.
func (d door) compare(ctx context.Context, since string, paths []string) (*review.Report, error) {
	g := git{dir: d.dir}
	rev, name, err := g.resolve(ctx, since)
	if err != nil {
		return nil, err
	}
	changed, err := g.changed(ctx, rev, paths)
	if err != nil {
		return nil, err
	}
	c := &checking{door: d, options: options{jobs: runtime.GOMAXPROCS(0)}}
	if c.settings, err = c.configured(); err != nil {
		return nil, err
	}
	w, err := c.gather(ctx, []string{"."})
	if err != nil {
		return nil, err
	}
	s := states{checking: c, now: w.index, then: w.index, olds: map[string]*program.File{}}
	if err := s.read(ctx, g, rev, changed); err != nil {
		return nil, err
	}
	var pairs []review.Pair
	for _, path := range changed {
		if p := s.pair(path); p.Before != nil || p.After != nil {
			pairs = append(pairs, p)
		}
	}
	r := review.Compare(name, pairs)
	r.Callers(pairs, callRules(), s.pair)
	r.Finish()
	return r, nil
}

func callRules() []*contracts.Rule {
	return slices.DeleteFunc(slices.Clone(check.Rules()), func(r *contracts.Rule) bool {
		return r.Name != "violated-precondition" && r.Name != "input-mismatch"
	})
}

// states are the workspace as it is and as it was.
type states struct {
	*checking
	now, then *workspace.Index
	olds      map[string]*program.File
}

// read puts the old text of changed files in the place of the new one.
func (s *states) read(ctx context.Context, g git, rev string, changed []string) error {
	for _, path := range changed {
		text, ok, err := g.show(ctx, rev, path)
		if err != nil {
			return err
		}
		if !ok {
			s.then = s.then.Without(path)
			continue
		}
		f, err := workspace.Lower(path, syntax.NewText(text))
		if err != nil {
			continue // no language of ours
		}
		s.olds[path] = f
		s.then = s.then.With(f)
	}
	return nil
}

// pair looks at a file in both states; generated, excluded and unreadable ones are left out.
func (s *states) pair(path string) review.Pair {
	var p review.Pair
	cfg, err := s.settings.For(path)
	if err != nil || s.settings.Excluded(path) || workspace.Outside(path) || entry.TestPath(path) {
		return p
	}
	if f := s.now.File(path); f != nil {
		p.After = check.Look(s.now, f, cfg)
	}
	if f := s.then.File(path); f != nil {
		p.Before = check.Look(s.then, f, cfg)
	}
	if _, err := os.Lstat(s.absolute(path)); p.After == nil && (err == nil || s.olds[path] == nil) {
		return review.Pair{} // there, but not among what is analysed
	}
	return p
}
