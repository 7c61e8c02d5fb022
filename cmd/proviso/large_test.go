package main

import (
	"bytes"
	"context"
	"testing"

	"github.com/agentcore/proviso/contracts/check"
)

// TestLargeCheckIsCalledOff wants a check that is called off to lower nothing more, though its targets are many and not lowered yet.
func TestLargeCheckIsCalledOff(t *testing.T) {
	t.Parallel()
	var out, errs bytes.Buffer
	c := &checking{door: door{dir: workplace(t, map[string]string{"app/services/close.rb": risky, "app/services/sound.rb": sound}), out: &out, err: &errs, large: 1}, options: options{jobs: 1}}
	var err error
	if c.settings, err = c.configured(); err != nil {
		t.Fatal(err)
	}
	in, err := c.read(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	w, err := c.surveyed(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	ctx, callOff := context.WithCancel(t.Context())
	callOff()
	c.analysePart(ctx, w, w.targets(), make([]check.Result, len(w.targets())), c.bar(0))
	if n := w.index.Weight(); n > 0 {
		t.Errorf("%d bytes were lowered after that", n)
	}
	c.analysePart(t.Context(), w, w.targets(), make([]check.Result, len(w.targets())), c.bar(0))
	if w.index.Weight() == 0 {
		t.Error("nothing is lowered otherwise: the test sees nothing")
	}
}
