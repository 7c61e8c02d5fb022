package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
)

func explainCommand() *cobra.Command {
	return &cobra.Command{Use: "explain RULE", Short: "Print a rule's page", Args: oneRule, ValidArgs: ruleNames(), RunE: func(c *cobra.Command, args []string) error {
		for _, r := range check.Rules() {
			if r.Name == args[0] {
				_, err := fmt.Fprintf(c.OutOrStdout(), "%s\n", page(r))
				return err
			}
		}
		return fmt.Errorf("unknown rule %q%s (proviso rules lists them)", args[0], didYouMean(args[0], ruleNames()))
	}}
}

func oneRule(_ *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return errors.New("explain: which rule? proviso explain missing-presence prints its page, proviso rules lists them all")
	case 1:
		return nil
	}
	return errors.New("explain: one rule at a time")
}

// page is a rule's page; a rule without one has at least its sentence.
func page(r *contracts.Rule) string {
	if doc := strings.TrimSpace(r.Doc); doc != "" {
		return doc
	}
	return "# " + r.Name + "\n\n" + r.Summary
}
