package report

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"github.com/agentcore/proviso/contracts"
)

// gitlab is GitLab's Code Quality report. GitLab compares fingerprints alone, so that they must differ between files.
func gitlab(w io.Writer, r *Report, _ Style) error {
	severities := map[contracts.Severity]string{contracts.Error: "critical", contracts.Warning: "major", contracts.Information: "minor", contracts.Hint: "info"}
	out := []object{}
	for _, f := range r.shown() {
		at := place(f.File, f.Span)
		out = append(out, object{"check_name": f.Rule, "description": f.Message, "fingerprint": global(f), "severity": severities[f.Severity],
			"location": object{"path": f.File.Path, "lines": object{"begin": at.Start.Line, "end": at.End.Line}}})
	}
	return encode(w, out)
}

func global(f shown) string {
	sum := sha256.Sum256([]byte(f.File.Path + "\x00" + f.fingerprint))
	return hex.EncodeToString(sum[:16])
}
