package office

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"naskah/internal/naskah"
)

// Confirm runs the proposed act on exactly the state for which it was proposed; p is its second person. The proposer must still be
// one who may do it. Who confirms is kept with the act and with the proposal, in one transaction.
func (o *Office) Confirm(ctx context.Context, p naskah.Principal, id string) (naskah.Naskah, error) {
	pd, err := o.pending(ctx, naskah.ScopeOf(p), id)
	if err != nil {
		return naskah.Naskah{}, err
	}
	if err := o.stillWaits(ctx, pd); err != nil {
		return naskah.Naskah{}, err
	}
	if pd.Subject.Kind == naskah.SubjectImpor {
		return naskah.Naskah{}, o.confirmUndo(ctx, p, pd)
	}
	n, err := o.Store.Naskah(ctx, naskah.ScopeOf(p), naskah.NaskahID(pd.Subject.ID))
	if err != nil {
		return naskah.Naskah{}, err
	}
	m, mv, err := o.again(ctx, p, pd, n)
	if err != nil {
		return naskah.Naskah{}, err
	}
	c, ok := confirmers[pd.Act]
	if !ok {
		return naskah.Naskah{}, fmt.Errorf("office: %s is not an act that a second person confirms", pd.Act)
	}
	ready, err := c.run(o, ctx, m, mv, pd.Change)
	if err != nil {
		return naskah.Naskah{}, err
	}
	ready.c = confirmed(ready.c, pd, p, m.now)
	n, err = o.finishPrepared(ctx, m, mv, ready)
	if e, ok := errors.AsType[*naskah.Error](err); ok && e.Code == "NSK-USUL-SELESAI" {
		return naskah.Naskah{}, o.over(ctx, pd.ID, err)
	}
	return n, err
}

// again puts the naskah of a proposal on the table as the proposer would: p may be its second person, the proposer may still do the
// act, and nothing has changed since.
func (o *Office) again(ctx context.Context, p naskah.Principal, pd naskah.Pending, n naskah.Naskah) (matter, naskah.Move, error) {
	if err := o.mayAnswer(ctx, p, pd, n, naskah.ActConfirm); err != nil {
		return matter{}, naskah.Move{}, err
	}
	if pd.Digest != naskah.DigestOf(pd.Change) {
		return matter{}, naskah.Move{}, damagedProposal()
	}
	by, err := o.proposer(ctx, pd)
	if err != nil {
		return matter{}, naskah.Move{}, err
	}
	m, err := o.around(ctx, by, n)
	if err != nil {
		return matter{}, naskah.Move{}, err
	}
	if pd.Subject.Kind == naskah.SubjectNaskah && n.Seq != pd.Seq {
		return matter{}, naskah.Move{}, movedOn()
	}
	mv, err := naskah.Next(n.State, pd.Act)
	if err != nil {
		return matter{}, naskah.Move{}, err
	}
	if err := naskah.Allow(by.As(mv.By), mv, n, m.session); err != nil {
		return matter{}, naskah.Move{}, proposerGone(pd, "tidak lagi berwenang melakukan tindakan ini").Because(err)
	}
	return m, mv, nil
}

// mayAnswer asks whether p may be the second person. A refusal is kept.
func (o *Office) mayAnswer(ctx context.Context, p naskah.Principal, pd naskah.Pending, n naskah.Naskah, act naskah.Act) error {
	if err := naskah.AllowSecond(p, pd.By, n); err != nil {
		return o.refused(ctx, p.As(secondRole(p)), pd.Subject, act, err)
	}
	return nil
}

// secondRole is the role in which p is a second person.
func secondRole(p naskah.Principal) naskah.Role {
	if p.Has(naskah.RoleArchivist) && !p.Has(naskah.RoleOfficer) {
		return naskah.RoleArchivist
	}
	return naskah.RoleOfficer
}

// proposer is who proposed, as his account stands today; what he held when he proposed counts no more.
func (o *Office) proposer(ctx context.Context, pd naskah.Pending) (naskah.Principal, error) {
	u, err := o.Accounts.User(ctx, pd.By.User)
	switch {
	case errors.Is(err, naskah.NotFound) || err == nil && !u.Active:
		return naskah.Principal{}, proposerGone(pd, "tidak aktif lagi")
	case err != nil:
		return naskah.Principal{}, err
	}
	by := u.Principal()
	if by.Orang != pd.By.Orang {
		return naskah.Principal{}, proposerGone(pd, "sekarang dihubungkan dengan orang lain")
	}
	return by, nil
}

