package office_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// TestStoryPaper takes a KSB on paper from its first word to the archive, with the partner's number coming later.
func TestStoryPaper(t *testing.T) {
	t.Parallel()
	t.Run("memory", func(t *testing.T) { storyPaper(t, officetest.New(t)) })
	t.Run("folder", func(t *testing.T) { storyPaper(t, officetest.In(t, t.TempDir())) })
}

func storyPaper(t *testing.T, w *officetest.World) {
	t.Helper()
	o, ctx := w.Office, w.Ctx()
	ok := must[naskah.Naskah](t)
	n := w.PaperNumbered()
	if _, err := o.Printout(ctx, w.P("ratna"), n.ID); !errors.Is(err, naskah.NotFound) {
		t.Fatalf("a print before it was printed: %v", err)
	}
	n = ok(o.Print(ctx, w.P("ratna"), n.ID, n.Seq, w.Given(n)))
	print := must[office.Printout](t)(o.Printout(ctx, w.P("ratna"), n.ID))
	sheet, name, err := o.Document(ctx, w.P("ratna"), n.ID, office.Printed)
	if err != nil || naskah.DigestOf(sheet) != n.Current || print.Version.Ref.Digest != n.Current || print.Stale || !strings.HasSuffix(name, "untuk-ditandatangani.pdf") {
		t.Fatalf("%s %v %+v", name, err, print)
	}
	plain := document.Plain(must[document.Tree](t)(o.Preview(ctx, w.P("ratna"), n.ID)))
	if !strings.Contains(plain, "100.3.7.1/1/KSB/2026") || strings.Contains(plain, "012/CDU") || !strings.Contains(plain, "Tandatangan dan Stempel") && !strings.Contains(plain, "rangkap") {
		t.Errorf("what is printed: %s", plain)
	}
	if tree := must[document.Tree](t)(o.Preview(ctx, w.P("ratna"), n.ID)); len(tree.Paraf) != 2 || tree.Footer != "" {
		t.Errorf("no box for the paraf of the parties, or an electronic foot: %+v %q", tree.Paraf, tree.Footer)
	}
	if again := ok(o.Print(ctx, w.P("ratna"), n.ID, n.Seq, nil)); again.Seq != n.Seq {
		t.Error("the same print was made twice")
	}
	// The officer mends the date: what was printed is not what stands, and is printed again.
	in := officetest.PaperNumbers()
	in.Tanggal = in.Tanggal.AddDays(-1)
	n = ok(o.Number(ctx, w.P("ratna"), n.ID, n.Seq, in))
	if p := must[office.Printout](t)(o.Printout(ctx, w.P("ratna"), n.ID)); !p.Stale {
		t.Error("a print with another date is not called stale")
	}
	_, err = o.Record(ctx, w.P("ratna"), n.ID, n.Seq, w.Inked(n))
	check(t, err, naskah.Conflict, "NSK-CETAK-LAMA")
	n = ok(o.Print(ctx, w.P("ratna"), n.ID, n.Seq, nil))

	w.Turn(48 * time.Hour)
	rec := w.Inked(n)
	rec.Signers[1].Tanggal = officetest.Today.AddDays(1)
	report := must[office.ScanReport](t)(o.CheckScan(ctx, w.P("ratna"), n.ID, rec.Scan))
	if report.Pages != report.Printed || report.Differs() || len(report.Notes) != 0 || report.Digest != naskah.DigestOf(rec.Scan) {
		t.Errorf("%+v", report)
	}
	out := must[office.Outcome](t)(o.Record(ctx, w.P("ratna"), n.ID, n.Seq, rec))
	if out.Pending == nil || out.Naskah.State != naskah.Approved || w.Get(n.ID).Seq != n.Seq {
		t.Fatalf("recorded by one alone: %+v", out)
	}
	p := must[office.Proposal](t)(o.Proposal(ctx, w.P("arsip"), out.Pending.ID))
	if p.May != nil || p.Scan == nil || p.Scan.Digest != report.Digest || len(p.Changes) < 6 {
		t.Errorf("%+v", p)
	}
	if c := o.Can(ctx, w.P("ratna"), w.Get(n.ID)); !slices.ContainsFunc(c, func(x office.Possible) bool {
		return x.Act == naskah.ActRecord && strings.Contains(x.Reason, "Ratna Dewi")
	}) {
		t.Errorf("%+v", c)
	}
	_, err = o.Confirm(ctx, w.P("ratna"), out.Pending.ID)
	check(t, err, naskah.Denied, "NSK-AKSES-KEDUA")
	n = ok(o.Confirm(ctx, w.P("arsip"), out.Pending.ID))
	if n.State != naskah.Signed || n.Current != report.Digest || len(n.Asli) != 2 || n.Lokasi == "" || n.Tingkat != "asli" || n.Signers[1].Tanggal != officetest.Today.AddDays(1) {
		t.Fatalf("%+v", n)
	}
	storyPaperAfter(t, w, n, rec.Scan)
}

