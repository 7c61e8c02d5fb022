package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestWarmRunsTellTheSame runs every format cold and warm, and changes everything an outcome depends on.
func TestWarmRunsTellTheSame(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"app/services/close.rb": risky, "app/services/sound.rb": sound, "latin/x.rb": "# \xe9", "src/a.service.ts": "export class A {}\n"})
	cache := filepath.Join(t.TempDir(), "cache")
	run := func(args ...string) (int, string) {
		var out, errs bytes.Buffer
		code := door{dir: dir, in: strings.NewReader(""), out: &out, err: &errs, cache: cache}.run(t.Context(), append([]string{"check"}, args...))
		return code, regexp.MustCompile(`"durationMs": \d+`).ReplaceAllString(out.String(), "") + errs.String()
	}
	entries := func() int {
		list, _ := os.ReadDir(cache)
		return len(list)
	}
	for _, format := range []string{"text", "json", "sarif", "github", "gitlab", "junit", "rdjson"} {
		for _, level := range []string{"warning", "hint"} {
			args := []string{"--format", format, "--level", level}
			wantCode, want := run(append(args, "--no-cache")...)
			for range 2 {
				if code, got := run(args...); code != wantCode || got != want {
					t.Errorf("%s: %d\n%s\nwithout cache: %d\n%s", format, code, got, wantCode, want)
				}
			}
		}
	}
	// One for the findings, and one for each level whose repairs were proven.
	n := 3
	if entries() != n {
		t.Errorf("%d entries for one state", entries())
	}
	for _, step := range []struct {
		name string
		more int // entries
		do   func() []string
	}{
		{"a file", 0, func() []string { change(t, dir, "app/services/sound.rb", risky); return nil }},
		{"a new file", 0, func() []string { change(t, dir, "app/services/new.rb", sound); return nil }},
		{"a signature", 0, func() []string { change(t, dir, "sig/x.rbs", "class X\nend\n"); return nil }},
		{"a schema", 0, func() []string { change(t, dir, "prisma/schema.prisma", "model X {\n}\n"); return nil }},
		{"the configuration", 1, func() []string { change(t, dir, "proviso.yml", "root: true\nprofile: advisory\n"); return nil }},
		{"a configuration below", 1, func() []string { change(t, dir, "app/.proviso.yml", "profile: fortress\n"); return nil }},
		{"a flag", 1, func() []string { return []string{"--profile", "fortress"} }},
		{"a rule", 1, func() []string { return []string{"--rule", "unchecked-lookup=error"} }},
		{"paths", 1, func() []string { return []string{"app"} }},
		{"a part", 1, func() []string { return []string{"--shard", "1/2"} }},
	} {
		name, args := step.name, step.do()
		run(args...)
		if n += step.more; entries() != n {
			t.Errorf("%s: %d entries, want %d", name, entries(), n)
		}
		_, want := run(append(args, "--no-cache")...)
		if _, got := run(args...); got != want {
			t.Errorf("%s: stale:\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestACacheThatCannotBeUsed only costs time.
func TestACacheThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"app/services/close.rb": risky, "file": ""})
	for range 2 {
		var out, errs bytes.Buffer
		code := door{dir: dir, in: strings.NewReader(""), out: &out, err: &errs, cache: filepath.Join(dir, "file", "cache")}.run(t.Context(), []string{"check"})
		if code != found || errs.Len() > 0 {
			t.Errorf("%d %s", code, errs.String())
		}
	}
}
