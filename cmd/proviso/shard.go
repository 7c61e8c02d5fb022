package main

import (
	"fmt"
	"strconv"
	"strings"
)

// slice is one of n parts of the files: every n-th, so that the parts are of like weight, whatever folders hold.
type slice struct{ i, n int }

// parseSlice reads I/N; the whole is "".
func parseSlice(text string) (slice, error) {
	if text == "" {
		return slice{1, 1}, nil
	}
	left, right, _ := strings.Cut(text, "/")
	i, err := strconv.Atoi(left)
	n, e := strconv.Atoi(right)
	if err != nil || e != nil || i < 1 || i > n {
		return slice{}, fmt.Errorf("--shard: %q is not I/N, such as 1/4", text)
	}
	return slice{i, n}, nil
}

// of picks the slice's part of a list.
func of[T any](s slice, list []T) []T {
	if s.n == 1 {
		return list
	}
	var out []T
	for i := s.i - 1; i < len(list); i += s.n {
		out = append(out, list[i])
	}
	return out
}
