package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Fingerprints identify findings whatever moves around them: rule, symbol, subject, and an ordinal for those of one file that agree
// in all three. They depend neither on lines and formatting, nor on the words of the message, which name neighbours and change with
// versions, nor on the file, which may be moved, nor on the level shown.
func Fingerprints(findings []contracts.Finding) []string {
	type same struct {
		file *program.File
		key  string
	}
	seen := map[same]int{}
	out := make([]string, len(findings))
	for i, f := range findings {
		key := same{f.File, strings.Join([]string{f.Rule, f.Symbol, f.Subject}, "\x00")}
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key.key, seen[key]))
		seen[key]++
		out[i] = hex.EncodeToString(sum[:8])
	}
	return out
}

// Filter leaves out the findings that keep rejects, which is given their fingerprints, and tells how many these are. What stays
// keeps its fingerprint.
func (r *Report) Filter(keep func(f contracts.Finding, fingerprint string) bool) (out int) {
	prints := r.fingerprints()
	var kept []contracts.Finding
	r.prints = []string{}
	for i, f := range r.Findings {
		if keep(f, prints[i]) {
			kept = append(kept, f)
			r.prints = append(r.prints, prints[i])
		}
	}
	out = len(r.Findings) - len(kept)
	r.Findings = kept
	return out
}

func (r *Report) fingerprints() []string {
	if r.prints == nil {
		r.prints = Fingerprints(r.Findings)
	}
	return r.prints
}
