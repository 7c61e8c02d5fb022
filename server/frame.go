package server

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxBody bounds the body of a message; a longer one is skipped, not kept.
const maxBody = 64 << 20

// frame is the body of one message, or why there is none.
type frame struct {
	body []byte
	err  error
}

// malformedFrame is a frame that cannot be used, after which the stream goes on.
type malformedFrame struct{ reason string }

func (m malformedFrame) Error() string { return m.reason }

// readFrames queues frames until the stream ends. It runs apart because a read cannot be interrupted.
func readFrames(ctx context.Context, in io.Reader, out chan<- frame) {
	r := bufio.NewReaderSize(in, 1<<16)
	for {
		body, err := readFrame(r)
		select {
		case out <- frame{body, err}:
		case <-ctx.Done():
			return
		}
		if err != nil && !errors.As(err, &malformedFrame{}) {
			return
		}
	}
}

// readFrame reads one header block and its body. It forgives line ends without "\r", the case of names, unknown fields and lines
// that are none; a header without a usable length is malformed, and the next header decides where the stream goes on.
func readFrame(r *bufio.Reader) ([]byte, error) {
	length, err := readHeader(r)
	if err != nil {
		return nil, err
	}
	if length > maxBody {
		if _, err := io.CopyN(io.Discard, r, length); err != nil {
			return nil, io.EOF
		}
		return nil, malformedFrame{fmt.Sprintf("a message of %d bytes is longer than %d", length, maxBody)}
	}
	// The buffer grows with what arrives: a length that was only claimed costs nothing.
	var body bytes.Buffer
	if length <= 1<<20 {
		body.Grow(int(length))
	}
	if _, err := io.CopyN(&body, r, length); err != nil {
		return nil, io.EOF
	}
	return body.Bytes(), nil
}

// readHeader gives the length that a header block declares. Blank lines before a block are skipped.
func readHeader(r *bufio.Reader) (int64, error) {
	length, seen := int64(-1), false
	for {
		line, err := readLine(r)
		if err != nil {
			return 0, err
		}
		if line == "" && !seen {
			continue
		}
		if line == "" && length < 0 {
			return 0, malformedFrame{"a header without a usable Content-Length"}
		}
		if line == "" {
			return length, nil
		}
		seen = true
		name, value, _ := strings.Cut(line, ":")
		if !strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			continue
		}
		length = -1
		if n, err := strconv.ParseInt(strings.TrimSpace(value), 10, 64); err == nil && n >= 0 {
			length = n
		}
	}
}

// readLine reads a header line without its end. Of a line beyond the reader's buffer only the head is kept.
func readLine(r *bufio.Reader) (string, error) {
	head, err := r.ReadSlice('\n')
	line := strings.TrimRight(string(head), "\r\n")
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = r.ReadSlice('\n')
	}
	if err != nil {
		return "", err
	}
	return line, nil
}
