package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/agentcore/proviso/contracts"
)

// github is the workflow commands by which GitHub Actions annotates the lines of a change.
func github(w io.Writer, r *Report, _ Style) error {
	var b strings.Builder
	for _, f := range r.shown() {
		command := map[contracts.Severity]string{contracts.Error: "error", contracts.Warning: "warning"}[f.Severity]
		if command == "" {
			command = "notice"
		}
		at := place(f.File, f.Span)
		fmt.Fprintf(&b, "::%s file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s\n", command, property.Replace(valid(f.File.Path)),
			at.Start.Line, at.End.Line, at.Start.Column, at.End.Column, property.Replace(f.Rule), data.Replace(f.Message))
	}
	for _, s := range r.Skipped {
		fmt.Fprintf(&b, "::notice file=%s,title=skipped::%s\n", property.Replace(valid(s.Path)), data.Replace(s.Reason))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// valid is a name as the other formats spell it: the bytes that are no UTF-8 replaced.
func valid(name string) string { return strings.ToValidUTF8(name, "\uFFFD") }

// The characters that end a command's message or property.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
