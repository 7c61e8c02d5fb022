package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"

	"github.com/agentcore/proviso/contracts"
)

var number = regexp.MustCompile(`\d+`)

// Fingerprints identify findings whatever moves around them: rule, symbol, subject and the message without its numbers, and an
// ordinal for those that agree in all of these. They do not depend on lines, files or the level shown.
func Fingerprints(findings []contracts.Finding) []string {
	seen := map[string]int{}
	out := make([]string, len(findings))
	for i, f := range findings {
		message := strings.Join(strings.Fields(number.ReplaceAllString(f.Message, "#")), " ")
		key := strings.Join([]string{f.Rule, f.Symbol, f.Subject, message}, "\x00")
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		seen[key]++
		out[i] = hex.EncodeToString(sum[:8])
	}
	return out
}
