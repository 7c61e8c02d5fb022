package nanleak

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// maxDepth bounds how far arithmetic is followed.
const maxDepth = 5

// origin grades where a number comes from: a warning for a conversion, arithmetic or the wire, information for an argument that
// is declared a number, off for what cannot be NaN.
func origin(r *entry.Run, v *flow.Value, fact *flow.Fact, depth int) contracts.Severity {
	if v == nil || depth > maxDepth || fact.Finite || fact.Integer {
		return contracts.Off
	}
	ruby := r.Method.File.Language == program.Ruby
	if e := v.Expr; e != nil {
		if ruby {
			return rubyOrigin(e)
		}
		return made(r, v, e, depth)
	}
	if ruby {
		if v.Param != nil && (fact.Type == "Float" || fact.Type == "Numeric") {
			return contracts.Information
		}
		return contracts.Off
	}
	return given(r, v)
}

// given grades a TypeScript argument, or what was read from one.
func given(r *entry.Run, v *flow.Value) contracts.Severity {
	whole := v
	for v.Base != nil {
		v = v.Base
	}
	if v.Param == nil || r.Method.Visibility != program.Public || r.Kind == entry.Internal {
		return contracts.Off
	}
	t := v.Param.Type
	switch {
	case t == nil || whole != v && (whole.Key == "length" || whole.Key == "size"):
		return contracts.Off
	case entry.Untyped(t):
		return contracts.Warning
	case whole == v && t.Name == "number":
		for _, d := range v.Param.Decorators {
			if (d.Name == "Param" || d.Name == "Query" || d.Name == "Headers") && len(d.List) < 2 {
				return contracts.Warning // nothing converts it, whatever its type says
			}
		}
		return contracts.Information
	}
	return contracts.Off
}

// made grades a TypeScript expression that gives a number.
func made(r *entry.Run, v *flow.Value, e *program.Expr, depth int) contracts.Severity {
	switch e.Op {
	case program.Call:
		switch {
		case e.Name == "parseFloat" || e.Name == "Number" || e.Name == "parseInt":
			return converted(r, v)
		case e.X != nil && e.X.Op == program.Constant && (e.X.Name == "Date" && e.Name == "parse" || e.X.Name == "Math" && unsure[e.Name]):
			return contracts.Warning
		}
	case program.Unary:
		if e.Name == "+" {
			return converted(r, v)
		}
	case program.Binary:
		switch e.Name {
		case "/", "%":
			if n, ok := flow.Number(e.Y); ok && n != 0 || settled(r.Method, e.Y) {
				return operands(r, v, depth)
			}
			return contracts.Warning // 0 / 0
		case "-", "*", "**", "+":
			return operands(r, v, depth)
		}
	}
	return contracts.Off
}

// settled reports whether a divisor is a constant from outside the method, which nobody sets to 0, or a variable that the method has
// compared with 0.
func settled(m *program.Method, divisor *program.Expr) bool {
	divisor = flow.Strip(divisor)
	switch {
	case divisor == nil:
		return false
	case divisor.Op == program.Constant:
		return true
	case divisor.Op != program.Local:
		return false
	}
	compared := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Binary && e.Span.Start < divisor.Span.Start && e.X != nil && e.X.Op == program.Local && e.X.Name == divisor.Name {
			if n, ok := flow.Number(e.Y); ok && n == 0 {
				compared = true
			}
		}
		return !compared
	})
	return compared
}

// operands grades arithmetic: it hands on the NaN of any of its operands.
func operands(r *entry.Run, v *flow.Value, depth int) contracts.Severity {
	worst := contracts.Off
	for _, from := range v.From {
		worst = max(worst, origin(r, from, &flow.Fact{}, depth+1))
	}
	return worst
}

