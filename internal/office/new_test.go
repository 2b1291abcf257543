package office_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// TestNewDraft: an empty draft knows its own side, from the profile of the Instansi, and prints dots for the rest.
func TestNewDraft(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := must[naskah.Naskah](t)(w.Office.Create(w.Ctx(), w.P("yuni"), office.CreateInput{Jenis: naskah.KSBPK}))
	v := must[naskah.Values](t)(w.Office.Values(w.Ctx(), w.P("yuni"), n.ID))
	for path, want := range map[string]string{
		"pihak.0.instansi_id": "32.79", "pihak.0.nama_kop": "Pemerintah Daerah Kota Banjar", "pihak.0.kota": "Banjar",
		"pihak.0.pejabat.nama": "Nana Suryana", "pihak.0.pejabat.jabatan": "Wali Kota Banjar", "pihak.0.pejabat.pejabat_id": string(w.Seat("walikota")),
	} {
		if got := v.Text(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	if n.Jalur.Kategori() != "KSDPK" || len(n.Signers) != 1 || n.Signers[0].User != w.User("walikota").ID || n.Unit != w.User("yuni").Unit {
		t.Errorf("%+v", n)
	}
	// A chosen official brings his name; a typed one stays.
	v = v.With("pihak.1.pejabat.pejabat_id", string(w.Seat("direktur")))
	n = must[naskah.Naskah](t)(w.Office.Edit(w.Ctx(), w.P("yuni"), n.ID, n.Seq, office.EditInput{Values: v}))
	got := must[naskah.Values](t)(w.Office.Values(w.Ctx(), w.P("yuni"), n.ID))
	if got.Text("pihak.1.pejabat.nama") != "Bima Pratama" || n.Signers[1].User != w.User("direktur").ID {
		t.Errorf("%v", got)
	}
	n = must[naskah.Naskah](t)(w.Office.Edit(w.Ctx(), w.P("yuni"), n.ID, n.Seq, office.EditInput{Values: got.With("pihak.1.pejabat.nama", "B. Pratama")}))
	if got = must[naskah.Values](t)(w.Office.Values(w.Ctx(), w.P("yuni"), n.ID)); got.Text("pihak.1.pejabat.nama") != "B. Pratama" {
		t.Error("a typed name was replaced")
	}
}

func TestJalurAndKerjaSama(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	_, err := w.Office.Create(w.Ctx(), w.P("yuni"), office.CreateInput{Jenis: naskah.KSBPK, Jalur: naskah.Sinergi})
	check(t, err, naskah.Invalid, "NSK-JALUR")
	_, err = w.Office.Create(w.Ctx(), w.P("yuni"), office.CreateInput{Jenis: naskah.KSBPK, KerjaSama: "tidak-ada"})
	check(t, err, naskah.NotFound, "NSK-KERJASAMA")
	_, err = w.Office.Create(w.Ctx(), w.P("yuni"), office.CreateInput{Jenis: "tidak-ada"})
	if e := check(t, err, naskah.NotFound, "TPL-TIDAK-ADA"); e.Msg == "" {
		t.Error("no words")
	}
	a := w.Draft()
	b := must[naskah.Naskah](t)(w.Office.Create(w.Ctx(), w.P("yuni"), office.CreateInput{Jenis: naskah.KSBPK, KerjaSama: a.KerjaSama}))
	if b.KerjaSama != a.KerjaSama || b.Jalur != a.Jalur {
		t.Errorf("%+v", b)
	}
	if all := must[[]naskah.KerjaSama](t)(w.Store.KerjaSama(w.Ctx(), naskah.ScopeSystem())); len(all) != 1 {
		t.Errorf("%d kerja sama", len(all))
	}
}

// TestImport: an old PKS belongs to the cooperation of the KSB it carries out, and the relation is kept with it.
func TestImport(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	ksb := w.Imported()
	if ksb.State != naskah.Signed || !ksb.Imported || ksb.Tahun != 2021 || ksb.Cara != naskah.Basah || ksb.Mulai != ksb.Tanggal {
		t.Fatalf("%+v", ksb)
	}
	in := officetest.Old(w.Mitra)
	in.Jenis, in.Judul, in.Relasi = naskah.PKSPK, "Pemeliharaan Taman Kota", []naskah.Relasi{{Ke: ksb.ID, Jenis: naskah.Melaksanakan, Tanggal: in.Tanggal}}
	pks := must[naskah.Naskah](t)(w.Office.Import(w.Ctx(), w.P("ratna"), in))
	if pks.KerjaSama != ksb.KerjaSama {
		t.Error("not of the same kerja sama")
	}
	rel := must[[]naskah.Relasi](t)(w.Store.Relasi(w.Ctx(), naskah.ScopeSystem(), ksb.ID))
	if len(rel) != 1 || rel[0].Dari != pks.ID || rel[0].Instansi != officetest.KotaBanjar || rel[0].ID == "" {
		t.Errorf("%+v", rel)
	}
	in.Relasi[0].Ke = "tidak-ada"
	_, err := w.Office.Import(w.Ctx(), w.P("ratna"), in)
	check(t, err, naskah.NotFound, "NSK-TIDAK-ADA")
	in = officetest.Old(w.Mitra)
	in.Judul = " "
	_, err = w.Office.Import(w.Ctx(), w.P("ratna"), in)
	check(t, err, naskah.Invalid, "NSK-IMPOR-JUDUL")
	in = officetest.Old(w.Mitra)
	in.Berakhir, in.Tanggal, in.Tahun = naskah.Akhir{}, naskah.Date{}, 2014
	old := must[naskah.Naskah](t)(w.Office.Import(w.Ctx(), w.P("ratna"), in))
	if old.Berakhir.Kind != naskah.AkhirTidakTahu || old.Tahun != 2014 {
		t.Errorf("%+v", old)
	}
	r := must[office.VerifyResult](t)(w.Office.VerifyKode(w.Ctx(), ksb.Kode))
	if r.Judged || r.Public.Judul != ksb.Judul || r.Validity == "" {
		t.Errorf("%+v", r)
	}
	clean(t, w)
}

// TestPreviewFollows: the page shows dots in a draft, and what number set from then on.
func TestPreviewFollows(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	shows := func(n naskah.Naskah, want bool) {
		t.Helper()
		tree := must[document.Tree](t)(w.Office.Preview(w.Ctx(), w.P("ratna"), n.ID))
		if got := strings.Contains(document.Plain(tree), "012/CDU-KSB/XI/2026"); got != want {
			t.Errorf("%s: number shown: %v", n.State, got)
		}
		fs := must[[]naskah.Finding](t)(w.Office.Check(w.Ctx(), w.P("ratna"), n.ID))
		if i := slices.IndexFunc(fs, func(f naskah.Finding) bool { return f.Level == naskah.LevelError }); i >= 0 {
			t.Errorf("%s: %+v", n.State, fs[i])
		}
	}
	shows(w.Submitted(), false)
	shows(w.Numbered(), true)
	shows(w.Opened(), true)
	shows(w.Signed(), true)
	draft := w.Draft()
	fs, tree, err := w.Office.CheckDraft(w.Ctx(), w.P("yuni"), draft.ID, w.Values().With("jangka_waktu.n", 9).With("judul", "Judul Baru"))
	if err != nil || !slices.ContainsFunc(fs, func(f naskah.Finding) bool { return f.Code == "KSD-R2" }) || !strings.Contains(strings.ToUpper(document.Plain(tree)), "JUDUL BARU") {
		t.Errorf("typed and not stored: %v %v", err, fs)
	}
	if w.Get(draft.ID).Seq != draft.Seq {
		t.Error("a check stored something")
	}
	fs = must[[]naskah.Finding](t)(w.Office.CheckValues(w.Ctx(), w.P("yuni"), naskah.KSBPK, w.Values().With("judul", "字")))
	if !slices.ContainsFunc(fs, func(f naskah.Finding) bool { return f.Code == "KSD-HURUF" }) {
		t.Errorf("a glyph that the fonts lack is not found: %+v", fs)
	}
	_, err = w.Office.Preview(w.Ctx(), w.P("ratna"), w.Imported().ID)
	check(t, err, naskah.NotFound, "NSK-TANPA-ISI")
	_, err = w.Office.Preview(w.Ctx(), w.P("lilis"), draft.ID)
	check(t, err, naskah.NotFound, "NSK-TIDAK-ADA")
}

func TestRoom(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Opened()
	first := must[office.Room](t)(w.Office.Room(w.Ctx(), w.P("direktur"), n.ID))
	if first.Turn < 0 || first.Nth != 1 || first.Of != 2 || first.Capacity != "Direktur" || first.Reason != "" || !first.Uji || first.Digest != n.Current || first.Pages < 2 {
		t.Errorf("%+v", first)
	}
	second := must[office.Room](t)(w.Office.Room(w.Ctx(), w.P("walikota"), n.ID))
	if second.Turn != -1 || second.Mine == nil || second.Nth != 2 || second.Reason == "" {
		t.Errorf("%+v", second)
	}
	officer := must[office.Room](t)(w.Office.Room(w.Ctx(), w.P("ratna"), n.ID))
	if officer.Mine != nil || officer.Turn != -1 || officer.Capacity != "" {
		t.Errorf("%+v", officer)
	}
	_, err := w.Office.Room(w.Ctx(), w.P("asing"), n.ID)
	check(t, err, naskah.NotFound, "NSK-TIDAK-ADA")
	_, err = w.Office.Room(w.Ctx(), w.P("ratna"), w.Approved().ID)
	check(t, err, naskah.Conflict, "NSK-STATE")
	w.Turn(13 * 24 * time.Hour)
	w.Turn(naskah.LeaseFor)
	bare := officetest.New(t)
	m := bare.Opened()
	bare.Office.Sealer = nil
	if r := must[office.Room](t)(bare.Office.Room(bare.Ctx(), bare.P("direktur"), m.ID)); !strings.Contains(r.Reason, "belum diaktifkan") {
		t.Errorf("%q", r.Reason)
	}
}

// TestEmblems: an uploaded lambang and a partner's logo are drawn, and fsck knows that they are used.
func TestEmblems(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	put := func() naskah.Ref {
		return must[naskah.Ref](t)(w.Objects.Put(w.Ctx(), w.Picture(), naskah.Meta{ContentType: "image/png"}))
	}
	plain := w.Draft()
	before, _, err := w.Office.Document(w.Ctx(), w.P("yuni"), plain.ID, office.Konsep)
	if err != nil {
		t.Fatal(err)
	}
	inst := must[naskah.Instansi](t)(w.Store.Instansi(w.Ctx(), officetest.KotaBanjar))
	inst.Lambang, inst.Seq = put().Digest, inst.Seq+1
	if err := w.Store.Record(w.Ctx(), naskah.Record{By: naskah.System(), Act: naskah.ActEdit, Instansi: &inst}); err != nil {
		t.Fatal(err)
	}
	n := w.DraftWith(w.Values().With("pihak.1.logo", "logo.png"))
	logo := naskah.Attachment{
		ID: "lampiran-1", Instansi: officetest.KotaBanjar, Subject: n.ID.Subject(), Jenis: "logo", Nama: "logo.png", Tipe: "image/png", Ref: put(), At: w.Clock(),
	}
	if err := w.Store.Record(w.Ctx(), naskah.Record{By: naskah.System(), Act: naskah.ActCreate, Attachment: &logo}); err != nil {
		t.Fatal(err)
	}
	after, _, err := w.Office.Document(w.Ctx(), w.P("yuni"), n.ID, office.Konsep)
	if err != nil || bytes.Count(after, []byte("/Image")) <= bytes.Count(before, []byte("/Image")) {
		t.Fatalf("no picture was drawn: %v", err)
	}
	for _, f := range faults(t, w) {
		t.Errorf("%+v", f)
	}
	w.Objects.Damage(logo.Ref, []byte("rusak"))
	if fs := faults(t, w); !slices.ContainsFunc(fs, func(f office.Fault) bool { return f.Code == "OBJ-RUSAK" && f.Object == logo.Ref.Digest }) {
		t.Errorf("%+v", fs)
	}
}

func TestReady(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	if err := w.Office.Ready(); err != nil {
		t.Fatal(err)
	}
	e := check(t, (&office.Office{}).Ready(), naskah.Invalid, "NSK-RAKITAN")
	for _, part := range []string{"Store", "Register", "Accounts", "Objects", "Templates", "Layout", "Clock", "Random", "Log", "BaseURL"} {
		if !strings.Contains(e.Msg, part) {
			t.Errorf("%s is not named: %s", part, e.Msg)
		}
	}
	o := *w.Office
	o.Anchors = nil
	check(t, o.Ready(), naskah.Invalid, "NSK-RAKITAN")
	o = *w.Office
	o.SealWithin = naskah.LeaseFor
	check(t, o.Ready(), naskah.Invalid, "NSK-RAKITAN")
	if got := w.Office.URL("abc"); got != "https://naskah.contoh.test/v/abc" {
		t.Error(got)
	}
}

func TestEnrollOff(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	_, err := w.Office.Enroll(w.Ctx(), w.P("direktur"), naskah.Secret{})
	check(t, err, naskah.Invalid, "TTE-PASSPHRASE-KOSONG")
	w.Office.Enroller = nil
	_, err = w.Office.Enroll(w.Ctx(), w.P("direktur"), officetest.Secret())
	check(t, err, naskah.Unavailable, "TTE-PENDAFTARAN-MATI")
}
