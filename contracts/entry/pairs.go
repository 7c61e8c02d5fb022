package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// Pair is two parameters that are the ends of a range, as their names and types tell.
type Pair struct {
	Low, High *program.Param
	// Sure pairs are ends of a range by their names and types alone; the others only if they are used as one.
	Sure bool
}

// ends are words for the lower and the upper end; strong ones speak of nothing but numbers and times.
var ends = []struct {
	low, high string
	strong    bool
}{
	{"min", "max", true}, {"minimum", "maximum", true}, {"low", "high", true}, {"lower", "upper", true}, {"lowest", "highest", true},
	{"smallest", "largest", true}, {"earliest", "latest", true}, {"since", "until", true}, {"from", "until", true}, {"from", "till", true},
	{"from", "to", false}, {"start", "end", false}, {"starts", "ends", false}, {"started", "ended", false}, {"starting", "ending", false},
	{"begin", "end", false}, {"begins", "ends", false}, {"beginning", "ending", false}, {"start", "finish", false}, {"starts", "finishes", false},
	{"started", "finished", false}, {"start", "stop", false}, {"after", "before", false}, {"opens", "closes", false}, {"opened", "closed", false},
	{"arrival", "departure", false}, {"in", "out", false}, {"valid", "expires", false}, {"issued", "expires", false}, {"lo", "hi", true},
}

// ordered are words that say that a value is a number or a time.
var ordered = map[string]bool{"at": true, "on": true, "date": true, "datetime": true, "time": true, "timestamp": true, "day": true, "month": true, "year": true, "week": true,
	"hour": true, "minute": true, "price": true, "amount": true, "value": true, "age": true, "size": true, "length": true, "count": true, "quantity": true, "qty": true,
	"page": true, "index": true, "position": true, "offset": true, "row": true, "score": true, "rate": true, "percent": true, "percentage": true, "weight": true,
	"width": true, "height": true, "cents": true, "units": true, "period": true, "number": true, "check": true, "valid": true, "effective": true, "version": true}

var wordEnd = regexp.MustCompile(`([a-z0-9])([A-Z])`)

// words splits a name in snake or camel case.
func words(name string) []string {
	return strings.FieldsFunc(strings.ToLower(wordEnd.ReplaceAllString(name, "${1}_${2}")), func(r rune) bool { return r == '_' })
}

// pairsOf finds the pairs among parameters, each parameter in one of them at most.
func pairsOf(params []*program.Param) []Pair {
	var all []*program.Param
	for _, p := range params {
		all = append(all, p)
		all = append(all, p.Leaves...)
	}
	var out []Pair
	taken := map[*program.Param]bool{}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if taken[a] || taken[b] || a.Name == "" || b.Name == "" {
				continue
			}
			if pair, ok := pairOf(a, b); ok {
				taken[a], taken[b] = true, true
				out = append(out, pair)
			}
		}
	}
	return out
}

// pairOf reads two names that differ in one word, which names opposite ends.
func pairOf(a, b *program.Param) (Pair, bool) {
	x, y := words(a.Name), words(b.Name)
	if len(x) != len(y) {
		return Pair{}, false
	}
	at, word := -1, false
	for i := range x {
		if x[i] != y[i] {
			if at >= 0 {
				return Pair{}, false
			}
			at = i
		} else if ordered[x[i]] {
			word = true
		}
	}
	if at < 0 {
		return Pair{}, false
	}
	for _, e := range ends {
		low, high := a, b
		if x[at] == e.high && y[at] == e.low {
			low, high = b, a
		} else if x[at] != e.low || y[at] != e.high {
			continue
		}
		if e.low == "in" && (at == 0 || x[at-1] != "check") {
			return Pair{}, false
		}
		kind := kindOf(a.Type) & kindOf(b.Type)
		sure := kind == measured || kind&untold != 0 && (e.strong && (word || len(x) == 1) || word)
		return Pair{Low: low, High: high, Sure: sure}, kind != 0
	}
	return Pair{}, false
}

// The kinds of declared types, as far as order goes.
const (
	measured = 1 << iota // numbers and times
	untold               // nothing is declared, or text that may be a time
)

var times = regexp.MustCompile(`^(number|bigint|Date|Dayjs|dayjs\.Dayjs|Moment|moment\.Moment|DateTime|LocalDate|LocalDateTime|LocalTime|Instant|Timestamp|Temporal\.\w+|Decimal|Big|BigNumber)$`)

func kindOf(t *program.Type) int {
	switch {
	case Untyped(t):
		return measured | untold
	case times.MatchString(t.Name):
		return measured
	case t.Name == "string":
		return untold
	}
	return 0
}
