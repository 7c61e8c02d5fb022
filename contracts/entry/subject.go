package entry

import "github.com/agentcore/proviso/analysis/program"

// SubjectOf names what a condition asks about: the variable or field at the root of its first operand that is no literal.
func SubjectOf(e *program.Expr) string {
	for e != nil {
		switch e.Op {
		case program.Local, program.Field_:
			return e.Name
		case program.Binary:
			if root := SubjectOf(e.X); root != "" {
				return root
			}
			return SubjectOf(e.Y)
		case program.Call:
			if e.X == nil || e.X.Op == program.Array || e.X.Op == program.Range || e.X.Op == program.Constant {
				if len(e.List) > 0 {
					return SubjectOf(e.List[0])
				}
				return e.Name
			}
			if e.X.Op == program.Self && len(e.List) == 0 {
				return e.Name
			}
			e = e.X
		case program.Member:
			if e.X != nil && e.X.Op == program.Self {
				return e.Name
			}
			e = e.X
		case program.Not, program.Unary, program.Index, program.NonNull, program.Cast, program.Await, program.And, program.Or, program.Match, program.Assign, program.Coalesce:
			e = e.X
		default:
			return ""
		}
	}
	return ""
}
