package pdf

import "bytes"

// Same reports whether two objects are equal, where one may stand in line and the other by reference. Equal references
// are equal objects; two different references never are, and neither are streams. It looks at no more than the limit
// of tokens and then says no.
func (v View) Same(a, b Object) bool {
	c := comparison{view: v, left: v.f.limits.Tokens}
	return c.same(a, b, 0)
}

type comparison struct {
	view View
	left int
}

func (c *comparison) same(a, b Object, depth int) bool {
	if c.left--; c.left < 0 || depth > c.view.f.limits.Depth {
		return false
	}
	ra, aIsRef := a.(Ref)
	rb, bIsRef := b.(Ref)
	if aIsRef && bIsRef {
		return ra == rb
	}
	if aIsRef {
		a = c.view.Resolve(a)
	}
	if bIsRef {
		b = c.view.Resolve(b)
	}
	switch a := a.(type) {
	case Array:
		bb, ok := b.(Array)
		if !ok || len(a) != len(bb) {
			return false
		}
		for i := range a {
			if !c.same(a[i], bb[i], depth+1) {
				return false
			}
		}
		return true
	case Dict:
		bb, ok := b.(Dict)
		if !ok || len(a) != len(bb) {
			return false
		}
		get := bb.lookup()
		for _, pair := range a {
			if o := get(pair.Key); o == nil || !c.same(pair.Value, o, depth+1) {
				return false
			}
		}
		return true
	case String:
		bb, ok := b.(String)
		return ok && bytes.Equal(a.Bytes, bb.Bytes)
	case Integer, Real:
		na, _ := Number(a)
		nb, ok := Number(b)
		return ok && na == nb
	case Null, Bool, Name:
		return a == b
	}
	return false
}

// lookup returns Get, or for a large dictionary one that does not search it again and again.
func (d Dict) lookup() func(Name) Object {
	if len(d) <= 32 {
		return d.Get
	}
	m := make(map[Name]Object, len(d))
	for _, pair := range d {
		m[pair.Key] = pair.Value
	}
	return func(key Name) Object { return m[key] }
}
