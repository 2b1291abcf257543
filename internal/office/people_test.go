package office_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/account"
	"naskah/internal/emblem"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

func day(y, m, d int) naskah.Date { return naskah.Date{Year: y, Month: time.Month(m), Day: d} }

// TestRegisterRights: the officer keeps people and offices, the admin keeps accounts, and nobody keeps those of another Instansi. A
// refusal is kept.
func TestRegisterRights(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	o.AccountRules = account.New(w.Store, w.Clock, rand.Reader)
	inst := must[naskah.Instansi](t)(w.Store.Instansi(ctx, officetest.KotaBanjar))
	writes := map[string]func(p naskah.Principal) error{
		"unit": func(p naskah.Principal) error { _, err := o.SaveUnit(ctx, p, naskah.Unit{Nama: "Dinas A"}); return err },
		"jabatan": func(p naskah.Principal) error {
			_, err := o.SaveJabatan(ctx, p, naskah.Jabatan{Nama: "Kepala A"})
			return err
		},
		"orang":   func(p naskah.Principal) error { _, err := o.SaveOrang(ctx, p, naskah.Orang{Nama: "Asep"}); return err },
		"pejabat": func(p naskah.Principal) error { _, err := o.SavePejabat(ctx, p, naskah.Pejabat{}); return err },
		"mitra": func(p naskah.Principal) error {
			_, err := o.SaveMitra(ctx, p, naskah.Mitra{Nama: "PT A", Bentuk: "pt"})
			return err
		},
		"instansi": func(p naskah.Principal) error { return o.SaveInstansi(ctx, p, inst) },
		"lambang":  func(p naskah.Principal) error { return o.SaveEmblem(ctx, p, office.SlotLambang, "", nil) },
		"akun":     func(p naskah.Principal) error { _, err := o.SaveUser(ctx, p, office.UserInput{}); return err },
	}
	for name, write := range writes {
		keeper := "ratna"
		if name == "akun" {
			keeper = "admin"
		}
		for _, login := range w.Logins() {
			if login == keeper || login == "asing2" {
				continue
			}
			check(t, write(w.P(login)), naskah.Denied, "NSK-AKSES-REGISTER")
		}
		e, ok := write(w.P(keeper)).(*naskah.Error)
		if ok && e.Kind == naskah.Denied {
			t.Errorf("%s is refused to %s: %v", name, keeper, e)
		}
	}
	refused := must[[]naskah.Refusal](t)(w.Store.Refusals(ctx, naskah.ScopeSystem(), naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(officetest.KotaBanjar)}))
	if len(refused) < 7*10 {
		t.Errorf("%d refusals are kept", len(refused))
	}
	orang := must[[]naskah.Orang](t)(w.Store.Orang(ctx, naskah.ScopeOf(w.P("ratna"))))[0]
	_, err := o.SaveOrang(ctx, w.P("asing2"), orang)
	check(t, err, naskah.NotFound, "NSK-TIDAK-ADA")
	_, err = o.Directory(ctx, w.P("yuni"))
	check(t, err, naskah.Denied, "NSK-AKSES-REGISTER")
	clean(t, w)
}

