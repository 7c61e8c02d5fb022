package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

var lockReceiver = regexp.MustCompile(`lock|mutex|semaphore`)

var lockCalls = map[string]bool{"lock": true, "lock!": true, "acquire": true, "using": true, "synchronize": true, "with_lock": true, "runExclusive": true,
	"try_lock": true, "tryLock": true, "withLock": true, "new": true, "unlock": true, "locked?": true, "obtain": true}

// lockSinks are the keys of locks: a missing one makes everybody wait for the same lock, or nobody.
func lockSinks(r *Record, e *program.Expr, _ program.Language) []Reach {
	if e.Op != program.Call && e.Op != program.New || len(e.List) == 0 {
		return nil
	}
	switch {
	case strings.HasPrefix(e.Name, "with_advisory_lock"), strings.HasSuffix(e.Name, "advisory_lock"), e.Name == "with_redis_lock":
		return reaches(r, "a lock key", first)
	case e.Op == program.New && lockReceiver.MatchString(strings.ToLower(e.Name)),
		e.Op == program.Call && e.X != nil && lockCalls[e.Name] && lockReceiver.MatchString(chainNames(e.X)):
		return reaches(r, "a lock key", first)
	}
	return nil
}

var limitReceiver = regexp.MustCompile(`limit(er)?\b|rate_?limit|throttle|rack::attack|\battack\b`)

var limitCalls = map[string]bool{"consume": true, "limit": true, "hit": true, "check": true, "throttled?": true, "allow?": true, "exceeded?": true, "increment": true,
	"penalty": true, "reward": true, "block": true, "new": true, "perform": true, "call": true, "get": true, "reset": true, "count": true, "add": true, "track": true}

// limitSinks are the keys of rate limits, which then count for all together.
func limitSinks(r *Record, e *program.Expr, _ program.Language) []Reach {
	if len(e.List) == 0 {
		return nil
	}
	switch {
	case e.Op == program.Call && e.X != nil && limitCalls[e.Name] && limitReceiver.MatchString(chainNames(e.X)),
		e.Op == program.Call && e.X == nil && (e.Name == "rate_limit" || e.Name == "throttle" || e.Name == "rate_limited?" || e.Name == "rateLimit"):
		return reaches(r, "a rate-limit key", first)
	}
	return nil
}

var storeReceiver = regexp.MustCompile(`cache|redis|memcache|dalli|valkey|keyv|kredis`)

var storeCalls = map[string]bool{"fetch": true, "read": true, "write": true, "delete": true, "exist?": true, "increment": true, "decrement": true, "get": true,
	"set": true, "del": true, "setnx": true, "setex": true, "psetex": true, "incr": true, "incrby": true, "decr": true, "decrby": true, "expire": true, "hset": true,
	"hget": true, "hdel": true, "hincrby": true, "sadd": true, "srem": true, "sismember": true, "lpush": true, "rpush": true, "zadd": true, "zincrby": true,
	"getset": true, "exists": true, "exists?": true, "has": true, "wrap": true, "unlink": true, "getdel": true, "hgetall": true, "publish": true, "ttl": true,
	"string": true, "counter": true, "hash": true, "invalidate": true, "getOrSet": true}

// storeSinks are the keys of shared stores: a missing part makes one entry of many.
func storeSinks(r *Record, e *program.Expr, _ program.Language) []Reach {
	if e.Op != program.Call || e.X == nil || len(e.List) == 0 || !storeCalls[e.Name] {
		return nil
	}
	switch names := chainNames(e.X); {
	case !storeReceiver.MatchString(names):
		return nil
	case strings.Contains(names, "redis"):
		if lockOption(e) {
			return reaches(r, "a lock key", key)
		}
		return reaches(r, "a Redis key", key)
	}
	return reaches(r, "a cache key", key)
}

// key takes the first argument. A key made of a whole hash of arguments stays apart from others when one of them is missing.
func key(a argument) bool {
	if a.Pos != 0 {
		return false
	}
	for _, v := range a.At.Value.Sources() {
		if v.Expr != nil && (v.Expr.Op == program.Hash || v.Expr.Op == program.Array && len(v.Expr.List) > 3) {
			return false
		}
	}
	return true
}

// lockOption recognises SET … NX.
func lockOption(e *program.Expr) bool {
	for _, a := range e.List {
		if a.Op == program.Pair && keyName(a) == "nx" || a.Op == program.Str && strings.EqualFold(a.Name, "nx") {
			return true
		}
	}
	return e.Name == "setnx"
}