func proposerGone(pd naskah.Pending, why string) *naskah.Error {
	return naskah.Errorf(naskah.Conflict, "NSK-USUL-PENGUSUL", "Akun pengusul (%s) %s, sehingga usul ini tidak dapat dijalankan. Tolak usul ini, lalu minta diajukan lagi oleh yang berwenang.",
		actor(pd.By), why)
}

func damagedProposal() *naskah.Error {
	return naskah.Errorf(naskah.Corrupt, "NSK-USUL-RUSAK", "Isi usul ini tidak sama dengan yang diajukan, sehingga tidak dijalankan. Hubungi pengelola sistem.")
}

func movedOn() error {
	return naskah.Errorf(naskah.Conflict, "NSK-USUL-BERUBAH", "Naskah sudah berubah sesudah usul ini diajukan, sehingga usul ini tidak dapat dijalankan. Tolak usul ini, lalu minta diajukan lagi terhadap keadaan naskah yang terbaru.")
}

// confirmed is c as the carrying out of pd by its proposer and p.
func confirmed(c naskah.Change, pd naskah.Pending, p naskah.Principal, at time.Time) naskah.Change {
	second := p.As(secondRole(p))
	c.Event.Second = &second
	pd.Answer = &naskah.Answer{By: second, At: at}
	c.Pending = &pd
	return c
}

// RefuseProposal ends a proposal with a reason; by one who could have confirmed it.
func (o *Office) RefuseProposal(ctx context.Context, p naskah.Principal, id, reason string) error {
	pd, err := o.pending(ctx, naskah.ScopeOf(p), id)
	if err != nil {
		return err
	}
	if err := o.stillWaits(ctx, pd); err != nil {
		return err
	}
	if reason, err = givenReason(reason); err != nil {
		return err
	}
	if err := o.mayAnswer(ctx, p, pd, naskah.Naskah{Instansi: pd.Instansi}, naskah.ActRefuse); err != nil {
		return err
	}
	return o.over(ctx, id, o.Store.Answer(ctx, id, naskah.PendingRefused, naskah.Answer{By: p.As(secondRole(p)), At: o.now(), Reason: reason}))
}

// TakeBackProposal ends a proposal by the one who made it, under this account or another of his.
func (o *Office) TakeBackProposal(ctx context.Context, p naskah.Principal, id string) error {
	pd, err := o.pending(ctx, naskah.ScopeOf(p), id)
	if err != nil {
		return err
	}
	if err := o.stillWaits(ctx, pd); err != nil {
		return err
	}
	if !proposedBy(pd, p) {
		err := naskah.Errorf(naskah.Denied, "NSK-USUL-BUKAN-MILIK", "Usul hanya dapat ditarik kembali oleh pengusulnya. Bila usul ini tidak tepat, tolak dengan alasan.")
		return o.refused(ctx, p, pd.Subject, naskah.ActTakeBack, err)
	}
	return o.over(ctx, id, o.Store.Answer(ctx, id, naskah.PendingWithdrawn, naskah.Answer{By: p.As(pd.By.Role), At: o.now()}))
}

func proposedBy(pd naskah.Pending, p naskah.Principal) bool {
	return p.User != "" && p.User == pd.By.User || p.Orang != "" && p.Orang == pd.By.Orang
}

// ExpireProposals ends those whose time is up, and says how many; the ticker calls it. One that cannot be ended does not keep the
// others waiting.
func (o *Office) ExpireProposals(ctx context.Context) (int, error) {
	list, err := o.Store.Pendings(ctx, naskah.ScopeSystem(), naskah.PendingFilter{State: naskah.PendingWaiting, Until: o.now(), Limit: 200})
	if err != nil {
		return 0, err
	}
	n, problems := 0, []error(nil)
	for _, pd := range list {
		switch err := o.lapse(ctx, pd, lapseReason(pd, o.now())); {
		case err == nil:
			n++
		case !errors.Is(err, naskah.Conflict):
			problems = append(problems, err)
		}
	}
	return n, errors.Join(problems...)
}

