package office

import (
	"context"
	"time"

	"naskah/internal/naskah"
)

// A Room is what the signing page shows: what will be signed, by whom, in which capacity, and who is at it now.
type Room struct {
	Naskah   naskah.Naskah
	Session  naskah.SigningSession
	Base     naskah.Version // the rendered version: pages, fields
	Digest   naskah.Digest  // of the bytes that will be signed next: Kode integritas
	Pages    int
	Turn     int                  // index of my turn, if I may seal now; -1 otherwise
	Mine     *naskah.Turn         // my turn, whatever its state; nil when I am not a signer
	Capacity string               // "Wali Kota Banjar", capacity in full
	Nth, Of  int                  // my place among the turns, counted as they may sign
	Busy     *naskah.Intent       // a fresh intent, also my own; nil when nobody is at it
	BusyName string               // whose
	Lapsed   *naskah.Intent       // an intent that had no result: its seal was lost on the way; for the officer
	NotYet   time.Time            // seals begin then; zero when the printed date has begun
	Reason   string               // why I cannot seal at this moment; empty when I can
	Zone     *time.Location       // in which times are shown
	Certs    []naskah.Certificate // mine that live now
	Uji      bool                 // my seal would be a test signature
}

// Room shows the signing page to a signer of this session, and to those of the Instansi who may see the naskah.
func (o *Office) Room(ctx context.Context, p naskah.Principal, id naskah.NaskahID) (Room, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return Room{}, err
	}
	if m.n.State != naskah.Signing {
		return Room{}, naskah.Errorf(naskah.Conflict, "NSK-STATE", "Naskah ini tidak sedang ditandatangani. Muat ulang halaman untuk melihat keadaan terbarunya.")
	}
	r := Room{Naskah: m.n, Session: m.session, Digest: m.n.Current, Turn: m.session.TurnOf(p.User), Of: len(m.session.Turns), Zone: m.zone}
	if r.Base, err = o.openedVersion(ctx, m); err != nil {
		return Room{}, err
	}
	r.Pages = r.Base.Pages
	for i := range m.session.Turns {
		if t := m.session.Turns[i]; t.Signer.User == p.User && p.User != "" && (r.Mine == nil || i == r.Turn) {
			r.Mine, r.Capacity, r.Nth = &m.session.Turns[i], t.Signer.Pejabat.Sebutan(), place(m.session, i)
		}
	}
	switch {
	case m.session.Intent.Fresh(m.now):
		r.Busy, r.BusyName = m.session.Intent, m.session.Turns[m.session.Intent.Turn].Signer.Pejabat.Nama
	case m.session.Intent != nil:
		r.Lapsed = m.session.Intent
	}
	if begin := m.n.Tanggal.Start(m.zone); m.now.Before(begin) {
		r.NotYet = begin
	}
	if r.Mine != nil {
		if err := o.mine(ctx, m, &r, p); err != nil {
			return Room{}, err
		}
	}
	return r, nil
}

// mine fills in what only a signer of the session is shown about himself.
func (o *Office) mine(ctx context.Context, m matter, r *Room, p naskah.Principal) error {
	all, err := o.certificates(ctx, p.User)
	if err != nil {
		return err
	}
	for _, c := range all {
		if c.Live(m.now) {
			r.Certs, r.Uji = append(r.Certs, c), r.Uji || c.Uji
		}
	}
	r.Reason = o.obstacle(m, p)
	if r.Reason == "" && len(r.Certs) == 0 {
		r.Reason = "Anda belum mempunyai sertifikat elektronik yang berlaku. Daftarkan di halaman akun."
	}
	return nil
}

// obstacle says why p, whose right to sign is not in question, cannot seal at this moment.
func (o *Office) obstacle(m matter, p naskah.Principal) string {
	turn := m.session.TurnOf(p.User)
	begin := m.n.Tanggal.Start(m.zone)
	switch {
	case o.Sealer == nil:
		return "Penandatanganan elektronik belum diaktifkan pada layanan ini."
	case turn < 0:
		return "Belum atau bukan lagi giliran Anda."
	case m.now.Before(begin):
		return "Tanda tangan baru dapat dibubuhkan mulai " + m.n.Tanggal.Panjang() + " pukul 00.00 " + naskah.NamaZona(m.zone) + ", yaitu tanggal naskah."
	case m.session.Intent.Fresh(m.now):
		return m.session.Turns[m.session.Intent.Turn].Signer.Pejabat.Nama + " sedang membubuhkan tanda tangan. Coba lagi sesudah " +
			naskah.Waktu(m.session.Intent.Until, m.zone) + "."
	}
	return ""
}

// place counts turn i among the turns as they may sign, from 1.
func place(s naskah.SigningSession, i int) int {
	n := 1
	for j, t := range s.Turns {
		if t.Signer.Order < s.Turns[i].Signer.Order || (t.Signer.Order == s.Turns[i].Signer.Order && j < i) {
			n++
		}
	}
	return n
}
