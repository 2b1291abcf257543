package views

import "github.com/a-h/templ"

// A MendView is a form that came back: what is wrong beside its field, all the rest as it was sent.
type MendView struct {
	Head         ErrorView
	Action, Back string
	File         bool // a file came with it and must be chosen again
	Fields       []MendField
	Keep         []KV
}

// A MendField is one field to be mended.
type MendField struct {
	Name, Label, Value, Msg string
	Long                    bool
}

func mendKind(v MendView) templ.Attributes {
	if v.File {
		return templ.Attributes{"enctype": "multipart/form-data"}
	}
	return templ.Attributes{}
}
