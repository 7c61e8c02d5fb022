package records

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

// callbacks run before a write and may stop it by throwing.
var callbacks = names.Compile(`^(before|around)_(validation|save|create|update|destroy)$`)

// silent are declarations that refuse nothing.
var silent = names.Compile(`^(scope|default_scope|delegate\w*|attr_\w+|alias\w*|attribute|store|store_accessor|serialize|include|extend|prepend|private\w*|public\w*|protected|after_\w+|class_attribute|[cm]attr\w*|` +
	`thread_mattr\w*|has_and_belongs_to_many|has_(one|many)_attached|has_rich_text|define_method|normalizes|encrypts|counter_culture|has_paper_trail|audited|ransack\w*|has_secure_token|require\w*|` +
	`attribute_method_\w+|delegate_missing_to|strip_attributes|auto_strip_attributes|undef_method|remove_method|autoload|acts_as_(paranoid|taggable\w*)|ignored_columns|inheritance_column|rolify|` +
	`module_function|broadcasts\w*|raise|puts|freeze|table_name|primary_key|self|paginates_per|max_paginates_per|kredis_\w+|annotate|visitable|searchkick|pg_search_scope|multisearchable)$`)

func (k *Knowledge) macro(r *refusals, model []*program.Class, e *program.Expr) {
	on := option(e, "on")
	if ownContext(on) {
		return // asked for by name only
	}
	if r.making && (on != nil && on.Op == program.Symbol && on.Name == "update" || strings.HasSuffix(e.Name, "_update")) {
		return
	}
	if on != nil && on.Op == program.Symbol && on.Name == "create" && !r.creating {
		once := noRefusals()
		once.creating = true
		k.macro(once, model, e)
		for name := range once.fills {
			r.fills[name] = true
		}
		r.births = r.births || once.wide || len(once.looks)+len(once.lax)+len(once.lists)+len(once.demands)+len(once.uniques) > 0
		return
	}
	switch name := e.Name; {
	case name == "validates_with", name == "validate", name == "validates_each":
		if name != "validates_each" && len(e.List) == 0 && e.Closure == nil {
			return
		}
		own := map[string]bool{}
		k.looked(r, model, own, e, true)
		for name := range own {
			r.own[name] = r.own[name] || !r.looks[name]
			r.looks[name] = true
		}
	case name == "validates" || name == "validates!" || strings.HasPrefix(name, "validates_"):
		if list := listed(model, e); list != nil {
			r.lists[plain(e.List[0].Name)] = append(r.lists[plain(e.List[0].Name)], list)
		} else if set := uniqueOnly(e); set != nil {
			r.uniques = append(r.uniques, set)
			if isTrue(option(e, "presence")) {
				r.demands[set[0]] = true
			}
		} else if asksOwners(e) { // owners in hand were stored, and so are valid
		} else if presenceOnly(e) {
			mentionsNames(r.demands, e)
			if option(e, "if") != nil || option(e, "unless") != nil {
				mentionsNames(r.sometime, e)
			}
		} else if (isTrue(option(e, "allow_nil")) || isTrue(option(e, "allow_blank"))) && option(e, "presence") == nil && mentionsNames(r.lax, e) {
		} else if !mentionsNames(r.looks, e) {
			r.wide = true
		} else {
			for name := range r.own {
				named := map[string]bool{}
				mentionsNames(named, e)
				r.own[name] = r.own[name] && !named[name]
			}
		}
		k.conditions(r, model, e)
	case callbacks.MatchString(name):
		k.callback(r, model, e)
	case name == "belongs_to":
		if len(e.List) > 0 {
			r.ties[plain(e.List[0].Name)] = true
			if key := option(e, "foreign_key"); key != nil && key.Name != "" {
				r.ties[plain(key.Name)], r.keys[plain(e.List[0].Name)] = true, plain(key.Name)
			}
			if !isTrue(option(e, "optional")) && option(e, "default") == nil && (k.owing() || isTrue(option(e, "required"))) {
				r.owners[plain(e.List[0].Name)] = true
			}
		}
	case name == "has_many" || name == "has_one":
		if d := option(e, "dependent"); d != nil && d.Name == "restrict_with_error" {
			r.stops, r.holds = true, true
		}
		if len(e.List) > 0 { // new members of it are validated along
			r.feeds[plain(e.List[0].Name)] = true
		}
	case name == "accepts_nested_attributes_for":
		mentionsNames(r.feeds, e)
	case name == "devise":
		for _, a := range e.List {
			if a.Op == program.Symbol && a.Name == "validatable" {
				r.looks["email"], r.looks["password"] = true, true
			}
		}
	case name == "has_secure_password":
		r.looks["password"] = true
	case name == "enum":
		if v := option(e, "validate"); v != nil && v.Op != program.False {
			mentionsNames(r.looks, e)
		}
	case name == "default_scope" && e.Closure != nil && e.Closure.Body != nil: // what it demands, new records get
		e.Closure.Body.Walk(func(x *program.Expr) bool {
			if x.Op == program.Call && x.Name == "where" {
				for _, a := range pairs(x) {
					if a.X != nil {
						r.fills[plain(a.X.Name)] = true
					}
				}
			}
			return true
		})
	case attachments[name]:
		mentionsNames(r.files, e)
	case silent.MatchString(name):
	case !k.homemade(r, model, e):
		spoken := map[string]bool{}
		mentionsNames(spoken, e) // a macro of a library speaks of what it names
		for name := range spoken {
			r.guessed[name] = r.guessed[name] || !r.looks[name]
			r.looks[name] = true
		}
	}
}

