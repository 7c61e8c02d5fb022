package main

import (
	"context"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/cache"
	"github.com/agentcore/proviso/contracts/check"
)

// rechecking knows what the check of each target has asked about other files, and so which of them repairs of those concern.
type rechecking struct {
	*work
	asked map[string][]asked.Question // by path
	// answers are those that hold until a repair touches them.
	answers map[asked.Question][]string
}

// listen makes the checks of all targets note what they ask.
func (w *work) listen() {
	w.logs = map[*program.File]*asked.Log{}
	for _, f := range w.targets() {
		w.logs[f] = asked.New()
	}
}

// heard takes down what was asked since listen.
func (w *work) heard() *rechecking {
	r := &rechecking{work: w, asked: map[string][]asked.Question{}, answers: map[asked.Question][]string{}}
	r.hear()
	return r
}

func (r *rechecking) hear() {
	for f, log := range r.logs {
		var list []asked.Question
		log.Each(func(q asked.Question) {
			list = append(list, q)
		})
		r.asked[f.Path] = list
		r.answer(list)
	}
	r.logs = nil
}

// answer notes what the questions are answered with now, as far as that is a matter of several files.
func (r *rechecking) answer(questions []asked.Question) {
	for _, q := range questions {
		if _, ok := r.answers[q]; !ok && (q.Kind == asked.Word || q.Kind == asked.Near) {
			r.answers[q] = r.index.Answering(q)
		}
	}
}

// stale lists the targets of which something else may be found now that some files are no more what they were.
func (r *rechecking) stale(were map[string]*program.File) map[string]bool {
	changes := workspace.NewChanges()
	for path, was := range were {
		changes.Add(path, workspace.Lowered(was).Facts(), workspace.Lowered(r.index.File(path)))
	}
	m := cache.Memory{Answers: r.answers}
	for path, questions := range r.asked {
		m.Files = append(m.Files, cache.File{Path: path, Checked: true, Asked: questions})
	}
	return m.Stale(changes, r.index)
}

// recheck checks again what is stale, and leaves the other results as they are.
func (c *checking) recheck(ctx context.Context, r *rechecking, results []check.Result, were map[string]*program.File) []check.Result {
	stale := r.stale(were)
	r.known, r.logs = map[*program.File]check.Result{}, map[*program.File]*asked.Log{}
	for i, f := range r.targets() {
		if stale[f.Path] {
			r.logs[f] = asked.New()
		} else {
			r.known[f] = results[i]
		}
	}
	results = c.analyse(ctx, r.work)
	r.known = nil
	clear(r.answers) // which the repairs may have changed
	for path, questions := range r.asked {
		if !stale[path] {
			r.answer(questions)
		}
	}
	r.hear()
	return results
}
