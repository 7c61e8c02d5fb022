package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const events = `{"Action":"start"}
{"Action":"attr","Test":"TestB","Key":"client","Value":"Beta"}
{"Action":"attr","Test":"TestB/rb","Key":"client","Value":"Beta"}
{"Action":"attr","Test":"TestB/rb","Key":"version","Value":"1.2"}
{"Action":"attr","Test":"TestB/rb","Key":"language","Value":"Ruby"}
{"Action":"attr","Test":"TestB/rb","Key":"saw","Value":"all"}
{"Action":"output","Test":"TestB/rb","Output":"fine\n"}
{"Action":"pass","Test":"TestB/rb","Elapsed":0.5}
{"Action":"pass","Test":"TestB","Elapsed":1}
{"Action":"attr","Test":"TestA","Key":"client","Value":"Alpha"}
{"Action":"output","Test":"TestA","Output":"    a_test.go:1: SKIPPED: alpha is not installed\n"}
{"Action":"skip","Test":"TestA","Elapsed":0}
{"Action":"pass","Test":"TestOther","Elapsed":0}
`

func TestTable(t *testing.T) {
	t.Parallel()
	sessions, err := read(strings.NewReader(events))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if write(&out, sessions) {
		t.Error("nothing failed")
	}
	want := `| client | version | language | seen | seconds | result |
|---|---|---|---|--:|---|
| Alpha |  |  |  | 0.0 | SKIPPED: alpha is not installed |
| Beta | 1.2 | Ruby | all | 0.5 | pass |
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFailureIsTold(t *testing.T) {
	t.Parallel()
	failing := strings.ReplaceAll(events, `"pass","Test":"TestB/rb"`, `"fail","Test":"TestB/rb"`)
	sessions, err := read(strings.NewReader(failing))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if !write(&out, sessions) || !strings.HasSuffix(out.String(), "| fail |\n\nTestB/rb:\nfine\n") {
		t.Errorf("printed\n%s", out.String())
	}
}

func TestOtherOutputIsAnError(t *testing.T) {
	t.Parallel()
	if _, err := read(strings.NewReader("go: no such package\n")); err == nil {
		t.Error("took text for events")
	}
}
