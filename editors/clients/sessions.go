package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// event is what `go test -json` tells.
type event struct {
	Action, Test, Output string
	Key, Value           string // of an attribute
	Elapsed              float64
}

// session is one test: one client that was driven through one file or more, or one that could not be.
type session struct {
	test      string
	client    string
	version   string
	languages []string
	saw       []string
	seconds   float64
	result    string // pass, fail or skip
	output    strings.Builder
}

// read collects the sessions that told of a client, in order of clients and versions.
func read(events io.Reader) ([]*session, error) {
	byTest := map[string]*session{}
	scanner := bufio.NewScanner(events)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		var e event
		if err := json.Unmarshal(scanner.Bytes(), &e); err != nil {
			return nil, fmt.Errorf("go test told something else than JSON: %s", scanner.Text())
		}
		s := byTest[e.Test]
		if s == nil {
			s = &session{test: e.Test}
			byTest[e.Test] = s
		}
		s.take(e)
	}
	var out []*session
	for test, s := range byTest {
		if s.client != "" && (s.result == "skip" || !hasParts(byTest, test)) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b *session) int {
		return cmp.Or(cmp.Compare(a.client, b.client), cmp.Compare(a.version, b.version), cmp.Compare(a.test, b.test))
	})
	return out, scanner.Err()
}

// hasParts reports whether a test is told of by the tests below it.
func hasParts(all map[string]*session, test string) bool {
	for other := range all {
		if strings.HasPrefix(other, test+"/") {
			return true
		}
	}
	return false
}

func (s *session) take(e event) {
	switch e.Action {
	case "attr":
		s.attribute(e.Key, e.Value)
	case "output":
		s.output.WriteString(e.Output)
	case "pass", "fail", "skip":
		s.result, s.seconds = e.Action, e.Elapsed
	}
}

func (s *session) attribute(key, value string) {
	switch key {
	case "client":
		s.client = value
	case "version":
		s.version = value
	case "language":
		s.languages = add(s.languages, value)
	case "saw":
		s.saw = add(s.saw, value)
	}
}

func add(list []string, value string) []string {
	if slices.Contains(list, value) {
		return list
	}
	return append(list, value)
}

// reason is what a skipped test said.
func (s *session) reason() string {
	for line := range strings.Lines(s.output.String()) {
		if _, why, found := strings.Cut(line, "SKIPPED: "); found {
			return strings.TrimSpace(why)
		}
	}
	return "no reason given"
}

// write prints the table, then the output of what failed.
func write(w io.Writer, sessions []*session) (failed bool) {
	fmt.Fprintln(w, "| client | version | language | seen | seconds | result |\n|---|---|---|---|--:|---|")
	for _, s := range sessions {
		saw, result := strings.Join(s.saw, "; "), s.result
		if s.result != "pass" {
			saw = ""
		}
		if s.result == "skip" {
			result = "SKIPPED: " + s.reason()
		}
		fmt.Fprintf(w, "| %s | %s | %s | %s | %.1f | %s |\n", s.client, s.version, strings.Join(s.languages, ", "), saw, s.seconds, result)
	}
	for _, s := range sessions {
		if s.result != "pass" && s.result != "skip" {
			failed = true
			fmt.Fprintf(w, "\n%s:\n%s", s.test, s.output.String())
		}
	}
	return failed
}
