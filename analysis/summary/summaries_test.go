package summary_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
)

// project lowers a txtar archive.
func project(t *testing.T, archive string) *workspace.Index {
	t.Helper()
	var files []*program.File
	for _, f := range txtar.Parse([]byte(archive)).Files {
		files = append(files, lower(t, f.Name, string(f.Data)))
	}
	return workspace.NewIndex(files)
}

func lower(t *testing.T, path, text string) *program.File {
	t.Helper()
	f, err := workspace.Lower(path, syntax.NewText(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// method finds "Class#name", "Class.name" or a function.
func method(t *testing.T, ix *workspace.Index, symbol string) *program.Method {
	t.Helper()
	class, name, instance := strings.Cut(symbol, "#")
	if !instance {
		var ok bool
		if class, name, ok = strings.Cut(symbol, "."); !ok {
			if fs := ix.Functions(symbol); len(fs) > 0 {
				return fs[0]
			}
			t.Fatalf("no function %s", symbol)
		}
	}
	for _, c := range ix.Classes(class) {
		for _, m := range c.Methods {
			if m.Name == name && m.Static != instance {
				return m
			}
		}
	}
	t.Fatalf("no method %s", symbol)
	return nil
}

// passing reads "a=nil b=3" as what a caller passes.
func passing(words string) func(summary.Ref) summary.Known {
	values := map[string]summary.Known{}
	for _, w := range strings.Fields(words) {
		name, value, _ := strings.Cut(w, "=")
		e := &program.Expr{Op: program.Int, Name: value}
		switch {
		case value == "nil":
			e = &program.Expr{Op: program.Nil}
		case value == "undefined":
			e = &program.Expr{Op: program.Nil, Name: "undefined"}
		case strings.HasPrefix(value, ":"):
			e = &program.Expr{Op: program.Symbol, Name: value[1:]}
		case strings.HasPrefix(value, "'"):
			e = &program.Expr{Op: program.Str, Name: strings.Trim(value, "'")}
		case strings.Contains(value, "."):
			e.Op = program.Float
		}
		values[name] = summary.KnownOf(e)
	}
	return func(r summary.Ref) summary.Known { return values[r.String()] }
}

func TestSummariesRejectArguments(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, source, symbol, pass string
		want                       string // "", "definite ABOUT" or "possible ABOUT"
	}{
		{"raise if nil", "class A\ndef call(x)\nraise ArgumentError if x.nil?\nend\nend", "A#call", "x=nil", "definite x"},
		{"passes", "class A\ndef call(x)\nraise ArgumentError if x.nil?\nend\nend", "A#call", "x=1", ""},
		{"dereferences", "class A\ndef call(x)\nx.name\nend\nend", "A#call", "x=nil", "definite x"},
		{"safe navigation", "class A\ndef call(x)\nx&.name\nend\nend", "A#call", "x=nil", ""},
		{"handles nil", "class A\ndef call(x)\nreturn if x.nil?\nx.name\nend\nend", "A#call", "x=nil", ""},
		{"branches", "class A\ndef call(x)\nx ? x.name : 'none'\nend\nend", "A#call", "x=nil", ""},
		{"another way out", "class A\ndef call(x)\nreturn if done?\nx.name\nend\nend", "A#call", "x=nil", "possible x"},
		{"positive integer", "class A\ndef call(n)\nraise ArgumentError unless n.is_a?(Integer) && n.positive?\nend\nend", "A#call", "n=0", "definite n"},
		{"type", "class A\ndef call(n)\nraise ArgumentError unless n.is_a?(Integer) && n.positive?\nend\nend", "A#call", "n=1.5", "definite n"},
		{"in range", "class A\ndef call(n)\nraise ArgumentError unless (1..10).cover?(n)\nend\nend", "A#call", "n=10", ""},
		{"out of range", "class A\ndef call(n)\nraise ArgumentError unless (1...10).cover?(n)\nend\nend", "A#call", "n=10", "definite n"},
		{"outside the set", "class A\nKINDS = %w[a b].freeze\ndef call(k)\nraise ArgumentError unless KINDS.include?(k)\nend\nend", "A#call", "k='c'", "definite k"},
		{"symbol for string", "class A\nKINDS = %w[a b].freeze\ndef call(k)\nraise ArgumentError unless KINDS.include?(k)\nend\nend", "A#call", "k=:a", "definite k"},
		{"in the set", "class A\nKINDS = %w[a b].freeze\ndef call(k)\nraise ArgumentError unless KINDS.include?(k)\nend\nend", "A#call", "k='a'", ""},
		{"case else", "class A\ndef call(k)\ncase k\nwhen :a then 1\nwhen :b, :c then 2\nelse raise ArgumentError\nend\nend\nend", "A#call", "k=:d", "definite k"},
		{"case arm", "class A\ndef call(k)\ncase k\nwhen :a then 1\nwhen :b, :c then 2\nelse raise ArgumentError\nend\nend\nend", "A#call", "k=:c", ""},
		{"rescued", "class A\ndef call(x)\nx.name\nrescue StandardError\nnil\nend\nend", "A#call", "x=nil", ""},
		{"own helper", "class A\ndef call(x)\nneed!(x)\nend\ndef need!(y)\nraise ArgumentError if y.nil?\nend\nend", "A#call", "x=nil", "definite x"},
		{"inherited helper", "class B\ndef need!(y)\nraise ArgumentError if y.nil?\nend\nend\nclass A < B\ndef call(x)\nneed!(x)\nend\nend", "A#call", "x=nil", "definite x"},
		{"reassigned", "class A\ndef call(x)\nx = x || 3\nraise ArgumentError if x.nil?\nend\nend", "A#call", "x=nil", ""},
		{"defaulted", "class A\ndef call(x)\nx ||= Time.now\nx.name\nend\nend", "A#call", "x=nil", ""},
		{"alias", "class A\ndef call(x)\ny = x\ny.name\nend\nend", "A#call", "x=nil", "definite x"},
		{"in a loop", "class A\ndef call(x, list)\nlist.each { |i| x.add(i) }\nend\nend", "A#call", "x=nil", "possible x"},
		{"own field", "class A\ndef call\nraise ArgumentError if @x.nil?\nend\nend", "A#call", "@x=nil", "definite @x"},
		{"reader", "class A\nattr_reader :x\ndef call\nx.name\nend\nend", "A#call", "@x=nil", "definite @x"},
		{"relation", "class A\ndef call(a, b)\nraise ArgumentError if a > b\nend\nend", "A#call", "a=3 b=2", "definite a"},
		{"abstract", "class A\ndef call(x)\nraise NotImplementedError\nend\nend", "A#call", "x=nil", ""},
		{"always raises", "class A\ndef call(x)\nraise ArgumentError\nend\nend", "A#call", "x=nil", ""},
		{"unknown branch raises", "class A\ndef call(x)\nraise ArgumentError if closed?\nend\nend", "A#call", "x=nil", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ix := project(t, "-- a.rb --\n"+tt.source+"\n")
			check(t, ix.Summaries().Of(method(t, ix, tt.symbol)).Violated(passing(tt.pass)), tt.want)
		})
	}
}

func check(t *testing.T, v *summary.Violation, want string) {
	t.Helper()
	got := ""
	if v != nil {
		got = "possible "
		if v.Definite {
			got = "definite "
		}
		got += v.About.String()
	}
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSummariesRejectTypeScriptArguments(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, body, pass, want string }{
		{"range", "if (!(x >= 5 && x <= 30)) throw new RangeError('no');", "x=2", "definite x"},
		{"within", "if (!(x >= 5 && x <= 30)) throw new RangeError('no');", "x=19", ""},
		{"typeof", "if (typeof x !== 'string') throw new TypeError('no');", "x=2", "definite x"},
		{"loose null", "if (x == null) throw new TypeError('no');", "x=undefined", "definite x"},
		{"strict null", "if (x === null) throw new TypeError('no');", "x=undefined", ""},
		{"falsy", "if (!x) throw new TypeError('no');", "x=0", "definite x"},
		{"integer", "if (!Number.isInteger(x)) throw new TypeError('no');", "x=1.5", "definite x"},
		{"list", "if (!['a', 'b'].includes(x)) throw new TypeError('no');", "x='c'", "definite x"},
		{"member", "return x.name;", "x=undefined", "definite x"},
		{"optional chain", "return x?.name;", "x=undefined", ""},
		{"switch", "switch (x) { case 'a': case 'b': return 1; default: throw new Error('no'); }", "x='c'", "definite x"},
		{"switch arm", "switch (x) { case 'a': case 'b': return 1; default: throw new Error('no'); }", "x='a'", ""},
		{"caught", "try { return x.name; } catch { return ''; }", "x=undefined", ""},
		{"coalesced", "const y = x ?? 3; return y.name;", "x=undefined", ""},
		{"blank", "if (x.trim() === '') throw new Error('no');", "x=''", "definite x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ix := project(t, "-- a.ts --\nexport function f(x: any) { "+tt.body+" }\n")
			check(t, ix.Summaries().Of(method(t, ix, "f")).Violated(passing(tt.pass)), tt.want)
		})
	}
}

