package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/card"
	"github.com/agentcore/proviso/contracts/check"
)

const contractExample = `  proviso contract app/services/charge.rb
  proviso contract app/services/charge.rb#Charge#call --format json`

func contractCommand(d door) *cobra.Command {
	var format string
	c := &cobra.Command{Use: "contract FILE[#SYMBOL]", Short: "Print the contract card of a class or method", Example: contractExample, Args: oneFile}
	c.Flags().StringVar(&format, "format", "text", "text or json")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := oneOf("format", format, []string{"text", "json"}); err != nil {
			return err
		}
		cards, err := d.cards(c.Context(), args[0])
		if err != nil {
			return err
		}
		return writeCards(d.out, cards, format)
	}
	return c
}

func oneFile(_ *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return errors.New("contract: of which file? proviso contract app/services/charge.rb#Charge#call prints the card of one method, without # those of the whole file")
	case 1:
		return nil
	}
	return errors.New("contract: one file at a time, as in app/services/charge.rb#Charge")
}

// cards finds what the argument names, within the project, so that callers and base classes are seen.
func (d door) cards(ctx context.Context, arg string) ([]*card.Card, error) {
	name, symbol, _ := strings.Cut(arg, "#")
	p, err := d.pass(ctx, name)
	if err != nil {
		return nil, err
	}
	found := card.Find(p, symbol)
	if len(found) == 0 {
		if errs := p.File.Errors; len(errs) > 0 {
			return nil, fmt.Errorf("%s does not parse at line %d, and what stands there has no contract", name, p.File.Text.LineOf(errs[0].Start)+1)
		}
		if symbol == "" {
			return nil, fmt.Errorf("%s has no class and no method, and so no contract", name)
		}
		return nil, fmt.Errorf("nothing in %s is called %q%s", name, symbol, didYouMean(symbol, card.Symbols(p)))
	}
	return found, nil
}

// pass reads the project around a file and looks at the file.
func (d door) pass(ctx context.Context, name string) (*contracts.Pass, error) {
	o := options{jobs: runtime.GOMAXPROCS(0)}
	c := &checking{door: d, options: o}
	var err error
	if c.settings, err = c.configured(); err != nil {
		return nil, err
	}
	path := workspace.Tell(d.dir, filepath.Clean(d.absolute(name)))
	w, err := c.gather(ctx, []string{".", name})
	if err != nil {
		return nil, err
	}
	f := w.index.File(path)
	if f == nil {
		for _, s := range w.skipped {
			if s.Path == path {
				return nil, fmt.Errorf("%s: %s", name, s.Reason)
			}
		}
		return nil, fmt.Errorf("%q is no Ruby or TypeScript file that can be read", name)
	}
	cfg, err := c.settings.For(path)
	if err != nil {
		return nil, err
	}
	return check.Look(w.index, f, cfg), nil
}

func writeCards(out io.Writer, cards []*card.Card, format string) error {
	if format == "json" {
		e := json.NewEncoder(out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(struct {
			Version int          `json:"version"`
			Cards   []*card.Card `json:"cards"`
		}{1, cards})
	}
	for i, c := range cards {
		if i > 0 {
			if _, err := fmt.Fprintln(out); err != nil {
				return err
			}
		}
		if _, err := io.WriteString(out, c.Text()); err != nil {
			return err
		}
	}
	return nil
}
