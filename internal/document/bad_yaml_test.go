package document_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// TestBadYAML: YAML that grows, refers to itself or is deeper than any form is refused with its line, before it takes memory.
func TestBadYAML(t *testing.T) {
	var laughs strings.Builder
	laughs.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&laughs, "a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 8), i-1)
	}
	for name, text := range map[string]string{
		"a billion laughs": laughs.String(), "an alias of itself": "a: &a [*a]\n", "a merge": "a: &a {b: c}\nd: {<<: *a}\n", "an anchor": "judul: &a Judul\ntujuan: *a\n", "brackets": strings.Repeat("[", 100_000), "braces": strings.Repeat("{a: ", 20_000),
		"lists": strings.Repeat("- ", 50_000), "keys": strings.Repeat("? ", 50_000), "300 KB": "judul: " + strings.Repeat("x", 300<<10), "30,000 values": "a:\n" + strings.Repeat("- x\n", 30_000), "two documents": "a: 1\n---\nb: 2\n",
		"a tag": "a: !!python/object/apply:os.system ['id']\n", "a key twice": "a: 1\na: 2\n", "NUL": "judul: a\x00b\n", "no text": "judul: \xff\xfe\n",
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := document.ParseValues([]byte(text))
		runtime.ReadMemStats(&after)
		e, ok := errors.AsType[*naskah.Error](err)
		if !ok || e.Kind != naskah.Invalid || e.Msg == "" || strings.Contains(e.Msg, "goccy") || strings.Contains(e.Msg, ".go:") || len(e.Msg) > 600 {
			t.Errorf("%s: %v", name, err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
			t.Errorf("%s took %d MB", name, used>>20)
		}
	}
}