func TestSummariesTellStatus(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, source, symbol string
		want                 summary.Status
	}{
		{"failure value", "class A\ndef call(x)\nreturn Failure(:no) if x.nil?\nSuccess(x)\nend\nend", "A#call", summary.ResultStatus},
		{"success only", "class A\ndef call(x)\nResult.success(x)\nend\nend", "A#call", summary.NoStatus},
		{"house result", "class A\ndef call\nreturn result.not_found_failure!(resource: 'x') unless x\nresult\nend\nend", "A#call", summary.ResultStatus},
		{"marked result", "class A\ndef call\nresult.record_validation_failure!(record: x) if y\nresult\nend\nend", "A#call", summary.ResultStatus},
		{"context", "class A\ndef call\ncontext.fail!(error: 'x') if y\ncontext.z = 1\nend\nend", "A#call", summary.ResultStatus},
		{"hash", "class A\ndef call\nreturn { success: false } if y\n{ success: true }\nend\nend", "A#call", summary.ResultStatus},
		{"save returned", "class A\ndef call\nr = R.new\nr.save\nend\nend", "A#call", summary.BooleanStatus},
		{"true or false", "class A\ndef call\nreturn false if y\ntrue\nend\nend", "A#call", summary.BooleanStatus},
		{"nil or value", "class A\ndef call\nreturn nil if y\n3\nend\nend", "A#call", summary.NullableStatus},
		{"delegated", "class B\ndef self.call\nreturn Failure(1) if z\nSuccess(1)\nend\nend\nclass A\ndef call\nB.call\nend\nend", "A#call", summary.ResultStatus},
		{"delegated and raised", "class B\ndef self.call!(...) = call(...).raise_if_error!\ndef self.call(x)\nreturn Failure(1) if x\nSuccess(1)\nend\nend\nclass A\ndef call\nB.call!(1)\nend\nend", "A#call", summary.NoStatus},
		{"rescued failure", "class A\ndef call\nx\nresult\nrescue E => e\nresult.fail_with(e)\nend\nend", "A#call", summary.ResultStatus},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ix := project(t, "-- a.rb --\n"+tt.source+"\n")
			s := ix.Summaries().Of(method(t, ix, tt.symbol))
			if s.Status != tt.want {
				t.Errorf("status %d, want %d", s.Status, tt.want)
			}
			if known := s.Failure.File != nil; known != (tt.want == summary.ResultStatus || tt.want == summary.BooleanStatus) {
				t.Errorf("failing exit seen: %v", known)
			}
		})
	}
}

