package effects

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// do notes what evaluating e itself does, its operands left out.
func (w *walk) do(e *program.Expr) {
	switch e.Op {
	case program.Assign:
		if e.Name != "||" && e.Name != "??" && e.Name != "&&" { // a value kept after the first time is no change that anybody sees
			w.write(e, e.X)
		}
	case program.Multi:
		for _, t := range e.List {
			if t.Op == program.Assign {
				t = t.X
			}
			w.write(e, t)
		}
	case program.Unary:
		if e.Name == "delete" {
			w.write(e, e.X)
		}
	case program.New, program.Super:
		w.enter(e)
	case program.Binary:
		w.resize(e)
	case program.Call:
		w.call(e)
	}
}

// write notes a store.
func (w *walk) write(e, target *program.Expr) {
	target = flow.Strip(target)
	if target == nil {
		return
	}
	switch target.Op {
	case program.Field_, program.Global:
		w.change(e, w.path(target))
	case program.Index:
		w.change(e, w.path(target.X))
	case program.Member:
		if target.X != nil && target.X.Op == program.Self && w.setter(e, target) {
			return
		}
		w.change(e, w.path(target.X).join(target.Name))
	case program.Call:
		switch {
		case target.X == nil || target.X.Op == program.Self:
			if !w.setter(e, target) {
				w.change(e, w.field(target.Name))
			}
		default:
			w.change(e, w.path(target.X).join(target.Name))
		}
	}
}

// setter goes through the writer of the object's class that a store runs, if it has one.
func (w *walk) setter(e, target *program.Expr) bool {
	if w.m.Class == nil {
		return false
	}
	for _, m := range w.m.Class.Methods {
		if m.Static || strings.TrimSuffix(m.Name, "=") != target.Name || m.Kind != program.KindSetter && !strings.HasSuffix(m.Name, "=") {
			continue
		}
		w.inside(m, w.self, &program.Expr{Op: program.Call, List: []*program.Expr{e.Y}, Span: e.Span}, w.given, e)
		return true
	}
	return false
}

// change notes that an object or a field changes, where somebody else knows it.
func (w *walk) change(e *program.Expr, target Path) {
	switch target.Root {
	case Own:
		if len(target.Parts) > 0 {
			w.add(flow.OwnState, target, e, target.Sure)
		}
	case Parameter:
		w.add(Argument, target, e, target.Sure)
	case Named:
		if strings.HasPrefix(target.Parts[0], "@@") || strings.HasPrefix(target.Parts[0], "$") || len(target.Parts) > 1 {
			w.add(flow.OwnState, target, e, target.Sure)
		}
	}
}

// call notes what a call does, or goes through what it runs.
func (w *walk) call(e *program.Expr) {
	if w.enter(e) {
		return
	}
	if kind := flow.Effect(e, w.m.File.Language); kind != flow.NoEffect && kind != flow.OwnState {
		target := w.path(e.X)
		w.add(kind, target, e, sure(e, w.m.File.Language))
		return
	}
	w.resize(e)
}

var (
	surely = map[string]bool{"save!": true, "create!": true, "update!": true, "destroy!": true, "save": true, "destroy": true, "update_all": true, "delete_all": true,
		"destroy_all": true, "insert_all": true, "insert_all!": true, "upsert_all": true, "update_column": true, "update_columns": true, "update_attribute": true, "touch": true,
		"toggle!": true, "increment!": true, "decrement!": true, "create": true, "update": true, "find_or_create_by": true, "find_or_create_by!": true,
		"perform_later": true, "perform_async": true, "deliver_later": true, "deliver_now": true}
	store   = regexp.MustCompile(`(?i)(repo|repository|prisma|manager|model|dao|collection|knex|database|db|em)s?$`)
	stored  = map[string]bool{"save": true, "insert": true, "update": true, "upsert": true, "remove": true, "create": true, "createMany": true, "updateMany": true, "deleteMany": true, "delete": true, "insertOne": true, "insertMany": true, "updateOne": true, "deleteOne": true, "softDelete": true}
	maker   = regexp.MustCompile(`(?i)(factory|builder|service|serializer|form|client)s?$`)
	loggers = regexp.MustCompile(`(?i)(logger|stdout|stderr|stream|^io|^out|^log)$`)
)

// sure reports whether a call writes something whatever its receiver is.
func sure(e *program.Expr, lang program.Language) bool {
	x := flow.Strip(e.X)
	if x == nil {
		return lang == program.Ruby && surely[e.Name] && (strings.HasSuffix(e.Name, "!") || e.Name == "save" || e.Name == "destroy" || e.Name == "update")
	}
	if lang == program.Ruby {
		return surely[e.Name] && !maker.MatchString(x.Name)
	}
	if !stored[e.Name] {
		return false
	}
	return store.MatchString(x.Name) || x.X != nil && store.MatchString(x.X.Name)
}

