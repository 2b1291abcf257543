package office_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// TestImportRefused: what cannot be is said, beside its field, and nothing is recorded; what is only not known is taken as it is.
func TestImportRefused(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	long := strings.Repeat("a", 10_000)
	day := officetest.Today
	for _, c := range []struct {
		name  string
		edit  func(in *office.ImportInput)
		code  string
		field string
	}{
		{"no kind", func(in *office.ImportInput) { in.Jenis = "" }, "NSK-JENIS", "jenis"},
		{"no title", func(in *office.ImportInput) { in.Judul = " \t" }, "NSK-IMPOR-JUDUL", "judul"},
		{"a title of 10,000 letters", func(in *office.ImportInput) { in.Judul = long }, "NSK-PANJANG", "judul"},
		{"a name of 10,000 letters", func(in *office.ImportInput) { in.Parties[1].Nama = long }, "NSK-PANJANG", "pihak.1"},
		{"a place of 10,000 letters", func(in *office.ImportInput) { in.Tempat = long }, "NSK-PANJANG", "tempat"},
		{"a signer of 10,000 letters", func(in *office.ImportInput) {
			in.Signers = []naskah.Signer{{Party: 1, Pejabat: naskah.PejabatSnapshot{Nama: "A", Keputusan: long}}}
		}, "NSK-PANJANG", "penanda.0"},
		{"a signer of nobody", func(in *office.ImportInput) { in.Signers = []naskah.Signer{{Party: 3}} }, "NSK-PENANDA-PIHAK", "penanda.0"},
		{"one party", func(in *office.ImportInput) { in.Parties, in.Nomor = in.Parties[:1], in.Nomor[:1] }, "NSK-IMPOR-PIHAK", "pihak"},
		{"a nameless party", func(in *office.ImportInput) { in.Parties[1].Nama = "" }, "NSK-IMPOR-PIHAK", "pihak"},
		{"neither is ours", func(in *office.ImportInput) { in.Parties[0].Instansi = "32.07" }, "NSK-PIHAK-SENDIRI", "pihak"},
		{"a region that is none", func(in *office.ImportInput) { in.Parties[1].Instansi = "99.99" }, "NSK-RUJUKAN", "pihak"},
		{"a partner that is none", func(in *office.ImportInput) { in.Parties[1].Mitra = "x" }, "NSK-RUJUKAN", "pihak"},
		{"a unit that is none", func(in *office.ImportInput) { in.Unit = "x" }, "NSK-RUJUKAN", "unit"},
		{"a cooperation that is none", func(in *office.ImportInput) { in.KerjaSama = "x" }, "NSK-KERJASAMA", "kerja_sama"},
		{"a way of another kind", func(in *office.ImportInput) { in.Jalur = naskah.Sinergi }, "NSK-JALUR", "jalur"},
		{"neither day nor year", func(in *office.ImportInput) { in.Tanggal, in.Mulai = naskah.Date{}, naskah.Date{} }, "NSK-IMPOR-TAHUN", "tahun"},
		{"tomorrow", func(in *office.ImportInput) { in.Tanggal = day.AddDays(1) }, "NSK-TANGGAL-NANTI", "tanggal"},
		{"another year", func(in *office.ImportInput) { in.Tahun = 2020 }, "NSK-TAHUN-BEDA", "tahun"},
		{"ends before it begins", func(in *office.ImportInput) { in.Berakhir.Date = in.Tanggal.AddDays(-1) }, "NSK-TANGGAL-BALIK", "berakhir"},
		{"ends on no day", func(in *office.ImportInput) { in.Berakhir.Date = naskah.Date{} }, "NSK-BERAKHIR-KOSONG", "berakhir"},
		{"a number twice", func(in *office.ImportInput) { in.Nomor = append(in.Nomor, in.Nomor[0]) }, "NSK-NOMOR-PIHAK", "nomor.1"},
		{"an empty number", func(in *office.ImportInput) { in.Nomor[0].Text = " " }, "NSK-NOMOR-KOSONG", "nomor.0"},
		{"a number and none", func(in *office.ImportInput) { in.Nomor[1].Text = "1" }, "NSK-NOMOR-BENTUK", "nomor.1"},
		{"a development that is none", func(in *office.ImportInput) { in.Tingkat = "digital" }, "NSK-TINGKAT", "tingkat"},
		{"a hand that is none", func(in *office.ImportInput) { in.Cara = "cap jempol" }, "NSK-CARA-TANDA-TANGAN", "cara"},
		{"a photo as scan", func(in *office.ImportInput) { in.Scan = []byte("\xff\xd8\xff\xe0 foto") }, "NSK-PINDAI-PDF", "pindaian"},
		{"half a scan", func(in *office.ImportInput) { in.Scan = officetest.ScanPDF(3, 1)[:900] }, "NSK-PDF-RUSAK", "pindaian"},
	} {
		in := officetest.Old(w.Mitra)
		c.edit(&in)
		_, err := w.Office.Import(w.Ctx(), w.P("ratna"), in)
		kind := naskah.Invalid
		if c.code == "NSK-KERJASAMA" {
			kind = naskah.NotFound
		}
		if e := check(t, err, kind, c.code); e.Field != c.field {
			t.Errorf("%s: beside %q, want %q", c.name, e.Field, c.field)
		}
	}
	if page := must[naskah.Page](t)(w.Store.List(w.Ctx(), naskah.ScopeSystem(), naskah.Filter{})); page.Total != 0 {
		t.Errorf("%d recorded", page.Total)
	}
	if all := must[[]naskah.KerjaSama](t)(w.Store.KerjaSama(w.Ctx(), naskah.ScopeSystem())); len(all) != 0 {
		t.Errorf("%d kerja sama of nothing", len(all))
	}
	in := officetest.Old(w.Mitra)
	in.Judul, in.Nomor, in.Berakhir = "  Taman\n kota\u200b\x00 ", nil, naskah.Akhir{Kind: naskah.AkhirTanpaBatas}
	in.Signers = []naskah.Signer{{Party: 1, User: w.User("asing").ID, Pejabat: naskah.PejabatSnapshot{Nama: "Ade"}}}
	n := must[naskah.Naskah](t)(w.Office.Import(w.Ctx(), w.P("ratna"), in))
	if n.Judul != "Taman kota" || len(n.Nomor) != 2 || n.Nomor[0].Kind != naskah.TidakBernomor || n.Signers[0].User != "" {
		t.Errorf("%+v", n)
	}
	clean(t, w)
}

