package office_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/internal/verify"
)

// mixed opens n for the Wali Kota's seal on a scan with the director's ink.
func mixed(w *officetest.World, n naskah.Naskah, scan []byte) office.OpenInput {
	return office.OpenInput{Reasons: w.Given(n), Scan: scan, Ink: []office.InkSigner{{Party: 2, Tanggal: officetest.Today}}}
}

// TestStoryMixed: the director signs in ink, the sheet is scanned, and the Wali Kota seals the scan, in the room that the print kept for
// his ink; the judge accepts it [OP 1.10].
func TestStoryMixed(t *testing.T) {
	t.Parallel()
	t.Run("memory", func(t *testing.T) { storyMixed(t, officetest.New(t)) })
	t.Run("folder", func(t *testing.T) { storyMixed(t, officetest.In(t, t.TempDir())) })
}

func storyMixed(t *testing.T, w *officetest.World) {
	t.Helper()
	o, ctx := w.Office, w.Ctx()
	n := w.Printed()
	print := must[office.Printout](t)(o.Printout(ctx, w.P("ratna"), n.ID)).Version
	scan := officetest.ScanOf(print.Pages, 5, officetest.Sheet{W: 590, H: 835}, "")
	n = must[naskah.Naskah](t)(o.Open(ctx, w.P("ratna"), n.ID, n.Seq, mixed(w, n, scan)))
	came, scan := scan, append([]byte("%PDF-1.7"), scan[8:]...) // the scanner's header says 1.4
	if must[[]byte](t)(w.Office.Objects.Get(ctx, naskah.Ref{Digest: naskah.DigestOf(came)})); n.State != naskah.Signing || n.Current != naskah.DigestOf(scan) || n.Signers[1].Tanggal != officetest.Today || !n.Signers[0].Tanggal.IsZero() {
		t.Fatalf("%+v", n)
	}
	room := must[office.Room](t)(o.Room(ctx, w.P("walikota"), n.ID))
	if room.Turn != 0 || room.Of != 1 || room.Reason != "" || room.Pages != print.Pages || room.Digest != naskah.DigestOf(scan) {
		t.Errorf("%+v", room)
	}
	if c := o.Can(ctx, w.P("direktur"), n); len(c) != 0 {
		t.Errorf("who signed in ink is asked again: %+v", c)
	}
	n = must[naskah.Naskah](t)(w.Seal("walikota", n))
	if n.State != naskah.Signed {
		t.Fatalf("%+v", n)
	}
	signed, _, err := o.Document(ctx, w.P("yuni"), n.ID, office.Current)
	if err != nil || !bytes.HasPrefix(signed, scan) {
		t.Fatalf("the seal does not continue the scan: %v", err)
	}
	r := must[office.VerifyResult](t)(o.Verify(ctx, signed))
	if r.Report.Verdict != verify.Sah || len(r.Report.Signatures) != 1 || r.Match != "current" || len(r.Notices) != 1 ||
		r.Notices[0].Code != "NSK-TINTA-SEBAGIAN" || !strings.Contains(r.Notices[0].Msg, "PIHAK KEDUA pada 24 November 2026") {
		t.Fatalf("%+v", r)
	}
	in, err := verify.Inspect(ctx, signed)
	if err != nil {
		t.Fatal(err)
	}
	want := roomOf(t, print, 1)
	got := in.Signatures[0]
	if sx := 590 / 595.28; got.Page != want.Page || got.Rect[0] < want.X*sx-0.1 || got.Rect[0] > want.X*sx+0.1 || got.Rect[2]-got.Rect[0] > want.W {
		t.Errorf("sealed at %d %v, the room is %+v", got.Page, got.Rect, want)
	}
	if v := must[naskah.Values](t)(o.Values(ctx, w.P("yuni"), n.ID)); v.Text("tempat") != "Banjar" {
		t.Errorf("%v", v)
	}
	out := must[office.Outcome](t)(o.Archive(ctx, w.P("arsip"), n.ID, n.Seq, office.ArchiveInput{Lokasi: "Lemari 2"}))
	if out.Pending != nil || out.Naskah.State != naskah.Archived {
		t.Errorf("what is sealed is proven by its seal: %+v", out)
	}
	if w.Objects != nil {
		if until := must[time.Time](t)(w.Objects.Held(ctx, naskah.Ref{Digest: naskah.DigestOf(came)})); until.IsZero() {
			t.Error("the scan as it came is not kept as long as the archive")
		}
	}
	clean(t, w)
}

func roomOf(t *testing.T, v naskah.Version, party int) naskah.Rect {
	t.Helper()
	for _, f := range v.Fields {
		if f.Party == party && f.Kind == naskah.FieldTinta {
			return f.Rect
		}
	}
	t.Fatalf("no room for party %d: %+v", party, v.Fields)
	return naskah.Rect{}
}

