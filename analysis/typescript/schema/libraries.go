package schema

import "strings"

// lib is what a library takes for granted.
type lib struct {
	name     string
	optional bool // a key may be missing unless it is required
	nan      bool // numbers may be NaN
	blank    bool // required text may be empty
}

var libraries = map[string]*lib{
	"zod":             {name: "zod", blank: true},
	"valibot":         {name: "valibot", blank: true},
	"joi":             {name: "joi", optional: true},
	"yup":             {name: "yup", optional: true},
	"io-ts":           {name: "io-ts", nan: true, blank: true},
	"effect":          {name: "effect", nan: true, blank: true},
	"superstruct":     {name: "superstruct", blank: true},
	"typia":           {name: "typia"},
	"class-validator": {name: "class-validator", blank: true},
	"ajv":             {name: "ajv", blank: true},
	"runtypes":        {name: "runtypes", nan: true, blank: true},
}

var aliases = map[string]string{"@hapi/joi": "joi", "@effect/schema": "effect", "@nestjs/class-validator": "class-validator",
	"@sinclair/typebox": "ajv", "@hono/zod-openapi": "zod", "nestjs-zod/z": "zod"}

// library is what an import comes from, if it is one that declares schemas.
func library(from string) *lib {
	for known, l := range libraries {
		if from == known || strings.HasPrefix(from, known+"/") {
			return l
		}
	}
	for alias, known := range aliases {
		if from == alias || strings.HasPrefix(from, alias+"/") {
			return libraries[known]
		}
	}
	return nil
}
