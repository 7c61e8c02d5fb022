package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheRestIsSeen holds a check of one file to what a check of the whole says of it: who names a file wants to hear of that file,
// and the file still stands in its project.
func TestTheRestIsSeen(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"Gemfile":                    "",
		"app/services/base.rb":       "class BaseService\n  def call(account)\n    raise ArgumentError, \"account\" if account.nil?\n\n    run(account)\n  end\nend\n",
		"app/models/account.rb":      "class Account < ApplicationRecord\n  def self.for(id) = find(id)\nend\n",
		"app/services/pay.rb":        "class Pay < BaseService\n  def run(account)\n    Account.for(account.id).close!\n  end\nend\n",
		"app/services/close.rb":      risky,
		"app/services/latin.rb":      "# \xe9",
		"vendor/other/broken.rb":     "class (",
		"app/controllers/unread.rb":  "class UnreadController\n  def show\n    Mark.new.call(params[:id])\n    head :ok\n  end\nend\n",
		"app/services/mark.rb":       "class Mark\n  def call(id)\n    return false if id.nil?\n\n    Ledger.create!(id: id)\n    true\n  end\nend\n",
		"app/services/elsewhere.txt": "",
	}
	dir := workplace(t, files)
	lines := func(out, file string) string {
		var kept []string
		for _, line := range strings.Split(out, "\n") {
			if strings.HasPrefix(line, file+":") {
				kept = append(kept, line)
			}
		}
		return strings.Join(kept, "\n")
	}
	_, whole, _ := proviso(t, dir, "", "check", "--level", "hint", "--no-cache", ".")
	for name := range files {
		if filepath.Ext(name) != ".rb" || strings.HasPrefix(name, "vendor/") {
			continue
		}
		_, one, stderr := proviso(t, dir, "", "check", "--level", "hint", "--no-cache", name)
		if got, want := lines(one, name), lines(whole, name); got != want || stderr != "" {
			t.Errorf("%s alone:\n%s\nin the whole:\n%s\n%s", name, got, want, stderr)
		}
		if other := strings.Count(one, ".rb:") - strings.Count(one, name+":"); other > strings.Count(one, "\n  ") {
			t.Errorf("%s alone tells of other files:\n%s", name, one)
		}
	}
	if lines(whole, "app/controllers/unread.rb") == "" {
		t.Errorf("nothing is found that only the whole can tell:\n%s", whole)
	}
}

// TestNoProjectIsReadForAFile names a file in a folder that is no project: its neighbours are none of its business.
func TestNoProjectIsReadForAFile(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"home/notes/a.rb": risky, "home/secret/b.rb": risky, "home/shop/Gemfile": "", "home/shop/c.rb": sound, "home/shop/d.rb": sound})
	home := filepath.Join(dir, "home")
	if err := os.Chmod(filepath.Join(home, "secret"), 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(home, "secret"), 0o700) })
	for _, name := range []string{"notes/a.rb", "shop/c.rb"} {
		_, out, stderr := proviso(t, home, "", "check", "--no-cache", name)
		if !strings.Contains(out, " in 1 file, ") || stderr != "" {
			t.Errorf("%s: %s%s", name, out, stderr)
		}
	}
}
