package storetest

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"naskah/internal/naskah"
)

var registerTests = []entry{
	{"RegisterKeepsAll", registerKeepsAll},
	{"RegisterSeq", registerSeq},
	{"RegisterRacers", registerRacers},
	{"RegisterTogether", registerTogether},
	{"RegisterRefers", registerRefers},
	{"RegisterHanging", registerHanging},
	{"RegisterScope", registerScope},
	{"RegisterCertificates", registerCertificates},
}

func date(y int, m time.Month, d int) naskah.Date { return naskah.Date{Year: y, Month: m, Day: d} }

// rows is one of each kind of row with a history, every field set, in an order in which each finds what it refers to.
func rows() []naskah.Record {
	return []naskah.Record{
		{Instansi: &naskah.Instansi{
			ID: "63.03", Seq: 1, Jenis: "kabupaten", Nama: "Banjar", Zona: "Asia/Makassar", Kedudukan: "Martapura", Alamat: "Jalan A. Yani Nomor 2", UnitKerjaSama: "u9",
			NamaDewan: "DPRD Kabupaten Banjar", Lambang: naskah.DigestOf([]byte("l")), Garuda: naskah.DigestOf([]byte("g")), Catatan: "Dokumen uji, tanpa kekuatan hukum.",
			PolaNomor: "{klasifikasi}/{urut}/{jenis}/{tahun}", TanpaKataDaerah: true, Pola: map[string]string{"nk": "{urut}/NK/{tahun}", "ksb": "{urut}"},
			KodePos: "70611", Telepon: "(0511) 000000", Surel: "kerjasama@banjarkab.contoh.id", Situs: "banjarkab.contoh.id", HariParaf: 2, HariArsip: 14,
			RantaiParaf: map[naskah.Kode][]naskah.JabatanID{"": {"j1", "j2"}, naskah.NK: {"j3"}},
			Rupa: naskah.Rupa{
				Kertas: naskah.KertasF4Sempit, Huruf: naskah.HurufArial, Halaman: naskah.HalamanJumlah, Atas: 20, Kanan: 21, Bawah: 25, Kiri: 30,
				SatuNomor: true, Dengan: true, TukarLambang: true, Ejaan: naskah.EjaanLampiran,
			},
		}},
		{Unit: &naskah.Unit{ID: "u9", Seq: 1, Instansi: "63.03", Nama: "Bagian Kerja Sama", Singkat: "Kerma", Mulai: date(2019, 1, 2), Selesai: date(2029, 1, 1), Penerus: "u10"}},
		{Mitra: &naskah.Mitra{ID: "m9", Seq: 1, Instansi: "63.03", Nama: "PT Contoh 'Éé'", Bentuk: "pt", Kedudukan: "Banjar", Alamat: "Jalan Contoh 1", Contoh: true, Dasar: json.RawMessage(`{"akta_pendirian":{"nomor":"1"}}`), Logo: naskah.DigestOf([]byte("logo"))}},
		{Jabatan: &naskah.Jabatan{ID: "j9", Seq: 1, Instansi: "63.03", Unit: "u9", Mitra: "m9", Nama: "Bupati Banjar", KepalaDaerah: true}},
		{Orang: &naskah.Orang{ID: "o9", Seq: 1, Instansi: "63.03", Mitra: "m9", Nama: "Siti Aminah", GelarDpn: "Hj.", GelarBlk: "S.Sos.", NIP: "199001012015032001", NIK: "6303014101900001", Surel: "siti@contoh.id"}},
		{Pejabat: &naskah.Pejabat{ID: "p9", Seq: 1, Instansi: "63.03", Orang: "o9", Jabatan: "j9", Kapasitas: naskah.Plt, Mulai: date(2025, 1, 1), Selesai: date(2026, 1, 1), Keputusan: "SK 1"}},
		{KerjaSama: &naskah.KerjaSama{ID: "k9", Seq: 1, Instansi: "63.03", Judul: "Air Minum", Jalur: naskah.KSDDWajib, Urusan: []string{"1.03", "penunjang"}, Tahun: 2026, Unit: "u9", Pelaksana: []naskah.UnitID{"u9", "u10"}, Mitra: []naskah.MitraID{"m9"}}},
	}
}

