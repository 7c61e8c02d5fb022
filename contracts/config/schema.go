package config

import _ "embed"

// Schema is the JSON Schema of a configuration file, for editors.
//
//go:embed proviso.schema.json
var Schema []byte
