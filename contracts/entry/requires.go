package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// requires reports whether some method of the class demands a key of the subject: params.require(:user), params.fetch(:user).
func (s *Subject) requires(key string) bool {
	key = strings.Trim(key, `[]:"'`)
	if key == "" || s.Class == nil || s.Method.File.Language != program.Ruby {
		return false
	}
	found := false
	for _, m := range s.Class.Methods {
		if !m.HasBody() {
			continue
		}
		m.Body().Walk(func(e *program.Expr) bool {
			if e.Op == program.Call && e.X != nil && e.X.Name == s.Param.Name && len(e.List) == 1 && e.List[0] != nil && e.List[0].Name == key &&
				(e.Name == "require" || e.Name == "fetch" && e.Closure == nil) {
				found = true
			}
			return !found
		})
	}
	return found
}
