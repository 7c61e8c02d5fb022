package flow

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// EffectKind classifies a side effect; "" is none.
type EffectKind string

// The kinds. Logging and reading are not effects.
const (
	NoEffect   EffectKind = ""
	Persist    EffectKind = "persist"
	Bulk       EffectKind = "bulk"
	Enqueue    EffectKind = "enqueue"
	HTTP       EffectKind = "http"
	Cache      EffectKind = "cache"
	Lock       EffectKind = "lock"
	FileWrite  EffectKind = "file"
	Publish    EffectKind = "publish"
	OwnState   EffectKind = "own state"
	BangMethod EffectKind = "bang"
)

var rubyEffects = map[string]EffectKind{
	"save": Persist, "create": Persist, "update": Persist, "destroy": Persist, "update_attribute": Persist,
	"find_or_create_by": Persist, "first_or_create": Persist, "increment!": Persist, "decrement!": Persist, "touch": Persist,
	"update_column": Persist, "update_columns": Persist, "toggle!": Persist,
	"update_all": Bulk, "delete_all": Bulk, "destroy_all": Bulk, "insert_all": Bulk, "upsert_all": Bulk, "insert_all!": Bulk,
	"perform_later": Enqueue, "perform_async": Enqueue, "perform_in": Enqueue, "deliver_later": Enqueue, "deliver_now": Enqueue,
	"deliver": Enqueue, "enqueue": Enqueue, "perform_at": Enqueue,
	"with_lock": Lock, "with_advisory_lock": Lock, "publish": Publish, "broadcast": Publish, "charge": HTTP, "refund": HTTP, "capture": HTTP,
	"transfer": HTTP, "deposit": Persist, "withdraw": Persist, "credit": Persist, "debit": Persist,
}

var tsEffects = map[string]EffectKind{
	"save": Persist, "insert": Persist, "update": Persist, "upsert": Persist, "remove": Persist, "create": Persist, "createMany": Bulk,
	"updateMany": Bulk, "deleteMany": Bulk, "insertOne": Persist, "insertMany": Bulk, "updateOne": Persist, "deleteOne": Persist,
	"softDelete": Persist, "persist": Persist, "destroy": Persist, "bulkCreate": Bulk, "bulkWrite": Bulk, "findOneAndUpdate": Persist,
	"findByIdAndUpdate": Persist, "findByIdAndDelete": Persist, "replaceOne": Persist, "increment": Persist, "decrement": Persist,
	"publish": Publish, "emit": Publish, "dispatch": Publish, "sendMail": Enqueue, "send": Publish, "enqueue": Enqueue, "schedule": Enqueue,
	"charge": HTTP, "refund": HTTP, "capture": HTTP, "transfer": HTTP, "withdraw": Persist, "deposit": Persist, "debit": Persist, "credit": Persist, "writeFile": FileWrite,
	"unlink": FileWrite, "rm": FileWrite, "appendFile": FileWrite, "setex": Cache, "executeRaw": Bulk, "$executeRaw": Bulk, "$executeRawUnsafe": Bulk,
}

var mutators = map[string]bool{"push": true, "splice": true, "set": true, "delete": true, "sort": true, "pop": true, "shift": true, "unshift": true, "clear": true,
	"add": true, "<<": true, "concat": true, "delete_if": true, "merge!": true, "append": true, "prepend": true}

// Effect classifies what evaluating e does beyond its value.
func Effect(e *program.Expr, lang program.Language) EffectKind {
	switch e.Op {
	case program.Assign:
		return assignEffect(e, lang)
	case program.Call:
		if lang == program.Ruby {
			return rubyEffect(e)
		}
		return tsEffect(e)
	}
	return NoEffect
}

func assignEffect(e *program.Expr, lang program.Language) EffectKind {
	t := e.X
	switch {
	case t == nil:
		return NoEffect
	case t.Op == program.Field_ && lang == program.TypeScript:
		return OwnState
	case t.Op == program.Member && lang == program.TypeScript && t.X != nil && (t.X.Op == program.Local || t.X.Op == program.Field_):
		return OwnState
	case t.Op == program.Call && lang == program.Ruby && t.X != nil && t.X.Op != program.Self:
		return NoEffect // an attribute of a record is written when it is saved
	}
	return NoEffect
}

