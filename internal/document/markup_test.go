package document_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/document"
	"naskah/internal/html"
	"naskah/internal/naskah"
)

// Bold and italic are runs of their own: the words stay, and a value that stands in them is marked with its place.
func TestMarkup(t *testing.T) {
	const old = "        - Perbedaan pendapat dalam pelaksanaan Kesepakatan Bersama ini diselesaikan secara musyawarah untuk mencapai mufakat.\n"
	for _, tt := range []struct {
		text, plain, html string
		want              document.Text
	}{
		{
			`Keadaan kahar ({i:force majeure}) berlaku.`, "Keadaan kahar (force majeure) berlaku.", "(<em>force majeure</em>)",
			document.Text{{Text: "Keadaan kahar ("}, {Text: "force majeure", Italic: true}, {Text: ") berlaku."}},
		},
		{
			`Objek {b:{judul|upper} {{ini}}}`, "Objek PENGOLAHAN SAMPAH PLASTIK PASAR INDUK {ini}.", "<strong>PENGOLAHAN SAMPAH PLASTIK PASAR INDUK</strong></span><strong> {ini}</strong>.",
			document.Text{{Text: "Objek "}, {Text: "PENGOLAHAN SAMPAH PLASTIK PASAR INDUK", Bold: true, Path: "judul"}, {Text: " {ini}", Bold: true}, {Text: "."}},
		},
		{
			`{b:tebal {i:dan miring}}; {i:a}{i:b}`, "tebal dan miring; ab.", "<strong>tebal </strong><strong><em>dan miring</em></strong>; <em>ab</em>",
			document.Text{{Text: "tebal ", Bold: true}, {Text: "dan miring", Bold: true, Italic: true}, {Text: "; "}, {Text: "ab", Italic: true}, {Text: "."}},
		},
	} {
		lib, _, err := loadWith(t, old, "        - text: \"Dengan huruf:\"\n          rincian: ['"+tt.text+"']\n")
		if err != nil {
			t.Fatal(err)
		}
		tpl, err := lib.Current(naskah.KSBPK)
		if err != nil {
			t.Fatal(err)
		}
		tree, _ := compile(t, tpl, tpl.Sample(), document.Options{})
		for _, b := range tree.Blocks {
			p, ok := b.(document.Pasal)
			if !ok || p.ID != "lain-lain" {
				continue
			}
			i := slices.IndexFunc(p.Items, func(it document.Item) bool { return len(it.Children) > 0 })
			if i < 0 {
				t.Fatal("no items below an ayat")
			}
			item := p.Items[i].Children[0]
			want := tt.want
			if last := want[len(want)-1]; !strings.HasSuffix(last.Text, ".") {
				want = append(want, document.Run{Text: "."})
			}
			if d := cmp.Diff(want, item.Text); d != "" {
				t.Errorf("%s (-want +got):\n%s", tt.text, d)
			}
		}
		if got := document.Plain(tree); !strings.Contains(got, "a. "+tt.plain+"\n") {
			t.Errorf("%s: the plain text has no %q:\n%s", tt.text, tt.plain, got[strings.Index(got, "LAIN-LAIN"):])
		}
		page, err := html.Article(tree, html.Options{})
		if err != nil || !strings.Contains(page, tt.html) {
			t.Errorf("%s: no %q in the page (%v)", tt.text, tt.html, err)
		}
	}
	for _, bad := range []string{"{b:}", "{i:terbuka", "{b:{judul}", "{i:{tak_ada}}"} {
		if _, _, err := loadWith(t, old, "        - 'Teks "+bad+"'\n"); err == nil {
			t.Errorf("%s was taken", bad)
		}
	}
}
