package office

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// A SealInput carries the secret that opens the signer's key. It lives for one act.
type SealInput struct{ Secret naskah.Secret }

// Seal is the signing cycle of docs/siklus-penandatanganan.md: look, allow, get the bytes, record the intent, seal, inspect, put,
// record. No turn ever has two recorded seals, whatever fails where; a seal lost on the way shows as an intent without a result.
func (o *Office) Seal(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, in SealInput) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq) // 1
	if err != nil {
		return naskah.Naskah{}, err
	}
	mv, err := o.allow(ctx, m, naskah.ActIntend) // 2
	if err != nil {
		return naskah.Naskah{}, err
	}
	if o.Sealer == nil {
		return naskah.Naskah{}, signingOff()
	}
	if in.Secret.Empty() {
		return naskah.Naskah{}, naskah.Errorf(naskah.Invalid, "TTE-PASSPHRASE-KOSONG", "Passphrase TTE belum diisi.").On("passphrase")
	}
	if err := o.guard(ctx, m, mv, naskah.Facts{After: after(m.n, m, mv), Turn: m.session.TurnOf(p.User)}); err != nil {
		return naskah.Naskah{}, err
	}
	guessed, err := o.mayGuess(ctx, p.User, m.zone)
	if err != nil {
		return naskah.Naskah{}, err
	}
	defer guessed()
	w, err := o.work(ctx, m) // 3
	if err != nil {
		return naskah.Naskah{}, o.orMoved(ctx, m, err)
	}
	defer o.Seals.Begin()()
	if err := o.intend(ctx, &w, mv); err != nil { // 4
		return naskah.Naskah{}, err
	}
	// From here on a closed browser must not lose what the signer has spent, and a hung provider must not outlive the lease.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), o.sealFor())
	defer cancel()
	sealed, err := o.Sealer.Seal(ctx, w.request(in.Secret)) // 5
	if err != nil {
		return naskah.Naskah{}, o.unsealed(ctx, w, err)
	}
	found, err := o.inspect(ctx, w, sealed) // 6
	if err != nil {
		o.Log.ErrorContext(ctx, "office: seal refused", slog.String("naskah", string(id)), slog.String("sealer", o.Sealer.Name()), slog.Any("err", err))
		return naskah.Naskah{}, err
	}
	return o.keepSeal(ctx, w, sealed, found) // 7, 8
}

// A sealing is what one run of the cycle works on.
type sealing struct {
	matter
	turn    int
	input   []byte
	version naskah.Version // whose bytes input is
	base    naskah.Version
	field   naskah.Field
	picture []byte
	certs   []naskah.Certificate
	jangka  *document.Jangka // of a term that the last signature begins
}

// work gathers what a seal needs: the current bytes, checked against their digest as they are read, the recorded place, the
// picture, and the certificates by which the seal will be known.
func (o *Office) work(ctx context.Context, m matter) (sealing, error) {
	w := sealing{matter: m, turn: m.session.TurnOf(m.by.User)}
	if w.turn < 0 {
		return w, naskah.Errorf(naskah.Conflict, "NSK-GILIRAN", "Saat ini bukan giliran Anda untuk menandatangani. Muat ulang halaman untuk melihat keadaan terbarunya.")
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), m.n.ID)
	if err != nil {
		return w, err
	}
	w.version = newestVersion(vs)
	if w.base, err = baseOf(vs, m.session); err != nil {
		return w, err
	}
	if w.version.Ref.Digest != m.n.Current {
		return w, naskah.Errorf(naskah.Corrupt, "NSK-VERSI", "Versi terbaru naskah tidak sama dengan yang tercatat pada registernya. Hubungi pengelola sistem.")
	}
	if w.input, err = o.Objects.Get(ctx, w.version.Ref); err != nil {
		return w, err
	}
	signer := m.session.Turns[w.turn].Signer
	var ok bool
	if w.field, ok = fieldOf(w.base, signer.Party); !ok {
		return w, naskah.Errorf(naskah.Corrupt, "NSK-BIDANG", "Tempat tanda tangan PIHAK %s tidak tercatat pada versi yang dibuka. Hubungi pengelola sistem.", naskah.Ordinal(signer.Party))
	}
	if w.certs, err = o.certificates(ctx, m.by.User); err != nil {
		return w, err
	}
	if w.jangka, err = o.runsFromLast(ctx, m, w.base); err != nil {
		return w, err
	}
	w.picture, err = o.picture(w, signer)
	return w, err
}

