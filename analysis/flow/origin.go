package flow

// Origin tells what sort of value v is, for clients that must know whether anything is known of it at all.
type Origin uint8

// The origins. Computed values have an Expr; Joined ones differ by path; Resized are sizes after a change; Repeated were computed
// more than once from different operands, so that From no longer tells of one computation.
const (
	Foreign Origin = iota
	Argument
	Initial
	Computed
	MemberOf
	Joined
	Resized
	Repeated
)

// Origin of v.
func (v *Value) Origin() Origin {
	switch {
	case v == nil:
		return Foreign
	case v.many:
		return Repeated
	case v.Param != nil:
		return Argument
	case v.Field != "":
		return Initial
	case v.resized:
		return Resized
	case v.Base != nil:
		return MemberOf
	case v.Expr != nil:
		return Computed
	case len(v.From) > 1:
		return Joined
	}
	return Foreign
}
