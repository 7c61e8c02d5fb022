package baseline

// Known answers which findings a baseline has. Each entry answers for one finding.
type Known struct {
	here  map[place]int
	moved map[string]int // by fingerprint alone: entries of files that are gone
}

type place struct{ file, fingerprint string }

// Match prepares entries for findings whose files are told as in the entries. gone tells whether the file of an entry is there no
// more: then its findings may have moved with it to any file.
func Match(entries []Entry, gone func(file string) bool) *Known {
	k := &Known{here: map[place]int{}, moved: map[string]int{}}
	lost := map[string]bool{}
	for _, e := range entries {
		is, asked := lost[e.File]
		if !asked {
			is = gone(e.File)
			lost[e.File] = is
		}
		if is {
			k.moved[e.Fingerprint]++
			continue
		}
		k.here[place{e.File, e.Fingerprint}]++
	}
	return k
}

// Has reports whether the baseline has a finding, and strikes the entry off.
func (k *Known) Has(file, fingerprint string) bool {
	if at := (place{file, fingerprint}); k.here[at] > 0 {
		k.here[at]--
		return true
	}
	if k.moved[fingerprint] > 0 {
		k.moved[fingerprint]--
		return true
	}
	return false
}

// Left is the number of entries that no finding has struck off, of files that were checked or are gone.
func (k *Known) Left(checked map[string]bool) int {
	n := 0
	for at, left := range k.here {
		if checked[at.file] {
			n += left
		}
	}
	for _, left := range k.moved {
		n += left
	}
	return n
}