// TestScan: an old record gets its scan once, at import or later; with it, two people archive it, and the bytes are under retention.
func TestScan(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Imported()
	_, err := w.Office.Archive(w.Ctx(), w.P("arsip"), n.ID, n.Seq, office.ArchiveInput{})
	check(t, err, naskah.Conflict, "NSK-ARSIP-TANPA-BERKAS")
	_, err = w.Office.Scan(w.Ctx(), w.P("yuni"), n.ID, n.Seq, officetest.ScanPDF(3, 1))
	check(t, err, naskah.Denied, "NSK-AKSES-PERAN")
	n = must[naskah.Naskah](t)(w.Office.Scan(w.Ctx(), w.P("ratna"), n.ID, n.Seq, officetest.ScanPDF(3, 1)))
	vs := must[[]naskah.Version](t)(w.Store.Versions(w.Ctx(), naskah.ScopeSystem(), n.ID))
	if len(vs) != 1 || vs[0].Of != naskah.Scanned || vs[0].Pages != 3 || vs[0].Ref.Digest != n.Current {
		t.Fatalf("%+v", vs)
	}
	_, err = w.Office.Scan(w.Ctx(), w.P("ratna"), n.ID, n.Seq, officetest.ScanPDF(4, 1))
	check(t, err, naskah.Conflict, "NSK-PINDAI-ADA")
	other := w.Imported()
	_, err = w.Office.Scan(w.Ctx(), w.P("ratna"), other.ID, other.Seq, officetest.ScanPDF(3, 1))
	check(t, err, naskah.Conflict, "NSK-PINDAI-DIKENAL")
	signed := w.Signed()
	_, err = w.Office.Scan(w.Ctx(), w.P("ratna"), signed.ID, signed.Seq, officetest.ScanPDF(5, 1))
	check(t, err, naskah.Conflict, "NSK-PINDAI-ADA")

	out := must[office.Outcome](t)(w.Office.Archive(w.Ctx(), w.P("arsip"), n.ID, n.Seq, office.ArchiveInput{Lokasi: "Depo arsip"}))
	if out.Pending == nil || out.Naskah.State != naskah.Signed {
		t.Fatalf("a scan was archived by one person: %+v", out)
	}
	x := must[office.Proposal](t)(w.Office.Proposal(w.Ctx(), w.P("ratna"), out.Pending.ID))
	if x.Scan == nil || x.Scan.Digest != n.Current || !slices.ContainsFunc(x.Changes, func(c office.FactChange) bool { return c.Fact == "lokasi" && c.New == "Depo arsip" }) {
		t.Errorf("%+v", x)
	}
	pdf, name, err := w.Office.ProposalScan(w.Ctx(), w.P("ratna"), out.Pending.ID)
	if err != nil || naskah.DigestOf(pdf) != n.Current || name == "" {
		t.Errorf("%q, %v", name, err)
	}
	_, _, err = w.Office.ProposalScan(w.Ctx(), w.P("yuni"), out.Pending.ID)
	check(t, err, naskah.NotFound, "NSK-TIDAK-ADA")
	n = must[naskah.Naskah](t)(w.Office.Confirm(w.Ctx(), w.P("ratna"), out.Pending.ID))
	if n.State != naskah.Archived || n.Lokasi != "Depo arsip" || must[time.Time](t)(w.Objects.Held(w.Ctx(), naskah.Ref{Digest: n.Current})).IsZero() {
		t.Errorf("%+v", n)
	}
	clean(t, w)
	// A scan that is not what was recorded is not archived, not even by two.
	m := scannedOld(t, w, 7)
	out = must[office.Outcome](t)(w.Office.Archive(w.Ctx(), w.P("arsip"), m.ID, m.Seq, office.ArchiveInput{}))
	w.Objects.Damage(naskah.Ref{Digest: m.Current}, []byte("%PDF-1.4 lain"))
	_, err = w.Office.Confirm(w.Ctx(), w.P("ratna"), out.Pending.ID)
	check(t, err, naskah.Corrupt, "OBJ-RUSAK")
}