// TestDirectory: what the screens show; NIP and NIK only by their end, which leaves them as they are when it comes back.
func TestDirectory(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	ratna := w.P("ratna")
	id := must[naskah.OrangID](t)(o.SaveOrang(ctx, ratna, naskah.Orang{Nama: "Asep  Sunandar", NIP: "19850217 201001 2 005", NIK: "3279015702850001", Surel: "asep@banjar.contoh.go.id"}))
	d := must[office.Directory](t)(o.Directory(ctx, ratna))
	if d.Instansi.ID != officetest.KotaBanjar || len(d.Units) != 4 || len(d.Mitra) != 1 || d.Users != nil {
		t.Fatalf("%+v", d)
	}
	var shown naskah.Orang
	for _, x := range d.Orang {
		if x.ID == id {
			shown = x
		}
		if x.Instansi != officetest.KotaBanjar {
			t.Errorf("%+v is not ours", x)
		}
	}
	if shown.NIP != "••••••••••••••2005" || shown.NIK != "••••••••••••0001" || shown.Nama != "Asep Sunandar" {
		t.Fatalf("%+v", shown)
	}
	shown.GelarBlk = "S.IP."
	must[naskah.OrangID](t)(o.SaveOrang(ctx, ratna, shown))
	for _, x := range must[[]naskah.Orang](t)(w.Store.Orang(ctx, naskah.ScopeSystem())) {
		if x.ID == id && (x.NIP != "198502172010012005" || x.NIK != "3279015702850001" || x.GelarBlk != "S.IP." || x.Seq != 2) {
			t.Errorf("%+v", x)
		}
	}
	_, err := o.SaveOrang(ctx, ratna, shown)
	if e := check(t, err, naskah.Conflict, "NSK-SEQ"); !strings.Contains(e.Msg, "Ratna Dewi") {
		t.Errorf("who was first is not named: %s", e.Msg)
	}
	events := must[[]naskah.Event](t)(o.History(ctx, ratna, naskah.Subject{Kind: naskah.SubjectOrang, ID: string(id)}))
	if len(events) != 2 || events[0].Act != naskah.ActCreate || events[1].Act != naskah.ActEdit || events[1].By.Role != naskah.RoleOfficer {
		t.Errorf("%+v", events)
	}
	_, err = o.History(ctx, ratna, naskah.Subject{Kind: naskah.SubjectUser, ID: string(w.User("yuni").ID)})
	check(t, err, naskah.Denied, "NSK-AKSES-REGISTER")
	_, err = o.History(ctx, w.P("asing2"), naskah.Subject{Kind: naskah.SubjectOrang, ID: string(id)})
	check(t, err, naskah.NotFound, "NSK-TIDAK-ADA")
	all := must[office.Directory](t)(o.Directory(ctx, w.P("admin")))
	if len(all.Users) != len(w.Logins())-2 || all.Users[0].Password != "" {
		t.Errorf("%d users", len(all.Users))
	}
	clean(t, w)
}

