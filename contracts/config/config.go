// Package config reads proviso.yml: profiles, boundaries, severities, style. It imports the vocabulary and the YAML library, and
// no rule: the names a configuration may use are handed to it.
package config

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Config is the merged configuration of a workspace. The zero value, or nil, is the default configuration.
type Config struct {
	Root       bool // the search upward ends here
	Profile    contracts.Profile
	Exclude    []string
	Boundaries struct {
		Ruby       Boundary
		TypeScript Boundary
	}
	Rules  map[string]RuleSeverity
	Guards struct{ Validators []string }
	Errors struct {
		Precondition, Postcondition struct{ Ruby, TypeScript string }
	}
	FailingExit string // auto, raise, return
	Overrides   []Override

	forced Override // from the command line: above everything
}

// Boundary says which classes are boundaries besides those the product knows.
type Boundary struct{ Paths, Bases, Names, Decorators []string }

// Override changes keys for some files.
type Override struct {
	Files   []string
	Profile contracts.Profile
	Rules   map[string]RuleSeverity
}

// RuleSeverity is a configured severity: a contracts.Severity, or RuleDefault when the configuration is silent.
type RuleSeverity int8

// RuleDefault leaves a rule's own severities; RuleOff switches the rule off.
const (
	RuleDefault RuleSeverity = -1
	RuleOff     RuleSeverity = RuleSeverity(contracts.Off)
)

// Severity is what the configuration says of a rule in a file.
func (c *Config) Severity(path, rule string) RuleSeverity {
	if c == nil {
		return RuleDefault
	}
	if s, ok := c.forced.Rules[rule]; ok {
		return s
	}
	for i := len(c.Overrides) - 1; i >= 0; i-- {
		if s, ok := c.Overrides[i].Rules[rule]; ok && matches(c.Overrides[i].Files, path) {
			return s
		}
	}
	if s, ok := c.Rules[rule]; ok {
		return s
	}
	return RuleDefault
}

// ProfileFor is the profile in force in a file.
func (c *Config) ProfileFor(path string) contracts.Profile {
	if c == nil {
		return contracts.Standard
	}
	if c.forced.Profile != "" {
		return c.forced.Profile
	}
	for i := len(c.Overrides) - 1; i >= 0; i-- {
		if o := c.Overrides[i]; o.Profile != "" && matches(o.Files, path) {
			return o.Profile
		}
	}
	return first(c.Profile, contracts.Standard)
}

func (c *Config) boundary(l program.Language) Boundary {
	switch {
	case c == nil:
		return Boundary{}
	case l == program.Ruby:
		return c.Boundaries.Ruby
	}
	return c.Boundaries.TypeScript
}

// BoundaryPaths are globs of files whose classes are boundaries.
func (c *Config) BoundaryPaths(l program.Language) []string { return c.boundary(l).Paths }

// BoundaryBases are base classes and mixins of boundaries.
func (c *Config) BoundaryBases(l program.Language) []string { return c.boundary(l).Bases }

// BoundaryNames are name patterns ("*Service") of boundaries.
func (c *Config) BoundaryNames(l program.Language) []string { return c.boundary(l).Names }

// BoundaryDecorators are decorators of boundaries.
func (c *Config) BoundaryDecorators(l program.Language) []string { return c.boundary(l).Decorators }

// Validators are name patterns of guard helpers that cannot be seen into.
func (c *Config) Validators() []string {
	if c == nil {
		return nil
	}
	return c.Guards.Validators
}

// PreconditionError is the class a generated precondition raises.
func (c *Config) PreconditionError(l program.Language) string {
	if l == program.Ruby {
		if c != nil && c.Errors.Precondition.Ruby != "" {
			return c.Errors.Precondition.Ruby
		}
		return "ArgumentError"
	}
	if c != nil && c.Errors.Precondition.TypeScript != "" {
		return c.Errors.Precondition.TypeScript
	}
	return "TypeError"
}

// PostconditionError is the class a generated postcondition raises.
func (c *Config) PostconditionError(l program.Language) string {
	if l == program.Ruby {
		if c != nil && c.Errors.Postcondition.Ruby != "" {
			return c.Errors.Postcondition.Ruby
		}
		return "RuntimeError"
	}
	if c != nil && c.Errors.Postcondition.TypeScript != "" {
		return c.Errors.Postcondition.TypeScript
	}
	return "Error"
}

// FailingExitStyle is "auto", "raise" or "return".
func (c *Config) FailingExitStyle() string {
	if c == nil || c.FailingExit == "" {
		return "auto"
	}
	return c.FailingExit
}
