package clauses

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// scope are the names that an expression in the documentation of a method or class may use.
type scope struct {
	method  *program.Method // nil for a class
	class   *program.Class
	members map[string]program.Visibility
	// open is set where not every member can be seen: a base class outside the project, a macro that may define anything.
	open bool
}

func scopeOf(p *contracts.Pass, m *program.Method, c *program.Class) *scope {
	s := &scope{method: m, class: c, members: map[string]program.Visibility{}}
	seen := map[*program.Class]bool{}
	var add func(*program.Class, int)
	add = func(c *program.Class, depth int) {
		if c == nil || seen[c] || depth > 6 {
			return
		}
		seen[c] = true
		s.take(c)
		for _, o := range p.Program.Classes(c.Name) {
			if o.File.Language == c.File.Language && (o.File == c.File || c.File.Language == program.Ruby) {
				add(o, depth)
			}
		}
		bases := []string{c.Super}
		if c.File.Language == program.Ruby || c.Kind == program.KindInterface {
			bases = append(bases, c.Mixins...)
		}
		for _, name := range bases {
			if name == "" {
				continue
			}
			found := flow.Resolve(p.Program, c, name)
			s.open = s.open || len(found) == 0
			for _, b := range found {
				add(b, depth+1)
			}
		}
	}
	add(c, 0)
	return s
}

// take adds the members of one class.
func (s *scope) take(c *program.Class) {
	note := func(name string, v program.Visibility) {
		if old, ok := s.members[name]; !ok || v < old {
			s.members[name] = v
		}
	}
	for _, f := range c.Fields {
		v := f.Visibility
		if strings.HasPrefix(c.File.Text.Slice(f.NameSpan), "#") {
			v = program.Private
		}
		note(f.Name, v)
	}
	for _, m := range c.Methods {
		if m.Name == "method_missing" {
			s.open = true
		}
		if m.Static {
			continue
		}
		note(m.Name, m.Visibility)
		for _, prm := range m.Params {
			if prm.Property {
				note(prm.Name, program.Private)
			}
		}
	}
	for _, macro := range c.Macros {
		s.macro(macro, note)
	}
}

var visibility = map[string]bool{"private": true, "protected": true, "public": true, "module_function": true, "private_class_method": true, "private_constant": true}

var plainMacros = map[string]bool{"sig": true, "include": true, "extend": true, "prepend": true, "attr_reader": true, "attr_accessor": true, "attr_writer": true,
	"validates": true, "validate": true, "invariant": true, "Contract": true, "raise": true, "freeze": true, "require": true}

// macro takes the names that a macro mentions for members that it may define; one with a block may define anything.
func (s *scope) macro(e *program.Expr, note func(string, program.Visibility)) {
	if visibility[e.Name] || plainMacros[e.Name] {
		return
	}
	for _, a := range e.List {
		a.Walk(func(x *program.Expr) bool {
			if x.Op == program.Symbol || x.Op == program.Str {
				note(x.Name, program.Public)
			}
			return true
		})
	}
	if e.Closure != nil || len(e.List) == 0 || e.Name == "define_method" || e.Name == "delegate_missing_to" {
		s.open = true
	}
}

var rubyWords = map[string]bool{"block_given?": true, "Integer": true, "Float": true, "String": true, "Array": true, "Rational": true, "BigDecimal": true, "Hash": true,
	"lambda": true, "proc": true, "binding": true, "format": true, "rand": true, "frozen?": true, "is_a?": true, "respond_to?": true, "nil?": true, "hash": true,
	"inspect": true, "to_s": true, "class": true, "send": true, "public_send": true, "instance_of?": true, "kind_of?": true, "instance_variable_get": true, "itself": true}

var typeScriptWords = map[string]bool{"undefined": true, "isNaN": true, "isFinite": true, "parseInt": true, "parseFloat": true, "globalThis": true, "process": true,
	"structuredClone": true, "window": true, "console": true, "arguments": true, "encodeURIComponent": true, "decodeURIComponent": true, "crypto": true, "performance": true}

// unknown gives the first name of an expression that means nothing where it stands.
func (s *scope) unknown(e *program.Expr, bound map[string]bool, post bool) *program.Expr {
	if e == nil {
		return nil
	}
	if s.stranger(e, bound, post) {
		return e
	}
	if e.Closure != nil {
		inner := map[string]bool{"it": true, "_1": true}
		for k := range bound {
			inner[k] = true
		}
		for _, p := range e.Closure.Params {
			inner[p.Name] = true
			for _, l := range p.Leaves {
				inner[l.Name] = true
			}
		}
		bound = inner
	}
	var found *program.Expr
	e.Children(func(c *program.Expr) {
		if found == nil {
			found = s.unknown(c, bound, post)
		}
	})
	return found
}

