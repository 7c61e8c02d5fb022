package workspace

import "testing"

func TestCompilerMeans(t *testing.T) {
	t.Parallel()
	root := tree(t, map[string]string{
		"tsconfig.json":                   `{ "compilerOptions": { "paths": { "@/*": ["./src/*"], "@core": ["./src/core/index.ts"] } } }`,
		"packages/shared/package.json":    `{ "name": "@company/shared", "devDependencies": { "vitest": "^3" } }`,
		"apps/api/package.json":           `{ "name": "api" }`,
		"apps/api/tsconfig.json":          `{ "extends": "../../tsconfig.json", "compilerOptions": { "baseUrl": "." } }`,
		"apps/other/tsconfig.json":        `not a configuration`,
		"apps/other/broken/tsconfig.json": `{ "extends": 1 }`,
	})
	c := NewCompiler(root)
	for _, q := range []struct {
		importer, from, file string
		want                 bool
	}{
		{"src/a.ts", "@/b/c", "src/b/c.ts", true},
		{"src/a.ts", "@/b", "src/b/index.ts", true},
		{"src/a.ts", "@/b", "src/b/c.ts", true}, // a barrel
		{"src/a.ts", "@/b", "src/bc.ts", false},
		{"src/a.ts", "@core", "src/core/guard.ts", true},
		{"src/a.ts", "@core/x", "src/core/guard.ts", false},
		{"src/a.ts", "./b", "src/b.ts", false}, // no alias
		{"apps/api/src/a.ts", "src/b", "apps/api/src/b.ts", true},
		{"apps/api/src/a.ts", "@/b", "src/b.ts", false}, // relative to the nearer baseUrl
		{"apps/api/src/a.ts", "@company/shared", "packages/shared/src/guard.ts", true},
		{"apps/api/src/a.ts", "@company/shared/guard", "packages/shared/src/guard.ts", true},
		{"apps/api/src/a.ts", "@company/shared/guard", "packages/shared/src/other.ts", false},
		{"packages/shared/src/a.ts", "@company/shared", "packages/shared/src/guard.ts", false},
		{"src/a.ts", "lodash", "packages/shared/src/guard.ts", false},
		{"apps/other/a.ts", "@/b", "src/b.ts", false},
	} {
		if got := c.Means(q.importer, q.from, q.file); got != q.want {
			t.Errorf("%s in %s means %s: %v, want %v", q.from, q.importer, q.file, got, q.want)
		}
	}
	for path, want := range map[string]bool{"packages/shared/src/a.ts": true, "apps/api/src/a.ts": false, "a.ts": false} {
		if got := c.Depends(path, "vitest"); got != want {
			t.Errorf("%s depends on vitest: %v, want %v", path, got, want)
		}
	}
	for path, want := range map[string][2]bool{
		"src/a.ts":               {false, true},
		"apps/other/a.ts":        {true, false},
		"apps/other/broken/a.ts": {true, false},
	} {
		if strict, known := c.StrictNull(path); strict != want[0] || known != want[1] {
			t.Errorf("%s: strict %v, known %v", path, strict, known)
		}
	}
}

func TestPlainJSON(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`{"a": "//x", /* c */ "b": [1, 2,], }`: `{"a": "//x",  "b": [1, 2 ]  }`,
		"{\"a\": 1 // c, }\n}":                 "{\"a\": 1 \n}",
		`{"a": "\"/*", "b": 1}`:                `{"a": "\"/*", "b": 1}`,
		"\xEF\xBB\xBF{}":                       "{}",
		`{"a`:                                  `{"a`,
		`{ /* open`:                            `{ `,
	} {
		if got := string(plainJSON([]byte(in))); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}
