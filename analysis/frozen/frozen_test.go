package frozen_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/agentcore/proviso/analysis/frozen"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
)

// TestThaw freezes and thaws every program of the tests.
func TestThaw(t *testing.T) {
	t.Parallel()
	n := 0
	for _, f := range programs(t) {
		if err := alike(f, frozen.Freeze(f).Thaw()); err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
		n++
	}
	if n < 100 {
		t.Errorf("only %d programs were found", n)
	}
}

// TestEveryField freezes a file in which every field of every thing says something, so that a new one cannot be forgotten.
func TestEveryField(t *testing.T) {
	t.Parallel()
	f := &program.File{Path: "a.ts", Language: program.TypeScript, Text: syntax.NewText("class A { m(a: number) { return 'a' } }\n")}
	f.Classes = []*program.Class{{File: f}, {File: f}}
	filler{file: f}.fill(reflect.ValueOf(f).Elem(), 0)
	if err := alike(f, frozen.Freeze(f).Thaw()); err != nil {
		t.Error(err)
	}
}

// TestSize is about what freezing is for.
func TestSize(t *testing.T) {
	t.Parallel()
	text, size := 0, 0
	for _, f := range programs(t) {
		text += f.Text.Len()
		size += frozen.Freeze(f).Size()
	}
	if size > 2*text {
		t.Errorf("%d bytes of text are frozen in %d", text, size)
	}
}

func programs(t testing.TB) (out []*program.File) {
	t.Helper()
	lower := func(path string, text []byte) {
		if !workspace.Supported(path) {
			return
		}
		if f, err := workspace.Lower(path, syntax.NewText(string(text))); err == nil {
			out = append(out, f)
		}
	}
	for _, root := range []string{"../ruby/testdata", "../typescript/testdata", "../flow/testdata", "../../contracts"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			if filepath.Ext(path) == ".txtar" {
				archive, err := txtar.ParseFile(path)
				if err != nil {
					return err
				}
				for _, f := range archive.Files {
					lower(f.Name, f.Data)
				}
				return nil
			}
			text, err := os.ReadFile(path)
			lower(path, text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// alike tells where two files differ, if they do. What is one thing in one of them must be one in the other.
func alike(a, b *program.File) error {
	return comparison{map[any]any{}, map[any]any{}}.values(reflect.ValueOf(a), reflect.ValueOf(b), "file")
}

type comparison struct{ there, back map[any]any }

func (c comparison) values(a, b reflect.Value, at string) error {
	switch a.Kind() {
	case reflect.Pointer:
		return c.pointers(a, b, at)
	case reflect.Struct:
		for i := range a.NumField() {
			field := a.Type().Field(i)
			if !field.IsExported() {
				continue
			}
			if err := c.values(a.Field(i), b.Field(i), at+"."+field.Name); err != nil {
				return err
			}
		}
	case reflect.Slice:
		if a.Len() != b.Len() {
			return fmt.Errorf("%s has %d elements, and %d when thawed", at, a.Len(), b.Len())
		}
		for i := range a.Len() {
			if err := c.values(a.Index(i), b.Index(i), fmt.Sprintf("%s[%d]", at, i)); err != nil {
				return err
			}
		}
	default:
		if !a.Equal(b) {
			return fmt.Errorf("%s is %v, and %v when thawed", at, a, b)
		}
	}
	return nil
}

func (c comparison) pointers(a, b reflect.Value, at string) error {
	if a.IsNil() || b.IsNil() {
		if a.IsNil() != b.IsNil() {
			return fmt.Errorf("%s is %v, and %v when thawed", at, a, b)
		}
		return nil
	}
	x, y := a.Interface(), b.Interface()
	there, known := c.there[x]
	back, alsoKnown := c.back[y]
	if known != alsoKnown || known && (there != y || back != x) {
		return fmt.Errorf("%s is shared in one of the two alone", at)
	}
	if known {
		return nil
	}
	c.there[x], c.back[y] = y, x
	switch x := x.(type) {
	case *syntax.Text:
		if x != y {
			return fmt.Errorf("%s is another text", at)
		}
		return nil
	case *program.Method:
		if x.HasBody() {
			if err := c.pointers(reflect.ValueOf(x.Body()), reflect.ValueOf(y.(*program.Method).Body()), at+".Body()"); err != nil {
				return err
			}
		}
	}
	return c.values(a.Elem(), b.Elem(), at)
}

// filler gives every field a value of its own, a few levels deep.
type filler struct{ file *program.File }

func (l filler) fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				l.fill(v.Field(i), depth)
			}
		}
	case reflect.Slice:
		if v.Len() == 0 && depth < 5 {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		}
		for i := range v.Len() {
			l.fill(v.Index(i), depth+1)
		}
	case reflect.Pointer:
		l.point(v, depth)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.String:
		v.SetString("a" + fmt.Sprint(depth))
	case reflect.Uint8:
		v.SetUint(1)
	case reflect.Uint16:
		v.SetUint(uint64(program.Parens | program.Bare))
	case reflect.Int:
		v.SetInt(int64(3 + 7*depth%5))
	default:
		panic("a kind of field that nobody freezes: " + v.Type().String())
	}
}

func (l filler) point(v reflect.Value, depth int) {
	switch v.Type() {
	case reflect.TypeFor[*program.File](), reflect.TypeFor[*syntax.Text]():
		if v.IsNil() {
			v.Set(reflect.ValueOf(l.file))
		}
		return
	case reflect.TypeFor[*program.Class]():
		if depth > 1 || v.IsNil() {
			v.Set(reflect.ValueOf(l.file.Classes[0]))
			return
		}
	case reflect.TypeFor[*program.Content]():
		body := new(program.Expr)
		if depth < 5 {
			l.fill(reflect.ValueOf(body).Elem(), depth+2)
		}
		v.Set(reflect.ValueOf(program.Ready(body)))
		return
	}
	if v.IsNil() && depth < 5 {
		v.Set(reflect.New(v.Type().Elem()))
	}
	if !v.IsNil() {
		l.fill(v.Elem(), depth+1)
	}
}

func BenchmarkThaw(b *testing.B) {
	var cold []*frozen.File
	files := programs(b)
	for _, f := range files {
		cold = append(cold, frozen.Freeze(f))
	}
	size := 0
	for _, f := range files {
		size += f.Text.Len()
	}
	b.Run("lower", func(b *testing.B) {
		b.SetBytes(int64(size))
		for b.Loop() {
			for _, f := range files {
				if _, err := workspace.Lower(f.Path, f.Text); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("freeze", func(b *testing.B) {
		b.SetBytes(int64(size))
		for b.Loop() {
			for _, f := range files {
				frozen.Freeze(f)
			}
		}
	})
	b.Run("thaw", func(b *testing.B) {
		b.SetBytes(int64(size))
		for b.Loop() {
			for _, z := range cold {
				for _, m := range z.Thaw().AllMethods() {
					m.Body()
				}
			}
		}
	})
}
