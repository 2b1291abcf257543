package views

import "github.com/a-h/templ"

// kind is how the field is drawn; what is filled in when signing opens is only shown, and not sent.
func (f FormField) kind() string {
	if f.Opening {
		return "opening"
	}
	return f.Type
}

// attrs are what the browser should know of a field: required, limits, what describes it, whether it is wrong.
func (f FormField) attrs() templ.Attributes {
	by := ""
	if f.Help != "" {
		by = id("b", f.Path) + " "
	}
	a := templ.Attributes{"aria-describedby": by + id("t", f.Path)}
	if f.Required {
		a["aria-required"] = "true"
	}
	if f.Opening {
		a["readonly"] = true
	}
	for _, x := range f.Findings {
		if x.Level == "error" {
			a["aria-invalid"] = "true"
		}
	}
	return a
}
