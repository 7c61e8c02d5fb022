package prisma

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const sample = `generator client {
  provider = "prisma-client-js" // not a field
}

/// an order
model OrderLine {
  id        String   @id @default(uuid()) @db.Uuid
  sku       String   @unique(map: "sku")
  note      String?  @default("a // b") // trailing
  lines     Line[]
  status    Status   @default(OPEN)
  place     Unsupported("circle")?
  owner     User?    @relation(fields: [ownerId], references: [id])
  @@unique([tenantId, number(sort: Desc)], name: "x")
  @@index([status])
}

enum Status {
  OPEN
  CLOSED @map("closed")

  @@map("status")
}
model Broken
model 1x {
  a Int @id
}
`

func TestRead(t *testing.T) {
	t.Parallel()
	s := Read(sample)
	var b strings.Builder
	for _, m := range s.Models {
		fmt.Fprintln(&b, m.Name, m.Client(), m.Unique)
		for _, f := range m.Fields {
			fmt.Fprintln(&b, "", f.Name, f.Type, f.Optional, f.List)
		}
	}
	for _, e := range s.Enums {
		fmt.Fprintln(&b, e.Name, e.Values)
	}
	want := `OrderLine orderLine [[id] [sku] [tenantId number]]
 id String false false
 sku String false false
 note String true false
 lines Line false true
 status Status false false
 place Unsupported("circle") true false
 owner User true false
Status [OPEN CLOSED]
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	m := s.Models[0]
	for fields, want := range map[string]bool{"id": true, "note": false, "tenantId": false, "tenantId number": true, "tenantId_number": true} {
		set := map[string]bool{}
		for _, f := range strings.Fields(fields) {
			set[f] = true
		}
		if m.Names(set) != want {
			t.Errorf("%s: %v", fields, !want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("model A {\n@@unique([\n@@id(]\n a\n b ?\n c [] @unique(\n}}}\n}")
	f.Add(strings.Repeat("model A {\n", 300))
	f.Fuzz(func(_ *testing.T, src string) {
		for _, m := range Read(src).Models {
			_ = m.Client()
			m.Names(map[string]bool{"a": true})
		}
	})
}
