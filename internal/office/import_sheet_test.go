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

// registerHead are the columns of the sheets of these tests, as an office calls them.
const registerHead = "No.;Jenis;Tentang;Tgl;Tahun;Pihak Kesatu;Pihak Kedua;No. Perjanjian;No. Pihak Kedua;s.d.;OPD;Melaksanakan"

// kept stores a sheet and proposes its columns.
func keptSheet(t *testing.T, w *officetest.World, lines ...string) (string, office.ImportOptions) {
	t.Helper()
	id, s, err := w.Office.KeepSheet(w.Ctx(), w.P("ratna"), `C:\Data\register 2021.csv`, []byte(registerHead+"\n"+strings.Join(lines, "\n")+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	columns := office.GuessColumns(s)
	if len(columns) != 11 {
		t.Fatalf("%v", columns)
	}
	return id, office.ImportOptions{Columns: columns, Fixes: map[int]map[office.ImportColumn]string{}, Skip: map[int]bool{}}
}

func planned(t *testing.T, w *officetest.World, id string, opt office.ImportOptions) office.ImportPlan {
	t.Helper()
	return must[office.ImportPlan](t)(w.Office.PlanImport(w.Ctx(), w.P("ratna"), id, opt))
}

// TestDirtyRows: each thing that is wrong with a row is said beside its cell, with a permanent code; what is only odd does not keep the
// row out.
func TestDirtyRows(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	w.Imported() // 134.4/07/KSB-Pem/2021
	const good = "1;KSB;Pengelolaan sampah;24/11/2021;2021;Pemerintah Kota Banjar;PT Contoh Daur Ulang;134.4/1/KSB/2021;012/CDU;23/11/2026;;"
	with := func(column int, text string) string {
		cells := strings.Split(good, ";")
		cells[column] = text
		return strings.Join(cells, ";")
	}
	for _, c := range []struct {
		name, line string
		column     office.ImportColumn
		code       string
		level      naskah.Level
	}{
		{"all is well", good, "", "", ""},
		{"no kind", with(1, ""), office.ColJenis, "NSK-IMPOR-JENIS", naskah.LevelError},
		{"an unknown kind", with(1, "Surat Edaran"), office.ColJenis, "NSK-IMPOR-JENIS", naskah.LevelError},
		{"no title", with(2, " "), office.ColJudul, "NSK-IMPOR-JUDUL", naskah.LevelError},
		{"a title of 10,000 letters", with(2, strings.Repeat("a", 10_000)), office.ColJudul, "NSK-PANJANG", naskah.LevelError},
		{"no such day", with(3, "31/02/2021"), office.ColTanggal, "NSK-IMPOR-TANGGAL", naskah.LevelError},
		{"a day to come", with(3, "25/11/2026"), office.ColTanggal, "NSK-TANGGAL-NANTI", naskah.LevelError},
		{"the American order", with(3, "11/24/2021"), office.ColTanggal, "NSK-IMPOR-TANGGAL-RAGU", naskah.LevelWarning},
		{"another year than the day's", with(4, "2020"), office.ColTahun, "NSK-TAHUN-BEDA", naskah.LevelError},
		{"a year that is none", with(4, "dua ribu"), office.ColTahun, "NSK-IMPOR-TAHUN", naskah.LevelError},
		{"long ago", strings.Replace(with(4, "1944"), "24/11/2021", "", 1), office.ColTahun, "NSK-IMPOR-TAHUN", naskah.LevelError},
		{"neither day nor year", strings.Replace(with(4, ""), "24/11/2021", "", 1), office.ColTanggal, "NSK-IMPOR-TAHUN", naskah.LevelError},
		{"Banjar without jenis", with(5, "Pemerintah Daerah Banjar"), office.ColPihak1, "NSK-IMPOR-DAERAH-GANDA", naskah.LevelError},
		{"Ciamis without jenis", with(6, "Ciamis"), office.ColPihak2, "NSK-IMPOR-DAERAH", naskah.LevelWarning},
		{"neither party is ours", with(5, "Kabupaten Banjar"), office.ColPihak1, "NSK-PIHAK-SENDIRI", naskah.LevelError},
		{"one party", with(6, ""), office.ColPihak2, "NSK-IMPOR-PIHAK", naskah.LevelError},
		{"a name of 10,000 letters", with(6, strings.Repeat("PT ", 5_000)), office.ColPihak2, "NSK-PANJANG", naskah.LevelError},
		{"number 0", with(7, "0"), office.ColNomor1, "NSK-IMPOR-NOMOR-NOL", naskah.LevelError},
		{"their number 000", with(8, "000"), office.ColNomor2, "NSK-IMPOR-NOMOR-NOL", naskah.LevelError},
		{"no number of ours", with(7, ""), office.ColNomor1, "NSK-IMPOR-NOMOR-KOSONG", naskah.LevelWarning},
		{"a number of 200 letters", with(7, strings.Repeat("1/", 100)), office.ColNomor1, "NSK-NOMOR-BENTUK", naskah.LevelError},
		{"ends before it begins", with(9, "23/11/2020"), office.ColBerakhir, "NSK-TANGGAL-BALIK", naskah.LevelError},
		{"an end that is none", with(9, "kapan-kapan"), office.ColBerakhir, "NSK-IMPOR-JANGKA", naskah.LevelError},
		{"an unknown unit", with(10, "Dinas Antah Berantah"), office.ColUnit, "NSK-IMPOR-UNIT", naskah.LevelWarning},
		{"a KSB that is not there", strings.Replace(with(11, "999/X"), "KSB;", "PKS;", 1), office.ColMenjalankan, "NSK-IMPOR-KSB", naskah.LevelWarning},
		{"a KSB that carries out", with(11, "134.4/07/KSB-Pem/2021"), office.ColMenjalankan, "NSK-IMPOR-KSB", naskah.LevelWarning},
		{"a formula", with(2, "=1+1"), office.ColJudul, "NSK-IMPOR-RUMUS", naskah.LevelWarning},
	} {
		id, opt := keptSheet(t, w, c.line)
		plan := planned(t, w, id, opt)
		if len(plan.Rows) != 1 {
			t.Fatalf("%s: %d rows", c.name, len(plan.Rows))
		}
		r := plan.Rows[0]
		i := slices.IndexFunc(r.Problems, func(p office.ImportProblem) bool {
			return p.Code == c.code && p.Column == c.column && p.Level == c.level && p.Msg != ""
		})
		if c.code == "" && len(r.Problems) > 0 || c.code != "" && i < 0 {
			t.Errorf("%s: %+v", c.name, r.Problems)
		}
		if ready := c.level != naskah.LevelError; r.Ready() != ready || (plan.Ready == 1) != ready || (plan.Dirty == 1) == ready {
			t.Errorf("%s: ready %v, %+v", c.name, r.Ready(), r.Problems)
		}
		for _, p := range r.Problems {
			if len(p.Msg) > 600 {
				t.Errorf("%s: a message of %d bytes", c.name, len(p.Msg))
			}
		}
	}
	if page := must[naskah.Page](t)(w.Store.List(w.Ctx(), naskah.ScopeSystem(), naskah.Filter{})); page.Total != 1 {
		t.Errorf("a dry run recorded %d naskah", page.Total-1)
	}
	clean(t, w)
}

// TestRowsRead: what registers write is read as it is meant.
func TestRowsRead(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	one := func(line string) office.ImportInput {
		t.Helper()
		id, opt := keptSheet(t, w, line)
		r := planned(t, w, id, opt).Rows[0]
		if !r.Ready() {
			t.Fatalf("%s: %+v", line, r.Problems)
		}
		return r.Input
	}
	end := naskah.Akhir{Kind: naskah.AkhirTanggal, Date: naskah.Date{Year: 2026, Month: 11, Day: 23}}
	for text, want := range map[string]naskah.Akhir{
		"23-11-2026": end, "5 tahun": end, "5 (lima) tahun": end, "24/11/2021 s.d. 23/11/2026": end, "24 November 2021 sampai dengan 23 November 2026": end,
		"60 bulan": end, "tanpa batas": {Kind: naskah.AkhirTanpaBatas}, "Selamanya": {Kind: naskah.AkhirTanpaBatas}, "-": {Kind: naskah.AkhirTidakTahu}, "": {Kind: naskah.AkhirTidakTahu},
		"46349": end,
	} {
		if got := one("1;KSB;A;24/11/2021;;Kota Banjar;PT X;1/a;;" + text + ";;").Berakhir; got != want {
			t.Errorf("%q: %+v", text, got)
		}
	}
	for text, want := range map[string]naskah.Kode{
		"KSB": naskah.KSBPK, "MoU": naskah.KSBPK, "Nota Kesepahaman": naskah.KSBPK, "Perjanjian Kerjasama": naskah.PKSPK, "PKS": naskah.PKSPK, "Nota Kesepakatan": naskah.NK,
		"ksb-pk": naskah.KSBPK, "Adendum PKS": naskah.Addendum, "Kesepakatan Bersama dengan Daerah Lain": naskah.KSBD,
	} {
		if got := one("1;" + text + ";A;24/11/2021;;Kota Banjar;PT X;1/a;;;;").Jenis; got != want {
			t.Errorf("%q: %s", text, got)
		}
	}
	for text, want := range map[string]naskah.Party{
		"Pemerintah Kota Banjar": {Instansi: "32.79", Peran: naskah.Pemrakarsa}, "Pemkot Banjar": {Instansi: "32.79", Peran: naskah.Pemrakarsa},
		"Wali Kota Banjar": {Instansi: "32.79", Peran: naskah.Pemrakarsa}, "Bagian Hukum Sekretariat Daerah": {Instansi: "32.79", Peran: naskah.Pemrakarsa},
		"Dinas Kesehatan Kota Banjar": {Instansi: "32.79", Peran: naskah.Pemrakarsa},
	} {
		got := one("1;KSB;A;24/11/2021;;" + text + ";PT X;1/a;;;;").Parties[0]
		want.Urut, want.Nama = 1, text
		if got != want {
			t.Errorf("%q: %+v", text, got)
		}
	}
	for text, want := range map[string]naskah.Party{
		"Kab. Ciamis": {Instansi: "32.07"}, "Pemerintah Daerah Kabupaten Banjar": {Instansi: "63.03"}, "Pemprov Jawa Barat": {Instansi: "32"},
		"PT. Contoh Daur Ulang": {Mitra: w.Mitra}, "Universitas Galuh": {}, "Bupati Ciamis": {Instansi: "32.07"},
	} {
		in := one("1;KSB;A;24/11/2021;;Kota Banjar;" + text + ";1/a;;;;")
		want.Urut, want.Nama, want.Peran = 2, text, naskah.MitraPeran
		if in.Parties[1] != want {
			t.Errorf("%q: %+v", text, in.Parties[1])
		}
		if kind := map[bool]naskah.Kode{true: naskah.KSBD, false: naskah.KSBPK}[want.Instansi != ""]; in.Jenis != kind {
			t.Errorf("%q: %s", text, in.Jenis)
		}
	}
	if in := one("1;KSB;A;;2014;Kota Banjar;PT X;menyusul;tidak bernomor;;;"); in.Tahun != 2014 || !in.Tanggal.IsZero() || in.Nomor[0].Kind != naskah.Menyusul || in.Nomor[1].Kind != naskah.TidakBernomor {
		t.Errorf("%+v", in)
	}
	// One column for all parties, one for the partner alone.
	for head, want := range map[string][]string{
		"Jenis,Tentang,Tahun,Para Pihak\nKSB,A,2021,\"1. Pemerintah Kota Banjar\n2. Kabupaten Ciamis\n3. PT X\"": {"Pemerintah Kota Banjar", "Kabupaten Ciamis", "PT X"},
		"Jenis,Tentang,Tahun,Para Pihak\nKSB,A,2021,Kota Banjar; PT X":                                           {"Kota Banjar", "PT X"},
		"Jenis,Tentang,Tahun,Para Pihak\nKSB,A,2021,Kota Banjar dengan PT X":                                     {"Kota Banjar", "PT X"},
		"Jenis,Tentang,Tahun,Mitra\nKSB,A,2021,PT X":                                                             {"Pemerintah Daerah Kota Banjar", "PT X"},
	} {
		id, s, err := w.Office.KeepSheet(w.Ctx(), w.P("ratna"), "x.csv", []byte(head+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		r := planned(t, w, id, office.ImportOptions{Columns: office.GuessColumns(s)}).Rows[0]
		var got []string
		for _, p := range r.Input.Parties {
			got = append(got, p.Nama)
		}
		if !slices.Equal(got, want) || !r.Ready() {
			t.Errorf("%q: %q %+v", head, got, r.Problems)
		}
	}
}

// TestStoryImportAYear: a register with dirty rows is read, mended, recorded as one; a PKS finds its KSB; the whole is undone by two
// people as one act, and uploaded again.
func TestStoryImportAYear(t *testing.T) { onBoth(t, storyImportAYear) }

func storyImportAYear(t *testing.T, w *officetest.World) {
	lines := []string{
		"1;PKS;Pengolahan sampah TPA;30/11/2021;;Pemkot Banjar;PT Contoh Daur Ulang;134.4/2/PKS/2021;;3 tahun;;134.4/1/KSB/2021",
		"2;KSB;Pengelolaan sampah;24/11/2021;;Pemerintah Kota Banjar;PT Contoh Daur Ulang;134.4/1/KSB/2021;012/CDU;5 tahun;Bagian Hukum Sekretariat Daerah;",
		"3;KSB;Perpustakaan;01/03/2021;;Banjar;Kabupaten Ciamis;134.4/3/KSB/2021;;tanpa batas;;",
		"4;KSB;Pengelolaan sampah;24/11/2021;;Pemerintah Kota Banjar;PT Contoh Daur Ulang;134.4/1/KSB/2021;;5 tahun;;",
		"5;KSB;Rusak;24/11/2021;;Kota Banjar;PT X;134.4/5/KSB/2021;;01/01/2020;;",
	}
	id, opt := keptSheet(t, w, lines...)
	plan := planned(t, w, id, opt)
	if plan.Ready != 3 || plan.Dirty != 2 || plan.Doubtful != 1 || plan.Rows[3].SameAs != 3 || plan.Rows[0].Line != 2 {
		t.Fatalf("ready %d, dirty %d, doubtful %d: %+v", plan.Ready, plan.Dirty, plan.Doubtful, plan.Rows)
	}
	opt.Fixes[4] = map[office.ImportColumn]string{office.ColPihak1: "Kota Banjar"}
	opt.Skip[5], opt.Skip[6] = true, true
	if plan = planned(t, w, id, opt); plan.Ready != 3 || plan.Dirty != 0 || plan.Doubtful != 0 {
		t.Fatalf("%+v", plan)
	}
	b := must[office.ImportBatch](t)(w.Office.ImportAll(w.Ctx(), w.P("ratna"), id, opt))
	if b.N != 3 || b.File.Nama != "register 2021.csv" {
		t.Fatalf("%+v", b)
	}
	page := must[naskah.Page](t)(w.Store.List(w.Ctx(), naskah.ScopeOf(w.P("ratna")), naskah.Filter{Batch: id}))
	byTitle := map[string]naskah.Naskah{}
	for _, n := range page.Naskah {
		byTitle[n.Judul] = n
	}
	ksb, pks := byTitle["Pengelolaan sampah"], byTitle["Pengolahan sampah TPA"]
	if len(byTitle) != 3 || pks.KerjaSama != ksb.KerjaSama || byTitle["Perpustakaan"].Jalur.Kategori() != "KSDD" || byTitle["Perpustakaan"].KerjaSama == ksb.KerjaSama {
		t.Fatalf("%+v", byTitle)
	}
	rel := must[[]naskah.Relasi](t)(w.Store.Relasi(w.Ctx(), naskah.ScopeSystem(), ksb.ID))
	if len(rel) != 1 || rel[0].Dari != pks.ID || rel[0].Jenis != naskah.Melaksanakan {
		t.Errorf("%+v", rel)
	}
	events := must[[]naskah.Event](t)(w.Store.Events(w.Ctx(), naskah.ScopeSystem(), pks.ID.Subject()))
	if len(events) != 1 || !strings.Contains(string(events[0].Detail), `"baris":2`) {
		t.Errorf("%s", events[0].Detail)
	}
	_, err := w.Office.ImportAll(w.Ctx(), w.P("ratna"), id, opt)
	check(t, err, naskah.Conflict, "NSK-IMPOR-SUDAH")
	id2, opt2 := keptSheet(t, w, lines...)
	if id2 == id {
		t.Fatal("the batch was used twice")
	}
	if plan := planned(t, w, id2, opt2); !plan.Rows[1].Similar[0].Same || plan.Doubtful < 2 || !strings.Contains(plan.Rows[1].Similar[0].Why, "omor") {
		t.Errorf("what is recorded already is not told: %+v", plan.Rows[1].Similar)
	}
	undoImport(t, w, id, 3)
	if plan := planned(t, w, id2, opt2); len(plan.Rows[1].Similar) != 0 {
		t.Errorf("a cancelled record is like something: %+v", plan.Rows[1].Similar)
	}
	must[office.ImportBatch](t)(w.Office.ImportAll(w.Ctx(), w.P("ratna"), id2, opt2))
	list := must[[]office.ImportBatch](t)(w.Office.Batches(w.Ctx(), w.P("arsip")))
	if len(list) != 2 || list[0].ID != id2 || list[0].N != 3 || list[1].N != 0 || list[1].Undone != 3 {
		t.Errorf("%+v", list)
	}
	clean(t, w)
}

// undoImport undoes a batch by two people.
func undoImport(t *testing.T, w *officetest.World, batch string, n int) {
	t.Helper()
	_, err := w.Office.UndoImport(w.Ctx(), w.P("ratna"), batch, " ")
	check(t, err, naskah.Invalid, "NSK-ALASAN")
	out := must[office.Outcome](t)(w.Office.UndoImport(w.Ctx(), w.P("ratna"), batch, "Berkas tahun yang salah."))
	if out.Pending == nil || out.Pending.Subject.Kind != naskah.SubjectImpor {
		t.Fatalf("%+v", out)
	}
	_, err = w.Office.Confirm(w.Ctx(), w.P("ratna"), out.Pending.ID)
	check(t, err, naskah.Denied, "NSK-AKSES-KEDUA")
	x := must[office.Proposal](t)(w.Office.Proposal(w.Ctx(), w.P("arsip"), out.Pending.ID))
	if x.May != nil || x.Batch == nil || x.Batch.N != n || len(x.Changes) != 1 || x.Changes[0].New != fmt.Sprintf("%d dibatalkan", n) {
		t.Errorf("%+v", x)
	}
	must[naskah.Naskah](t)(w.Office.Confirm(w.Ctx(), w.P("arsip"), out.Pending.ID))
	page := must[naskah.Page](t)(w.Store.List(w.Ctx(), naskah.ScopeSystem(), naskah.Filter{Batch: batch, States: []naskah.State{naskah.Cancelled}}))
	if page.Total != n {
		t.Fatalf("%d of %d cancelled", page.Total, n)
	}
	for _, gone := range page.Naskah {
		events := must[[]naskah.Event](t)(w.Store.Events(w.Ctx(), naskah.ScopeSystem(), gone.ID.Subject()))
		if e := events[len(events)-1]; e.Act != naskah.ActAnnul || e.Second == nil || e.Second.User != w.User("arsip").ID || !strings.Contains(string(e.Detail), "Berkas tahun yang salah.") {
			t.Errorf("%+v", e)
		}
	}
	_, err = w.Office.Confirm(w.Ctx(), w.P("arsip"), out.Pending.ID)
	check(t, err, naskah.Conflict, "NSK-USUL-SELESAI")
}

// TestUndoImportStops: an import of which something is archived, or has changed since it was proposed, is not undone, not even in part.
func TestUndoImportStops(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	id, opt := keptSheet(t, w, "1;KSB;A;24/11/2021;;Kota Banjar;PT X;1/a;;;;", "2;KSB;B;24/11/2021;;Kota Banjar;PT X;1/b;;;;")
	_, err := w.Office.UndoImport(w.Ctx(), w.P("ratna"), id, "Salah.")
	check(t, err, naskah.Conflict, "NSK-IMPOR-KOSONG")
	must[office.ImportBatch](t)(w.Office.ImportAll(w.Ctx(), w.P("ratna"), id, opt))
	out := must[office.Outcome](t)(w.Office.UndoImport(w.Ctx(), w.P("ratna"), id, "Salah."))
	n := must[naskah.Page](t)(w.Store.List(w.Ctx(), naskah.ScopeSystem(), naskah.Filter{Batch: id})).Naskah[0]
	f := office.FactsOf(n)
	f.Judul = "Lain"
	n = must[office.Outcome](t)(w.Office.Ralat(w.Ctx(), w.P("ratna"), n.ID, n.Seq, f, "Salah ketik.")).Naskah
	_, err = w.Office.Confirm(w.Ctx(), w.P("arsip"), out.Pending.ID)
	check(t, err, naskah.Conflict, "NSK-USUL-BERUBAH")
	if page := must[naskah.Page](t)(w.Store.List(w.Ctx(), naskah.ScopeSystem(), naskah.Filter{Batch: id, States: []naskah.State{naskah.Cancelled}})); page.Total != 0 {
		t.Errorf("%d were cancelled", page.Total)
	}
	// One that can run no more makes room for the same undoing of what stands now; one that can does not.
	anew := must[office.Outcome](t)(w.Office.UndoImport(w.Ctx(), w.P("ratna"), id, "Salah."))
	check(t, w.Office.RefuseProposal(w.Ctx(), w.P("arsip"), out.Pending.ID, "Sudah berubah."), naskah.Conflict, "NSK-USUL-SELESAI")
	_, err = w.Office.UndoImport(w.Ctx(), w.P("ratna"), id, "Alasan lain.")
	check(t, err, naskah.Conflict, "NSK-USUL-ADA")
	if err := w.Office.RefuseProposal(w.Ctx(), w.P("arsip"), anew.Pending.ID, "Sudah berubah."); err != nil {
		t.Fatal(err)
	}
	n = must[naskah.Naskah](t)(w.Office.Scan(w.Ctx(), w.P("ratna"), n.ID, n.Seq, officetest.ScanPDF(2, 9)))
	arc := must[office.Outcome](t)(w.Office.Archive(w.Ctx(), w.P("arsip"), n.ID, n.Seq, office.ArchiveInput{}))
	must[naskah.Naskah](t)(w.Office.Confirm(w.Ctx(), w.P("ratna"), arc.Pending.ID))
	_, err = w.Office.UndoImport(w.Ctx(), w.P("ratna"), id, "Salah.")
	if e := check(t, err, naskah.Conflict, "NSK-IMPOR-ARSIP"); !strings.HasPrefix(e.Msg, "1 naskah") {
		t.Error(e.Msg)
	}
	clean(t, w)
}

// TestImportIsOneAct: a sheet that is sent many times at once is recorded once; nobody but the officer records or sees one.
func TestImportIsOneAct(t *testing.T) { onBoth(t, importIsOneAct) }

func importIsOneAct(t *testing.T, w *officetest.World) {
	id, opt := keptSheet(t, w, "1;KSB;A;24/11/2021;;Kota Banjar;PT X;1/a;;;;", "2;KSB;B;24/11/2021;;Kota Banjar;PT X;1/b;;;;")
	if again, _ := keptSheet(t, w, "1;KSB;A;24/11/2021;;Kota Banjar;PT X;1/a;;;;", "2;KSB;B;24/11/2021;;Kota Banjar;PT X;1/b;;;;"); again != id {
		t.Error("the same file waits twice")
	}
	half := opt
	half.Skip = map[int]bool{2: true}
	if won := together(t, 6, func(i int) error {
		_, err := w.Office.ImportAll(w.Ctx(), w.P("ratna"), id, []office.ImportOptions{opt, half}[i%2])
		return err
	}); won != 1 {
		t.Errorf("recorded %d times", won)
	}
	all := half
	all.Skip = map[int]bool{2: true, 3: true}
	id2, _ := keptSheet(t, w, "1;KSB;C;24/11/2021;;Kota Banjar;PT X;1/c;;;;", "2;KSB;D;24/11/2021;;Kota Banjar;PT X;1/d;;;;")
	_, err := w.Office.ImportAll(w.Ctx(), w.P("ratna"), id2, all)
	check(t, err, naskah.Invalid, "NSK-IMPOR-TIDAK-SIAP")
	for _, login := range []string{"yuni", "arsip", "walikota", "sekda", "direktur", "asing"} {
		p := w.P(login)
		_, _, err := w.Office.KeepSheet(w.Ctx(), p, "x.csv", []byte("a,b\n1,2\n"))
		check(t, err, naskah.Denied, "NSK-AKSES-PERAN")
		_, err = w.Office.ImportAll(w.Ctx(), p, id2, opt)
		check(t, err, naskah.Denied, "NSK-AKSES-PERAN")
		_, err = w.Office.PlanImport(w.Ctx(), p, id2, opt)
		check(t, err, naskah.Denied, "NSK-AKSES-PERAN")
		_, err = w.Office.UndoImport(w.Ctx(), p, id, "Salah.")
		check(t, err, naskah.Denied, "NSK-AKSES-PERAN")
	}
	far := w.P("ratna")
	far.Instansi = officetest.KotaCirebon
	_, err = w.Office.Sheet(w.Ctx(), far, id)
	check(t, err, naskah.NotFound, "NSK-TIDAK-ADA")
	_, err = w.Office.UndoImport(w.Ctx(), far, id, "Salah.")
	check(t, err, naskah.NotFound, "NSK-TIDAK-ADA")
	for _, bad := range []map[office.ImportColumn]int{
		nil,
		{office.ColJudul: 2},
		{office.ColJudul: 2, office.ColPihak1: 5, office.ColTanggal: 3},
		{office.ColJudul: 2, office.ColPihak1: 2, office.ColTanggal: 3, office.ColJenis: 1},
		{office.ColJudul: 99, office.ColPihak1: 5, office.ColTanggal: 3, office.ColJenis: 1},
	} {
		_, err := w.Office.PlanImport(w.Ctx(), w.P("ratna"), id2, office.ImportOptions{Columns: bad})
		check(t, err, naskah.Invalid, "NSK-IMPOR-KOLOM")
	}
	clean(t, w)
}

// TestImportMany: a register of as many rows as one sheet may have is planned, recorded, and undone in reasonable time.
func TestImportMany(t *testing.T) {
	t.Parallel()
	rows := 400
	if long() {
		rows = office.MaxImportRows
	}
	w := officetest.New(t)
	var lines []string
	for i := range rows {
		lines = append(lines, fmt.Sprintf("%d;KSB;Kegiatan %d tentang hal %d;24/11/2021;;Kota Banjar;PT Mitra %d;134.4/%d/KSB/2021;;5 tahun;;", i+1, i, i*7, i, i))
	}
	id, opt := keptSheet(t, w, lines...)
	start := time.Now()
	if plan := planned(t, w, id, opt); plan.Ready != rows || plan.Doubtful != 0 {
		t.Fatalf("%d ready, %d doubtful", plan.Ready, plan.Doubtful)
	}
	t.Logf("planned %d rows in %v", rows, time.Since(start))
	start = time.Now()
	must[office.ImportBatch](t)(w.Office.ImportAll(w.Ctx(), w.P("ratna"), id, opt))
	t.Logf("recorded in %v", time.Since(start))
	start = time.Now()
	undoImport(t, w, id, rows)
	t.Logf("undone in %v", time.Since(start))
}
