package office

import (
	"context"
	"errors"
	"time"

	"naskah/internal/naskah"
)

// A matter is one naskah on the table: what the first beat of an act found.
type matter struct {
	n       naskah.Naskah
	session naskah.SigningSession // the open one, else the newest; zero when there was none
	inst    naskah.Instansi
	zone    *time.Location
	now     time.Time
	by      naskah.Principal
}

// look is the first beat of every act on a naskah that exists: what is outside p's scope is NotFound, and seq, which the form
// carried, must still be the newest; otherwise the answer says who was first.
func (o *Office) look(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int) (matter, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return matter{}, err
	}
	if m.n.Seq != seq {
		return matter{}, o.wasFirst(ctx, m, seq)
	}
	return m, nil
}

// see reads a naskah as p may see it. A signing session whose deadline has passed ends here, so that nobody ever acts on one that
// the ticker has not yet reached.
func (o *Office) see(ctx context.Context, p naskah.Principal, id naskah.NaskahID) (matter, error) {
	m, err := o.read(ctx, p, id)
	if err != nil || !m.overdue() {
		return m, err
	}
	if _, err := o.expire(ctx, id); err != nil && !errors.Is(err, naskah.Conflict) {
		return matter{}, err
	}
	after, err := o.read(ctx, p, id)
	if errors.Is(err, naskah.NotFound) { // a signer sees a naskah only while it is before him
		return matter{}, naskah.Errorf(naskah.Expired, "NSK-SESI-LEWAT",
			"Batas waktu penandatanganan naskah ini berakhir pada %s. Pengelola kerja sama dapat membukanya lagi.", naskah.Waktu(m.session.Deadline, m.zone))
	}
	return after, err
}

func (o *Office) read(ctx context.Context, p naskah.Principal, id naskah.NaskahID) (matter, error) {
	n, err := o.Store.Naskah(ctx, naskah.ScopeOf(p), id)
	if err != nil {
		return matter{}, err
	}
	return o.around(ctx, p, n)
}

// around is n with what stands around it.
func (o *Office) around(ctx context.Context, p naskah.Principal, n naskah.Naskah) (matter, error) {
	m := matter{n: n, by: p, now: o.now()}
	var err error
	if m.inst, err = o.Register.Instansi(ctx, n.Instansi); err != nil {
		return matter{}, err
	}
	m.zone = zone(m.inst)
	sessions, err := o.Store.Sessions(ctx, naskah.ScopeSystem(), n.ID)
	if err != nil {
		return matter{}, err
	}
	for _, s := range sessions {
		if m.session.State != naskah.SessionOpen {
			m.session = s
		}
	}
	return m, nil
}

// overdue says whether the session should have ended; a fresh intent is waited for, because its seal may be under way.
func (m matter) overdue() bool {
	return m.n.State == naskah.Signing && m.session.State == naskah.SessionOpen &&
		!m.now.Before(m.session.Deadline) && !m.session.Intent.Fresh(m.now)
}

// wasFirst is the Conflict of somebody who acts on what has changed meanwhile: it says who changed it, and when, if he may know.
func (o *Office) wasFirst(ctx context.Context, m matter, seq int) error {
	events, err := o.Store.Events(ctx, naskah.ScopeOf(m.by), m.n.ID.Subject())
	if err != nil {
		return err
	}
	for _, e := range events {
		if e.Seq == seq+1 {
			return naskah.Errorf(naskah.Conflict, "NSK-SEQ",
				"Naskah ini sudah lebih dahulu diubah oleh %s pada %s, sehingga tindakan Anda tidak dijalankan. Muat ulang halaman untuk melihat keadaan terbarunya.",
				actor(e.By), naskah.Waktu(e.At, m.zone))
		}
	}
	return naskah.Errorf(naskah.Conflict, "NSK-SEQ",
		"Halaman ini tidak menunjukkan keadaan terbaru naskah, sehingga tindakan Anda tidak dijalankan. Muat ulang halaman.")
}

// orMoved is err, unless the naskah has gone on since m was read: what looked damaged was then another's act seen by half.
func (o *Office) orMoved(ctx context.Context, m matter, err error) error {
	if !errors.Is(err, naskah.Corrupt) {
		return err
	}
	now, look := o.Store.Naskah(ctx, naskah.ScopeSystem(), m.n.ID)
	if look == nil && now.Seq != m.n.Seq {
		return o.wasFirst(ctx, m, m.n.Seq)
	}
	return err
}

// actor names who acted, as a message says it.
func actor(p naskah.Principal) string {
	if p.Nama == "" {
		return "sistem"
	}
	return p.Nama
}