// stored reads the row of r back.
func (w *World) stored(t *testing.T, r naskah.Record) any {
	t.Helper()
	fail := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	switch {
	case r.Instansi != nil:
		x, err := w.Instansi(t.Context(), r.Instansi.ID)
		fail(err)
		return x
	case r.Unit != nil:
		all, err := w.Units(t.Context(), system)
		fail(err)
		return find(all, func(x naskah.Unit) bool { return x.ID == r.Unit.ID })
	case r.Jabatan != nil:
		all, err := w.Jabatan(t.Context(), system)
		fail(err)
		return find(all, func(x naskah.Jabatan) bool { return x.ID == r.Jabatan.ID })
	case r.Orang != nil:
		all, err := w.Orang(t.Context(), system)
		fail(err)
		return find(all, func(x naskah.Orang) bool { return x.ID == r.Orang.ID })
	case r.Pejabat != nil:
		all, err := w.Pejabat(t.Context(), system)
		fail(err)
		return find(all, func(x naskah.Pejabat) bool { return x.ID == r.Pejabat.ID })
	case r.Mitra != nil:
		all, err := w.Mitra(t.Context(), system)
		fail(err)
		return find(all, func(x naskah.Mitra) bool { return x.ID == r.Mitra.ID })
	}
	all, err := w.KerjaSama(t.Context(), system)
	fail(err)
	return find(all, func(x naskah.KerjaSama) bool { return x.ID == r.KerjaSama.ID })
}

func find[T any](list []T, is func(T) bool) any {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i]
	}
	return nil
}

// row is the row that r holds, and its subject.
func row(r naskah.Record) (any, naskah.Subject, *int) {
	switch {
	case r.Instansi != nil:
		return *r.Instansi, naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(r.Instansi.ID)}, &r.Instansi.Seq
	case r.Unit != nil:
		return *r.Unit, naskah.Subject{Kind: naskah.SubjectUnit, ID: string(r.Unit.ID)}, &r.Unit.Seq
	case r.Jabatan != nil:
		return *r.Jabatan, naskah.Subject{Kind: naskah.SubjectJabatan, ID: string(r.Jabatan.ID)}, &r.Jabatan.Seq
	case r.Orang != nil:
		return *r.Orang, naskah.Subject{Kind: naskah.SubjectOrang, ID: string(r.Orang.ID)}, &r.Orang.Seq
	case r.Pejabat != nil:
		return *r.Pejabat, naskah.Subject{Kind: naskah.SubjectPejabat, ID: string(r.Pejabat.ID)}, &r.Pejabat.Seq
	case r.Mitra != nil:
		return *r.Mitra, naskah.Subject{Kind: naskah.SubjectMitra, ID: string(r.Mitra.ID)}, &r.Mitra.Seq
	}
	return *r.KerjaSama, naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(r.KerjaSama.ID)}, &r.KerjaSama.Seq
}

// registerKeepsAll: every kind of row comes back whole, is replaced whole, and each change is an event of its history.
func registerKeepsAll(t *testing.T, w *World) {
	for _, r := range rows() {
		w.record(t, r)
		want, sub, seq := row(r)
		diff(t, string(sub.Kind), w.stored(t, r), want)
		*seq = 2
		bare := emptied(r)
		bare.By, bare.Act = author, naskah.ActEdit
		w.Turn(time.Second)
		w.record(t, bare)
		want, _, _ = row(bare)
		diff(t, string(sub.Kind)+" emptied", w.stored(t, bare), want)
		events := w.events(t, sub)
		if err := naskah.VerifyChain(events); err != nil || len(events) != 2 {
			t.Errorf("%s: %d events, %v", sub.Kind, len(events), err)
			continue
		}
		if e := events[1]; e.Act != naskah.ActEdit || e.By.User != author.User || e.By.Roles != nil || e.At != naskah.Milli(w.Clock()) || e.Row() == events[0].Row() {
			t.Errorf("%s: the second event is %+v", sub.Kind, e)
		}
	}
	all, err := w.AllInstansi(t.Context())
	if err != nil || len(all) != len(regions)+1 {
		t.Errorf("%d Instansi, %v", len(all), err)
	}
	_, err = w.Instansi(t.Context(), "99.99")
	wantAbsent(t, err)
}

