package main

import (
	"context"
	"maps"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/cache"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/report"
)

// learning is a check that begins with what an earlier one knew and leaves what it knows to the next.
type learning struct {
	*work
	input  *input
	prints []string
	held   []*workspace.Held
	past   *cache.Memory         // empty if there was none
	then   map[string]cache.File // of the past, by path
	stale  map[string]bool       // of the past: what must be checked anew
	traces map[string]string     // of the past
}

// learn prepares the check of what was read. The entry is of an earlier one, or nil.
func (c *checking) learn(ctx context.Context, in *input, prints []string, entry *cache.Entry) (*learning, error) {
	part, err := parseSlice(c.shard)
	if err != nil {
		return nil, err
	}
	l := &learning{input: in, prints: prints, past: &cache.Memory{}, then: map[string]cache.File{}}
	if m, ok := entry.Memory(); ok {
		l.past, l.traces = m, entry.Traces()
	}
	for _, f := range l.past.Files {
		l.then[f.Path] = f
	}
	var more []workspace.Skipped
	hold, large := workspace.HoldAll, c.isLarge(in)
	if large {
		hold = c.survey
	}
	l.held, more = hold(ctx, in.readings, c.jobs, func(i int) *workspace.Facts {
		if f := l.then[in.readings[i].Path]; f.Print == prints[i] {
			return f.Facts
		}
		return nil
	})
	compiler := workspace.NewCompiler(c.dir)
	l.work = &work{large: large, part: part, skipped: of(part, append(append([]workspace.Skipped{}, in.skipped...), in.named(more)...)), compiler: compiler,
		index: workspace.NewIndexOf(l.held).WithCompiler(compiler), known: map[*program.File]check.Result{}, logs: map[*program.File]*asked.Log{}}
	l.show(l.held)
	l.stale = l.past.Stale(l.changes(), l.index)
	if !l.take(entry) {
		return c.learn(ctx, in, prints, nil) // the entry speaks of texts that are gone
	}
	return l, nil
}

// changes are the files that differ from those of the past.
func (l *learning) changes() *workspace.Changes {
	held := map[string]*workspace.Held{}
	for _, h := range l.held {
		held[h.Path()] = h
	}
	out, still := workspace.NewChanges(), map[string]bool{}
	for i, r := range l.input.readings {
		still[r.Path] = true
		if then := l.then[r.Path]; then.Print != l.prints[i] {
			out.Add(r.Path, then.Facts, held[r.Path])
		}
	}
	for _, f := range l.past.Files {
		if !still[f.Path] {
			out.Add(f.Path, f.Facts, nil)
		}
	}
	return out
}

// take makes the targets: those of which all is known stand there with their text alone.
func (l *learning) take(entry *cache.Entry) bool {
	var code []*workspace.Held
	for _, h := range l.held {
		if h.Language().Code() && !l.input.beside[h.Path()] {
			code = append(code, h)
		}
	}
	code = of(l.part, code)
	l.part = slice{1, 1} // was taken
	known := func(path string) bool {
		_, then := l.then[path]
		return then && !l.stale[path]
	}
	text := l.input.text()
	findings, ok := entry.Findings(known, text)
	for _, h := range code {
		path := h.Path()
		if known(path) {
			f := l.shown[path]
			l.files = append(l.files, f)
			l.known[f] = check.Result{Findings: findings[path], Suppressed: l.then[path].Suppressed, Unread: l.then[path].Unread}
			continue
		}
		f := l.shown[path]
		l.files = append(l.files, f)
		l.logs[f] = asked.New()
	}
	return ok
}

// outcome is what the report says of all that was read.
func (l *learning) outcome(r *report.Report) *cache.Outcome {
	traces := l.compiler.Traces()
	maps.Copy(traces, l.traces)
	return &cache.Outcome{State: state(l.input, l.prints), Findings: r.Findings, Skipped: r.Skipped, Checked: r.Checked, Lines: r.Lines, Suppressed: r.Suppressed, Traces: traces}
}

// memory is what the next check needs to know of the files.
func (l *learning) memory(results []check.Result) *cache.Memory {
	m := &cache.Memory{Answers: map[asked.Question][]string{}}
	held, checked := map[string]*workspace.Held{}, map[string]int{}
	for _, h := range l.held {
		held[h.Path()] = h
	}
	for i, f := range l.files {
		checked[f.Path] = i
	}
	for i, r := range l.input.readings {
		f := cache.File{Path: r.Path, Print: l.prints[i]}
		if h := held[r.Path]; h != nil {
			f.Facts = h.Facts()
		}
		if at, ok := checked[r.Path]; ok {
			f.Checked, f.Suppressed, f.Unread = true, results[at].Suppressed, results[at].Unread
			f.Asked = l.asked(l.files[at], m)
		}
		m.Files = append(m.Files, f)
	}
	return m
}

// asked are the questions of the check of a file, whose answers m then has.
func (l *learning) asked(f *program.File, m *cache.Memory) (out []asked.Question) {
	if _, known := l.known[f]; known {
		for _, q := range l.then[f.Path].Asked {
			if a, ok := l.past.Answers[q]; ok {
				m.Answers[q] = a
			}
		}
		return l.then[f.Path].Asked
	}
	l.logs[f].Each(func(q asked.Question) {
		out = append(out, q)
		if _, ok := m.Answers[q]; !ok && (q.Kind == asked.Word || q.Kind == asked.Near) {
			m.Answers[q] = l.index.Answering(q)
		}
	})
	return out
}
