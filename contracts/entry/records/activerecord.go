package records

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// answers are ActiveRecord's writes and what they answer.
var answers = map[string]Answer{
	"save": Boolean, "update": Boolean, "update_attributes": Boolean, "destroy": Boolean,
	"create": Record, "find_or_create_by": Record, "first_or_create": Record, "create_or_find_by": Record,
	"save!": Raises, "update!": Raises, "create!": Raises, "destroy!": Raises, "find_or_create_by!": Raises, "first_or_create!": Raises, "insert!": Raises,
	"insert_all!": Raises, "update_attribute!": Raises, "update_attributes!": Raises, "toggle!": Raises, "increment!": Raises, "decrement!": Raises,
	"create_or_find_by!": Raises, "destroy_all": Raises,
	"update_all": Count, "delete_all": Count, "insert_all": Count, "upsert_all": Count,
	"update_column": Unverifiable, "update_columns": Unverifiable, "update_attribute": Unverifiable, "touch": Unverifiable,
}

// bypasses are writes that ask no validation of values that the caller gives.
var bypasses = map[string]bool{"update_column": true, "update_columns": true, "update_attribute": true}

// onlyRecords are names that nothing but a record answers to.
var onlyRecords = map[string]bool{"update_column": true, "update_columns": true, "update_attribute": true, "update_attributes": true, "update_all": true,
	"find_or_create_by": true, "first_or_create": true, "create_or_find_by": true, "insert_all": true, "upsert_all": true, "destroy_all": true, "insert_all!": true,
	"find_or_create_by!": true, "create_or_find_by!": true}

func (k *Knowledge) activeRecord(f *flow.Frame, s *flow.State, e *program.Expr) Operation {
	if o := k.eachSave(f, s, e); o.Answer != NoAnswer {
		return o
	}
	answer := answers[e.Name]
	if answer == NoAnswer || e.X == nil || e.X.Op == program.Self || e.Closure != nil || withBlock(e) {
		return Operation{}
	}
	r := k.Of(f, s, e.X)
	if r.Verdict == No || r.Verdict == Unknown && !onlyRecords[e.Name] && !strings.HasSuffix(e.Name, "!") && !k.plausible(e) {
		return Operation{}
	}
	if !fits(e, r) || k.homegrown(r.Alien, e.Name) || r.Class != "" && k.overrides(f.Method.Class, r.Class, e.Name, r.Static || answer == Record) {
		return Operation{}
	}
	out := Operation{Answer: answer, Receiver: r, Write: e.Name != "touch", Bypasses: bypasses[e.Name]}
	out.Receiver.Certain = k.certain(f, s, e, r)
	out.Receiver.Doubted = !out.Receiver.Certain && (answer == Boolean || answer == Record) && k.doubted(f, s, e, r)
	switch {
	case skipsValidation(e):
		out.Answer, out.Bypasses = Unverifiable, true
	case answer == Boolean && e.Name == "save" && alreadyValid(f, s, e.X):
		out.Answer = Raises // its validations were asked just before; what is left of them raises
	case answer == Count:
		out.ByKey = e.Name == "update_all" && keyedScope(f, s, e.X)
	}
	return out
}

func withBlock(e *program.Expr) bool {
	for _, a := range e.List {
		if a.Op == program.Closure_ || a.Op == program.Spread && a.Name == "&" {
			return true
		}
	}
	return false
}

func skipsValidation(e *program.Expr) bool {
	v := option(e, "validate")
	return v != nil && v.Op == program.False && strings.HasPrefix(e.Name, "save")
}

// eachSave reads orders.each(&:save), which drops as many answers as there are orders.
func (k *Knowledge) eachSave(f *flow.Frame, s *flow.State, e *program.Expr) Operation {
	if e.Name != "each" && e.Name != "find_each" || e.X == nil || len(e.List) != 1 || e.List[0].Op != program.Spread || e.List[0].X == nil || e.List[0].X.Name != "save" {
		return Operation{}
	}
	if k.Of(f, s, e.X).Verdict == No {
		return Operation{}
	}
	return Operation{Answer: Response, Write: true}
}

