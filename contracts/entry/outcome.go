package entry

import "github.com/agentcore/proviso/analysis/program"

// asksWorld are questions whose answer lies outside the program: no caller can promise it.
var asksWorld = map[string]bool{"exist?": true, "exists?": true, "file?": true, "directory?": true, "readable?": true, "writable?": true, "executable?": true,
	"existsSync": true, "accessSync": true, "statSync": true, "pathExists": true, "pathExistsSync": true}

// outcome reports whether a guard judges what came of the method's own work, or of the world's, and not what the caller gave: it
// stands in a loop that counts, asks the world, or asks a parameter that was sent a command before.
func outcome(m *program.Method, g Guard) bool {
	found := false
	g.Cond.Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Await || e.Op == program.Call && asksWorld[e.Name]
		return !found
	})
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.While && e.Span.Contains(g.Stmt.Span)
		return !found
	})
	return found || Commanded(m, g) || ofOutcome(m, g)
}

// outcomeQuestions are questions to a result whether it is a failure: result.isErr(), if (!reply.success).
var outcomeQuestions = map[string]bool{"isErr": true, "isError": true, "isFailure": true, "isFail": true, "isLeft": true, "isNone": true, "isOk": true, "isSuccess": true,
	"isRight": true, "isSome": true, "ok": true, "success": true, "succeeded": true, "failed": true, "error": true, "errors": true}

// ofOutcome reports whether a TypeScript guard asks its argument, which is what came of something else, whether that went well: it passes
// on a failure that others made, and asks nothing of its caller.
func ofOutcome(m *program.Method, g Guard) bool {
	if m.File.Language != program.TypeScript {
		return false
	}
	found := false
	g.Cond.Walk(func(e *program.Expr) bool {
		found = found || (e.Op == program.Member || e.Op == program.Call) && outcomeQuestions[e.Name] && e.X != nil && e.X.Op == program.Local && paramNamed(m.Params, e.X.Name) != nil
		return !found
	})
	return found
}

// Commanded reports whether something that a guard asks about was sent a command before, whose value nobody took: vm.wait.
func Commanded(m *program.Method, g Guard) bool {
	asked := map[string]bool{}
	for _, t := range Tested(g.Cond) {
		if root := Root(t); root.Op == program.Local {
			asked[root.Name] = true
		}
	}
	for s := range Statements(m) {
		if s.Span.End <= g.Stmt.Span.Start && s.Op == program.Call && s.X != nil && s.X.Op == program.Local && asked[s.X.Name] {
			return true
		}
	}
	return false
}
