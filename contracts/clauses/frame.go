package clauses

import (
	"regexp"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/effects"
	"github.com/agentcore/proviso/contracts/tags"
)

// Frame is what @modifies allows a method to change: the listed paths and what lies below them, nothing else.
type Frame struct {
	Method *program.Method
	Span   syntax.Span // the list of the first tag
	Tag    tags.Tag
	Paths  []Framed // none: the method changes nothing
}

// Framed is one listed path.
type Framed struct {
	Text   string
	Span   syntax.Span
	Quoted bool
	path   effects.Path
}

var (
	nothing = regexp.MustCompile(`^\\?(nothing|none)$`)
	framed  = regexp.MustCompile(`^(@@?|\$|(?:self|this)\.#?)?([A-Za-z_]\w*)((?:(?:\.|::)[A-Za-z_]\w*)*)(\.\*|\[\*?\])?$`)
	opened  = regexp.MustCompile(`^@modifies[ \t]*`)
	remark  = regexp.MustCompile(`[ \t]+(?:--|—|#|//)(?:[ \t]+|$)`)
)

// FrameOf reads the @modifies tags of a method; nil where there is none that lists paths. Prose among them makes the whole
// documentation only.
func FrameOf(p *contracts.Pass, m *program.Method) *Frame {
	var out *Frame
	for _, t := range Of(p, m).Other {
		if t.Kind != tags.Modifies {
			continue
		}
		list, span := listed(m.File, &t)
		if len(list) == 0 {
			return nil
		}
		if out == nil {
			out = &Frame{Method: m, Span: span, Tag: t}
		}
		for _, f := range list {
			if nothing.MatchString(f.Text) {
				continue
			}
			if f.path = pathOf(p, m, f.Text); f.path.Root == effects.Nowhere {
				return nil
			}
			out.Paths = append(out.Paths, f)
		}
	}
	return out
}

// listed takes the text of a tag apart.
func listed(f *program.File, t *tags.Tag) ([]Framed, syntax.Span) {
	text := f.Text.Slice(t.Tag)
	at := t.Tag.Start
	cut := len(opened.FindString(text))
	text, at = text[cut:], at+cut
	if m := remark.FindStringIndex(text); m != nil {
		text = text[:m[0]]
	}
	var out []Framed
	for part := range strings.SplitSeq(text, ",") {
		word := strings.TrimSpace(part)
		start := at + strings.Index(part, word)
		at += len(part) + 1
		quoted := len(word) > 1 && word[0] == '`' && word[len(word)-1] == '`'
		if quoted {
			word, start = word[1:len(word)-1], start+1
		}
		if !framed.MatchString(word) && !nothing.MatchString(word) {
			return nil, syntax.Span{}
		}
		out = append(out, Framed{Text: word, Span: syntax.Span{Start: start, End: start + len(word)}, Quoted: quoted})
	}
	return out, syntax.Span{Start: out[0].Span.Start, End: out[len(out)-1].Span.End}
}

// pathOf is what a listed path means where it stands.
func pathOf(p *contracts.Pass, m *program.Method, text string) effects.Path {
	match := framed.FindStringSubmatch(text)
	if match == nil {
		return effects.Path{}
	}
	lead, name := match[1], match[2]
	var rest []string
	for part := range strings.SplitSeq(strings.ReplaceAll(match[3], "::", "."), ".") {
		if part != "" {
			rest = append(rest, part)
		}
	}
	s := scopeOf(p, m, m.Class)
	switch {
	case lead == "@@" || lead == "$":
		return effects.Path{Root: effects.Named, Parts: []string{lead + name}}
	case lead == "" && (name == "self" || name == "this"):
		return effects.Path{Root: effects.Own, Parts: rest}
	case lead == "" && s.parameter(name):
		return effects.Path{Root: effects.Parameter, Parts: append([]string{name}, rest...)}
	case lead == "" && name[0] >= 'A' && name[0] <= 'Z':
		return effects.Path{Root: effects.Named, Parts: []string{name + strings.Replace(match[3], ".", "::", -1)}}
	case lead != "" && s.knows(name, true), lead == "" && s.knows(name, false):
		return effects.Path{Root: effects.Own, Parts: append([]string{name}, rest...)}
	}
	return effects.Path{}
}

// knows reports whether the class has a member, or an instance variable, of the name.
func (s *scope) knows(name string, variable bool) bool {
	if s.class == nil {
		return false
	}
	if _, ok := s.members[name]; ok {
		return true
	}
	return s.open || variable && s.class.File.Language == program.Ruby && s.ivar(name)
}

