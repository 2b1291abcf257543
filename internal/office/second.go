package office

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"naskah/internal/naskah"
)

// An act that may need a second person is written as one function that prepares it, a preparation: it looks, checks its guard, and
// says what would be written, but writes nothing. The first person's call prepares the act, and then either records it or keeps it
// as a proposal; the second person's call prepares it again from what was proposed, on exactly the state for which it was proposed,
// and records it. An act joins by a call of secondly and a row in confirmers.

// A preparation is the third beat of such an act: m and mv have passed allow, the change is what the act needs to run again. Bytes
// are put before it is called and the change holds their Ref.
type preparation[C changing] func(o *Office, ctx context.Context, m matter, mv naskah.Move, change C) (prepared, error)

// A changing can say in words what it would change.
type changing interface{ shown() []FactChange }

// A bringing is a change that brings a scan, to be looked at before it is confirmed.
type bringing interface{ brought() naskah.Ref }

// A prepared is an act that has passed its guard.
type prepared struct {
	c    naskah.Change
	d    detail
	last func(ctx context.Context, d detail) error // just before the row, never for a mere proposal: retention, which is not taken back
}

// An Outcome is what came of an act that may need a second person: done (Naskah as it stands after it, Pending nil), or proposed
// (Naskah as it stands unchanged, Pending set).
type Outcome struct {
	Naskah  naskah.Naskah
	Pending *naskah.Pending
}

// secondly runs an act that may need a second person: m has been looked at. Alone, it is recorded; otherwise it is proposed.
func secondly[C changing](ctx context.Context, o *Office, m matter, act naskah.Act, change C, reason string, prepare preparation[C]) (Outcome, error) {
	mv, err := o.allow(ctx, m, act)
	if err != nil {
		return Outcome{}, err
	}
	p, err := prepare(o, ctx, m, mv, change)
	if err != nil {
		return Outcome{}, err
	}
	scanned, err := o.onPaper(ctx, m.n)
	if err != nil {
		return Outcome{}, err
	}
	if naskah.NeedsSecond(mv, scanned) {
		return o.propose(ctx, m, mv, change, reason)
	}
	n, err := o.finishPrepared(ctx, m, mv, p)
	return Outcome{Naskah: n}, err
}

// onPaper says whether what proves n is a scan, or nothing at all, rather than a file that was sealed.
func (o *Office) onPaper(ctx context.Context, n naskah.Naskah) (bool, error) {
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), n.ID)
	of := newestVersion(vs).Of
	return of == naskah.Scanned || of == "", err
}

// finishPrepared does what comes last, and records.
func (o *Office) finishPrepared(ctx context.Context, m matter, mv naskah.Move, p prepared) (naskah.Naskah, error) {
	if p.d == nil {
		p.d = detail{}
	}
	if p.last != nil {
		if err := p.last(ctx, p.d); err != nil {
			return naskah.Naskah{}, err
		}
	}
	return o.record(ctx, m, mv, p.c, p.d)
}

// propose keeps an act for a second person: who, why, on which state, and all it needs to run again. One proposal waits on a naskah
// at a time; one that can run no more makes room. Proposed again by the same person it is the same proposal.
func (o *Office) propose(ctx context.Context, m matter, mv naskah.Move, change any, reason string) (Outcome, error) {
	return o.proposeOn(ctx, m, mv, m.n.ID.Subject(), m.n.Seq, change, reason)
}