// storyPaperAfter: the text is still to be read, the partner's number is learnt, and two people put the naskah into the archive.
func storyPaperAfter(t *testing.T, w *officetest.World, n naskah.Naskah, scan []byte) {
	t.Helper()
	o, ctx := w.Office, w.Ctx()
	got, name, err := o.Document(ctx, w.P("yuni"), n.ID, office.Current)
	if err != nil || !bytes.Equal(got, scan) || !strings.HasSuffix(name, "bertanda-tangan.pdf") {
		t.Errorf("%s %v", name, err)
	}
	v := must[naskah.Values](t)(o.Values(ctx, w.P("yuni"), n.ID))
	if v.Text("pihak.0.nomor") != "100.3.7.1/1/KSB/2026" || v.Text("tanggal_naskah") != "2026-11-23" {
		t.Errorf("values after the record: %v", v)
	}
	late := must[office.Outcome](t)(o.LateNomor(ctx, w.P("ratna"), n.ID, n.Seq, 2, "012/CDU-KSB/XI/2026"))
	n = late.Naskah
	if n.Nomor[1].Kind != naskah.DicatatKemudian || n.Nomor[1].Text != "012/CDU-KSB/XI/2026" {
		t.Errorf("%+v", n.Nomor)
	}
	out := must[office.Outcome](t)(o.Archive(ctx, w.P("arsip"), n.ID, n.Seq, office.ArchiveInput{}))
	if out.Pending == nil {
		t.Fatal("a scan was archived by one alone")
	}
	n = must[naskah.Naskah](t)(o.Confirm(ctx, w.P("ratna"), out.Pending.ID))
	if n.State != naskah.Archived {
		t.Fatalf("%+v", n)
	}
	want := []naskah.Act{"create", "render", "submit", "paraf", "paraf", "paraf", "approve", "number", "print", "number", "print", "record", "ralat", "archive"}
	if a := acts(t, w, n.ID); !slices.Equal(a, want) {
		t.Errorf("%v", a)
	}
	events := must[[]naskah.Event](t)(w.Store.Events(ctx, naskah.ScopeSystem(), n.ID.Subject()))
	if err := naskah.VerifyHistory(n, events); err != nil {
		t.Error(err)
	}
	for _, e := range events {
		if (e.Act == naskah.ActRecord || e.Act == naskah.ActArchive) != (e.Second != nil) {
			t.Errorf("%s: second person %+v", e.Act, e.Second)
		}
	}
	r := must[office.VerifyResult](t)(o.Verify(ctx, scan))
	if r.Match != "current" || r.Public == nil || r.Public.ID != n.ID || len(r.Notices) != 1 || r.Notices[0].Code != "NSK-TINTA-PINDAIAN" {
		t.Errorf("%+v", r)
	}
	if r = must[office.VerifyResult](t)(o.VerifyKode(ctx, n.Kode)); r.Judged || len(r.Notices) != 1 {
		t.Errorf("a scan of ink is judged: %+v", r)
	}
	clean(t, w)
}

