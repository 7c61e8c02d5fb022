package workspace

import (
	"path"
	"regexp"
	"strings"
)

// alwaysExcluded are folders of other people's code, of history and of tests, wherever they stand.
var alwaysExcluded = map[string]bool{
	"node_modules": true, "bower_components": true, ".git": true, ".hg": true, ".svn": true, ".bundle": true, ".yarn": true, ".gem_rbs_collection": true,
	"migrations": true, "test": true, "tests": true, "spec": true, "__tests__": true, "__mocks__": true, "__fixtures__": true, "testdata": true,
}

// excludedFolder reports whether a folder, by its path below the one the user named, holds nothing to report on.
func excludedFolder(below string) bool {
	name := path.Base(below)
	if alwaysExcluded[name] || below == "db/migrate" || strings.HasSuffix(below, "/db/migrate") {
		return true
	}
	// Below app/ a vendor is somebody one buys from.
	return name == "vendor" && !strings.HasPrefix(below, "app/") && !strings.Contains(below, "/app/")
}

// Outside reports whether a file, by its path below the workspace, does not belong to the code that a project answers for: a
// dependency, a test, a migration. Discovery leaves such files out.
func Outside(file string) bool {
	for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
		if dir == "/" || excludedFolder(dir) {
			return dir != "/"
		}
	}
	return besideCode(path.Base(file))
}

// timestamped is how Rails, and what moves data beside it, name a migration, in whatever folder.
var timestamped = regexp.MustCompile(`^\d{14}_\w+\.rb$`)

// ofTests is how tests, and what only helps them, are named: order_spec.rb, order.test.ts, order.test.helpers.ts.
var ofTests = regexp.MustCompile(`(_spec|_test|\.spec|\.test)(\.[\w-]+)*$`)

// besideCode reports whether a file's name is that of a test or of a migration.
func besideCode(name string) bool {
	if timestamped.MatchString(name) {
		return true
	}
	return ofTests.MatchString(strings.TrimSuffix(name, path.Ext(name)))
}
