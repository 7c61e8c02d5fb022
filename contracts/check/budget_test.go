package check_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
)

// What the engine did not follow because its budget was spent may hold the very check that a rule misses.
func TestSpentBudgetLowersWhatIsOwed(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		fan  int // calls of each helper to the next
		want contracts.Severity
	}{
		{"within the budget", 1, contracts.Information},
		{"beyond it", 40, contracts.Hint},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f, err := workspace.Lower("app/services/ship.rb", syntax.NewText(fanned(test.fan)))
			if err != nil {
				t.Fatal(err)
			}
			var got []contracts.Severity
			for _, finding := range check.File(context.Background(), workspace.NewIndex([]*program.File{f}), f, &config.Config{}).Findings {
				if finding.Rule == "missing-presence" && finding.Subject == "order" {
					got = append(got, finding.Severity)
				}
			}
			if len(got) != 1 || got[0] != test.want {
				t.Errorf("severities %v, want [%v]", got, test.want)
			}
		})
	}
}

// fanned is a service in which helpers call each other many times before the order is used.
func fanned(fan int) string {
	var b strings.Builder
	b.WriteString("class Ship < ApplicationService\n  def initialize(order:)\n    @order = order\n  end\n\n  def call\n    one\n    @order.update!(shipped: true)\n  end\n\n  private\n")
	for i, name := range []string{"one", "two", "three"} {
		fmt.Fprintf(&b, "\n  def %s\n%s  end\n", name, strings.Repeat("    "+[]string{"two", "three", "four"}[i]+"(1)\n", fan))
	}
	b.WriteString("\n  def four(n)\n    n + 1\n  end\nend\n")
	return strings.ReplaceAll(strings.ReplaceAll(b.String(), "def two\n", "def two(n)\n"), "def three\n", "def three(n)\n")
}

// A method whose loops do not settle within the budget is unknown: silent, and soon over.
func TestUnsettledLoopsAreSilent(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		locals int
		want   int
	}{
		{"within the budget", 4, 1},
		{"beyond it", 220, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f, err := workspace.Lower("app/services/poll.rb", syntax.NewText(nested(test.locals)))
			if err != nil {
				t.Fatal(err)
			}
			got := 0
			for _, finding := range check.File(context.Background(), workspace.NewIndex([]*program.File{f}), f, &config.Config{}).Findings {
				if finding.Rule == "unchecked-lookup" {
					got++
				}
			}
			if got != test.want {
				t.Errorf("%d findings, want %d", got, test.want)
			}
		})
	}
}

// nested is a service with a loop in a loop that hands its locals round, and a lookup that nobody checks.
func nested(locals int) string {
	var b strings.Builder
	b.WriteString("class Poll\n  def call\n    order = Order.find_by(open: true)\n    order.close!\n")
	for i := range locals {
		fmt.Fprintf(&b, "    v%d = Source.read(%d)\n", i, i)
	}
	b.WriteString("    while Source.more?\n      while Source.next?\n")
	for i := range locals {
		fmt.Fprintf(&b, "        v%d = v%d.merge(v%d) if v%d.any?\n", i, i, (i+1)%locals, (i+7)%locals)
	}
	b.WriteString("      end\n    end\n  end\nend\nclass Order < ApplicationRecord\nend\n")
	return b.String()
}