// TestContractRecordRefused: a scan of another document, contradictory dates, originals without place: refused with words, nothing kept.
func TestContractRecordRefused(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	sealed := w.Signed()
	sealedPDF := must[[]byte](t)(w.Objects.Get(ctx, naskah.Ref{Digest: sealed.Current}))
	other := w.Recorded()
	otherScan := must[[]byte](t)(w.Objects.Get(ctx, naskah.Ref{Digest: other.Current}))
	n := w.Printed()
	clear := must[[]byte](t)(w.Objects.Get(ctx, naskah.Ref{Digest: n.Current}))
	pages := w.Pages(n)
	for _, c := range []struct {
		code, field string
		kind        naskah.Kind
		set         func(*office.RecordInput)
	}{
		{"NSK-PINDAI", "pindaian", naskah.Invalid, func(in *office.RecordInput) { in.Scan = nil }},
		{"NSK-BERKAS-BESAR", "pindaian", naskah.Invalid, func(in *office.RecordInput) { in.Scan = append(in.Scan, make([]byte, office.MaxPDF)...) }},
		{"NSK-PINDAI-PDF", "pindaian", naskah.Invalid, func(in *office.RecordInput) { in.Scan = w.Picture() }},
		{"NSK-PDF-RUSAK", "pindaian", naskah.Invalid, func(in *office.RecordInput) { in.Scan = in.Scan[:700] }},
		{"NSK-PINDAI-BEDA", "alasan", naskah.Invalid, func(in *office.RecordInput) { in.Scan = officetest.ScanPDF(pages+1, 77) }},
		{"NSK-PINDAI-CETAKAN", "pindaian", naskah.Invalid, func(in *office.RecordInput) { in.Scan = clear }},
		{"NSK-TINTA-SALINAN", "pindaian", naskah.Conflict, func(in *office.RecordInput) { in.Scan = sealedPDF }},
		{"NSK-PINDAI-DIKENAL", "pindaian", naskah.Conflict, func(in *office.RecordInput) { in.Scan = otherScan }},
		{"NSK-CATAT-PIHAK", "penanda", naskah.Invalid, func(in *office.RecordInput) { in.Signers[0].Party = 7 }},
		{"NSK-CATAT-TANGGAL", "penanda", naskah.Invalid, func(in *office.RecordInput) { in.Signers[0].Tanggal = naskah.Date{} }},
		{"NSK-CATAT-TANGGAL", "penanda", naskah.Invalid, func(in *office.RecordInput) { in.Signers[0].Tanggal = officetest.Today.AddDays(1) }},
		{"NSK-CATAT-TANGGAL", "penanda", naskah.Invalid, func(in *office.RecordInput) { in.Signers[1].Tanggal = officetest.Today.AddDays(-1) }},
		{"NSK-CATAT-PENANDA", "penanda", naskah.Invalid, func(in *office.RecordInput) { in.Signers[0].Pejabat = w.Seat("sekda") }},
		{"NSK-CATAT-BELUM", "penanda", naskah.Invalid, func(in *office.RecordInput) { in.Signers = in.Signers[:1] }},
		{"NSK-CATAT-ASLI", "asli", naskah.Invalid, func(in *office.RecordInput) { in.Asli = nil }},
		{"NSK-CATAT-ASLI", "asli", naskah.Invalid, func(in *office.RecordInput) { in.Asli[1].Lokasi = "  " }},
		{"NSK-CATAT-ASLI", "asli", naskah.Invalid, func(in *office.RecordInput) { in.Asli = slices.Repeat(in.Asli, 26) }},
		{"NSK-CATAT-PANJANG", "asli", naskah.Invalid, func(in *office.RecordInput) { in.Asli[0].Pemegang = strings.Repeat("a", 10000) }},
		{"NSK-CATAT-PANJANG", "lokasi", naskah.Invalid, func(in *office.RecordInput) { in.Lokasi = strings.Repeat("a", 10000) }},
	} {
		in := w.Inked(n)
		c.set(&in)
		_, err := o.Record(ctx, w.P("ratna"), n.ID, n.Seq, in)
		if e := check(t, err, c.kind, c.code); e.Field != c.field {
			t.Errorf("%s: beside %q, want %q", c.code, e.Field, c.field)
		}
	}
	if list := must[[]office.Proposal](t)(o.Proposals(ctx, w.P("ratna"))); len(list) != 0 || w.Get(n.ID).Seq != n.Seq {
		t.Errorf("something was kept: %+v", list)
	}
	if _, err := o.Record(ctx, w.P("ratna"), n.ID, n.Seq, w.Inked(n)); err != nil {
		t.Fatal(err)
	}
	// Ink on a print-out of what is signed electronically is refused in the words of OP 1.10.
	_, err := o.CheckScan(ctx, w.P("ratna"), w.Numbered().ID, officetest.ScanPDF(8, 1))
	if e := check(t, err, naskah.Conflict, "NSK-TINTA-SALINAN"); e.Msg != "Cetakan naskah bertanda tangan elektronik adalah salinan; tanda tangan basah di atasnya tidak dapat dicatat." {
		t.Error(e.Msg)
	}
	_, err = o.Record(ctx, w.P("ratna"), w.PaperNumbered().ID, 8, office.RecordInput{Scan: officetest.ScanPDF(8, 1)})
	if !errors.Is(err, naskah.Conflict) && !errors.Is(err, naskah.Invalid) {
		t.Error(err)
	}
	clean(t, w)
}

