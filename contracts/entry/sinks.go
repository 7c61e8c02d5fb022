package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Sink is a place where a nil does harm without a sound.
type Sink uint8

// The sinks. High ones make a warning (contracts § 1.8).
const (
	NoSink Sink = iota
	LowSink
	HighSink
)

var rawSQL = map[string]bool{"update_all": true, "insert_all": true, "upsert_all": true, "update_columns": true, "update_column": true, "execute": true, "exec_query": true}

var dynamicCalls = map[string]bool{"constantize": true, "public_send": true, "send": true, "__send__": true, "const_get": true}

// SinkOf says what reaching a call or template with an operand does when the operand is nil, and names it.
func SinkOf(r *Record, lang program.Language) (Sink, string) {
	e := r.Expr
	if e.Op != program.Call {
		return NoSink, ""
	}
	recv := ""
	if e.X != nil {
		recv = strings.ToLower(e.X.Name)
	}
	effect := flow.Effect(e, lang)
	switch {
	case effect == flow.HTTP && httpWrite(e.Name):
		return HighSink, "the request " + e.Name
	case strings.Contains(recv, "cache") && (e.Name == "fetch" || e.Name == "write" || e.Name == "delete" || e.Name == "set" || e.Name == "read"):
		return HighSink, "a cache key"
	case strings.Contains(recv, "redis") && (e.Name == "set" || e.Name == "setnx" || e.Name == "setex" || e.Name == "incr" || e.Name == "del"):
		return HighSink, "a Redis key"
	case e.Name == "with_advisory_lock" || e.Name == "lock" && len(e.List) > 0 && strings.Contains(recv, "lock"):
		return HighSink, "a lock key"
	case rawSQL[e.Name] && lang == program.Ruby && e.X != nil:
		return HighSink, e.Name
	case effect == flow.FileWrite:
		return HighSink, "a file path"
	case lang == program.Ruby && (e.Name == "find_by" || e.Name == "where" || e.Name == "find_or_create_by"):
		return LowSink, e.Name
	}
	return NoSink, ""
}

func httpWrite(name string) bool {
	return name == "post" || name == "put" || name == "patch" || name == "delete" || name == "fetch" || name == "post_form"
}
