// Package flow computes what is known at each point of a method: a control-flow graph over the program model, and a forward
// analysis of facts about values on it. It knows no rule.
//
// Values are numbered: a parameter, a field at entry and every expression have a Value, copies share it, so an alias needs no
// special treatment. Facts hang on values; where two paths meet, a fact survives only if both paths know it.
package flow

import "github.com/agentcore/proviso/analysis/program"

// Graph is the control flow of one method or closure body.
type Graph struct {
	Blocks []*Block // Blocks[0] is the entry; order is the order of creation, which follows the text
	Exit   *Block   // normal return
	Fail   *Block   // leaving by an exception

	heavy   int      // the weight, once somebody asked
	order   []*Block // likewise, see reversePostorder
	ordered bool
	cyclic  bool
}

// weight is how many steps a run over the graph takes at most, calls that it enters left out.
func (g *Graph) weight() int {
	if g.heavy == 0 && len(g.Blocks) > 0 {
		for _, b := range g.Blocks {
			g.heavy += len(b.Steps)
		}
		if _, cyclic := g.reversePostorder(); cyclic {
			g.heavy *= maxRounds
		}
	}
	return g.heavy
}

// Block is a basic block: steps run in order, then exactly one of the edges is taken.
type Block struct {
	ID    int
	Steps []Step
	Succs []Edge
	preds int
	// Handlers are the rescue clauses that an exception in this block may reach.
	Handlers []*Block
}

// Step is one evaluated expression. All its operands were evaluated by earlier steps.
type Step struct {
	Expr *program.Expr
	// From, when set, makes this step "the value of Expr is the value of From", which is how a branching expression gets
	// its value in each branch.
	From *program.Expr
	// Write marks the store of a pattern variable or loop target: the local Name gets an unknown value.
	Name string
	// Item is the position among List of the element that a closure parameter receives, or -1.
	Sense bool
	Kind  StepKind
}

// StepKind tells what a Step does.
type StepKind uint8

// The kinds.
const (
	Eval  StepKind = iota // evaluate Expr
	Copy                  // the value of Expr is that of From
	Bind                  // local Name gets an unknown value; From, if set, is the collection it comes from
	Leave                 // a return statement (Expr) or the end of the body (Expr nil) with From as the value
	Prove                 // the condition Expr is known to be Sense from here on
)

// Edge leads to a block when Cond, if any, is Sense.
type Edge struct {
	To    *Block
	Cond  *program.Expr
	Sense bool
}