// TestContractOtherPages: a scan with another number of pages needs a reason, and the second person is shown both.
func TestContractOtherPages(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	n := w.Printed()
	in := w.Inked(n)
	in.Scan, in.Reason = officetest.ScanPDF(w.Pages(n)+1, 9), "Lembar disposisi ikut terpindai di belakang."
	out := must[office.Outcome](t)(o.Record(ctx, w.P("ratna"), n.ID, n.Seq, in))
	p := must[office.Proposal](t)(o.Proposal(ctx, w.P("arsip"), out.Pending.ID))
	if p.Reason != in.Reason || !slices.ContainsFunc(p.Changes, func(c office.FactChange) bool { return strings.Contains(c.New, "sedangkan cetakan") }) {
		t.Errorf("the second person is not told: %+v", p)
	}
	b, _, err := o.ProposalScan(ctx, w.P("arsip"), out.Pending.ID)
	if err != nil || !bytes.Equal(b, in.Scan) {
		t.Errorf("the scan cannot be looked at: %v", err)
	}
	if err := o.RefuseProposal(ctx, w.P("arsip"), out.Pending.ID, "Pindai ulang tanpa lembar disposisi."); err != nil {
		t.Fatal(err)
	}
	if got := w.Get(n.ID); got.State != naskah.Approved || got.Current != n.Current {
		t.Errorf("%+v", got)
	}
	born := must[office.ScanReport](t)(o.CheckScan(ctx, w.P("ratna"), n.ID, bytes.ReplaceAll(officetest.ScanPDF(w.Pages(n), 9), []byte("/Subtype /Image"), []byte("/Subtype /Forma"))))
	if len(born.Notes) != 1 || !strings.Contains(born.Notes[0], "bukan hasil pindai") {
		t.Errorf("%+v", born)
	}
}

// TestContractTypedSigner: who signs in ink need not be in the directory.
func TestContractTypedSigner(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	v := w.PaperValues().With("pihak.1.pejabat.pejabat_id", nil).With("pihak.1.pejabat.nama", "Sri Wahyuni")
	n := w.DraftWith(v)
	if len(n.Signers) != 2 || n.Signers[1].Pejabat.Nama != "Sri Wahyuni" || n.Signers[1].User != "" {
		t.Fatalf("%+v", n.Signers)
	}
	if e := w.DraftWith(v.With("cara_tanda_tangan", "elektronik")); len(e.Signers) != 1 {
		t.Errorf("a signer without account was taken for a seal: %+v", e.Signers)
	}
}
