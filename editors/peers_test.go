package editors

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// peer is the server of another linter, with the file that configures it, if it needs one.
type peer struct {
	name     string
	command  []string // the first is a program of the npm packages
	config   string
	text     string
	settings func(root string) any
}

var peers = []peer{
	{name: "oxlint", command: []string{"oxlint", "--lsp"}},
	{name: "eslint", command: []string{"vscode-eslint-language-server", "--stdio"}, config: "eslint.config.mjs",
		text: "import js from '@eslint/js';\nimport ts from 'typescript-eslint';\nexport default [js.configs.recommended, ...ts.configs.recommended];\n", settings: eslintSettings},
	{name: "typescript", command: []string{"typescript-language-server", "--stdio"}, config: "tsconfig.json",
		text: `{"compilerOptions": {"strict": true, "target": "es2022", "noUnusedLocals": true}}`},
	{name: "biome", command: []string{"biome", "lsp-proxy"}, config: "biome.json", text: `{"linter": {"enabled": true}}`},
}

func eslintSettings(root string) any {
	return map[string]any{"validate": "on", "run": "onType", "packageManager": "npm", "useESLintClass": true, "experimental": map[string]any{},
		"workingDirectory": map[string]any{"mode": "location"}, "workspaceFolder": map[string]any{"uri": "file://" + root, "name": "root"},
		"nodePath": nil, "options": map[string]any{}, "quiet": false, "onIgnoredFiles": "off", "rulesCustomizations": []any{}, "format": false,
		"problems": map[string]any{"shortenToSingleLine": false}, "codeActionOnSave": map[string]any{"mode": "all", "enable": false},
		"codeAction": map[string]any{"disableRuleComment": map[string]any{"enable": false}, "showDocumentation": map[string]any{"enable": false}}}
}

// BenchmarkPeers types into one file of a thousand lines with the servers of other linters after Proviso's, one character after the
// other, each when the diagnostics of the one before are there: the name of a variable that nobody uses, so that each has something
// new to say. x-p50 is how many times as long as with Proviso half of the users' waits are at least. PROVISO_BENCH_NPM names the folder whose node_modules
// holds oxlint, vscode-langservers-extracted with eslint, @eslint/js and typescript-eslint, typescript-language-server with typescript,
// and @biomejs/biome:
//
//	PROVISO_BENCH_NPM=FOLDER go test -run - -bench Peers -benchtime 1x -timeout 1h ./editors
func BenchmarkPeers(b *testing.B) {
	npm := os.Getenv("PROVISO_BENCH_NPM")
	if npm == "" {
		b.Skip("PROVISO_BENCH_NPM is not set")
	}
	at, text := addLine(typescriptService(-1, 1000), "    const unused = 1;\n")
	var own float64
	measure := func(name string, command []string, settings func(string) any, files map[string]string) {
		b.Run(name, func(b *testing.B) {
			root := peerFolder(b, npm, text, files)
			for b.Loop() {
				c := startServer(b, root, command...)
				if settings != nil {
					c.settings = settings(root)
				}
				uri := "file://" + filepath.Join(root, "typed.ts")
				c.open(root, uri, text)
				b.ReportMetric(ms(time.Since(c.started)), "ms-first")
				c.rest()
				b.ReportMetric(float64(c.memory())/1024, "MiB-idle")
				median := reportWaits(b, c.typeAt(uri, at, len("    const unused"), 200))
				if own == 0 {
					own = median
				}
				b.ReportMetric(median/own, "x-p50")
				if name != "proviso" && !strings.Contains(c.found, "unused"+strings.Repeat("x", 200)) {
					b.Errorf("%s has not looked at what was typed; it says %.300s", name, c.found)
				}
				c.leave()
			}
			b.ReportMetric(0, "ns/op")
		})
	}
	measure("proviso", []string{buildServer(b), "lsp"}, nil, nil)
	for _, p := range peers {
		program := filepath.Join(npm, "node_modules", ".bin", p.command[0])
		if _, err := os.Stat(program); err != nil {
			fmt.Printf("SKIPPED: %s: %v\n", p.name, err)
			continue
		}
		measure(p.name, append([]string{program}, p.command[1:]...), p.settings, map[string]string{p.config: p.text})
	}
}

// peerFolder is a project of one file, in which a peer finds its configuration and its packages.
func peerFolder(b *testing.B, npm, text string, files map[string]string) string {
	b.Helper()
	root := b.TempDir()
	packages, err := filepath.Abs(filepath.Join(npm, "node_modules"))
	if err == nil {
		err = os.Symlink(packages, filepath.Join(root, "node_modules"))
	}
	if err != nil {
		b.Fatal(err)
	}
	for name, content := range files {
		if name == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(root, name), []byte(content), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(root, "typed.ts"), []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
	return root
}
