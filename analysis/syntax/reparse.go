package syntax

// #include "flatten.h"
import "C"

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"

	sitter "github.com/smacker/go-tree-sitter"
)

// Parser reads the versions of one document after each other and reuses of the last one what an edit left alone. It finds out by
// itself where two versions differ, so it may be given any texts in any order. It keeps one C tree and its flat copy, which are
// about equally large, until Close or until nobody holds the Parser. A nil Parser reads every text from scratch. It is safe for
// concurrent use; one text is read at a time.
type Parser struct {
	mu       sync.Mutex
	tree     *sitter.Tree // of text, or nil
	text     string
	language Language
	copied   former     // of tree
	spare    []identity // those of the tree before, to be written over
}

// Parse reads a text. The tree is the one that reading from scratch gives: where a text has errors, it is read from scratch, since
// what recovery makes of it depends on what was read before.
func (p *Parser) Parse(text *Text, l Language) (*Tree, error) {
	if p == nil {
		return Parse(text, l)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	old, last := p.release(text.String(), l)
	if old != nil {
		defer old.Close() // not before the new tree is copied
	}
	tree, err := parse(patience, old, text.String(), l)
	if old != nil && err == nil && tree.RootNode().HasError() {
		tree.Close()
		last = nil
		tree, err = parse(patience, nil, text.String(), l)
	}
	if err != nil {
		return nil, err
	}
	nodes, ids := flatten(tree, last, p.spare)
	if last != nil {
		p.spare = last.ids
	}
	p.tree, p.text, p.language, p.copied = tree, text.String(), l, former{nodes: nodes, ids: ids}
	return &Tree{Text: text, Language: l, Nodes: nodes}, nil
}

// Close frees the C tree. The Parser can be used again.
func (p *Parser) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if old, _ := p.release("", 0); old != nil {
		old.Close()
	}
	p.spare = nil
}

// release gives the last tree and its copy away, told of the edit that makes its text the new one; nil if there is none for the
// language.
func (p *Parser) release(text string, l Language) (*sitter.Tree, *former) {
	tree, before, copied := p.tree, p.text, p.copied
	p.tree, p.text, p.copied = nil, "", former{}
	if tree == nil {
		return nil, nil
	}
	if p.language != l {
		tree.Close()
		return nil, nil
	}
	start, end := Difference(before, text)
	copied.start, copied.oldEnd, copied.newEnd = start, len(before)-end, len(text)-end
	if before != text {
		tree.Edit(sitter.EditInput{
			StartIndex: uint32(start), OldEndIndex: uint32(copied.oldEnd), NewEndIndex: uint32(copied.newEnd),
			StartPoint: point(text, start), OldEndPoint: point(before, copied.oldEnd), NewEndPoint: point(text, copied.newEnd),
		})
	}
	return tree, &copied
}

// Difference says how two texts differ: how many bytes they share at the start, and behind those at the end.
func Difference(a, b string) (start, end int) {
	shorter := min(len(a), len(b))
	for start < shorter && a[start] == b[start] {
		start++
	}
	for end < shorter-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return start, end
}

// point counts as the parser does: rows end at "\n" alone, columns are bytes.
func point(text string, offset int) sitter.Point {
	before := text[:offset]
	return sitter.Point{Row: uint32(strings.Count(before, "\n")), Column: uint32(offset - 1 - strings.LastIndexByte(before, '\n'))}
}

// parse makes a C tree of a text, within the limit; old is the tree of another version, told of the edit, or nil.
func parse(limit time.Duration, old *sitter.Tree, text string, l Language) (*sitter.Tree, error) {
	return work{stint, limit, threadTime}.parse(old, text, l)
}

// stint is how long the parser runs before it is asked what it has used.
const stint = 250 * time.Millisecond

// work bounds what a parse may use of the processor. The parser itself knows only a clock on the wall, by which a machine with much else
// to do would make us give up texts that it merely came late to.
type work struct {
	stint, limit time.Duration
	used         func() time.Duration // by this thread
}

func (w work) parse(old *sitter.Tree, text string, l Language) (*sitter.Tree, error) {
	// A parser of its own costs under a microsecond and avoids the shared cancellation flag.
	p := sitter.NewParser()
	defer p.Close()
	p.SetLanguage(grammars[l]().language)
	p.SetOperationLimit(int(max(min(w.stint, w.limit), time.Microsecond).Microseconds()))
	tree, err := p.ParseCtx(context.Background(), old, []byte(text))
	if errors.Is(err, sitter.ErrOperationLimit) {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		for start := w.used(); errors.Is(err, sitter.ErrOperationLimit) && w.used()-start < w.limit; {
			tree, err = p.ParseCtx(context.Background(), old, []byte(text)) // goes on where it was
		}
	}
	if errors.Is(err, sitter.ErrOperationLimit) {
		return nil, fmt.Errorf("not read within %s: a list in it is too long for the grammar", w.limit)
	}
	if err != nil {
		return nil, fmt.Errorf("parse: %w", err)
	}
	return tree, nil
}

// threadTime is the time of the processor that this thread has used.
func threadTime() time.Duration { return time.Duration(C.proviso_thread_time()) }
