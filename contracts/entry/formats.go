package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Format is a place where the form of a text matters, reached by a parameter whose form nothing checks.
type Format struct {
	Severity contracts.Severity
	Rec      *Record
	Kind     string // "email", "url", "path" or "date"
	What     string // "becomes part of the request delete"
}

// formatNames tell what a text is by the name it has. Ids and tokens are not among them: they have no form beyond being there.
var formatNames = []struct {
	kind string
	name *regexp.Regexp
}{
	{"email", regexp.MustCompile(`(?i)(^|_)e?mail(_?address)?$|[a-z]Email(Address)?$`)},
	{"url", regexp.MustCompile(`(?i)(^|_)(url|uri|endpoint)$|[a-z](Url|URL|Uri|URI|Endpoint)$`)},
	{"path", regexp.MustCompile(`(?i)(^|_)(file_?path|file_?name|path)$|[a-z](Path|FileName|Filename)$`)},
	{"date", regexp.MustCompile(`(?i)(^|_)(date|day|month)$|_(at|on)$|[a-z](Date|Day|At|On)$`)},
}

func formatOf(name string) string {
	for _, f := range formatNames {
		if f.name.MatchString(name) {
			return f.kind
		}
	}
	return ""
}

const formatTests = flow.TestListed | flow.TestOpaque | flow.TestMember | flow.TestBounds | flow.TestType

// FormatOf is the gravest place where the form of the subject matters, or nil. While nothing tests a value at all, its presence
// is what is owed first.
func FormatOf(s *Subject) *Format {
	kind := formatOf(s.Param.Name)
	if kind == "" && s.Method.File.Language == program.TypeScript && s.Param.Type != nil && s.Param.Type.Name == "string" {
		kind = "text" // of no form that its name tells
	}
	if kind == "" || s.Presence == Optional || s.Presence == Excluded || OpennessOf(s.Method, s.Param) == Closed || s.HighSink != nil || s.Tests()&formatTests != 0 {
		return nil
	}
	if t := s.Param.Type; t != nil && t.Name == "number" {
		return nil
	}
	if kind == "date" && s.dateAsked() || kind == "url" && s.addressAsked() {
		return nil
	}
	var best *Format
	for _, rec := range s.Uses {
		if rec.Kind != flow.Eval || InHandler(rec) {
			continue
		}
		f := s.builds(rec, kind)
		if f == nil {
			f = s.consumes(rec, kind)
		}
		if f != nil && (best == nil || f.Severity > best.Severity) {
			best = f
		}
	}
	return best
}

// builds recognises a text that is put together from the subject as it is and goes where a wrong one makes no sound.
func (s *Subject) builds(rec *Record, kind string) *Format {
	if kind == "date" {
		return nil
	}
	if tagged(rec.Expr) {
		return nil // sql`… ${id}` hands its values over beside the text
	}
	for _, reach := range SinksOf(rec) {
		if kind == "text" && reach.Name != "raw SQL" && reach.Name != "a file path" {
			continue // a part of an address is asked for being there
		}
		if reach.Level == HighSink && !reach.Body && !strings.HasSuffix(reach.Name, " key") && s.template(reach.At.Value) {
			severity := contracts.Warning
			if kind == "text" && WireOf(s.Method, s.Param) != WireValue {
				severity = contracts.Hint // neither its name nor where it comes from says that it may be anything
			}
			return &Format{severity, rec, kind, "becomes part of " + place(reach.Name)}
		}
	}
	return nil
}

// tagged reports whether a call is a tag before a template.
func tagged(e *program.Expr) bool {
	return e.Op == program.Call && len(e.List) == 1 && e.List[0] != nil && e.List[0].Op == program.Template && e.List[0].Span.End == e.Span.End
}

// dateAsked reports whether what the subject comes to as a date is asked for being one: isNaN(Date.parse(text)), isNaN(date.getTime()).
func (s *Subject) dateAsked() bool {
	for _, rec := range s.Uses {
		e := rec.Expr
		read := e.Op == program.New && e.Name == "Date" || e.Op == program.Call && (e.Name == "parse" || e.Name == "getTime" || e.Name == "valueOf")
		if read && rec.Result != nil && s.runs[0].Analysis.Tests(rec.Result) != nil {
			return true
		}
	}
	return false
}

