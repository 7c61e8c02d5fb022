package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/agentcore/proviso/contracts/check"
)

func explainCommand() *cobra.Command {
	return &cobra.Command{Use: "explain RULE", Short: "Print a rule's page", Args: cobra.ExactArgs(1), ValidArgs: ruleNames(), RunE: func(c *cobra.Command, args []string) error {
		for _, r := range check.Rules() {
			if r.Name == args[0] {
				fmt.Fprintln(c.OutOrStdout(), strings.TrimSpace(r.Doc))
				return nil
			}
		}
		return fmt.Errorf("unknown rule %q; `proviso rules` lists them", args[0])
	}}
}

func ruleNames() []string {
	var out []string
	for _, r := range check.Rules() {
		out = append(out, r.Name)
	}
	return out
}

func rulesCommand() *cobra.Command {
	var format string
	c := &cobra.Command{Use: "rules", Short: "List every rule", Args: cobra.NoArgs}
	c.Flags().StringVar(&format, "format", "text", "text or json")
	c.RunE = func(c *cobra.Command, _ []string) error {
		type row struct {
			Name     string `json:"name"`
			Family   string `json:"family"`
			Group    string `json:"group"`
			Severity string `json:"severity"`
			Fixable  bool   `json:"fixable"`
			Summary  string `json:"summary"`
		}
		rows := []row{}
		for _, r := range check.Rules() {
			rows = append(rows, row{r.Name, r.Family, r.Group, r.Default.String(), r.Fixable, r.Summary})
		}
		switch format {
		case "json":
			e := json.NewEncoder(c.OutOrStdout())
			e.SetIndent("", "  ")
			return e.Encode(rows)
		case "text":
			w := tabwriter.NewWriter(c.OutOrStdout(), 0, 4, 2, ' ', 0)
			for _, r := range rows {
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", r.Name, r.Severity, r.Group, r.Summary)
			}
			return w.Flush()
		}
		return fmt.Errorf("unknown format %q; want text or json", format)
	}
	return c
}
