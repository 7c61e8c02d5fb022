package fix

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/agentcore/proviso/analysis/workspace"
)

// Write replaces the text of a source file, in one step or not at all, keeping its mode and byte order mark. It refuses when the
// file does not hold the text before any more: somebody else was at work.
func Write(file, before, after string) error {
	// The rename must replace the file, not a link that leads to it.
	file, err := filepath.EvalSymlinks(file)
	if err != nil {
		return err
	}
	now, err := workspace.Read(file)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if now.Text != before {
		return fmt.Errorf("%s changed meanwhile and was left alone; run again", file)
	}
	now.Text = after
	return replace(file, now.Bytes())
}

// Create writes a whole file, new or not, in one step. What is no regular file, such as a pipe, is written to.
func Create(file string, data []byte) error {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, os.ErrNotExist):
		if _, err := os.Readlink(file); err == nil {
			return os.WriteFile(file, data, 0o666) // makes what the link leads to
		}
		return replace(file, data)
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return os.WriteFile(file, data, 0o666)
	}
	if file, err = filepath.EvalSymlinks(file); err != nil {
		return err
	}
	return replace(file, data)
}
