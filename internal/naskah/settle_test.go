package naskah_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
)

// change is a write that makes a naskah, with one row of each kind that can hang on it.
func change() naskah.Change {
	n := inState(naskah.Draft)
	n.Seq = 1
	s := session()
	return naskah.Change{
		After: n, Version: &naskah.Version{No: 1, Ref: naskah.Ref{Digest: hash([]byte("pdf"))}, Of: naskah.Rendered, At: begun.In(wib)},
		Session: &s, Relasi: []naskah.Relasi{{ID: "r1", Dari: "n1", Ke: "n0", Jenis: naskah.Melaksanakan}},
		Event: naskah.Event{By: yuni, Act: naskah.ActCreate, To: naskah.Draft, Detail: json.RawMessage(`{"rows":{"forged":"x"},"row":"forged"}`)},
	}
}

func TestSettle(t *testing.T) {
	c, err := change().Settle(naskah.Event{}, begun.Add(1500*time.Microsecond))
	if err != nil {
		t.Fatal(err)
	}
	if err := naskah.VerifyHistory(c.After, []naskah.Event{c.Event}); err != nil {
		t.Error(err)
	}
	if c.Event.Seq != 1 || !c.After.UpdatedAt.Equal(begun.Add(time.Millisecond)) || c.Version.At.Location() != time.UTC {
		t.Errorf("%+v", c)
	}
	rows := c.Event.Rows()
	if len(rows) != 3 || rows["versi/1"] != naskah.RowOf(*c.Version) || rows["sesi/s1"] != naskah.RowOf(*c.Session) || rows["relasi/r1"] != naskah.RowOf(c.Relasi[0]) {
		t.Errorf("rows %v", rows)
	}
	if (naskah.Event{Detail: json.RawMessage(`[]`)}).Rows() != nil {
		t.Error("a list holds rows")
	}
	for name, spoil := range map[string]func(*naskah.Change){
		"no id":                   func(c *naskah.Change) { c.After.ID = "" },
		"no state":                func(c *naskah.Change) { c.After.State, c.Event.To = "x", "x" },
		"event to another state":  func(c *naskah.Change) { c.Event.To = naskah.Review },
		"version without number":  func(c *naskah.Change) { c.Version.No = 0 },
		"version without digest":  func(c *naskah.Change) { c.Version.Ref.Digest = "x" },
		"session without id":      func(c *naskah.Change) { c.Session.ID = "" },
		"session of another":      func(c *naskah.Change) { c.Session.Naskah = "n2" },
		"relation without id":     func(c *naskah.Change) { c.Relasi[0].ID = "" },
		"relation from another":   func(c *naskah.Change) { c.Relasi[0].Dari = "n2" },
		"detail is no object":     func(c *naskah.Change) { c.Event.Detail = json.RawMessage(`[]`) },
		"title is not UTF-8":      func(c *naskah.Change) { c.After.Judul = "\xff" },
		"actor is not UTF-8":      func(c *naskah.Change) { c.Event.By.Nama = "\xff" },
		"sequence number skipped": func(c *naskah.Change) { c.After.Seq = 2 },
	} {
		c := change()
		spoil(&c)
		if _, err := c.Settle(naskah.Event{}, begun); err == nil {
			t.Errorf("%s is settled", name)
		} else if name == "sequence number skipped" {
			refuses(t, err, naskah.Conflict, "NSK-SEQ")
		}
	}
}

func TestSessionSucceed(t *testing.T) {
	old := session()
	old.Turns[1].State, old.Turns[1].Sealed = naskah.TurnSealed, hash([]byte("seal"))
	for name, x := range map[string]struct {
		spoil func(*naskah.SigningSession)
		want  string
	}{
		"next seal":            {func(s *naskah.SigningSession) { s.Turns[0].Sealed = newBytes }, ""},
		"a second seal":        {func(s *naskah.SigningSession) { s.Turns[1].Sealed = newBytes }, "NSK-SESI"},
		"a seal is taken away": {func(s *naskah.SigningSession) { s.Turns[1].Sealed = "" }, "NSK-SESI"},
		"a turn is lost":       {func(s *naskah.SigningSession) { s.Turns = s.Turns[:1] }, "NSK-SESI"},
		"another base":         {func(s *naskah.SigningSession) { s.Base = newBytes }, "NSK-SESI"},
		"another naskah":       {func(s *naskah.SigningSession) { s.Naskah = "n2" }, "NSK-SESI"},
	} {
		s := old
		s.Turns = slices.Clone(old.Turns)
		x.spoil(&s)
		t.Run(name, func(t *testing.T) { refuses(t, s.Succeed(old), naskah.Conflict, x.want) })
	}
}

