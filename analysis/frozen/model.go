package frozen

import (
	"slices"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

func (c *codec) file(f *program.File) {
	c.of = f
	// Classes know each other, so all are there before the first is read.
	n := len(f.Classes)
	number(c, &n)
	if !c.writing && n > 0 {
		room := make([]program.Class, n)
		f.Classes = make([]*program.Class, n)
		for i := range room {
			room[i].File = f
			f.Classes[i] = &room[i]
		}
	}
	for _, class := range f.Classes {
		c.class(class)
	}
	each(c, &f.Comments, c.comment)
	each(c, &f.Imports, func(i *program.Import) {
		c.word(&i.Local)
		c.word(&i.Name)
		c.word(&i.From)
		c.span(&i.Span)
	})
	each(c, &f.Errors, c.span)
	maybe(c, &f.TopLevel, c.method)
	each(c, &f.Functions, c.methodIn)
	each(c, &f.Aliases, func(v **program.Alias) {
		maybe(c, v, func(a *program.Alias) {
			c.word(&a.Name)
			c.typeOf(&a.Type)
		})
	})
}

func (c *codec) class(v *program.Class) {
	c.word(&v.Name)
	number(c, &v.Kind)
	c.span(&v.Span)
	c.span(&v.NameSpan)
	c.word(&v.Super)
	c.wordList(&v.Mixins)
	c.wordList(&v.Prepended)
	each(c, &v.Decorators, c.expr)
	c.flags(&v.Exported, &v.Abstract, &v.Broken)
	c.classIn(&v.Outer)
	each(c, &v.Methods, c.methodIn)
	each(c, &v.Fields, func(v **program.Field) { maybe(c, v, c.field) })
	each(c, &v.Macros, c.expr)
	each(c, &v.Consts, func(v **program.Const) {
		maybe(c, v, func(k *program.Const) {
			c.word(&k.Name)
			c.expr(&k.Value)
		})
	})
	maybe(c, &v.Doc, c.comment)
}

// classIn is one of the classes of the file, or none.
func (c *codec) classIn(v **program.Class) {
	n := 0
	if c.writing && *v != nil {
		n = slices.Index(c.of.Classes, *v) + 1
	}
	number(c, &n)
	if !c.writing && n > 0 {
		*v = c.of.Classes[n-1]
	}
}

func (c *codec) field(v *program.Field) {
	c.word(&v.Name)
	c.span(&v.Span)
	c.span(&v.NameSpan)
	c.typeOf(&v.Type)
	number(c, &v.Visibility)
	c.flags(&v.Static, &v.Readonly, &v.Optional, &v.Reader, &v.Writer)
	c.expr(&v.Init)
	c.paramOf(&v.Param)
	each(c, &v.Decorators, c.expr)
}

func (c *codec) methodIn(v **program.Method) { maybe(c, v, c.method) }

func (c *codec) method(v *program.Method) {
	if !c.writing {
		v.File = c.of
	}
	c.classIn(&v.Class)
	c.word(&v.Name)
	number(c, &v.Kind)
	c.span(&v.Span)
	c.span(&v.NameSpan)
	each(c, &v.Params, c.paramOf)
	c.typeOf(&v.Return)
	number(c, &v.Visibility)
	c.flags(&v.Static, &v.Async, &v.Generator, &v.Exported, &v.Broken)
	each(c, &v.Decorators, c.expr)
	c.expr(&v.Sig)
	maybe(c, &v.Doc, c.comment)
	number(c, &v.BodyForm)
	c.span(&v.BodySpan)
	c.body(v)
}

// body is the body of a method, which is read when somebody asks for it.
func (c *codec) body(v *program.Method) {
	if !c.there(v.Content != nil) {
		return
	}
	if c.writing {
		body := v.Body()
		c.expr(&body)
		return
	}
	if n := c.get(); n > 0 {
		z := c.File
		v.Content = program.Later(func() *program.Expr {
			own := codec{File: z, text: z.text.String()}
			return own.thaw(int(n) - 1)
		})
	} else {
		v.Content = program.Ready(nil)
	}
}

func (c *codec) paramOf(v **program.Param) { shared(c, v, c.params, &c.given, c.param) }

func (c *codec) param(v *program.Param) {
	c.word(&v.Name)
	number(c, &v.Kind)
	c.span(&v.Span)
	c.span(&v.NameSpan)
	c.typeOf(&v.Type)
	c.expr(&v.Default)
	c.flags(&v.Optional, &v.Property)
	each(c, &v.Decorators, c.expr)
	each(c, &v.Leaves, c.paramOf)
	c.word(&v.Key)
}

func (c *codec) typeOf(v **program.Type) { shared(c, v, c.types, &c.typed, c.declared) }

func (c *codec) declared(v *program.Type) {
	c.span(&v.Span)
	c.textAt(&v.Text, v.Span)
	c.word(&v.Name)
	each(c, &v.Args, c.typeOf)
	c.flags(&v.Nullable)
}

func (c *codec) comment(v *program.Comment) {
	c.span(&v.Span)
	c.textAt(&v.Text, v.Span)
}

// textAt is a string that most often is what stands at a span.
func (c *codec) textAt(s *string, at syntax.Span) {
	if c.there(c.writing && c.covers(at) && *s == c.text[at.Start:at.End]) {
		*s = c.text[at.Start:at.End]
		return
	}
	c.word(s)
}

// covers reports whether there is such a piece of the text.
func (c *codec) covers(s syntax.Span) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(c.text)
}

func (c *codec) closure(v *program.Closure) {
	c.span(&v.Span)
	each(c, &v.Params, c.paramOf)
	c.typeOf(&v.Return)
	c.expr(&v.Body)
	number(c, &v.Kind)
	c.flags(&v.Async)
}

func (c *codec) arms(v *program.Arms) {
	each(c, &v.Whens, func(v **program.When) { maybe(c, v, c.when) })
	each(c, &v.Rescues, func(v **program.Rescue) { maybe(c, v, c.rescue) })
}

func (c *codec) when(v *program.When) {
	c.span(&v.Span)
	each(c, &v.Values, c.expr)
	maybe(c, &v.Pattern, c.pattern)
	c.expr(&v.Guard)
	c.expr(&v.Body)
	c.flags(&v.Default)
}

func (c *codec) rescue(v *program.Rescue) {
	c.span(&v.Span)
	c.wordList(&v.Classes)
	c.word(&v.Var)
	c.expr(&v.Body)
}

func (c *codec) pattern(v *program.Pattern) {
	number(c, &v.Kind)
	c.span(&v.Span)
	c.word(&v.Bind)
	c.expr(&v.Value)
	c.word(&v.Const)
	c.wordList(&v.Keys)
	each(c, &v.Subs, func(v **program.Pattern) { maybe(c, v, c.pattern) })
}
