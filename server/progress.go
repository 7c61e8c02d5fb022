package server

import (
	"context"
	"fmt"
	"sync"

	"go.lsp.dev/protocol"
)

// worthTelling is how many files a reading must have for its progress to be shown; a shorter one would only flicker.
const worthTelling = 200

// progress is work that the client shows to the user, who may call it off.
type progress struct {
	s       *session
	token   string
	title   string
	context context.Context
	cancel  context.CancelFunc

	mu    sync.Mutex
	shown bool // the client took the token, and was told of the beginning
	over  bool
}

// begin asks the client for a place to show work of a size, and does not wait for it. The work goes on while the context is not done.
func (s *session) begin(title string, size int) *progress {
	p := &progress{s: s, title: title}
	p.context, p.cancel = context.WithCancel(s.ctx)
	if !s.client.progress || size < worthTelling {
		return p
	}
	s.mu.Lock()
	s.works++
	p.token = fmt.Sprintf("proviso/%d", s.works)
	s.running[p.token] = p
	s.mu.Unlock()
	s.askThen(protocol.MethodWindowWorkDoneProgressCreate, &protocol.WorkDoneProgressCreateParams{Token: protocol.String(p.token)}, func(_ []byte, err error) {
		if err == nil {
			p.show()
		}
	})
	return p
}

func (p *progress) show() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over {
		return
	}
	p.shown = true
	yes, none := true, uint32(0)
	p.tell(&protocol.WorkDoneProgressBegin{Kind: "begin", Title: p.title, Cancellable: &yes, Percentage: &none})
}

// report tells how much is done.
func (p *progress) report(done, of int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown && !p.over {
		text, part := fmt.Sprintf("%d of %d files", done, of), uint32(done*100/max(of, 1))
		p.tell(&protocol.WorkDoneProgressReport{Kind: "report", Message: &text, Percentage: &part})
	}
}

// end must be called when the work is done or given up.
func (p *progress) end() {
	p.cancel()
	p.s.mu.Lock()
	delete(p.s.running, p.token)
	p.s.mu.Unlock()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown && !p.over {
		p.tell(&protocol.WorkDoneProgressEnd{Kind: "end"})
	}
	p.over = true
}

func (p *progress) tell(value any) {
	raw, err := protocol.Marshal(value)
	if err != nil {
		return
	}
	p.s.notify("", protocol.MethodProgress, &protocol.ProgressParams{Token: protocol.String(p.token), Value: raw})
}

// cancelProgress calls work off: what is done by then stays.
func (s *session) cancelProgress(c *protocol.WorkDoneProgressCancelParams) {
	token, ok := c.Token.(protocol.String)
	if !ok {
		return
	}
	s.mu.Lock()
	p := s.running[string(token)]
	s.mu.Unlock()
	if p != nil {
		p.cancel()
	}
}
