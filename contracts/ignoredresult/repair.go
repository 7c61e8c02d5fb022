package ignoredresult

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// repairs offers the project's own raising forms: call! where the class has it, .raise_if_error! where results have it.
func repairs(p *contracts.Pass, site entry.Site) []contracts.Repair {
	f, call := site.Method.File, site.Call
	if f.Language != program.Ruby || call.NameSpan.Len() == 0 {
		return nil
	}
	var out []contracts.Repair
	lenient := forgiving(p, site) || explained(site) || repair.Repeated(site.Method, call)
	if bang := call.Name + "!"; raising(p, site, bang) {
		out = append(out, repair.Replace(f, call.NameSpan, bang, "Use "+bang+", which raises when it fails", !lenient, false))
	}
	for _, name := range []string{"raise_if_error!", "value!", "unwrap!"} {
		if used(p, site, name) {
			at := syntax.Span{Start: call.Span.End, End: call.Span.End}
			out = append(out, repair.Replace(f, at, "."+name, "Raise if it fails, with "+name, len(out) == 0 && !lenient, false))
			break
		}
	}
	return out
}

// forgiving reports whether the call passes what may be nil: its author may count on the failure that comes of it.
func forgiving(p *contracts.Pass, site entry.Site) bool {
	known := entry.Passing(p, site.Method)
	found := false
	for _, a := range site.Call.List {
		a.Walk(func(e *program.Expr) bool {
			found = found || known[e].MayBeNil()
			return !found
		})
	}
	return found
}

// concession is what comments say of failures that are let pass.
var concession = regexp.MustCompile(`(?i)\b(raise|raises|raising|fail|fails|failure|failures|error|errors|ignore|ignored|block|blocking|best[- ]effort|deliberate(ly)?|on purpose)\b`)

// explained reports whether the comment right above the call's statement speaks of failing: its author thought of it, and whether the
// call is as meant is for a person to read.
func explained(site entry.Site) bool {
	return entry.CommentedAbove(site.Method.File, whole(site).Start, concession)
}

// raising reports whether the receiver answers the raising form.
func raising(p *contracts.Pass, site entry.Site, bang string) bool {
	static := site.Call.X != nil && site.Call.X.Op == program.Constant
	return site.Target.Class != nil && flow.FindMethod(p.Program, site.Target.Class, bang, static) != nil
}

// used reports whether the file, the callee's file or one of its ancestors' raises for a failed result in that way.
func used(p *contracts.Pass, site entry.Site, name string) bool {
	has := func(f *program.File) bool { return strings.Contains(f.Text.String(), "."+name) }
	if has(site.Method.File) {
		return true
	}
	c := site.Target.Class
	for depth := 0; c != nil && depth < 6; depth++ {
		if has(c.File) {
			return true
		}
		bases := flow.Resolve(p.Program, c, c.Super)
		if len(bases) == 0 || bases[0] == c {
			return false
		}
		c = bases[0]
	}
	return false
}
