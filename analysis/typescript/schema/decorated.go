package schema

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// validated reads class-validator: validateOrReject(dto), awaited; validate(dto) and validateSync(dto), which give complaints.
func (s scope) validated(e *program.Expr) *flow.Check {
	if e.X != nil {
		return nil
	}
	i, ok := importOf(s.file, e.Name)
	if !ok || library(i.From) == nil || library(i.From).name != "class-validator" {
		return nil
	}
	f := form{}
	switch i.Name {
	case "validateOrReject":
		f = form{answer: flow.Raised, async: true}
	case "validate", "validateSync":
		f = form{answer: flow.Complaints}
	default:
		return nil
	}
	shape := &flow.Shape{Open: true}
	if c := s.classOf(e.List[0]); c != nil {
		if of, any := Decorated(s.program, c); any {
			shape = of
		}
	}
	return f.check(shape, e.List[0])
}

// makers of objects of a class from plain ones.
var makers = map[string]bool{"plainToInstance": true, "plainToClass": true, "transformAndValidate": true}

// classOf is the class of the project that a value is an instance of, by its declaration.
func (s scope) classOf(e *program.Expr) *program.Class {
	made := e
	if e.Op == program.Local {
		if made = s.local(e.Name); made == nil && s.method != nil {
			for _, p := range s.method.Params {
				if p.Name == e.Name {
					return s.class(p.Type)
				}
			}
		}
	}
	for made != nil && (made.Op == program.Cast || made.Op == program.Await) {
		made = made.X
	}
	switch {
	case made == nil:
		return nil
	case made.Op == program.New:
		return s.class(&program.Type{Name: made.Name})
	case made.Op == program.Call && makers[made.Name] && len(made.List) > 0:
		return s.class(&program.Type{Name: made.List[0].Name})
	case made.Op == program.Call && made.Name == "assign" && len(made.List) > 0:
		return s.deeper().classOf(made.List[0])
	}
	return nil
}

func (s scope) class(t *program.Type) *program.Class {
	if t == nil {
		return nil
	}
	return ClassOf(s.program, s.file, t.Name)
}

// ClassOf is the class or interface that a type's name means in a file; nil if none or several do.
func ClassOf(p flow.Classes, f *program.File, name string) *program.Class {
	var others []*program.Class
	for _, c := range p.Classes(name) {
		if c.File == f {
			return c
		}
		if c.File.Language == program.TypeScript {
			others = append(others, c)
		}
	}
	i, ok := importOf(f, name)
	if !ok {
		return nil
	}
	var found *program.Class
	for _, c := range others {
		if flow.Imports(f.Path, i.From, c.File.Path, len(others)) {
			if found != nil {
				return nil
			}
			found = c
		}
	}
	return found
}

// Decorated is what the decorators of a class ask of its instances; any is false where there are none.
func Decorated(p flow.Classes, c *program.Class) (shape *flow.Shape, any bool) {
	out := &flow.Shape{Known: flow.Fact{Null: flow.NonNull, Tested: flow.TestNull | flow.TestType}, Keys: map[string]*flow.Shape{}}
	for depth := 0; c != nil && depth < 6; depth++ {
		for _, f := range c.Fields {
			if len(f.Decorators) == 0 || f.Static {
				continue
			}
			any = true
			if out.Keys[f.Name] == nil {
				out.Keys[f.Name] = ask(f)
			}
		}
		if c.Super == "" {
			break
		}
		base := ClassOf(p, c.File, c.Super)
		if base == nil { // made by a function, or of a package: whatever it asks
			out.Open, any = true, true
		}
		c = base
	}
	return out, any
}

// decoratorWords are the decorators that say what a word of schemas says.
var decoratorWords = map[string]string{"Min": "min", "Max": "max", "IsPositive": "positive", "IsNegative": "negative", "MinLength": "minLength", "Length": "length",
	"ArrayMinSize": "minLength", "MaxLength": "maxLength", "ArrayMaxSize": "maxLength", "IsEmail": "email", "IsUUID": "uuid", "IsUrl": "url", "Matches": "regex",
	"IsDateString": "datetime", "IsISO8601": "datetime", "IsDivisibleBy": "multipleOf"}

// ask reads the decorators of one field.
func ask(f *program.Field) *flow.Shape {
	r := reading{lib: libraries["class-validator"], shape: flow.Shape{Known: flow.Fact{Null: flow.NonNull, Tested: flow.TestNull | flow.TestType}}}
	known := &r.shape.Known
	checked := false
	for _, d := range f.Decorators {
		checked = true
		switch d.Name {
		case "IsOptional", "ValidateIf":
			r.optional, r.null = true, true
		case "IsInt":
			known.Integer, known.Finite, r.kind = true, true, "number"
		case "IsNumber":
			known.Finite, r.kind = true, "number"
		case "IsNotEmpty", "ArrayNotEmpty":
			r.least(1)
		case "IsString", "IsBoolean", "IsDate", "IsArray", "IsDefined", "IsObject", "IsNotEmptyObject":
		case "IsEnum", "IsIn":
			known.Member, known.Tested = true, known.Tested|flow.TestMember|flow.TestListed
			if len(d.List) > 0 && d.List[0].Op == program.Array {
				if set, ok := flow.LiteralsOf(d.List[0].List); ok {
					known.OneOf = set
				}
			}
		case "Type", "Transform", "Expose", "ApiProperty", "Field", "ApiPropertyOptional":
			r.shape.Made = r.shape.Made || d.Name == "Transform"
			checked = checked && len(f.Decorators) > 1
		default:
			word := decoratorWords[d.Name]
			if word == "" || !r.size(word, d.List) && !r.format(word, d.List) {
				r.shape.Open = true
			}
		}
	}
	if !checked {
		return &flow.Shape{Open: true}
	}
	return r.result()
}