// emptied is the next version of r with nothing in it but what it must have.
func emptied(r naskah.Record) naskah.Record {
	switch {
	case r.Instansi != nil:
		return naskah.Record{Instansi: &naskah.Instansi{ID: r.Instansi.ID, Seq: 2}}
	case r.Unit != nil:
		return naskah.Record{Unit: &naskah.Unit{ID: r.Unit.ID, Seq: 2, Instansi: r.Unit.Instansi}}
	case r.Jabatan != nil:
		return naskah.Record{Jabatan: &naskah.Jabatan{ID: r.Jabatan.ID, Seq: 2, Instansi: r.Jabatan.Instansi}}
	case r.Orang != nil:
		return naskah.Record{Orang: &naskah.Orang{ID: r.Orang.ID, Seq: 2, Instansi: r.Orang.Instansi}}
	case r.Pejabat != nil:
		return naskah.Record{Pejabat: &naskah.Pejabat{ID: r.Pejabat.ID, Seq: 2, Instansi: r.Pejabat.Instansi, Orang: r.Pejabat.Orang, Jabatan: r.Pejabat.Jabatan}}
	case r.Mitra != nil:
		return naskah.Record{Mitra: &naskah.Mitra{ID: r.Mitra.ID, Seq: 2, Instansi: r.Mitra.Instansi}}
	}
	return naskah.Record{KerjaSama: &naskah.KerjaSama{ID: r.KerjaSama.ID, Seq: 2, Instansi: r.KerjaSama.Instansi}}
}

// registerSeq: a row whose sequence number is not the next is Conflict; a record is of exactly one row.
func registerSeq(t *testing.T, w *World) {
	for _, r := range rows() {
		_, sub, seq := row(r)
		for _, bad := range []int{2, 3, 9} {
			*seq = bad
			wantError(t, w.Record(t.Context(), r), naskah.Conflict, "NSK-SEQ")
		}
		for _, bad := range []int{0, -1} {
			*seq = bad
			wantError(t, w.Record(t.Context(), r), naskah.Invalid, "NSK-PERUBAHAN")
		}
		*seq = 1
		w.record(t, r)
		before := w.stored(t, r)
		for _, bad := range []int{1, 3} {
			*seq = bad
			wantError(t, w.Record(t.Context(), r), naskah.Conflict, "NSK-SEQ")
		}
		diff(t, string(sub.Kind), w.stored(t, r), before)
		if n := len(w.events(t, sub)); n != 1 {
			t.Errorf("%s has %d events", sub.Kind, n)
		}
	}
	wantError(t, w.Record(t.Context(), naskah.Record{}), naskah.Invalid, "NSK-PERUBAHAN")
	two := naskah.Record{Unit: &naskah.Unit{ID: "x", Seq: 1, Instansi: banjar}, Mitra: &naskah.Mitra{ID: "x", Seq: 1, Instansi: banjar}}
	wantError(t, w.Record(t.Context(), two), naskah.Invalid, "NSK-PERUBAHAN")
	wantError(t, w.Record(t.Context(), naskah.Record{Unit: &naskah.Unit{Seq: 1, Instansi: banjar}}), naskah.Invalid, "NSK-PERUBAHAN")
	wantError(t, w.Record(cancelled(t), naskah.Record{Unit: &naskah.Unit{ID: "x", Seq: 1, Instansi: banjar}}), naskah.Unavailable, "NSK-TIDAK-TERSEDIA")
}

