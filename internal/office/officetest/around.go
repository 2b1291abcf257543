package officetest

import (
	"naskah/internal/naskah"
	"naskah/internal/office"
)

// Stamp makes each scan of a World another one.
func (w *World) Stamp() byte { return w.seed() }

// Attach puts a letter of one page on file, by the officer.
func (w *World) Attach(sub naskah.Subject, jenis string) naskah.Attachment {
	w.tb.Helper()
	a, err := w.Office.Attach(w.Ctx(), w.P("ratna"), office.AttachInput{Subject: sub, Jenis: jenis, Nama: jenis + ".pdf", Bytes: ScanPDF(1, w.seed())})
	w.must(err)
	return a
}

// StandIn is another person in the office of a login, as Plh. from Today on; the same one each time.
func (w *World) StandIn(login string) naskah.PejabatID {
	w.tb.Helper()
	all := naskah.ScopeSystem()
	seats, err := w.Store.Pejabat(w.Ctx(), all)
	w.must(err)
	var seat naskah.Pejabat
	for _, s := range seats {
		if s.ID == w.seats[login] {
			seat = s
		}
	}
	id := naskah.PejabatID("plh-" + string(seat.ID))
	for _, s := range seats {
		if s.ID == id {
			return id
		}
	}
	by := naskah.System()
	orang := naskah.Orang{ID: naskah.OrangID("plh-" + string(seat.Orang)), Seq: 1, Instansi: seat.Instansi, Nama: "Hendra Gunawan"}
	w.must(w.Store.Record(w.Ctx(), naskah.Record{By: by, Act: naskah.ActCreate, Orang: &orang}))
	user := naskah.User{ID: naskah.UserID("plh-" + login), Login: "plh-" + login, Nama: orang.Nama, Instansi: seat.Instansi, Orang: orang.ID, Unit: w.users[login].Unit, Roles: []naskah.Role{naskah.RoleReviewer}, Active: true}
	w.must(w.Store.SaveUser(w.Ctx(), by, user))
	held := naskah.Pejabat{ID: id, Seq: 1, Instansi: seat.Instansi, Orang: orang.ID, Jabatan: seat.Jabatan, Kapasitas: naskah.Plh, Mulai: Today, Keputusan: "Surat Perintah 800/12/2026"}
	w.must(w.Store.Record(w.Ctx(), naskah.Record{By: by, Act: naskah.ActCreate, Pejabat: &held}))
	return id
}
