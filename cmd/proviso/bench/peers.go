package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// peer is another linter.
type peer struct {
	name    string
	needs   string // a program
	command []string
}

// peers measures check and other linters over a copy of the files that check reads, so that all see the same.
func (b *bench) peers(c *corpus, npm string) error {
	dir := filepath.Join(b.temp, "files")
	if _, err := c.write(dir, len(c.files)); err != nil {
		return err
	}
	lines := c.lines()
	fmt.Printf("%s: %d lines in %d files\n\n| command | k lines/s | s | CPU s | MiB |\n|---|--:|--:|--:|--:|\n", c.strange, lines, len(c.files))
	check := []string{b.proviso, "check", "--progress", "never"}
	cache := []string{"XDG_CACHE_HOME=" + filepath.Join(b.temp, "cache")}
	filling := *b
	filling.times = 1
	for _, own := range []struct {
		name    string
		env     []string
		command []string
	}{
		{"proviso check, cold", nil, append(check, "--no-cache")},
		{"proviso check, cold, one core", []string{"GOMAXPROCS=1"}, append(check, "--no-cache")},
		{"proviso check, nothing changed", cache, check},
	} {
		if own.env != nil && own.env[0] == cache[0] { // somebody has to have remembered something
			if _, err := filling.measure(dir, own.env, own.command...); err != nil {
				return err
			}
		}
		took, err := b.measure(dir, own.env, own.command...)
		if err != nil {
			return err
		}
		took.print(own.name, lines)
	}
	list, err := b.others(c, npm)
	if err != nil {
		return err
	}
	for _, p := range list {
		if _, err := exec.LookPath(p.needs); err != nil {
			fmt.Printf("| %s | SKIPPED: %s is not installed | | | |\n", p.name, p.needs)
			continue
		}
		took, err := b.measure(dir, nil, p.command...)
		if err != nil {
			fmt.Printf("| %s | FAILED: %v | | | |\n", p.name, err)
			continue
		}
		took.print(p.name, lines)
	}
	return nil
}

const eslintConfig = `import tseslint from 'typescript-eslint';
export default tseslint.config({files: ['**/*.ts', '**/*.tsx', '**/*.mts', '**/*.cts'], extends: [tseslint.configs.recommended]});
`

// others are the linters for the languages of the corpus. None may read what an earlier run found.
func (b *bench) others(c *corpus, npm string) (list []peer, err error) {
	if npm, err = filepath.Abs(npm); err != nil {
		return nil, err
	}
	if c.has(".rb") {
		for _, r := range []struct{ name, cops string }{{"RuboCop, one cop", "--only Lint/UselessAssignment"}, {"RuboCop, Lint", "--lint"}} {
			// RuboCop works in parallel only with a cache, so it gets a new one.
			list = append(list, peer{r.name, "rubocop", []string{"sh", "-c", `d=$(mktemp -d); rubocop --force-default-config --format quiet ` + r.cops +
				` --cache-root "$d" . >/dev/null; s=$?; rm -rf "$d"; exit $s`}})
		}
	}
	if !c.has(".ts", ".tsx", ".mts", ".cts") {
		return list, nil
	}
	config := filepath.Join(npm, "proviso-bench.eslint.config.mjs") // beside what it imports
	tool := func(name string) string { return filepath.Join(npm, "node_modules", ".bin", name) }
	if _, err := exec.LookPath(tool("eslint")); err == nil {
		if err := os.WriteFile(config, []byte(eslintConfig), 0o666); err != nil {
			return nil, err
		}
	}
	return append(list,
		peer{"Biome lint", tool("biome"), []string{tool("biome"), "lint", "--max-diagnostics=1", "."}},
		peer{"oxlint", tool("oxlint"), []string{tool("oxlint"), "--quiet", "."}},
		peer{"ast-grep, one pattern", tool("ast-grep"), []string{tool("ast-grep"), "run", "--pattern", "console.log($A)", "--lang", "ts", "."}},
		peer{"ESLint with typescript-eslint", tool("eslint"), []string{tool("eslint"), "--config", config, "--quiet", "."}}), nil
}