func (s *scope) stranger(e *program.Expr, bound map[string]bool, post bool) bool {
	if post && (e.Name == "result" && (e.Op == program.Constant || e.Op == program.Call && e.X == nil) || e.Name == "old" && e.Op == program.Call && e.X == nil && len(e.List) == 1) {
		return false
	}
	switch e.Op {
	case program.Local:
		return !bound[e.Name] && !s.parameter(e.Name)
	case program.Field_:
		if s.class == nil {
			return true
		}
		if s.class.File.Language == program.Ruby {
			return !s.open && !s.ivar(e.Name)
		}
		_, ok := s.members[e.Name]
		return !ok && !s.open
	case program.Call:
		return s.call(e, bound)
	case program.Constant:
		return s.typeScriptName(e.Name, bound)
	}
	return false
}

func (s *scope) call(e *program.Expr, bound map[string]bool) bool {
	if e.X != nil && e.X.Op != program.Self {
		return false
	}
	if e.Name == "" || bound[e.Name] {
		return false
	}
	if e.Name == "old" && e.X == nil { // a postcondition only; said by a fault of its own
		return false
	}
	if e.X == nil && s.class != nil && s.class.File.Language == program.TypeScript || s.class == nil {
		if e.X == nil {
			return s.typeScriptName(e.Name, bound)
		}
	}
	if s.class == nil {
		return false
	}
	if s.class.File.Language == program.Ruby && (rubyWords[e.Name] || e.Name[0] >= 'A' && e.Name[0] <= 'Z') {
		return false
	}
	if s.method != nil && s.method.Static {
		for _, m := range s.class.Methods {
			if m.Name == e.Name {
				return false
			}
		}
	}
	_, ok := s.members[e.Name]
	return !ok && !s.open
}

// typeScriptName reports whether a bare TypeScript name is neither bound, imported nor declared in the file. Names with a capital
// may be types or values of the environment.
func (s *scope) typeScriptName(name string, bound map[string]bool) bool {
	f := s.file()
	if f == nil || f.Language != program.TypeScript || name == "" || bound[name] || typeScriptWords[name] || s.parameter(name) || name[0] >= 'A' && name[0] <= 'Z' {
		return false
	}
	for _, i := range f.Imports {
		if i.Local == name {
			return false
		}
	}
	for _, fn := range f.Functions {
		if fn.Name == name {
			return false
		}
	}
	if f.TopLevel != nil && f.TopLevel.HasBody() {
		for _, e := range f.TopLevel.Body().List {
			if e.Op == program.Assign && e.X != nil && e.X.Name == name {
				return false
			}
			if e.Op == program.Multi {
				for _, t := range e.List {
					if t.Name == name || t.X != nil && t.X.Name == name {
						return false
					}
				}
			}
		}
	}
	return true
}

func (s *scope) file() *program.File {
	switch {
	case s.method != nil:
		return s.method.File
	case s.class != nil:
		return s.class.File
	}
	return nil
}

func (s *scope) parameter(name string) bool {
	if s.method == nil {
		return false
	}
	var find func([]*program.Param) bool
	find = func(list []*program.Param) bool {
		for _, p := range list {
			if p.Name == name || find(p.Leaves) {
				return true
			}
		}
		return false
	}
	return find(s.method.Params)
}

// ivar reports whether a Ruby class mentions an instance variable outside of comments.
func (s *scope) ivar(name string) bool {
	if _, ok := s.members[name]; ok {
		return true
	}
	for _, m := range s.class.Methods {
		found := false
		m.Body().Walk(func(e *program.Expr) bool {
			found = found || e.Op == program.Field_ && e.Name == name
			return !found
		})
		if found {
			return true
		}
	}
	return false
}

// nearest is the known name most like one that is not known; "" if none is close.
func (s *scope) nearest(name string) string {
	best, least := "", 3
	try := func(candidate string) {
		d := distance(name, candidate)
		if d < least || d == least && best != "" && candidate < best {
			best, least = candidate, d
		}
	}
	for member := range s.members {
		try(member)
	}
	if s.method != nil {
		for _, p := range s.method.Params {
			try(p.Name)
			for _, l := range p.Leaves {
				try(l.Name)
			}
		}
	}
	if len(name) < 4 && least > 1 {
		return ""
	}
	return best
}

// distance is the number of letters to insert, leave out, change or swap.
func distance(a, b string) int {
	if len(a)-len(b) > 2 || len(b)-len(a) > 2 || b == "" {
		return 9
	}
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
