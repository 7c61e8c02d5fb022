package fix

import (
	"strings"

	"github.com/agentcore/proviso/contracts"
)

// stacks reports whether two edits insert different whole lines in one place, in the same manner: both end their lines, or both
// begin with a line end.
func stacks(x, y contracts.Edit) bool {
	if x.Span != y.Span || x.Span.Len() > 0 || x.NewText == y.NewText {
		return false
	}
	return strings.HasSuffix(x.NewText, "\n") && strings.HasSuffix(y.NewText, "\n") && !begins(x) && !begins(y) || begins(x) && begins(y)
}

func begins(e contracts.Edit) bool {
	return strings.HasPrefix(e.NewText, "\n") || strings.HasPrefix(e.NewText, "\r\n")
}

// stacked drops the empty line below all but the last of the lines that are inserted in one place.
func stacked(edits []contracts.Edit) []contracts.Edit {
	out := append([]contracts.Edit(nil), edits...)
	for i := range out {
		for j := i + 1; j < len(out); j++ {
			if !stacks(out[i], out[j]) {
				continue
			}
			if begins(out[i]) {
				out[i].NewText = strings.TrimRight(out[i].NewText, "\r\n")
			} else if eol := ending(out[i].NewText); strings.HasSuffix(out[i].NewText, eol+eol) {
				out[i].NewText = strings.TrimSuffix(out[i].NewText, eol)
			}
			break
		}
	}
	return out
}

func ending(text string) string {
	if strings.HasSuffix(text, "\r\n") {
		return "\r\n"
	}
	return "\n"
}
