package workspace

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// Skipped is a file that belongs to the analysis and could not be analysed.
type Skipped struct {
	Path   string
	Reason string
	Err    error // a *Panic when analysis itself failed
}

// Load reads and lowers sources on several cores (all when jobs is 0), in the order of sources. Generated files are left out
// unless the user named them. It stops early, with what it has, when ctx is done.
func Load(ctx context.Context, sources []Source, jobs int) ([]*program.File, []Skipped) {
	return LowerAll(ctx, ReadAll(ctx, sources, jobs), jobs)
}

// Reading is a source with what stands in it.
type Reading struct {
	Source
	Content
	Err error // why it cannot be analysed
}

// ReadAll reads sources as Load does.
func ReadAll(ctx context.Context, sources []Source, jobs int) []Reading {
	out := make([]Reading, len(sources))
	each(ctx, len(sources), jobs, func(i int) { out[i] = sources[i].read() })
	return out
}

// LowerAll lowers what was read as Load does.
func LowerAll(ctx context.Context, readings []Reading, jobs int) ([]*program.File, []Skipped) {
	files := make([]*program.File, len(readings))
	skipped := make([]*Skipped, len(readings))
	each(ctx, len(readings), jobs, func(i int) { files[i], skipped[i] = readings[i].lower() })
	return present(files), values(skipped)
}

// HoldAll is LowerAll for files of which some are known already: those that facts tells of are not lowered now.
func HoldAll(ctx context.Context, readings []Reading, jobs int, facts func(i int) *Facts) ([]*Held, []Skipped) {
	held := make([]*Held, len(readings))
	skipped := make([]*Skipped, len(readings))
	each(ctx, len(readings), jobs, func(i int) {
		if known := facts(i); known != nil {
			held[i] = Unread(readings[i].Path, readings[i].Text, known)
			return
		}
		var f *program.File
		if f, skipped[i] = readings[i].lower(); f != nil {
			held[i] = Lowered(f)
		}
	})
	return slices.DeleteFunc(held, func(h *Held) bool { return h == nil }), values(skipped)
}

// Survey is HoldAll for more files than can be held lowered at once: of those that it lowers only the facts stay, but for the first few
// that together have no more than stay bytes of text. With freeze the others are kept frozen, which takes half as much room again as their
// texts, for who will ask for most of them again.
func Survey(ctx context.Context, readings []Reading, jobs, stay int, freeze bool, facts func(i int) *Facts) ([]*Held, []Skipped) {
	held := make([]*Held, len(readings))
	skipped := make([]*Skipped, len(readings))
	var lowered atomic.Int64 // bytes
	each(ctx, len(readings), jobs, func(i int) {
		h := &Held{path: readings[i].Path, facts: facts(i), has: new(identifiers)}
		if freeze {
			h.cold = new(cold)
		}
		if h.facts != nil {
			h.text = syntax.NewText(readings[i].Text)
			held[i] = h
			return
		}
		f, why := readings[i].lower()
		if skipped[i] = why; f == nil {
			return
		}
		h.text, h.facts = f.Text, factsOf(f)
		held[i] = h
		if lowered.Add(int64(f.Text.Len())) <= int64(stay) {
			h.keep(f)
		} else {
			h.freeze(f)
		}
	})
	return slices.DeleteFunc(held, func(h *Held) bool { return h == nil }), values(skipped)
}

// each does n things on several cores until ctx is done.
func each(ctx context.Context, n, jobs int, do func(i int)) {
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	var group errgroup.Group
	group.SetLimit(jobs)
	for i := range n {
		group.Go(func() error {
			if ctx.Err() == nil {
				do(i)
			}
			return nil
		})
	}
	_ = group.Wait() // no task fails: what goes wrong is in what they leave
}

func (s Source) read() Reading {
	r := Reading{Source: s}
	if !Supported(s.Path) {
		r.Err = errors.New("no language is known for its name")
		return r
	}
	r.Content, r.Err = Read(s.File)
	return r
}

func (r Reading) lower() (*program.File, *Skipped) {
	err := r.Err
	if err == nil {
		if !r.Named && !Beside(r.Path) && generated(r.Text) {
			return nil, nil
		}
		var f *program.File
		if f, err = Lower(r.Path, syntax.NewText(r.Text)); err == nil {
			return f, nil
		}
	}
	return nil, &Skipped{Path: r.Path, Reason: err.Error(), Err: err}
}

func present(files []*program.File) []*program.File {
	out := make([]*program.File, 0, len(files))
	for _, f := range files {
		if f != nil {
			out = append(out, f)
		}
	}
	return out
}

func values(list []*Skipped) []Skipped {
	var out []Skipped
	for _, s := range list {
		if s != nil {
			out = append(out, *s)
		}
	}
	return out
}
