package repair

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

var (
	urlName = regexp.MustCompile(`(?i)(^|_)(url|uri|endpoint)$|[a-z](Url|URL|Uri|URI|Endpoint)$`)
	// hostsName is what lists of hosts are called, and refusedName what those are called that are no list of hosts to go to.
	hostsName   = regexp.MustCompile(`(^|_)(HOSTS|HOSTNAMES|DOMAINS)$|^([a-z]\w*)?([hH]osts|[hH]ostnames|[dD]omains)$`)
	refusedName = regexp.MustCompile(`(?i)block|deny|denied|forbid|ban|exclu|refus|reject|internal|private|local|disposable|spam|ignored|email`)
	host        = regexp.MustCompile(`^[a-zA-Z0-9.-]+$`)
	baseName    = regexp.MustCompile(`(^|_)(URL|URI|ENDPOINT|HOST)$`)
)

// known is a constant in reach of a method, as the method names it.
type known struct {
	access string
	value  *program.Expr
}

// constants are those of a method's class, of the classes around it, and in TypeScript of its module, in the order of their declaration.
func constants(m *program.Method) []known {
	var out []known
	script := m.File.Language == program.TypeScript
	for c := m.Class; c != nil; c = c.Outer {
		for _, k := range c.Consts {
			access := k.Name
			if script {
				access = c.Name + "." + k.Name
			}
			out = append(out, known{access, k.Value})
		}
		if !script {
			continue
		}
		for _, f := range c.Fields {
			if f.Init != nil && f.Readonly && c == m.Class {
				access := "this." + f.Name
				if f.Static {
					access = c.Name + "." + f.Name
				}
				out = append(out, known{access, f.Init})
			}
		}
	}
	if !script || m.File.TopLevel == nil {
		return out
	}
	for _, e := range m.File.TopLevel.Body().List {
		if e.Op == program.Assign && e.Name == "" && e.X != nil && e.Y != nil && (e.X.Op == program.Constant || e.X.Op == program.Local) {
			out = append(out, known{e.X.Name, e.Y})
		}
	}
	return out
}

// onHost demands an address on one of the hosts that the class or the module lists, or on the host of the one address that it knows. A list of
// hosts is not made up.
func onHost(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if !urlName.MatchString(a.Subject) || deeds.MatchString(a.Subject) {
		return Clause{}, false
	}
	for _, k := range constants(m) {
		if bare := k.access[strings.LastIndexByte(k.access, '.')+1:]; !hostsName.MatchString(bare) || refusedName.MatchString(bare) {
			continue
		}
		if list, set, cast := hosts(k.value); list {
			c := also(m, weaker, a, "be on a known host", "Demand a host of "+k.access, "also rejects addresses on other hosts")
			return c.among(m, a, k.access, set, cast), true
		}
	}
	var base string
	for _, k := range constants(m) {
		v := unfrozen(k.value)
		if v == nil || v.Op != program.Str || !strings.Contains(v.Name, "://") || !baseName.MatchString(k.access[strings.LastIndexByte(k.access, '.')+1:]) {
			continue
		}
		if base != "" {
			return Clause{}, false // which of them, nobody says
		}
		base = k.access
	}
	if base == "" {
		return Clause{}, false
	}
	c := also(m, weaker, a, "be on the host of "+base, "Demand the host of "+base, "also rejects addresses on other hosts")
	if m.File.Language == program.TypeScript {
		c.Error, c.Bad = "RangeError", "new URL("+a.Access+").host !== new URL("+base+").host"
		return c, true
	}
	c.Good = a.present(m) + "URI.parse(" + a.Access + ").host == URI.parse(" + base + ").host"
	return c, true
}

// among is a clause with the condition that an address is on a host of a list.
func (c Clause) among(m *program.Method, a Absent, list string, set, cast bool) Clause {
	if m.File.Language == program.Ruby {
		c.Good = a.present(m) + list + ".include?(URI.parse(" + a.Access + ").host)"
		return c
	}
	asks := list + ".includes"
	switch {
	case set:
		asks = list + ".has"
	case cast: // a list of literals does not take just any text
		asks = "(" + list + " as readonly string[]).includes"
	}
	c.Error, c.Bad = "RangeError", "!"+asks+"(new URL("+a.Access+").hostname)"
	return c
}

// present is the question for a Ruby value that no guard above has asked, to stand before another.
func (a Absent) present(m *program.Method) string {
	if Guarded(m, a.Subject) {
		return ""
	}
	return a.Access + " && "
}

// hosts reports whether a constant is a list of nothing but hosts; set whether it is asked as a set is, cast whether its type knows each.
func hosts(e *program.Expr) (list, set, cast bool) {
	if e != nil && e.Op == program.Cast {
		e, cast = e.X, true
	}
	e = unfrozen(e)
	if e != nil && (e.Op == program.New && e.Name == "Set" || e.Op == program.Call && (e.Name == "new" || e.Name == "[]") && e.X != nil && e.X.Name == "Set") && len(e.List) == 1 {
		e, set = e.List[0], true
	}
	if e == nil || e.Op != program.Array || len(e.List) == 0 {
		return false, false, false
	}
	for _, x := range e.List {
		if x.Op != program.Str || !host.MatchString(x.Name) {
			return false, false, false
		}
	}
	return true, set, cast
}

// unfrozen is what freeze, or Object.freeze, freezes.
func unfrozen(e *program.Expr) *program.Expr {
	if e == nil || e.Op != program.Call || e.Name != "freeze" {
		return e
	}
	if e.X != nil && e.X.Op == program.Constant && e.X.Name == "Object" && len(e.List) == 1 {
		return e.List[0]
	}
	return e.X
}

// Hosted is the clause that rejects an address on another host than those that the class knows, by an error of that class.
func Hosted(m *program.Method, a Absent, class string) (Clause, bool) {
	return onHost(m, Clause{Error: class}, a)
}
