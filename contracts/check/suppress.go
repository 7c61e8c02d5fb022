package check

import (
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/suppression"
)

// suppress leaves out what comments in the file suppress and adds what is wrong with those comments, unless the check is not
// complete: then nobody can tell what they would have suppressed.
func (r *run) suppress(complete bool) (kept []contracts.Finding, suppressed int) {
	comments := suppression.Of(r.file)
	kept, suppressed = comments.Filter(r.found)
	if !complete {
		return kept, suppressed
	}
	var defects []contracts.Finding
	for _, d := range comments.Defects(names(), r.ran) {
		if r.on(d.Rule) {
			defects = append(defects, r.graded(d))
		}
	}
	defects, more := comments.Filter(defects)
	return append(kept, defects...), suppressed + more
}

// ran reports whether a rule looked at the whole file.
func (r *run) ran(rule string) bool {
	for _, f := range r.failures {
		if f.Rule == rule {
			return false
		}
	}
	return r.on(rule)
}

func names() []string {
	var out []string
	for _, rule := range Rules() {
		out = append(out, rule.Name)
	}
	return out
}
