package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

var (
	// pageType are types of what a page is made of, what is drawn on, and what hands and pointers do there.
	pageType = names.Compile(`^(HTML\w*Element|SVG\w*Element|Offscreen\w+|CanvasRenderingContext2D|CanvasGradient|ImageData|WebGL2?\w*|GPU\w+|MouseEvent|PointerEvent|TouchEvent|WheelEvent|DragEvent|` +
		`KeyboardEvent|DOMRect\w*|DOMPoint\w*|DOMMatrix\w*|ResizeObserver\w*|IntersectionObserver\w*|XMLHttpRequest)$`)
	// calledByLanguage are interfaces whose methods the language itself calls, with values of its own.
	calledByLanguage = names.Compile(`^(ProxyHandler|Iterator|AsyncIterator|Iterable|IterableIterator|PromiseLike|EventListenerObject|AnimationFrameProvider)$`)
)

// onPage reports whether a TypeScript class works on a page in front of somebody: it draws frame by frame, follows a pointer, or handles
// elements. Its values come from the browser, many times in a second, and none of its methods is a boundary.
func onPage(c *program.Class) bool {
	for _, name := range c.Mixins {
		base, _, _ := strings.Cut(name, "<")
		if calledByLanguage.MatchString(base) {
			return true
		}
	}
	for _, f := range c.Fields {
		if ofPage(f.Type, 0) {
			return true
		}
	}
	for _, m := range c.Methods {
		for _, prm := range m.Params {
			if ofPage(prm.Type, 0) {
				return true
			}
		}
		if drawsFrames(m) {
			return true
		}
	}
	return false
}

// drawsFrames reports whether a method asks the page for its next frame, or where an element stands. The text is looked at first: nearly no
// method does, and their bodies need not be lowered for the question.
func drawsFrames(m *program.Method) (frames bool) {
	asks := func(name string) bool { return name == "requestAnimationFrame" || name == "getBoundingClientRect" }
	text := m.File.Text.Slice(m.Span)
	if !m.HasBody() || !strings.Contains(text, "requestAnimationFrame") && !strings.Contains(text, "getBoundingClientRect") {
		return false
	}
	m.Body().Walk(func(e *program.Expr) bool {
		frames = frames || e.Op == program.Call && asks(e.Name)
		return !frames
	})
	return frames
}

func ofPage(t *program.Type, depth int) bool {
	if t == nil || depth > 3 {
		return false
	}
	if pageType.MatchString(t.Name) {
		return true
	}
	for _, a := range t.Args {
		if ofPage(a, depth+1) {
			return true
		}
	}
	return false
}
