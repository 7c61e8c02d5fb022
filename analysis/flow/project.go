package flow

import "github.com/agentcore/proviso/analysis/program"

// Project answers what the analyses of one snapshot ask again and again, each question once. It stands for the Classes that it
// was made of and must not be used by two goroutines at a time.
type Project struct {
	classes  Classes
	methods  map[methodKey]*program.Method
	graphs   map[*program.Expr]*Graph
	guarding map[*program.Method]bool
}

type methodKey struct {
	class  *program.Class
	name   string
	static bool
}

// NewProject prepares to answer from classes, which may be nil. Analyses that share it must share their Checks.
func NewProject(classes Classes) *Project {
	if p, ok := classes.(*Project); ok {
		return p
	}
	return &Project{classes: classes, methods: map[methodKey]*program.Method{}, graphs: map[*program.Expr]*Graph{}, guarding: map[*program.Method]bool{}}
}

// Classes lists every class with the qualified name.
func (p *Project) Classes(name string) []*program.Class {
	if p.classes == nil {
		return nil
	}
	return p.classes.Classes(name)
}

// Functions lists the module functions of the name.
func (p *Project) Functions(name string) []*program.Method {
	if known, ok := p.classes.(Functions); ok {
		return known.Functions(name)
	}
	return nil
}

// Means reports whether the project says that an import stands for a file.
func (p *Project) Means(importer, from, file string) bool {
	known, ok := p.classes.(Modules)
	return ok && known.Means(importer, from, file)
}

// graph is the control flow of a method, nil without a body.
func (p *Project) graph(m *program.Method) *Graph {
	g, ok := p.graphs[m.Body()]
	if !ok {
		g = Build(m.Body(), m.File.Language)
		p.graphs[m.Body()] = g
	}
	return g
}

func (p *Project) method(c *program.Class, name string, static bool) *program.Method {
	k := methodKey{c, name, static}
	m, ok := p.methods[k]
	if !ok {
		m = searchMethod(p, c, name, static, 0)
		p.methods[k] = m
	}
	return m
}
