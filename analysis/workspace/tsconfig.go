package workspace

import (
	"encoding/json"
	"path/filepath"
	"strings"
)

// tsconfig is what a tsconfig.json says with everything it extends, as far as that can be read.
type tsconfig struct {
	strict, null *bool // "strict" and "strictNullChecks"; nil where nobody sets them
	// open is set where a configuration it extends cannot be read, or where it only refers to others: what it does not set itself
	// may be set there.
	open    bool
	baseURL string // absolute; "" for none
	paths   map[string][]string
	from    string // the folder that the targets of paths are relative to
}

// compiles reports whether the compiler checks for null; unknown for a configuration that is not known whole.
func (c *tsconfig) compiles() (strict, known bool) {
	switch {
	case c.null != nil:
		return *c.null, true
	case c.strict != nil && (*c.strict || !c.open):
		return *c.strict, true
	}
	return c.open, !c.open
}

// maxExtends bounds how far configurations are followed.
const maxExtends = 8

// tsconfig reads one configuration file and those it extends; nil if there is none.
func (d *disk) tsconfig(file string, depth int) *tsconfig {
	data, err := d.readFile(file)
	if err != nil || depth > maxExtends {
		return nil
	}
	var raw struct {
		Extends         json.RawMessage
		Files           *[]string
		References      []json.RawMessage
		CompilerOptions struct {
			Strict           *bool
			StrictNullChecks *bool
			BaseURL          string `json:"baseUrl"`
			Paths            map[string][]string
		}
	}
	if json.Unmarshal(plainJSON(data), &raw) != nil {
		return &tsconfig{open: true}
	}
	out := &tsconfig{open: len(raw.References) > 0 && raw.Files != nil && len(*raw.Files) == 0}
	dir := filepath.Dir(file)
	for _, base := range extended(raw.Extends) {
		out.inherit(d.tsconfig(d.configFile(dir, base), depth+1))
	}
	o := raw.CompilerOptions
	if o.Strict != nil {
		out.strict = o.Strict
	}
	if o.StrictNullChecks != nil {
		out.null = o.StrictNullChecks
	}
	if o.BaseURL != "" {
		out.baseURL = filepath.Join(dir, o.BaseURL)
	}
	if o.Paths != nil {
		out.paths, out.from = o.Paths, dir
	}
	if out.baseURL != "" && out.paths != nil {
		out.from = out.baseURL
	}
	return out
}

func (c *tsconfig) inherit(base *tsconfig) {
	if base == nil {
		c.open = true
		return
	}
	c.open = c.open || base.open
	if base.strict != nil {
		c.strict = base.strict
	}
	if base.null != nil {
		c.null = base.null
	}
	if base.baseURL != "" {
		c.baseURL = base.baseURL
	}
	if base.paths != nil {
		c.paths, c.from = base.paths, base.from
	}
}

// extended lists the configurations that "extends" names, which is one or several.
func extended(raw json.RawMessage) []string {
	var one string
	var several []string
	switch {
	case len(raw) == 0:
		return nil
	case json.Unmarshal(raw, &one) == nil:
		return []string{one}
	case json.Unmarshal(raw, &several) == nil:
		return several
	}
	return []string{""}
}

// configFile finds the file that "extends" means in a configuration of dir: a path, or one inside a package.
func (d *disk) configFile(dir, name string) string {
	if strings.HasPrefix(name, ".") || filepath.IsAbs(name) {
		if !filepath.IsAbs(name) {
			name = filepath.Join(dir, name)
		}
		return d.existing(name, name+".json", filepath.Join(name, "tsconfig.json"))
	}
	for {
		at := filepath.Join(dir, "node_modules", filepath.FromSlash(name))
		if found := d.existing(at, at+".json", filepath.Join(at, "tsconfig.json")); found != "" {
			return found
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// existing is the first of the names that is a file.
func (d *disk) existing(names ...string) string {
	for _, n := range names {
		if d.regular(n) {
			return n
		}
	}
	return ""
}
