package workspace

import "testing"

func TestConfigurationRefersToOthers(t *testing.T) {
	t.Parallel()
	c := NewCompiler(tree(t, map[string]string{
		"a/tsconfig.json":        `{ "compilerOptions": { "strict": true }, "files": [], "references": [{ "path": "./tsconfig.lib.json" }, { "path": "./tsconfig.spec.json" }] }`,
		"a/tsconfig.lib.json":    `{ "extends": "./tsconfig.json", "compilerOptions": { "strictNullChecks": false } }`,
		"a/tsconfig.spec.json":   `{ "extends": "./tsconfig.json" }`,
		"b/tsconfig.json":        `{ "files": [], "references": [{ "path": "./tsconfig.app.json" }, { "path": "./tsconfig.worker.json" }] }`,
		"b/tsconfig.app.json":    `{ "compilerOptions": { "strict": true } }`,
		"b/tsconfig.worker.json": `{ "compilerOptions": { "strict": false } }`,
		"c/tsconfig.json":        `{ "compilerOptions": { "strict": false }, "files": [], "references": [{ "path": "./tsconfig.lib.json" }] }`,
		"c/tsconfig.lib.json":    `{ "extends": "./tsconfig.json" }`,
		"d/tsconfig.json":        `{ "files": [], "references": [{ "path": "./packages/x" }] }`,
	}))
	for path, want := range map[string][2]bool{
		"a/src/a.ts": {false, true}, // as the one says that is not for tests
		"b/src/a.ts": {true, false}, // they disagree
		"c/src/a.ts": {false, true},
		"d/src/a.ts": {true, false}, // those of other folders speak for those
	} {
		if strict, known := c.StrictNull(path); strict != want[0] || known != want[1] {
			t.Errorf("%s: strict %v, known %v", path, strict, known)
		}
	}
}
