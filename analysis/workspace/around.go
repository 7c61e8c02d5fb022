package workspace

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// projectMarks are files and folders that stand at the top of a project.
var projectMarks = []string{".git", "proviso.yml", "Gemfile", "package.json", "tsconfig.json"}

// Around are the folders that tell what the named files and folders are part of: the working directory if it is the top of a
// project, else the outermost project below it on the way to what is named. What lies elsewhere, or in no project, is seen by itself
// alone: nobody wants a home folder read because a command was given there.
func Around(root string, named []string) []string {
	root = realFolder(root)
	var out []string
	for _, name := range named {
		at, err := place(root, name)
		if err != nil {
			continue
		}
		if top := projectTop(root, at); top != "" && !slices.Contains(out, top) {
			out = append(out, top)
		}
	}
	return out
}

// realFolder is where a folder lies, without links on the way.
func realFolder(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	return dir
}

// place is where a file or folder that is named within root lies, without links on the way.
func place(root, name string) (string, error) {
	if !filepath.IsAbs(name) {
		name = filepath.Join(root, name)
	}
	return filepath.EvalSymlinks(name)
}

// projectTop is the outermost folder from root to at that is the top of a project, or "".
func projectTop(root, at string) string {
	below, err := filepath.Rel(root, at)
	if err != nil || below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator)) {
		return ""
	}
	dir := root
	for _, part := range append(strings.Split(below, string(filepath.Separator)), "") {
		for _, mark := range projectMarks {
			if _, err := os.Lstat(filepath.Join(dir, mark)); err == nil {
				return dir
			}
		}
		dir = filepath.Join(dir, part)
	}
	return ""
}