// TestRalat: facts of the register only, with a reason, the old values kept; of a sealed naskah nothing that is printed; it opens
// nothing to anybody; the cooperation brings its way.
func TestRalat(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Imported()
	mend := func(n naskah.Naskah, edit func(f *office.RegisterFacts)) (office.Outcome, error) {
		f := office.FactsOf(n)
		edit(&f)
		return w.Office.Ralat(w.Ctx(), w.P("ratna"), n.ID, n.Seq, f, "Salah catat.")
	}
	for _, c := range []struct {
		edit func(f *office.RegisterFacts)
		code string
	}{
		{func(*office.RegisterFacts) {}, "NSK-RALAT"},
		{func(f *office.RegisterFacts) { f.Judul = " " }, "NSK-IMPOR-JUDUL"},
		{func(f *office.RegisterFacts) { f.Judul = strings.Repeat("a", 1001) }, "NSK-PANJANG"},
		{func(f *office.RegisterFacts) { f.Tahun, f.Tanggal, f.Mulai = 1900, naskah.Date{}, naskah.Date{} }, "NSK-IMPOR-TAHUN"},
		{func(f *office.RegisterFacts) { f.Tahun = 2019 }, "NSK-TAHUN-BEDA"},
		{func(f *office.RegisterFacts) { f.Berakhir.Date.Year = 2001 }, "NSK-TANGGAL-BALIK"},
		{func(f *office.RegisterFacts) { f.Unit = "x" }, "NSK-RUJUKAN"},
		{func(f *office.RegisterFacts) { f.Parties = f.Parties[:1]; f.Nomor = f.Nomor[:1] }, "NSK-IMPOR-PIHAK"},
		{func(f *office.RegisterFacts) { f.Parties = slices.Clone(f.Parties); f.Parties[1].Mitra = "x" }, "NSK-RUJUKAN"},
	} {
		_, err := mend(n, c.edit)
		check(t, err, naskah.Invalid, c.code)
	}
	_, err := w.Office.Ralat(w.Ctx(), w.P("ratna"), n.ID, n.Seq, office.RegisterFacts{Judul: "x", Tahun: 2021, Parties: n.Parties, Unit: n.Unit, KerjaSama: n.KerjaSama}, " ")
	check(t, err, naskah.Invalid, "NSK-ALASAN")
	_, err = mend(n, func(f *office.RegisterFacts) { f.KerjaSama = "x" })
	check(t, err, naskah.NotFound, "NSK-KERJASAMA")

	in := officetest.Old(w.Mitra)
	in.Jenis, in.Jalur, in.Judul = naskah.KSBD, naskah.KSDDWajib, "Dengan daerah lain"
	far := must[naskah.Naskah](t)(w.Office.Import(w.Ctx(), w.P("ratna"), in))
	out := must[office.Outcome](t)(mend(n, func(f *office.RegisterFacts) {
		f.KerjaSama, f.Lokasi = far.KerjaSama, "Lemari 2"
		f.Signers = []naskah.Signer{{Party: 1, User: w.User("asing").ID, Pejabat: naskah.PejabatSnapshot{Nama: "Ade", Jabatan: "Wali Kota"}}}
		f.Asli = []naskah.Asli{{Pemegang: "Pemerintah Kota Banjar", Lokasi: "Lemari 2"}}
	}))
	got := out.Naskah
	if out.Pending != nil || got.KerjaSama != far.KerjaSama || got.Jalur != naskah.KSDDWajib || got.Signers[0].User != "" || got.Lokasi != "Lemari 2" || len(got.Asli) != 1 {
		t.Errorf("%+v", got)
	}
	events := must[[]naskah.Event](t)(w.Store.Events(w.Ctx(), naskah.ScopeSystem(), n.ID.Subject()))
	detail := string(events[len(events)-1].Detail)
	for _, text := range []string{`"fakta":"kerja sama"`, `"lama":"Pengelolaan Taman Kota"`, `"baru":"Dengan daerah lain"`, "semula", "Salah catat."} {
		if !strings.Contains(detail, text) {
			t.Errorf("%s is not in %s", text, detail)
		}
	}
	if e := check(t, failure(w.Office.Ralat(w.Ctx(), w.P("ratna"), n.ID, n.Seq, office.FactsOf(n), "x")), naskah.Conflict, "NSK-SEQ"); !strings.Contains(e.Msg, "lebih dahulu") {
		t.Error(e.Msg)
	}

	sealed := w.Signed()
	fixed := must[[]string](t)(w.Office.Fixed(w.Ctx(), w.P("ratna"), sealed.ID))
	if !slices.Contains(fixed, "judul") || !slices.Contains(fixed, "nomor") || slices.Contains(fixed, "lokasi") || slices.Contains(fixed, "unit") {
		t.Errorf("%v", fixed)
	}
	if fixed := must[[]string](t)(w.Office.Fixed(w.Ctx(), w.P("ratna"), n.ID)); len(fixed) != 0 {
		t.Errorf("%v", fixed)
	}
	_, err = mend(sealed, func(f *office.RegisterFacts) { f.Judul = "Lain" })
	check(t, err, naskah.Conflict, "NSK-RALAT-TERCETAK")
	if out := must[office.Outcome](t)(mend(sealed, func(f *office.RegisterFacts) { f.Lokasi = "Server arsip" })); out.Naskah.Lokasi != "Server arsip" {
		t.Errorf("%+v", out)
	}
	clean(t, w)
}