// registerTogether: later rows may refer to earlier ones; where one of them is refused, none is kept.
func registerTogether(t *testing.T, w *World) {
	all := rows()
	unkept := func(why string) {
		t.Helper()
		for _, r := range all {
			_, sub, _ := row(r)
			if events, err := w.Events(t.Context(), system, sub); len(events) > 0 || !errors.Is(err, naskah.NotFound) {
				t.Errorf("%s: %s was kept (%v)", why, sub.Kind, err)
			}
		}
	}
	_, _, seq := row(all[len(all)-1])
	*seq = 2
	wantError(t, w.RecordAll(t.Context(), all), naskah.Conflict, "NSK-SEQ")
	unkept("the last has another number")
	*seq = 1
	wantError(t, w.RecordAll(t.Context(), append(slices.Clone(all), all[1])), naskah.Invalid, "NSK-PERUBAHAN")
	wantError(t, w.RecordAll(t.Context(), append(slices.Clone(all), naskah.Record{Fakta: &naskah.Fakta{ID: "f9", Instansi: "63.03", KerjaSama: "k9"}})), naskah.Invalid, "NSK-PERUBAHAN")
	wantError(t, w.RecordAll(cancelled(t), all), naskah.Unavailable, "NSK-TIDAK-TERSEDIA")
	unkept("not of one transaction")
	for i := range all {
		all[i].By, all[i].Act, all[i].Changed = officer, naskah.ActCreate, []naskah.Changed{{Fakta: "nama", Lama: "dahulu", Baru: "kini"}}
	}
	if err := w.RecordAll(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		want, sub, _ := row(r)
		diff(t, string(sub.Kind), w.stored(t, r), want)
		events := w.events(t, sub)
		if len(events) != 1 || !strings.Contains(string(events[0].Detail), `"perubahan":[{"baru":"kini","fakta":"nama","lama":"dahulu"}]`) {
			t.Errorf("%s has the events %+v", sub.Kind, events)
		}
	}
	if err := w.RecordAll(t.Context(), nil); err != nil {
		t.Errorf("nothing to do: %v", err)
	}
}

func registerRacers(t *testing.T, w *World) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	wins := 0
	for range 16 {
		wg.Go(func() {
			err := w.Record(t.Context(), naskah.Record{By: officer, Act: naskah.ActEdit, Unit: &naskah.Unit{ID: unitOf(banjar, 0), Seq: 2, Instansi: banjar, Nama: "Baru"}})
			if err == nil {
				mu.Lock()
				wins++
				mu.Unlock()
			} else {
				wantConflict(t, err)
			}
			// rows without a number of their own all get in, one event each
			if err := w.Record(t.Context(), naskah.Record{By: officer, Act: naskah.ActCreate, Fakta: &naskah.Fakta{ID: w.id("f"), Instansi: banjar, KerjaSama: kerjaSamaOf(banjar, 0), Jenis: "diterima"}}); err != nil {
				t.Errorf("fakta: %v", err)
			}
		})
	}
	wg.Wait()
	events := w.events(t, naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(kerjaSamaOf(banjar, 0))})
	facts, err := w.Fakta(t.Context(), system, kerjaSamaOf(banjar, 0))
	if wins != 1 || len(events) != 17 || naskah.VerifyChain(events) != nil || err != nil || len(facts) != 16 {
		t.Errorf("%d winners, %d events, %d facts, %v", wins, len(events), len(facts), err)
	}
}

