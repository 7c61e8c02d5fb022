package config

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"

	"github.com/agentcore/proviso/contracts"
)

// FileNames are the names of a configuration file, the one that wins in a folder first.
var FileNames = []string{"proviso.yml", ".proviso.yml"}

// Set finds the configuration of every file of a workspace. It is safe for concurrent use and reads each file once.
type Set struct {
	root  string
	rules []string
	fixed string // the only configuration file to read, if any
	force Override

	mu      sync.Mutex
	folders map[string]found
	texts   map[string]string // the configuration files read so far, with digests of what stands in them
}

type found struct {
	config *Config
	err    error
}

// NewSet is the configuration of the workspace at root, an absolute path; rules are the names a configuration may use.
func NewSet(root string, rules []string) *Set {
	return &Set{root: root, rules: rules, folders: map[string]found{}, texts: map[string]string{}}
}

// Only makes the set read the one file, as if it stood in root, instead of searching.
func (s *Set) Only(file string) { s.fixed = file }

// Force puts a profile ("" for none) and severities above everything configured.
func (s *Set) Force(profile contracts.Profile, rules map[string]RuleSeverity) {
	s.force = Override{Profile: profile, Rules: rules}
}

// Forced is a configuration of another set, or an empty one, under what this set puts above everything.
func (s *Set) Forced(c Config) *Config {
	c.forced = s.force
	return &c
}

// For is the configuration in force for a file, whose path is relative to the root. The error is a Problems when the
// mistake stands in a configuration file.
func (s *Set) For(file string) (*Config, error) {
	dir := s.root
	if s.fixed == "" {
		dir = filepath.Dir(filepath.Join(s.root, filepath.FromSlash(file)))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.folder(dir)
	return f.config, f.err
}

// Digest stands for everything that the configuration of the files asked for so far is made of.
func (s *Set) Digest() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return fmt.Sprintf("%q %q %q %v", s.root, s.fixed, s.texts, s.force)
}

// Excluded reports whether the configuration leaves a file or folder out; where the configuration is wrong, nothing is, and For
// tells.
func (s *Set) Excluded(file string) bool {
	c, err := s.For(path.Clean(file))
	return err == nil && matches(c.Exclude, file)
}

func (s *Set) folder(dir string) found {
	if f, ok := s.folders[dir]; ok {
		return f
	}
	c, err := s.read(dir)
	f := found{c, err}
	s.folders[dir] = f
	return f
}

// read merges the configuration that stands in dir, if any, over that of the folder above.
func (s *Set) read(dir string) (*Config, error) {
	own, err := s.own(dir)
	if err != nil {
		return nil, err
	}
	parent := filepath.Dir(dir)
	if s.fixed != "" || parent == dir || own != nil && own.Root {
		return merge(&Config{forced: s.force}, own), nil
	}
	above := s.folder(parent)
	if above.err != nil {
		return nil, above.err
	}
	if own == nil {
		return above.config, nil
	}
	return merge(above.config, own), nil
}

// own is the configuration that stands in dir itself, its patterns relative to the root; nil if there is none.
func (s *Set) own(dir string) (*Config, error) {
	names := FileNames
	if s.fixed != "" {
		names = []string{s.fixed}
	}
	for _, name := range names {
		file := name
		if !filepath.IsAbs(file) {
			file = filepath.Join(dir, name)
		}
		data, err := readFile(file)
		if errors.Is(err, fs.ErrNotExist) && s.fixed == "" {
			continue
		}
		if err != nil {
			return nil, err
		}
		s.texts[file] = fmt.Sprintf("%x", sha256.Sum256(data))
		c, problems := Parse(s.tell(file), data, s.rules)
		if len(problems) > 0 {
			return nil, problems
		}
		c.rebase(dir, s.root)
		return c, nil
	}
	return nil, nil
}

func readFile(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a regular file", file)
	}
	h, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer h.Close()
	return io.ReadAll(io.LimitReader(h, MaxSize+1))
}

func (s *Set) tell(file string) string {
	if rel, err := filepath.Rel(s.root, file); err == nil {
		return filepath.ToSlash(rel)
	}
	return file
}
