package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
)

// configured is the configuration of the files below the working directory, with the command line's wishes above it.
func (c *checking) configured() (*config.Set, error) {
	set := config.NewSet(c.dir, ruleNames())
	if c.config != "" {
		set.Only(c.absolute(c.config))
	}
	forced := map[string]config.RuleSeverity{}
	for _, r := range c.rules {
		name, word, ok := strings.Cut(r, "=")
		if !ok {
			return nil, fmt.Errorf("--rule: %q is not NAME=SEVERITY", r)
		}
		if !slices.Contains(ruleNames(), name) {
			return nil, fmt.Errorf("--rule: unknown rule %q%s", name, didYouMean(name, ruleNames()))
		}
		if err := oneOf("rule", word, append([]string{"off"}, severities...)); err != nil {
			return nil, err
		}
		forced[name] = config.RuleSeverity(severity(word))
	}
	set.Force(contracts.Profile(c.profile), forced)
	// A mistake in the configuration of the working directory ends the run before any work.
	_, err := set.For("x")
	return set, err
}

func ruleNames() []string {
	var out []string
	for _, r := range check.Rules() {
		out = append(out, r.Name)
	}
	return out
}
