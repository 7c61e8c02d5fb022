package main

import (
	"context"
	"slices"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/check"
)

// heldText is how much text of a large code base is held lowered at once, which takes twenty times its size. One of up to wholeText
// times as much is held whole, as nearly all are: that is fastest. The targets of a larger one are checked in stretches, each over a
// snapshot of its own in which nothing is lowered yet, so that memory grows with the texts of the code base and not with what is made
// of them. What several stretches look at is lowered for each of them, which costs half as much again; as there are never more than
// mostStretches, time stays in proportion to the size, however large a code base is.
const (
	heldText      = 8 << 20
	wholeText     = 3
	mostStretches = 24
)

func (d door) held() int {
	if d.large > 0 {
		return d.large
	}
	return heldText
}

// isLarge reports whether what was read is to be checked in stretches. Where it comes near, garbage is collected earlier.
func (c *checking) isLarge(in *input) bool {
	n := 0
	for _, r := range in.readings {
		n += len(r.Text)
	}
	if n > c.held() {
		spareMemory()
	}
	return n > wholeText*c.held()
}

// surveyed is the work on a large code base: targets and index know texts and facts alone.
func (c *checking) surveyed(ctx context.Context, in *input) (*work, error) {
	part, err := parseSlice(c.shard)
	if err != nil {
		return nil, err
	}
	held, more := workspace.Survey(ctx, in.readings, c.jobs, func(int) *workspace.Facts { return nil })
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

// stretch is the end of what is checked in one go from a place of the targets on, which is a third of what is held, as what that looks
// at has to be held with it, or the mostStretches-th part of all.
func (c *checking) stretch(w *work, targets []*program.File, from int) (to int) {
	if !w.large {
		return len(targets)
	}
	n, enough := 0, max(c.held()/3, w.size/mostStretches)
	for to = from; to < len(targets) && n <= enough; to++ {
		if _, known := w.known[targets[to]]; !known {
			n += targets[to].Text.Len()
		}
	}
	return to
}

// again is the work for one stretch.
func (w *work) again() *work {
	if !w.large {
		return w
	}
	next := *w
	next.index = w.index.Again(0)
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
