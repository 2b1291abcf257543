package naskah

import (
	"encoding/json"
	"slices"
	"time"
)

// The arithmetic of a proposal, the same for every store: it reads nothing and keeps nothing.

// PendingExists is the answer to a second proposal on a subject of which one waits.
func PendingExists() *Error {
	return Errorf(Conflict, "NSK-USUL-ADA", "Sudah ada usul yang menunggu orang kedua untuk data ini. Selesaikan atau tarik kembali usul itu terlebih dahulu.")
}

// PendingOver is the answer to whoever answers a proposal that does not wait any more.
func PendingOver() *Error {
	return Errorf(Conflict, "NSK-USUL-SELESAI", "Usul ini tidak lagi menunggu orang kedua. Muat ulang halaman untuk melihat keadaan terbarunya.")
}

// pendingActs are what the history of a proposal calls the ways in which it ends.
var pendingActs = map[PendingState]Act{
	PendingConfirmed: ActConfirm,
	PendingRefused:   ActRefuse,
	PendingWithdrawn: ActTakeBack,
	PendingExpired:   ActLapse,
}

// Seat is the sequence number of the proposal's own row: one while it waits, two when it has ended.
func (p Pending) Seat() int {
	if p.State == PendingWaiting {
		return 1
	}
	return 2
}

// Own is the proposal as the subject of its own history.
func (p Pending) Own() Subject { return Subject{SubjectUsul, p.ID} }

// Settle works out what Propose writes at now: the row in normal form and the first event of its history.
func (p Pending) Settle(now time.Time) (Pending, Event, error) {
	if p.At.IsZero() {
		p.At = now
	}
	p = p.Normal()
	if err := p.whole(); err != nil {
		return Pending{}, Event{}, err
	}
	detail, err := Canonical(map[string]any{"tindakan": string(p.Act), "pokok": map[string]any{"kind": string(p.Subject.Kind), "id": p.Subject.ID}, "pada": p.Seq})
	if err != nil {
		return Pending{}, Event{}, err
	}
	e, err := p.follow(Event{By: p.By, Act: ActPropose, Detail: detail}, Event{}, now)
	return p, e, err
}

// End works out what Answer writes, or Advance for a confirmed one: old, as it is stored, ended in state to, and the event after last.
// Conflict, NSK-USUL-SELESAI, when it does not wait.
func (p Pending) End(to PendingState, a Answer, last Event, now time.Time) (Pending, Event, error) {
	act, ok := pendingActs[to]
	if !ok {
		return Pending{}, Event{}, notWhole("usul tidak dapat berakhir dengan cara itu")
	}
	if p.State != PendingWaiting {
		return Pending{}, Event{}, PendingOver()
	}
	if a.At.IsZero() {
		a.At = now
	}
	a = a.Normal()
	p.State, p.Answer = to, &a
	detail, err := Canonical(map[string]any{"alasan": a.Reason})
	if err != nil {
		return Pending{}, Event{}, err
	}
	e, err := p.follow(Event{By: a.By, Act: act, Detail: detail}, last, now)
	return p, e, err
}

func (p Pending) follow(e Event, last Event, now time.Time) (Event, error) {
	e.Subject = p.Own()
	return e.Follow(last, now).finish(last, rowDigest(p), nil)
}

// whole refuses a proposal that does not hang together; the office never makes one.
func (p Pending) whole() error {
	switch {
	case p.ID == "" || p.Instansi == "" || p.Act == "":
		return notWhole("usul tidak beridentitas")
	case p.By.User == "":
		return notWhole("usul tanpa pengusul")
	case p.State != PendingWaiting || p.Answer != nil:
		return notWhole("usul baru sudah berakhir")
	case !p.Until.After(p.At):
		return notWhole("usul berakhir sebelum diajukan")
	case !json.Valid(p.Change) || p.Digest != DigestOf(p.Change):
		return notWhole("isi usul tidak sesuai dengan sidiknya")
	case p.Subject.ID == "" || !slices.Contains([]SubjectKind{SubjectNaskah, SubjectImpor}, p.Subject.Kind):
		return notWhole("usul bukan tentang naskah atau berkas impor")
	case (p.Subject.Kind == SubjectNaskah) != (p.Seq > 0):
		return notWhole("usul tidak menyebut keadaan naskah")
	}
	return nil
}

// Carries says whether c may carry out the stored proposal p: it is that very proposal, about this naskah or its batch, and the naskah
// stands as it stood when it was proposed.
func (c Change) Carries(p Pending) error {
	switch {
	case c.Pending.Digest != p.Digest:
		return notWhole("isi usul berbeda dari yang diajukan")
	case p.Subject != c.After.ID.Subject() && (p.Subject != Subject{SubjectImpor, c.After.Batch} || c.After.Batch == ""):
		return notWhole("usul mengenai naskah lain")
	case p.Subject.Kind == SubjectNaskah && c.After.Seq != p.Seq+1:
		return SeqConflict()
	}
	return nil
}

func notWhole(what string) *Error {
	return Errorf(Invalid, "NSK-PERUBAHAN", "Perubahan tidak dapat disimpan: %s.", what)
}

// ConfirmedAlone is the answer to a confirmation without the change that carries it.
func ConfirmedAlone() *Error {
	return notWhole("usul hanya dikuatkan bersama tindakan yang diusulkan")
}

// Rows is how many proposals are listed: Limit between 1 and 200, 50 when it is not set.
func (f PendingFilter) Rows() int { return clampRows(f.Limit) }

// Lets says whether the filter lets p through.
func (f PendingFilter) Lets(p Pending) bool {
	return (f.ID == "" || f.ID == p.ID) && (f.Subject == Subject{} || f.Subject == p.Subject) && (f.State == "" || f.State == p.State) &&
		(f.Until.IsZero() || p.Until.Before(Milli(f.Until)))
}