// TestRalatOfTheWrong: what was wrong from the beginning does not keep another fact from being mended.
func TestRalatOfTheWrong(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Imported()
	w.Office.Store = &officetest.Edited{Store: w.Store, Change: func(n naskah.Naskah) naskah.Naskah {
		n.Berakhir.Date.Year = 2001 // as records of before the check have it
		return n
	}}
	wrong := must[naskah.Naskah](t)(w.Office.Store.Naskah(w.Ctx(), naskah.ScopeSystem(), n.ID))
	f := office.FactsOf(wrong)
	f.Judul = "Lain"
	if out, err := w.Office.Ralat(w.Ctx(), w.P("ratna"), n.ID, n.Seq, f, "Salah ketik."); err != nil || out.Naskah.Judul != "Lain" {
		t.Errorf("%v", err)
	}
}

// TestLateNomor: a number that came after the ink is recorded "kemudian"; of an archived naskah by two people.
func TestLateNomor(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	for _, archived := range []bool{false, true} {
		in := officetest.Old(w.Mitra)
		in.Nomor[1] = naskah.Nomor{Party: 2, Kind: naskah.Menyusul}
		in.Scan = anotherScan()
		n := must[naskah.Naskah](t)(w.Office.Import(w.Ctx(), w.P("ratna"), in))
		_, err := w.Office.LateNomor(w.Ctx(), w.P("ratna"), n.ID, n.Seq, 2, " ")
		check(t, err, naskah.Invalid, "NSK-NOMOR-KOSONG")
		_, err = w.Office.LateNomor(w.Ctx(), w.P("ratna"), n.ID, n.Seq, 1, "2")
		check(t, err, naskah.Conflict, "NSK-NOMOR-TIDAK-MENYUSUL")
		_, err = w.Office.LateNomor(w.Ctx(), w.P("ratna"), n.ID, n.Seq, 9, "2")
		check(t, err, naskah.Conflict, "NSK-NOMOR-TIDAK-MENYUSUL")
		if archived {
			out := must[office.Outcome](t)(w.Office.Archive(w.Ctx(), w.P("arsip"), n.ID, n.Seq, office.ArchiveInput{}))
			n = must[naskah.Naskah](t)(w.Office.Confirm(w.Ctx(), w.P("ratna"), out.Pending.ID))
		}
		out := must[office.Outcome](t)(w.Office.LateNomor(w.Ctx(), w.P("ratna"), n.ID, n.Seq, 2, " 012/CDU/2021 "))
		if (out.Pending != nil) != archived {
			t.Fatalf("archived %v: %+v", archived, out)
		}
		if archived {
			must[naskah.Naskah](t)(w.Office.Confirm(w.Ctx(), w.P("arsip"), out.Pending.ID))
		}
		if got := w.Get(n.ID).Nomor[1]; got.Kind != naskah.DicatatKemudian || got.Text != "012/CDU/2021" {
			t.Errorf("%+v", got)
		}
	}
	clean(t, w)
}

