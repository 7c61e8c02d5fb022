package editors

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

const riskyService = `class Close
  def call(email)
    raise ArgumentError, "email is required" if email.nil?

    account = Account.find_by(email: email)
    account.close!
  end
end
`

// project is a git repository with one finding that is committed, and the program on the path.
func project(t *testing.T) (dir string, env []string) {
	t.Helper()
	for _, tool := range []string{"git", "bash"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("SKIPPED: %s is not installed", tool)
		}
	}
	dir = t.TempDir()
	put(t, dir, "proviso.yml", "root: true\n")
	put(t, dir, "app/services/close.rb", riskyService)
	env = append(os.Environ(), "PATH="+filepath.Dir(buildServer(t))+string(os.PathListSeparator)+os.Getenv("PATH"), "XDG_CACHE_HOME="+t.TempDir())
	for _, line := range []string{"git init -q -b main", "git add -A", "git -c user.name=a -c user.email=a@example.org -c commit.gpgsign=false commit -qm one"} {
		if code, out := bash(t, dir, env, line); code != 0 {
			t.Fatal(out)
		}
	}
	return dir, env
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	at := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func bash(t *testing.T, dir string, env []string, script string) (code int, output string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "bash", "-e", "-o", "pipefail", "-c", script)
	cmd.Dir, cmd.Env = dir, env
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

func decode(t *testing.T, file string, into any) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// TestGitHubAction runs the action's scripts with its inputs put where GitHub puts them.
func TestGitHubAction(t *testing.T) {
	t.Parallel()
	dir, env := project(t)
	var action struct {
		Inputs map[string]struct{ Default string }
		Runs   struct {
			Using string
			Steps []struct {
				Run, Shell string
				Env        map[string]string
			}
		}
	}
	decode(t, filepath.Join("ci", "github", "action.yml"), &action)
	here, err := filepath.Abs(filepath.Join("ci", "github"))
	if err != nil {
		t.Fatal(err)
	}
	run := func(inputs map[string]string) (code int, output string) {
		for _, step := range action.Runs.Steps {
			if step.Run == "" {
				continue
			}
			if step.Shell != "bash" || strings.Contains(step.Run, "${{") {
				t.Errorf("a script must have a shell, and inputs only through its environment: %s", step.Run)
			}
			own := append([]string{"GITHUB_ACTION_PATH=" + here}, env...)
			for name, value := range step.Env {
				own = append(own, name+"="+expand(t, value, action.Inputs, inputs))
			}
			var out string
			if code, out = bash(t, dir, own, step.Run); code != 0 {
				return code, out
			}
			output += out
		}
		return 0, output
	}
	if code, out := run(nil); code != 1 || !strings.Contains(out, "::warning file=app/services/close.rb,line=5,") {
		t.Errorf("%d\n%s", code, out)
	}
	if code, out := run(map[string]string{"since": "HEAD", "sarif": "out.sarif"}); code != 0 {
		t.Errorf("%d\n%s", code, out)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "out.sarif")); err != nil || !json.Valid(text) {
		t.Errorf("no SARIF: %v", err)
	}
	if code, out := run(map[string]string{"paths": "$(touch${IFS}harm) app; touch harm"}); code != 2 {
		t.Errorf("%d\n%s", code, out)
	}
	if _, err := os.Stat(filepath.Join(dir, "harm")); err == nil {
		t.Error("an input was executed")
	}
}

// expand does what GitHub does with the expressions that the action uses.
func expand(t *testing.T, value string, declared map[string]struct{ Default string }, given map[string]string) string {
	t.Helper()
	expression, is := strings.CutPrefix(value, "${{ inputs.")
	if !is {
		return value
	}
	name, rest, _ := strings.Cut(strings.TrimSuffix(expression, " }}"), " ")
	in, ok := declared[name]
	if !ok {
		t.Fatalf("%s is no input", name)
	}
	out := in.Default
	if v, ok := given[name]; ok {
		out = v
	}
	if rest == "&& format('sarif={0}', inputs.sarif)" && out != "" {
		return "sarif=" + out
	}
	return out
}

func TestGitLabTemplate(t *testing.T) {
	t.Parallel()
	dir, env := project(t)
	var template struct {
		Variables map[string]string
		Proviso   struct {
			Before []string `yaml:"before_script"`
			Script []string
		}
	}
	decode(t, filepath.Join("ci", "proviso.gitlab-ci.yml"), &template)
	for name, value := range template.Variables {
		env = append(env, name+"="+value)
	}
	script := strings.Join(append(template.Proviso.Before, template.Proviso.Script...), "\n")
	if code, out := bash(t, dir, env, script); code != 1 || !strings.Contains(out, "warning unchecked-lookup") {
		t.Errorf("%d\n%s", code, out)
	}
	var list []struct{ Fingerprint string }
	text, err := os.ReadFile(filepath.Join(dir, "gl-code-quality-report.json"))
	if err != nil || json.Unmarshal(text, &list) != nil || len(list) != 1 {
		t.Errorf("%v %s", err, text)
	}
	if code, out := bash(t, dir, append(env, "PROVISO_SINCE=HEAD"), script); code != 0 {
		t.Errorf("%d\n%s", code, out)
	}
}

func TestPreCommitHook(t *testing.T) {
	t.Parallel()
	dir, env := project(t)
	var hooks []struct{ ID, Entry, Language string }
	decode(t, filepath.Join("..", ".pre-commit-hooks.yaml"), &hooks)
	if len(hooks) != 1 || hooks[0].ID != "proviso" {
		t.Fatalf("%+v", hooks)
	}
	if code, out := bash(t, dir, env, hooks[0].Entry); code != 0 {
		t.Errorf("a commit that changes nothing: %d\n%s", code, out)
	}
	put(t, dir, "app/services/shut.rb", riskyService)
	if code, out := bash(t, dir, env, "git add -A; "+hooks[0].Entry); code != 1 || !strings.Contains(out, "shut.rb:5:15") || strings.Contains(out, "close.rb:5:15") {
		t.Errorf("a commit with a finding: %d\n%s", code, out)
	}
}

// TestLegacyAdoption follows the page on adopting Proviso step by step.
func TestLegacyAdoption(t *testing.T) {
	t.Parallel()
	dir, env := project(t)
	for _, step := range []struct {
		script string
		code   int
	}{
		{"proviso check", 1},
		{"proviso check --write-baseline", 0},
		{"proviso check --baseline proviso-baseline.json", 0},
		{"cp app/services/close.rb app/services/shut.rb; proviso check --baseline proviso-baseline.json", 1},
		{"git mv app/services/close.rb app/services/gone.rb; rm app/services/shut.rb; proviso check --baseline proviso-baseline.json", 0},
	} {
		if code, out := bash(t, dir, env, step.script); code != step.code {
			t.Errorf("%s: %d\n%s", step.script, code, out)
		}
	}
}