// registerRefers: a row that refers to nothing is Invalid.
func registerRefers(t *testing.T, w *World) {
	n := w.create(t)
	for name, r := range map[string]naskah.Record{
		"unit of no Instansi":        {Unit: &naskah.Unit{ID: "x", Seq: 1, Instansi: "99.99"}},
		"jabatan of no Instansi":     {Jabatan: &naskah.Jabatan{ID: "x", Seq: 1}},
		"orang of no Instansi":       {Orang: &naskah.Orang{ID: "x", Seq: 1, Instansi: "99.99"}},
		"mitra of no Instansi":       {Mitra: &naskah.Mitra{ID: "x", Seq: 1, Instansi: "99.99"}},
		"kerja sama of no Instansi":  {KerjaSama: &naskah.KerjaSama{ID: "x", Seq: 1, Instansi: "99.99"}},
		"pejabat nobody":             {Pejabat: &naskah.Pejabat{ID: "x", Seq: 1, Instansi: banjar, Orang: "tidak-ada", Jabatan: "tidak-ada"}},
		"relation from nothing":      {Relasi: &naskah.Relasi{ID: "x", Instansi: banjar, Dari: "tidak-ada", Ke: n.ID, Jenis: naskah.Mengubah}},
		"relation to nothing":        {Relasi: &naskah.Relasi{ID: "x", Instansi: banjar, Dari: n.ID, Ke: "tidak-ada", Jenis: naskah.Mengubah}},
		"fact of no kerja sama":      {Fakta: &naskah.Fakta{ID: "x", Instansi: banjar, KerjaSama: "tidak-ada"}},
		"attachment of nothing":      {Attachment: &naskah.Attachment{ID: "x", Instansi: banjar, Subject: naskah.NaskahID("tidak-ada").Subject()}},
		"attachment of unknown kind": {Attachment: &naskah.Attachment{ID: "x", Instansi: banjar, Subject: naskah.Subject{Kind: "lain", ID: "x"}}},
		"certificate of nobody":      {Certificate: &naskah.Certificate{Fingerprint: naskah.DigestOf([]byte("x")), Instansi: banjar, User: "tidak-ada"}},
		"delivery of nothing":        {Delivery: &naskah.Delivery{ID: "x", Instansi: banjar, Naskah: "tidak-ada"}},
	} {
		err := w.Record(t.Context(), r)
		t.Run(name, func(t *testing.T) { wantError(t, err, naskah.Invalid, "NSK-RUJUKAN") })
	}
	diff(t, "the kerja sama", len(w.events(t, naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(n.KerjaSama)})), 1)
}

