//go:build unix

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"
)

// asProgram makes the test binary be the program.
const asProgram = "PROVISO_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// shell runs a script in which "$proviso" is the program, and gives the exit status and what was written.
func shell(t *testing.T, dir, script string, mends ...func(*exec.Cmd)) (code int, stdout, stderr string) {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("SKIPPED: bash is not installed")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, "bash", "-c", script)
	var out, errs strings.Builder
	c.Dir, c.Stdout, c.Stderr = dir, &out, &errs
	c.Env = append(os.Environ(), asProgram+"=1", "proviso="+self, "XDG_CACHE_HOME="+filepath.Join(dir, ".cache"))
	for _, mend := range mends {
		mend(c)
	}
	var exit *exec.ExitError
	if err := c.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), out.String(), errs.String()
}

func TestOutputThatFails(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"app/services/close.rb": risky})
	for _, tt := range []struct {
		name, script string
		code         int
		stderr       string
	}{
		{"reader gone", `"$proviso" check | true; exit ${PIPESTATUS[0]}`, found, ""},
		{"closed", `"$proviso" check >&-`, found, ""},
		{"disk full", `"$proviso" check > /dev/full`, failed, "proviso: standard output: write /dev/stdout: no space left on device\n"},
		{"disk full for a report", `"$proviso" check --format json=/dev/full`, failed, "proviso: --format json=/dev/full: "},
		{"disk full for a baseline", `"$proviso" check --write-baseline --baseline /dev/full`, failed, "proviso: --write-baseline: /dev/full: "},
		{"folder missing", `"$proviso" check --format json=gone/out.json`, failed, "proviso: --format json=gone/out.json: "},
	} {
		if strings.Contains(tt.script, "/dev/full") && runtime.GOOS != "linux" {
			continue
		}
		code, _, stderr := shell(t, dir, tt.script)
		if code != tt.code || !strings.HasPrefix(stderr, tt.stderr) || tt.stderr == "" && stderr != "" || strings.Count(stderr, "\n") > 1 {
			t.Errorf("%s: %d %s", tt.name, code, stderr)
		}
	}
}

func TestFewOpenFiles(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	for i := range 200 {
		files[fmt.Sprintf("app/services/%d/%d/close.rb", i%10, i)] = risky
	}
	dir := workplace(t, files)
	code, out, stderr := shell(t, dir, `ulimit -n 24; "$proviso" check --jobs 64`)
	if code != found || !strings.Contains(out, "200 warnings") || stderr != "" {
		t.Errorf("%d %s\n%s", code, stderr, out[max(0, len(out)-500):])
	}
}

// TestFilesInAFolderThatCannotBeWritten asks for repairs there, as somebody whom permissions bind.
func TestFilesInAFolderThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	src := "# proviso:disable-file missing-range -- not any more\n" + sound
	dir := workplace(t, map[string]string{"app/a.rb": src})
	// Another process copies: a program that this one holds open for writing while a parallel test forks is busy and does not start.
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("cp", self, filepath.Join(dir, "program")).CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: the program cannot be copied: %v %s", err, out)
	}
	for _, at := range []string{filepath.Dir(dir), dir, filepath.Join(dir, "app")} {
		if err := os.Chmod(at, 0o555); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		for _, at := range []string{filepath.Dir(dir), dir, filepath.Join(dir, "app")} {
			_ = os.Chmod(at, 0o755)
		}
	})
	code, _, stderr := shell(t, dir, `./program check --fix app`, func(c *exec.Cmd) {
		if os.Geteuid() == 0 {
			c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
	})
	if code != failed || !strings.Contains(stderr, "permission denied") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("%d %s", code, stderr)
	}
	if text, _ := os.ReadFile(filepath.Join(dir, "app", "a.rb")); string(text) != src {
		t.Errorf("the file is %q", text)
	}
}

