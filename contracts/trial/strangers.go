package trial

import (
	"maps"
	"math"
)

// Strangers are worlds in which a leaf whose type is asked at run time has a value of another one, which declared types say that
// nobody passes: they tell nothing of contracts, but a test of such a guard passes nothing else.
func Strangers(list []*Leaf, worlds []World) []World {
	var out []World
	for _, x := range list {
		if !x.kind {
			continue
		}
		for _, w := range worlds {
			for _, v := range x.strange() {
				if len(out) == maxWorlds {
					return out
				}
				n := maps.Clone(w)
				n[x.Path] = v
				out = append(out, n)
			}
		}
	}
	return out
}

func (x *Leaf) strange() []Value {
	switch {
	case x.numeric || x.typ != nil && x.typ.Name == "number":
		return []Value{{Kind: Number, Num: math.NaN()}, {Kind: String, Text: "a"}}
	case x.typ != nil && x.typ.Name == "string":
		return []Value{{Kind: Number, Num: 1, Whole: true}}
	}
	return []Value{{Kind: String, Text: "a"}}
}