// TestRegisterBadInput: each form says what is wrong, at its field, and nothing is written.
func TestRegisterBadInput(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx, p := w.Office, w.Ctx(), w.P("ratna")
	d := must[office.Directory](t)(o.Directory(ctx, p))
	long := strings.Repeat("panjang ", 1250)
	unit := func(x naskah.Unit) error { _, err := o.SaveUnit(ctx, p, x); return err }
	jabatan := func(x naskah.Jabatan) error { _, err := o.SaveJabatan(ctx, p, x); return err }
	orang := func(x naskah.Orang) error { _, err := o.SaveOrang(ctx, p, x); return err }
	pejabat := func(x naskah.Pejabat) error { _, err := o.SavePejabat(ctx, p, x); return err }
	mitra := func(x naskah.Mitra) error { _, err := o.SaveMitra(ctx, p, x); return err }
	sekda := w.User("sekda").Orang
	seat := seatOf(d, w.Seat("sekda"))
	b := must[naskah.UnitID](t)(o.SaveUnit(ctx, p, naskah.Unit{Nama: "Dinas B", Mulai: day(2010, 1, 1), Selesai: day(2016, 12, 31)}))
	c := must[naskah.UnitID](t)(o.SaveUnit(ctx, p, naskah.Unit{Nama: "Dinas C", Mulai: day(2017, 1, 1), Selesai: day(2020, 12, 31)}))
	for _, x := range []struct {
		name, code, field string
		err               error
	}{
		{"no name", "NSK-KOSONG", "nama", unit(naskah.Unit{Nama: "  "})},
		{"ten thousand letters", "NSK-PANJANG", "nama", unit(naskah.Unit{Nama: long})},
		{"control characters", "NSK-TEKS", "nama", orang(naskah.Orang{Nama: "Asep\x00Sunandar"})},
		{"turned around", "NSK-TEKS", "nama", mitra(naskah.Mitra{Nama: "PT \u202eA", Bentuk: "pt"})},
		{"dates reversed", "NSK-TANGGAL-TERBALIK", "selesai", unit(naskah.Unit{Nama: "Dinas A", Mulai: day(2020, 1, 2), Selesai: day(2020, 1, 1)})},
		{"unit twice", "NSK-UNIT-GANDA", "nama", unit(naskah.Unit{Nama: "sekretariat daerah"})},
		{"successor unknown", "NSK-RUJUKAN", "penerus", unit(naskah.Unit{Nama: "Dinas A", Selesai: day(2020, 1, 1), Penerus: "u-tiada"})},
		{"successor of what lives", "NSK-UNIT-PENERUS", "selesai", unit(naskah.Unit{Nama: "Dinas A", Penerus: c})},
		{"successor ended before", "NSK-UNIT-PENERUS", "penerus", unit(naskah.Unit{Nama: "Dinas A", Selesai: day(2021, 1, 1), Penerus: b})},
		{"office of both sides", "NSK-JABATAN-DUA", "mitra", jabatan(naskah.Jabatan{Nama: "Kepala", Unit: "u-hukum", Mitra: w.Mitra})},
		{"office twice", "NSK-JABATAN-GANDA", "nama", jabatan(naskah.Jabatan{Nama: "sekretaris daerah", Unit: "u-setda"})},
		{"second Kepala Daerah", "NSK-JABATAN-KEPALA", "kepala_daerah", jabatan(naskah.Jabatan{Nama: "Bupati", KepalaDaerah: true})},
		{"unit of another Instansi", "NSK-RUJUKAN", "unit", jabatan(naskah.Jabatan{Nama: "Kepala", Unit: "u-cirebon"})},
		{"NIP", "NSK-NIP", "nip", orang(naskah.Orang{Nama: "Asep", NIP: "123"})},
		{"NIK", "NSK-NIK", "nik", orang(naskah.Orang{Nama: "Asep", NIK: "3279015702850000"})},
		{"surel", "NSK-SUREL", "surel", orang(naskah.Orang{Nama: "Asep", Surel: "asep"})},
		{"no decree", "NSK-KEPUTUSAN", "keputusan", pejabat(naskah.Pejabat{Orang: sekda, Jabatan: seat.Jabatan, Kapasitas: naskah.Plh, Mulai: day(2026, 11, 1)})},
		{"no capacity", "NSK-KAPASITAS", "kapasitas", pejabat(naskah.Pejabat{Orang: sekda, Jabatan: seat.Jabatan, Kapasitas: "raja", Mulai: day(2026, 11, 1), Keputusan: "1"})},
		{"no beginning", "NSK-KOSONG", "mulai", pejabat(naskah.Pejabat{Orang: sekda, Jabatan: seat.Jabatan, Kapasitas: naskah.Plh, Keputusan: "1"})},
		{"the company's office", "NSK-PEJABAT-PIHAK", "orang", pejabat(naskah.Pejabat{Orang: w.User("direktur").Orang, Jabatan: seat.Jabatan, Kapasitas: naskah.Plh, Mulai: day(2026, 11, 1), Keputusan: "1"})},
		{"two definitif", "NSK-PEJABAT-GANDA", "mulai", pejabat(naskah.Pejabat{Orang: w.User("asisten").Orang, Jabatan: seat.Jabatan, Kapasitas: naskah.Definitif, Mulai: day(2026, 11, 1), Keputusan: "1"})},
		{"partner twice", "NSK-MITRA-GANDA", "nama", mitra(naskah.Mitra{Nama: "pt contoh  daur ulang", Bentuk: "pt"})},
		{"dasar", "NSK-MITRA-DASAR", "dasar", mitra(naskah.Mitra{Nama: "PT B", Bentuk: "pt", Dasar: []byte(`[1]`)})},
	} {
		t.Run(x.name, func(t *testing.T) {
			if e := check(t, x.err, kindOf(x.err), x.code); e.Field != x.field || e.Kind == naskah.Denied {
				t.Errorf("at %q, want %q (%s)", e.Field, x.field, e.Kind)
			}
		})
	}
	after := must[office.Directory](t)(o.Directory(ctx, p))
	if len(after.Units) != len(d.Units)+2 || len(after.Jabatan) != len(d.Jabatan) || len(after.Orang) != len(d.Orang) || len(after.Pejabat) != len(d.Pejabat) || len(after.Mitra) != len(d.Mitra) {
		t.Error("something was written")
	}
}

