package entry

// room allocates what a run records several at a time: records are many, and live as long as their run.
type room struct {
	blank    []Record
	records  int
	listable []Operand
}

// The most that is allocated at once.
const (
	mostRecords  = 64
	mostOperands = 128
)

func (r *room) record() *Record {
	if len(r.blank) == 0 {
		r.blank = make([]Record, min(max(r.records, 4), mostRecords))
		r.records += len(r.blank)
	}
	rec := &r.blank[0]
	r.blank = r.blank[1:]
	return rec
}

// operands is an empty list with room for n.
func (r *room) operands(n int) []Operand {
	if n == 0 {
		return nil
	}
	if len(r.listable) < n {
		r.listable = make([]Operand, max(n, min(2*r.records, mostOperands)))
	}
	list := r.listable[:0:n]
	r.listable = r.listable[n:]
	return list
}
