package deviantwriter

import (
	"strconv"

	"github.com/agentcore/proviso/analysis/flow"
)

// belief is something that writers check of what they store.
type belief struct {
	text  string
	holds func(flow.Fact) bool
}

// beliefs are what the checks of the writers say, strongest first within a writer, in order of the writers.
func beliefs(ws []writer) []belief {
	var out []belief
	seen := map[string]bool{}
	for _, w := range ws {
		for _, b := range checked(w.fact) {
			if !seen[b.text] {
				seen[b.text] = true
				out = append(out, b)
			}
		}
	}
	return out
}

func checked(f flow.Fact) []belief {
	var out []belief
	if f.Assumed {
		return nil
	}
	if b := f.Lo; b.Set {
		out = append(out, belief{bound("at least ", "greater than ", b), func(o flow.Fact) bool {
			return o.Assumed || o.Lo.Set && (o.Lo.At > b.At || o.Lo.At == b.At && (o.Lo.Open || !b.Open))
		}})
	}
	if b := f.Hi; b.Set {
		out = append(out, belief{bound("at most ", "less than ", b), func(o flow.Fact) bool {
			return o.Assumed || o.Hi.Set && (o.Hi.At < b.At || o.Hi.At == b.At && (o.Hi.Open || !b.Open))
		}})
	}
	if f.Member {
		out = append(out, belief{"one of a list", func(o flow.Fact) bool { return o.Assumed || o.Member }})
	}
	if f.Empty == flow.No && f.Tested&flow.TestEmpty != 0 {
		out = append(out, belief{"not empty", func(o flow.Fact) bool { return o.Assumed || o.Empty == flow.No }})
	}
	if f.Null == flow.NonNull && f.Tested&flow.TestNull != 0 {
		out = append(out, belief{"there", func(o flow.Fact) bool { return o.Assumed || o.Null == flow.NonNull }})
	}
	return out
}

func bound(closed, open string, b flow.Bound) string {
	words := closed
	if b.Open {
		words = open
	}
	return words + strconv.FormatFloat(b.At, 'f', -1, 64)
}