func seatOf(d office.Directory, id naskah.PejabatID) naskah.Pejabat {
	for _, x := range d.Pejabat {
		if x.ID == id {
			return x
		}
	}
	return naskah.Pejabat{}
}

func kindOf(err error) naskah.Kind {
	if e, ok := errors.AsType[*naskah.Error](err); ok {
		return e.Kind
	}
	return ""
}

// TestSuccession: units follow one another without a ring; an office passes from one holder to the next, beside whom a Plh. may stand.
func TestSuccession(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx, p := w.Office, w.Ctx(), w.P("ratna")
	now := must[naskah.UnitID](t)(o.SaveUnit(ctx, p, naskah.Unit{Nama: "Dinas Lingkungan Hidup", Mulai: day(2017, 1, 1)}))
	old := must[naskah.UnitID](t)(o.SaveUnit(ctx, p, naskah.Unit{Nama: "Badan Lingkungan Hidup", Mulai: day(2008, 1, 1), Selesai: day(2016, 12, 31), Penerus: now}))
	_, err := o.SaveUnit(ctx, p, naskah.Unit{ID: now, Seq: 1, Nama: "Dinas Lingkungan Hidup", Selesai: day(2016, 12, 31), Penerus: old})
	check(t, err, naskah.Invalid, "NSK-UNIT-PUTARAN")
	_, err = o.SaveUnit(ctx, p, naskah.Unit{ID: now, Seq: 1, Nama: "Dinas Lingkungan Hidup", Selesai: day(2016, 12, 31), Penerus: now})
	check(t, err, naskah.Invalid, "NSK-UNIT-PUTARAN")

	d := must[office.Directory](t)(o.Directory(ctx, p))
	seat := seatOf(d, w.Seat("sekda"))
	seat.Keputusan = "Keputusan Wali Kota Nomor 821.2/1 Tahun 2024"
	next := naskah.Pejabat{Orang: w.User("asisten").Orang, Jabatan: seat.Jabatan, Kapasitas: naskah.Plh, Mulai: day(2026, 11, 20), Selesai: day(2026, 11, 30), Keputusan: "SP 1"}
	must[naskah.PejabatID](t)(o.SavePejabat(ctx, p, next))
	next.Kapasitas, next.Mulai, next.Selesai, next.Keputusan = naskah.Definitif, day(2026, 12, 1), naskah.Date{}, "SK 2"
	_, err = o.SavePejabat(ctx, p, next)
	if e := check(t, err, naskah.Conflict, "NSK-PEJABAT-GANDA"); !strings.Contains(e.Msg, "Tatang Sutisna") {
		t.Error(e.Msg)
	}
	seat.Selesai = day(2026, 11, 30)
	must[naskah.PejabatID](t)(o.SavePejabat(ctx, p, seat))
	must[naskah.PejabatID](t)(o.SavePejabat(ctx, p, next))
	seat.Seq, seat.Orang = 2, next.Orang
	_, err = o.SavePejabat(ctx, p, seat)
	check(t, err, naskah.Conflict, "NSK-PEJABAT-TETAP")
	clean(t, w)
}

// TestSamePerson: a NIP or NIK stands for one person only.
func TestSamePerson(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx, p := w.Office, w.Ctx(), w.P("ratna")
	id := must[naskah.OrangID](t)(o.SaveOrang(ctx, p, naskah.Orang{Nama: "Asep", NIP: "198502172010012005", NIK: "3279015702850001"}))
	for _, x := range []naskah.Orang{{Nama: "Asep S.", NIP: "198502172010012005"}, {Nama: "Asep S.", NIK: "3279015702850001"}} {
		_, err := o.SaveOrang(ctx, p, x)
		check(t, err, naskah.Conflict, "NSK-ORANG-GANDA")
	}
	must[naskah.OrangID](t)(o.SaveOrang(ctx, p, naskah.Orang{ID: id, Seq: 1, Nama: "Asep Sunandar", NIP: "198502172010012005"}))
}

