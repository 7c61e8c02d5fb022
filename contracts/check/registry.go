package check

import (
	"sort"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/suppression"
)

//go:generate go test -run TestRegistryIsFresh -update .

// rules is every rule: one for each rule folder (rules_gen.go is generated from the folder listing) and those about
// suppressions themselves.
var rules = sorted(append(folders(), suppression.Unexplained, suppression.Unused))

func sorted(list []*contracts.Rule) []*contracts.Rule {
	sort.Slice(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	return list
}

// Rules lists every rule in alphabetical order.
func Rules() []*contracts.Rule { return rules }
