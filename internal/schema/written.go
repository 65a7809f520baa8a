package schema

// Written returns the fields in the order in which a file has them: what every
// record may begin with, the kind's own, the rest of what every record has.
func (k *Kind) Written() []*Field {
	out := make([]*Field, 0, len(k.Fields))
	for _, f := range k.Fields {
		if f.First {
			out = append(out, f)
		}
	}
	out = append(out, k.Own()...)
	for _, f := range k.Fields {
		if f.Common && !f.First {
			out = append(out, f)
		}
	}
	return out
}
