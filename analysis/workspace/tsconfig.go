package workspace

import (
	"encoding/json"
	"path/filepath"
	"strings"

	"github.com/agentcore/proviso/analysis/names"
)

// tsconfig is what a tsconfig.json says with everything it extends, as far as that can be read.
type tsconfig struct {
	strict, null *bool // "strict" and "strictNullChecks"; nil where nobody sets them
	// open is set where a configuration it extends cannot be read: what it does not set itself may be set there.
	open bool
	// refers are the files of a configuration that compiles nothing itself, one for the sources, one for the tests: those beside it
	// that say how its folder is compiled. They extend it, as a rule.
	refers  []string
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

// tsconfig reads one configuration file with those it extends, and at depth 0 those that it refers to; nil if there is none.
func (d *disk) tsconfig(file string, depth int) *tsconfig {
	c := d.own(file, depth)
	if depth == 0 {
		c = d.compiled(c)
	}
	return c
}

// own is what a configuration file says by itself and by those it extends.
func (d *disk) own(file string, depth int) *tsconfig {
	data, err := d.readFile(file)
	if err != nil || depth > maxExtends {
		return nil
	}
	var raw struct {
		Extends         json.RawMessage
		Files           *[]string
		References      []struct{ Path string }
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
	out := &tsconfig{}
	dir := filepath.Dir(file)
	if raw.Files != nil && len(*raw.Files) == 0 {
		out.refers = d.referred(dir, raw.References)
		out.open = len(raw.References) > 0 && len(out.refers) == 0
	}
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

// referred lists the configurations of the same folder that one refers to, those of tests left out.
func (d *disk) referred(dir string, references []struct{ Path string }) []string {
	var out []string
	for _, r := range references {
		file := d.configFile(dir, "./"+r.Path)
		if file != "" && filepath.Dir(file) == dir && !testConfig.MatchString(filepath.Base(file)) {
			out = append(out, file)
		}
	}
	return out
}

var testConfig = names.Compile(`(?i)spec|test|e2e|cypress|jest|vitest|stor(y|ies)|editor|tools|node`)

// compiled is a configuration with what those say that it refers to, as far as they agree.
func (d *disk) compiled(c *tsconfig) *tsconfig {
	if c == nil || len(c.refers) == 0 {
		return c
	}
	out := *c
	for i, file := range c.refers {
		t := d.tsconfig(file, 1)
		if t == nil {
			out.open = true
			return &out
		}
		strict, known := t.compiles()
		was, wasKnown := out.compiles()
		switch {
		case i == 0:
			out.null, out.strict, out.open = t.null, t.strict, t.open
			if t.paths != nil {
				out.paths, out.from, out.baseURL = t.paths, t.from, t.baseURL
			}
		case strict != was || known != wasKnown:
			out.null, out.strict, out.open = nil, nil, true
			return &out
		}
	}
	return &out
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