// intend records who is about to sign what with which sealer, before anything is signed. It is also a lease: until it lapses
// nobody else can start.
func (o *Office) intend(ctx context.Context, w *sealing, mv naskah.Move) error {
	w.now = o.now()
	intent := naskah.Intent{Turn: w.turn, Input: naskah.DigestOf(w.input), Sealer: o.Sealer.Name(), By: w.by.User, Until: w.now.Add(naskah.LeaseFor)}
	s := w.session
	s.Intent = &intent
	c := naskah.Change{After: w.n, Session: &s, Event: naskah.Event{Version: intent.Input}}
	n, err := o.record(ctx, w.matter, mv, c, detail{
		"sesi": string(s.ID), "giliran": w.turn, "masukan": string(intent.Input), "alat": intent.Sealer, "sampai": intent.Until.UnixMilli(),
	})
	if err != nil {
		return err
	}
	w.n, w.session = n, s
	return nil
}

func (w sealing) request(secret naskah.Secret) naskah.SealRequest {
	return naskah.SealRequest{
		PDF: w.input, Picture: w.picture, Field: w.field, Signer: w.session.Turns[w.turn].Signer, At: w.now, Zone: w.zone, Secret: secret,
	}
}

// unsealed ends a cycle whose sealer gave no seal. After a definite no the intent is released, so that a wrong passphrase does not
// block the others for the lease's length; otherwise a seal may have been made, and the intent lapses by itself.
func (o *Office) unsealed(ctx context.Context, w sealing, cause error) error {
	if e, ok := errors.AsType[*naskah.Error](cause); ok && e.Code == codeWrongSecret {
		o.guessed(ctx, w.by)
	}
	if definite(cause) {
		if err := o.release(ctx, w, cause); err != nil {
			o.Log.WarnContext(ctx, "office: intent not released; it lapses", slog.String("naskah", string(w.n.ID)), slog.Any("err", err))
		}
		return o.refused(ctx, w.by.As(naskah.RoleSigner), w.n.ID.Subject(), naskah.ActSeal, cause)
	}
	o.Log.WarnContext(ctx, "office: seal without result", slog.String("naskah", string(w.n.ID)), slog.String("sealer", o.Sealer.Name()), slog.Any("err", cause))
	return naskah.Errorf(naskah.Unavailable, "TTE-TIDAK-PASTI",
		"Penandatanganan tidak selesai dan hasilnya tidak diketahui; tidak ada tanda tangan yang tercatat. Coba lagi sesudah %s.",
		naskah.Waktu(w.session.Intent.Until, w.zone)).Because(fmt.Errorf("office: seal %s: %w", w.n.ID, cause))
}

// definite says whether the sealer's error means that no signature was made.
func definite(err error) bool {
	return errors.Is(err, naskah.Denied) || errors.Is(err, naskah.Expired) || errors.Is(err, naskah.NotFound) || errors.Is(err, naskah.Invalid)
}

// release takes the signer's own intent back.
func (o *Office) release(ctx context.Context, w sealing, cause error) error {
	w.now = o.now()
	mv, err := o.allow(ctx, w.matter, naskah.ActRelease)
	if err != nil {
		return err
	}
	if err := o.guard(ctx, w.matter, mv, naskah.Facts{After: after(w.n, w.matter, mv), Turn: w.turn}); err != nil {
		return err
	}
	s := w.session
	s.Intent = nil
	d := detail{"sesi": string(s.ID), "giliran": w.turn}
	if e, ok := errors.AsType[*naskah.Error](cause); ok {
		d["kode"] = e.Code
	}
	_, err = o.record(ctx, w.matter, mv, naskah.Change{After: w.n, Session: &s}, d)
	return err
}

// pauses are what keepSeal waits between its tries.
var pauses = []time.Duration{50 * time.Millisecond, 400 * time.Millisecond}

