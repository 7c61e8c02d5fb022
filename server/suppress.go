package server

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// directive is a suppression of the next line, up to the end of its list of rules.
var directive = regexp.MustCompile(`(?:#|//)[ \t]*proviso:disable-next-line[ \t]+[a-z-]+(?:[ \t]*,[ \t]*[a-z-]+)*?(?:[ \t]+--|[ \t]*$)`)

// suppression writes the comment that silences a finding. The word "reason" in it is for the user to replace. Findings that are
// about suppressions have none.
func suppression(sn *snapshot, file *program.File, f contracts.Finding) (contracts.Edit, bool) {
	if rule := ruleNamed(f.Rule); rule == nil || rule.Group == "suppressions" {
		return contracts.Edit{}, false
	}
	text := sn.version.text
	line := text.LineOf(f.Span.Start)
	start := text.LineSpan(line).Start
	if line > 0 {
		// Two comments would have the first suppress the second, so the rule joins the one that is there.
		above := text.LineSpan(line - 1)
		if m := directive.FindString(text.Slice(above)); m != "" {
			return insertion(file, above.Start+rulesEnd(text.Slice(above)), ", "+f.Rule), true
		}
	}
	mark := "#"
	if file.Language == program.TypeScript {
		mark = "//"
	}
	return insertion(file, start, text.Indent(start)+mark+" proviso:disable-next-line "+f.Rule+" -- reason"+text.EOL()), true
}

var ruleList = regexp.MustCompile(`proviso:disable-next-line[ \t]+[a-z-]*[a-z](?:[ \t]*,[ \t]*[a-z-]*[a-z])*`)

// rulesEnd is where the list of rules of a directive ends in its line.
func rulesEnd(line string) int { return ruleList.FindStringIndex(line)[1] }
