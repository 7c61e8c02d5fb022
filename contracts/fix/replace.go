package fix

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/natefinch/atomic"
)

// Files that are being written carry such names, which no discovery takes for source code, until they replace the real ones.
const (
	unfinishedBegin = ".proviso-"
	unfinishedEnd   = ".tmp"
	// abandoned is how old such a file is when whoever wrote it must have been killed.
	abandoned = time.Hour
)

// replace puts a file with these contents in the place of another, or where there was none, in one step or not at all. A new file
// gets the mode that new files get here, and a replaced one's stays.
func replace(file string, data []byte) error {
	mode, old := fs.FileMode(0o666), false
	if info, err := os.Stat(file); err == nil {
		mode, old = info.Mode(), true
	}
	dir := filepath.Dir(file)
	sweep(dir)
	unfinished := filepath.Join(dir, fmt.Sprintf("%s%d%s", unfinishedBegin, rand.Uint64(), unfinishedEnd))
	h, err := os.OpenFile(unfinished, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode.Perm())
	if err != nil {
		return refusal(file, err)
	}
	_, err = h.Write(data)
	if err == nil {
		err = h.Sync() // else a crash of the system could leave the new name with nothing under it
	}
	if err == nil && old {
		err = h.Chmod(mode)
	}
	err = errors.Join(err, h.Close())
	if err == nil {
		err = atomic.ReplaceFile(unfinished, file)
	}
	if err != nil {
		_ = os.Remove(unfinished) // the next one that writes here sweeps
		return refusal(file, err)
	}
	return nil
}

// refusal says of the file that was to be written what was said of the unfinished one.
func refusal(file string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return fmt.Errorf("%s cannot be written: %w", file, err)
}

// sweep removes what killed processes left in a folder.
func sweep(dir string) {
	list, err := filepath.Glob(filepath.Join(globbed(dir), unfinishedBegin+"*"+unfinishedEnd))
	if err != nil {
		return
	}
	for _, file := range list {
		if info, err := os.Lstat(file); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > abandoned {
			_ = os.Remove(file) // another process may have been faster
		}
	}
}

// globbed is a folder's name as a pattern that matches it alone.
func globbed(dir string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}
