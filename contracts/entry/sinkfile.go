package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

var rubyFiles = map[string]bool{"File": true, "FileUtils": true, "IO": true, "Dir": true, "Pathname": true, "CSV": true}

var rubyFileReads = map[string]bool{"read": true, "readlines": true, "open": true, "exist?": true, "foreach": true, "binread": true, "glob": true, "entries": true, "new": true, "mkdir": true, "file?": true, "directory?": true, "size": true, "stat": true, "mkdir_p": true}

var tsFileCalls = map[string]bool{"readFile": true, "readFileSync": true, "writeFile": true, "writeFileSync": true, "appendFile": true, "appendFileSync": true, "unlink": true,
	"unlinkSync": true, "rm": true, "rmSync": true, "rmdir": true, "mkdir": true, "mkdirSync": true, "createReadStream": true, "createWriteStream": true, "readdir": true,
	"readdirSync": true, "stat": true, "statSync": true, "rename": true, "renameSync": true, "copyFile": true, "copyFileSync": true, "existsSync": true, "access": true,
	"outputFile": true, "remove": true, "readJson": true, "writeJson": true, "open": true, "rmdirSync": true, "readJSON": true, "writeJSON": true}

// fileSinks are paths. A value handed on as it is fails by itself when it is missing, so that only writes count for it.
func fileSinks(r *Record, e *program.Expr, lang program.Language) []Reach {
	if e.Op != program.Call || len(e.List) == 0 {
		return nil
	}
	if lang == program.TypeScript {
		return tsFileSinks(r, e)
	}
	switch {
	case e.X != nil && e.X.Op == program.Constant && rubyFiles[strings.TrimPrefix(e.X.Name, "::")]:
		if flow.Effect(e, lang) == flow.FileWrite {
			return reaches(r, "a file path", pathArgument(e))
		}
		if rubyFileReads[e.Name] {
			return reaches(r, "a file path", func(a argument) bool { return a.Pos == 0 && built(a.At) })
		}
	case e.Name == "send_file" || e.Name == "join" && e.X != nil && (e.X.Name == "root" || e.X.Name == "Pathname"):
		return reaches(r, "a file path", func(a argument) bool { return built(a.At) })
	}
	return nil
}

// pathArgument takes the arguments that are paths: both of a move or copy, the first of a write.
func pathArgument(e *program.Expr) func(argument) bool {
	if e.Name == "mv" || e.Name == "cp" || e.Name == "cp_r" || e.Name == "rename" {
		return func(a argument) bool { return a.Pos <= 1 && a.Key == "" }
	}
	return first
}

func tsFileSinks(r *Record, e *program.Expr) []Reach {
	switch {
	case e.X != nil && e.X.Op == program.Constant && e.X.Name == "path" && (e.Name == "join" || e.Name == "resolve"):
		return reaches(r, "a file path", every)
	case e.X != nil && tsFileCalls[e.Name] && fileModule(chainNames(e.X)), e.X == nil && tsFileCalls[e.Name] && importedFile(r.Frame.File(), e.Name):
		return reaches(r, "a file path", func(a argument) bool {
			return a.Pos == 0 || a.Pos == 1 && a.Key == "" && (strings.HasPrefix(e.Name, "rename") || strings.HasPrefix(e.Name, "copy"))
		})
	}
	return nil
}

func fileModule(names string) bool {
	switch names {
	case "fs", "fsp", "promises.fs", "fspromises", "fse", "fsextra", "promises":
		return true
	}
	return false
}

// importedFile reports whether a bare name was imported from a module of the file system.
func importedFile(f *program.File, name string) bool {
	for _, i := range f.Imports {
		if i.Local == name {
			switch strings.TrimPrefix(i.From, "node:") {
			case "fs", "fs/promises", "fs-extra":
				return true
			}
		}
	}
	return false
}
