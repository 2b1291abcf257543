package office_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/emblem"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// letter is a file of kind for n.
func letter(n naskah.Naskah, kind string, party int, b []byte) office.AttachInput {
	return office.AttachInput{Subject: n.ID.Subject(), Jenis: kind, Nama: "surat.pdf", Bytes: b, Party: party}
}

func coop(n naskah.Naskah) naskah.Subject {
	return naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(n.KerjaSama)}
}

func photo(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 30)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// packed is a PDF whose page objects lie in an object stream, as newer writers keep them.
func packed(pages int) []byte {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	fmt.Fprint(w, strings.Repeat("<</Type/Page/Parent 2 0 R>> ", pages)+"<</Type/Pages/Kids[]>>")
	_ = w.Close()
	return fmt.Appendf(nil, "%%PDF-1.6\n5 0 obj\n<</Type/ObjStm/N 3/First 10/Filter/FlateDecode/Length %d>>\nstream\r\n%s\nendstream\nendobj\nstartxref\n9\n%%%%EOF\n", z.Len(), z.Bytes())
}

// TestContractAttach: what a file is, is found from its bytes; who brought it and when is kept; the same bytes are kept once.
func TestContractAttach(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	n := w.Submitted()
	for _, c := range []struct {
		name, tipe string
		bytes      []byte
		pages      int
	}{
		{"a PDF", "application/pdf", officetest.ScanPDF(3, 1), 3},
		{"a PDF with packed pages", "application/pdf", packed(4), 4},
		{"a PNG that says PDF", "image/png", w.Picture(), 0},
		{"a photo", "image/jpeg", photo(t), 0},
	} {
		a := must[naskah.Attachment](t)(o.Attach(ctx, w.P("yuni"), letter(n, "surat", 0, c.bytes)))
		if a.Tipe != c.tipe || a.Halaman != c.pages || a.Ukuran != len(c.bytes) || a.Ref.Digest != naskah.DigestOf(c.bytes) || a.By != w.User("yuni").ID || !a.At.Equal(w.Clock()) {
			t.Errorf("%s: %+v", c.name, a)
		}
		again := must[naskah.Attachment](t)(o.Attach(ctx, w.P("ratna"), letter(n, "surat", 0, c.bytes)))
		if again.ID != a.ID {
			t.Errorf("%s: kept twice", c.name)
		}
		b, f, err := o.AttachmentFile(ctx, w.P("kabagpem"), n.ID.Subject(), a.ID)
		if err != nil || !bytes.Equal(b, c.bytes) || f.ID != a.ID {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	list := must[[]office.Attached](t)(o.Attachments(ctx, w.P("arsip"), n.ID.Subject()))
	if len(list) != 4 || list[0].Tipe != "image/jpeg" || list[0].By != "Yuni Astuti" {
		t.Errorf("%+v", list)
	}
	if got := w.Get(n.ID); got.Seq != n.Seq {
		t.Error("a file moved the naskah on")
	}
	clean(t, w)
}

// TestContractAttachRefused: what is not a file of an allowed kind, or says something impossible of itself, is refused with words
// beside the field, and nothing is kept.
func TestContractAttachRefused(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	n := w.Submitted()
	good := officetest.ScanPDF(1, 1)
	big := append(officetest.ScanPDF(1, 1), make([]byte, office.MaxPDF)...)
	for _, c := range []struct {
		code, field string
		in          office.AttachInput
	}{
		{"NSK-BERKAS-KOSONG", "berkas", letter(n, "surat", 0, nil)},
		{"NSK-BERKAS-BESAR", "berkas", letter(n, "surat", 0, big)},
		{"NSK-BERKAS-JENIS", "berkas", letter(n, "surat", 0, []byte("<html>bukan PDF</html>"))},
		{"NSK-BERKAS-JENIS", "berkas", letter(n, "surat", 0, []byte("GIF89a......"))},
		{"NSK-BERKAS-RUSAK", "berkas", letter(n, "surat", 0, w.Picture()[:60])},
		{"NSK-PDF-RUSAK", "berkas", letter(n, "surat", 0, good[:len(good)/2])},
		{"NSK-PDF-KUNCI", "berkas", letter(n, "surat", 0, bytes.Replace(good, []byte("/Root 1 0 R"), []byte("/Root 1 0 R /Encrypt 9 0 R"), 1))},
		{"NSK-PDF-HALAMAN", "berkas", letter(n, "surat", 0, []byte("%PDF-1.7\nstartxref\n9\n%%EOF"))},
		{"NSK-BERKAS-JENIS", "berkas", letter(n, "logo", 2, good)},
		{"NSK-LAMPIRAN-JENIS", "jenis", letter(n, "tidak-ada", 0, good)},
		{"NSK-LAMPIRAN-JENIS", "jenis", letter(n, "kak", 0, good)}, // of the kerja sama
		{"NSK-LAMPIRAN-PIHAK", "pihak", letter(n, "persetujuan", 0, good)},
		{"NSK-LAMPIRAN-PIHAK", "pihak", letter(n, "surat-kuasa", 9, good)},
		{"NSK-LAMPIRAN-GANTI", "ganti", office.AttachInput{Subject: n.ID.Subject(), Jenis: "surat", Bytes: good, Ganti: "tidak-ada"}},
		{"NSK-LAMPIRAN-TANGGAL", "tanggal", office.AttachInput{Subject: n.ID.Subject(), Jenis: "surat", Bytes: good, Tanggal: officetest.Today.AddDays(1)}},
		{"NSK-LAMPIRAN-PANJANG", "nomor", office.AttachInput{Subject: n.ID.Subject(), Jenis: "surat", Bytes: good, Nomor: strings.Repeat("1", 10000)}},
		{"NSK-LAMPIRAN-PANJANG", "catatan", office.AttachInput{Subject: n.ID.Subject(), Jenis: "surat", Bytes: good, Catatan: strings.Repeat("á", 501)}},
	} {
		_, err := o.Attach(ctx, w.P("yuni"), c.in)
		if e := check(t, err, naskah.Invalid, c.code); e.Field != c.field {
			t.Errorf("%s: beside %q, want %q", c.code, e.Field, c.field)
		}
	}
	if list := must[[]office.Attached](t)(o.Attachments(ctx, w.P("yuni"), n.ID.Subject())); len(list) != 0 {
		t.Errorf("kept: %+v", list)
	}
	// A name of 10,000 characters, with a path and with what cannot be seen, is cut: its sender did not choose it for us.
	in := letter(n, "surat", 0, good)
	in.Nama = `C:\Users\x\` + strings.Repeat("surat ", 1700) + "\u202e\x00.pdf"
	a := must[naskah.Attachment](t)(o.Attach(ctx, w.P("yuni"), in))
	if r := []rune(a.Nama); len(r) != 160 || !strings.HasSuffix(a.Nama, ".pdf") || !strings.HasPrefix(a.Nama, "surat surat") || strings.ContainsAny(a.Nama, "\x00\u202e\\") {
		t.Errorf("%d %q", len(r), a.Nama)
	}
	for i := 1; i < office.MaxAttachments; i++ {
		must[naskah.Attachment](t)(o.Attach(ctx, w.P("yuni"), letter(n, "surat", 0, fmt.Appendf(good[:len(good):len(good)], "%% salinan %d\nstartxref\n9\n%%%%EOF\n", i))))
	}
	_, err := o.Attach(ctx, w.P("yuni"), letter(n, "lainnya", 0, officetest.ScanPDF(19, 9)))
	check(t, err, naskah.Invalid, "NSK-LAMPIRAN-PENUH")
	cancelled := w.Draft()
	cancelled = must[naskah.Naskah](t)(o.Cancel(ctx, w.P("yuni"), cancelled.ID, cancelled.Seq, "Batal."))
	_, err = o.Attach(ctx, w.P("yuni"), letter(cancelled, "surat", 0, good))
	check(t, err, naskah.Conflict, "NSK-LAMPIRAN-BATAL")
}

// TestContractAttachRights: a naskah's files are brought by its unit, the officer and the archivist, TKKSD's papers also by who reviews;
// a partner and other Instansi learn nothing of them.
func TestContractAttachRights(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	n := w.Opened()
	may := map[string]string{
		"yuni": "surat rekomendasi", "ujang": "surat rekomendasi", "ratna": "surat rekomendasi", "arsip": "surat rekomendasi",
		"kabagpem": "rekomendasi", "kabaghukum": "rekomendasi", "asisten": "rekomendasi", "sekda": "rekomendasi",
	}
	i := 0
	for _, login := range w.Logins() {
		for _, kind := range []string{"surat", "rekomendasi"} {
			for _, sub := range []naskah.Subject{n.ID.Subject(), coop(n)} {
				i++
				before := len(must[[]naskah.Refusal](t)(w.Store.Refusals(ctx, naskah.ScopeSystem(), sub)))
				_, err := o.Attach(ctx, w.P(login), office.AttachInput{Subject: sub, Jenis: kind, Bytes: officetest.ScanPDF(1+i%5, byte(i))})
				refusals := len(must[[]naskah.Refusal](t)(w.Store.Refusals(ctx, naskah.ScopeSystem(), sub)))
				switch allowed := strings.Contains(may[login], kind); {
				case allowed && err != nil:
					t.Errorf("%s, %s: %v", login, kind, err)
				case allowed:
				case errors.Is(err, naskah.Denied) && refusals != before+1:
					t.Errorf("%s, %s: no refusal is kept", login, kind)
				case !errors.Is(err, naskah.Denied) && !errors.Is(err, naskah.NotFound):
					t.Errorf("%s, %s on %s: %v", login, kind, sub.Kind, err)
				}
			}
		}
	}
	for _, login := range []string{"direktur", "asing", "asing2"} {
		if x, _ := o.Missing(ctx, w.P(login), n.ID); len(x) != 0 {
			t.Errorf("%s reads what is on file: %+v", login, x)
		}
		_, err := o.Attachments(ctx, w.P(login), n.ID.Subject())
		if !errors.Is(err, naskah.NotFound) {
			t.Errorf("%s reads the list: %v", login, err)
		}
		list := must[[]naskah.Attachment](t)(w.Store.Attachments(ctx, naskah.ScopeSystem(), n.ID.Subject()))
		if _, _, err := o.AttachmentFile(ctx, w.P(login), n.ID.Subject(), list[0].ID); !errors.Is(err, naskah.NotFound) {
			t.Errorf("%s reads a file: %v", login, err)
		}
	}
	other := w.Draft()
	list := must[[]naskah.Attachment](t)(w.Store.Attachments(ctx, naskah.ScopeSystem(), n.ID.Subject()))
	if _, _, err := o.AttachmentFile(ctx, w.P("ratna"), other.ID.Subject(), list[0].ID); !errors.Is(err, naskah.NotFound) {
		t.Errorf("a file is read through another naskah: %v", err)
	}
}

// item finds one of what should be on file.
func item(t *testing.T, w *officetest.World, n naskah.Naskah, code string) office.MissingItem {
	t.Helper()
	for _, x := range must[[]office.MissingItem](t)(w.Office.Missing(w.Ctx(), w.P("ratna"), n.ID)) {
		if x.Code == code {
			return x
		}
	}
	t.Fatalf("%s is not asked for", code)
	return office.MissingItem{}
}

// TestContractConsent: consent agrees to the text as it stands; a change of the text makes it stale, and a newer letter takes its place.
func TestContractConsent(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	n := w.Draft()
	if x := item(t, w, n, "NSK-BERKAS-SETUJU-2"); x.OnFile || !x.Needed() || x.Attach != "persetujuan" || x.Party != 2 || x.Who != "PT Contoh Daur Ulang" {
		t.Fatalf("%+v", x)
	}
	first := must[naskah.Attachment](t)(o.Attach(ctx, w.P("yuni"), letter(n, "persetujuan", 2, officetest.ScanPDF(1, 1))))
	if x := item(t, w, n, "NSK-BERKAS-SETUJU-2"); !x.OnFile || len(x.Files) != 1 {
		t.Fatalf("%+v", x)
	}
	n = must[naskah.Naskah](t)(o.Edit(ctx, w.P("yuni"), n.ID, n.Seq, office.EditInput{Values: w.Values().With("judul", "Judul Lain")}))
	if x := item(t, w, n, "NSK-BERKAS-SETUJU-2"); x.OnFile || !strings.Contains(x.How, "sebelum diubah") {
		t.Fatalf("consent to another text counts: %+v", x)
	}
	list := must[[]office.Attached](t)(o.Attachments(ctx, w.P("yuni"), n.ID.Subject()))
	if !list[0].Stale {
		t.Errorf("%+v", list[0])
	}
	in := letter(n, "persetujuan", 2, officetest.ScanPDF(1, 1)) // the same letter, said to hold for the new text
	in.Ganti = first.ID
	second := must[naskah.Attachment](t)(o.Attach(ctx, w.P("yuni"), in))
	list = must[[]office.Attached](t)(o.Attachments(ctx, w.P("yuni"), n.ID.Subject()))
	if second.ID == first.ID || len(list) != 2 || list[0].Stale || !list[1].Replaced {
		t.Errorf("%+v", list)
	}
	if x := item(t, w, n, "NSK-BERKAS-SETUJU-2"); !x.OnFile || len(x.Files) != 1 || x.Files[0].ID != second.ID {
		t.Errorf("%+v", x)
	}
	// Back to the first text, and the first letter was replaced: it does not come back.
	n = must[naskah.Naskah](t)(o.Edit(ctx, w.P("yuni"), n.ID, n.Seq, office.EditInput{Values: w.Values()}))
	if x := item(t, w, n, "NSK-BERKAS-SETUJU-2"); x.OnFile {
		t.Errorf("%+v", x)
	}
	must[naskah.Attachment](t)(o.Attach(ctx, w.P("sekda"), letter(n, "berita-acara-bahas", 0, officetest.ScanPDF(2, 2))))
	if x := item(t, w, n, "NSK-BERKAS-SETUJU-2"); !x.OnFile {
		t.Errorf("minutes of the discussion do not count: %+v", x)
	}
}

// TestContractOnFile: what is on file needs no reason when signing opens; what is not, does, and the reason stays visible.
func TestContractOnFile(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	n := w.Numbered()
	_, err := o.Open(ctx, w.P("ratna"), n.ID, n.Seq, office.OpenInput{})
	if e := check(t, err, naskah.Invalid, "NSK-BERKAS"); e.Field != "alasan.NSK-BERKAS-SETUJU-2" {
		t.Errorf("%+v", e)
	}
	must[naskah.Attachment](t)(o.Attach(ctx, w.P("yuni"), letter(n, "persetujuan", 2, officetest.ScanPDF(1, 1))))
	_, err = o.Open(ctx, w.P("ratna"), n.ID, n.Seq, office.OpenInput{})
	if e := check(t, err, naskah.Invalid, "NSK-BERKAS"); e.Field != "alasan.NSK-BERKAS-TKKSD" {
		t.Errorf("%+v", e)
	}
	n = must[naskah.Naskah](t)(o.Open(ctx, w.P("ratna"), n.ID, n.Seq, office.OpenInput{Reasons: map[string]string{"NSK-BERKAS-TKKSD": "Rapat TKKSD 20 November; surat menyusul.", "NSK-BERKAS-SETUJU-2": "tidak perlu"}}))
	if x := item(t, w, n, "NSK-BERKAS-TKKSD"); x.OnFile || x.Reason != "Rapat TKKSD 20 November; surat menyusul." {
		t.Errorf("%+v", x)
	}
	for _, r := range n.Reasons {
		if r.Code == "NSK-BERKAS-SETUJU-2" {
			t.Error("a reason is kept for what is on file")
		}
	}
	if x := item(t, w, n, "NSK-BERKAS-AKTA-2"); x.OnFile || !x.Advised || x.Needed() || x.Attach != "akta-pendirian" {
		t.Errorf("%+v", x)
	}
}

// TestContractDPRD: the two questions, their letter, and consent that is deemed given when 45 days have passed [P22 34(6)].
func TestContractDPRD(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	in := officetest.Old(w.Mitra)
	in.Jenis, in.Judul = naskah.PKSPK, "Pemeliharaan Taman Kota"
	n := must[naskah.Naskah](t)(o.Import(ctx, w.P("ratna"), in))
	k := n.KerjaSama
	answer := func(d office.DPRD) {
		t.Helper()
		if err := o.AnswerDPRD(ctx, w.P("ratna"), k, d); err != nil {
			t.Fatal(err)
		}
	}
	want := func(code string, onFile bool, how string) {
		t.Helper()
		if x := item(t, w, n, code); x.OnFile != onFile || !strings.Contains(x.How, how) || x.Subject != coop(n) || !x.DPRD {
			t.Errorf("%s: %+v", code, x)
		}
	}
	const burden, budget = "NSK-BERKAS-DPRD-BEBAN", "NSK-BERKAS-DPRD-APBD"
	want(burden, false, "")
	answer(office.DPRD{Membebani: office.Tidak, BelumAnggaran: office.Ya})
	want(burden, true, "tidak membebani")
	want(budget, false, "belum ada")
	asked := officetest.Today.AddDays(-45)
	answer(office.DPRD{Membebani: office.Tidak, BelumAnggaran: office.Ya, Diajukan: asked})
	want(budget, false, "mulai 25 November 2026")
	w.Turn(24 * 60 * 60 * 1e9)
	want(budget, true, "dianggap diberikan sejak 25 November 2026")
	answer(office.DPRD{Membebani: office.Ya, BelumAnggaran: office.Tidak})
	want(burden, false, "belum ada")
	want(budget, true, "sudah dianggarkan")
	must[naskah.Attachment](t)(o.Attach(ctx, w.P("ratna"), office.AttachInput{Subject: coop(n), Jenis: "dprd-setuju", Bytes: officetest.ScanPDF(1, 4)}))
	want(burden, true, "ada pada berkas")
	if d := must[office.DPRD](t)(o.DPRD(ctx, w.P("ratna"), k)); d.Membebani != office.Ya || !d.Diajukan.IsZero() || !d.DianggapPada.IsZero() {
		t.Errorf("%+v", d)
	}
	before := len(must[[]naskah.Fakta](t)(w.Store.Fakta(ctx, naskah.ScopeSystem(), k)))
	answer(office.DPRD{Membebani: office.Ya, BelumAnggaran: office.Tidak})
	if got := len(must[[]naskah.Fakta](t)(w.Store.Fakta(ctx, naskah.ScopeSystem(), k))); got != before {
		t.Error("the same answer is written again")
	}
	for _, c := range []struct {
		d           office.DPRD
		code, field string
	}{
		{office.DPRD{Membebani: "mungkin"}, "NSK-DPRD-JAWABAN", "membebani"},
		{office.DPRD{BelumAnggaran: "x"}, "NSK-DPRD-JAWABAN", "belum_anggaran"},
		{office.DPRD{Diajukan: officetest.Today.AddDays(9)}, "NSK-DPRD-TANGGAL", "diajukan"},
		{office.DPRD{Disetujui: officetest.Today.AddDays(9)}, "NSK-DPRD-TANGGAL", "disetujui"},
		{office.DPRD{Diajukan: officetest.Today, Disetujui: asked}, "NSK-DPRD-TANGGAL", "disetujui"},
	} {
		if e := check(t, o.AnswerDPRD(ctx, w.P("ratna"), k, c.d), naskah.Invalid, c.code); e.Field != c.field {
			t.Errorf("%s beside %q", c.code, e.Field)
		}
	}
	if err := o.AnswerDPRD(ctx, w.P("sekda"), k, office.DPRD{Membebani: office.Tidak}); !errors.Is(err, naskah.Denied) {
		t.Error(err)
	}
	if err := o.AnswerDPRD(ctx, w.P("asing2"), k, office.DPRD{}); !errors.Is(err, naskah.NotFound) {
		t.Error(err)
	}
}

// TestLogo: the logo in the head is that of the directory, until a file of the naskah is named; one that was replaced is not printed.
func TestLogo(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	n := w.DraftWith(w.Values().With("pihak.1.logo", "logo.png"))
	logo := func() naskah.Digest {
		t.Helper()
		tree := must[document.Tree](t)(o.Preview(ctx, w.P("yuni"), n.ID))
		return tree.Kop.Left.Image
	}
	if d := logo(); d != "" {
		t.Fatalf("a logo from nowhere: %s", d)
	}
	if err := o.SaveEmblem(ctx, w.P("ratna"), "", w.Mitra, w.Picture()); err != nil {
		t.Fatal(err)
	}
	if d := logo(); d != naskah.DigestOf(must[[]byte](t)(emblem.Normal(w.Picture()))) {
		t.Errorf("the logo of the directory is not printed: %s", d)
	}
	in := letter(n, "logo", 2, photo(t))
	in.Nama = "logo.png"
	first := must[naskah.Attachment](t)(o.Attach(ctx, w.P("yuni"), in))
	if d := logo(); d != first.Ref.Digest {
		t.Errorf("the file that is named is not printed: %s", d)
	}
	in.Ganti, in.Nama, in.Bytes = first.ID, "logo baru.png", w.Picture()
	must[naskah.Attachment](t)(o.Attach(ctx, w.P("yuni"), in))
	if d := logo(); d != naskah.DigestOf(must[[]byte](t)(emblem.Normal(w.Picture()))) {
		t.Errorf("a logo that was replaced is printed: %s", d)
	}
}
