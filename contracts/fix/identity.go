package fix

import (
	"strings"

	"github.com/agentcore/proviso/contracts"
)

// key tells findings apart while text around them moves.
func key(f contracts.Finding) string {
	return f.File.Path + "\x00" + identity(f) + "\x00" + f.File.Text.Slice(f.Span)
}

// identity is what a finding is wherever it stands: what a baseline knows it by.
func identity(f contracts.Finding) string {
	return strings.Join([]string{f.Rule, f.Symbol, f.Subject}, "\x00")
}

// kept reports whether some finding of the batch is still there.
func kept(batch []candidate, before, after []contracts.Finding) bool {
	gone := counted(before, contracts.Off)
	for id, n := range counted(after, contracts.Off) {
		gone[id] -= n
	}
	mended := map[string]int{}
	for _, c := range batch {
		if c.finding.Rule != "" { // edits that mend nothing have none
			mended[identity(c.finding)]++
		}
	}
	for id, n := range mended {
		if gone[id] < n {
			return true
		}
	}
	return false
}

// crowded reports whether a method has something from information up of a kind it had not, or there is more of that in all. In a
// method that had findings a general obligation may show behind the specific one that went: a person sees it, and goes on.
func crowded(before, after []contracts.Finding) bool {
	methods := map[string]bool{}
	known, all, warnings := counted(before, contracts.Off), 0, 0
	for _, f := range before {
		methods[f.Symbol] = true
		all, warnings = all+weight(f, contracts.Information), warnings+weight(f, contracts.Warning)
	}
	for _, f := range after {
		all, warnings = all-weight(f, contracts.Information), warnings-weight(f, contracts.Warning)
		if known[identity(f)]--; known[identity(f)] < 0 && f.Severity >= contracts.Information && !methods[f.Symbol] {
			return true
		}
	}
	return all < 0 || warnings < 0
}

// come are the findings from a severity up that were not there, be it that others went.
func come(before, after []contracts.Finding, from contracts.Severity) []contracts.Finding {
	known := counted(before, from)
	var out []contracts.Finding
	for _, f := range after {
		if f.Severity < from {
			continue
		}
		if known[identity(f)]--; known[identity(f)] < 0 {
			out = append(out, f)
		}
	}
	return out
}

// counted are how many findings from a severity up there are of each identity.
func counted(findings []contracts.Finding, from contracts.Severity) map[string]int {
	out := map[string]int{}
	for _, f := range findings {
		if f.Severity >= from {
			out[identity(f)]++
		}
	}
	return out
}

func weight(f contracts.Finding, from contracts.Severity) int {
	if f.Severity >= from {
		return 1
	}
	return 0
}
