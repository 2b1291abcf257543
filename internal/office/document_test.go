package office_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// words are the letters of a PDF as poppler reads them, in the order in which they were drawn, without blanks (a mark is set aslant).
func words(t *testing.T, pdf []byte) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("pdftotext is missing")
		}
		t.Skip("pdftotext is missing")
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(out)), "")
}

// TestWhoGetsWhat: before the last seal the very bytes go to the signer whose turn it is and to the officer; everybody else, and
// everybody before signing opens, gets a rendering with a mark.
func TestWhoGetsWhat(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	draft, review, approved, opened, half := w.Draft(), w.Submitted(), w.Numbered(), w.Opened(), w.HalfSigned()
	for _, c := range []struct {
		name  string
		n     naskah.Naskah
		login string
		which office.Which
		mark  string // empty: the very bytes
	}{
		{"draft", draft, "yuni", office.Current, "KONSEP"},
		{"draft konsep", draft, "yuni", office.Konsep, "KONSEP"},
		{"review", review, "kabagpem", office.Current, "KONSEP"},
		{"rendered version in review", review, "kabagpem", office.VersionNo(1), "KONSEP"},
		{"rendered version to the officer", review, "ratna", office.VersionNo(1), "KONSEP"},
		{"approved", approved, "ratna", office.Current, "BELUM DITANDATANGANI"},
		{"opened, the turn", opened, "direktur", office.Current, ""},
		{"opened, konsep to the turn", opened, "direktur", office.Konsep, "BELUM DITANDATANGANI"},
		{"opened, not yet his turn", opened, "walikota", office.Current, "BELUM DITANDATANGANI"},
		{"opened, the author", opened, "yuni", office.Current, "BELUM DITANDATANGANI"},
		{"opened, the officer", opened, "ratna", office.Current, ""},
		{"half, the turn", half, "walikota", office.Current, ""},
		{"half, an earlier version to the turn", half, "walikota", office.VersionNo(2), "BELUM DITANDATANGANI"},
		{"half, his seal is made", half, "direktur", office.Current, "BELUM DITANDATANGANI"},
		{"half, a reviewer", half, "sekda", office.Current, "BELUM DITANDATANGANI"},
		{"half, the archivist", half, "arsip", office.Current, "BELUM DITANDATANGANI"},
		{"half, the officer", half, "ratna", office.Current, ""},
		{"half, the sealed version by number", half, "sekda", office.VersionNo(3), "BELUM DITANDATANGANI"},
	} {
		t.Run(c.name, func(t *testing.T) {
			pdf, name, err := w.Office.Document(w.Ctx(), w.P(c.login), c.n.ID, c.which)
			if err != nil {
				t.Fatal(err)
			}
			if c.mark == "" {
				if naskah.DigestOf(pdf) != c.n.Current {
					t.Fatal("not the very bytes")
				}
				return
			}
			if !strings.Contains(words(t, pdf), strings.ReplaceAll(c.mark, " ", "")) || !strings.Contains(name, strings.ToLower(strings.Fields(c.mark)[0])) {
				t.Fatalf("%s: no mark %q", name, c.mark)
			}
			if numbered := strings.Contains(words(t, pdf), "012/CDU-KSB/XI/2026"); numbered != (c.mark == "BELUM DITANDATANGANI") {
				t.Fatalf("the number that was set is shown: %v", numbered)
			}
			if bytes.Contains(pdf, []byte("/ByteRange")) {
				t.Fatal("a signature went out")
			}
		})
	}
}

func TestSignedVersions(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Signed()
	for login, want := range map[string]bool{"ratna": true, "arsip": true, "yuni": false, "direktur": false, "kabaghukum": false} {
		current, name, err := w.Office.Document(w.Ctx(), w.P(login), n.ID, office.Current)
		if err != nil || naskah.DigestOf(current) != n.Current || name != "ksb-pk_pengolahan-sampah-plastik-pasar-induk_bertanda-tangan.pdf" {
			t.Errorf("%s does not get the signed naskah: %s %v", login, name, err)
		}
		half, _, err := w.Office.Document(w.Ctx(), w.P(login), n.ID, office.VersionNo(3))
		if err != nil || bytes.Contains(half, []byte("/ByteRange")) != want {
			t.Errorf("%s, half-signed version: %v, %v", login, !want, err)
		}
	}
	_, name, err := w.Office.Document(w.Ctx(), w.P("ratna"), n.ID, office.VersionNo(3))
	if err != nil || !strings.HasSuffix(name, "_versi-3.pdf") {
		t.Errorf("%s %v", name, err)
	}
	a := w.Archived()
	if _, name, err = w.Office.Document(w.Ctx(), w.P("yuni"), a.ID, office.Current); err != nil || !strings.HasSuffix(name, "_bertanda-tangan.pdf") {
		t.Errorf("%s %v", name, err)
	}
	_, _, err = w.Office.Document(w.Ctx(), w.P("ratna"), n.ID, office.VersionNo(9))
	check(t, err, naskah.NotFound, "NSK-VERSI-TIDAK-ADA")
	_, _, err = w.Office.Document(w.Ctx(), w.P("asing"), n.ID, office.Current)
	check(t, err, naskah.NotFound, "NSK-TIDAK-ADA")
	old := w.Imported()
	_, _, err = w.Office.Document(w.Ctx(), w.P("ratna"), old.ID, office.Current)
	check(t, err, naskah.NotFound, "NSK-TANPA-ISI")
}

// TestEndedSession: half-signed bytes of a round that ended stay with the officer.
func TestEndedSession(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.HalfSigned()
	n = must[naskah.Naskah](t)(w.Office.Decline(w.Ctx(), w.P("walikota"), n.ID, n.Seq, "Objek berubah."))
	for login, want := range map[string]bool{"ratna": true, "yuni": false} {
		current, name, err := w.Office.Document(w.Ctx(), w.P(login), n.ID, office.Current)
		if err != nil || bytes.Contains(current, []byte("/ByteRange")) || !strings.HasSuffix(name, "_konsep.pdf") {
			t.Errorf("%s: a draft is given out as %s: %v", login, name, err)
		}
		pdf, _, err := w.Office.Document(w.Ctx(), w.P(login), n.ID, office.VersionNo(3))
		if err != nil || bytes.Contains(pdf, []byte("/ByteRange")) != want {
			t.Errorf("%s: %v", login, err)
		}
	}
	pdf, _, err := w.Office.Document(w.Ctx(), w.P("yuni"), n.ID, office.Current)
	if err != nil || !strings.Contains(words(t, pdf), "KONSEP") {
		t.Fatalf("the draft is not given as KONSEP: %v", err)
	}
	r := must[office.VerifyResult](t)(w.Office.VerifyKode(w.Ctx(), n.Kode))
	if r.Judged || r.Public.State != naskah.Draft || len(r.Notices) == 0 || r.Notices[0].Code != "NSK-BELUM-SELESAI" {
		t.Fatalf("by kode: %+v", r)
	}
}
