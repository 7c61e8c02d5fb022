package inputmismatch

import (
	"fmt"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// compare reports the keys of a call that nothing declares; what is missing is said there too, or at the call.
func (d *inputs) compare(p *contracts.Pass, site entry.Site, given []*program.Expr, complete bool) {
	has := map[string]bool{}
	var unknown []*program.Expr
	for _, pair := range given {
		has[pair.X.Name] = true
		if _, ok := d.at[pair.X.Name]; !ok && !d.open {
			unknown = append(unknown, pair)
		}
	}
	var missing []string
	for _, name := range d.names {
		if complete && d.required[name] && !has[name] {
			missing = append(missing, name)
		}
	}
	f := site.Method.File
	for i, pair := range unknown {
		name := pair.X.Name
		message := fmt.Sprintf("`%s` has no input `%s:`", d.owner, name)
		if i == 0 && len(missing) > 0 {
			message += "; " + lacks(missing)
		}
		out := contracts.Finding{Severity: contracts.Warning, Span: pair.Span, Symbol: entry.Symbol(site.Method), Subject: name, Message: message}
		if meant := d.meant(name, has); meant != "" {
			out.Message += fmt.Sprintf(" (is `%s:` meant?)", meant)
			out.Repairs = rename(f, pair, meant, d.required[meant] && len(unknown) == 1)
			out.Evidence = append(out.Evidence, contracts.Evidence{File: d.at[meant].File, Span: d.at[meant].Span, Message: "declared here"})
		}
		p.Report(out)
	}
	if len(unknown) == 0 && len(missing) > 0 {
		at := d.at[missing[0]]
		p.Report(contracts.Finding{Severity: contracts.Warning, Span: site.Call.Span, Symbol: entry.Symbol(site.Method), Subject: missing[0],
			Message:  fmt.Sprintf("`%s` is called without what it requires; %s", d.owner, lacks(missing)),
			Evidence: []contracts.Evidence{{File: at.File, Span: at.Span, Message: "required here"}}})
	}
}

func lacks(missing []string) string {
	if len(missing) == 1 {
		return "`" + missing[0] + ":` is missing"
	}
	return "`" + strings.Join(missing, ":`, `") + ":` are missing"
}

// meant is the one declared input, not given yet, that an unknown key resembles.
func (d *inputs) meant(key string, has map[string]bool) string {
	best := ""
	for _, name := range d.names {
		if has[name] || !alike(key, name) {
			continue
		}
		if best != "" {
			return ""
		}
		best = name
	}
	return best
}

// alike reports whether two names differ by a slip: two edits at most, fewer for short ones, or one being part of the other.
func alike(a, b string) bool {
	if strings.HasPrefix(a, b+"_") || strings.HasPrefix(b, a+"_") || strings.HasSuffix(a, "_"+b) || strings.HasSuffix(b, "_"+a) {
		return true
	}
	limit := 2
	if min(len(a), len(b)) <= 4 {
		limit = 1
	}
	return distance(a, b) <= limit
}

// distance is the number of letters to insert, delete, change or swap with their neighbour to make b of a.
func distance(a, b string) int {
	var two, one []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		two, one = one, row
		row = make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(one[j]+1, row[j-1]+1, one[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], two[j-2]+1)
			}
		}
	}
	return row[len(b)]
}

// rename writes the key as it was meant; a key that stands for a variable of its name keeps the variable.
func rename(f *program.File, pair *program.Expr, meant string, preferred bool) []contracts.Repair {
	key := pair.X
	text := f.Text.Slice(key.Span)
	if text != key.Name {
		return nil
	}
	title := "Rename to " + meant + ":"
	if pair.Y == nil || pair.Y.Span == key.Span {
		return []contracts.Repair{repair.Replace(f, pair.Span, meant+": "+key.Name, title, preferred, true)}
	}
	return []contracts.Repair{repair.Replace(f, key.Span, meant, title, preferred, true)}
}
