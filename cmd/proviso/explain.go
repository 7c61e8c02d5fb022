package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
)

func explainCommand() *cobra.Command {
	return &cobra.Command{Use: "explain RULE", Short: "Print a rule's page", Args: cobra.ExactArgs(1), ValidArgs: ruleNames(), RunE: func(c *cobra.Command, args []string) error {
		for _, r := range check.Rules() {
			if r.Name == args[0] {
				_, err := fmt.Fprintf(c.OutOrStdout(), "%s\n", page(r))
				return err
			}
		}
		return fmt.Errorf("unknown rule %q%s (proviso rules lists them)", args[0], didYouMean(args[0], ruleNames()))
	}}
}

// page is a rule's page; a rule without one has at least its sentence.
func page(r *contracts.Rule) string {
	if doc := strings.TrimSpace(r.Doc); doc != "" {
		return doc
	}
	return "# " + r.Name + "\n\n" + r.Summary
}
