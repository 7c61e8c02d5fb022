package check_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"
)

// writer writes random methods: few names, so that values meet, and every form of control flow, so that they meet in loops,
// handlers and closures.
type writer struct {
	random *rand.Rand
	ruby   bool
}

func (w *writer) pick(list ...string) string { return list[w.random.IntN(len(list))] }

func (w *writer) either(ruby, typescript string) string {
	if w.ruby {
		return ruby
	}
	return typescript
}

func (w *writer) name() string { return w.pick("a", "b", "c", "d") }

func (w *writer) place() string {
	return w.pick(w.name(), w.name(), w.name(), w.either("@f", "this.f"), w.either("@g", "this.g"), w.name()+w.either("[:k]", ".k"))
}

func (w *writer) asked() string { return w.pick(w.either("h?", "this.h"), w.either("i?", "this.i")) }

// accessor is what a question or getter of the object gives, in terms of others.
func (w *writer) accessor() string {
	x := func() string { return w.pick(w.asked(), w.either("@f", "this.f"), w.either("@g", "this.g")) }
	return w.pick("!"+x(), x()+" && "+x(), x()+" == "+x(), "!("+x()+" || !"+x()+")", x())
}

func (w *writer) value(depth int) string {
	if depth <= 0 {
		return w.pick(w.place(), w.name(), "0", "1", w.either("nil", "null"), "true", "false", `"t"`, "[]", w.either("Order.find_by(id: a)", "load(a)"))
	}
	x, y := func() string { return w.value(depth - 1) }, func() string { return w.value(depth - 1) }
	switch w.random.IntN(15) {
	case 14:
		return w.pick(w.asked(), "!"+w.asked())
	case 0, 1:
		return "!" + w.name()
	case 2:
		return "(" + x() + w.pick(" && ", " || ") + y() + ")"
	case 3:
		return "(" + w.place() + w.pick(" + ", " - ", " * ", " / ", " % ") + y() + ")"
	case 4:
		return "(" + w.place() + w.pick(" < ", " >= ", " == ", " != ") + y() + ")"
	case 5:
		return "(" + x() + " ? " + y() + " : " + x() + ")"
	case 6:
		return "!(" + x() + w.pick(" && ", " || ") + y() + ")"
	case 7:
		return w.either(w.place()+".nil?", w.place()+" == null")
	case 8:
		return w.either(w.name()+"&.size", w.name()+"?.length")
	case 9:
		return w.either("call("+x()+", "+y()+")", "this.call("+x()+", "+y()+")")
	case 10:
		return w.either(w.name()+".first.k", w.name()+"[0].k")
	case 11:
		return w.either("("+w.place()+" = "+x()+")", "("+w.place()+" ??= "+x()+")")
	case 12:
		return w.either(w.name()+".map { |d| "+x()+" }", w.name()+".map((d) => "+x()+")")
	default:
		return x()
	}
}

func (w *writer) block(depth int, indent string) string {
	var b strings.Builder
	for range 1 + w.random.IntN(3) {
		b.WriteString(w.statement(depth, indent))
	}
	return b.String()
}

func (w *writer) statement(depth int, indent string) string {
	n := w.random.IntN(16)
	if depth <= 0 {
		n = w.random.IntN(7)
	}
	end := w.either("end", "}")
	body := func() string { return w.block(depth-1, indent+"  ") }
	open := func(word, condition string) string {
		return indent + w.either(word+" "+condition, word+" ("+condition+") {") + "\n"
	}
	line := func(s string) string { return indent + s + w.either("", ";") + "\n" }
	switch n {
	case 0, 1, 2:
		return line(w.place() + w.pick(" = ", " = ", " = ", " += ", " ||= ") + w.value(2))
	case 3:
		return w.either(line("return "+w.value(1)+" if "+w.value(2)), open("if", w.value(2))+line("  return "+w.value(1))+indent+"}\n")
	case 4:
		return w.either(line("raise ArgumentError, \"m\" unless "+w.value(2)), open("if", w.value(2))+line("  throw new Error('m')")+indent+"}\n")
	case 5:
		return line(w.either(w.name()+".update(k: "+w.value(1)+")", "await this.repo.save("+w.value(1)+")"))
	case 6:
		return line(w.name() + "." + w.pick("k", "m", "k.m"))
	case 7, 8:
		return open("if", w.value(2)) + body() + indent + w.either("else", "} else {") + "\n" + body() + indent + end + "\n"
	case 9, 10:
		return open("while", w.value(2)) + body() + line("  "+w.pick("break", w.either("next", "continue"), w.name()+" = !"+w.name())) + indent + end + "\n"
	case 11, 12:
		return indent + w.either(w.name()+".each do |"+w.name()+"|", "for (const "+w.name()+" of "+w.name()+") {") + "\n" + body() + indent + end + "\n"
	case 13:
		return indent + w.either("begin", "try {") + "\n" + body() + indent + w.either("rescue => "+w.name(), "} catch ("+w.name()+") {") + "\n" + body() +
			w.either("", indent+"} finally {\n"+body()) + indent + end + "\n"
	case 14:
		return indent + w.either("case "+w.name()+"\n"+indent+"when "+w.value(0), "switch ("+w.name()+") {\n"+indent+"case "+w.value(0)+":") + "\n" + body() +
			indent + w.either("else", "default:") + "\n" + body() + indent + end + "\n"
	default:
		return indent + w.either("Order.transaction do", "await this.db.transaction(async () => {") + "\n" + body() + indent + w.either("end", "});") + "\n"
	}
}

func (w *writer) program() string {
	head, method, tail := "class RandomService\n", "  def %s(a, b = nil, c: 1)\n", "  end\n"
	if !w.ruby {
		head, method, tail = "@Injectable()\nexport class RandomService {\n  f: any;\n  g: any;\n", "  async %s(a: any, b?: Order, c = 1) {\n    let d: any;\n", "  }\n"
	}
	var b strings.Builder
	b.WriteString(head)
	for _, name := range []string{"call", "run"} {
		fmt.Fprintf(&b, method, name)
		for range 3 {
			b.WriteString(w.statement(2, "    "))
		}
		b.WriteString(tail)
	}
	for _, name := range []string{"h", "i"} {
		fmt.Fprintf(&b, w.either("  def %s?\n    %s\n  end\n", "  get %s(): boolean {\n    return %s;\n  }\n"), name, w.accessor())
	}
	return b.String() + w.either("end\n", "}\n")
}

// TestRandomPrograms holds every rule to come to an end on programs that nobody would write, with spans inside the text.
// PROVISO_RANDOM_TIME makes it last longer than a moment, with seeds of its own.
func TestRandomPrograms(t *testing.T) {
	t.Parallel()
	long, _ := time.ParseDuration(os.Getenv("PROVISO_RANDOM_TIME"))
	for _, path := range []string{"app/services/random_service.rb", "src/random.service.ts"} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			first, until := uint64(1), time.Now().Add(long)
			if long > 0 {
				first = rand.Uint64()
			}
			for seed := first; seed < first+40 || time.Now().Before(until); seed++ {
				w := &writer{rand.New(rand.NewPCG(seed, seed)), strings.HasSuffix(path, ".rb")}
				text := w.program()
				began := time.Now()
				inside(t, text, findings(t, path, text))
				if took := time.Since(began); took > 10*time.Second {
					t.Errorf("seed %d took %v:\n%s", seed, took, text)
				}
				if t.Failed() {
					t.Fatalf("seed %d:\n%s", seed, text)
				}
			}
		})
	}
}