func TestSummariesSeeEndsAndEffects(t *testing.T) {
	t.Parallel()
	ix := project(t, `-- a.rb --
class A
  def halt!(m)
    log(m)
    raise Halted, m
  end

  def maybe(m)
    return if m.nil?
    raise Halted, m
  end

  def stop(m) = halt!(m)

  def store(r)
    r.save!
  end

  def all(r) = store(r)

  def same(x) = x
end
`)
	of := func(symbol string) *summary.Summary { return ix.Summaries().Of(method(t, ix, symbol)) }
	for symbol, want := range map[string]bool{"A#halt!": true, "A#maybe": false, "A#stop": true, "A#store": false} {
		if got := of(symbol).NeverReturns; got != want {
			t.Errorf("%s never returns: %v, want %v", symbol, got, want)
		}
	}
	if e := of("A#all").Effects; len(e) != 1 || e[0] != flow.Persist {
		t.Errorf("effects of a callee: %v", e)
	}
	if p := of("A#same").ReturnsParam; p == nil || p.Name != "x" {
		t.Errorf("returned parameter: %v", p)
	}
}

// TestSummariesOutliveEdits edits one file of two and asks which summaries are computed anew.
func TestSummariesOutliveEdits(t *testing.T) {
	t.Parallel()
	const callee = "class B\n  def self.need(x)\n    raise ArgumentError if x.nil?\n    %s\n  end\nend\n"
	ix := project(t, "-- a.rb --\nclass A\n  def call(y) = B.need(y)\nend\n-- b.rb --\n"+strings.Replace(callee, "%s", "x", 1))
	m := method(t, ix, "A#call")
	first := ix.Summaries().Of(m)
	check(t, first.Violated(passing("y=nil")), "definite y")

	same := ix.With(lower(t, "b.rb", "# moved down\n"+strings.Replace(callee, "%s", "Logger.info(x); x", 1)))
	if same.Summaries().Of(m) != first {
		t.Error("an edit that changes no summary made the caller's summary anew")
	}
	other := same.With(lower(t, "b.rb", "class B\n  def self.need(x) = x\nend\n"))
	check(t, other.Summaries().Of(m).Violated(passing("y=nil")), "")
	if ix.Summaries().Of(m).Violated(passing("y=nil")) == nil {
		t.Error("an old snapshot sees the new text")
	}
}

