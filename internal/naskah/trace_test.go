package naskah_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"testing"

	"naskah/internal/naskah"
)

// TestTraced: every line that belongs to a request carries its id, at the top, once, whatever the logger is made of.
func TestTraced(t *testing.T) {
	ctx := naskah.WithTrace(t.Context(), &naskah.Trace{ID: "9f3c"})
	for _, c := range []struct {
		name string
		make func(*slog.Logger) *slog.Logger
		ctx  context.Context
		want string
	}{
		{"plain", func(l *slog.Logger) *slog.Logger { return l }, ctx, "9f3c"},
		{"attributes", func(l *slog.Logger) *slog.Logger { return l.With(slog.Int("n", 1)) }, ctx, "9f3c"},
		{"group", func(l *slog.Logger) *slog.Logger { return l.WithGroup("g").With(slog.Int("n", 1)) }, ctx, "9f3c"},
		{"twice", func(l *slog.Logger) *slog.Logger { return slog.New(naskah.Traced(l.Handler())) }, ctx, "9f3c"},
		{"with another in between", func(l *slog.Logger) *slog.Logger { return slog.New(naskah.Traced(between{l.Handler()})) }, ctx, "9f3c"},
		{"values outlive the deadline", func(l *slog.Logger) *slog.Logger { return l }, context.WithoutCancel(ctx), "9f3c"},
		{"no request", func(l *slog.Logger) *slog.Logger { return l }, t.Context(), ""},
		{"no id", func(l *slog.Logger) *slog.Logger { return l }, naskah.WithTrace(t.Context(), &naskah.Trace{}), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			c.make(slog.New(naskah.Traced(slog.NewJSONHandler(&b, nil)))).InfoContext(c.ctx, "x", slog.String("own", "y"))
			var line map[string]any
			if err := json.Unmarshal(b.Bytes(), &line); err != nil {
				t.Fatal(err)
			}
			if got, _ := line["request"].(string); got != c.want || bytes.Count(b.Bytes(), []byte(`"request"`)) > 1 {
				t.Errorf("%s", b.String())
			}
			if !bytes.Contains(b.Bytes(), []byte(`"own":"y"`)) {
				t.Errorf("the line lost its own attribute: %s", b.String())
			}
		})
	}
}

// between is some handler around another.
type between struct{ slog.Handler }

// TestTraceActs: the acts of a request, each once, a bounded number; no trace is as good as one.
func TestTraceActs(t *testing.T) {
	var none *naskah.Trace
	none.Tried(naskah.ActSeal)
	if none.Acts() != nil || naskah.TraceOf(t.Context()) != nil {
		t.Error("no trace remembers something")
	}
	tr := &naskah.Trace{ID: "1"}
	ctx := naskah.WithTrace(t.Context(), tr)
	naskah.TraceOf(ctx).Tried(naskah.ActIntend)
	naskah.TraceOf(ctx).Tried(naskah.ActSeal)
	naskah.TraceOf(ctx).Tried(naskah.ActIntend)
	if got := tr.Acts(); !slices.Equal(got, []string{"intend", "seal"}) {
		t.Errorf("%v", got)
	}
	for i := range 100 {
		tr.Tried(naskah.Act(fmt.Sprint(i)))
	}
	if n := len(tr.Acts()); n != 8 {
		t.Errorf("%d acts kept", n)
	}
}
