package records

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// throwing are writes that reject when they fail, by library.
var throwing = map[Library]map[string]bool{
	TypeORM:        set("save", "insert", "upsert", "remove", "softRemove", "recover", "delete", "softDelete", "restore", "increment", "decrement", "clear"),
	TypeORMManager: set("save", "insert", "upsert", "remove", "softRemove", "recover", "delete", "softDelete", "restore", "increment", "decrement", "query", "persistAndFlush", "removeAndFlush", "flush"),
	MikroORM:       set("persistAndFlush", "removeAndFlush", "flush", "nativeInsert", "nativeDelete", "insert", "upsert"),
	Prisma:         set("create", "update", "delete", "upsert", "createMany", "createManyAndReturn", "updateManyAndReturn", "deleteMany", "$executeRaw", "$executeRawUnsafe"),
	Mongoose:       set("save", "create", "insertMany", "deleteOne", "deleteMany", "bulkWrite", "findOneAndUpdate", "findByIdAndUpdate", "findByIdAndDelete", "findOneAndDelete", "findOneAndReplace", "bulkSave"),
	MongoDriver:    set("insertOne", "insertMany", "deleteOne", "deleteMany", "bulkWrite", "findOneAndUpdate", "findOneAndDelete", "findOneAndReplace"),
	Knex:           set("insert", "del", "delete", "truncate"),
	Kysely:         set("insertInto", "deleteFrom"),
	Drizzle:        set("insert", "delete"),
	Sequelize:      set("create", "bulkCreate", "destroy", "upsert", "save", "increment", "decrement"),
	Postgres:       set("query"),
	HTTPClient:     set("post", "put", "patch", "delete", "request"),
	RedisClient:    set("set", "setex", "del", "hset", "incr", "expire", "publish", "lpush", "rpush", "sadd", "zadd", "setEx", "hSet", "lPush", "rPush"),
	SDK:            set("create", "update", "del", "capture", "confirm", "cancel", "send", "sendMail", "postMessage", "publish", "add"),
}

// counting are writes that give the number of rows they changed.
var counting = map[Library]map[string]bool{
	TypeORM: set("update"), TypeORMManager: set("update"), MikroORM: set("nativeUpdate"), Prisma: set("updateMany"), Mongoose: set("updateOne", "updateMany", "replaceOne"),
	MongoDriver: set("updateOne", "updateMany", "replaceOne"), Sequelize: set("update"),
}

func set(names ...string) map[string]bool {
	out := map[string]bool{}
	for _, n := range names {
		out[n] = true
	}
	return out
}

func (k *Knowledge) typeScript(f *flow.Frame, s *flow.State, e *program.Expr) Operation {
	if e.X == nil {
		return fetch(f, s, e)
	}
	if k.innerOf(f.Method)[e] {
		return Operation{} // what stands around it is the operation
	}
	library := k.LibraryOf(f, s, e.X)
	if e.X.Op == program.Self {
		return Operation{}
	}
	if library == NoLibrary && k.prismaCall(e) {
		library = Prisma
	}
	switch library {
	case NoLibrary:
		return byName(e)
	case Knex, Drizzle, Kysely:
		return builder(e, library)
	case Postgres:
		return statement(e)
	}
	if library == TypeORM || library == TypeORMManager {
		if b := queryBuilder(e); b.Answer != NoAnswer {
			return b
		}
	}
	switch {
	case counting[library][e.Name]:
		return Operation{Answer: Count, Write: true, ByKey: k.countsKey(f, s, e, library), Object: true}
	case library == RedisClient && e.Name == "setnx", library == RedisClient && e.Name == "set" && exclusive(e):
		return Operation{Answer: Response, Write: true}
	case throwing[library][e.Name] && (library != Mongoose || e.X.Op != program.Local || e.Name != "delete"):
		return Operation{Answer: Raises, Write: true}
	}
	return Operation{}
}

// byName recognises Mongo's writes on what nothing declares: their names are no one else's.
func byName(e *program.Expr) Operation {
	switch e.Name {
	case "updateOne", "replaceOne":
		if len(e.List) >= 2 {
			return Operation{Answer: Count, Write: true, ByKey: countsKey(e, Mongoose)}
		}
	}
	return Operation{}
}

// fetch is a request whose errors do not reject. Its options may stand in a variable.
func fetch(f *flow.Frame, s *flow.State, e *program.Expr) Operation {
	if e.Name != "fetch" {
		return Operation{}
	}
	asked := e
	if len(e.List) == 2 && e.List[1].Op == program.Local {
		if v := f.Value(s, e.List[1]); v != nil && v.Expr != nil && v.Expr.Op == program.Hash {
			asked = &program.Expr{Op: program.Call, Name: "fetch", Span: e.Span, List: []*program.Expr{e.List[0], v.Expr}}
		}
	}
	if flow.Effect(asked, program.TypeScript) == flow.HTTP {
		return Operation{Answer: Response, Write: true, Object: true}
	}
	return Operation{}
}

// countsKey reports whether a counted update is meant for the rows of a key: by what a schema or entity declares unique, otherwise by
// the name.
func (k *Knowledge) countsKey(f *flow.Frame, s *flow.State, e *program.Expr, library Library) bool {
	var t *table
	criteria := 0
	switch library {
	case Prisma:
		t = k.prismaTable(e)
	case TypeORM:
		t = k.typeORMTable(f, s, e, library)
	case TypeORMManager:
		t, criteria = k.typeORMTable(f, s, e, library), 1
	}
	if len(e.List) > criteria {
		if key, known := t.keyedIn(e.List[criteria]); known {
			return key
		}
	}
	return countsKey(e, library)
}

