package verify_test

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"naskah/internal/verify"
)

// scanned is a PDF as a scanner writes it, with extra entries in the catalog, the page tree and the page.
func scanned(version, catalog, tree, page string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	fmt.Fprintf(&b, "%%PDF-%s\n", version)
	object("<< /Type /Catalog /Pages 2 0 R " + catalog + " >>")
	object("<< /Type /Pages /Kids [ 3 0 R ] /Count 1 " + tree + " >>")
	object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] " + page + " >>")
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 4\n0000000000 65535 f \n")
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}

// Base takes a plain document, and nothing whose seals would be judged otherwise or stand elsewhere than they seem to.
func TestBase(t *testing.T) {
	w := newWorld(t)
	plain := scanned("1.7", "", "", "")
	seal := w.sealA()
	seal.page = 1
	w.mustBeSah(t, sealed(t, plain, seal)) // what Base takes, the judge accepts when it is sealed
	if pages, err := verify.Base(scanned("1.7", "/Lang (id)", "", "")); err != nil || len(pages) != 1 || pages[0].Visible != [4]float64{0, 0, 595, 842} {
		t.Fatalf("%v %v", pages, err)
	}
	good := plain
	for _, c := range []struct {
		name string
		pdf  []byte
		want error
	}{
		{"nothing", nil, verify.ErrBaseStructure},
		{"no PDF", []byte("%PNG"), verify.ErrBaseStructure},
		{"cut off", good[:len(good)-30], verify.ErrBaseStructure},
		{"bytes behind the end", append(good[:len(good):len(good)], "%%EOF lain"...), verify.ErrBaseStructure},
		{"an old header", scanned("1.4", "", "", ""), verify.ErrBaseVersion},
		{"a form", scanned("1.7", "/AcroForm << /Fields [] >>", "", ""), verify.ErrBaseContent},
		{"layers", scanned("1.7", "/OCProperties << >>", "", ""), verify.ErrBaseContent},
		{"an action", scanned("1.7", "/OpenAction [3 0 R /Fit]", "", ""), verify.ErrBaseContent},
		{"a lock", bytes.Replace(good, []byte("/Size 4 "), []byte("/Size 4 /Encrypt 3 0 R "), 1), verify.ErrBaseStructure},
		{"a seal", sealed(t, plain, seal), verify.ErrBaseContent},
		{"a turned page", scanned("1.7", "", "", "/Rotate 90"), verify.ErrBasePage},
		{"a turned tree", scanned("1.7", "", "/Rotate 180", ""), verify.ErrBasePage},
		{"a note", scanned("1.7", "", "", "/Annots []"), verify.ErrBasePage},
		{"a unit", scanned("1.7", "", "", "/UserUnit 2"), verify.ErrBasePage},
		{"a page's action", scanned("1.7", "", "", "/AA << >>"), verify.ErrBasePage},
	} {
		if _, err := verify.Base(c.pdf); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}
