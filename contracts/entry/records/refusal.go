package records

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

// refusals are what a model declares, with its concerns and superclasses, that can make a write answer no.
type refusals struct {
	said     bool                       // the model says something of itself
	unseen   bool                       // a concern or superclass that nobody sees into
	wide     bool                       // something looks at the whole record, or cannot be told
	looks    map[string]bool            // attributes and associations that validations and refusing callbacks look at
	feeds    map[string]bool            // those that callbacks look at which change the record before it is validated
	owners   map[string]bool            // associations that have to be there
	ties     map[string]bool            // associations to an owner, whether or not it has to be there
	uniques  [][]string                 // sets of attributes and associations of which nothing is asked but that no other record has the same
	demands  map[string]bool            // attributes and associations of which nothing is asked but that they are there
	lists    map[string][]*program.Expr // attributes that have to be on a list that the model writes out
	births   bool                       // something may refuse a new record only
	creating bool                       // these are about new records only
	making   bool                       // what is said of changes only is left out
	stops    bool                       // a destroy may be refused
}

func noRefusals() *refusals {
	return &refusals{looks: map[string]bool{}, feeds: map[string]bool{}, owners: map[string]bool{}, ties: map[string]bool{},
		lists: map[string][]*program.Expr{}, demands: map[string]bool{}}
}

// refusals gathers what the openings of a model declare about a write, which may be one that makes a record.
func (k *Knowledge) refusals(openings []*program.Class, making bool) *refusals {
	key := ""
	for _, o := range openings {
		key = o.Name
	}
	if making {
		key += " new"
	}
	if r, ok := k.refused[key]; ok {
		return r
	}
	r := noRefusals()
	r.making = making
	k.refused[key] = r
	seen := map[*program.Class]bool{}
	for _, o := range openings {
		r.said = r.said || len(o.Macros)+len(o.Methods) > 0
		k.gather(r, openings, o, seen)
	}
	for name := range r.ties { // to ask that an owner is there is to ask for the owner
		if r.demands[name] {
			delete(r.demands, name)
			r.owners[name] = true
		}
	}
	return r
}

// gather reads one opening, then its concerns and superclasses.
func (k *Knowledge) gather(r *refusals, model []*program.Class, c *program.Class, seen map[*program.Class]bool) {
	if seen[c] || len(seen) > maxBases {
		return
	}
	seen[c] = true
	for _, m := range c.Macros {
		k.declaration(r, model, m)
	}
	for _, m := range c.Methods { // def self.included(base) = base.class_eval { … }
		if m.Static && m.HasBody() && (m.Name == "included" || m.Name == "prepended" || m.Name == "inherited") {
			k.declaration(r, model, m.Body())
		}
	}
	for _, base := range append([]string{c.Super}, c.Mixins...) {
		if base == "" || modelBases[strings.TrimPrefix(base, "::")] || refusesNothing.MatchString(base) {
			continue
		}
		found := false
		for _, o := range k.resolve(c, base) {
			if o != c {
				found = true
				k.gather(r, model, o, seen)
			}
		}
		r.unseen = r.unseen || !found
	}
}

// refusesNothing are modules of libraries that add nothing that could refuse a write.
var refusesNothing = names.Compile(`^(::)?((ActiveSupport|ActionView|ActionDispatch|GlobalID|GraphQL|Turbo)::|(Comparable|Enumerable|Kernel|Singleton|PgSearch::Model|Discard::Model)$)`)

// maxBases bounds how many classes and modules of one model are read.
const maxBases = 40

// nesting are macros whose block holds more declarations.
var nesting = map[string]bool{"included": true, "prepended": true, "class_eval": true, "with_options": true, "instance_eval": true}

// callbacks run before a write and may stop it by throwing.
var callbacks = names.Compile(`^(before|around)_(validation|save|create|update|destroy)$`)

