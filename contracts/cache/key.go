package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
)

// Key collects everything that an outcome depends on.
type Key struct{ sum hash.Hash }

// NewKey is a key of nothing.
func NewKey() *Key { return &Key{sum: sha256.New()} }

// Add adds parts; where one ends and the next begins matters.
func (k *Key) Add(parts ...string) {
	for _, p := range parts {
		fmt.Fprintf(k.sum, "%d:", len(p))
		_, _ = k.sum.Write([]byte(p)) // a hash never fails
	}
}

func (k *Key) String() string { return hex.EncodeToString(k.sum.Sum(nil)) }
