package pdf

// Object is one PDF object [ISO 32000-2 §7.3]: Null, Bool, Integer, Real, Name, String, Array, Dict, Ref or *Stream.
// A nil Object is an absent one.
type Object interface{ object() }

// The objects.
type (
	Null    struct{}
	Bool    bool
	Integer int64
	Real    float64
	Name    string // decoded: #20 is a space
	Array   []Object
	Dict    []Pair // in the order of the file; keys are distinct
)

// Pair is one entry of a dictionary.
type Pair struct {
	Key   Name
	Value Object
}

// String is a string object with the place where it is written.
type String struct {
	Bytes      []byte // decoded
	Hex        bool   // written as <…>
	Start, End int    // offsets in the file of its first delimiter and just after its last
}

// Ref is an indirect reference.
type Ref struct {
	Num uint32
	Gen uint16
}

// Stream is a dictionary with data. The data is a part of the file, still encoded.
type Stream struct {
	Dict Dict
	Data []byte
}

func (Null) object()    {}
func (Bool) object()    {}
func (Integer) object() {}
func (Real) object()    {}
func (Name) object()    {}
func (String) object()  {}
func (Array) object()   {}
func (Dict) object()    {}
func (Ref) object()     {}
func (*Stream) object() {}

// Get returns the value of a key, or nil.
func (d Dict) Get(key Name) Object {
	for i := range d {
		if d[i].Key == key {
			return d[i].Value
		}
	}
	return nil
}

// Number returns the value of an Integer or a Real.
func Number(o Object) (float64, bool) {
	switch o := o.(type) {
	case Integer:
		return float64(o), true
	case Real:
		return float64(o), true
	}
	return 0, false
}