// TestProfile: the patterns and chains of an Instansi are whole, and which region it is stays.
func TestProfile(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx, p := w.Office, w.Ctx(), w.P("ratna")
	d := must[office.Directory](t)(o.Directory(ctx, p))
	var company naskah.JabatanID
	for _, j := range d.Jabatan {
		if j.Mitra != "" {
			company = j.ID
		}
	}
	chain := d.Instansi.RantaiParaf[""]
	for _, x := range []struct {
		name, code, field string
		change            func(i *naskah.Instansi)
	}{
		{"no running number", "NSK-NOMOR-POLA", "pola", func(i *naskah.Instansi) { i.PolaNomor = "{klasifikasi}/{tahun}" }},
		{"unknown key", "NSK-NOMOR-POLA", "pola.pks", func(i *naskah.Instansi) { i.Pola = map[string]string{"pks": "{urut}/{unit}"} }},
		{"open brace", "NSK-NOMOR-POLA", "pola", func(i *naskah.Instansi) { i.PolaNomor = "{urut}/{tahun" }},
		{"seat", "NSK-KOSONG", "kedudukan", func(i *naskah.Instansi) { i.Kedudukan = "" }},
		{"zone", "NSK-ZONA", "zona", func(i *naskah.Instansi) { i.Zona = "Europe/Berlin" }},
		{"postcode", "NSK-KODE-POS", "kodepos", func(i *naskah.Instansi) { i.KodePos = "0123" }},
		{"telephone", "NSK-TELEPON", "telepon", func(i *naskah.Instansi) { i.Telepon = "nol dua" }},
		{"days", "NSK-HARI", "hari_paraf", func(i *naskah.Instansi) { i.HariParaf = -1 }},
		{"unit in charge", "NSK-RUJUKAN", "unit_kerja_sama", func(i *naskah.Instansi) { i.UnitKerjaSama = "u-cirebon" }},
		{"no default chain", "NSK-RANTAI-KOSONG", "rantai.", func(i *naskah.Instansi) { i.RantaiParaf = nil }},
		{"empty chain", "NSK-RANTAI-KOSONG", "rantai.nk", func(i *naskah.Instansi) { i.RantaiParaf[naskah.NK] = nil }},
		{"unknown kind", "NSK-JENIS", "rantai.xyz", func(i *naskah.Instansi) { i.RantaiParaf["xyz"] = chain }},
		{"unknown office", "NSK-RUJUKAN", "rantai.nk", func(i *naskah.Instansi) { i.RantaiParaf[naskah.NK] = []naskah.JabatanID{"j-tiada"} }},
		{"the company's office", "NSK-RUJUKAN", "rantai.nk", func(i *naskah.Instansi) { i.RantaiParaf[naskah.NK] = []naskah.JabatanID{company} }},
		{"twice in a chain", "NSK-RANTAI-GANDA", "rantai.nk", func(i *naskah.Instansi) { i.RantaiParaf[naskah.NK] = append(chain[:1:1], chain...) }},
		{"chain without end", "NSK-RANTAI-PANJANG", "rantai.nk", func(i *naskah.Instansi) { i.RantaiParaf[naskah.NK] = make([]naskah.JabatanID, 21) }},
	} {
		i := must[naskah.Instansi](t)(w.Store.Instansi(ctx, officetest.KotaBanjar))
		x.change(&i)
		err := o.SaveInstansi(ctx, p, i)
		if e := check(t, err, naskah.Invalid, x.code); e.Field != x.field {
			t.Errorf("%s: at %q", x.name, e.Field)
		}
	}
	i := d.Instansi
	i.Nama, i.Jenis, i.KodePos, i.HariArsip, i.Pola = "Ciamis", "kabupaten", "46311", 14, map[string]string{"pks": "{urut}/PKS/{tahun}"}
	i.RantaiParaf = map[naskah.Kode][]naskah.JabatanID{"": chain, naskah.NK: chain[:1]}
	if err := o.SaveInstansi(ctx, p, i); err != nil {
		t.Fatal(err)
	}
	kept := must[naskah.Instansi](t)(w.Store.Instansi(ctx, officetest.KotaBanjar))
	if kept.Sebutan() != "Kota Banjar" || kept.HariArsip != 14 || len(kept.RantaiParaf[naskah.NK]) != 1 || kept.Pola["pks"] == "" || kept.Seq != i.Seq+1 {
		t.Errorf("%+v", kept)
	}
	check(t, o.SaveInstansi(ctx, p, i), naskah.Conflict, "NSK-SEQ")
	clean(t, w)
}