// Strays are the backticked paths of the @modifies tags of a method that mean nothing there.
func Strays(p *contracts.Pass, m *program.Method) []Stray {
	if m.Broken || m.Class != nil && m.Class.Broken {
		return nil
	}
	var out []Stray
	for _, t := range Of(p, m).Other {
		if t.Kind != tags.Modifies {
			continue
		}
		list, _ := listed(m.File, &t)
		for _, f := range list {
			if !f.Quoted || nothing.MatchString(f.Text) || pathOf(p, m, f.Text).Root != effects.Nowhere {
				continue
			}
			match := framed.FindStringSubmatchIndex(f.Text)
			at := syntax.Span{Start: f.Span.Start + match[4], End: f.Span.Start + match[5]}
			e := &program.Expr{Op: program.Local, Name: f.Text[match[4]:match[5]], Span: at, NameSpan: at}
			t.Span = f.Span
			out = append(out, Stray{t, scopeOf(p, m, m.Class).stray(e)})
		}
	}
	return out
}

// Stray is a fault of a listed path.
type Stray struct {
	Tag   tags.Tag
	Fault Fault
}

// records are the kinds of effects that change something that is kept; messages are the others that somebody sees.
var (
	kept = []flow.EffectKind{flow.Persist, flow.Bulk}
	sent = []flow.EffectKind{flow.Enqueue, flow.HTTP, flow.FileWrite, flow.Publish}
)

// Outside lists what a method does outside of a frame. What cannot be told for certain is left out: calls that cannot be seen into, receivers
// that may be anything, names that mean a change in some classes only.
func (f *Frame) Outside(p *contracts.Pass, m *program.Method) []*effects.Effect {
	var out []*effects.Effect
	for _, e := range effects.Of(p, m) {
		if f.breaks(m, e) {
			out = append(out, e)
		}
	}
	return out
}

func (f *Frame) breaks(m *program.Method, e *effects.Effect) bool {
	if !e.Sure {
		return false
	}
	switch {
	case e.Kind == flow.OwnState || e.Kind == effects.Argument:
		if e.Target.Root == effects.Own && m.Kind == program.KindConstructor {
			return false // nobody has seen the object yet
		}
		return !f.covers(m, e.Target, false)
	case slices.Contains(kept, e.Kind):
		if e.Target.Root == effects.Nowhere || e.Target.Root == effects.Made && e.Via != nil {
			return false
		}
		return !f.covers(m, e.Target, true) && !f.storesListed(e)
	case slices.Contains(sent, e.Kind):
		return len(f.Paths) == 0
	}
	return false
}

// covers reports whether a path is listed: itself or something that it lies in. Of a record that is written some listed part is enough.
func (f *Frame) covers(m *program.Method, target effects.Path, whole bool) bool {
	for _, l := range f.Paths {
		if l.path.Root != target.Root {
			continue
		}
		if within(target.Parts, l.path.Parts) || whole && within(l.path.Parts, target.Parts) {
			return true
		}
		if l.path.Root == effects.Own && len(l.path.Parts) > 0 && len(target.Parts) > 0 && slices.Contains(footprint(m, l.path.Parts[0]), target.Parts[0]) {
			return true
		}
	}
	return false
}

// within reports whether a path lies in another.
func within(parts, outer []string) bool {
	return len(parts) >= len(outer) && slices.Equal(parts[:len(outer)], outer)
}

// footprint are the fields that a getter reads.
func footprint(m *program.Method, name string) []string {
	var out []string
	if m.Class == nil {
		return nil
	}
	for _, o := range m.Class.Methods {
		if o.Name != name || o.Static || !o.HasBody() {
			continue
		}
		o.Body().Walk(func(e *program.Expr) bool {
			if e.Op == program.Field_ {
				out = append(out, e.Name)
			}
			return true
		})
	}
	return out
}

// storesListed reports whether a store is handed something that is listed: repository.save(order).
func (f *Frame) storesListed(e *effects.Effect) bool {
	found := false
	for _, a := range e.At.List {
		a.Walk(func(x *program.Expr) bool {
			for _, l := range f.Paths {
				switch l.path.Root {
				case effects.Own:
					found = found || x.Op == program.Self || x.Op == program.Field_ && len(l.path.Parts) > 0 && x.Name == l.path.Parts[0] ||
						x.Op == program.Call && x.X == nil && len(l.path.Parts) > 0 && x.Name == l.path.Parts[0]
				case effects.Parameter:
					found = found || x.Op == program.Local && x.Name == l.path.Parts[0]
				}
			}
			return !found
		})
	}
	return found
}