// registerHanging: rows that only come are kept in order, once, and remembered by the subject they belong to; the naskah they are
// about does not change.
func registerHanging(t *testing.T, w *World) {
	n, other := w.create(t), w.create(t)
	before := w.get(t, n.ID)
	ks := naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(n.KerjaSama)}
	rel := naskah.Relasi{ID: "r1", Instansi: banjar, Dari: n.ID, Ke: other.ID, Jenis: naskah.Melaksanakan, Tanggal: date(2026, 3, 1), Dasar: "Pasal 2"}
	fact := naskah.Fakta{ID: "f1", Instansi: banjar, KerjaSama: n.KerjaSama, Jenis: "diterima", Tanggal: date(2026, 2, 1), Nilai: "ya", Catatan: "Surat masuk"}
	att := naskah.Attachment{
		ID: "a1", Instansi: banjar, Subject: n.ID.Subject(), Jenis: "persetujuan", Nama: "surat.pdf", Tipe: "application/pdf", Ref: naskah.Ref{Digest: naskah.DigestOf([]byte("a")), Locator: "v1"}, By: "yuni", At: w.Clock(),
		Ukuran: 120_345, Halaman: 3, Party: 2, Version: naskah.DigestOf([]byte("v")), Nomor: "B/7/2026", Tanggal: date(2026, 1, 30), Catatan: "Balasan", Ganti: "a0",
	}
	ksAtt := naskah.Attachment{ID: "a2", Instansi: banjar, Subject: ks, Nama: "kak.pdf", At: w.Clock()}
	unitAtt := naskah.Attachment{ID: "a3", Instansi: banjar, Subject: naskah.Subject{Kind: naskah.SubjectUnit, ID: string(unitOf(banjar, 2))}, Nama: "kop.png"}
	del := naskah.Delivery{ID: "d1", Instansi: banjar, Naskah: n.ID, Version: naskah.DigestOf([]byte("v")), Kepada: "PT Contoh", Cara: "surel", By: "ratna", At: w.Clock()}
	for _, r := range []naskah.Record{{Relasi: &rel}, {Fakta: &fact}, {Attachment: &att}, {Attachment: &ksAtt}, {Delivery: &del}, {Attachment: &unitAtt}} {
		w.Turn(time.Second)
		w.record(t, r)
		wantError(t, w.Record(t.Context(), r), naskah.Conflict, "NSK-SUDAH-ADA")
	}
	fact2 := fact
	fact2.ID, fact2.Jenis = "f0", "ditanggapi"
	w.record(t, naskah.Record{Fakta: &fact2})

	for _, id := range []naskah.NaskahID{n.ID, other.ID} {
		got, err := w.Relasi(t.Context(), system, id)
		if err != nil {
			t.Fatal(err)
		}
		diff(t, "relations", got, []naskah.Relasi{rel})
	}
	facts, err := w.Fakta(t.Context(), system, n.KerjaSama)
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "facts", facts, []naskah.Fakta{fact, fact2})
	for _, a := range []naskah.Attachment{att, ksAtt, unitAtt} {
		got, err := w.Attachments(t.Context(), system, a.Subject)
		if err != nil {
			t.Fatal(err)
		}
		diff(t, "attachments", got, []naskah.Attachment{a.Normal()})
	}
	deliveries, err := w.Deliveries(t.Context(), system, n.ID)
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "deliveries", deliveries, []naskah.Delivery{del.Normal()})
	diff(t, "the naskah", w.get(t, n.ID), before)
	events := w.events(t, ks)
	if err := naskah.VerifyChain(events); err != nil || len(events) != 7 {
		t.Errorf("the kerja sama has %d events, %v", len(events), err)
	}
	all, err := w.KerjaSama(t.Context(), system)
	if k, ok := find(all, func(x naskah.KerjaSama) bool { return x.ID == n.KerjaSama }).(naskah.KerjaSama); err != nil || !ok || k.Seq != 7 {
		t.Errorf("the kerja sama: %+v, %v", k, err)
	}
	if got := w.events(t, unitAtt.Subject); len(got) != 2 {
		t.Errorf("the unit has %d events", len(got))
	}
}

// registerScope: directories and people are for the house; another region, a partner and the public get nothing.
func registerScope(t *testing.T, w *World) {
	for _, r := range rows() {
		w.record(t, r)
	}
	w.record(t, naskah.Record{Fakta: &naskah.Fakta{ID: "f1", Instansi: "63.03", KerjaSama: "k9"}})
	us := naskah.Principal{User: "u", Instansi: "63.03", Roles: []naskah.Role{naskah.RoleAuthor}}
	them, partner := us, us
	them.Instansi = jabar
	partner.Mitra = "m9"
	for name, c := range map[string]struct {
		s    naskah.Scope
		want int
	}{
		"us": {naskah.ScopeOf(us), 1}, "a province that reads us in summary": {naskah.ScopeOf(them, "63.03"), 0}, "a partner": {naskah.ScopeOf(partner), 0}, "the public": {naskah.ScopePublic(), 0},
	} {
		units, err1 := w.Units(t.Context(), c.s)
		jabatan, err2 := w.Jabatan(t.Context(), c.s)
		orang, err3 := w.Orang(t.Context(), c.s)
		pejabat, err4 := w.Pejabat(t.Context(), c.s)
		mitra, err5 := w.Mitra(t.Context(), c.s)
		ks, err6 := w.KerjaSama(t.Context(), c.s)
		for _, err := range []error{err1, err2, err3, err4, err5, err6} {
			if err != nil {
				t.Fatal(err)
			}
		}
		units = slices.DeleteFunc(units, func(x naskah.Unit) bool { return x.Instansi != "63.03" })
		ks = slices.DeleteFunc(ks, func(x naskah.KerjaSama) bool { return x.Instansi != "63.03" })
		if got := []int{len(units), len(jabatan), len(orang), len(pejabat), len(mitra), len(ks)}; !slices.Equal(got, []int{c.want, c.want, c.want, c.want, c.want, c.want}) {
			t.Errorf("%s sees %v rows", name, got)
		}
		_, err := w.Fakta(t.Context(), c.s, "k9")
		if c.want == 0 {
			wantAbsent(t, err)
		} else if err != nil {
			t.Error(err)
		}
	}
	_, err := w.Fakta(t.Context(), system, "tidak-ada")
	wantAbsent(t, err)
}