// TestSaveEmblem: a picture is what its bytes are; it reaches the naskah and fsck knows that it is used.
func TestSaveEmblem(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx, p := w.Office, w.Ctx(), w.P("ratna")
	var asPNG, asJPEG, wide bytes.Buffer
	pic := image.NewGray(image.Rect(0, 0, 30, 40))
	if err := errors.Join(png.Encode(&asPNG, pic), jpeg.Encode(&asJPEG, pic, nil), png.Encode(&wide, image.NewGray(image.Rect(0, 0, 5001, 1)))); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{
		"empty": nil, "script": []byte("<svg onload=alert(1)>"), "text": []byte("halo"), "cut": asPNG.Bytes()[:asPNG.Len()-20], "wide": wide.Bytes(), "large": append(asPNG.Bytes(), make([]byte, 2<<20)...),
	} {
		if e := check(t, o.SaveEmblem(ctx, p, office.SlotGaruda, "", b), naskah.Invalid, "NSK-LAMBANG"); e.Field != "berkas" {
			t.Errorf("%s: %+v", name, e)
		}
	}
	plain := func(b []byte) []byte { return must[[]byte](t)(emblem.Normal(b)) }
	drawn := []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 4"><path d="M0 0h3v4z" fill="#0a0"/></svg>`)
	check(t, o.SaveEmblem(ctx, p, "bendera", "", asPNG.Bytes()), naskah.NotFound, "NSK-TIDAK-ADA")
	for _, x := range []struct {
		slot  string
		mitra naskah.MitraID
		b     []byte
	}{{office.SlotLambang, "", drawn}, {office.SlotGaruda, "", asJPEG.Bytes()}, {"", w.Mitra, asJPEG.Bytes()}} {
		for range 2 { // pressed twice
			if err := o.SaveEmblem(ctx, p, x.slot, x.mitra, x.b); err != nil {
				t.Fatal(err)
			}
		}
		b, tipe, err := o.Emblem(ctx, w.P("yuni"), x.slot, x.mitra)
		if err != nil || !bytes.Equal(b, plain(x.b)) || tipe != "image/png" {
			t.Errorf("%+v: %s %v", x.slot, tipe, err)
		}
	}
	inst := must[naskah.Instansi](t)(w.Store.Instansi(ctx, officetest.KotaBanjar))
	if inst.Seq != 3 || inst.Lambang == "" || inst.Garuda == "" {
		t.Errorf("%+v", inst)
	}
	_, _, err := o.Emblem(ctx, w.P("direktur"), office.SlotLambang, "")
	check(t, err, naskah.NotFound, "NSK-TIDAK-ADA")
	clean(t, w)
	w.Objects.Damage(naskah.Ref{Digest: naskah.DigestOf(plain(asJPEG.Bytes()))}, []byte("rusak"))
	seen := 0
	for _, f := range faults(t, w) {
		if f.Code == "OBJ-RUSAK" {
			seen++
		}
	}
	if seen < 2 {
		t.Errorf("the damaged Garuda and logo are %d faults", seen)
	}
}

