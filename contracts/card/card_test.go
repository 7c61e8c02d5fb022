package card_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/card"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
)

// read gives the card of a symbol of a project's first file.
func read(t *testing.T, symbol string, files ...string) *card.Card {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(dir, filepath.FromSlash(files[i]))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	set := config.NewSet(dir, nil)
	sources, _, err := workspace.Discover(dir, []string{"."}, set.Excluded)
	if err != nil {
		t.Fatal(err)
	}
	loaded, _ := workspace.Load(context.Background(), sources, 1)
	index := workspace.NewIndex(loaded)
	f := index.File(files[0])
	cfg, err := set.For(f.Path)
	if err != nil {
		t.Fatal(err)
	}
	cards := card.Find(check.Look(index, f, cfg), symbol)
	if len(cards) == 0 {
		t.Fatalf("no card of %s", symbol)
	}
	return cards[0]
}

func TestInvariantsAreVerifiedOnlyWhenSeen(t *testing.T) {
	t.Parallel()
	const start = "# @invariant `n >= 0`\nclass Box\n"
	for _, c := range []struct {
		name, file, source string
		want               card.Mark
	}{
		{"guarded", "a.rb", start + "  def initialize(n)\n    raise ArgumentError, \"n\" unless n.is_a?(Integer) && n >= 0\n\n    @n = n\n  end\nend\n", card.Implemented},
		{"checked by its method", "a.rb", start + "  def initialize(n)\n    @n = n\n    check_invariants!\n  end\n\n  private\n\n  def check_invariants!\n    raise \"n\" if @n.nil? || @n < 0\n  end\nend\n", card.Implemented},
		{"method that checks something else", "a.rb", start + "  def initialize(n)\n    @n = n\n    check_invariants!\n  end\n\n  private\n\n  def check_invariants!\n    raise \"n\" if broken?\n  end\nend\n", card.Declared},
		{"writer", "a.rb", start + "  attr_accessor :n\n\n  def initialize = @n = 0\nend\n", card.Declared},
		{"base out of sight", "a.rb", "# @invariant `n >= 0`\nclass Box < Somewhere\n  def initialize = @n = 0\nend\n", card.Declared},
		{"unguarded", "a.rb", start + "  def initialize(n)\n    @n = n\n  end\nend\n", card.Drifted},
		{"stored by name", "a.rb", start + "  def initialize = @n = 0\n\n  def load(name, value)\n    instance_variable_set(name, value)\n  end\nend\n", card.Declared},
		{"declared value", "a.ts", "/** @invariant `this.n >= 0` */\nexport class Box {\n  private n = 0;\n\n  add(by: number): void {\n    if (!(by >= 0)) throw new RangeError('by');\n    this.n += by;\n  }\n}\n", card.Implemented},
		{"protected", "a.ts", "/** @invariant `this.n >= 0` */\nexport class Box {\n  protected n = 0;\n}\n", card.Declared},
		{"copied over", "a.ts", "/** @invariant `this.n >= 0` */\nexport class Box {\n  private n = 0;\n\n  load(x: object): void {\n    Object.assign(this, x);\n  }\n}\n", card.Declared},
		{"list of somebody else", "a.rb", "# @invariant `list.size <= 3`\nclass Box\n  def initialize(list)\n    raise ArgumentError, \"list\" if list.size > 3\n\n    @list = list\n  end\nend\n", card.Declared},
		{"list of its own", "a.rb", "# @invariant `list.size <= 3`\nclass Box\n  def initialize\n    @list = []\n  end\n\n  def add(x)\n    raise \"full\" if @list.size >= 3\n\n    @list << x\n  end\nend\n", card.Implemented},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := read(t, "Box", c.file, c.source)
			if len(got.Invariants) == 0 || got.Invariants[0].Mark != c.want {
				t.Errorf("marked %+v, want %s", got.Invariants, c.want)
			}
			if (got.Status == card.Verified) != (c.want == card.Implemented) {
				t.Errorf("the class is %q", got.Status)
			}
		})
	}
}

func TestEffectsOfOthersStandInOrder(t *testing.T) {
	t.Parallel()
	got := read(t, "Close#call",
		"app/services/close.rb", "class Close\n  def call(order)\n    Audit.new.note(order)\n    order.update!(open: false)\n    notify(order)\n  end\n\n  private\n\n  def notify(order)\n    CloseMailer.closed(order).deliver_later\n  end\nend\n",
		"app/services/audit.rb", "class Audit\n  def note(order)\n    Entry.create!(order: order)\n  end\nend\n")
	var lines []string
	for _, e := range got.Effects {
		lines = append(lines, strings.Join([]string{e.What, e.Via}, " | "))
	}
	want := []string{"Entry.create!(order: order) | Audit#note", "order.update!(open: false) | ", "CloseMailer.closed(order).deliver_later | Close#notify"}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("effects (-want +got):\n%s", diff)
	}
}