func TestCalleesAreResolved(t *testing.T) {
	t.Parallel()
	ix := project(t, `-- base.rb --
class ApplicationService
  def self.call(*, **, &) = new(*, **).call(&)
end
-- s.rb --
class S < ApplicationService
  def initialize(x:)
    @x = x
  end

  def call = @x.name
end
class Caller
  def through_base = S.call(x: nil)
  def in_two = S.new(x: nil).call
  def only_new = S.new(x: nil)
  def splat(o) = S.call(**o)
end
-- use.service.ts --
import { Gate } from './gate';
import { need } from './need';
export class UseService {
  constructor(private readonly gate: Gate) {}
  field() { return this.gate.open(2); }
  fresh() { return new Gate().open(2); }
  imported() { return need(2); }
}
-- gate.ts --
export class Gate {
  open(n: number) { if (n < 5) throw new RangeError('n'); return n; }
}
-- need.ts --
export const need = (n: number) => { if (n < 5) throw new RangeError('n'); return n; };
`)
	for symbol, want := range map[string]string{"Caller#through_base": "S#initialize S#call", "Caller#in_two": "S#initialize S#call", "Caller#only_new": "S#initialize",
		"UseService#field": "Gate#open", "UseService#fresh": "Gate#open", "UseService#imported": "need"} {
		m := method(t, ix, symbol)
		var call *program.Expr
		m.Body().Walk(func(e *program.Expr) bool {
			if call == nil && (e.Op == program.Call || e.Op == program.New) {
				call = e
			}
			return call == nil
		})
		target := ix.Summaries().Callee(m, call)
		var got []string
		for _, r := range []*program.Method{target.Ctor, target.Method} {
			switch {
			case r == nil:
			case r.Class == nil:
				got = append(got, r.Name)
			default:
				got = append(got, r.Class.Name+"#"+r.Name)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s runs %q, want %q", symbol, s, want)
		}
	}
}