func (o *Office) proposeOn(ctx context.Context, m matter, mv naskah.Move, sub naskah.Subject, seq int, change any, reason string) (Outcome, error) {
	by := m.by.As(mv.By)
	if by.Orang == "" {
		return Outcome{}, o.refused(ctx, by, sub, mv.Act, naskah.Errorf(naskah.Denied, "NSK-USUL-ORANG",
			"Tindakan ini memerlukan orang kedua, sedangkan akun Anda belum dihubungkan dengan data orang. Minta pengelola akun menghubungkannya, lalu ajukan lagi."))
	}
	b, err := naskah.Canonical(change)
	if err != nil {
		return Outcome{}, err
	}
	id, err := o.newID()
	if err != nil {
		return Outcome{}, err
	}
	p := naskah.Pending{
		ID: string(id), Instansi: m.n.Instansi, Subject: sub, Seq: seq, Act: mv.Act, By: by, At: m.now, Until: m.now.Add(naskah.PendingFor),
		Reason: strings.TrimSpace(reason), Change: b, Digest: naskah.DigestOf(b), State: naskah.PendingWaiting,
	}
	old, waits, err := o.waiting(ctx, sub)
	switch {
	case err != nil:
		return Outcome{}, err
	case waits && o.dead(old, seq):
		if err := o.lapse(ctx, old, lapseReason(old, o.now())); err != nil && !errors.Is(err, naskah.Conflict) {
			return Outcome{}, err
		}
	case waits && old.By.User == by.User && old.Act == p.Act && old.Digest == p.Digest:
		return Outcome{Naskah: m.n, Pending: &old}, nil
	}
	err = o.Store.Propose(ctx, p)
	if e, ok := errors.AsType[*naskah.Error](err); ok && e.Code == "NSK-SEQ" {
		return Outcome{}, o.wasFirst(ctx, m, seq)
	}
	if err != nil {
		return Outcome{}, err
	}
	return Outcome{Naskah: m.n, Pending: &p}, nil
}

// waiting is the proposal that waits on a subject.
func (o *Office) waiting(ctx context.Context, sub naskah.Subject) (naskah.Pending, bool, error) {
	list, err := o.Store.Pendings(ctx, naskah.ScopeSystem(), naskah.PendingFilter{Subject: sub, State: naskah.PendingWaiting, Limit: 1})
	if err != nil || len(list) == 0 {
		return naskah.Pending{}, false, err
	}
	return list[0], true, nil
}

// dead says whether a waiting proposal can run no more: its time is up, or what it is about stands otherwise by now.
func (o *Office) dead(p naskah.Pending, seq int) bool {
	return p.Seq != seq || !o.now().Before(p.Until)
}

// A confirmer runs a proposed act again, and shows it.
type confirmer struct {
	run  func(o *Office, ctx context.Context, m matter, mv naskah.Move, change json.RawMessage) (prepared, error)
	show func(change json.RawMessage) ([]FactChange, *naskah.Ref, error)
}

// confirmers are the acts on a naskah that a second person confirms; the undoing of an import is one of its own (undo.go).
var confirmers = map[naskah.Act]confirmer{
	naskah.ActArchive: confirms((*Office).prepareArchive),
	naskah.ActRecord:  confirms((*Office).prepareRecord),
	naskah.ActRalat:   confirms((*Office).prepareRalat),
	naskah.ActAnnul:   confirms((*Office).prepareAnnul),
}

// confirms makes a confirmer of a preparation.
func confirms[C changing](prepare preparation[C]) confirmer {
	read := func(raw json.RawMessage) (c C, err error) {
		if err := json.Unmarshal(raw, &c); err != nil {
			return c, fmt.Errorf("office: a proposal: %w", err)
		}
		return c, nil
	}
	return confirmer{
		run: func(o *Office, ctx context.Context, m matter, mv naskah.Move, raw json.RawMessage) (prepared, error) {
			c, err := read(raw)
			if err != nil {
				return prepared{}, err
			}
			return prepare(o, ctx, m, mv, c)
		},
		show: func(raw json.RawMessage) ([]FactChange, *naskah.Ref, error) {
			c, err := read(raw)
			if err != nil {
				return nil, nil, err
			}
			if b, ok := any(c).(bringing); ok && b.brought().Digest != "" {
				scan := b.brought()
				return c.shown(), &scan, nil
			}
			return c.shown(), nil, nil
		},
	}
}