// TestAccounts: the admin keeps accounts, gives himself nothing, and one admin is always left.
func TestAccounts(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx, dewi := w.Office, w.Ctx(), w.P("admin")
	rules := account.New(w.Store, w.Clock, rand.Reader)
	o.AccountRules = rules
	save := func(in office.UserInput) error { _, err := o.SaveUser(ctx, dewi, in); return err }
	as := func(login string) office.UserInput {
		u := w.User(login)
		return office.UserInput{ID: u.ID, Login: u.Login, Nama: u.Nama, Sapaan: u.Sapaan, Orang: u.Orang, Unit: u.Unit, Mitra: u.Mitra, Roles: u.Roles, Active: u.Active}
	}
	fresh := office.UserInput{Login: "Asep", Nama: "Asep Sunandar", Unit: "u-hukum", Roles: []naskah.Role{naskah.RoleOfficer, naskah.RoleAuthor}, Password: "tangga kuda langit", Active: true}
	id := must[naskah.UserID](t)(o.SaveUser(ctx, dewi, fresh))
	e, err := rules.SignIn(ctx, "asep", "tangga kuda langit", account.From{IP: "10.0.0.1"})
	u, token := e.User, e.Token
	if err != nil || u.ID != id || u.Instansi != officetest.KotaBanjar {
		t.Fatalf("%+v %v", u, err)
	}
	fresh.ID, fresh.Password, fresh.Nama = id, "", "Asep S."
	if err := save(fresh); err != nil {
		t.Fatal(err)
	}
	_, in, err := rules.Who(ctx, token)
	check(t, err, naskah.Denied, "AKN-SANDI-GANTI") // a new name signs nobody out, and what the admin chose is for one time
	if e, err = rules.ChangePassword(ctx, in, "tangga kuda langit", "perahu biru di danau", account.From{}); err != nil {
		t.Fatal(err)
	}
	token = e.Token
	if _, _, err := rules.Who(ctx, token); err != nil {
		t.Fatal(err)
	}
	if own := must[[]naskah.Event](t)(o.PasswordHistory(ctx, u.Principal())); len(own) != 1 || own[0].By.User != id {
		t.Errorf("his own history of passwords: %+v", own)
	}
	fresh.Active = false
	if err := save(fresh); err != nil {
		t.Fatal(err)
	}
	_, _, err = rules.Who(ctx, token)
	check(t, err, naskah.Unauthenticated, "AKN-SESI")
	_, err = rules.SignIn(ctx, "asep", "perahu biru di danau", account.From{IP: "10.0.0.1"})
	check(t, err, naskah.Unauthenticated, "AKN-MASUK")
	events := must[[]naskah.Event](t)(o.History(ctx, dewi, naskah.Subject{Kind: naskah.SubjectUser, ID: string(id)}))
	events = slices.DeleteFunc(events, func(e naskah.Event) bool { return e.By.User == id })
	if len(events) != 3 || events[2].By.User != dewi.User || events[2].By.Role != naskah.RoleAdmin {
		t.Errorf("%+v", events)
	}
	for _, x := range []struct {
		name string
		kind naskah.Kind
		code string
		in   office.UserInput
		and  func(*office.UserInput)
	}{
		{"own roles", naskah.Denied, "AKN-SENDIRI", as("admin"), func(in *office.UserInput) { in.Roles = []naskah.Role{naskah.RoleOfficer} }},
		{"own person", naskah.Denied, "AKN-SENDIRI", as("admin"), func(in *office.UserInput) { in.Orang = w.User("yuni").Orang }},
		{"own activity", naskah.Denied, "AKN-SENDIRI", as("admin"), func(in *office.UserInput) { in.Active = false }},
		{"a second account of his own", naskah.Denied, "AKN-SENDIRI", as("ratna"), func(in *office.UserInput) { in.Orang = dewi.Orang }},
		{"admin and officer", naskah.Invalid, "AKN-PERAN-ADMIN", as("ratna"), func(in *office.UserInput) { in.Roles = []naskah.Role{naskah.RoleOfficer, naskah.RoleAdmin} }},
		{"no role", naskah.Invalid, "AKN-PERAN", as("ratna"), func(in *office.UserInput) { in.Roles = nil }},
		{"an unknown role", naskah.Invalid, "AKN-PERAN", as("ratna"), func(in *office.UserInput) { in.Roles = []naskah.Role{"raja"} }},
		{"the system's role", naskah.Invalid, "AKN-PERAN", as("ratna"), func(in *office.UserInput) { in.Roles = []naskah.Role{naskah.RoleSystem} }},
		{"login of another", naskah.Conflict, "AKN-LOGIN", as("ratna"), func(in *office.UserInput) { in.Login = "YUNI" }},
		{"login of letters that are none", naskah.Invalid, "AKN-LOGIN-BENTUK", as("ratna"), func(in *office.UserInput) { in.Login = "r a" }},
		{"person unknown", naskah.Invalid, "NSK-RUJUKAN", as("ratna"), func(in *office.UserInput) { in.Orang = w.User("asing").Orang }},
		{"person of the company", naskah.Invalid, "AKN-PIHAK", as("ratna"), func(in *office.UserInput) { in.Orang = w.User("direktur").Orang }},
		{"the company's officer", naskah.Invalid, "AKN-PERAN", as("direktur"), func(in *office.UserInput) { in.Roles = []naskah.Role{naskah.RoleOfficer} }},
		{"author of no unit", naskah.Invalid, "AKN-UNIT", as("yuni"), func(in *office.UserInput) { in.Unit = "" }},
		{"pemaraf who is nobody", naskah.Invalid, "AKN-ORANG", as("sekda"), func(in *office.UserInput) { in.Orang = "" }},
		{"short password", naskah.Invalid, "AKN-SANDI-PENDEK", as("ratna"), func(in *office.UserInput) { in.Password = "pendek" }},
		{"no password", naskah.Invalid, "AKN-SANDI-KOSONG", as("ratna"), func(in *office.UserInput) { in.ID, in.Login, in.Orang = "", "baru", "" }},
		{"of another Instansi", naskah.NotFound, "NSK-TIDAK-ADA", as("asing2"), func(*office.UserInput) {}},
		{"ten thousand letters", naskah.Invalid, "NSK-PANJANG", as("ratna"), func(in *office.UserInput) { in.Nama = strings.Repeat("a", 10000) }},
	} {
		t.Run(x.name, func(t *testing.T) {
			x.and(&x.in)
			check(t, save(x.in), x.kind, x.code)
		})
	}
	// A second admin may be made, and the first may then be switched off by him; he himself stays.
	second := as("ujang")
	second.Roles = []naskah.Role{naskah.RoleAdmin}
	if err := save(second); err != nil {
		t.Fatal(err)
	}
	ujang := must[naskah.User](t)(w.Store.User(ctx, w.User("ujang").ID)).Principal()
	off := as("admin")
	off.Active = false
	if _, err := o.SaveUser(ctx, ujang, off); err != nil {
		t.Fatal(err)
	}
	second.Roles = []naskah.Role{naskah.RoleAuthor}
	_, err = o.SaveUser(ctx, dewi, second) // a page that he had open before
	check(t, err, naskah.Conflict, "AKN-ADMIN-TERAKHIR")
	clean(t, w)
}

