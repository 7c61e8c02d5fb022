package server

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// TestClientThatDoesNotRead sends far more than a pipe holds to a client that never reads: the server goes on reading, and ends.
func TestClientThatDoesNotRead(t *testing.T) {
	t.Parallel()
	s := newSession(Options{})
	s.clock = &fakeClock{}
	in, w := io.Pipe()
	out, unread := io.Pipe()
	defer out.Close()
	exit := make(chan int, 1)
	go func() { exit <- s.run(t.Context(), in, unread) }()
	for i := range 1000 {
		if _, err := io.WriteString(w, frameOf(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"x"}`, i))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-exit:
	case <-time.After(patience):
		t.Fatal("the server hangs")
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("gone") }

func TestClientThatIsGone(t *testing.T) {
	t.Parallel()
	in, w := io.Pipe()
	defer w.Close()
	exit := make(chan int, 1)
	go func() { exit <- newSession(Options{}).run(t.Context(), in, brokenWriter{}) }()
	if _, err := io.WriteString(w, frameOf(`{"jsonrpc":"2.0","id":1,"method":"x"}`)); err != nil {
		t.Fatal(err)
	}
	if got := <-exit; got != 1 {
		t.Errorf("status %d", got)
	}
}

// gated lets one write begin and holds it until the test lets go.
type gated struct {
	strings.Builder
	entered, leave chan bool
}

func (g *gated) Write(b []byte) (int, error) {
	g.entered <- true
	<-g.leave
	return g.Builder.Write(b)
}

// TestTopics queues several messages on one topic behind a slow client: only the newest is worth sending.
func TestTopics(t *testing.T) {
	t.Parallel()
	w := &gated{entered: make(chan bool, 10), leave: make(chan bool)}
	o := newOutbox(w, func() {})
	o.send("", []byte("first"))
	<-w.entered
	for i := range 5 {
		o.send("a", fmt.Appendf(nil, "a%d", i))
		o.send("", fmt.Appendf(nil, "-%d", i))
	}
	close(w.leave)
	o.close(patience)
	o.send("", []byte("late"))
	got := w.String()
	for _, want := range []string{"first", "-0", "-1", "-2", "-3", "a4", "-4"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %s", got, want)
		}
	}
	for _, old := range []string{"a0", "a3", "late"} {
		if strings.Contains(got, old) {
			t.Errorf("%q holds %s", got, old)
		}
	}
}
