package document

import (
	"slices"
	"testing"
)

// Letters go on over the rows of one label, begin anew at the next, and stand at no row that is alone [UU 12/2011 Lampiran II].
func TestCountedLabels(t *testing.T) {
	huruf := func(i int) string { return letters(i) + "." }
	rows := []LabelRow{{Label: "Menimbang"}, {}, {}, {Label: "Mengingat"}, {}, {Label: "Menetapkan"}, {Label: "Hal"}, {}}
	marks := []func(int) string{huruf, huruf, huruf, huruf, huruf, huruf, nil, nil}
	countLabels(rows, marks)
	var got []string
	for _, r := range rows {
		got = append(got, r.No)
	}
	if want := []string{"a.", "b.", "c.", "a.", "b.", "", "", ""}; !slices.Equal(got, want) {
		t.Errorf("letters %q, want %q", got, want)
	}
}

// What a kind must hold follows the field that decides, and each content names its own place in the regulation [P22 7(2), 29(2), 53(3),
// 31(2)].
func TestContentsByCase(t *testing.T) {
	for _, c := range []struct {
		kode, value string
		n           int
		last        string
	}{
		{"kak", "ksdd", 8, p22 + "Pasal 7 ayat (2) huruf h"},
		{"kak", "ksdpk", 8, p22 + "Pasal 29 ayat (2) huruf h"},
		{"kak", "sinergi", 8, p22 + "Pasal 53 ayat (3) huruf h"},
		{"telaah", "ksdd", 5, p22 + "Pasal 7 ayat (4) huruf e"},
		{"telaah", "ksdpk_mitra", 8, p22 + "Pasal 31 ayat (2) huruf h"},
		{"telaah", "sinergi", 5, p22 + "Pasal 53 ayat (4)"},
	} {
		for kode, cases := range lawCases {
			if string(kode) != c.kode {
				continue
			}
			if list := cases.cases[c.value]; len(list) != c.n || list[len(list)-1].norm != c.last {
				t.Errorf("%s %s: %d contents, the last %q", c.kode, c.value, len(list), list[len(list)-1].norm)
			}
		}
	}
}
