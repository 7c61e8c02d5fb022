package server

import (
	"time"

	"go.uber.org/zap"
)

// parentPoll is how often the client's process is looked for.
const parentPoll = time.Second

// watchParent ends the session when the process that started it is gone: its end of the stream may be held open by another.
func (s *session) watchParent(pid int) {
	s.clock.AfterFunc(parentPoll, func() {
		if s.ctx.Err() != nil {
			return
		}
		if !s.alive(pid) {
			s.log.Info("the client's process is gone", zap.Int("pid", pid))
			s.finish()
			return
		}
		s.watchParent(pid)
	})
}
