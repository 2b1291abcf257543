package views

import (
	"context"
	"encoding/json"

	"github.com/a-h/templ"
)

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
	} else if f.Example != "" && f.Type != "enum" {
		a["placeholder"] = f.Example
	}
	if f.Pattern != "" {
		a["data-pola"] = f.Pattern
	}
	for _, x := range f.Findings {
		if x.Level == "error" {
			a["aria-invalid"] = "true"
		}
	}
	return a
}

// InputID, FieldID, FindingsID and WordsID are the ids of the parts of a field.
func InputID(path string) string { return id("n", path) }

// FieldID is the id of the whole field.
func FieldID(path string) string { return id("f", path) }

// FindingsID is where the findings of a field stand.
func FindingsID(path string) string { return id("t", path) }

// WordsID is where its value stands in words.
func WordsID(path string) string { return id("w", path) }

// EachField visits fields and those of their items.
func EachField(fields []FormField, f func(FormField)) {
	for _, x := range fields {
		f(x)
		for _, it := range x.Items {
			EachField(it.Fields, f)
		}
	}
}

// visible are the fields of an item that are drawn; the rest is sent along.
func (it FormItem) visible() []FormField {
	var out []FormField
	for _, f := range it.Fields {
		if f.Type != "hidden" {
			out = append(out, f)
		}
	}
	return out
}

// single says whether an item is one input on one line.
func (it FormItem) single() bool { return len(it.Fields) == 1 && it.Fields[0].Type != "list" }

// full says whether a field takes the whole width of its group.
func (f FormField) full() bool { return f.Type == "long" || f.Type == "list" }

// formOf ties an input to a form that stands elsewhere on the page.
func formOf(form string) templ.Attributes {
	if form == "" {
		return nil
	}
	return templ.Attributes{"form": form}
}

// uploadWords are the sentences that the script says while files are sent one by one: what, of how many, and what went wrong.
func uploadWords(ctx context.Context) string {
	b, err := json.Marshal(map[string]string{
		"progress": t(ctx, "upload.progress"), "big": t(ctx, "upload.big"), "lost": t(ctx, "upload.lost"), "session": t(ctx, "upload.session"), "done": t(ctx, "upload.done"),
		"none": t(ctx, "upload.none"), "count": t(ctx, "upload.chosen"),
	})
	if err != nil {
		return "{}"
	}
	return string(b)
}