// countsKey reports whether criteria look like those of a key.
func countsKey(e *program.Expr, library Library) bool {
	if isTrue(option(e, "upsert")) {
		return false
	}
	criteria := 0
	switch library {
	case TypeORMManager, MikroORM:
		criteria = 1
	case Sequelize:
		if len(e.List) < 2 {
			return false
		}
		criteria = 1
	}
	return len(e.List) > criteria && keyed(e.List[criteria])
}

// exclusive reports whether a Redis SET writes only under a condition.
func exclusive(e *program.Expr) bool {
	for _, a := range e.List {
		if a.Op == program.Str && (a.Name == "NX" || a.Name == "XX") {
			return true
		}
	}
	return isTrue(option(e, "NX")) || isTrue(option(e, "XX"))
}

// queryBuilder reads TypeORM's createQueryBuilder().update(…).set(…).where(…).execute().
func queryBuilder(e *program.Expr) Operation {
	if e.Name != "execute" {
		return Operation{}
	}
	out := Operation{Answer: Raises, Write: true}
	writes := false
	for c := e.X; c != nil && c.Op == program.Call; c = c.X {
		switch c.Name {
		case "update":
			writes, out.Answer = true, Count
		case "insert", "delete", "softDelete", "into":
			writes = true
		case "where", "andWhere", "whereInIds":
			out.ByKey = out.ByKey || len(c.List) > 0 && (c.List[0].Op == program.Str && sqlKey.MatchString(c.List[0].Name) || keyed(c.List[0]) && c.List[0].Op == program.Hash)
		case "returning":
			out.ByKey, out.Answer = false, Raises
		}
	}
	if !writes {
		return Operation{}
	}
	return out
}

// builder reads the chains of Knex, Drizzle and Kysely.
func builder(e *program.Expr, library Library) Operation {
	out := Operation{Write: true}
	writes, updates, key, returning := false, false, false, false
	for c := e; c != nil && c.Op == program.Call; c = c.X {
		switch c.Name {
		case "update", "updateTable":
			writes, updates = true, true
		case "insert", "del", "delete", "insertInto", "deleteFrom", "upsert", "values":
			writes = true
		case "returning", "returningAll":
			returning = true
		case "where", "andWhere", "first":
			key = key || conditionKey(c)
		case "onConflict", "onConflictDoUpdate":
			returning = true
		}
	}
	switch {
	case !writes:
		return Operation{}
	case updates && !returning:
		out.Answer, out.ByKey = Count, key
	default:
		out.Answer = Raises
	}
	return out
}

// conditionKey reads where({ id }), where("id", id), where("id", "=", id), where(eq(rooms.id, id)).
func conditionKey(c *program.Expr) bool {
	if len(c.List) == 0 {
		return false
	}
	a := c.List[0]
	switch {
	case a.Op == program.Hash:
		return keyed(a)
	case a.Op == program.Str && len(c.List) == 2, a.Op == program.Str && len(c.List) == 3 && c.List[1].Op == program.Str && c.List[1].Name == "=":
		return UniqueKey(last(a.Name))
	case a.Op == program.Call && a.Name == "and":
		for _, part := range a.List {
			if part.Op == program.Call && part.Name == "eq" && len(part.List) > 0 && UniqueKey(part.List[0].Name) {
				return true
			}
		}
	case a.Op == program.Call && a.Name == "eq" && len(a.List) > 0:
		return UniqueKey(a.List[0].Name)
	}
	return false
}

var sqlUpdate = regexp.MustCompile(`(?is)^\s*update\s`)
var sqlWrite = regexp.MustCompile(`(?is)^\s*(insert|delete|update|merge|truncate)\s`)

// statement reads the SQL of pg's query, which rejects on failure and counts rows.
func statement(e *program.Expr) Operation {
	if e.Name != "query" || len(e.List) == 0 {
		return Operation{}
	}
	sql := e.List[0].Name
	if e.List[0].Op == program.Template {
		for _, p := range e.List[0].List {
			if p.Op == program.Str {
				sql += p.Name + " "
			}
		}
	}
	if text := option(e, "text"); text != nil && e.List[0].Op == program.Hash {
		sql = text.Name
	}
	switch {
	case sqlUpdate.MatchString(sql) && !strings.Contains(strings.ToLower(sql), "returning"):
		where := strings.Index(strings.ToLower(sql), "where")
		return Operation{Answer: Count, Write: true, Object: true, ByKey: where >= 0 && sqlKey.MatchString(sql[where:])}
	case sqlWrite.MatchString(sql):
		return Operation{Answer: Raises, Write: true}
	}
	return Operation{}
}

// innerOf are the calls that another call of the same chain is made on.
func (k *Knowledge) innerOf(m *program.Method) map[*program.Expr]bool {
	if in, ok := k.inner[m.Body()]; ok {
		return in
	}
	in := map[*program.Expr]bool{}
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && e.X != nil && e.X.Op == program.Call && e.Name != "then" && e.Name != "catch" && e.Name != "finally" && e.Name != "exec" {
			in[e.X] = true
		}
		return true
	})
	k.inner[m.Body()] = in
	return in
}
