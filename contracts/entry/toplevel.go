package entry

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

var topLevelPath = regexp.MustCompile(`(^|/)(app/(controllers|jobs|workers|sidekiq|channels|middlewares?|mailers|graphql)|middlewares?|rake|tasks|bin|scripts?|cli)/|\.rake$`)

var topLevelRuby = regexp.MustCompile(`(^|::)(ApplicationJob|ActiveJob::Base|Sidekiq::(Job|Worker)|ApplicationController|BaseController|ActionController::(Base|API|Metal)|Rails::Railtie|Resque|Karafka|ApplicationConsumer|Thor)$|(Job|Worker|Controller|Middleware|Consumer)$`)

var topLevelName = regexp.MustCompile(`(Controller|Resolver|Middleware|Job|Worker|Processor|Consumer|Listener|Subscriber|Filter|Interceptor|Cron|Scheduler|Router|Route|Cli|Task)$`)

var topLevelDecorators = map[string]bool{"Controller": true, "Resolver": true, "Processor": true, "Catch": true, "EventsHandler": true, "WebSocketGateway": true,
	"Command": true, "Console": true, "EventSubscriber": true}

var topLevelMethods = map[string]bool{"Cron": true, "Process": true, "OnEvent": true, "EventPattern": true, "MessagePattern": true, "SubscribeMessage": true,
	"Interval": true, "Timeout": true, "OnWorkerEvent": true, "Get": true, "Post": true, "Put": true, "Patch": true, "Delete": true}

// TopLevel reports whether a method stands at the top of what runs: a controller, a job, a middleware, a script. There somebody
// has to take every error.
func TopLevel(p *contracts.Pass, m *program.Method) bool {
	if topLevelPath.MatchString(m.File.Path) || decorated(m.Decorators, topLevelMethods) {
		return true
	}
	c := m.Class
	if c == nil {
		return m.Kind == program.KindTopLevel || m.File.Language == program.TypeScript && m.Name == "main"
	}
	if m.File.Language == program.TypeScript {
		return decorated(c.Decorators, topLevelDecorators) || topLevelName.MatchString(last(c.Name))
	}
	return inherits(p, c, topLevelRuby.MatchString, 0) || topLevelRuby.MatchString(last(c.Name)) || rack(m)
}

// rack is the entry of a Rack middleware: call(env).
func rack(m *program.Method) bool {
	return m.Name == "call" && len(m.Params) == 1 && m.Params[0].Name == "env"
}