// receiverName is the last name in a receiver, lower case: "client" for self.http_client.client.
func receiverName(e *program.Expr) string {
	if e == nil {
		return ""
	}
	switch e.Op {
	case program.Local, program.Field_, program.Constant, program.Member, program.Call:
		return strings.ToLower(e.Name)
	case program.Await, program.NonNull, program.Cast:
		return receiverName(e.X)
	}
	return ""
}

var rubyPureBang = map[string]bool{"find_by!": true, "first!": true, "last!": true, "take!": true, "sole!": true, "validate!": true, "raise_if_error!": true,
	"map!": true, "compact!": true, "uniq!": true, "reject!": true, "select!": true, "sort!": true, "gsub!": true, "sub!": true, "strip!": true, "merge!": true,
	"flatten!": true, "reverse!": true, "downcase!": true, "upcase!": true, "slice!": true, "fail!": true, "value!": true, "symbolize_keys!": true,
	"deep_merge!": true, "transform_keys!": true, "stringify_keys!": true, "permit!": true, "shift!": true, "squish!": true, "chomp!": true, "sort_by!": true, "except!": true}

func rubyEffect(e *program.Expr) EffectKind {
	if k := passedEffect(e); k != NoEffect {
		return k
	}
	if e.X != nil && receiverName(e.X) == "cache" && (e.Name == "write" || e.Name == "delete" || e.Name == "fetch" || e.Name == "increment") {
		return Cache
	}
	if HTTPWrite(e, program.Ruby) {
		return HTTP
	}
	if e.X != nil && e.X.Op == program.Constant && (e.X.Name == "File" || e.X.Name == "FileUtils" || e.X.Name == "IO") &&
		(strings.HasPrefix(e.Name, "write") || strings.HasPrefix(e.Name, "rm") || e.Name == "delete" || e.Name == "unlink" || e.Name == "mv" || e.Name == "cp") {
		return FileWrite
	}
	if k, ok := rubyEffects[e.Name]; ok && e.X != nil {
		if (e.Name == "update" || e.Name == "create") && len(e.List) == 0 && e.Closure == nil && e.X.Op != program.Constant {
			return NoEffect
		}
		return k
	}
	if strings.HasSuffix(e.Name, "!") && !rubyPureBang[e.Name] && !strings.HasSuffix(e.Name, "failure!") && !strings.HasPrefix(e.Name, "validate") &&
		!strings.HasPrefix(e.Name, "ensure") && !strings.HasPrefix(e.Name, "check") && !strings.HasPrefix(e.Name, "assert") && !strings.HasPrefix(e.Name, "require") {
		if strings.HasPrefix(e.Name, "save") || strings.HasPrefix(e.Name, "create") || strings.HasPrefix(e.Name, "update") || strings.HasPrefix(e.Name, "destroy") {
			return Persist
		}
		if e.X != nil {
			return BangMethod
		}
	}
	return NoEffect
}

// passedEffect is the effect of a message that is sent to every element: orders.each(&:cancel!).
func passedEffect(e *program.Expr) EffectKind {
	if n := len(e.List); n > 0 {
		if last := e.List[n-1]; last != nil && last.Op == program.Spread && last.Name == "&" && last.X != nil && last.X.Op == program.Symbol {
			return rubyEffect(&program.Expr{Op: program.Call, Name: last.X.Name, X: last})
		}
	}
	return NoEffect
}

func tsEffect(e *program.Expr) EffectKind {
	if HTTPWrite(e, program.TypeScript) {
		return HTTP
	}
	if e.X == nil {
		return NoEffect
	}
	if mutators[e.Name] && e.X.Op == program.Field_ {
		return OwnState
	}
	if e.Name == "set" && strings.Contains(receiverName(e.X), "cache") || e.Name == "del" && strings.Contains(receiverName(e.X), "redis") {
		return Cache
	}
	if e.Name == "delete" && (e.X.Op == program.Field_ || e.X.Op == program.Member) {
		return Persist
	}
	if e.X.Op == program.Constant && (e.X.Name == "Object" || e.X.Name == "Math" || e.X.Name == "JSON" || e.X.Name == "Array") {
		return NoEffect
	}
	return tsEffects[e.Name]
}
