package office

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/verify"
)

// evidenceDays is how often the evidence of an archived naskah is looked at.
const evidenceDays = 90

// looks is how often a naskah is looked at again that moved meanwhile.
const looks = 3

// A repeat is what the arguments of a task of TaskEvidence say: again after so many days; 0: once.
type repeat struct{ Hari int }

func everyDays(n int) json.RawMessage { return json.RawMessage(fmt.Sprintf(`{"Hari":%d}`, n)) }

// evidence does a task of TaskEvidence: once, or again after so many days as its arguments say.
func (o *Office) evidence(ctx context.Context, t naskah.Task) (again time.Time, err error) {
	var r repeat
	if len(t.Args) > 0 {
		if err := json.Unmarshal(t.Args, &r); err != nil || r.Hari < 0 {
			return time.Time{}, naskah.Errorf(naskah.Invalid, "NSK-PEKERJAAN-ISI", "Isi pekerjaan %q pada antrean tidak terbaca.", string(t.Kind)).Because(err)
		}
	}
	if err := o.Reprove(ctx, naskah.NaskahID(t.Subject.ID)); err != nil || r.Hari == 0 {
		return time.Time{}, err
	}
	return o.now().AddDate(0, 0, r.Hari), nil
}

// Reprove looks whether a signed or archived naskah can still be proven: it reads every byte back from the store (all versions, their
// values, the manifest, scans as they came, attachments) and compares digests, follows the history, judges the seals now against the
// signers of the session and, of an archived one, asks the store whether the retention that was recorded stands. What is wrong is Corrupt
// (NSK-BUKTI-RUSAK) with the first fault and their number, and an alarm in the log for each; nothing changes by itself.
func (o *Office) Reprove(ctx context.Context, id naskah.NaskahID) error {
	for range looks {
		n, err := o.Store.Naskah(ctx, naskah.ScopeSystem(), id)
		if err != nil || n.State != naskah.Signed && n.State != naskah.Archived {
			return err
		}
		faults, err := o.evidenceOf(ctx, n)
		if err != nil {
			return err
		}
		if len(faults) == 0 {
			return nil
		}
		after, err := o.Store.Naskah(ctx, naskah.ScopeSystem(), id)
		if err != nil {
			return err
		}
		if after.Seq == n.Seq {
			return o.unproven(ctx, n, faults)
		}
		// It moved while it was looked at, so that row, history and files may not have belonged together.
	}
	return naskah.Errorf(naskah.Unavailable, "NSK-BUKTI-BERGERAK", "Naskah sedang dikerjakan, sehingga buktinya belum dapat diperiksa. Pemeriksaan diulang nanti.")
}

// unproven says it aloud.
func (o *Office) unproven(ctx context.Context, n naskah.Naskah, faults []Fault) error {
	for _, x := range faults {
		o.Log.ErrorContext(ctx, "office: evidence is damaged", slog.String("naskah", string(n.ID)), slog.String("state", string(n.State)), slog.String("code", x.Code),
			slog.String("object", string(x.Object)), slog.Int("version", x.Version), slog.Int("event", x.Seq), slog.String("what", x.Msg))
	}
	return naskah.Errorf(naskah.Corrupt, "NSK-BUKTI-RUSAK",
		"Bukti naskah %s tidak utuh lagi: %d kerusakan ditemukan, yang pertama %s (%s) Keadaan naskah tidak diubah. Jalankan naskah fsck dan pulihkan berkas dari cadangan.",
		string(n.ID), len(faults), faults[0].Code, faults[0].Msg)
}

// evidenceOf is what is wrong with n; a seal whose time is over is no damage, and is told in the log.
func (o *Office) evidenceOf(ctx context.Context, n naskah.Naskah) ([]Fault, error) {
	var out []Fault
	f := &fsck{o: o, objects: map[naskah.Digest]error{}, used: map[naskah.Digest]bool{}, told: map[naskah.Digest]bool{}}
	f.report = func(x Fault) {
		if !x.Info {
			out = append(out, x)
			return
		}
		o.Log.WarnContext(ctx, "office: evidence", slog.String("naskah", string(n.ID)), slog.String("code", x.Code), slog.String("what", x.Msg))
	}
	if err := f.naskah(ctx, n); err != nil {
		return nil, err
	}
	if err := f.strangers(ctx, n); err != nil {
		return nil, err
	}
	return out, f.retention(ctx, n)
}

// strangers reports a seal on the newest file that none of the session's signers made with a certificate of his.
func (f *fsck) strangers(ctx context.Context, n naskah.Naskah) error {
	vs, err := f.o.Store.Versions(ctx, naskah.ScopeSystem(), n.ID)
	if err != nil || newestVersion(vs).Of != naskah.Sealed {
		return err
	}
	m, err := f.o.around(ctx, naskah.System(), n)
	if err != nil {
		return err
	}
	at := Fault{Code: "NSK-FSCK-TTE", Subject: n.ID.Subject(), Seq: n.Seq, Object: n.Current, Offset: -1}
	pdf, err := f.o.Objects.Get(ctx, newestVersion(vs).Ref)
	if errors.Is(err, naskah.Corrupt) || errors.Is(err, naskah.NotFound) {
		return nil // told with the versions
	}
	if err != nil {
		return err
	}
	in, err := verify.Inspect(ctx, pdf)
	if err != nil {
		return ctx.Err() // told with the seals
	}
	who, err := f.o.stranger(ctx, m, in)
	if err == nil && who != "" {
		at.Msg = "Berkas memuat tanda tangan dengan sertifikat " + who + ", yang tidak terdaftar pada penanda tangan sesi naskah ini."
		f.report(at)
	}
	return err
}

// retention reports what an archived naskah rests on and the store does not hold as its archiving recorded, or does not hold any more.
func (f *fsck) retention(ctx context.Context, n naskah.Naskah) error {
	if n.State != naskah.Archived {
		return nil
	}
	inst, err := f.o.Register.Instansi(ctx, n.Instansi)
	if err != nil {
		return err
	}
	events, err := f.o.Store.Events(ctx, naskah.ScopeSystem(), n.ID.Subject())
	if err != nil {
		return err
	}
	until := f.o.now()
	for _, e := range events {
		day, _ := detailOf(e)["retensi"].(string)
		if d, err := naskah.ParseDate(day); err == nil && !d.IsZero() && until.Before(holdUntil(d, zone(inst))) {
			until = holdUntil(d, zone(inst))
		}
	}
	refs, err := f.o.restsOn(ctx, n)
	if err != nil {
		return err
	}
	for _, r := range refs {
		held, err := f.o.Objects.Held(ctx, r)
		switch {
		case errors.Is(err, naskah.NotFound), errors.Is(err, naskah.Corrupt): // told with the versions
		case err != nil:
			return err
		case held.Before(until):
			e, _ := errors.AsType[*naskah.Error](notHeld(r, held, until))
			f.report(Fault{Code: e.Code, Subject: n.ID.Subject(), Seq: n.Seq, Object: r.Digest, Offset: -1, Msg: e.Msg})
		}
	}
	return nil
}
