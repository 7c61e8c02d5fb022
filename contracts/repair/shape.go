package repair

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// shape is what a text of some name looks like.
type shape struct {
	named        *regexp.Regexp
	must         string // "an email address"
	rejects      string
	ruby, script string // patterns as written
	library      string // the Ruby constant that the pattern comes from
}

// shapes are never preferred: what stands in old records may be legal and fit none of them.
var shapes = []shape{
	{regexp.MustCompile(`^email(_address)?$|_email$|[a-z]Email$|^emailAddress$`), "an email address", "also rejects what does not look like an address",
		"URI::MailTo::EMAIL_REGEXP", `/^[^\s@]+@[^\s@]+$/`, "URI"},
	{regexp.MustCompile(`^(url|uri)$|_(url|uri)$|[a-z](Url|Uri|URL|URI)$`), "an http url", "also rejects relative and other than http urls",
		`%r{\Ahttps?://[^\s/]}i`, `/^https?:\/\/[^\s/]/i`, ""},
	{regexp.MustCompile(`^(uuid|guid)$|_(uuid|guid)$|[a-z](Uuid|UUID|Guid)$`), "a UUID", "also rejects ids of other forms",
		`/\A\h{8}-\h{4}-\h{4}-\h{4}-\h{12}\z/`, `/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i`, ""},
	{regexp.MustCompile(`^slug$|_slug$|[a-z]Slug$`), "a slug", "also rejects older slugs of other forms",
		`/\A[a-z0-9]+(?:[-_][a-z0-9]+)*\z/`, `/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/`, ""},
}

// deeds are first words of flags that end like the name of a text: send_email.
var deeds = regexp.MustCompile(`^(send|skip|notify|confirm|verify|validate|is|has|should|by|use|with)(_|[A-Z])`)

// shaped rejects texts that do not look like what their name says.
func shaped(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if deeds.MatchString(a.Subject) {
		return Clause{}, false
	}
	for _, f := range shapes {
		if !f.named.MatchString(a.Subject) {
			continue
		}
		c := weaker
		c.Title, c.Message, c.Rejects = "Demand "+f.must, a.Subject+" must be "+f.must, f.rejects
		c.Good, c.Bad = "", "!"+f.script+".test("+a.Access+")"
		if m.File.Language == program.Ruby {
			if f.library != "" && blankTest(m.File) != "blank?" && !strings.Contains(m.File.Text.String(), f.library) {
				return Clause{}, false
			}
			c.Good, c.Bad = f.ruby+".match?("+a.Access+")", ""
		}
		return c, true
	}
	return Clause{}, false
}

// Shaped is the clause that rejects a text that does not look like what its name says, by an error of that class.
func Shaped(m *program.Method, a Absent, class string) (Clause, bool) {
	c, ok := shaped(m, Clause{Error: class}, a)
	if m.File.Language == program.TypeScript {
		c.Error = "RangeError"
	}
	return c, ok
}
