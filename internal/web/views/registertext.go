package views

import (
	"context"

	"github.com/a-h/templ"

	"naskah/internal/naskah"
)

// ordinal is "KESATU".
func ordinal(n int) string { return naskah.Ordinal(n) }

// wrongField marks an input whose field is wrong, and ties it to the sentence that says what.
func wrongField(errors map[string]string, field string) templ.Attributes {
	if errors[field] == "" {
		return nil
	}
	return templ.Attributes{"aria-invalid": "true", "aria-errormessage": id("galat", field)}
}

func similarTitle(ctx context.Context, v SimilarView) string {
	if v.Same {
		return t(ctx, "old.similar.same")
	}
	return t(ctx, "old.similar", len(v.Rows))
}

// changeOld is a value as it was, or that there was none.
func changeOld(ctx context.Context, s string) string {
	if s == "" {
		return t(ctx, "fact.pending")
	}
	return s
}

// sampleRows is how many example rows there are.
func sampleRows(v ImportView) int {
	n := 0
	for _, c := range v.Sheet {
		n = max(n, len(c.Samples))
	}
	return n
}

// unit is what a group counts.
func (g WorkGroup) unit(ctx context.Context) string {
	if g.Unit != "" {
		return g.Unit
	}
	return t(ctx, "unit.naskah")
}
