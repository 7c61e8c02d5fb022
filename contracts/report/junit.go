package report

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/agentcore/proviso/contracts"
)

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name      string        `xml:"name,attr"`
	ClassName string        `xml:"classname,attr"`
	File      string        `xml:"file,attr,omitempty"`
	Line      int           `xml:"line,attr,omitempty"`
	Failure   *junitFailure `xml:"failure"`
	Output    string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// junit is JUnit's XML: a suite for each file, a case for each finding. Warnings and errors fail; the rest is told.
func junit(w io.Writer, r *Report, _ Style) error {
	out := junitSuites{Name: "proviso"}
	for _, f := range r.shown() {
		if n := len(out.Suites); n == 0 || out.Suites[n-1].Name != f.File.Path {
			out.Suites = append(out.Suites, junitSuite{Name: f.File.Path})
		}
		out.add(&out.Suites[len(out.Suites)-1], f)
	}
	if len(out.Suites) == 0 { // readers take a report without a case for a run that broke down
		name := "no findings in " + plural(r.Files, "file")
		out.Tests, out.Suites = 1, []junitSuite{{Name: "proviso", Tests: 1, Cases: []junitCase{{Name: name, ClassName: "proviso"}}}}
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (s *junitSuites) add(suite *junitSuite, f shown) {
	at := place(f.File, f.Span).Start
	c := junitCase{Name: fmt.Sprintf("%s at line %d, column %d", f.Rule, at.Line, at.Column), ClassName: f.File.Path, File: f.File.Path, Line: at.Line}
	if f.Severity >= contracts.Warning {
		c.Failure = &junitFailure{Type: f.Severity.String(), Message: f.Message, Text: fmt.Sprintf("%s:%d:%d: %s", f.File.Path, at.Line, at.Column, f.Message)}
		suite.Failures++
		s.Failures++
	} else {
		c.Output = f.Severity.String() + ": " + f.Message
	}
	suite.Cases = append(suite.Cases, c)
	suite.Tests++
	s.Tests++
}
