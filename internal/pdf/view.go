package pdf

// View is the document as it stands at the end of one revision.
type View struct {
	f   *File
	Rev int
}

// At returns the document as one revision leaves it.
func (f *File) At(rev int) View { return View{f, rev} }

// Trailer returns the trailer of the revision.
func (v View) Trailer() Dict { return v.f.Sections[v.Rev].Trailer }

// Entry returns where an object stands, if it exists in this revision.
func (v View) Entry(ref Ref) (Entry, bool) {
	i := v.f.find(ref.Num, v.Rev)
	if i < 0 || v.f.entries[i].Kind == Free || v.f.entries[i].Gen != ref.Gen {
		return Entry{}, false
	}
	return v.f.entries[i], true
}

// Object returns an indirect object; one that does not exist is null [ISO 32000-2 §7.3.10].
func (v View) Object(ref Ref) (Object, error) {
	i := v.f.find(ref.Num, v.Rev)
	if i < 0 || v.f.entries[i].Kind == Free || v.f.entries[i].Gen != ref.Gen {
		return Null{}, nil
	}
	if v.f.objects[i] != nil {
		return v.f.objects[i], nil
	}
	e := &v.f.entries[i]
	if e.Err != nil {
		return nil, e.Err
	}
	if v.f.Exhausted() {
		return nil, fail(ErrLimit, e.Offset, "more than %d tokens in the objects asked for", v.f.limits.Built)
	}
	p := &parser{limits: &v.f.limits}
	o, err := v.f.indirect(p, e)
	v.f.built += p.tokens
	if err != nil {
		return nil, err
	}
	v.f.objects[i] = o
	return o, nil
}

// Exhausted reports whether so much was built that further objects are refused. What was found is then incomplete.
func (f *File) Exhausted() bool { return f.built > f.limits.Built }

// Resolve follows references until there is an object. What cannot be read, and a chain of references that is longer
// than the depth limit, is null: it fits nothing that a caller would accept.
func (v View) Resolve(o Object) Object {
	for range v.f.limits.Depth {
		ref, ok := o.(Ref)
		if !ok {
			if o == nil {
				return Null{}
			}
			return o
		}
		var err error
		if o, err = v.Object(ref); err != nil {
			return Null{}
		}
	}
	return Null{}
}

// Dict resolves o and returns it if it is a dictionary; of a stream, its dictionary.
func (v View) Dict(o Object) (Dict, bool) {
	switch o := v.Resolve(o).(type) {
	case Dict:
		return o, true
	case *Stream:
		return o.Dict, true
	}
	return nil, false
}

// Array resolves o and returns it if it is an array.
func (v View) Array(o Object) (Array, bool) {
	a, ok := v.Resolve(o).(Array)
	return a, ok
}

// Catalog returns the root of the document and its reference.
func (v View) Catalog() (Dict, Ref, bool) {
	ref, _ := v.Trailer().Get("Root").(Ref)
	d, ok := v.Resolve(ref).(Dict)
	return d, ref, ok
}