// oneOfEach is a record of each row of the register.
func oneOfEach() map[string]naskah.Record {
	return map[string]naskah.Record{
		"instansi/i":                           {Instansi: &naskah.Instansi{ID: "i", Seq: 1}},
		"unit/u":                               {Unit: &naskah.Unit{ID: "u", Seq: 1}},
		"jabatan/j":                            {Jabatan: &naskah.Jabatan{ID: "j", Seq: 1}},
		"orang/o":                              {Orang: &naskah.Orang{ID: "o", Seq: 1}},
		"pejabat/p":                            {Pejabat: &naskah.Pejabat{ID: "p", Seq: 1}},
		"mitra/m":                              {Mitra: &naskah.Mitra{ID: "m", Seq: 1}},
		"kerjasama/k":                          {KerjaSama: &naskah.KerjaSama{ID: "k", Seq: 1}},
		"naskah/n relasi/r":                    {Relasi: &naskah.Relasi{ID: "r", Dari: "n"}},
		"kerjasama/k fakta/":                   {Fakta: &naskah.Fakta{KerjaSama: "k"}},
		"naskah/n lampiran/a":                  {Attachment: &naskah.Attachment{ID: "a", Subject: naskah.NaskahID("n").Subject()}},
		"mitra/m lampiran/a":                   {Attachment: &naskah.Attachment{ID: "a", Subject: naskah.Subject{Kind: naskah.SubjectMitra, ID: "m"}}},
		"user/u sertifikat/" + hash(nil).Hex(): {Certificate: &naskah.Certificate{User: "u", Fingerprint: hash(nil)}},
		"naskah/n penyampaian/d":               {Delivery: &naskah.Delivery{ID: "d", Naskah: "n"}},
	}
}

func TestRecordRow(t *testing.T) {
	for want, r := range oneOfEach() {
		row, err := r.Row()
		got := strings.TrimSpace(string(row.Subject.Kind) + "/" + row.Subject.ID + " " + row.Key)
		if err != nil || got != want || !row.Digest.Valid() {
			t.Errorf("%s is %s %v, %v", want, got, row.Digest, err)
		}
		if hangs := strings.Contains(want, " "); (row.Seq == 0) != hangs || (row.Naskah == "n") != strings.HasPrefix(want, "naskah/") {
			t.Errorf("%s has sequence number %d, naskah %q", want, row.Seq, row.Naskah)
		}
		e, err := row.Follow(naskah.Event{}, begun, ratna, naskah.ActCreate, row.Digest)
		if err != nil || naskah.VerifyChain([]naskah.Event{e}) != nil && row.Subject.Kind != naskah.SubjectNaskah || e.Row() != row.Digest || e.Rows()[row.Key] != row.Digest && row.Key != "" {
			t.Errorf("event of %s: %+v, %v", want, e, err)
		}
	}
	for name, r := range map[string]naskah.Record{
		"nothing":         {},
		"two":             {Unit: &naskah.Unit{ID: "u", Seq: 1}, Orang: &naskah.Orang{ID: "o", Seq: 1}},
		"no id":           {Unit: &naskah.Unit{Seq: 1}},
		"no number":       {Unit: &naskah.Unit{ID: "u"}},
		"of no kerjasama": {Fakta: &naskah.Fakta{ID: "f"}},
	} {
		_, err := r.Row()
		t.Run(name, func(t *testing.T) { refuses(t, err, naskah.Invalid, "NSK-PERUBAHAN") })
	}
	if row := naskah.UserRow(naskah.User{ID: "u", Roles: []naskah.Role{}}); row.Subject.ID != "u" || row.Digest != naskah.RowOf(naskah.User{ID: "u"}) {
		t.Errorf("%+v", row)
	}
}

