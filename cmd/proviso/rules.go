package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
)

// ruleRow is what rules says of a rule.
type ruleRow struct {
	Name     string            `json:"name"`
	Family   string            `json:"family"`
	Group    string            `json:"group"`
	Summary  string            `json:"summary"`
	Severity map[string]string `json:"severity"` // by profile
	Fixable  bool              `json:"fixable"`
}

func rulesCommand() *cobra.Command {
	var format string
	c := &cobra.Command{Use: "rules", Short: "List every rule: name, family, severity per profile, fixable", Args: cobra.NoArgs}
	c.Flags().StringVar(&format, "format", "text", "text or json")
	c.RunE = func(c *cobra.Command, _ []string) error {
		if err := oneOf("format", format, []string{"text", "json"}); err != nil {
			return err
		}
		rows := []ruleRow{}
		for _, r := range check.Rules() {
			rows = append(rows, describe(r))
		}
		if format == "json" {
			e := json.NewEncoder(c.OutOrStdout())
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			return e.Encode(rows)
		}
		return writeRules(c.OutOrStdout(), rows)
	}
	return c
}

func describe(r *contracts.Rule) ruleRow {
	row := ruleRow{Name: r.Name, Family: r.Family, Group: r.Group, Summary: r.Summary, Severity: map[string]string{}, Fixable: r.Fixable}
	for _, p := range profiles {
		row.Severity[p] = contracts.Profile(p).Grade(r, r.Default).String()
	}
	return row
}

func writeRules(out io.Writer, rows []ruleRow) error {
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	fmt.Fprintf(w, "RULE\tGROUP\t%s\tFIX\tWHAT MUST HOLD\n", strings.ToUpper(strings.Join(profiles, "\t")))
	for _, r := range rows {
		fix := "no"
		if r.Fixable {
			fix = "yes"
		}
		fmt.Fprintf(w, "%s\t%s\t", r.Name, r.Group)
		for _, p := range profiles {
			fmt.Fprintf(w, "%s\t", r.Severity[p])
		}
		fmt.Fprintf(w, "%s\t%s\n", fix, r.Summary)
	}
	return w.Flush()
}
