package missingshape

import "github.com/agentcore/proviso/contracts/entry"

// writers are methods that make a hash of an object, by the one that makes an object of the hash again.
var writers = map[string][]string{
	"from_h": {"to_h"}, "from_hash": {"to_h", "to_hash"}, "from_json": {"to_json", "as_json"}, "deserialize": {"serialize"}, "restore": {"dump"}, "load": {"dump"},
	"fromJSON": {"toJSON"}, "fromJson": {"toJson", "toJSON"}, "fromObject": {"toObject"},
}

// restored reports whether a class method makes an object of what an object of the class was made into: the keys are the class's own.
func restored(s *entry.Subject) bool {
	if !s.Method.Static || s.Method.Class == nil {
		return false
	}
	for _, name := range writers[s.Method.Name] {
		for _, m := range s.Method.Class.Methods {
			if m.Name == name && !m.Static && m.HasBody() {
				return true
			}
		}
	}
	return false
}
