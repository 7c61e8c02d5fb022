package check

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/config"
)

// Look is a pass over a file for those who read contracts and report nothing.
func Look(ix *workspace.Index, f *program.File, cfg *config.Config) *contracts.Pass {
	return &contracts.Pass{File: f, Program: ix, Profile: cfg.ProfileFor(f.Path), Config: cfg, Memo: map[any]any{}, Report: func(contracts.Finding) {}}
}