// The names under which the fields of a row are hashed are permanent: a field may be added, none renamed or taken away.
func TestRowNamesAreStable(t *testing.T) {
	for _, x := range []struct {
		row   any
		names string
	}{
		{naskah.Version{}, "No Ref Of Renderer Values Base Fields Pages Session At"},
		{naskah.Field{}, "Name Party Kind Rect"},
		{naskah.Rect{}, "Page X Y W H"},
		{naskah.Ref{}, "Digest Locator"},
		{naskah.SigningSession{}, "ID Naskah State Base Turns Intent Deadline"},
		{naskah.Turn{}, "Signer State Sealed At Reason"},
		{naskah.Intent{}, "Turn Input Sealer By Until"},
		{naskah.Signer{}, "Party Order User Pejabat Tanggal"},
		{naskah.PejabatSnapshot{}, "Pejabat Orang Nama GelarDpn GelarBlk Jabatan Kapasitas Keputusan Kuasa"},
		{naskah.Relasi{}, "ID Instansi Dari Ke Jenis Tanggal Dasar"},
		{naskah.Fakta{}, "ID Instansi KerjaSama Jenis Tanggal Nilai Catatan"},
		{naskah.Attachment{}, "ID Instansi Subject Jenis Nama Tipe Ref Ukuran Halaman Party Version Nomor Tanggal Catatan Ganti By At"},
		{naskah.Certificate{}, "Fingerprint Instansi User Subject Issuer Serial Sealer NotBefore NotAfter Uji Revoked At"},
		{naskah.Delivery{}, "ID Instansi Naskah Version Kepada Cara By At"},
		{naskah.Instansi{}, "ID Seq Jenis Nama Zona Kedudukan Alamat UnitKerjaSama NamaDewan Lambang Garuda Catatan PolaNomor Pola KodePos Telepon Surel Situs HariParaf HariArsip TanpaKataDaerah RantaiParaf Rupa"},
		{naskah.Unit{}, "ID Seq Instansi Nama Singkat Mulai Selesai Penerus"},
		{naskah.Jabatan{}, "ID Seq Instansi Unit Mitra Nama KepalaDaerah"},
		{naskah.Orang{}, "ID Seq Instansi Mitra Nama GelarDpn GelarBlk NIP NIK Surel"},
		{naskah.Pejabat{}, "ID Seq Instansi Orang Jabatan Kapasitas Mulai Selesai Keputusan"},
		{naskah.Mitra{}, "ID Seq Instansi Nama Bentuk Kedudukan Alamat Contoh Dasar Logo"},
		{naskah.KerjaSama{}, "ID Seq Instansi Judul Jalur Urusan Tahun Unit Pelaksana Mitra"},
		{naskah.User{}, "ID Login Nama Sapaan Orang Instansi Unit Mitra Roles Password Active"},
	} {
		typ := reflect.TypeOf(x.row)
		for _, name := range strings.Fields(x.names) {
			if _, ok := typ.FieldByName(name); !ok {
				t.Errorf("%s lost its field %s", typ, name)
			}
		}
		if typ.NumField() != len(strings.Fields(x.names)) {
			t.Errorf("%s has new fields; enter them here", typ)
		}
	}
	const text = `{"At":"2021-11-24T02:41:00Z","Fields":[{"Name":"ttd-1","Rect":{"H":1.5,"Page":1}},null],"No":1,"Ref":{"Digest":"d"}}`
	v := naskah.Version{No: 1, Ref: naskah.Ref{Digest: "d"}, At: begun, Fields: []naskah.Field{{Name: "ttd-1", Rect: naskah.Rect{Page: 1, H: 1.5}}, {}}}
	if got := naskah.RowOf(v); got != naskah.DigestOf([]byte(text)) {
		t.Errorf("the row of a version is another: %s", got)
	}
	if naskah.RowOf(make(chan int)) != "" || naskah.RowOf(naskah.Naskah{Judul: "\xff"}) != "" || naskah.RowOf(naskah.Unit{Nama: "\xff"}) != "" {
		t.Error("what has no row has a digest")
	}
}

