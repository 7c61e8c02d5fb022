// Package records knows stored records and the operations on them: which Ruby classes are models, which receivers hold one, what
// the libraries of both languages answer when a write fails. Rules ask it through contracts/entry.
package records

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/analysis/typescript/prisma"
)

// Verdict says whether something is a record or its class.
type Verdict uint8

// The verdicts. Unknown leaves the decision to names.
const (
	Unknown Verdict = iota
	No
	Yes
)

// Project answers questions about all files: see contracts.Program.
type Project interface {
	File(path string) *program.File
	Declares(name string) bool
	Associations(name string) []summary.Association
	MentionedIn(word string) []*program.File
	Ending(last string) []*program.Class
	Readers(name string) []string
}

// Knowledge answers questions about one file's surroundings and remembers the answers.
type Knowledge struct {
	// Declared is the class that a signature or comment gives a parameter, or "".
	Declared func(*program.Method, *program.Param) string
	// Project is what lies around the file; nil if nobody can tell.
	Project Project

	classes  flow.Classes
	schema   *program.File // db/schema.rb, or nil
	models   func(client string) []*prisma.Model
	tables   map[string]bool
	verdicts map[string]Verdict
	inner    map[*program.Expr]map[*program.Expr]bool
	refused  map[string]*refusals
	called   map[string][][]*program.Class
	acronyms map[string]string
	// demanding is whether a belongs_to has to be there unless it says otherwise, as since Rails 5.
	demanding bool
	whole     bool    // the project is an application, and shows how it is set up
	reading   bool    // while a reader's own record is looked for
	applies   Verdict // whether it is an application after all; Unknown before it is asked
	shows     Verdict // whether the project declares its models; Unknown before it is asked
	differs   Verdict // whether it keeps its records with another library; Unknown before it is asked
}

// New is the knowledge within a workspace; the files may be nil. models finds the models of Prisma schemas by the
// client's name for them.
func New(classes flow.Classes, schema, inflections, application *program.File, models func(client string) []*prisma.Model) *Knowledge {
	return &Knowledge{classes: classes, schema: schema, models: models, verdicts: map[string]Verdict{}, inner: map[*program.Expr]map[*program.Expr]bool{},
		refused: map[string]*refusals{}, called: map[string][][]*program.Class{}, acronyms: acronyms(inflections), demanding: demanding(application), whole: application != nil}
}

var modelBases = map[string]bool{"ApplicationRecord": true, "ActiveRecord::Base": true, "Mongoid::Document": true}

// otherBases are superclasses of what stores itself in another way: their writes raise, or are no writes.
var otherBases = map[string]bool{"Sequel::Model": true, "ActiveResource::Base": true, "ActiveHash::Base": true, "Struct": true, "Object": true, "BasicObject": true}

// sdks are namespaces of libraries that speak to somebody's service: what they create is no record, whatever tables the project has.
var sdks = map[string]bool{"Stripe": true, "Aws": true, "AWS": true, "Twilio": true, "Braintree": true, "Square": true, "Plaid": true, "ShopifyAPI": true, "GoCardlessPro": true,
	"Adyen": true, "Slack": true, "SendGrid": true, "Octokit": true, "Google": true, "Razorpay": true, "Recurly": true, "Chargebee": true, "Intercom": true, "Zendesk": true,
	"Postmark": true, "Mailgun": true, "PayPal": true, "Xero": true, "Hubspot": true}

// Class says whether a constant, as written inside c, is an ActiveRecord model (or one that answers like it).
func (k *Knowledge) Class(c *program.Class, name string) Verdict {
	within := ""
	if c != nil {
		within = c.Name
	}
	key := within + " " + name
	if v, ok := k.verdicts[key]; ok {
		return v
	}
	space, _, spaced := strings.Cut(strings.TrimPrefix(name, "::"), "::")
	if spaced && sdks[space] && len(k.resolve(nil, name)) == 0 {
		k.verdicts[key] = No
		return No
	}
	v := k.decide(k.resolve(c, name), 0)
	if v != Yes && c != nil && k.decide(k.resolve(nil, name), 0) == Yes { // a namespace of the same name stands nearer
		v = Yes
	}
	if v == Unknown && k.table(name) && !k.flattened(name) {
		v = Yes
	}
	k.verdicts[key] = v
	return v
}

// flattened reports whether the table that a namespaced name would have is that of a class of the project: Stripe::Payout is not
// StripePayout.
func (k *Knowledge) flattened(name string) bool {
	name = strings.TrimPrefix(name, "::")
	return strings.Contains(name, "::") && len(k.resolve(nil, strings.ReplaceAll(name, "::", ""))) > 0
}

func (k *Knowledge) resolve(c *program.Class, name string) []*program.Class {
	if k.classes == nil {
		return nil
	}
	if c == nil {
		return k.classes.Classes(strings.TrimPrefix(name, "::"))
	}
	return flow.Resolve(k.classes, c, name)
}

// decide follows superclasses and mixins: one model among them is enough; a base nobody knows leaves the question open.
func (k *Knowledge) decide(openings []*program.Class, depth int) Verdict {
	if len(openings) == 0 || depth > 8 {
		return Unknown
	}
	open := true
	for _, c := range openings {
		open = open && c.Kind == program.KindModule // a namespace says nothing
	}
	for _, c := range openings {
		for _, base := range append([]string{c.Super}, c.Mixins...) {
			switch v := k.base(c, base, depth); {
			case v == Yes:
				return Yes
			case v == Unknown && base == c.Super && base != "":
				open = true
			}
		}
	}
	if open {
		return Unknown
	}
	return No
}

func (k *Knowledge) base(c *program.Class, base string, depth int) Verdict {
	plain := strings.TrimPrefix(base, "::")
	switch {
	case base == "":
		return No
	case modelBases[plain]:
		return Yes
	case otherBases[plain]:
		return No
	}
	var parents []*program.Class
	for _, p := range k.resolve(c, base) {
		if p != c {
			parents = append(parents, p)
		}
	}
	if v := k.decide(parents, depth+1); v != Unknown {
		return v
	}
	if strings.HasSuffix(plain, "Record") || strings.HasSuffix(plain, "RecordBase") {
		return Yes
	}
	return Unknown
}

// overrides reports whether a class known here defines the operation itself, so that its answer is its own affair.
func (k *Knowledge) overrides(c *program.Class, name, method string, static bool) bool {
	for _, o := range k.resolve(c, name) {
		for _, m := range o.Methods {
			if m.Name == method && m.Static == static && m.HasBody() {
				return true
			}
		}
	}
	return false
}
