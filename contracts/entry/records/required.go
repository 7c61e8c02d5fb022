package records

import "github.com/agentcore/proviso/analysis/program"

// fillers are macros by which a model may give a column a value that its maker did not.
var fillers = map[string]bool{"before_validation": true, "before_save": true, "before_create": true, "after_initialize": true, "attribute": true, "enum": true,
	"has_secure_token": true, "friendly_id": true, "auto_increment": true}

// Required reports whether the schema lets a column of a model hold no NULL and gives it no value of its own, and nothing in the model
// may fill it.
func (k *Knowledge) Required(c *program.Class, model, column string) bool {
	if !k.Columns(c, model)[column] {
		return false
	}
	for _, o := range k.openings(c, model) {
		if len(o.Mixins) > 0 {
			return false // which may fill it, too
		}
		for _, m := range o.Macros {
			if fillers[m.Name] {
				return false
			}
		}
		for _, m := range o.Methods {
			if m.Name == column+"=" {
				return false
			}
		}
	}
	required := false
	k.create(model, func(x *program.Expr) {
		if x.List[0].Name != column {
			return
		}
		null, own := true, false
		for _, option := range x.List[1:] {
			if option.Op != program.Pair || option.X == nil {
				continue
			}
			switch option.X.Name {
			case "null":
				null = option.Y == nil || option.Y.Op != program.False
			case "default", "array":
				own = true
			}
		}
		required = !null && !own
	})
	return required
}
