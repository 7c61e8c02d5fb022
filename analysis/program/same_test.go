package program_test

import (
	"reflect"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// TestSameReadsEveryField changes each field of an expression, and of all that hangs on one, by itself: spans do not matter, all
// else does.
func TestSameReadsEveryField(t *testing.T) {
	t.Parallel()
	typ := func() *program.Type { return &program.Type{Args: []*program.Type{{}}} }
	whole := func() *program.Expr {
		return &program.Expr{
			X: &program.Expr{}, List: []*program.Expr{{}},
			Closure: &program.Closure{Params: []*program.Param{{Type: typ(), Leaves: []*program.Param{{}}}}, Return: typ()},
			Arms:    &program.Arms{Whens: []*program.When{{Pattern: &program.Pattern{Subs: []*program.Pattern{{}}}}}, Rescues: []*program.Rescue{{}}},
			Pattern: &program.Pattern{}, Type: typ(),
		}
	}
	if !program.Same(whole(), whole()) || program.Same(whole(), nil) || !program.Same(nil, nil) {
		t.Error("equal expressions differ, or different ones do not")
	}
	parts := map[string]func(*program.Expr) any{
		"Expr": func(e *program.Expr) any { return e }, "Arms": func(e *program.Expr) any { return e.Arms }, "Closure": func(e *program.Expr) any { return e.Closure }, "Param": func(e *program.Expr) any { return e.Closure.Params[0] },
		"When": func(e *program.Expr) any { return e.Whens()[0] }, "Rescue": func(e *program.Expr) any { return e.Rescues()[0] },
		"Pattern": func(e *program.Expr) any { return e.Pattern }, "Type": func(e *program.Expr) any { return e.Type },
	}
	changed := 0
	for name, part := range parts {
		fields := reflect.TypeOf(part(whole())).Elem()
		for i := range fields.NumField() {
			other := whole()
			v := reflect.ValueOf(part(other)).Elem().Field(i)
			alter(v)
			span := v.Type() == reflect.TypeFor[syntax.Span]()
			if got := program.Same(whole(), other); got != span {
				t.Errorf("another %s.%s: same is %v", name, fields.Field(i).Name, got)
			}
			changed++
		}
	}
	if changed < 40 {
		t.Errorf("%d fields", changed)
	}
}

// alter gives a value another content.
func alter(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("other")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Uint8, reflect.Uint16:
		v.SetUint(1)
	case reflect.Struct: // a span
		v.Field(0).SetInt(7)
	case reflect.Slice:
		one := reflect.New(v.Type().Elem()).Elem()
		if one.Kind() == reflect.Pointer {
			one.Set(reflect.New(one.Type().Elem()))
		}
		v.Set(reflect.Append(v, one))
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		} else {
			v.SetZero()
		}
	}
}