// lapse ends a proposal without anybody's answer.
func (o *Office) lapse(ctx context.Context, pd naskah.Pending, reason string) error {
	return o.Store.Answer(ctx, pd.ID, naskah.PendingExpired, naskah.Answer{By: naskah.System(), At: o.now(), Reason: reason})
}

func lapseReason(pd naskah.Pending, now time.Time) string {
	if now.Before(pd.Until) {
		return "Naskah berubah sesudah usul diajukan."
	}
	return "Tidak dijawab sampai batas waktunya."
}

// pending finds a proposal within the scope.
func (o *Office) pending(ctx context.Context, s naskah.Scope, id string) (naskah.Pending, error) {
	if id == "" {
		return naskah.Pending{}, naskah.Absent()
	}
	list, err := o.Store.Pendings(ctx, s, naskah.PendingFilter{ID: id, Limit: 1})
	if err != nil {
		return naskah.Pending{}, err
	}
	if len(list) == 0 {
		return naskah.Pending{}, naskah.Absent()
	}
	return list[0], nil
}

// stillWaits: who answers a proposal that has ended is told how; one whose time is up ends here, although the ticker has not yet
// reached it.
func (o *Office) stillWaits(ctx context.Context, pd naskah.Pending) error {
	if pd.State != naskah.PendingWaiting {
		return o.ended(ctx, pd)
	}
	now := o.now()
	if now.Before(pd.Until) {
		return nil
	}
	if err := o.lapse(ctx, pd, lapseReason(pd, now)); err != nil && !errors.Is(err, naskah.Conflict) {
		return err
	}
	return naskah.Errorf(naskah.Expired, "NSK-USUL-LEWAT", "Batas waktu usul ini berakhir pada %s, sehingga usul ini tidak berlaku lagi. Bila masih diperlukan, ajukan lagi.", naskah.Waktu(pd.Until, o.zoneOf(ctx, pd.Instansi)))
}

// over puts the words of how a proposal ended in the place of a mere Conflict.
func (o *Office) over(ctx context.Context, id string, err error) error {
	e, ok := errors.AsType[*naskah.Error](err)
	if !ok || e.Code != "NSK-USUL-SELESAI" {
		return err
	}
	pd, err := o.pending(ctx, naskah.ScopeSystem(), id)
	if err != nil {
		return err
	}
	return o.ended(ctx, pd)
}

func (o *Office) ended(ctx context.Context, pd naskah.Pending) error {
	how := map[naskah.PendingState]string{
		naskah.PendingConfirmed: "dikuatkan", naskah.PendingRefused: "ditolak", naskah.PendingWithdrawn: "ditarik kembali", naskah.PendingExpired: "diakhiri",
	}[pd.State]
	if pd.Answer == nil || how == "" {
		return naskah.PendingOver()
	}
	return naskah.Errorf(naskah.Conflict, "NSK-USUL-SELESAI", "Usul ini sudah %s oleh %s pada %s, sehingga tindakan Anda tidak dijalankan. Muat ulang halaman untuk melihat keadaan terbarunya.",
		how, actor(pd.Answer.By), naskah.Waktu(pd.Answer.At, o.zoneOf(ctx, pd.Instansi)))
}

// zoneOf is the zone of an Instansi for a message; UTC where it cannot be had, and the message names it.
func (o *Office) zoneOf(ctx context.Context, id naskah.InstansiID) *time.Location {
	inst, err := o.Register.Instansi(ctx, id)
	if err != nil {
		return time.UTC
	}
	return zone(inst)
}

// maxReason is how long a reason may be, in letters.
const maxReason = 2000

// givenReason is a reason as it is kept.
func givenReason(s string) (string, error) {
	s = strings.TrimSpace(s)
	switch n := utf8.RuneCountInString(s); {
	case n == 0:
		return "", naskah.Errorf(naskah.Invalid, "NSK-ALASAN", "Alasan belum diisi. Tulis alasannya, supaya dapat dibaca oleh yang lain.").On("alasan")
	case n > maxReason:
		return "", naskah.Errorf(naskah.Invalid, "NSK-ALASAN-PANJANG", "Alasan terlalu panjang (%d huruf). Paling banyak %d huruf.", n, maxReason).On("alasan")
	}
	return s, nil
}
