package contracts

import (
	"slices"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby/rbs"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/analysis/typescript/prisma"
)

// Rule is one rule: a logically constant value. Its folder holds the declaration, its page and its test programs.
type Rule struct {
	Name    string   // public and permanent: diagnostic code, configuration key, suppression name
	Family  string   // "contract"
	Group   string   // "preconditions", "guard quality", "postconditions", "call sites", …
	Summary string   // one sentence: what must hold
	Doc     string   // the page, Markdown, embedded
	Default Severity // strongest severity in the standard profile, for tables
	Fixable bool
	// Across marks a rule that judges a method by what others of its class do. While somebody types in one method, what such a rule
	// said stands until the whole file is looked at.
	Across bool
	Run    func(*Pass)
}

// Pass is one run of one rule over one file.
type Pass struct {
	Rule    *Rule
	File    *program.File
	Program Program
	Profile Profile
	Config  Settings
	Memo    map[any]any   // shared by all rules on this file: what one computed, the next finds
	Report  func(Finding) // Rule and File are filled in when empty
	// Only holds the methods that are asked about; nil asks about all. What a rule says of others is left out, so a rule heeds it
	// to save time alone.
	Only map[*program.Method]bool
	// Unmended says that nobody will ask for the repairs of what is found, so that none need be made, or made well.
	Unmended bool
}

// Asks reports whether the pass wants to know about m.
func (p *Pass) Asks(m *program.Method) bool { return p.Only == nil || p.Only[m] }

// Methods lists the file's methods and functions that are asked about.
func (p *Pass) Methods() []*program.Method {
	all := p.File.AllMethods()
	if p.Only == nil {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(m *program.Method) bool { return !p.Only[m] })
}

// Settings is what rules may ask of the configuration (contracts/config implements it).
type Settings interface {
	// BoundaryPaths, BoundaryBases, BoundaryNames and BoundaryDecorators are the configured additions for a language.
	BoundaryPaths(program.Language) []string
	BoundaryBases(program.Language) []string
	BoundaryNames(program.Language) []string
	BoundaryDecorators(program.Language) []string
	// Validators are name patterns of guard helpers that cannot be seen into.
	Validators() []string
	// PreconditionError and PostconditionError name the classes that generated guards raise.
	PreconditionError(program.Language) string
	PostconditionError(program.Language) string
	// FailingExitStyle is "auto", "raise" or "return".
	FailingExitStyle() string
}

// Program answers questions that reach beyond the file: see contracts/check.
type Program interface {
	// Classes lists every class with the qualified name, across files; reopened ones give several.
	Classes(name string) []*program.Class
	// Ending lists the classes whose qualified name has more parts and ends in that one.
	Ending(last string) []*program.Class
	// Mentioning lists the files whose text holds the word as a whole identifier, and perhaps as part of others.
	Mentioning(word string) []*program.File
	// MentionedIn lists those files with path, language and text alone, which costs a fraction: File gives the one that is wanted.
	MentionedIn(word string) []*program.File
	// Declares reports whether a class of a Ruby file has a method of the name, or a macro that names it first.
	Declares(name string) bool
	// Associations lists the associations of the name that Ruby models declare.
	Associations(name string) []summary.Association
	// Readers lists the classes of which the Ruby methods of that name without parameters give a new object, "" for one that gives
	// something else.
	Readers(name string) []string
	// Defining lists the TypeScript files whose module assigns the name.
	Defining(name string) []*program.File
	// File is the file at the path, or nil.
	File(path string) *program.File
	// Near lists up to n files of the same language, those next to the file first.
	Near(path string, n int) []*program.File
	// GlobalPipe reports whether some TypeScript file registers a validating pipe for every controller.
	GlobalPipe() bool
	// StrictNull reports whether the compiler checks a TypeScript file for null by itself.
	StrictNull(path string) bool
	// Depends reports whether the package that a file belongs to lists another among its dependencies. No cache of findings knows of
	// this question: rewritings alone may ask it.
	Depends(path, name string) bool
	// LeftOut is the file at a path of the project, such as a test, that no other question tells of; nil if there is none. Rewritings alone
	// may ask it, too.
	LeftOut(path string) *program.File
	// LooseNull reports whether the compiler is known not to.
	LooseNull(path string) bool
	// Summaries are what callers may know of methods, across files.
	Summaries() *summary.Summaries
	// Signatures lists what signature files say of the class with the qualified name, in order of their paths.
	Signatures(class string) []*rbs.Class
	// PrismaModels lists the models of Prisma schemas that the client calls so: orderLine.
	PrismaModels(client string) []*prisma.Model
	// Callers lists the calls across files that run a method or constructor.
	Callers(m *program.Method) []summary.CallSite
}
