package workspace

import (
	"fmt"
	"path"
	"runtime/debug"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/typescript"
)

// lowerings is the registration of languages: which lowering reads which extension. A new language is added here.
var lowerings = map[string]func(path string, text *syntax.Text, p *syntax.Parser) (*program.File, error){
	".rb": ruby.Lower, ".rake": ruby.Lower, ".ru": ruby.Lower,
	".ts": typescript.Lower, ".mts": typescript.Lower, ".cts": typescript.Lower, ".tsx": typescript.Lower,
	".rbs": plain, ".prisma": plain,
}

// languages tells the language of the files of each extension.
var languages = map[string]program.Language{
	".rb": program.Ruby, ".rake": program.Ruby, ".ru": program.Ruby,
	".ts": program.TypeScript, ".mts": program.TypeScript, ".cts": program.TypeScript, ".tsx": program.TypeScript,
	".rbs": program.Signatures, ".prisma": program.Schema,
}

func languageOf(file string) program.Language { return languages[path.Ext(file)] }

// plain keeps the text of a file that says something about others; who asks what it says reads it.
func plain(file string, text *syntax.Text, _ *syntax.Parser) (*program.File, error) {
	return &program.File{Path: file, Language: languageOf(file), Text: text}, nil
}

// Supported reports whether files of this name are read. TypeScript declaration files hold no code and are not.
func Supported(name string) bool {
	base := path.Base(name)
	for _, end := range []string{".d.ts", ".d.mts", ".d.cts"} {
		if strings.HasSuffix(base, end) {
			return false
		}
	}
	_, ok := lowerings[path.Ext(base)]
	return ok
}

// Panic is the error of an analysis that panicked. One file's misfortune must not end the run, so it is carried as a value.
type Panic struct {
	Value any
	Stack []byte
}

func (p *Panic) Error() string { return fmt.Sprintf("internal error: %v", p.Value) }

// Contain runs do and turns its panic into a *Panic.
func Contain(do func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &Panic{Value: v, Stack: debug.Stack()}
		}
	}()
	return do()
}

// Lower reads a text in the language its path names. A panic inside comes back as a *Panic.
func Lower(file string, text *syntax.Text) (*program.File, error) { return LowerAgain(file, text, nil) }

// LowerAgain is Lower for another version of a document: what p read of the last one is not parsed anew.
func LowerAgain(file string, text *syntax.Text, p *syntax.Parser) (f *program.File, err error) {
	lower, ok := lowerings[path.Ext(file)]
	if !ok {
		return nil, fmt.Errorf("no language is known for %s", path.Base(file))
	}
	err = Contain(func() (err error) {
		f, err = lower(file, text, p)
		return err
	})
	if err != nil {
		return nil, err
	}
	return f, nil
}
