package names

import (
	"fmt"
	"testing"
)

func TestPatternRemembersOnlySoMuch(t *testing.T) {
	t.Parallel()
	p := Compile(`^(is|has)[A-Z]`)
	for i := range 3 * maxKnown {
		if name := fmt.Sprintf("isThing%d", i); !p.MatchString(name) || !p.MatchString(name) {
			t.Fatalf("%s does not match", name)
		}
		if len(p.known) > maxKnown {
			t.Fatalf("%d names are kept", len(p.known))
		}
	}
	if p.MatchString("thing") || p.MatchString("thing") {
		t.Error("a name matches that should not")
	}
}
