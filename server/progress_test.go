package server

import (
	"fmt"
	"testing"
)

const showing = `{"textDocument":{"diagnostic":{}},"window":{"workDoneProgress":true},"workspace":{"configuration":true,"diagnostics":{"refreshSupport":true}}}`

// reply answers a request of the server.
func (e *editor) reply(m object, result any) { e.send(object{"id": m["id"], "result": result}) }

func manyFiles(t *testing.T, n int) string {
	t.Helper()
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprintf("app/f%d.rb", i)] = fmt.Sprintf("class Base\n  def m%d(a)\n    a.b\n  end\nend\n", i)
	}
	return folderWith(t, files)
}

// TestProgress shows the reading of a large folder from its beginning to its end, and none of a small one.
func TestProgress(t *testing.T) {
	t.Parallel()
	e := start(t, knowing)
	e.initialize(showing, manyFiles(t, 3*worthTelling))
	create := e.wait("window/workDoneProgress/create")
	token := create["params"].(object)["token"]
	e.reply(create, nil)
	var kinds []any
	for len(kinds) == 0 || kinds[len(kinds)-1] != "end" {
		p := e.wait("$/progress")["params"].(object)
		if p["token"] != token {
			t.Fatalf("progress of %v", p["token"])
		}
		kinds = append(kinds, p["value"].(object)["kind"])
	}
	if kinds[0] != "begin" {
		t.Errorf("kinds %v", kinds)
	}
	small := start(t, knowing)
	small.initialize(showing, manyFiles(t, 3))
	small.wait("workspace/configuration")
	small.sync()
	for _, m := range small.seen {
		if m["method"] == "window/workDoneProgress/create" {
			t.Error("a small folder shows progress")
		}
	}
}

// TestProgressIsRefused goes on without showing anything.
func TestProgressIsRefused(t *testing.T) {
	t.Parallel()
	root := manyFiles(t, worthTelling)
	e := start(t, knowing)
	e.initialize(showing, root)
	create := e.wait("window/workDoneProgress/create")
	e.send(object{"id": create["id"], "error": object{"code": -32603, "message": "no"}})
	use := "file://" + root + "/use.rb"
	e.open(use, "ruby", "x")
	e.until(use, fmt.Sprintf("%d standard", worthTelling))
	for _, m := range e.seen {
		if m["method"] == "$/progress" {
			t.Errorf("told %v", m)
		}
	}
}

// TestProgressIsCalledOff ends the reading, after which the server serves with what it has.
func TestProgressIsCalledOff(t *testing.T) {
	t.Parallel()
	root := manyFiles(t, 3*worthTelling)
	e := start(t, knowing)
	e.initialize(showing, root)
	create := e.wait("window/workDoneProgress/create")
	e.notify("window/workDoneProgress/cancel", object{"token": create["params"].(object)["token"]})
	e.notify("window/workDoneProgress/cancel", object{"token": "unknown"})
	e.notify("window/workDoneProgress/cancel", object{"token": 7})
	e.sync()
	e.clock.advance(afterthought)
	e.open("file://"+root+"/use.rb", "ruby", "x")
	if items := e.pull("file://"+root+"/use.rb", nil)["items"].([]any); len(items) != 1 {
		t.Errorf("items %v", items)
	}
}

// TestConfigurationIsPulled asks a client for its settings at the start and whenever it only says that something changed.
func TestConfigurationIsPulled(t *testing.T) {
	t.Parallel()
	root := folderWith(t, map[string]string{"proviso.yml": "profile: advisory\n"})
	e := start(t, knowing)
	e.initialize(showing, root)
	use := "file://" + root + "/use.rb"
	e.open(use, "ruby", "x")
	for _, step := range []struct {
		result any
		want   string
	}{
		{[]any{object{"profile": "fortress"}}, "0 fortress"},
		{[]any{nil}, "0 fortress"},
		{[]any{}, "0 fortress"},
		{[]any{object{"profile": ""}}, "0 advisory"},
		{[]any{object{"profile": "standard"}}, "0 standard"},
	} {
		ask := e.wait("workspace/configuration")
		if got := fmt.Sprint(ask["params"].(object)["items"]); got != "[map[section:proviso]]" {
			t.Errorf("asked for %s", got)
		}
		e.reply(ask, step.result)
		e.until(use, step.want)
		e.notify("workspace/didChangeConfiguration", object{"settings": nil})
	}
}

// TestProfileOverInvalidConfiguration has the editor's profile in force while proviso.yml is wrong, be it from the start or later.
func TestProfileOverInvalidConfiguration(t *testing.T) {
	t.Parallel()
	root := folderWith(t, map[string]string{"proviso.yml": "profile: advisory\nnonsense: 1\n"})
	e := start(t, knowing)
	e.initializeWith(object{"profile": "fortress"}, root)
	use := "file://" + root + "/use.rb"
	e.open(use, "ruby", "x")
	e.until(use, "0 fortress")
	write(t, root+"/proviso.yml", "profile: advisory\n")
	e.watched(2, root+"/proviso.yml")
	e.notify("workspace/didChangeConfiguration", object{"settings": object{"proviso": object{"profile": ""}}})
	e.until(use, "0 advisory")
	write(t, root+"/proviso.yml", "profile: [\n")
	e.watched(2, root+"/proviso.yml")
	e.notify("workspace/didChangeConfiguration", object{"settings": object{"proviso": object{"profile": "fortress"}}})
	e.until(use, "0 fortress")
}

// TestCallerReachesCallee looks again at an open document when one that names its class is edited.
func TestCallerReachesCallee(t *testing.T) {
	t.Parallel()
	e := start(t, knowing)
	e.initialize(`{}`)
	e.open("file:///w/callee.rb", "ruby", "class Callee\nend\n")
	e.settle()
	e.open("file:///w/caller.rb", "ruby", "1")
	e.settle()
	e.change("file:///w/caller.rb", 2, object{"text": "Callee.new"})
	if p := e.settle(); p["uri"] != "file:///w/caller.rb" {
		t.Fatalf("published %v", p["uri"])
	}
	e.clock.advance(afterthought)
	if p := e.settle(); p["uri"] != "file:///w/callee.rb" {
		t.Errorf("published %v", p["uri"])
	}
}

// TestEditNudgesPullingClients asks a client that pulls to pull again when an edit concerns another open document, once.
func TestEditNudgesPullingClients(t *testing.T) {
	t.Parallel()
	e := start(t, knowing)
	e.initialize(pulling)
	e.open("file:///w/base.rb", "ruby", "class Base\nend\n")
	e.open("file:///w/use.rb", "ruby", "Base.new")
	e.until("file:///w/base.rb", "1 standard")
	e.until("file:///w/use.rb", "1 standard")
	e.clock.advance(afterthought)
	e.sync()
	e.seen = nil
	e.change("file:///w/base.rb", 2, object{"text": "class Renamed\nend\n"})
	e.pull("file:///w/base.rb", nil)
	e.clock.advance(afterthought)
	e.until("file:///w/use.rb", "0 standard")
	e.clock.advance(afterthought)
	e.sync()
	if len(e.seen) > 1 {
		t.Errorf("then %v", e.seen)
	}
}
