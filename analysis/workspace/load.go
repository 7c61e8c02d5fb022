package workspace

import (
	"context"
	"runtime"

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
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	files := make([]*program.File, len(sources))
	skipped := make([]*Skipped, len(sources))
	var group errgroup.Group
	group.SetLimit(jobs)
	for i, s := range sources {
		group.Go(func() error {
			if ctx.Err() == nil {
				files[i], skipped[i] = s.load()
			}
			return nil
		})
	}
	_ = group.Wait() // no task fails: what goes wrong is in skipped
	return present(files), values(skipped)
}

func (s Source) load() (*program.File, *Skipped) {
	if !Supported(s.Path) {
		return nil, &Skipped{Path: s.Path, Reason: "no language is known for its name"}
	}
	content, err := Read(s.File)
	if err == nil {
		if !s.Named && generated(content.Text) {
			return nil, nil
		}
		var f *program.File
		if f, err = Lower(s.Path, syntax.NewText(content.Text)); err == nil {
			return f, nil
		}
	}
	return nil, &Skipped{Path: s.Path, Reason: err.Error(), Err: err}
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