// TestHolderChanges: what a change of office-holder asks for, by how far the naskah is.
func TestHolderChanges(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	w.Draft()
	review, approved, signing, signed := w.Submitted(), w.Approved(), w.Opened(), w.Signed()
	ask := func() map[naskah.NaskahID][]office.HolderChange {
		out := map[naskah.NaskahID][]office.HolderChange{}
		for _, c := range must[[]office.HolderChange](t)(o.HolderChanges(ctx, w.P("ratna"))) {
			out[c.Naskah.ID] = append(out[c.Naskah.ID], c)
		}
		return out
	}
	if got := ask(); len(got) != 0 {
		t.Fatalf("nobody has left: %+v", got)
	}
	w.Retire("sekda")
	got := ask()
	if len(got) != 1 || len(got[review.ID]) != 1 || got[review.ID][0].Place.Paraf != 3 || got[review.ID][0].Place.Why == "" {
		t.Fatalf("the Sekda left: %+v", got)
	}
	w.Retire("walikota")
	got = ask()
	if len(got[review.ID]) != 2 || len(got[approved.ID]) != 1 || len(got[signing.ID]) != 1 || len(got[signed.ID]) != 0 || len(got) != 3 {
		t.Fatalf("the Wali Kota left: %+v", got)
	}
	if text := got[signing.ID][0].Place.Text; !strings.Contains(text, "Tarik kembali") {
		t.Errorf("in signing the session is recalled first: %q", text)
	}
	for _, login := range []string{"yuni", "asing2", "direktur", "arsip"} {
		if list := must[[]office.HolderChange](t)(o.HolderChanges(ctx, w.P(login))); len(list) != 0 {
			t.Errorf("%s: %d", login, len(list))
		}
	}
	// A new draft that names who has left asks why.
	n := w.Draft()
	for _, f := range must[[]naskah.Finding](t)(o.Check(ctx, w.P("yuni"), n.ID)) {
		if f.Code == "NSK-PENANDA-BERAKHIR" && f.Level == naskah.LevelWarning && f.Path == "pihak.0.pejabat.pejabat_id" {
			return
		}
	}
	t.Error("a signer who has left is not found")
}
