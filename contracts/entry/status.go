package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

var statusOps = map[string]bool{"save": true, "update": true, "destroy": true, "create": true, "find_or_create_by": true, "first_or_create": true, "toggle": true}

// notModel are constants whose update or create is no ActiveRecord write.
var notModel = regexp.MustCompile(`(Service|Updater|Creator|Builder|Handler|Client|Factory|Generator|Manager|Processor|Job|Worker|Mailer|Command|Interactor|Operation|Query|Form|Store|Struct|Hash|Set|Array|Thread|Process|Data|Logger|Adapter|Repository|Api|API|Importer|Seeder|Notifier|Publisher|Serializer|Presenter|Utils?|Helper|Cache|Digest)$|::`)

var notModelRoot = regexp.MustCompile(`^(Stripe|Aws|Google|Tempfile|File|Dir|FileUtils|OpenAI|Twilio|Slack|Rails|Redis|Zip|Prawn|Nokogiri|HTTParty|Faraday|Digest|OpenSSL|Struct|Class|Module|Sidekiq|Net|Time|Date|Spreadsheet|Axlsx|Pay|Paypal|Braintree|Adyen|GoCardless|Zoom|Github|Octokit)`)

// collections are receiver names that are rarely records.
var notRecordName = regexp.MustCompile(`(?i)(hash|attributes|attrs|params|options|opts|payload|data|settings|config|cache|digest|hmac|sha|report|counts?|totals?|map|index|store|result|bar|progress|headers|env|context|memo|file|image|avatar|attachment|pdf|upload|document_file|workbook|session|metadata|args|props|values?|table|logger|builder|client|api|gateway|subscription_gateway)$`)

// StatusOp tells whether a call gives a status that must be read: a non-raising ActiveRecord write on what is known, or looks,
// to be a record. Appendix B and the levers of unverified mutations.
func StatusOp(f *flow.Frame, s *flow.State, e *program.Expr) bool {
	if f.File().Language != program.Ruby || e.Op != program.Call || !statusOps[e.Name] || e.X == nil || e.Closure != nil {
		return false
	}
	if len(e.List) == 0 && e.Name != "save" && e.Name != "destroy" {
		return false
	}
	for _, a := range e.List {
		if a.Op == program.Pair && a.X != nil && a.X.Name == "validate" || a.Op == program.Spread && a.Name == "&" || a.Op == program.Closure_ {
			return false
		}
	}
	if (e.Name == "update" || e.Name == "toggle") && len(e.List) == 1 && !keyed(e.List[0]) {
		if e.List[0].Op == program.Local || e.List[0].Op == program.Call || e.List[0].Op == program.Field_ {
			return recordLike(f, s, e.X) && e.X.Op != program.Constant && strings.Contains(strings.ToLower(e.List[0].Name), "attr") || recordLike(f, s, e.X) && strings.Contains(e.List[0].Name, "params")
		}
		return false
	}
	return recordLike(f, s, e.X)
}

func keyed(e *program.Expr) bool {
	return e.Op == program.Pair || e.Op == program.Hash || e.Op == program.Spread
}

func recordLike(f *flow.Frame, s *flow.State, x *program.Expr) bool {
	if v := f.Value(s, x); v != nil && v.Expr != nil && v.Expr.Op == program.Call && v.Expr.X != nil && v.Expr.X.Op == program.Constant {
		x = v.Expr.X // record = Order.find(…)
	}
	switch x.Op {
	case program.Constant:
		return !notModel.MatchString(x.Name) && !notModelRoot.MatchString(x.Name)
	case program.Local, program.Field_:
		return !notRecordName.MatchString(x.Name)
	case program.Call:
		if x.Name == "new" && x.X != nil && x.X.Op == program.Constant {
			return recordLike(f, s, x.X)
		}
		if x.Name == "where" || x.Name == "first" || x.Name == "last" || x.Name == "tap" {
			return true
		}
		return !notRecordName.MatchString(x.Name) && !strings.HasPrefix(x.Name, "[]")
	}
	return false
}

// Model reports whether a constant may be an ActiveRecord model.
func Model(name string) bool { return !notModel.MatchString(name) && !notModelRoot.MatchString(name) }
