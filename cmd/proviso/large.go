package main

import (
	"context"
	"slices"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/check"
)

// wholeText is how much text is held lowered at once, which takes twenty times its size and more. A code base that has no more is held
// whole. The targets of a larger one are checked in stretches, each over a snapshot of its own in which only what was asked for last is
// lowered and the rest is frozen, so that memory grows with the texts of the code base and not with what is made of them. Freezing and
// thawing cost a tenth of the lowering, which the smaller heap gives back. A snapshot costs time in proportion to the files, so there are
// never more than mostStretches. Of more than muchText, garbage is collected earlier.
const (
	wholeText     = 1 << 20
	mostStretches = 64
	muchText      = 8 << 20
)

func (d door) whole() int {
	if d.large > 0 {
		return d.large
	}
	return wholeText
}

// stay is how much text is lowered already when a stretch begins; what the stretch lowers comes on top.
func (d door) stay() int { return d.whole() / 4 }

// isLarge reports whether what was read is to be checked in stretches.
func (c *checking) isLarge(in *input) bool {
	n := 0
	for _, r := range in.readings {
		n += len(r.Text)
	}
	if n > muchText {
		spareMemory()
	}
	return n > c.whole()
}

// surveyed is the work on a large code base: targets and index know texts and facts alone.
func (c *checking) surveyed(ctx context.Context, in *input) (*work, error) {
	part, err := parseSlice(c.shard)
	if err != nil {
		return nil, err
	}
	held, more := c.survey(ctx, in.readings, c.jobs, func(int) *workspace.Facts { return nil })
	w := &work{large: true, beside: in.beside, part: part, skipped: of(part, append(slices.Clone(in.skipped), in.named(more)...)), compiler: workspace.NewCompiler(c.dir)}
	w.index = workspace.NewIndexOf(held).WithCompiler(w.compiler)
	w.show(held)
	for _, h := range held {
		w.files = append(w.files, w.shown[h.Path()])
	}
	return w, nil
}

// show makes the work one whose targets stand there with their text alone.
func (w *work) show(held []*workspace.Held) {
	w.shown = make(map[string]*program.File, len(held))
	for _, h := range held {
		f := h.Shown()
		w.shown[f.Path] = f
		w.size += f.Text.Len()
	}
}

// survey reads a large code base, with what the first stretch finds lowered already.
func (c *checking) survey(ctx context.Context, readings []workspace.Reading, jobs int, facts func(int) *workspace.Facts) ([]*workspace.Held, []workspace.Skipped) {
	return workspace.Survey(ctx, readings, jobs, c.stay(), true, facts)
}

// stretch is the end of what is checked in one go from a place of the targets on.
func (c *checking) stretch(w *work, targets []*program.File, from int) (to int) {
	if !w.large {
		return len(targets)
	}
	n, enough := 0, max(c.whole()/16, w.size/mostStretches)
	for to = from; to < len(targets) && n <= enough; to++ {
		if _, known := w.known[targets[to]]; !known {
			n += targets[to].Text.Len()
		}
	}
	return to
}

// again is the work for one stretch.
func (c *checking) again(w *work) *work {
	if !w.large {
		return w
	}
	next := *w
	next.index = w.index.Again(c.stay())
	return &next
}

// model is a target as it is checked.
func (w *work) model(target *program.File) *program.File {
	if w.shown != nil {
		if f := w.index.File(target.Path); f != nil {
			return f
		}
	}
	return target
}

// light lets go of all that findings hold of lowered files.
func (w *work) light(r *check.Result) {
	if w.shown == nil {
		return
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		f.File = w.lightFile(f.File)
		f.Evidence = slices.Clone(f.Evidence)
		for n := range f.Evidence {
			f.Evidence[n].File = w.lightFile(f.Evidence[n].File)
		}
		f.Repairs = slices.Clone(f.Repairs)
		for n := range f.Repairs {
			edits := slices.Clone(f.Repairs[n].Edits)
			for k := range edits {
				edits[k].File = w.lightFile(edits[k].File)
			}
			f.Repairs[n].Edits = edits
		}
	}
}

func (w *work) lightFile(f *program.File) *program.File {
	if f == nil || w.shown[f.Path] == nil {
		return f
	}
	return w.shown[f.Path]
}
