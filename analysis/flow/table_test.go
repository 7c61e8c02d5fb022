package flow

import (
	"math/rand/v2"
	"testing"
)

// TestTableAgainstMaps drives tables and plain maps through the same random copies and writes.
func TestTableAgainstMaps(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	u := newUniverse()
	values, from := make([]int, 8), &supply[int]{}
	tables := []*table[int]{{}}
	models := []map[int]*int{{}}
	for range 4000 {
		n := rng.IntN(len(tables))
		if rng.IntN(8) == 0 && len(tables) < 40 {
			c := tables[n].copied(u.fresh)
			m := map[int]*int{}
			for k, v := range models[n] {
				m[k] = v
			}
			tables, models = append(tables, &c), append(models, m)
			continue
		}
		i, v := rng.IntN(5*chunkSize), &values[rng.IntN(len(values))]
		if rng.IntN(4) == 0 {
			v = nil
		}
		tables[n].set(i, v, from)
		models[n][i] = v
	}
	for n, table := range tables {
		for i := range 6 * chunkSize {
			if table.get(i) != models[n][i] {
				t.Fatalf("table %d holds something else than its model at %d", n, i)
			}
		}
		other := rng.IntN(len(tables))
		seen := map[int]bool{}
		table.differ(tables[other], nil, func(i int) { seen[i] = true })
		for i := range 6 * chunkSize {
			if seen[i] != (models[n][i] != models[other][i]) {
				t.Errorf("tables %d and %d: differ is %t at %d", n, other, seen[i], i)
			}
		}
	}
}
