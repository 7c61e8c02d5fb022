package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestMergedShardsAreTheWhole compares the joined reports of parts with the report of the whole, byte by byte.
func TestMergedShardsAreTheWhole(t *testing.T) {
	t.Parallel()
	files := map[string]string{"latin/x.rb": "# \xe9", "latin/y.rb": "# \xe9"}
	for _, name := range strings.Fields("a b c d e f g") {
		files["app/services/"+name+".rb"] = risky
		files["app/services/"+name+" "+name+".rb"] = sound
	}
	dir := workplace(t, files)
	duration := regexp.MustCompile(`"durationMs": \d+`)
	for _, format := range []string{"json", "sarif"} {
		_, whole, _ := proviso(t, dir, "", "check", "--format", format, "--statistics", "--level", "hint")
		whole = duration.ReplaceAllString(whole, "")
		for _, n := range []int{1, 2, 3, 20} {
			var reports []string
			for i := range n {
				out := filepath.Join(t.TempDir(), "part")
				if code, _, errs := proviso(t, dir, "", "check", "--format", format+"="+out, "--statistics", "--level", "hint", "--shard", fmt.Sprintf("%d/%d", i+1, n)); code == failed {
					t.Fatal(errs)
				}
				reports = append([]string{out}, reports...) // in any order
			}
			code, merged, errs := proviso(t, dir, "", append([]string{"merge"}, reports...)...)
			if merged = duration.ReplaceAllString(merged, ""); code != found || merged != whole {
				t.Errorf("%d parts in %s: %d %s\n%s\nwant\n%s", n, format, code, errs, merged, whole)
			}
		}
	}
}

func TestMergeSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"app/services/a.rb": risky, "text.json": "nothing", "other.json": `{"runs": []}`})
	for _, format := range []string{"json", "sarif"} {
		proviso(t, dir, "", "check", "--format", format+"="+format+".json")
	}
	for want, args := range map[string][]string{
		"proviso: gone.json: ":                                                  {"json.json", "gone.json"},
		"proviso: text.json: invalid character":                                 {"json.json", "text.json"},
		"proviso: other.json: neither a json report nor a SARIF log of proviso": {"other.json"},
		"proviso: sarif.json: no report in the json format":                     {"json.json", "sarif.json"},
		"proviso: --fail-on: ":                                                  {"json.json", "--fail-on", "x"},
		"proviso: requires at least 1 arg":                                      nil,
	} {
		if code, _, errs := proviso(t, dir, "", append([]string{"merge"}, args...)...); code != failed || !strings.HasPrefix(strings.ReplaceAll(errs, "open "+dir+"/", ""), want) {
			t.Errorf("%v: %d %s", args, code, errs)
		}
	}
	for _, shard := range []string{"0/2", "3/2", "1", "a/b", "1/2/3"} {
		if code, _, errs := proviso(t, dir, "", "check", "--shard", shard); code != failed || errs != fmt.Sprintf("proviso: --shard: %q is not I/N, such as 1/4\n", shard) {
			t.Errorf("%d %s", code, errs)
		}
	}
}
