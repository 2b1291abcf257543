package office_test

import (
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// TestContractDeliver: after the last signature each party and the pemrakarsa has the file, and a list says who received it and when
// [OP 1.8].
func TestContractDeliver(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	n := w.Signed()
	names := func() (out []string) {
		for _, r := range must[[]office.Recipient](t)(o.Recipients(ctx, w.P("yuni"), n.ID)) {
			mark := " -"
			if len(r.Given) > 0 {
				mark = " +"
			}
			out = append(out, r.Kepada+mark)
		}
		return out
	}
	if got := strings.Join(names(), "; "); got != "Pemerintah Daerah Kota Banjar -; PT Contoh Daur Ulang -; Bagian Pemerintahan Sekretariat Daerah -" {
		t.Errorf("%s", got)
	}
	w.Turn(48 * time.Hour)
	n = must[naskah.Naskah](t)(o.Deliver(ctx, w.P("ratna"), n.ID, n.Seq, office.DeliverInput{Kepada: " pt contoh daur ulang ", Cara: "surel", Tanggal: officetest.Today.AddDays(1), Catatan: "Ke sekretariat."}))
	n = must[naskah.Naskah](t)(o.Deliver(ctx, w.P("ratna"), n.ID, n.Seq, office.DeliverInput{Kepada: "Inspektorat", Cara: "diambil"}))
	if got := strings.Join(names(), "; "); got != "Pemerintah Daerah Kota Banjar -; PT Contoh Daur Ulang +; Bagian Pemerintahan Sekretariat Daerah -; Inspektorat +" {
		t.Errorf("%s", got)
	}
	d := must[[]office.Recipient](t)(o.Recipients(ctx, w.P("ratna"), n.ID))[1].Given[0]
	if d.Version != n.Current || d.Cara != "surel" || d.By != w.User("ratna").ID || naskah.DateIn(d.At, time.FixedZone("WIB", 7*3600)) != officetest.Today.AddDays(1) {
		t.Errorf("%+v", d)
	}
	for _, c := range []struct {
		in          office.DeliverInput
		code, field string
	}{
		{office.DeliverInput{Cara: "surel"}, "NSK-SALINAN", "kepada"},
		{office.DeliverInput{Kepada: "PT"}, "NSK-SALINAN", "kepada"},
		{office.DeliverInput{Kepada: "PT", Cara: "merpati"}, "NSK-SALINAN", "kepada"},
		{office.DeliverInput{Kepada: strings.Repeat("a", 10000), Cara: "pos"}, "NSK-SALINAN-PANJANG", "kepada"},
		{office.DeliverInput{Kepada: "PT", Cara: "pos", Catatan: strings.Repeat("a", 10000)}, "NSK-SALINAN-PANJANG", "catatan"},
		{office.DeliverInput{Kepada: "PT", Cara: "pos", Tanggal: officetest.Today.AddDays(3)}, "NSK-SALINAN-TANGGAL", "tanggal"},
		{office.DeliverInput{Kepada: "PT", Cara: "pos", Tanggal: officetest.Today.AddDays(-1)}, "NSK-SALINAN-TANGGAL", "tanggal"},
	} {
		_, err := o.Deliver(ctx, w.P("ratna"), n.ID, n.Seq, c.in)
		if e := check(t, err, naskah.Invalid, c.code); e.Field != c.field {
			t.Errorf("%+v: beside %q", c.in, e.Field)
		}
	}
	if got := w.Get(n.ID); got.Seq != n.Seq {
		t.Error("something was kept")
	}
	for _, login := range []string{"direktur", "asing2"} {
		if r, _ := o.Recipients(ctx, w.P(login), n.ID); len(r) != 0 {
			t.Errorf("%s: %+v", login, r)
		}
	}
	if r := must[[]office.Recipient](t)(o.Recipients(ctx, w.P("ratna"), w.Opened().ID)); len(r) != 0 {
		t.Errorf("before it is signed: %+v", r)
	}
	clean(t, w)
}

// TestContractMenteri: a nota kesepakatan goes to the Menteri as well (R12) [P22 57(3)].
func TestContractMenteri(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	in := officetest.Old(w.Mitra)
	in.Jenis, in.Jalur, in.Judul = naskah.NK, naskah.Sinergi, "Sinergi Perencanaan"
	n := must[naskah.Naskah](t)(w.Office.Import(w.Ctx(), w.P("ratna"), in))
	r := must[[]office.Recipient](t)(w.Office.Recipients(w.Ctx(), w.P("ratna"), n.ID))
	if last := r[len(r)-1]; last.Kepada != "Menteri Dalam Negeri" || !strings.Contains(last.Why, "57 ayat (3)") || len(last.Given) != 0 {
		t.Errorf("%+v", r)
	}
	n = must[naskah.Naskah](t)(w.Office.Deliver(w.Ctx(), w.P("ratna"), n.ID, n.Seq, office.DeliverInput{Kepada: office.Menteri, Cara: "pos"}))
	if r = must[[]office.Recipient](t)(w.Office.Recipients(w.Ctx(), w.P("ratna"), n.ID)); len(r[len(r)-1].Given) != 1 {
		t.Errorf("%+v", r)
	}
}

// TestContractUnarchived: what can be archived, what not and why, and until when.
func TestContractUnarchived(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	old, sealed, paper := w.Imported(), w.Signed(), w.Recorded()
	w.Archived()
	w.Opened()
	list := func(login string) map[naskah.NaskahID]office.Unarchived {
		t.Helper()
		out := map[naskah.NaskahID]office.Unarchived{}
		for _, x := range must[[]office.Unarchived](t)(o.Unarchived(ctx, w.P(login))) {
			out[x.Naskah.ID] = x
		}
		return out
	}
	got := list("arsip")
	due := officetest.Today.AddDays(30)
	if x := got[old.ID]; len(got) != 3 || x.Ready || len(x.Why) != 1 || x.Why[0] != "Asli belum dipindai." || !x.Before.IsZero() || x.Late {
		t.Errorf("%d: %+v", len(got), x)
	}
	for _, n := range []naskah.Naskah{sealed, paper} {
		if x := got[n.ID]; !x.Ready || len(x.Why) != 0 || x.Before != due || x.Late {
			t.Errorf("%+v", x)
		}
	}
	out := must[office.Outcome](t)(o.Archive(ctx, w.P("arsip"), paper.ID, paper.Seq, office.ArchiveInput{}))
	if x := list("arsip")[paper.ID]; out.Pending == nil || x.Ready || x.Why[0] != "Usul pengarsipan menunggu orang kedua." {
		t.Errorf("%+v", x)
	}
	inst := must[naskah.Instansi](t)(w.Store.Instansi(ctx, officetest.KotaBanjar))
	inst.HariArsip, inst.Seq = 5, inst.Seq+1
	if err := w.Store.Record(ctx, naskah.Record{By: naskah.System(), Act: naskah.ActEdit, Instansi: &inst}); err != nil {
		t.Fatal(err)
	}
	w.Turn(6 * 24 * time.Hour)
	all := must[[]office.Unarchived](t)(o.Unarchived(ctx, w.P("ratna")))
	if !all[0].Late || !all[1].Late || all[2].Naskah.ID != old.ID || all[0].Before != officetest.Today.AddDays(5) {
		t.Errorf("those that are late do not come first: %+v", all)
	}
	w.Turn(3 * 365 * 24 * time.Hour)
	if x := list("arsip")[sealed.ID]; x.Ready || !strings.Contains(strings.Join(x.Why, " "), "tidak berlaku lagi") {
		t.Errorf("a seal that is over is called provable: %+v", x)
	}
	for _, login := range []string{"direktur", "asing2"} {
		if x := must[[]office.Unarchived](t)(o.Unarchived(ctx, w.P(login))); len(x) != 0 {
			t.Errorf("%s: %+v", login, x)
		}
	}
}

// TestContractCooperations: a KSB in force without PKS is found and followed; a recorded PKS ends that.
func TestContractCooperations(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	first := officetest.Old(w.Mitra)
	first.Berakhir = naskah.Akhir{Kind: naskah.AkhirTanpaBatas}
	ksb := must[naskah.Naskah](t)(o.Import(ctx, w.P("ratna"), first))
	other := w.Draft()
	const bare = "KSB ini belum ditindaklanjuti dengan perjanjian kerja sama."
	find := func(text string) []office.Cooperation {
		t.Helper()
		return must[[]office.Cooperation](t)(o.Cooperations(ctx, w.P("ratna"), text))
	}
	if all := find(""); len(all) != 2 || all[0].ID != other.KerjaSama || all[0].Follow != "" || all[1].Follow != bare || len(all[1].Mitra) != 1 {
		t.Errorf("%+v", all)
	}
	for text, n := range map[string]int{"TAMAN": 1, "taman daur": 1, "134.4/07": 1, "tidak ada": 0, "contoh": 2} {
		if got := find(text); len(got) != n {
			t.Errorf("%q finds %d, want %d", text, len(got), n)
		}
	}
	in := officetest.Old(w.Mitra)
	in.Jenis, in.Judul, in.Tahun, in.Tanggal = naskah.PKSPK, "Pemeliharaan Taman Kota", 2022, naskah.Date{Year: 2022, Month: 2, Day: 1}
	in.Relasi = []naskah.Relasi{{Ke: ksb.ID, Jenis: naskah.Melaksanakan, Tanggal: in.Tanggal}}
	pks := must[naskah.Naskah](t)(o.Import(ctx, w.P("ratna"), in))
	c := must[office.Cooperation](t)(o.Cooperation(ctx, w.P("yuni"), ksb.KerjaSama))
	if c.Follow != "" || len(c.Naskah) != 2 || c.Naskah[0].ID != ksb.ID || c.Naskah[1].ID != pks.ID || len(c.Relasi) != 1 || len(c.Units) != 1 {
		t.Errorf("%+v", c)
	}
	_, err := o.Cooperations(ctx, w.P("admin"), "")
	check(t, err, naskah.Denied, "NSK-AKSES-PERAN")
	_, err = o.Cooperation(ctx, w.P("admin"), ksb.KerjaSama)
	check(t, err, naskah.Denied, "NSK-AKSES-PERAN")
	for _, sub := range []naskah.Subject{ksb.ID.Subject(), {Kind: naskah.SubjectKerjaSama, ID: string(ksb.KerjaSama)}} {
		_, err = o.Attachments(ctx, w.P("admin"), sub)
		check(t, err, naskah.Denied, "NSK-AKSES-PERAN")
	}
	for _, login := range []string{"direktur", "asing2"} {
		if x := must[[]office.Cooperation](t)(o.Cooperations(ctx, w.P(login), "")); len(x) != 0 {
			t.Errorf("%s: %+v", login, x)
		}
		_, err := o.Cooperation(ctx, w.P(login), ksb.KerjaSama)
		check(t, err, naskah.NotFound, "NSK-KERJASAMA")
	}
}

// TestContractSaveCooperation: the officer keeps title, year, urusan and units; others do not, and nobody over another's change.
func TestContractSaveCooperation(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	c := must[office.Cooperation](t)(o.Cooperation(ctx, w.P("ratna"), w.Imported().KerjaSama))
	k := c.KerjaSama
	k.Judul, k.Tahun, k.Urusan, k.Pelaksana = "  Pengelolaan   Taman ", 2022, []string{"1.03"}, []naskah.UnitID{w.User("yuni").Unit, w.User("arsip").Unit}
	if err := o.SaveCooperation(ctx, w.P("ratna"), k); err != nil {
		t.Fatal(err)
	}
	now := must[office.Cooperation](t)(o.Cooperation(ctx, w.P("ratna"), k.ID))
	if now.Judul != "Pengelolaan Taman" || now.Tahun != 2022 || len(now.Units) != 2 || now.Seq != k.Seq+1 || now.Jalur != c.Jalur || len(now.KerjaSama.Mitra) != 1 {
		t.Errorf("%+v", now)
	}
	check(t, o.SaveCooperation(ctx, w.P("ratna"), k), naskah.Conflict, "NSK-SEQ")
	check(t, o.SaveCooperation(ctx, w.P("sekda"), now.KerjaSama), naskah.Denied, "NSK-AKSES-PERAN")
	check(t, o.SaveCooperation(ctx, w.P("asing2"), now.KerjaSama), naskah.NotFound, "NSK-KERJASAMA")
	for code, set := range map[string]func(*naskah.KerjaSama){
		"NSK-KERJASAMA-JUDUL":  func(k *naskah.KerjaSama) { k.Judul = strings.Repeat("a", 10000) },
		"NSK-KERJASAMA-TAHUN":  func(k *naskah.KerjaSama) { k.Tahun = 202 },
		"NSK-KERJASAMA-UNIT":   func(k *naskah.KerjaSama) { k.Unit = "u-cirebon" },
		"NSK-KERJASAMA-URUSAN": func(k *naskah.KerjaSama) { k.Urusan = []string{""} },
	} {
		bad := now.KerjaSama
		set(&bad)
		check(t, o.SaveCooperation(ctx, w.P("ratna"), bad), naskah.Invalid, code)
	}
	clean(t, w)
}
