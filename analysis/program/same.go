package program

import "slices"

// Same reports whether two expressions say the same: everything is equal but where it stands. O(size of the smaller one).
func Same(a, b *Expr) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Op == b.Op && a.Flags == b.Flags && a.Name == b.Name &&
		Same(a.X, b.X) && Same(a.Y, b.Y) && Same(a.Z, b.Z) && Same(a.W, b.W) && slices.EqualFunc(a.List, b.List, Same) &&
		sameClosure(a.Closure, b.Closure) && slices.EqualFunc(a.Whens(), b.Whens(), sameWhen) && slices.EqualFunc(a.Rescues(), b.Rescues(), sameRescue) &&
		samePattern(a.Pattern, b.Pattern) && sameType(a.Type, b.Type)
}

func sameClosure(a, b *Closure) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Kind == b.Kind && a.Async == b.Async && slices.EqualFunc(a.Params, b.Params, sameParam) && sameType(a.Return, b.Return) && Same(a.Body, b.Body)
}

func sameParam(a, b *Param) bool {
	return a.Name == b.Name && a.Kind == b.Kind && sameType(a.Type, b.Type) && Same(a.Default, b.Default) && a.Optional == b.Optional &&
		slices.EqualFunc(a.Decorators, b.Decorators, Same) && a.Property == b.Property && slices.EqualFunc(a.Leaves, b.Leaves, sameParam) && a.Key == b.Key
}

func sameWhen(a, b *When) bool {
	return a.Default == b.Default && slices.EqualFunc(a.Values, b.Values, Same) && samePattern(a.Pattern, b.Pattern) && Same(a.Guard, b.Guard) && Same(a.Body, b.Body)
}

func sameRescue(a, b *Rescue) bool {
	return a.Var == b.Var && slices.Equal(a.Classes, b.Classes) && Same(a.Body, b.Body)
}

func samePattern(a, b *Pattern) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Kind == b.Kind && a.Bind == b.Bind && a.Const == b.Const && Same(a.Value, b.Value) && slices.Equal(a.Keys, b.Keys) &&
		slices.EqualFunc(a.Subs, b.Subs, samePattern)
}

func sameType(a, b *Type) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Text == b.Text && a.Name == b.Name && a.Nullable == b.Nullable && slices.EqualFunc(a.Args, b.Args, sameType)
}