// converted grades a conversion by what it converts: what a call gave, or a part of that, was most often a number in another form.
func converted(r *entry.Run, v *flow.Value) contracts.Severity {
	for _, o := range append([]*flow.Value{v}, v.From...) {
		if r.Analysis.Tests(o)[r.Method]&(flow.TestMember|flow.TestListed|flow.TestOpaque) != 0 && o != v || o == v && finite(r, v) {
			return contracts.Off // its form was asked for
		}
	}
	if formAsked(r.Method, v.Expr) || ofDigits(r.Method, v.Expr) {
		return contracts.Off
	}
	own := len(v.From) > 0
	for _, from := range v.From {
		if from.Key == "length" || from.Key == "size" {
			continue
		}
		for _, root := range from.Sources() {
			for root.Base != nil {
				root = root.Base
			}
			own = own && root.Param == nil && root.Field == "" && root.Expr != nil && (root.Expr.Op == program.Call || root.Expr.Op == program.Await)
		}
	}
	if own {
		return contracts.Hint
	}
	if inner(r, v) {
		return contracts.Information
	}
	return contracts.Warning
}

// formAsked reports whether the method asks a pattern, or whether it is a number, about the very text that is converted:
// if (!DIGITS.test(text)) throw …; const n = parseInt(text, 10).
func formAsked(m *program.Method, conversion *program.Expr) bool {
	if conversion == nil || conversion.Op != program.Call || len(conversion.List) == 0 {
		return false
	}
	text, found := conversion.List[0], false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Call && e != conversion && forms[e.Name] && len(e.List) == 1 && e.List[0] != nil && m.File.Text.Slice(e.List[0].Span) == m.File.Text.Slice(text.Span)
		return !found
	})
	return found
}

var forms = map[string]bool{"test": true, "isInteger": true, "isSafeInteger": true, "isFinite": true, "isNumeric": true, "isNumber": true}

// inner reports whether a conversion is of a part of a text that other code of the program hands in, or of what a page shows.
func inner(r *entry.Run, v *flow.Value) bool {
	if c := r.Method.Class; c != nil {
		for _, d := range c.Decorators {
			if d.Name == "Component" || d.Name == "Directive" {
				return true
			}
		}
	}
	e := v.Expr
	if e == nil || e.Op != program.Call || len(e.List) == 0 {
		return false
	}
	part := flow.Strip(e.List[0])
	return part != nil && part.Op == program.Call && cutting[part.Name] && part.X != nil && part.X.Op == program.Local && len(r.Method.Params) > 0
}

var cutting = map[string]bool{"slice": true, "substring": true, "substr": true, "charAt": true}

// finite reports whether the method asks of a number by its name whether it is one, in whatever condition.
func finite(r *entry.Run, v *flow.Value) bool {
	found := false
	r.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.Y == v.Expr {
			r.Method.Body().Walk(func(x *program.Expr) bool {
				asks := x.Op == program.Call && (x.Name == "isFinite" || x.Name == "isNaN" || x.Name == "isInteger" || x.Name == "isSafeInteger")
				found = found || asks && len(x.List) == 1 && x.List[0].Op == program.Local && x.List[0].Name == e.X.Name
				return !found
			})
		}
		return !found
	})
	return found
}

// unsure are functions of Math that give NaN for some numbers.
var unsure = map[string]bool{"sqrt": true, "log": true, "log2": true, "log10": true, "pow": true, "acos": true, "asin": true}

// rubyOrigin grades a Ruby expression. Float() and to_f never give NaN; a division of floats does for 0.0 / 0.0, and BigDecimal
// reads the text "NaN".
func rubyOrigin(e *program.Expr) contracts.Severity {
	switch {
	case e.Op == program.Call && e.X == nil && e.Name == "BigDecimal" && len(e.List) > 0 && e.List[0].Op != program.Str && e.List[0].Op != program.Int:
		return contracts.Warning
	case e.Op == program.Binary && e.Name == "/" && (floating(e.X) || floating(e.Y)) && !nonZero(e.Y), e.Op == program.Call && e.Name == "fdiv" && len(e.List) == 1 && !nonZero(e.List[0]):
		return contracts.Warning
	}
	return contracts.Off
}

func floating(e *program.Expr) bool {
	return e != nil && (e.Op == program.Float || e.Op == program.Call && (e.Name == "to_f" || e.Name == "Float"))
}

func nonZero(e *program.Expr) bool {
	n, ok := flow.Number(e)
	return ok && n != 0
}
