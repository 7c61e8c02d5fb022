package typescript

import (
	"testing"
)

// TestMasks holds that what the grammar cannot read is read, with names and values as they were written.
func TestMasks(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, path, src, want string }{
		{
			"import type as an argument, no arguments", "a.ts",
			"f<typeof import('m')>()", "top (call:f)\n",
		},
		{
			"import type as an argument", "a.ts",
			"vi.load<typeof import(\"m\")>('m', x)", "top (call:load (const:vi) [(str:m) (const:x)])\n",
		},
		{
			"type re-export", "a.ts",
			"export type * from './a';\nexport class A {}\n", "exported class A\n",
		},
		{
			"a parameter called as a type is", "a.ts",
			"interface P {\n  pick: (boolean) => void;\n  done?: (string) => number;\n}\nexport type D = (any) => F;\nconst f = (any) => any.id;\n",
			"interface P\n  field pick: function\n  field done?: function\nfunction f(any) =>\n",
		},
		{
			"merge conflict", "a.ts",
			"class A {\n<<<<<<< HEAD\n  a() {}\n=======\n  b() {}\n>>>>>>> main\n}\n", "class A\n  method a()\n  method b()\n",
		},
		{
			"ampersand in text", "a.tsx",
			"const a = <p>Terms & Conditions {x} & more</p>;\n", "top (assign/decl (const:a) (opaque [(const:x)]))\n",
		},
		{
			"ampersand in an attribute", "a.tsx",
			"const a = <a href=\"/?a=1&utm=2&b\">x</a>;\n", "top (assign/decl (const:a) (opaque))\n",
		},
		{
			"ampersand between types stays", "a.tsx",
			"type P = Base<A> & { x: Other<B> };\nconst a = <p>a & b</p>, b = c > d & e < f;\n",
			"interface P + Base\n  field x: Other[B]\n" +
				"top (assign/decl (const:a) (opaque)) (assign/decl (const:b) (binary:& (binary:> (const:c) (const:d)) (binary:< (const:e) (const:f))))\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := lower(t, tt.path, tt.src)
			if len(f.Errors) > 0 {
				t.Errorf("errors at %v", f.Errors)
			}
			if got := dumpFile(f); got != tt.want {
				t.Errorf("lowered to\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestTSX(t *testing.T) {
	t.Parallel()
	f := lower(t, "a.tsx", `export const Page = ({ id, onSave }: Props) => (
  <Form key={id} {...rest} onSubmit={(e) => onSave(e)}>
    {items.map((i) => <Item key={i.id}>{i.name}</Item>)}
    <>{/* nothing */}</>
  </Form>
);
`)
	const want = "(block [(return (opaque [(local:id) (spread:* (const:rest)) (closure {=> |e| (block [(return (call:onSave [(local:e)]))])}) " +
		"(call:map (const:items) [(closure {=> |i| (block [(return (opaque [(member:id (local:i)) (member:name (local:i))]))])})])]))])"
	if got := dump(f.Functions[0].Body()); got != want {
		t.Errorf("lowered to\n%s\nwant\n%s", got, want)
	}
}
