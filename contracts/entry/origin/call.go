package origin

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
)

var (
	// request are what a controller calls what came in.
	request = map[string]bool{"params": true, "request": true, "cookies": true}
	// holders are what service frameworks call the object that holds what a service is given.
	holders = map[string]bool{"context": true, "inputs": true}
	// permitted are the readers by which a controller takes what it permits of a request.
	permitted = names.Compile(`_params(eters)?$|^permitted`)
	// reading are functions that read a text which somebody wrote.
	reading = names.Compile(`^(parse|load|foreach|read_json|decode|safe_load)$`)
	readers = names.Compile(`^(::)?(JSON|Oj|CSV|MultiJson|ActiveSupport::JSON|YAML|Psych|Nokogiri.*)$`)
	// finding are messages to a class that give one of its objects, which is in hand then.
	finding = names.Compile(`^(find|find_\w+!?|where|new|build|create!?|first\w*!?|last|all|take|order|joins|includes|instance|current|fetch_\w+)$`)
	// clients are classes that ask somebody for something over the network.
	clients = names.Compile(`^(::)?(RestClient|HTTParty|Faraday|Net::HTTP|Excon|Typhoeus|HTTP|HTTPX)(::|$)`)
	// keeping are messages whose answer is made of their receiver and nothing else, and so comes from where it does.
	keeping = names.Compile(`^(to_\w+|strip|lstrip|rstrip|squish|chomp|downcase|upcase|capitalize|titleize|parameterize|presence|dup|clone|itself|first|last|take|values|split|lines|map|flat_map|filter_map|collect|` +
		`select|reject|filter|compact|uniq|flatten|sort|sort_by|reverse|slice|except|permit!?|require|expect|fetch|dig|\[\]|with_indifferent_access|merge!?|reverse_merge|symbolize_keys|stringify_keys|` +
		`deep_\w+|transform_\w+|compact_blank|gsub|sub|tr|delete|delete_prefix|delete_suffix|truncate|round|floor|ceil|abs|then|tap|each|each_with_index|each_slice|each_with_object|permitted|in_time_zone|freeze|force_encoding|encode|unicode_normalize)$`)
)

func (f *Finder) call(e *program.Expr) Origin {
	if e.X == nil || e.X.Op == program.Self {
		return f.own(e)
	}
	if e.X.Op == program.Constant {
		switch {
		case reading.MatchString(e.Name) && readers.MatchString(e.X.Name):
			of := f.most(e.List)
			asked := len(e.List) > 0 && e.List[0].Op == program.Call && e.List[0].X != nil && e.List[0].X.Op == program.Constant // Rates.call(order)
			if of == Wire || of == Given && !asked {
				return Wire
			}
			if strings.HasSuffix(e.X.Name, "YAML") || strings.HasSuffix(e.X.Name, "Psych") {
				return Program // a file of the program's own
			}
			return Keyed // what the program has asked for itself: an answer of somebody's service, a file
		case clients.MatchString(e.X.Name):
			return Keyed // an answer that the program has asked for
		case finding.MatchString(e.Name), f.model(e.X.Name):
			return Program
		}
		return f.most(e.List)
	}
	if e.X.Op == program.Call && e.X.X == nil && holders[e.X.Name] && f.method(e.X.Name) == nil {
		return Given // context.order_id of an interactor
	}
	of := f.of(e.X)
	switch {
	case strings.HasSuffix(e.Name, "?"), e.Name == "size", e.Name == "length", e.Name == "count", e.Name == "hash", e.Name == "class":
		return Program
	case (e.Name == "fetch" || e.Name == "dig" || e.Name == "[]") && of == Given:
		if message.MatchString(root(e)) {
			return Wire
		}
		return Keyed
	case keeping.MatchString(e.Name):
		if strings.Contains(e.Name, "merge") {
			of = max(of, f.most(e.List))
		}
		return of
	case of == Wire:
		return Wire
	}
	return Program // what an object in hand says of itself
}

// own is the origin of what a message to the object itself gives: a part of the request, or what its method gives.
func (f *Finder) own(e *program.Expr) Origin {
	if m := f.method(e.Name); m != nil && (!f.near || permitted.MatchString(e.Name)) {
		out := Program
		in := f.within(m)
		for _, t := range summary.Tails(m) {
			out = max(out, in.of(t))
		}
		return out
	}
	if f.reader(e.Name) {
		return f.field(e.Name, e)
	}
	controller := strings.Contains(f.Method.File.Path, "controllers/") || f.Method.Class != nil && strings.HasSuffix(f.Method.Class.Name, "Controller")
	switch {
	case controller && (request[e.Name] || permitted.MatchString(e.Name)):
		return Wire
	case e.Name == "session" && controller:
		return Given
	case e.Name == "params" || permitted.MatchString(e.Name):
		return Keyed
	}
	return Program
}

// model reports whether a constant is a model of the project: what one says of itself by a method of its own, by_slug("about"), is in
// hand then.
func (f *Finder) model(name string) bool {
	if f.Classes == nil {
		return false
	}
	for _, c := range f.Classes.Classes(strings.TrimPrefix(name, "::")) {
		if strings.HasSuffix(c.Super, "ApplicationRecord") || strings.HasSuffix(c.Super, "ActiveRecord::Base") {
			return true
		}
	}
	return false
}

func (f *Finder) method(name string) *program.Method {
	if f.Method.Class == nil || f.Classes == nil {
		return nil
	}
	m := flow.FindMethod(f.Classes, f.Method.Class, name, f.Method.Static)
	if m == nil || !m.HasBody() || m == f.Method {
		return nil
	}
	return m
}

// reader reports whether the class keeps something under a name and declares a reader of it.
func (f *Finder) reader(name string) bool {
	if f.Method.Class == nil {
		return false
	}
	for _, fd := range f.Method.Class.Fields {
		if fd.Name == name {
			return true
		}
	}
	return false
}
