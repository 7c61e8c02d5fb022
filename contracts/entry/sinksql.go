package entry

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// bulkWrites write without validations or callbacks, so that nothing notices a missing value.
var bulkWrites = map[string]bool{"update_all": true, "insert_all": true, "insert_all!": true, "upsert_all": true, "update_columns": true, "update_column": true, "insert": true, "upsert": true}

// bulkOptions say how a bulk write goes about it; left out or nil, they have their default.
var bulkOptions = map[string]bool{"unique_by": true, "returning": true, "record_timestamps": true, "update_only": true, "on_duplicate": true, "touch": true}

var rawQueries = map[string]bool{"find_by_sql": true, "count_by_sql": true, "sanitize_sql": true, "sanitize_sql_array": true, "sanitize_sql_for_conditions": true,
	"exec_query": true, "exec_update": true, "exec_delete": true, "exec_insert": true, "select_all": true, "select_value": true, "select_values": true, "select_rows": true, "select_one": true}

var connection = regexp.MustCompile(`connection|\bconn\b|\bdb\b|database|\bpg\b|sqlite|mysql|sequel`)

// sqlTexts take SQL as text; a text that was put together has a hole where a value is missing.
var sqlTexts = map[string]bool{"where": true, "order": true, "having": true, "joins": true, "group": true, "from": true, "pluck": true, "select": true, "sql": true,
	"reorder": true, "not": true, "andWhere": true, "orWhere": true, "whereRaw": true, "orderByRaw": true, "havingRaw": true, "joinRaw": true}

var tsRaw = map[string]bool{"raw": true, "$executeRaw": true, "$executeRawUnsafe": true, "$queryRaw": true, "$queryRawUnsafe": true, "executeRaw": true, "queryRaw": true, "executeSql": true}

var tsQuery = regexp.MustCompile(`manager|datasource|connection|\bconn\b|pool|\bdb\b|sequelize|queryrunner|\bpg\b|knex|database|repository|\bsql\b`)

// sqlSinks are values in raw SQL and in bulk writes.
func sqlSinks(r *Record, e *program.Expr, lang program.Language) []Reach {
	if e.Op != program.Call {
		return nil
	}
	if lang == program.TypeScript {
		switch {
		case e.X != nil && tsRaw[e.Name], e.X != nil && (e.Name == "query" || e.Name == "execute") && tsQuery.MatchString(chainNames(e.X)):
			return reaches(r, "raw SQL", every)
		case e.X != nil && sqlTexts[e.Name]:
			return textSinks(r)
		}
		return nil
	}
	switch {
	case e.X != nil && bulkWrites[e.Name] && (e.Name != "insert" && e.Name != "upsert" || e.X.Op == program.Constant):
		return reaches(r, e.Name, func(a argument) bool { return !bulkOptions[a.Key] })
	case rawQueries[e.Name], e.Name == "execute" && e.X != nil && connection.MatchString(chainNames(e.X)):
		return reaches(r, "raw SQL", every)
	case sqlTexts[e.Name]:
		return textSinks(r)
	}
	return nil
}

// textSinks are the first arguments of query methods that are texts put together.
func textSinks(r *Record) []Reach {
	return reaches(r, "raw SQL", func(a argument) bool { return a.Pos == 0 && a.Key == "" && a.At.Expr != nil && built(a.At) })
}

var rubyQueries = map[string]bool{"find_by": true, "where": true, "rewhere": true, "find_or_create_by": true, "find_or_initialize_by": true, "exists?": true}

var tsQueries = map[string]bool{"findFirst": true, "findMany": true, "findOne": true, "findOneBy": true, "find": true, "findBy": true, "findAll": true, "count": true}

// querySinks are conditions of queries, where a missing value is compared with NULL or falls away.
func querySinks(r *Record, e *program.Expr, lang program.Language) []Reach {
	if e.Op != program.Call || lang == program.Ruby && !rubyQueries[e.Name] || lang == program.TypeScript && (e.X == nil || !tsQueries[e.Name]) {
		return nil
	}
	var out []Reach
	for _, a := range r.arguments() {
		if a.Key != "" && (lang == program.Ruby || a.At.Value.ParamOf() == nil) && a.At.Fact.Null != flow.NonNull || a.Key != "" && a.At.Value.ParamOf() != nil {
			out = append(out, Reach{Level: LowSink, Name: "`" + e.Name + "`", At: a.At})
		}
	}
	return out
}
