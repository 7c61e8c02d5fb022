package server

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// outbox queues messages and writes them apart, so that a client that stops reading never blocks who sends.
type outbox struct {
	mu      sync.Mutex
	changed *sync.Cond
	queue   []*parcel
	waiting map[string]*parcel // by topic
	closed  bool
	done    chan struct{}
}

// parcel is one message that waits. A topic is worth only its newest message: an older one that still waits is dropped.
type parcel struct {
	topic string
	body  []byte
}

// newOutbox starts the writer; failed is called once when the client cannot be written to.
func newOutbox(w io.Writer, failed func()) *outbox {
	o := &outbox{waiting: map[string]*parcel{}, done: make(chan struct{})}
	o.changed = sync.NewCond(&o.mu)
	go o.run(w, failed)
	return o
}

// send queues a message; topic is "" where every message counts.
func (o *outbox) send(topic string, body []byte) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.closed {
		return
	}
	p := &parcel{topic, body}
	if topic != "" {
		if old := o.waiting[topic]; old != nil {
			old.body = nil
		}
		o.waiting[topic] = p
	}
	o.queue = append(o.queue, p)
	o.changed.Signal()
}

// close lets the writer finish what is queued, for as long as grace.
func (o *outbox) close(grace time.Duration) {
	o.mu.Lock()
	o.closed = true
	o.changed.Signal()
	o.mu.Unlock()
	t := time.NewTimer(grace)
	defer t.Stop()
	select {
	case <-o.done:
	case <-t.C:
	}
}

func (o *outbox) run(w io.Writer, failed func()) {
	defer close(o.done)
	for {
		body, more := o.next()
		if !more {
			return
		}
		if _, err := w.Write(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n%s", len(body), body)); err != nil {
			o.drop()
			failed()
			return
		}
	}
}

// next waits for the next message that was not overtaken.
func (o *outbox) next() (body []byte, more bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for {
		for len(o.queue) == 0 && !o.closed {
			o.changed.Wait()
		}
		if len(o.queue) == 0 {
			return nil, false
		}
		p := o.queue[0]
		o.queue[0] = nil
		o.queue = o.queue[1:]
		if p.topic != "" && o.waiting[p.topic] == p {
			delete(o.waiting, p.topic)
		}
		if p.body != nil {
			return p.body, true
		}
	}
}

// drop forgets everything: nobody reads any more.
func (o *outbox) drop() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.closed, o.queue, o.waiting = true, nil, nil
}
