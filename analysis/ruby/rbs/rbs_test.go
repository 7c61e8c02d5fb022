package rbs

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const sample = `# a comment with class X
use Foo::Bar as Baz
type id = String | Integer
%a{pure}
class Billing::Charge[unchecked out T] < Base[T]
  include Comparable
  CURRENCIES: Array[String]
  attr_reader invoice: Invoice?
  attr_accessor total (@sum): Integer
  attr_reader self.registry: Hash[Symbol, untyped]
  @memo: nil | String
  @@count: Integer

  def initialize: (Invoice? invoice, ?String name, *Integer rest, key: Money, ?note: String?, **untyped opts) ?{ (Integer) -> void } -> void
  def self.find_by: (id: id) -> instance
  def self?.helper: () -> String
  private def valid?: () -> bool
  def items: [U] (^(T) -> U) { (T) -> U } -> Array[U]
           | () -> Enumerator[T, void]?
           | ...
  def any: (T item, _ToS text, id key) -> (T | nil)
  def pair: (Integer | nil n) -> [Integer, String?]
  def ` + "`end`" + `: -> ::Billing::Charge
  def ==: (untyped other) -> bool
  def broken: (String -> Integer
  def after: (:sym | "text" mode, { name: String, ?age: Integer } opts) -> nil
  alias b a

  module Inner
    def go: () { () -> void } -> Integer
  end
end
class Short < StandardError end
class Alias = Billing::Charge
interface _Each
  def each: () -> void
end
module M : Base
  def m: () -> singleton(Base)
end
`

// told spells what was read, one line each.
func told(classes []*Class) string {
	var b strings.Builder
	typ := func(t Type) string { return t.Class + []string{"~", "", "?"}[t.Nil] }
	for _, c := range classes {
		b.WriteString(c.Name + " < " + c.Super + "\n")
		for _, f := range c.Fields {
			if b.WriteString(" " + f.Name + ": " + typ(f.Type)); f.Static {
				b.WriteString(" static")
			}
			b.WriteString("\n")
		}
		for _, m := range c.Methods {
			if b.WriteString(" " + m.Name); m.Static {
				b.WriteString(" static")
			}
			for _, o := range m.Overloads {
				b.WriteString(" (")
				for i, p := range o.Params {
					if i > 0 {
						b.WriteString(", ")
					}
					if p.Optional {
						b.WriteString("?")
					}
					if p.Rest {
						b.WriteString("*")
					}
					if b.WriteString(p.Name); p.Keyword {
						b.WriteString(":")
					}
					b.WriteString(" " + typ(p.Type))
				}
				b.WriteString(") " + typ(o.Result))
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	t.Parallel()
	want := `Billing::Charge < Base
 invoice: Invoice?
 total: Integer
 registry: Hash static
 memo: String?
 count: Integer static
 initialize (invoice Invoice?, ?name String, *rest Integer, key: Money, ?note: String?, *opts ~) ~
 find_by static (id: ~) 
 helper static () String
 helper () String
 valid? () boolean
 items ( Proc) Array () Enumerator?
 any (item ~, text ~, key ~) ?
 pair (n Integer?) 
 end () Billing::Charge
 == (other ~) boolean
 after (mode , opts ) NilClass?
Billing::Charge::Inner < 
 go () Integer
Short < StandardError
M < 
 m () 
`
	if diff := cmp.Diff(want, told(Read(sample))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("class A\n def f: (" + strings.Repeat("(", 500) + "A")
	f.Add("def self?.x: ?{ -> ^ ^ ^ -> | | ...")
	f.Add("class A[\n%a{\n\"\\")
	f.Add(strings.Repeat("^", 300) + strings.Repeat("class A\n", 300))
	f.Fuzz(func(_ *testing.T, src string) {
		for _, c := range Read(src) {
			for _, m := range c.Methods {
				m.Result()
			}
		}
	})
}
