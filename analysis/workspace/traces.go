package workspace

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"sync"
)

// disk reads files and remembers what it saw of them, so that somebody can tell later whether it would see the same again.
type disk struct{ seen sync.Map }

func (d *disk) readFile(file string) ([]byte, error) {
	data, err := readRegular(file)
	d.seen.Store(file, trace(data, err))
	return data, err
}

// readRegular reads a file of bounded size. A workspace may have a device in the place of a configuration, which has no end.
func readRegular(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > MaxSize {
		return nil, errors.New("no regular file of bounded size")
	}
	return os.ReadFile(file)
}

// regular reports whether a file is there.
func (d *disk) regular(file string) bool {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() {
		d.seen.Store(file, absent)
		return false
	}
	return true // and will be read
}

// absent is the trace of what cannot be read.
const absent = "-"

func trace(data []byte, err error) string {
	if err != nil {
		return absent
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Traces tells what the compiler's configurations that were asked so far looked like, by path; those that are absent too.
func (c *Compiler) Traces() map[string]string {
	out := map[string]string{}
	c.disk.seen.Range(func(file, trace any) bool {
		out[file.(string)] = trace.(string)
		return true
	})
	return out
}

// Unchanged reports whether files look as their traces say.
func Unchanged(traces map[string]string) bool {
	for file, was := range traces {
		if trace(readRegular(file)) != was {
			return false
		}
	}
	return true
}