// keepSeal makes an accepted seal durable: bytes, then row. Both can be repeated safely, and are while the store is unavailable,
// because the signer's secret may be spent for good. A try that failed and yet persisted is recognised by its digest.
func (o *Office) keepSeal(ctx context.Context, w sealing, sealed []byte, found accepted) (naskah.Naskah, error) {
	var err error
	for try := 0; ; try++ {
		var n naskah.Naskah
		if n, err = o.trySeal(ctx, w, sealed, found); err == nil {
			return n, nil
		}
		if try == len(pauses) || !errors.Is(err, naskah.Unavailable) || wait(ctx, pauses[try]) != nil {
			break
		}
		if n, ok := o.sealedAlready(ctx, w, naskah.DigestOf(sealed)); ok {
			return n, nil
		}
	}
	if n, ok := o.sealedAlready(ctx, w, naskah.DigestOf(sealed)); ok {
		return n, nil
	}
	o.Log.ErrorContext(ctx, "office: seal made and not recorded", slog.String("naskah", string(w.n.ID)), slog.String("digest", string(naskah.DigestOf(sealed))), slog.Any("err", err))
	if errors.Is(err, naskah.Unavailable) {
		return naskah.Naskah{}, naskah.Errorf(naskah.Unavailable, "TTE-BELUM-TERCATAT",
			"Tanda tangan sudah dibuat tetapi belum dapat disimpan, sehingga belum tercatat. Coba lagi sesudah %s.", naskah.Waktu(w.session.Intent.Until, w.zone)).Because(err)
	}
	return naskah.Naskah{}, err
}

// lookAgainFor is how long the question may take whether a seal is recorded after all; with SealFor it is still within the lease.
const lookAgainFor = 10 * time.Second

// trySeal is steps 7 and 8 once.
func (o *Office) trySeal(ctx context.Context, w sealing, sealed []byte, found accepted) (naskah.Naskah, error) {
	ref, err := o.put(ctx, sealed, typePDF)
	if err != nil {
		return naskah.Naskah{}, err
	}
	w.now = o.now()
	act := naskah.ActSeal
	if w.session.Waiting() == 1 {
		act = naskah.ActFinish
	}
	mv, err := o.allow(ctx, w.matter, act)
	if err != nil {
		return naskah.Naskah{}, err
	}
	n, s := w.n, w.session
	n.Current = ref.Digest
	s.Intent, s.Turns = nil, slices.Clone(s.Turns)
	s.Turns[w.turn].State, s.Turns[w.turn].Sealed, s.Turns[w.turn].At = naskah.TurnSealed, ref.Digest, w.now
	if act == naskah.ActFinish {
		s.State = naskah.SessionCompleted
		n = w.lastSignature(n)
	}
	f := naskah.Facts{After: after(n, w.matter, mv), Turn: w.turn, SealVerifies: true, AllSah: found.all, Versions: []naskah.Version{w.version}}
	if err := o.guard(ctx, w.matter, mv, f); err != nil {
		return naskah.Naskah{}, err
	}
	v := naskah.Version{
		No: w.version.No + 1, Ref: ref, Of: naskah.Sealed, Renderer: w.base.Renderer, Values: w.base.Values, Base: w.version.Ref.Digest,
		Fields: w.base.Fields, Pages: w.base.Pages, Session: s.ID, At: w.now,
	}
	c := naskah.Change{After: n, Version: &v, Session: &s, Event: naskah.Event{Version: ref.Digest}}
	if act == naskah.ActFinish {
		c.Tasks = []naskah.Task{{Kind: naskah.TaskEvidence, Subject: n.ID.Subject()}}
	}
	return o.record(ctx, w.matter, mv, c, detail{
		"sesi": string(s.ID), "giliran": w.turn, "sertifikat": found.fingerprint, "putusan": string(found.verdict), "alat": o.Sealer.Name(),
	})
}

// sealedAlready says whether this very seal is recorded. It asks also when the time of the cycle is over: the signer is not told
// that nothing was recorded while something was.
func (o *Office) sealedAlready(ctx context.Context, w sealing, d naskah.Digest) (naskah.Naskah, bool) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lookAgainFor)
	defer cancel()
	sessions, err := o.Store.Sessions(ctx, naskah.ScopeSystem(), w.n.ID)
	if err != nil {
		return naskah.Naskah{}, false
	}
	for _, s := range sessions {
		if s.ID == w.session.ID && s.Turns[w.turn].State == naskah.TurnSealed && s.Turns[w.turn].Sealed == d {
			n, err := o.Store.Naskah(ctx, naskah.ScopeSystem(), w.n.ID)
			return n, err == nil
		}
	}
	return naskah.Naskah{}, false
}

// wait pauses unless ctx ends first.
func wait(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
