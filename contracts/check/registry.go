package check

import (
	"sort"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/alwaystruthyresult"
	"github.com/agentcore/proviso/contracts/falsyguard"
	"github.com/agentcore/proviso/contracts/guardtoolate"
	"github.com/agentcore/proviso/contracts/ignoredguard"
	"github.com/agentcore/proviso/contracts/missingpresence"
	"github.com/agentcore/proviso/contracts/missingrange"
	"github.com/agentcore/proviso/contracts/missingshape"
	"github.com/agentcore/proviso/contracts/nanleak"
	"github.com/agentcore/proviso/contracts/suppression"
	"github.com/agentcore/proviso/contracts/uncheckedlookup"
	"github.com/agentcore/proviso/contracts/unverifiedmutation"
)

// rules is every rule; a new one is added here and nowhere else.
var rules = sorted(
	alwaystruthyresult.Rule,
	falsyguard.Rule,
	guardtoolate.Rule,
	ignoredguard.Rule,
	missingpresence.Rule,
	missingrange.Rule,
	missingshape.Rule,
	nanleak.Rule,
	suppression.Unexplained,
	suppression.Unused,
	uncheckedlookup.Rule,
	unverifiedmutation.Rule,
)

func sorted(list ...*contracts.Rule) []*contracts.Rule {
	sort.Slice(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	return list
}

// Rules lists every rule in alphabetical order.
func Rules() []*contracts.Rule { return rules }
