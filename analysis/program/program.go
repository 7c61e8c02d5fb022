// Package program is the neutral model of source code that rules see: files, classes, methods, parameters and a small
// expression language shared by Ruby and TypeScript. It holds no syntax tree and knows no rule.
//
// All spans are byte offsets into File.Text. A model is built once by a language's lowering and never changed, so it may be
// read from many goroutines.
package program

import "github.com/agentcore/proviso/analysis/syntax"

// Language of a file.
type Language uint8

// The languages. Signatures (RBS) and Schema (Prisma) hold no code: files of them have a text only, and say something about files of
// other languages.
const (
	Ruby Language = iota + 1
	TypeScript
	Signatures
	Schema
)

func (l Language) String() string {
	switch l {
	case Ruby:
		return "ruby"
	case Signatures:
		return "rbs"
	case Schema:
		return "prisma"
	}
	return "typescript"
}

// Code reports whether files of the language hold something to check.
func (l Language) Code() bool { return l == Ruby || l == TypeScript }

// File is one analysed source file.
type File struct {
	Path     string // relative to the workspace, with "/"
	Language Language
	Text     *syntax.Text
	Classes  []*Class      // every class and module in source order, nested ones too; reopened ones once per opening
	Comments []Comment     // in source order
	Imports  []Import      // TypeScript only
	Errors   []syntax.Span // what the parser could not read
	// TopLevel holds statements outside any class (Ruby scripts, TypeScript module code and exported functions), as the
	// body of a synthetic method; nil when there are none.
	TopLevel  *Method
	Functions []*Method // TypeScript module-level functions and arrow constants
	Aliases   []*Alias  // TypeScript names of unions and literal types

	derived derived
}

// Comment is one comment with its markers, e.g. "# text" or "/** text */".
type Comment struct {
	Span syntax.Span
	Text string
}

// Import is one imported name.
type Import struct {
	Local, Name, From string // Local is how the file calls it; Name is "default" or "*" for those imports
	Span              syntax.Span
}

// Alias is a name for one of a few: type Kind = "card" | "cash".
type Alias struct {
	Name string
	Type *Type
}

// ClassKind tells what sort of container a Class is.
type ClassKind uint8

// The kinds. Interface covers TypeScript interfaces and object type aliases (fields with types, no bodies).
const (
	KindClass ClassKind = iota
	KindModule
	KindInterface
)

// Class is a class, module or interface.
type Class struct {
	File       *File
	Name       string // qualified, "Billing::Charge" or "Charge"
	Kind       ClassKind
	Span       syntax.Span
	NameSpan   syntax.Span
	Super      string   // as written, without type arguments; "" if none or not a plain name
	Mixins     []string // Ruby include/extend/prepend; TypeScript implements
	Prepended  []string // those of Mixins whose methods come before the class's own, in order of declaration
	Decorators []*Expr  // Call or Ident expressions
	Exported   bool     // TypeScript
	Abstract   bool
	Outer      *Class // lexically enclosing class or module
	Methods    []*Method
	Fields     []*Field
	Macros     []*Expr // Ruby: calls in the class body that are not definitions: validates, input, attr_reader, sig, …
	Consts     []*Const
	Doc        *Comment // block of comments directly above, joined with newlines, markers kept
	Broken     bool     // an ERROR lies in it, outside its intact methods
}

// Const is a constant of a class body: STATES = %w[a b].freeze, static readonly X = ….
type Const struct {
	Name  string
	Value *Expr
}

// Visibility of a member.
type Visibility uint8

// The visibilities.
const (
	Public Visibility = iota
	Protected
	Private
)

// Field is a declared field: a TypeScript property or parameter property, or a Ruby attr_*.
type Field struct {
	Name       string // without @ or this.
	Span       syntax.Span
	NameSpan   syntax.Span
	Type       *Type
	Visibility Visibility
	Static     bool
	Readonly   bool
	Optional   bool // TypeScript "x?:"
	Reader     bool // callers can read it (Ruby attr_reader/attr_accessor; TypeScript: always)
	Writer     bool // callers can write it
	Init       *Expr
	Param      *Param // the constructor parameter that declares it, if it is a parameter property
	Decorators []*Expr
}

// MethodKind tells how a method is declared.
type MethodKind uint8

// The kinds. Accessors are Getter and Setter; Function is a function outside classes; Signature has no body (overload,
// abstract, interface member).
const (
	KindMethod MethodKind = iota
	KindConstructor
	KindGetter
	KindSetter
	KindFunction
	KindSignature
	KindTopLevel
)

// Method is a method or function definition.
type Method struct {
	File       *File
	Class      *Class // nil for functions
	Name       string // "initialize" and "constructor" for constructors
	Kind       MethodKind
	Span       syntax.Span
	NameSpan   syntax.Span
	Params     []*Param
	Return     *Type
	Visibility Visibility
	Static     bool // Ruby: def self.x, class << self
	Async      bool
	Generator  bool
	Exported   bool
	Decorators []*Expr
	Sig        *Expr    // Ruby: the sorbet sig call above, or nil
	Doc        *Comment // block of comments directly above, joined with newlines, markers kept
	Content    *Content // what Body gives; nil for signatures
	BodyForm   BodyForm
	// BodySpan covers what stands between "def …" and "end", or between the braces; for ExpressionBody the expression.
	BodySpan syntax.Span
	Broken   bool // an ERROR or MISSING node lies in it: rules stay silent
}

// BodyForm tells how the body is written, which a repair needs to know.
type BodyForm uint8

// The forms: "def … end"/braces; "def f = x" and "=> x"; no body at all.
const (
	BlockBody BodyForm = iota
	ExpressionBody
	NoBody
)

// ParamKind is how an argument reaches a parameter.
type ParamKind uint8

// The kinds. Rest is *a or ...a, KeyRest **a, BlockParam &b, Destructured a pattern whose leaves are in Leaves.
const (
	Positional ParamKind = iota
	Keyword
	Rest
	KeyRest
	BlockParam
	Destructured
	Forward // Ruby "..."
)

// Param is one declared parameter.
type Param struct {
	Name       string // "" for anonymous ones
	Kind       ParamKind
	Span       syntax.Span
	NameSpan   syntax.Span
	Type       *Type
	Default    *Expr // nil when required
	Optional   bool  // TypeScript "x?:"
	Decorators []*Expr
	Property   bool // TypeScript parameter property
	Leaves     []*Param
	Key        string // for a destructured leaf: the key it reads
}

// Type is a declared type, as much of it as the rules use.
type Type struct {
	Span     syntax.Span
	Text     string  // as written
	Name     string  // head name: "string", "Map", "Promise", "Array" for T[], "union", "literal", "object", "function", "tuple"
	Args     []*Type // type arguments, element type of an array, members of a union
	Nullable bool    // admits null or undefined by itself (union member, "?" is on the parameter or field)
}
