package records

import (
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

// notModel are constants whose update or create is no ActiveRecord write.
var notModel = names.Compile(`(Service|Updater|Creator|Builder|Handler|Client|Factory|Generator|Manager|Processor|Job|Worker|Mailer|Command|Interactor|Operation|Query|Form|Store|Struct|Hash|Set|Array|Thread|Process|Data|Logger|Adapter|Repository|Api|API|Importer|Seeder|Notifier|Publisher|Serializer|Presenter|Utils?|Helper|Cache|Digest)$|::`)

var notModelRoot = names.Compile(`^(Stripe|Aws|Google|Tempfile|File|Dir|FileUtils|OpenAI|Twilio|Slack|Rails|Redis|Zip|Prawn|Nokogiri|HTTParty|Faraday|Digest|OpenSSL|Struct|Class|Module|Sidekiq|Net|Time|Date|Spreadsheet|Axlsx|Pay|Paypal|Braintree|Adyen|GoCardless|Zoom|Github|Octokit)`)

// notRecord are names of variables that rarely hold a record.
var notRecord = names.Compile(`(?i)(hash|attributes|attrs|params|options|opts|payload|data|settings|config|cache|digest|hmac|sha|report|counts?|totals?|map|index|store|result|bar|progress|headers|env|context|memo|file|image|avatar|logo|attachments?|blob|pdf|upload|document_file|workbook|session|metadata|args|props|values?|table|logger|builder|client|api|gateway|subscription_gateway|adapter|persister|publisher|response|request|redis|pool|service|form|command|job|worker|cookies)$`)

// foreign are names of variables that hold somebody else's objects, as an SDK gives them.
var foreign = names.Compile(`^(remote|stripe|paypal|braintree|aws|s3|gcal|google|slack|twilio|github|zoom|adyen|gocardless|shopify|intercom|mailchimp|sendgrid)_`)

// byConstant decides about a constant that no file declares.
func byConstant(name string) Verdict {
	if notModel.MatchString(name) || notModelRoot.MatchString(name) {
		return No
	}
	return Unknown
}

// byVariable decides about a name whose class no file declares.
func byVariable(name string) Verdict {
	if notRecord.MatchString(name) || notRecord.MatchString(singularize(name)) || foreign.MatchString(name) {
		return No
	}
	return Unknown
}

// apart are names of what finds things in its own way: a service, somebody's client.
var apart = names.Compile(`(^|_)(service|adapter|client|gateway|persister|api)$`)

// FindsItsOwnWay reports whether what is asked to find something is, by its name, none of a model's relations: a query service of a
// library may raise where nothing is found.
func FindsItsOwnWay(x *program.Expr) bool {
	return x != nil && (x.Op == program.Call || x.Op == program.Local || x.Op == program.Field_) && apart.MatchString(x.Name)
}

// RarelyRecord reports whether a variable of that name rarely holds a record.
func RarelyRecord(name string) bool { return byVariable(name) == No }
