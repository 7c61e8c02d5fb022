package program

import "sync"

// Content is the body of a method. It may be lowered only when somebody asks for it: most bodies of a file that is edited, and of
// the files around it, are never looked at.
type Content struct {
	once  sync.Once
	lower func() *Expr
	block *Expr
}

// Ready is a body that is there.
func Ready(block *Expr) *Content { return &Content{block: block} }

// Later is a body that lower makes of what it holds, once, on the goroutine that asks first. Lower must declare nothing: classes and
// methods of a file are known when the file is.
func Later(lower func() *Expr) *Content { return &Content{lower: lower} }

// HasBody reports whether the method has a body; signatures have none.
func (m *Method) HasBody() bool { return m.Content != nil }

// Body is the method's body, a Block; nil for signatures. Safe for concurrent use.
func (m *Method) Body() *Expr {
	c := m.Content
	if c == nil {
		return nil
	}
	c.once.Do(func() {
		if c.lower != nil {
			c.block, c.lower = c.lower(), nil // what it was made of is free now
		}
	})
	return c.block
}
