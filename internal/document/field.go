package document

import "slices"

// A FieldType says what a field holds and so which control a form shows for it.
type FieldType string

// The types of field. Pejabat, instansi and mitra hold identifiers that a page offers from the directory; nomor is what stands on
// a NOMOR line: a text, or an object that says why there is none [OP 1.6].
const (
	TypeText     FieldType = "text"
	TypeLong     FieldType = "long"
	TypeNumber   FieldType = "number"
	TypeMoney    FieldType = "money"
	TypeDate     FieldType = "date"
	TypeEnum     FieldType = "enum"
	TypeBool     FieldType = "bool"
	TypeFile     FieldType = "file"
	TypeNomor    FieldType = "nomor"
	TypeInstansi FieldType = "instansi"
	TypeMitra    FieldType = "mitra"
	TypePejabat  FieldType = "pejabat"
	TypeList     FieldType = "list"
)

// FieldTypes lists every type.
var FieldTypes = []FieldType{
	TypeText, TypeLong, TypeNumber, TypeMoney, TypeDate, TypeEnum, TypeBool, TypeFile, TypeNomor, TypeInstansi, TypeMitra,
	TypePejabat, TypeList,
}

// A Group is one fieldset of the form. Clause is the id of the part of the text that its fields fill, empty for none.
type Group struct {
	ID      string
	Judul   string
	Bantuan string
	Clause  string
	Fields  []Field

	when *cond // its fields are asked for only while this holds; nil: always
	src  string
	line int
}

// A Field is one value that a template asks for. Path is dotted, with indexes for places that are fixed ("pihak.0.kota"); within
// Fields it is relative to the item.
type Field struct {
	Path     string
	Label    string
	Bantuan  string
	Contoh   string // an example of what to type
	Norma    string
	Type     FieldType
	Required bool     // must be filled before submit
	Opening  bool     // filled when signing opens, not before: "diisi saat pembukaan"
	Register bool     // kept for the register, never printed
	Options  []Option // of an enum
	Min, Max int      // of a list: items; of a number: its bounds; of text: Max letters
	Fields   []Field  // of list items; none: the items are texts
	Default  string

	asked    *cond  // of its group
	needsSrc string // required only when this holds
	needs    *cond
	line     int // in the template
}

// An Option is one choice of an enum.
type Option struct{ Value, Label string }

// isText says whether values of the type are strings.
func (t FieldType) isText() bool {
	switch t {
	case TypeNumber, TypeMoney, TypeBool, TypeList:
		return false
	}
	return true
}

// offers says whether value is one of the choices.
func (f *Field) offers(value string) bool {
	return slices.ContainsFunc(f.Options, func(o Option) bool { return o.Value == value })
}

// limit is the number of letters a text may have.
func (f *Field) limit() int {
	switch {
	case f.Max > 0:
		return f.Max
	case f.Type == TypeLong:
		return 4000
	}
	return 300
}