// silent are declarations that refuse nothing.
var silent = names.Compile(`^(scope|default_scope|delegate\w*|attr_\w+|alias\w*|attribute|store|store_accessor|serialize|include|extend|prepend|private\w*|public\w*|protected|after_\w+|class_attribute|[cm]attr\w*|` +
	`thread_mattr\w*|has_and_belongs_to_many|has_(one|many)_attached|has_rich_text|define_method|normalizes|encrypts|counter_culture|has_paper_trail|audited|ransack\w*|has_secure_token|require\w*|` +
	`attribute_method_\w+|delegate_missing_to|strip_attributes|auto_strip_attributes|undef_method|remove_method|autoload|acts_as_(paranoid|taggable\w*)|ignored_columns|inheritance_column|rolify|` +
	`module_function|broadcasts\w*|raise|puts|freeze|table_name|primary_key|self|paginates_per|max_paginates_per|kredis_\w+|annotate|visitable|searchkick|pg_search_scope|multisearchable)$`)

// declaration reads one macro, or the macros in a block.
func (k *Knowledge) declaration(r *refusals, model []*program.Class, e *program.Expr) {
	switch {
	case e == nil:
	case e.Op == program.Block:
		for _, s := range e.List {
			k.declaration(r, model, s)
		}
	case e.Op == program.If:
		k.declaration(r, model, e.Y)
		k.declaration(r, model, e.Z)
	case e.Op == program.Call && e.Closure != nil && nesting[e.Name]:
		k.declaration(r, model, e.Closure.Body)
	case e.Op == program.Call:
		k.macro(r, model, e)
	}
}

