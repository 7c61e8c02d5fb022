package workspace

import (
	"os"
	"path/filepath"
	"regexp"
	"sync"
)

var (
	strictSetting = regexp.MustCompile(`"strict"\s*:\s*(true|false)`)
	nullSetting   = regexp.MustCompile(`"strictNullChecks"\s*:\s*(true|false)`)
	extending     = regexp.MustCompile(`"extends"\s*:\s*"([^"]+)"`)
)

// StrictNullChecks gives a function that tells, for a path relative to root, whether the nearest tsconfig.json above it switches
// strictNullChecks on, by itself or through "strict", following "extends" to files; known is false without a tsconfig.json.
// Answers are kept per folder.
func StrictNullChecks(root string) func(path string) (strict, known bool) {
	var folders sync.Map
	type answer struct{ strict, known bool }
	return func(path string) (bool, bool) {
		dir := filepath.Dir(filepath.Join(root, filepath.FromSlash(path)))
		if v, ok := folders.Load(dir); ok {
			a := v.(answer)
			return a.strict, a.known
		}
		strict, known := nearestStrict(root, dir)
		folders.Store(dir, answer{strict, known})
		return strict, known
	}
}

func nearestStrict(root, dir string) (strict, known bool) {
	for {
		for _, name := range []string{"tsconfig.json", "tsconfig.base.json"} {
			if strict, ok := readStrict(filepath.Join(dir, name), 0); ok {
				return strict, true
			}
		}
		parent := filepath.Dir(dir)
		if dir == filepath.Clean(root) || parent == dir || len(dir) < len(filepath.Clean(root)) {
			return false, false
		}
		dir = parent
	}
}

// readStrict reads one configuration file; ok is false if there is none. Comments and trailing commas are legal in it, so it is
// searched, not decoded.
func readStrict(file string, depth int) (strict, ok bool) {
	data, err := os.ReadFile(file)
	if err != nil || depth > 5 {
		return false, false
	}
	if m := nullSetting.FindSubmatch(data); m != nil {
		return string(m[1]) == "true", true
	}
	if m := strictSetting.FindSubmatch(data); m != nil {
		return string(m[1]) == "true", true
	}
	if m := extending.FindSubmatch(data); m != nil {
		base := filepath.Join(filepath.Dir(file), string(m[1]))
		if filepath.Ext(base) == "" {
			base += ".json"
		}
		if s, found := readStrict(base, depth+1); found {
			return s, true
		}
	}
	return false, true
}