// ownContext reports whether a validation is of contexts of the model's own: save runs none of them.
func ownContext(on *program.Expr) bool {
	if on == nil {
		return false
	}
	list := []*program.Expr{on}
	if on.Op == program.Array {
		list = on.List
	}
	for _, c := range list {
		if c.Op != program.Symbol && c.Op != program.Str || c.Name == "create" || c.Name == "update" || c.Name == "save" || c.Name == "destroy" {
			return false
		}
	}
	return len(list) > 0
}

// homemade reads a macro of the project's own by the declarations in its body, those that can refuse: false where there is no such
// macro.
func (k *Knowledge) homemade(r *refusals, model []*program.Class, e *program.Expr) bool {
	if e.X != nil && e.X.Op != program.Self {
		return false
	}
	for _, c := range model {
		m := flow.FindMethod(k.classes, c, e.Name, true)
		if m == nil {
			continue
		}
		wide := r.wide
		m.Body().Walk(func(x *program.Expr) bool {
			if x.Op == program.Call && x.Name != e.Name && refusing.MatchString(x.Name) {
				k.macro(r, model, x)
			}
			return true
		})
		if r.wide && !wide && mentionsNames(r.looks, e) { // what it hands on is what it was given
			r.wide = false
		}
		return true
	}
	return false
}

// refusing are the macros by which a model can refuse a write, or owe an owner.
var refusing = names.Compile(`^(validate|validates|validates!|validates_\w+|belongs_to|has_one|has_many|(before|around)_(validation|save|create|update|destroy))$`)

// asksOwners reports whether a validation asks nothing but that what a record is associated with is valid itself.
func asksOwners(e *program.Expr) bool {
	asked := false
	for _, a := range e.List {
		switch {
		case a.Op == program.Symbol:
		case a.Op == program.Pair && a.X != nil && a.X.Name == "associated" && isTrue(a.Y):
			asked = true
		default:
			return false
		}
	}
	return asked || e.Name == "validates_associated"
}

// presenceOnly reports whether a validation asks nothing but that something is there.
func presenceOnly(e *program.Expr) bool {
	if e.Name != "validates" && e.Name != "validates_presence_of" {
		return false
	}
	names, rules := 0, 0
	for _, a := range e.List {
		switch {
		case a.Op == program.Symbol:
			names++
		case a.Op == program.Pair && a.X != nil && a.X.Name == "presence" && isTrue(a.Y):
			rules++
		case a.Op == program.Pair && a.X != nil && (a.X.Name == "message" || a.X.Name == "if" || a.X.Name == "unless"): // what conditions look at is read apart
		default:
			return false
		}
	}
	return names > 0 && (rules > 0 || e.Name == "validates_presence_of")
}

// listed is the list of a validation that does nothing but hold one attribute to it; else nil.
func listed(model []*program.Class, e *program.Expr) *program.Expr {
	if len(e.List) != 2 || e.List[0].Op != program.Symbol {
		return nil
	}
	rule := option(e, "inclusion")
	if rule != nil && rule.Op == program.Array && len(rule.List) > 0 {
		return rule
	}
	if e.Name == "validates_inclusion_of" {
		rule = &program.Expr{Op: program.Hash, List: []*program.Expr{e.List[1]}}
	}
	if rule == nil || rule.Op != program.Hash {
		return nil
	}
	in := option(&program.Expr{List: []*program.Expr{rule}}, "in")
	switch {
	case in == nil:
	case in.Op == program.Array && len(in.List) > 0:
		return in
	case in.Op == program.Call && in.Name == "keys" && in.X != nil && in.X.Name == pluralize(e.List[0].Name): // those of its enum
		return enumerated(model, e.List[0].Name)
	}
	return nil
}

// enumerated are the names that a model's enum of an attribute lists; nil if there is none.
func enumerated(model []*program.Class, attribute string) *program.Expr {
	for _, c := range model {
		for _, m := range c.Macros {
			if m.Name != "enum" || len(m.List) == 0 {
				continue
			}
			values := option(m, attribute)
			if values == nil && m.List[0].Name == attribute && len(m.List) > 1 {
				values = m.List[1]
			}
			if values == nil || values.Op != program.Array && values.Op != program.Hash {
				continue
			}
			out := &program.Expr{Op: program.Array, Span: values.Span}
			for _, v := range values.List {
				if v.Op == program.Pair && v.X != nil {
					v = v.X
				}
				out.List = append(out.List, v)
			}
			return out
		}
	}
	return nil
}

// mentionsNames adds the plain names among a macro's arguments, and those a uniqueness is scoped to.
func mentionsNames(into map[string]bool, e *program.Expr) bool {
	found := false
	for _, a := range e.List {
		if a.Op == program.Symbol || a.Op == program.Str {
			into[plain(a.Name)] = true
			found = true
		}
	}
	e.Walk(func(x *program.Expr) bool {
		if x.Op == program.Pair && x.X != nil && x.X.Name == "scope" && x.Y != nil {
			symbolsIn(into, x.Y)
		}
		return true
	})
	return found
}

func symbolsIn(into map[string]bool, e *program.Expr) {
	e.Walk(func(x *program.Expr) bool {
		if x.Op == program.Symbol {
			into[plain(x.Name)] = true
		}
		return true
	})
}

// conditions adds what the conditions of a validation look at: they may switch it on.
func (k *Knowledge) conditions(r *refusals, model []*program.Class, e *program.Expr) {
	e.Walk(func(x *program.Expr) bool {
		if x.Op == program.Pair && x.X != nil && (x.X.Name == "if" || x.X.Name == "unless") && x.Y != nil {
			k.looked(r, model, r.looks, &program.Expr{Op: program.Call, List: []*program.Expr{x.Y}}, false)
		}
		return true
	})
}