// addressAsked reports whether what the subject comes to as an address, or a part of that such as its host, is asked about.
func (s *Subject) addressAsked() bool {
	tests := s.runs[0].Analysis.Tests
	addresses := map[*flow.Value]bool{}
	for _, rec := range s.Uses {
		e := rec.Expr
		read := e.Op == program.New && e.Name == "URL" || e.Op == program.Call && (e.Name == "parse" && e.X != nil && (e.X.Name == "URI" || e.X.Name == "Addressable::URI") || e.Name == "URI" && e.X == nil)
		if !read || rec.Result == nil || len(rec.Args) == 0 || rec.Args[0].Value.ParamOf() != s.Param {
			continue
		}
		if addresses[rec.Result] = true; len(tests(rec.Result)) > 0 {
			return true
		}
	}
	for _, r := range s.runs {
		for _, rec := range r.Records {
			if len(addresses) > 0 && addresses[rec.X.Value] && rec.Result != nil && len(tests(rec.Result)) > 0 {
				return true
			}
		}
	}
	return false
}

func place(sink string) string {
	if strings.HasPrefix(sink, "the request ") {
		return "the address of a request"
	}
	if sink == "a file path" {
		return sink
	}
	return "a statement"
}

// template reports whether a value is a text with the subject itself, not escaped or converted, in it.
func (s *Subject) template(v *flow.Value) bool {
	if v == nil || v.Expr == nil || v.Expr.Op != program.Template && !pathOf(v.Expr) {
		return false
	}
	for _, r := range s.runs {
		if rec := r.makers().byExpr[v.Expr]; rec != nil {
			for _, part := range rec.Args {
				if part.Value != nil && part.Value.Param == s.Param {
					return true
				}
			}
		}
	}
	return false
}

// pathOf recognises join("/srv", name) and path.join(root, name) of a path in TypeScript.
func pathOf(e *program.Expr) bool {
	return e.Op == program.Call && (e.Name == "join" || e.Name == "resolve") && (e.X == nil || e.X.Op == program.Constant && e.X.Name == "path") && len(e.List) > 1
}

var mailers = map[string]bool{"mail": true, "sendMail": true, "sendEmail": true, "send_email": true, "invite": true, "deliver": true, "deliver_later": true}

var fileReaders = map[string]bool{"read": true, "open": true, "readlines": true, "foreach": true, "readFile": true, "readFileSync": true, "createReadStream": true}

// ReadsFile reports whether a call reads the file that its first argument names.
func ReadsFile(e *program.Expr) bool {
	return e.Op == program.Call && e.X != nil && fileReaders[e.Name] && (e.X.Name == "File" || e.X.Name == "IO")
}

// consumes recognises calls that need the subject to have its form.
func (s *Subject) consumes(rec *Record, kind string) *Format {
	e := rec.Expr
	if e.Op != program.Call && e.Op != program.New {
		return nil
	}
	at := -1
	for i, a := range rec.Args {
		if a.Value != nil && a.Value.Param == s.Param {
			at = i
			break
		}
	}
	if at < 0 {
		return nil
	}
	what := ""
	switch kind {
	case "email":
		if mailers[e.Name] || e.X != nil && e.X.Op == program.Constant && strings.HasSuffix(e.X.Name, "Mailer") && s.Method.File.Language == program.Ruby {
			what = "is where mail goes"
		}
	case "url":
		if at == 0 && (flow.Effect(e, s.Method.File.Language) == flow.HTTP || e.X == nil && e.Name == "fetch" || e.Name == "redirect_to" || e.Name == "parse" && e.X != nil && e.X.Name == "URI") {
			what = "is the address of a request"
		}
	case "path":
		if at == 0 && e.X != nil && fileReaders[e.Name] && (e.X.Name == "File" || e.X.Name == "IO" || e.X.Name == "fs") {
			what = "is the path of a file"
		}
	case "date":
		if e.Op == program.New && e.Name == "Date" && len(rec.Args) == 1 && s.Param.Type != nil && s.Param.Type.Name == "string" {
			what = "is read as a date"
		}
	}
	if what == "" {
		return nil
	}
	return &Format{contracts.Hint, rec, kind, what}
}
