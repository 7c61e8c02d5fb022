package workspace

import (
	"testing"

	"github.com/agentcore/proviso/analysis/syntax"
)

// TestCallersInFilesKnownByTheirFacts looks for a call in a file that an earlier run has read; its facts come in no order.
func TestCallersInFilesKnownByTheirFacts(t *testing.T) {
	t.Parallel()
	const caller = "class Ship\n  def call(id)\n    parcel = Parcel.find_by(id: id)\n    LabelFor.new(parcel: parcel).call\n  end\nend\n"
	called, err := Lower("app/services/label_for.rb", syntax.NewText("class LabelFor\n  def initialize(parcel:)\n    @parcel = parcel\n  end\nend\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, held := range map[string]*Held{
		"in order":    Unread("app/services/ship.rb", caller, &Facts{Classes: []string{"Ship"}, Calls: []string{"LabelFor", "Parcel"}}),
		"in no order": Unread("app/services/ship.rb", caller, &Facts{Classes: []string{"Ship"}, Calls: []string{"Parcel", "LabelFor"}}),
	} {
		ix := NewIndexOf([]*Held{Lowered(called), held})
		if got := ix.Callers(called.Classes[0].Methods[0]); len(got) != 1 {
			t.Errorf("%s: %d callers", name, len(got))
		}
	}
}
