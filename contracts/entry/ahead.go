package entry

import (
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
)

// Ahead makes the runs that most rules ask for, each kind on a core of its own, for who waits for one file. What panics here is left to
// panic again in the rule that asks for it.
func Ahead(p *contracts.Pass) {
	apart := *p
	apart.Memo = map[any]any{} // nothing in it is made for two goroutines
	done := make(chan error, 1)
	go func() {
		done <- workspace.Contain(func() error {
			Methods(&apart)
			return nil
		})
	}()
	_ = workspace.Contain(func() error {
		Entries(p)
		return nil
	})
	if <-done != nil {
		return
	}
	for key, known := range apart.Memo {
		switch key.(type) {
		case methodsKey, byItselfKey:
			if _, ok := p.Memo[key]; !ok {
				p.Memo[key] = known
			}
		}
	}
}
