package inputmismatch

import (
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// declared reads the inputs that a class declares in macros; nil if that cannot be told.
func declared(p *contracts.Pass, site entry.Site) *inputs {
	read := entry.InputsOf(p, site)
	if read == nil {
		return nil
	}
	d := &inputs{owner: read.Class.Name, required: map[string]bool{}, at: map[string]summary.Site{}, open: read.Open}
	for _, in := range read.Inputs {
		name := in.Param.Name
		d.names = append(d.names, name)
		d.required[name] = !in.Optional && in.Param.Default == nil
		d.at[name] = summary.Site{File: in.Class.File, Span: in.Param.NameSpan}
	}
	return d
}