// TestContractMixedRefused: what cannot be sealed and judged is refused before anybody is asked, and nothing is opened.
func TestContractMixedRefused(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	n := w.Printed()
	pages := w.Pages(n)
	good := officetest.ScanPDF(pages, 3)
	clear := must[[]byte](t)(w.Objects.Get(ctx, naskah.Ref{Digest: n.Current}))
	both := []office.InkSigner{{Party: 1, Tanggal: officetest.Today}, {Party: 2, Tanggal: officetest.Today}}
	for _, c := range []struct {
		name, code string
		kind       naskah.Kind
		set        func(*office.OpenInput)
	}{
		{"no scan", "NSK-CARA", naskah.Conflict, func(in *office.OpenInput) { in.Scan = nil }},
		{"another document", "NSK-PINDAI-HALAMAN", naskah.Invalid, func(in *office.OpenInput) { in.Scan = officetest.ScanPDF(pages-1, 3) }},
		{"the print itself", "NSK-PINDAI-CETAKAN", naskah.Invalid, func(in *office.OpenInput) { in.Scan = clear }},
		{"compressed structure", "NSK-PINDAI-BENTUK", naskah.Invalid, func(in *office.OpenInput) { in.Scan = packed(pages) }},
		{"a turned page", "NSK-PINDAI-BENTUK", naskah.Invalid, func(in *office.OpenInput) { in.Scan = officetest.ScanOf(pages, 3, officetest.A4Sheet, "/Rotate 90") }},
		{"a note on a page", "NSK-PINDAI-BENTUK", naskah.Invalid, func(in *office.OpenInput) {
			in.Scan = officetest.ScanOf(pages, 3, officetest.A4Sheet, "/Annots []")
		}},
		{"a form", "NSK-PINDAI-BENTUK", naskah.Invalid, func(in *office.OpenInput) {
			in.Scan = bytes.Replace(good, []byte("/Catalog /Pages 2 0 R"), []byte("/Catalog /AcroForm<</Fields[]>>/Pages 2 0 R"), 1)
		}},
		{"bytes behind the end", "NSK-PINDAI-BENTUK", naskah.Invalid, func(in *office.OpenInput) {
			in.Scan = append(good[:len(good):len(good)], "lain %%EOF startxref %%EOF"...)
		}},
		{"other paper", "NSK-PINDAI-UKURAN", naskah.Invalid, func(in *office.OpenInput) {
			in.Scan = officetest.ScanOf(pages, 3, officetest.Sheet{W: 1240, H: 1754}, "")
		}},
		{"turned paper", "NSK-PINDAI-UKURAN", naskah.Invalid, func(in *office.OpenInput) {
			in.Scan = officetest.ScanOf(pages, 3, officetest.Sheet{W: 841.89, H: 595.28}, "")
		}},
		{"all ink", "NSK-TINTA-SEMUA", naskah.Conflict, func(in *office.OpenInput) { in.Ink = both }},
		{"no ink", "NSK-TINTA-TANGGAL", naskah.Invalid, func(in *office.OpenInput) { in.Ink = nil }},
		{"ink of tomorrow", "NSK-CATAT-TANGGAL", naskah.Invalid, func(in *office.OpenInput) { in.Ink[0].Tanggal = officetest.Today.AddDays(1) }},
		{"a deadline that is past", "NSK-BATAS", naskah.Invalid, func(in *office.OpenInput) { in.Deadline = w.Clock().Add(-time.Hour) }},
		{"nothing on file", "NSK-BERKAS", naskah.Invalid, func(in *office.OpenInput) { in.Reasons = nil }},
	} {
		in := mixed(w, n, good)
		c.set(&in)
		if c.code == "NSK-BERKAS" { // the reasons of the print hold on
			continue
		}
		_, err := o.Open(ctx, w.P("ratna"), n.ID, n.Seq, in)
		e := check(t, err, c.kind, c.code)
		if strings.HasPrefix(c.code, "NSK-PINDAI") && e.Field != "pindaian" {
			t.Errorf("%s: beside %q", c.name, e.Field)
		}
	}
	if got := w.Get(n.ID); got.Seq != n.Seq {
		t.Fatal("something was opened")
	}
	e := w.Numbered()
	_, err := o.Open(ctx, w.P("ratna"), e.ID, e.Seq, mixed(w, e, good))
	check(t, err, naskah.Conflict, "NSK-TINTA-SALINAN")
	unready := w.PaperNumbered()
	_, err = o.Open(ctx, w.P("ratna"), unready.ID, unready.Seq, mixed(w, unready, good))
	check(t, err, naskah.Conflict, "NSK-BELUM-CETAK")
	clean(t, w)
}

// TestMixedTakenBack: a recalled mixed session leaves a naskah that can be printed again, opened again on the same scan, and in the end
// recorded on paper alone.
func TestMixedTakenBack(t *testing.T) {
	t.Parallel()
	t.Run("memory", func(t *testing.T) { mixedTakenBack(t, officetest.New(t)) })
	t.Run("folder", func(t *testing.T) { mixedTakenBack(t, officetest.In(t, t.TempDir())) })
}

func mixedTakenBack(t *testing.T, w *officetest.World) {
	t.Helper()
	o, ctx := w.Office, w.Ctx()
	ok := must[naskah.Naskah](t)
	n := w.Printed()
	clear, scan := n.Current, officetest.ScanPDF(w.Pages(n), 3)
	for range 2 {
		n = ok(o.Open(ctx, w.P("ratna"), n.ID, n.Seq, mixed(w, n, scan)))
		n = ok(o.Recall(ctx, w.P("ratna"), n.ID, n.Seq, "Wali Kota belum di tempat."))
	}
	if p := must[office.Printout](t)(o.Printout(ctx, w.P("ratna"), n.ID)); p.Version.Ref.Digest != clear || p.Stale {
		t.Errorf("%+v", p)
	}
	n = ok(o.Print(ctx, w.P("ratna"), n.ID, n.Seq, nil))
	if n.Current != clear {
		t.Error("the same text is printed otherwise")
	}
	out := must[office.Outcome](t)(o.Record(ctx, w.P("ratna"), n.ID, n.Seq, w.Inked(n)))
	n = ok(o.Confirm(ctx, w.P("arsip"), out.Pending.ID))
	if n.State != naskah.Signed || n.Signers[0].Tanggal != officetest.Today {
		t.Errorf("%+v", n)
	}
	if v := must[naskah.Values](t)(o.Values(ctx, w.P("yuni"), n.ID)); v.Text("tempat") != "Banjar" {
		t.Errorf("%v", v)
	}
	clean(t, w)
}
