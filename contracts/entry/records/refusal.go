package records

import (
	"strings"

	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

// refusals are what a model declares, with its concerns and superclasses, that can make a write answer no.
type refusals struct {
	said     bool                       // the model says something of itself
	unseen   bool                       // a concern or superclass that nobody sees into
	wide     bool                       // something looks at the whole record, or cannot be told
	looks    map[string]bool            // attributes and associations that validations and refusing callbacks look at
	feeds    map[string]bool            // associations whose new members are validated along
	fed      []feeding                  // what callbacks set before the record is validated
	files    map[string]bool            // attached files, which are looked at where one is given
	fills    map[string]bool            // attributes that callbacks may fill before the record is validated
	owners   map[string]bool            // associations that have to be there
	ties     map[string]bool            // associations to an owner, whether or not it has to be there
	keys     map[string]string          // what the key of an owner is called where it is not called after it
	uniques  [][]string                 // sets of attributes and associations of which nothing is asked but that no other record has the same
	demands  map[string]bool            // attributes and associations of which nothing is asked but that they are there
	lax      map[string]bool            // attributes that are looked at where they are there, and may as well be nil
	lists    map[string][]*program.Expr // attributes that have to be on a list that the model writes out
	own      map[string]bool            // those of looks that only a method of the model's own looks at, which may ask nothing where they are nil
	guessed  map[string]bool            // those of looks of which only a macro of a library speaks, which may refuse nothing
	sometime map[string]bool            // those of demands that are asked under a condition only
	births   bool                       // something may refuse a new record only
	creating bool                       // these are about new records only
	making   bool                       // what is said of changes only is left out
	stops    bool                       // a destroy may be refused
	holds    bool                       // something says that it refuses a destroy
}

func noRefusals() *refusals {
	return &refusals{looks: map[string]bool{}, feeds: map[string]bool{}, owners: map[string]bool{}, files: map[string]bool{}, fills: map[string]bool{}, ties: map[string]bool{}, keys: map[string]string{}, own: map[string]bool{},
		lax: map[string]bool{}, lists: map[string][]*program.Expr{}, demands: map[string]bool{}, guessed: map[string]bool{}, sometime: map[string]bool{}}
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
		r.said = r.said || len(o.Macros)+len(o.Methods) > 0 || k.table(o.Name) || k.application() && strings.Contains(o.File.Path, "app/") // one that says nothing says that nothing is asked
		k.gather(r, openings, o, seen)
	}
	for name := range r.ties { // to ask that an owner is there is to ask for the owner
		switch {
		case r.demands[name] && r.sometime[name]:
			delete(r.demands, name)
			r.looks[name] = true
		case r.demands[name]:
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
var refusesNothing = names.Compile(`^(::)?((ActiveSupport|ActiveModel|ActionView|ActionDispatch|GlobalID|GraphQL|Turbo)::|(Comparable|Enumerable|Kernel|Singleton|PgSearch::Model|Discard::Model)$)`)

// maxBases bounds how many classes and modules of one model are read.
const maxBases = 40

// nesting are macros whose block holds more declarations.
var nesting = map[string]bool{"included": true, "prepended": true, "class_eval": true, "with_options": true, "instance_eval": true}

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

// callback reads what a callback looks at, and whether it may stop the write.
func (k *Knowledge) callback(r *refusals, model []*program.Class, e *program.Expr) {
	destroy, around := strings.HasSuffix(e.Name, "_destroy"), strings.HasPrefix(e.Name, "around_")
	throws := around || k.throws(r, model, e)
	switch {
	case destroy:
		r.stops = r.stops || throws
		r.holds = r.holds || k.throwing(model, e)
	case throws:
		k.looked(r, model, r.looks, e, true)
	case strings.HasSuffix(e.Name, "_validation"): // it may change what is validated next
		r.fed = append(r.fed, k.feeding(model, e, r.fills)...)
	}
}