// An audit compares every row with the event that left it behind, and says where each break is.
func TestAudited(t *testing.T) {
	entry := func() naskah.AuditEntry {
		c, err := change().Settle(naskah.Event{}, begun)
		if err != nil {
			t.Fatal(err)
		}
		return naskah.AuditEntry{
			Subject: c.After.ID.Subject(), Exists: true, Seq: 1, Row: c.After, Versions: []naskah.Version{*c.Version},
			Sessions: []naskah.SigningSession{*c.Session}, Relasi: c.Relasi, Events: []naskah.Event{c.Event},
		}
	}
	for name, x := range map[string]struct {
		spoil func(*naskah.AuditEntry)
		want  string
	}{
		"whole":             {func(*naskah.AuditEntry) {}, ""},
		"row changed":       {func(a *naskah.AuditEntry) { n := a.Row.(naskah.Naskah); n.Judul = "x"; a.Row = n }, "NSK-RANTAI-BARIS riwayat.1"},
		"row lost":          {func(a *naskah.AuditEntry) { a.Exists, a.Row = false, nil }, "NSK-RANTAI-HILANG riwayat.1"},
		"event lost":        {func(a *naskah.AuditEntry) { a.Seq = 2 }, "NSK-RANTAI-UJUNG riwayat.2"},
		"event changed":     {func(a *naskah.AuditEntry) { a.Events[0].By.Nama = "x" }, "NSK-RANTAI-ISI riwayat.1"},
		"version changed":   {func(a *naskah.AuditEntry) { a.Versions[0].Pages = 7 }, "NSK-RANTAI-BARIS riwayat.1 versi/1"},
		"version lost":      {func(a *naskah.AuditEntry) { a.Versions = nil }, "NSK-RANTAI-HILANG riwayat.1 versi/1"},
		"version added":     {func(a *naskah.AuditEntry) { a.Versions = append(a.Versions, naskah.Version{No: 2}) }, "NSK-RANTAI-SISIPAN riwayat.1 versi/2"},
		"session changed":   {func(a *naskah.AuditEntry) { a.Sessions[0].Turns[0].Sealed = newBytes }, "NSK-RANTAI-BARIS riwayat.1 sesi/s1"},
		"relation changed":  {func(a *naskah.AuditEntry) { a.Relasi = []naskah.Relasi{{ID: "r1"}} }, "NSK-RANTAI-BARIS riwayat.1 relasi/r1"},
		"another subject":   {func(a *naskah.AuditEntry) { a.Subject.ID = "n2" }, "NSK-RANTAI-POKOK riwayat.1"},
		"all events lost":   {func(a *naskah.AuditEntry) { a.Events, a.Versions, a.Sessions, a.Relasi = nil, nil, nil, nil }, "NSK-RANTAI-UJUNG riwayat.1"},
		"a row of no event": {func(a *naskah.AuditEntry) { a.Events = nil; a.Seq, a.Sessions, a.Relasi = 0, nil, nil }, "NSK-RANTAI-BARIS riwayat.0, NSK-RANTAI-SISIPAN riwayat.0 versi/1"},
		"the store's own":   {func(a *naskah.AuditEntry) { a.Broken = []naskah.Finding{{Code: "X", Path: "y"}} }, "X y"},
		"rows of all kinds": {func(a *naskah.AuditEntry) {
			a.Fakta, a.Attachments = []naskah.Fakta{{ID: "f"}}, []naskah.Attachment{{ID: "a"}}
			a.Certificates, a.Deliveries = []naskah.Certificate{{Fingerprint: hash(nil)}}, []naskah.Delivery{{ID: "d"}}
		}, "NSK-RANTAI-SISIPAN riwayat.1 fakta/f, NSK-RANTAI-SISIPAN riwayat.1 lampiran/a, NSK-RANTAI-SISIPAN riwayat.1 penyampaian/d, NSK-RANTAI-SISIPAN riwayat.1 sertifikat/" + hash(nil).Hex()},
	} {
		a := entry()
		x.spoil(&a)
		var got []string
		for _, f := range a.Audited().Findings() {
			got = append(got, f.Code+" "+f.Path)
		}
		if strings.Join(got, ", ") != x.want {
			t.Errorf("%s: %s, want %s", name, strings.Join(got, ", "), x.want)
		}
	}
}
