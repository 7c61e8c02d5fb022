package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
)

// git asks git for other states of the working directory. Everything by which a repository could make it run a program is off.
type git struct{ dir string }

// run gives the output of a git command; one that fails is an error with what git said.
func (g git) run(ctx context.Context, args ...string) (string, error) {
	args = append([]string{"-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false", "--no-pager"}, args...)
	c := exec.CommandContext(ctx, "git", args...)
	c.Dir = g.dir
	var out, wrong bytes.Buffer
	c.Stdout, c.Stderr = &out, &wrong
	if err := c.Run(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return "", errors.New("git is not installed")
		}
		if text := strings.TrimSpace(wrong.String()); text != "" {
			return "", fmt.Errorf("git: %s", text)
		}
		return "", fmt.Errorf("git: %w", err)
	}
	return out.String(), nil
}

// resolve is the commit to compare with and what to call it: the one named, or where the branch left the main one.
func (g git) resolve(ctx context.Context, since string) (commit, name string, err error) {
	if since != "" {
		commit, err = g.commit(ctx, since)
		if err != nil {
			return "", "", fmt.Errorf("--since: %q names no commit", since)
		}
		return commit, since, nil
	}
	for _, main := range []string{"origin/HEAD", "origin/main", "origin/master", "main", "master"} {
		if _, err := g.commit(ctx, main); err != nil {
			continue
		}
		if base, err := g.run(ctx, "merge-base", "HEAD", main); err == nil {
			return strings.TrimSpace(base), main, nil
		}
	}
	if commit, err = g.commit(ctx, "HEAD"); err != nil {
		return "", "", errors.New("this is no git repository with a commit; name a revision by --since inside one")
	}
	return commit, "HEAD", nil
}

func (g git) commit(ctx context.Context, rev string) (string, error) {
	out, err := g.run(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	return strings.TrimSpace(out), err
}

// changed lists the files below the working directory that differ from a commit, new ones included.
func (g git) changed(ctx context.Context, commit string, paths []string) ([]string, error) {
	args := append([]string{"diff", "--no-ext-diff", "--no-textconv", "--no-renames", "--name-only", "--relative", "-z", commit, "--"}, paths...)
	out, err := g.run(ctx, args...)
	if err != nil {
		return nil, err
	}
	fresh, err := g.run(ctx, append([]string{"ls-files", "--others", "--exclude-standard", "-z", "--"}, paths...)...)
	if err != nil {
		return nil, err
	}
	var list []string
	for _, path := range strings.Split(out+fresh, "\x00") {
		if path != "" {
			list = append(list, path)
		}
	}
	return list, nil
}

// show is the text of a file in a commit; ok is false where the commit has none.
func (g git) show(ctx context.Context, commit, path string) (text string, ok bool, err error) {
	name := commit + ":./" + path
	if _, err := g.run(ctx, "cat-file", "-e", name); err != nil {
		return "", false, ctx.Err()
	}
	text, err = g.run(ctx, "cat-file", "blob", name)
	return text, err == nil, err
}
