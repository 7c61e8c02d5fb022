package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/report"
)

// onlyChanged keeps the findings that stand, or whose evidence stands, on lines that changed since a revision: since the branch
// left it, where it went on meanwhile.
func (c *checking) onlyChanged(ctx context.Context, r *report.Report) error {
	if c.since == "" {
		return nil
	}
	g := git{dir: c.dir}
	commit, err := g.commit(ctx, c.since)
	if err != nil {
		return fmt.Errorf("--since: %q names no commit here (in a shallow clone, fetch it first)", c.since)
	}
	if base, err := g.run(ctx, "merge-base", "HEAD", commit); err == nil {
		commit = strings.TrimSpace(base)
	}
	changed, err := g.changedLines(ctx, commit)
	if err != nil {
		return fmt.Errorf("--since: %w", err)
	}
	r.Filter(func(f contracts.Finding, _ string) bool {
		if changed.touch(f.File, f.Span) {
			return true
		}
		for _, e := range f.Evidence {
			if changed.touch(e.File, e.Span) {
				return true
			}
		}
		return false
	})
	return nil
}

// lineRange is lines from first to last, from 1.
type lineRange struct{ first, last int }

// whole is every line of a file.
var whole = []lineRange{{1, 1 << 30}}

// changedLines are the changed lines of files, whose paths are relative to the working directory.
type changedLines map[string][]lineRange

func (c changedLines) touch(f *program.File, s syntax.Span) bool {
	ranges := c[f.Path]
	if len(ranges) == 0 {
		return false
	}
	first, last := f.Text.Point(s.Start, syntax.UTF8).Line+1, f.Text.Point(s.End, syntax.UTF8).Line+1
	for _, r := range ranges {
		if first <= r.last && r.first <= last {
			return true
		}
	}
	return false
}

// changedLines asks git for the lines that differ from a commit; files it does not track yet are new from top to bottom.
func (g git) changedLines(ctx context.Context, commit string) (changedLines, error) {
	diff, err := g.run(ctx, "diff", "--no-ext-diff", "--no-textconv", "--no-color", "-M", "-U0", "--src-prefix=a/", "--dst-prefix=b/", "--relative", commit, "--")
	if err != nil {
		return nil, err
	}
	out := parseHunks(diff)
	fresh, err := g.run(ctx, "ls-files", "--others", "--exclude-standard", "-z")
	if err != nil {
		return nil, err
	}
	for _, path := range strings.Split(fresh, "\x00") {
		out[path] = whole
	}
	return out, nil
}

// parseHunks reads a diff without context. Where lines were only taken out, those above and below have changed.
func parseHunks(diff string) changedLines {
	out := changedLines{}
	file, left := "", 0
	for line := range strings.SplitSeq(diff, "\n") {
		switch {
		case left > 0: // the text of a hunk may look like a head
			if !strings.HasPrefix(line, `\`) {
				left--
			}
		case strings.HasPrefix(line, "+++ "):
			file = diffName(line[len("+++ "):])
		case strings.HasPrefix(line, "@@ "):
			fields := strings.Fields(line)
			if len(fields) < 3 {
				continue
			}
			_, removed := hunkSide(fields[1])
			first, added := hunkSide(fields[2])
			left = removed + added
			last := first + added - 1
			if added == 0 {
				last = first + 1
			}
			out[file] = append(out[file], lineRange{first, last})
		}
	}
	return out
}

// hunkSide reads one side of a hunk's head, as in "+12,3" or "-7".
func hunkSide(text string) (first, count int) {
	start, length, several := strings.Cut(text[1:], ",")
	first, _ = strconv.Atoi(start)
	if count = 1; several {
		count, _ = strconv.Atoi(length)
	}
	return first, count
}

// diffName reads a path of a diff's head; git quotes some, and puts a tab behind those with spaces.
func diffName(text string) string {
	text = strings.TrimSuffix(text, "\t")
	if strings.HasPrefix(text, `"`) {
		if plain, err := strconv.Unquote(text); err == nil {
			text = plain
		}
	}
	return strings.TrimPrefix(text, "b/")
}