// TestAnnulOfADouble: of two records of one naskah one stays; the PKS that referred to the other refers to it.
func TestAnnulOfADouble(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	gone, stays := w.Imported(), w.Imported()
	in := officetest.Old(w.Mitra)
	in.Jenis, in.Judul, in.Relasi = naskah.PKSPK, "Pemeliharaan Taman", []naskah.Relasi{{Ke: gone.ID, Jenis: naskah.Melaksanakan}}
	pks := must[naskah.Naskah](t)(w.Office.Import(w.Ctx(), w.P("ratna"), in))
	_, err := w.Office.Annul(w.Ctx(), w.P("ratna"), gone.ID, gone.Seq, "Rangkap.", gone.ID)
	check(t, err, naskah.Invalid, "NSK-RANGKAP")
	_, err = w.Office.Annul(w.Ctx(), w.P("ratna"), gone.ID, gone.Seq, "Rangkap.", "tidak-ada")
	check(t, err, naskah.NotFound, "NSK-TIDAK-ADA")
	_, err = w.Office.Annul(w.Ctx(), w.P("ratna"), gone.ID, gone.Seq, "Rangkap.", w.Draft().ID)
	check(t, err, naskah.Invalid, "NSK-RANGKAP")
	_, err = w.Office.Annul(w.Ctx(), w.P("ratna"), gone.ID, gone.Seq, "", stays.ID)
	check(t, err, naskah.Invalid, "NSK-ALASAN")
	sealed := w.Signed()
	_, err = w.Office.Annul(w.Ctx(), w.P("ratna"), sealed.ID, sealed.Seq, "Rangkap.", "")
	check(t, err, naskah.Conflict, "NSK-ANULIR")
	out := must[office.Outcome](t)(w.Office.Annul(w.Ctx(), w.P("ratna"), gone.ID, gone.Seq, "Tercatat dua kali.", stays.ID))
	n := must[naskah.Naskah](t)(w.Office.Confirm(w.Ctx(), w.P("arsip"), out.Pending.ID))
	rel := must[[]naskah.Relasi](t)(w.Store.Relasi(w.Ctx(), naskah.ScopeSystem(), stays.ID))
	if n.State != naskah.Cancelled || len(rel) != 1 || rel[0].Dari != pks.ID || rel[0].Ke != stays.ID {
		t.Errorf("%s, %+v", n.State, rel)
	}
	_, err = w.Office.Annul(w.Ctx(), w.P("ratna"), n.ID, n.Seq, "Lagi.", "")
	check(t, err, naskah.Conflict, "NSK-STATE")
	// The double may come back as it is: what is cancelled is like nothing.
	if like := must[[]office.SimilarNaskah](t)(w.Office.Similar(w.Ctx(), w.P("ratna"), officetest.Old(w.Mitra))); slices.ContainsFunc(like, func(s office.SimilarNaskah) bool { return s.Naskah.ID == gone.ID }) {
		t.Errorf("%+v", like)
	}
	clean(t, w)
}

