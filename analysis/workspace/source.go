package workspace

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"
)

// MaxSize is the size in bytes above which a file is not analysed.
const MaxSize = 1 << 20

// bom is the byte order mark. Editors hide it, so analysis does not see it and columns do not count it; whoever writes a file
// back puts it back.
const bom = "\uFEFF"

// Content is the text of a file as analysis sees it.
type Content struct {
	Text string // without byte order mark
	BOM  bool
}

// Bytes is what stands in the file on disk.
func (c Content) Bytes() []byte {
	if c.BOM {
		return []byte(bom + c.Text)
	}
	return []byte(c.Text)
}

// Read reads a source file for analysis. The error says in a few words why it cannot be analysed.
func Read(file string) (Content, error) {
	info, err := os.Stat(file)
	if err != nil {
		return Content{}, unreadable(err)
	}
	if !info.Mode().IsRegular() {
		return Content{}, errors.New("not a regular file")
	}
	h, err := os.Open(file)
	if err != nil {
		return Content{}, unreadable(err)
	}
	defer h.Close()
	return Decode(h)
}

// Decode reads a text for analysis from r.
func Decode(r io.Reader) (Content, error) {
	// One byte more than allowed tells a file that grows while it is read, or has no honest size.
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return Content{}, unreadable(err)
	}
	if len(data) > MaxSize {
		return Content{}, fmt.Errorf("larger than %d bytes", MaxSize)
	}
	if !utf8.Valid(data) {
		return Content{}, fmt.Errorf("not UTF-8 (line %d)", invalidLine(data))
	}
	text := string(data)
	return Content{Text: strings.TrimPrefix(text, bom), BOM: strings.HasPrefix(text, bom)}, nil
}

func invalidLine(data []byte) int {
	line := 1
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		i += size
	}
	return line
}

// unreadable says why the system refused, without the path, which stands beside the reason already.
func unreadable(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return fmt.Errorf("cannot be read: %w", err)
}

// generated reports whether one of the first five lines says that a program wrote the text.
func generated(text string) bool {
	rest := text
	for range 5 {
		line, after, more := strings.Cut(rest, "\n")
		if strings.Contains(line, "@generated") || strings.Contains(line, "DO NOT EDIT") {
			return true
		}
		if !more {
			return false
		}
		rest = after
	}
	return false
}