// TestKilledWhileFixing kills repairs at many moments; every file must be as before or as after.
func TestKilledWhileFixing(t *testing.T) {
	t.Parallel()
	before := "# proviso:disable-file missing-range -- not any more\r\n" + strings.ReplaceAll(sound, "\n", "\r\n")
	after := strings.ReplaceAll(sound, "\n", "\r\n")
	const n = 40
	mended, whole := 0, 0
	for _, ms := range []int{30, 60, 100, 150, 250} {
		files := map[string]string{}
		for i := range n {
			files[fmt.Sprintf("app/%d.rb", i)] = before
		}
		dir := workplace(t, files)
		shell(t, dir, fmt.Sprintf(`"$proviso" check --fix app & sleep %d.%03d; kill -9 $!; wait`, ms/1000, ms%1000))
		for name := range files {
			if !strings.HasPrefix(name, "app/") {
				continue
			}
			text, err := os.ReadFile(filepath.Join(dir, name))
			switch {
			case err != nil:
				t.Fatal(err)
			case string(text) == after:
				mended++
			case string(text) == before:
				whole++
			default:
				t.Fatalf("after %d ms %s is %q", ms, name, text)
			}
		}
		if code, _, stderr := shell(t, dir, `"$proviso" check --fix app`); code != clean {
			t.Errorf("the next run: %d %s", code, stderr)
		}
	}
	t.Logf("%d files were mended, %d not yet", mended, whole)
}

// TestKilledWhileWriting kills runs that write a report, a baseline and a cache at many moments; each file must be the old or the new
// one, and the next run must not notice.
func TestKilledWhileWriting(t *testing.T) {
	t.Parallel()
	files := map[string]string{"report.json": "old", "base.json": `{"version": 1, "findings": []}`}
	for i := range 60 {
		files[fmt.Sprintf("app/services/%d/close.rb", i)] = risky
	}
	old, whole := 0, 0
	for _, ms := range []int{20, 60, 100, 140, 180, 240, 320, 400} {
		dir := workplace(t, files)
		shell(t, dir, fmt.Sprintf(`"$proviso" check --quiet --format json=report.json --write-baseline --baseline base.json & sleep %d.%03d; kill -9 $!; wait`, ms/1000, ms%1000))
		for name, want := range map[string]int{"report.json": 60, "base.json": 60} {
			text, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			var now struct{ Findings []json.RawMessage }
			switch err := json.Unmarshal(text, &now); {
			case string(text) == files[name]:
				old++
			case err == nil && (len(now.Findings) == want || name == "report.json" && len(now.Findings) == 0): // what a baseline knows is not reported
				whole++
			default:
				t.Fatalf("after %d ms %s is %.300q: %v", ms, name, text, err)
			}
		}
		if code, out, stderr := shell(t, dir, `"$proviso" check --format json`); code != found || stderr != "" || strings.Count(out, `"rule": "unchecked-lookup"`) != 60 {
			t.Errorf("the run after %d ms: %d %s\n%.300s", ms, code, stderr, out)
		}
	}
	t.Logf("%d files were old, %d new", old, whole)
}

// TestFilesThatChange replaces files, as editors do, by longer and shorter ones while checks run; each report must be about one text,
// whole.
func TestFilesThatChange(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("# a line above\n", 400) + risky
	files := map[string]string{}
	for i := range 40 {
		files[fmt.Sprintf("app/services/%d.rb", i)] = risky
	}
	dir := workplace(t, files)
	line := func(text string) int {
		return strings.Count(text[:strings.Index(text, "find_by")], "\n") + 1
	}
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			text := risky
			if i%2 == 0 {
				text = long
			}
			fresh := filepath.Join(dir, "fresh")
			_ = os.WriteFile(fresh, []byte(text), 0o666)
			_ = os.Rename(fresh, filepath.Join(dir, fmt.Sprintf("app/services/%d.rb", i%41)))
		}
	}()
	for range 8 {
		code, out, stderr := shell(t, dir, `"$proviso" check --format json`)
		var r struct {
			Findings []struct {
				Rule  string
				Range struct{ Start struct{ Line int } }
			}
		}
		if err := json.Unmarshal([]byte(out), &r); err != nil || code != found || stderr != "" {
			t.Fatalf("%d %s %v", code, stderr, err)
		}
		for _, f := range r.Findings {
			if at := f.Range.Start.Line; f.Rule == "unchecked-lookup" && at != line(risky) && at != line(long) {
				t.Errorf("a lookup stands at line %d; it does in neither text", at)
			}
		}
	}
	close(stop)
	<-done
}

