package workspace

import (
	"encoding/json"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Compiler answers what the TypeScript configurations of a workspace say. Answers are kept per folder.
type Compiler struct {
	root     string
	folders  sync.Map // folder -> *tsconfig, nil where there is none
	packages sync.Map // folder -> manifest, that of its package.json
	disk     disk
}

// NewCompiler reads the configurations below root when it is asked.
func NewCompiler(root string) *Compiler { return &Compiler{root: filepath.Clean(root)} }

// StrictNull tells, for a path relative to the root, whether the nearest tsconfig.json above it switches strictNullChecks on, by
// itself or through "strict" or what it extends. Without a tsconfig.json known is false; where one extends what cannot be read, the
// compiler may well check, so strict is true and known is false.
func (c *Compiler) StrictNull(file string) (strict, known bool) {
	t := c.nearest(file)
	if t == nil {
		return false, false
	}
	return t.compiles()
}

func (c *Compiler) nearest(file string) *tsconfig {
	dir := filepath.Dir(filepath.Join(c.root, filepath.FromSlash(file)))
	if v, ok := c.folders.Load(dir); ok {
		return v.(*tsconfig)
	}
	found := c.above(dir)
	c.folders.Store(dir, found)
	return found
}

func (c *Compiler) above(dir string) *tsconfig {
	for {
		for _, name := range []string{"tsconfig.json", "tsconfig.base.json"} {
			if t := c.disk.tsconfig(filepath.Join(dir, name), 0); t != nil {
				return t
			}
		}
		parent := filepath.Dir(dir)
		if dir == c.root || parent == dir || len(dir) < len(c.root) {
			return nil
		}
		dir = parent
	}
}

// Alias gives the places, relative to the root and without an extension, that an import of from can mean in a file by the "paths"
// and the "baseUrl" of its configuration. A place is a file or a folder.
func (c *Compiler) Alias(importer, from string) []string {
	if strings.HasPrefix(from, ".") {
		return nil
	}
	t := c.nearest(importer)
	if t == nil {
		return nil
	}
	var out []string
	for _, target := range t.targets(from) {
		if rel, err := filepath.Rel(c.root, target); err == nil && !strings.HasPrefix(rel, "..") {
			out = append(out, bare(filepath.ToSlash(rel)))
		}
	}
	return out
}

// targets lists what the most specific pattern of "paths" makes of a name, else what "baseUrl" does.
func (c *tsconfig) targets(name string) []string {
	best, rest := "", ""
	for pattern := range c.paths {
		prefix, suffix, star := strings.Cut(pattern, "*")
		switch {
		case !star && pattern == name:
			best, rest = pattern, ""
			return c.joined(best, rest)
		case star && len(prefix)+len(suffix) <= len(name) && strings.HasPrefix(name, prefix) && strings.HasSuffix(name, suffix) && (best == "" || len(pattern) > len(best)) && pattern != "*":
			best, rest = pattern, name[len(prefix):len(name)-len(suffix)]
		}
	}
	if best != "" {
		return c.joined(best, rest)
	}
	if c.baseURL != "" {
		return []string{filepath.Join(c.baseURL, filepath.FromSlash(name))}
	}
	return nil
}

func (c *tsconfig) joined(pattern, rest string) []string {
	var out []string
	for _, target := range c.paths[pattern] {
		out = append(out, filepath.Join(c.from, filepath.FromSlash(strings.Replace(target, "*", rest, 1))))
	}
	return out
}

// bare is a module's place without what tells how it is written.
func bare(place string) string {
	switch ext := path.Ext(place); ext {
	case ".ts", ".tsx", ".js", ".jsx", ".mts", ".cts", ".mjs", ".cjs":
		place = strings.TrimSuffix(place, ext)
	}
	return strings.TrimSuffix(strings.TrimSuffix(place, ".d"), "/index")
}

// Package is the name of the package that a file belongs to, and the folder of it relative to the root; "" for none.
func (c *Compiler) Package(file string) (name, folder string) {
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		if name := c.packageName(dir); name != "" {
			return name, dir
		}
		if dir == "." || dir == "/" {
			return "", ""
		}
	}
}

func (c *Compiler) packageName(dir string) string { return c.manifest(dir).Name }

// manifest is what a package.json says of its package.
type manifest struct {
	Name                          string
	Dependencies, DevDependencies map[string]any
}

func (c *Compiler) manifest(dir string) manifest {
	if v, ok := c.packages.Load(dir); ok {
		return v.(manifest)
	}
	var m manifest
	if data, err := c.disk.readFile(filepath.Join(c.root, filepath.FromSlash(dir), "package.json")); err == nil && json.Unmarshal(data, &m) != nil {
		m = manifest{} // one that cannot be read says nothing
	}
	c.packages.Store(dir, m)
	return m
}

// Depends reports whether a package.json above a file, down from the root, lists a package among its dependencies.
func (c *Compiler) Depends(file, name string) bool {
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		m := c.manifest(dir)
		_, uses := m.Dependencies[name]
		_, tools := m.DevDependencies[name]
		if uses || tools {
			return true
		}
		if dir == "." || dir == "/" {
			return false
		}
	}
}

// Means reports whether an import of from, written in one file, can mean another: by an alias of the configuration, or as a package
// of the workspace. Of several that can be meant a barrel hides which.
func (c *Compiler) Means(importer, from, file string) bool {
	base := bare(file)
	if slices.ContainsFunc(c.Alias(importer, from), func(place string) bool {
		return place == base || strings.HasPrefix(base, place+"/") || place == "."
	}) {
		return true
	}
	name, folder := c.Package(file)
	if name == "" || from != name && !strings.HasPrefix(from, name+"/") {
		return false
	}
	own, _ := c.Package(importer)
	if own == name || from == name {
		return own != name
	}
	sub := strings.TrimPrefix(from, name+"/")
	inside := strings.TrimPrefix(strings.TrimPrefix(base, folder), "/")
	for _, root := range []string{"", "src/", "lib/"} {
		if rest, ok := strings.CutPrefix(inside, root+sub); ok && (rest == "" || rest[0] == '/') {
			return true
		}
	}
	return false
}