func (k *Knowledge) macro(r *refusals, model []*program.Class, e *program.Expr) {
	on := option(e, "on")
	if r.making && (on != nil && on.Op == program.Symbol && on.Name == "update" || strings.HasSuffix(e.Name, "_update")) {
		return
	}
	if on != nil && on.Op == program.Symbol && on.Name == "create" && !r.creating {
		once := noRefusals()
		once.creating = true
		k.macro(once, model, e)
		r.births = r.births || once.wide || len(once.looks)+len(once.lists)+len(once.demands)+len(once.uniques) > 0
		return
	}
	switch name := e.Name; {
	case name == "validates_with", name == "validate", name == "validates_each":
		if name != "validates_each" && len(e.List) == 0 && e.Closure == nil {
			return
		}
		k.looked(r, model, r.looks, e, true)
	case name == "validates" || name == "validates!" || strings.HasPrefix(name, "validates_"):
		if list := listed(model, e); list != nil {
			r.lists[plain(e.List[0].Name)] = append(r.lists[plain(e.List[0].Name)], list)
		} else if set := uniqueOnly(e); set != nil {
			r.uniques = append(r.uniques, set)
		} else if presenceOnly(e) {
			mentionsNames(r.demands, e)
		} else if !mentionsNames(r.looks, e) {
			r.wide = true
		}
		k.conditions(r, model, e)
	case callbacks.MatchString(name):
		k.callback(r, model, e)
	case name == "belongs_to":
		if len(e.List) > 0 {
			r.ties[plain(e.List[0].Name)] = true
			if !isTrue(option(e, "optional")) && (k.owing() || isTrue(option(e, "required"))) {
				r.owners[plain(e.List[0].Name)] = true
			}
		}
	case name == "has_many" || name == "has_one":
		if d := option(e, "dependent"); d != nil && d.Name == "restrict_with_error" {
			r.stops = true
		}
		if len(e.List) > 0 { // new members of it are validated along
			r.feeds[plain(e.List[0].Name)] = true
		}
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
	case silent.MatchString(name):
	case !k.homemade(r, model, e):
		mentionsNames(r.looks, e) // a macro of a library speaks of what it names
	}
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
		case a.Op == program.Pair && a.X != nil && a.X.Name == "message":
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

// callback reads what a callback looks at, and whether it may stop the write.
func (k *Knowledge) callback(r *refusals, model []*program.Class, e *program.Expr) {
	destroy, around := strings.HasSuffix(e.Name, "_destroy"), strings.HasPrefix(e.Name, "around_")
	throws := around || k.throws(r, model, e)
	switch {
	case destroy:
		r.stops = r.stops || throws
	case throws:
		k.looked(r, model, r.looks, e, true)
	case strings.HasSuffix(e.Name, "_validation"): // it may change what is validated next
		k.looked(r, model, r.feeds, e, false)
	}
}

// throws reports whether a callback contains throw, or cannot be seen into.
func (k *Knowledge) throws(r *refusals, model []*program.Class, e *program.Expr) bool {
	found := false
	k.bodies(model, e, func(body *program.Expr) bool {
		if body == nil {
			found = true
			return false
		}
		body.Walk(func(x *program.Expr) bool {
			found = found || x.Op == program.Call && x.Name == "throw" && x.X == nil
			return !found
		})
		return !found
	})
	return found
}

// looked adds every name that the methods and blocks which a macro gives look at. Where nothing can be seen it is taken to look at
// all, if it may refuse.
func (k *Knowledge) looked(r *refusals, model []*program.Class, into map[string]bool, e *program.Expr, refuses bool) {
	k.bodies(model, e, func(body *program.Expr) bool {
		if body == nil {
			r.wide = r.wide || refuses
			return true
		}
		body.Walk(func(x *program.Expr) bool {
			switch {
			case x.Op == program.Call && (x.X == nil || x.X.Op == program.Self || x.X.Op == program.Local), x.Op == program.Symbol, x.Op == program.Field_:
				into[plain(x.Name)] = true
			}
			if x.Op == program.Call && x.X == nil && wholeRecord[x.Name] {
				r.wide = r.wide || refuses
			}
			return true
		})
		return true
	})
}

// wholeRecord are messages about all attributes at once.
var wholeRecord = map[string]bool{"changed?": true, "attributes": true, "changes": true, "changed": true, "has_changes_to_save?": true}

// bodies visits the blocks and methods that a macro names, and what those call of the model itself; nil stands for one that
// cannot be found.
func (k *Knowledge) bodies(model []*program.Class, e *program.Expr, visit func(*program.Expr) bool) {
	seen := map[*program.Method]bool{}
	var follow func(body *program.Expr, depth int) bool
	follow = func(body *program.Expr, depth int) bool {
		if !visit(body) {
			return false
		}
		more := true
		body.Walk(func(x *program.Expr) bool {
			if !more || x.Op != program.Call || x.X != nil && x.X.Op != program.Self || depth > 3 {
				return more
			}
			if m := k.own(model, x.Name); m != nil && !seen[m] {
				seen[m] = true
				more = follow(m.Body(), depth+1)
			}
			return more
		})
		return more
	}
	if e.Closure != nil && !follow(e.Closure.Body, 0) {
		return
	}
	for _, a := range e.List {
		switch a.Op {
		case program.Symbol, program.Str:
			m := k.own(model, a.Name)
			if m == nil {
				if !visit(nil) {
					return
				}
				continue
			}
			if seen[m] {
				continue
			}
			seen[m] = true
			if !follow(m.Body(), 0) {
				return
			}
		case program.Closure_:
			if a.Closure != nil && !follow(a.Closure.Body, 0) {
				return
			}
		case program.Pair:
		case program.Constant:
			m, record := k.validator(model, a.Name)
			if m == nil {
				if !visit(nil) {
					return
				}
				continue
			}
			if !visit(ofRecord(m, record)) {
				return
			}
		default:
			if !visit(nil) {
				return
			}
		}
	}
}

// own is a model's own method, one of its concerns or one it inherits.
func (k *Knowledge) own(model []*program.Class, name string) *program.Method {
	for _, c := range model {
		if m := flow.FindMethod(k.classes, c, name, false); m != nil {
			return m
		}
	}
	return nil
}

// affixes are what ActiveRecord hangs on the name of an attribute.
var affixes = strings.NewReplacer("saved_change_to_", "", "will_save_change_to_", "", "_before_type_cast", "", "_in_database", "", "_before_last_save", "",
	"_will_change!", "", "_previously_changed?", "", "_changed?", "", "_attributes", "")

// plain is the attribute or association that a name speaks of: company of company_id, email of email_changed?.
func plain(name string) string {
	name = strings.TrimRight(affixes.Replace(name), "?!=")
	name = strings.TrimSuffix(strings.TrimSuffix(name, "_was"), "_ids")
	return strings.TrimSuffix(name, "_id")
}