// TestRelate: who does what to whom is recorded once, by the officer, between naskah that can.
func TestRelate(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	ksb := w.Imported()
	in := officetest.Old(w.Mitra)
	in.Jenis, in.Judul = naskah.PKSPK, "Pemeliharaan Taman"
	pks := must[naskah.Naskah](t)(w.Office.Import(w.Ctx(), w.P("ratna"), in))
	r := naskah.Relasi{Dari: pks.ID, Ke: ksb.ID, Jenis: naskah.Melaksanakan}
	for _, c := range []struct {
		login string
		edit  func(r naskah.Relasi) naskah.Relasi
		kind  naskah.Kind
		code  string
	}{
		{"ratna", func(r naskah.Relasi) naskah.Relasi { r.Jenis = "kenal"; return r }, naskah.Invalid, "NSK-RELASI-JENIS"},
		{"ratna", func(r naskah.Relasi) naskah.Relasi { r.Ke = r.Dari; return r }, naskah.Invalid, "NSK-RELASI-SENDIRI"},
		{"ratna", func(r naskah.Relasi) naskah.Relasi { r.Dari, r.Ke = r.Ke, r.Dari; return r }, naskah.Invalid, "NSK-RELASI-MELAKSANAKAN"},
		{"ratna", func(r naskah.Relasi) naskah.Relasi { r.Ke = "x"; return r }, naskah.NotFound, "NSK-TIDAK-ADA"},
		{"ratna", func(r naskah.Relasi) naskah.Relasi { r.Dasar = strings.Repeat("a", 301); return r }, naskah.Invalid, "NSK-PANJANG"},
		{"yuni", func(r naskah.Relasi) naskah.Relasi { return r }, naskah.Denied, "NSK-AKSES-PERAN"},
		{"asing", func(r naskah.Relasi) naskah.Relasi { return r }, naskah.NotFound, "NSK-TIDAK-ADA"},
	} {
		check(t, w.Office.Relate(w.Ctx(), w.P(c.login), c.edit(r)), c.kind, c.code)
	}
	if err := w.Office.Relate(w.Ctx(), w.P("ratna"), r); err != nil {
		t.Fatal(err)
	}
	check(t, w.Office.Relate(w.Ctx(), w.P("ratna"), r), naskah.Conflict, "NSK-RELASI-ADA")
	if rel := must[[]naskah.Relasi](t)(w.Store.Relasi(w.Ctx(), naskah.ScopeSystem(), ksb.ID)); len(rel) != 1 {
		t.Errorf("%+v", rel)
	}
	clean(t, w)
}

// TestSimilar: what is being typed is held against the register, best first, and the words say why.
func TestSimilar(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Imported()
	for i := range 7 {
		in := officetest.Old(w.Mitra)
		in.Judul, in.Nomor = fmt.Sprintf("Kegiatan lain nomor %d", i), nil
		in.Tanggal.Day = 1 + i
		in.Mulai = in.Tanggal
		must[naskah.Naskah](t)(w.Office.Import(w.Ctx(), w.P("ratna"), in))
	}
	in := officetest.Old(w.Mitra)
	got := must[[]office.SimilarNaskah](t)(w.Office.Similar(w.Ctx(), w.P("ratna"), in))
	if len(got) != 5 || got[0].Naskah.ID != n.ID || !got[0].Same || got[0].Why != "Nomor, pihak, tanggal, dan judul serupa" || got[1].Same {
		t.Errorf("%+v", got)
	}
	in.Nomor, in.Tanggal, in.Tahun = nil, naskah.Date{}, 2021
	if got := must[[]office.SimilarNaskah](t)(w.Office.Similar(w.Ctx(), w.P("ratna"), in)); len(got) == 0 || got[0].Naskah.ID != n.ID || got[0].Why != "Pihak, tahun, dan judul serupa" {
		t.Errorf("%+v", got)
	}
	for _, in := range []office.ImportInput{{}, {Jenis: naskah.KSBPK}, {Judul: "Sesuatu yang sama sekali berbeda"}} {
		if got := must[[]office.SimilarNaskah](t)(w.Office.Similar(w.Ctx(), w.P("ratna"), in)); len(got) != 0 {
			t.Errorf("%+v: %+v", in, got)
		}
	}
	_, err := w.Office.Similar(w.Ctx(), w.P("direktur"), in)
	check(t, err, naskah.NotFound, "NSK-TIDAK-ADA")
	if got := must[[]office.SimilarNaskah](t)(w.Office.Similar(w.Ctx(), w.P("asing"), officetest.Old(w.Mitra))); len(got) != 0 {
		t.Errorf("another region sees %+v", got)
	}
}
