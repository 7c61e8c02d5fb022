package main

import (
	"os"
	"path/filepath"
	"strings"
)

// frameworks are the libraries that decide where services stand and how they fail, by how Gemfile and package.json name them.
var frameworks = []struct{ file, mark, name string }{
	{"Gemfile", `gem "rails"`, "Rails"}, {"Gemfile", `gem "hanami"`, "Hanami"}, {"Gemfile", `gem "sidekiq"`, "Sidekiq"},
	{"Gemfile", `gem "interactor`, "Interactor"}, {"Gemfile", `gem "active_interaction"`, "ActiveInteraction"},
	{"Gemfile", `gem "dry-`, "dry-rb"}, {"Gemfile", `gem "trailblazer`, "Trailblazer"}, {"Gemfile", `gem "sorbet-runtime"`, "Sorbet"},
	{"package.json", `"@nestjs/core"`, "NestJS"}, {"package.json", `"express"`, "Express"}, {"package.json", `"fastify"`, "Fastify"},
	{"package.json", `"typeorm"`, "TypeORM"}, {"package.json", `"@prisma/client"`, "Prisma"}, {"package.json", `"@medusajs/`, "Medusa"},
	{"package.json", `"class-validator"`, "class-validator"}, {"package.json", `"zod"`, "Zod"},
}

// testFolders are where tests stand; they are left out of a check by themselves.
var testFolders = []string{"spec", "test", "tests", "__tests__", "e2e", "features"}

// detected tells the frameworks and the folders of tests that are seen in the working directory.
func (d door) detected() (names, tests []string) {
	texts := map[string]string{}
	for _, f := range frameworks {
		text, read := texts[f.file]
		if !read {
			data, _ := os.ReadFile(filepath.Join(d.dir, f.file)) // one that cannot be read names nothing
			text = strings.ReplaceAll(string(data), "'", `"`)
			texts[f.file] = text
		}
		if strings.Contains(text, f.mark) {
			names = append(names, f.name)
		}
	}
	for _, name := range testFolders {
		if info, err := os.Stat(filepath.Join(d.dir, name)); err == nil && info.IsDir() {
			tests = append(tests, name)
		}
	}
	return names, tests
}

// told lists words, or says that there are none.
func told(words []string) string {
	if len(words) == 0 {
		return "none"
	}
	return strings.Join(words, ", ")
}
