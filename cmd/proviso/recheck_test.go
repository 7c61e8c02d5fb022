package main

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// TestRepairsTellWhatIsLeft holds what --fix reports, which checks again only what its repairs concern, to a check of what it has written.
func TestRepairsTellWhatIsLeft(t *testing.T) {
	t.Parallel()
	for _, seed := range []uint64{1, 2} {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			t.Parallel()
			dir := workplace(t, someFiles(t, rand.New(rand.NewPCG(seed, 7))))
			left := checkOf(t, dir, "", 0, "", []string{"--fix", "--unsafe", "--level", "hint"})
			left, told, _ := strings.Cut(left, "proviso: ")
			if !strings.Contains(told, " repairs in ") {
				t.Fatalf("nothing was repaired: %s", told)
			}
			if now := checkOf(t, dir, "", 0, "", []string{"--level", "hint"}); now != left {
				t.Errorf("--fix tells\n%s\nand there is\n%s", left, now)
			}
		})
	}
}
