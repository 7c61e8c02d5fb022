// Package cache remembers the outcome of a check, so that the same check of the same files need not be done again. An outcome is
// kept under everything it depends on; nothing in the cache is ever changed, and whatever is wrong with it only costs time.
package cache

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Limits of the cache's folder; the entries that were not used for longest go first.
const (
	maxEntries = 64
	maxBytes   = 256 << 20
	// abandoned is how old an unfinished entry is when nobody can be writing it any more.
	abandoned = time.Hour
)

// Store keeps entries in a folder. Several processes may use it at once.
type Store struct{ dir string }

// In is the store in a folder, which is made when first written to.
func In(dir string) *Store { return &Store{dir: dir} }

const unfinished = "unfinished-"

// get reads an entry; one that is not whole is not there.
func (s *Store) get(key string) ([]byte, bool) {
	file := filepath.Join(s.dir, key)
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, false
	}
	now := time.Now()
	_ = os.Chtimes(file, now, now) // tells when it was last of use; without, it goes earlier
	return whole(data)
}

// whole is what was written, if nothing of it is missing or changed.
func whole(data []byte) ([]byte, bool) {
	if len(data) < sha256.Size {
		return nil, false
	}
	sum := sha256.Sum256(data[sha256.Size:])
	return data[sha256.Size:], bytes.Equal(sum[:], data[:sha256.Size])
}

// put writes an entry, whole or not at all.
func (s *Store) put(key string, data []byte) error {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return err
	}
	h, err := os.CreateTemp(s.dir, unfinished)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	_, err = h.Write(append(sum[:], data...))
	err = errors.Join(err, h.Close())
	if err == nil {
		err = os.Rename(h.Name(), filepath.Join(s.dir, key))
	}
	if err != nil {
		return errors.Join(err, os.Remove(h.Name()))
	}
	s.prune(maxEntries, maxBytes)
	return nil
}

// prune removes the oldest entries above the limits, and what killed processes left.
func (s *Store) prune(entries int, size int64) {
	list, err := os.ReadDir(s.dir)
	if err != nil {
		return
	}
	var infos []os.FileInfo
	for _, e := range list {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		if strings.HasPrefix(e.Name(), unfinished) {
			if time.Since(info.ModTime()) > abandoned {
				_ = os.Remove(filepath.Join(s.dir, e.Name()))
			}
			continue
		}
		infos = append(infos, info)
	}
	slices.SortFunc(infos, func(a, b os.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	for i, info := range infos {
		if size -= info.Size(); i >= entries || size < 0 {
			_ = os.Remove(filepath.Join(s.dir, info.Name())) // another process may have been faster
		}
	}
}
