package repair

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// telling is how many files without an optional chain tell that a project's compiler may not read one.
const telling = 20

type chainsKey struct{}

type chainedKey struct{}

// Lacks is the TypeScript condition that a value, or a member of it, is missing. Compilers from before the optional chain are spared it.
func Lacks(p *contracts.Pass, f *program.File, access, member string) string {
	if chains(p, f) {
		return access + "?." + member + " == null"
	}
	return access + " == null || " + access + "." + member + " == null"
}

// denies is the TypeScript condition that a value is missing, or answers a question with no.
func denies(p *contracts.Pass, f *program.File, access, question string) string {
	if chains(p, f) {
		return "!" + access + "?." + question
	}
	return access + " == null || !" + access + "." + question
}

// chains reports whether optional chains may be written: some file around has one, or too few are there to tell.
func chains(p *contracts.Pass, f *program.File) bool {
	if known, ok := p.Memo[chainsKey{}]; ok {
		return known.(bool)
	}
	files := []*program.File{f}
	if p.Program != nil {
		files = append(files, p.Program.Near(f.Path, neighbourhood)...)
	}
	found := len(files) < telling
	for _, near := range files {
		found = found || near.Derive(chainedKey{}, func() any {
			text := near.Text.String()
			return strings.Contains(text, "?.") || strings.Contains(text, " ?? ")
		}).(bool)
	}
	if p.Memo != nil {
		p.Memo[chainsKey{}] = found
	}
	return found
}