// fits reports whether the arguments are those of ActiveRecord's method of the name.
func fits(e *program.Expr, r Receiver) bool {
	positional := 0
	for _, a := range e.List {
		if a.Op != program.Pair && a.Op != program.Spread {
			positional++
		}
	}
	switch e.Name {
	case "save", "destroy", "save!", "destroy!":
		for _, pair := range pairs(e) {
			if pair.X != nil && !saveOptions[pair.X.Name] { // persister.save(resource: order)
				return false
			}
		}
		return positional == 0 && (e.Name[0] == 's' || len(e.List) == 0)
	case "create", "update", "update_attributes", "find_or_create_by", "create_or_find_by", "create!", "update!":
		return len(e.List) > 0 && positional <= 1
	}
	return true
}

var saveOptions = map[string]bool{"validate": true, "context": true, "touch": true}

// plausible reports whether the arguments of an update or create on a receiver of unknown class look like attributes: a plain
// value speaks for something else, as Hash#update.
func (k *Knowledge) plausible(e *program.Expr) bool {
	if e.Name == "save" || e.Name == "destroy" {
		return true
	}
	for _, a := range e.List {
		switch a.Op {
		case program.Pair:
			if a.X != nil && a.X.Op != program.Symbol && a.X.Op != program.Str { // h.update(key => value)
				return false
			}
		case program.Hash, program.Spread:
		case program.Local, program.Call, program.Field_:
			if name := strings.ToLower(a.Name); !strings.Contains(name, "attr") && !strings.Contains(name, "params") && name != "permit" && name != "merge" && name != "slice" && name != "except" {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// alreadyValid reports whether valid? is known to have said yes to the record on the way here.
func alreadyValid(f *flow.Frame, s *flow.State, x *program.Expr) bool {
	if x.Op != program.Local && x.Op != program.Field_ && x.Op != program.Call {
		return false
	}
	asked := &program.Expr{Op: program.Call, Name: "valid?", X: x, Span: x.Span}
	return s.Fact(f.Value(s, asked)).Truth == flow.Yes || saidValid(f, s, x)
}

// saidValid reports whether a local that holds what valid? last said of the same words is known to be true: ok = record.valid?, and
// record.save if ok, where record is a reader.
func saidValid(f *flow.Frame, s *flow.State, x *program.Expr) bool {
	if !f.Method.HasBody() {
		return false
	}
	last := map[string]*program.Expr{} // what each local was last given above x
	f.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.Span.End <= x.Span.Start {
			last[e.X.Name] = e
		}
		return true
	})
	for _, given := range last {
		said := flow.Strip(given.Y)
		if said != nil && said.Op == program.Call && said.Name == "valid?" && len(said.List) == 0 && program.Same(said.X, x) && s.Fact(f.Value(s, given.X)).Truth == flow.Yes {
			return true
		}
	}
	return false
}

// keyedScope reports whether a relation is narrowed to the rows of a key: where(id: …), where("id = ?", …).
func keyedScope(f *flow.Frame, s *flow.State, x *program.Expr) bool {
	for ; x != nil && x.Op == program.Call; x = x.X {
		if x.Name != "where" && x.Name != "rewhere" {
			continue
		}
		for _, p := range pairs(x) {
			if p.X != nil && UniqueKey(p.X.Name) && !loaded(f, s, p.Y) {
				return true
			}
		}
		if len(x.List) > 0 && x.List[0].Op == program.Str && sqlKey.MatchString(x.List[0].Name) {
			return true
		}
	}
	return false
}

// loaded reports whether a key's value was read from a record in hand, which therefore exists, or names a set of rows.
func loaded(f *flow.Frame, s *flow.State, e *program.Expr) bool {
	switch {
	case e == nil, e.Op == program.Range, e.Op == program.Nil, e.Op == program.Array:
		return true
	case e.Op == program.Call && e.X != nil: // order.id, orders.select(:id), params[:id] is an Index
		return true
	case e.Op == program.Call && strings.HasSuffix(e.Name, "ids"), e.Op == program.Local && strings.HasSuffix(e.Name, "ids"), e.Op == program.Field_ && strings.HasSuffix(e.Name, "ids"):
		return true
	case e.Op == program.Local:
		v := f.Value(s, e)
		return v != nil && v.Expr != nil && v.Expr.Op == program.Call && v.Expr.X != nil
	}
	return false
}
