package baseline

import (
	"slices"
	"strings"
	"testing"
)

func TestFormatIsReadBack(t *testing.T) {
	t.Parallel()
	entries := []Entry{{File: "b.rb", Rule: "r", Fingerprint: "2"}, {File: "a<b>.rb", Rule: "r", Symbol: "A#b", Subject: "x", Fingerprint: "1"}}
	for _, list := range [][]Entry{nil, entries[:1], entries} {
		text := Format(list)
		back, err := Parse(text)
		if err != nil || len(back) != len(list) || strings.Count(string(text), "fingerprint") != len(list) {
			t.Errorf("%v: %s", err, text)
		}
	}
	reversed := []Entry{entries[1], entries[0]}
	if !slices.Equal(Format(entries), Format(reversed)) {
		t.Error("the order of entries changes the file")
	}
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"{\n<<<<": "line 2: ", `{"version": 2}`: "version 2 ", `{"version": "x"}`: "no baseline: ", "": "line 1: "} {
		if _, err := Parse([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestEachEntryAnswersForOneFinding(t *testing.T) {
	t.Parallel()
	entries := []Entry{{File: "a.rb", Fingerprint: "1"}, {File: "gone.rb", Fingerprint: "2"}}
	k := Match(entries, func(file string) bool { return file == "gone.rb" })
	for _, step := range []struct {
		file, print string
		want        bool
	}{{"b.rb", "1", false}, {"a.rb", "1", true}, {"a.rb", "1", false}, {"new.rb", "2", true}, {"other.rb", "2", false}} {
		if k.Has(step.file, step.print) != step.want {
			t.Errorf("%+v", step)
		}
	}
}