// ambiguous are names of changes that classes other than collections give a meaning of their own.
var ambiguous = map[string]bool{"add": true, "add?": true, "delete": true, "insert": true, "replace": true, "store": true, "set": true, "subtract": true, "clear": true,
	"shift": true, "append": true, "prepend": true, "slice!": true}

// inPlace are further messages by which a Ruby core object changes itself.
var inPlace = map[string]bool{"map!": true, "collect!": true, "sort!": true, "sort_by!": true, "gsub!": true, "sub!": true, "strip!": true, "upcase!": true, "downcase!": true,
	"capitalize!": true, "squish!": true, "reverse!": true, "shuffle!": true, "flatten!": true, "deep_merge!": true, "transform_keys!": true, "transform_values!": true,
	"symbolize_keys!": true, "stringify_keys!": true, "chomp!": true, "rotate!": true, "fill": true, "except!": true, "compact_blank!": true}

// resize notes the change of a collection or a text.
func (w *walk) resize(e *program.Expr) {
	lang := w.m.File.Language
	x, ok := flow.Resizes(e, lang)
	if !ok && (lang != program.Ruby || e.Op != program.Call || e.X == nil || !inPlace[e.Name]) {
		if lang != program.TypeScript || e.Op != program.Call || e.X == nil || e.Name != "sort" && e.Name != "reverse" && e.Name != "fill" || !w.collection(flow.Strip(e.X)) {
			return
		}
	}
	if x == nil {
		x = flow.Strip(e.X)
	}
	if x == nil || e.Op == program.Assign { // noted as a store
		return
	}
	target := w.path(x)
	if !target.Sure || (lang == program.TypeScript || ambiguous[e.Name]) && !w.collection(x) {
		return
	}
	if e.Op == program.Binary && (loggers.MatchString(x.Name) || shifted(e)) && !w.collection(x) {
		return
	}
	w.change(e, target)
}

// shifted reports whether << moves bits.
func shifted(e *program.Expr) bool {
	_, number := flow.Number(e.Y)
	return number
}

var collections = map[string]bool{"Array": true, "Map": true, "Set": true, "WeakMap": true, "WeakSet": true, "tuple": true}

// collection reports whether an expression is seen to be a collection: by its type, or by what it is made from.
func (w *walk) collection(x *program.Expr) bool {
	switch x.Op {
	case program.Local:
		for _, prm := range w.m.Params {
			if prm.Name == x.Name {
				return typed(prm.Type) || literal(prm.Default)
			}
		}
		v := flow.Strip(w.stored[x.Name])
		return v != nil && (literal(v) || v.Op == program.Field_ && w.collection(v) || v.Op == program.Member && w.collection(v))
	case program.Field_:
		return w.held(x.Name)
	case program.Call:
		if x.X == nil || x.X.Op == program.Self {
			return len(x.List) == 0 && w.held(x.Name)
		}
	}
	return false
}

// held reports whether a field of the class holds a collection.
func (w *walk) held(name string) bool {
	if w.m.Class == nil {
		return false
	}
	for _, f := range w.m.Class.Fields {
		if f.Name == name && (typed(f.Type) || literal(f.Init)) {
			return true
		}
	}
	for _, m := range w.m.Class.Methods {
		if m.Kind != program.KindConstructor {
			continue
		}
		found := false
		m.Body().Walk(func(e *program.Expr) bool {
			found = found || e.Op == program.Assign && e.X != nil && e.X.Op == program.Field_ && e.X.Name == name && literal(e.Y)
			return !found
		})
		if found {
			return true
		}
	}
	return false
}

func typed(t *program.Type) bool {
	if t == nil {
		return false
	}
	if t.Name == "union" {
		for _, a := range t.Args {
			if typed(a) {
				return true
			}
		}
	}
	return collections[t.Name]
}

// literal reports whether an expression makes a collection.
func literal(e *program.Expr) bool {
	e = flow.Strip(e)
	switch {
	case e == nil:
		return false
	case e.Op == program.Array, e.Op == program.Hash:
		return true
	case e.Op == program.New:
		return collections[e.Name]
	case e.Op == program.Call && e.X != nil && e.X.Op == program.Constant && (e.Name == "new" || e.Name == "[]"):
		return e.X.Name == "Set" || e.X.Name == "Array" || e.X.Name == "Hash" || e.X.Name == "String" || e.X.Name == "Concurrent::Map"
	case e.Op == program.Call && (e.Name == "dup" || e.Name == "to_a" || e.Name == "to_set"):
		return true
	case e.Op == program.Call && e.X == nil && e.Name == "Array":
		return true
	}
	return false
}