// registerCertificates: a signer sees his own, his house sees all; the only change is that one is revoked.
func registerCertificates(t *testing.T, w *World) {
	for _, u := range []naskah.User{{ID: "direktur", Login: "direktur", Instansi: banjar, Mitra: "m1"}, {ID: "walikota", Login: "walikota", Instansi: banjar}} {
		if err := w.SaveUser(t.Context(), naskah.System(), u); err != nil {
			t.Fatal(err)
		}
	}
	cert := func(u naskah.UserID, text string) naskah.Certificate {
		return naskah.Certificate{
			Fingerprint: naskah.DigestOf([]byte(text)), Instansi: banjar, User: u, Subject: "CN=José )", Issuer: "CN=UJI", Serial: "0a", Sealer: "pdfsign-uji",
			NotBefore: w.Clock(), NotAfter: w.Clock().Add(90 * 24 * time.Hour), Uji: true, At: w.Clock(),
		}
	}
	a, b, c := cert("direktur", "a"), cert("walikota", "b"), cert("direktur", "c")
	for _, x := range []naskah.Certificate{a, b, c} {
		w.record(t, naskah.Record{Certificate: &x})
		wantError(t, w.Record(t.Context(), naskah.Record{Certificate: &x}), naskah.Conflict, "NSK-SUDAH-ADA")
	}
	director := naskah.ScopeOf(naskah.Principal{User: "direktur", Mitra: "m1", Instansi: banjar, Roles: []naskah.Role{naskah.RoleSigner}})
	check := func(what string, s naskah.Scope, u naskah.UserID, want ...naskah.Certificate) {
		t.Helper()
		got, err := w.Certificates(t.Context(), s, u)
		if err != nil {
			t.Fatal(err)
		}
		for i := range want {
			want[i] = want[i].Normal()
		}
		diff(t, what, got, want)
	}
	check("his own", director, "direktur", a, c)
	check("another's", director, "walikota")
	check("all he may see", director, "", a, c)
	check("the house", naskah.ScopeOf(officer), "", a, b, c)
	check("the house, of one", naskah.ScopeOf(officer), "walikota", b)
	check("the public", naskah.ScopePublic(), "")
	changed := a
	changed.User = "walikota"
	wantError(t, w.Record(t.Context(), naskah.Record{Certificate: &changed}), naskah.Conflict, "NSK-SUDAH-ADA")
	a.Revoked = true
	w.record(t, naskah.Record{Act: naskah.ActEdit, Certificate: &a})
	check("revoked", system, "direktur", a, c)
	back := a
	back.Revoked = false
	wantError(t, w.Record(t.Context(), naskah.Record{Certificate: &back}), naskah.Conflict, "NSK-SUDAH-ADA")
	events := w.events(t, naskah.Subject{Kind: naskah.SubjectUser, ID: "direktur"})
	if err := naskah.VerifyChain(events); err != nil || len(events) != 4 {
		t.Errorf("%d events, %v", len(events), err)
	}
}
