package trial

import (
	"strconv"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// answer is the value of a call that nothing is known of: the same question gives the same answer where its words are the same.
func (r *run) answer(e *program.Expr, recv Value, args []Value, about uint64) Value {
	path := ""
	switch {
	case e.X == nil || e.X.Op == program.Self:
		if r.frame().own {
			path = "self." + e.Name
		}
	case recv.Path != "":
		path = recv.Path + "." + e.Name
	}
	if path == "" {
		return Value{About: about}
	}
	if len(args) > 0 || e.Has(program.Parens) && r.lang == program.TypeScript {
		var list []string
		for _, a := range args {
			switch {
			case a.Path != "":
				list = append(list, a.Path)
			case a.Kind == Unknown || a.Kind == Object || a.Kind == List:
				return Value{About: about}
			default:
				list = append(list, a.In(r.lang))
			}
		}
		path += "(" + strings.Join(list, ", ") + ")"
	}
	return r.read(path, about)
}

// record follows writes of records: what save and create answer says whether the record is persisted.
func (r *run) record(e *program.Expr, recv Value, about uint64) Value {
	if r.lang != program.Ruby {
		args, _ := r.arguments(e)
		return r.answer(e, recv, args, about)
	}
	switch e.Name {
	case "create!", "find", "find_by!", "find_or_create_by!", "first!", "sole", "take!":
		if e.X != nil {
			path := "#" + strconv.Itoa(e.Span.Start)
			for _, q := range []string{"persisted?", "valid?"} {
				r.assumed[path+"."+q] = true
			}
			return Value{Kind: Object, Path: path}
		}
	case "create", "new", "build":
		if e.X != nil && e.X.Op == program.Constant {
			path := "#" + strconv.Itoa(e.Span.Start)
			r.open[path] = true
			if e.Name == "new" {
				r.assumed[path+".persisted?"] = false
			}
			return Value{Kind: Object, Path: path}
		}
	case "save!", "update!", "reload":
		if recv.Path != "" {
			delete(r.open, recv.Path)
			r.assumed[recv.Path+".persisted?"], r.assumed[recv.Path+".valid?"] = true, true
		}
		return Value{Kind: True}
	case "save":
		if recv.Path != "" {
			r.open[recv.Path] = true
			delete(r.assumed, recv.Path+".persisted?")
			return Value{Path: recv.Path + ".save"}
		}
	}
	args, _ := r.arguments(e)
	return r.answer(e, recv, args, about)
}

// saves is the record that a question settles: a save that was read, persisted? itself.
func (r *run) saves(path string) (string, bool) {
	for _, suffix := range []string{".save", ".persisted?"} {
		if owner, ok := strings.CutSuffix(path, suffix); ok && r.open[owner] {
			r.assumed[owner+".persisted?"], r.assumed[owner+".valid?"] = true, true
			return owner, true
		}
	}
	return "", false
}

// old evaluates an expression as it was when the method was entered.
func (r *run) old(e *program.Expr) Value {
	now := r.frame()
	before := &frame{method: now.method, locals: map[string]Value{}, fields: map[string]Value{}, own: now.own}
	r.parameters(before, now.method.Params)
	before.fields = map[string]Value{}
	r.frames = append(r.frames, before)
	v := r.eval(e)
	r.frames = r.frames[:len(r.frames)-1]
	return v
}