func TestOddNames(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"app/services/line\nbreak.rb": risky})
	if err := os.WriteFile(filepath.Join(dir, "app", "services", "latin\xe9.rb"), []byte(risky), 0o666); err != nil {
		t.Skip("SKIPPED: this file system has UTF-8 names only")
	}
	for _, format := range []string{"text", "json", "sarif", "github", "gitlab", "junit", "rdjson"} {
		for _, temperature := range []string{"cold", "warm"} {
			code, out, stderr := shell(t, dir, `"$proviso" check --format `+format)
			if code != found || stderr != "" || !utf8.ValidString(out) {
				t.Errorf("%s, %s: %d %s\n%q", format, temperature, code, stderr, out)
			}
			if (format == "json" || format == "sarif") && !json.Valid([]byte(out)) {
				t.Errorf("%s: no JSON", format)
			}
		}
	}
}

func TestLinksInACircle(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"app/services/close.rb": risky})
	for to, from := range map[string]string{"app/services/again": "..", "app/self.rb": "self.rb", "app/a": "b", "app/b": "a"} {
		if err := os.Symlink(from, filepath.Join(dir, to)); err != nil {
			t.Fatal(err)
		}
	}
	code, out, stderr := shell(t, dir, `"$proviso" check`)
	if code != found || strings.Count(out, "unchecked-lookup:") != 1 || !strings.Contains(out, "app/self.rb: skipped: a link that leads nowhere") || stderr != "" {
		t.Errorf("%d %s\n%s", code, stderr, out)
	}
}

// TestFilesThatVanish takes files away and puts them back while checks run; each check must end with a verdict.
func TestFilesThatVanish(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	for i := range 50 {
		files[fmt.Sprintf("app/services/%d.rb", i)] = risky
	}
	dir := workplace(t, files)
	stop := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			at := filepath.Join(dir, fmt.Sprintf("app/services/%d.rb", i%50))
			_ = os.Remove(at)
			_ = os.WriteFile(at, []byte(risky), 0o666)
		}
	}()
	for range 8 {
		if code, _, stderr := shell(t, dir, `"$proviso" check --format json`); code != found || stderr != "" {
			t.Errorf("%d %s", code, stderr)
		}
	}
	close(stop)
	<-done
}

// TestFullDisk writes where there is no room, on a small file system of its own; what was there must stay whole.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("SKIPPED: small file systems are made on Linux only")
	}
	src := "# proviso:disable-file missing-range -- not any more\n" + sound
	dir := workplace(t, map[string]string{"app/a.rb": src, "out/x": "", "full/x": ""})
	for _, tt := range []struct{ name, args, keep, stderr string }{
		{"repair", "check --fix full", "full/a.rb", "full/a.rb cannot be written: no space left on device"},
		{"report", "check app --format json=full/report.json", "full/report.json", "proviso: --format json=full/report.json: "},
		{"baseline", "check app --write-baseline --baseline full/base.json", "full/base.json", "proviso: --write-baseline: full/base.json: "},
	} {
		script := `unshare -rm bash -c '
mount -t tmpfs -o size=32k tmpfs full 2>/dev/null || exit 77
cp app/a.rb full/a.rb; echo "{}" > full/report.json; echo "{\"version\": 1, \"findings\": []}" > full/base.json
cp -r full out
dd if=/dev/zero of=full/filler bs=1k 2>/dev/null
"$proviso" ` + tt.args + `; code=$?
cmp ` + tt.keep + ` out/` + tt.keep + ` || code=99
ls -A full | grep -q tmp && code=98
exit $code'`
		code, out, stderr := shell(t, dir, script)
		if code == 77 || strings.Contains(stderr, "unshare") {
			t.Skipf("SKIPPED: no file system can be mounted here: %s", stderr)
		}
		if code != failed || !strings.Contains(stderr, tt.stderr) || !strings.Contains(stderr, "no space left on device") || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%s: %d %s\n%s", tt.name, code, stderr, out)
		}
	}
	// A cache without room costs the next run its time only.
	code, _, stderr := shell(t, dir, `unshare -rm bash -c '
mount -t tmpfs -o size=32k tmpfs full || exit 77
dd if=/dev/zero of=full/filler bs=1k 2>/dev/null
XDG_CACHE_HOME=$PWD/full "$proviso" check app; exit $?'`)
	if code != found || stderr != "" {
		t.Errorf("cache: %d %s", code, stderr)
	}
}
