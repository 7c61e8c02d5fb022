package check

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// question is a condition about a whole number with its meaning.
type question struct {
	text  string
	holds func(int) bool
	parts []question // the connectives in it, itself included if it is one
}

// questions are comparisons, sign tests, ranges and their negations and connections, drawn at random.
func draw(r *rand.Rand, depth int) question {
	if depth > 0 && r.Intn(3) == 0 {
		a, b := draw(r, depth-1), draw(r, depth-1)
		both := question{"(" + a.text + " && " + b.text + ")", func(x int) bool { return a.holds(x) && b.holds(x) }, nil}
		if r.Intn(2) == 0 {
			both = question{"(" + a.text + " || " + b.text + ")", func(x int) bool { return a.holds(x) || b.holds(x) }, nil}
		}
		both.parts = append(append([]question{both}, a.parts...), b.parts...)
		return both
	}
	n := r.Intn(9) - 4
	all := []question{
		{fmt.Sprintf("x < %d", n), func(x int) bool { return x < n }, nil},
		{fmt.Sprintf("x <= %d", n), func(x int) bool { return x <= n }, nil},
		{fmt.Sprintf("%d < x", n), func(x int) bool { return n < x }, nil},
		{fmt.Sprintf("x >= %d", n), func(x int) bool { return x >= n }, nil},
		{fmt.Sprintf("x == %d", n), func(x int) bool { return x == n }, nil},
		{fmt.Sprintf("x != %d", n), func(x int) bool { return x != n }, nil},
		{fmt.Sprintf("!(x > %d)", n), func(x int) bool { return x <= n }, nil},
		{fmt.Sprintf("(%d..%d).cover?(x)", n, n+3), func(x int) bool { return x >= n && x <= n+3 }, nil},
		{"x.positive?", func(x int) bool { return x > 0 }, nil},
		{"x.zero?", func(x int) bool { return x == 0 }, nil},
	}
	return all[r.Intn(len(all))]
}

// TestVerdictsAreTrue holds the two rules that claim something of all values to all values: guards over whole numbers are drawn at
// random, and what a rule says must be so for each number.
func TestVerdictsAreTrue(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewSource(1))
	var b strings.Builder
	b.WriteString("class Drawn\n")
	type pair struct{ first, second question }
	at := map[string]pair{} // by line of the second guard
	line := 1
	for i := range 600 {
		p := pair{draw(r, 1), draw(r, 2)}
		fmt.Fprintf(&b, "  def m%d(x)\n    return nil unless x.is_a?(Integer)\n    raise ArgumentError if %s\n    raise ArgumentError if %s # want redundant-guard\n    x\n  end\n", i, p.first.text, p.second.text)
		at[fmt.Sprint(line+4)] = p
		line += 6
	}
	b.WriteString("end\n")
	project := &txtar.Archive{Files: []txtar.File{{Name: "app/services/drawn.rb", Data: []byte(b.String())}}}
	spoken := 0
	for _, line := range reported(t, "contradictory-guard", project) {
		p, ok := at[strings.Split(line, ":")[1]]
		if !ok { // about the first guard alone
			continue
		}
		spoken++
		var numbers, left []int
		for x := -12; x <= 12; x++ {
			numbers = append(numbers, x)
			if !p.first.holds(x) {
				left = append(left, x)
			}
		}
		settled := func(q question) bool {
			return !slices.ContainsFunc(numbers, q.holds) || !slices.ContainsFunc(numbers, func(x int) bool { return !q.holds(x) })
		}
		if stopsAll := !slices.ContainsFunc(left, func(x int) bool { return !p.second.holds(x) }); !stopsAll && !slices.ContainsFunc(p.second.parts, settled) {
			t.Errorf("line %s: contradictory after `%s`: `%s`, yet %v passes the first", strings.Split(line, ":")[1], p.first.text, p.second.text, left)
		}
	}
	for _, line := range reported(t, "redundant-guard", project) {
		p, ok := at[strings.Split(line, ":")[1]]
		if !ok {
			continue
		}
		spoken++
		for x := -12; x <= 12; x++ {
			if !p.first.holds(x) && p.second.holds(x) {
				t.Errorf("redundant after `%s`: `%s`, yet it stops %d", p.first.text, p.second.text, x)
				break
			}
		}
	}
	if spoken < 60 {
		t.Errorf("only %d of 600 pairs are settled; the drawing proves little", spoken)
	}
}
