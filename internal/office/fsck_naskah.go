package office

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"naskah/internal/naskah"
	"naskah/internal/verify"
)

// naskah checks one naskah from its history to its bytes.
func (f *fsck) naskah(ctx context.Context, n naskah.Naskah) error {
	events, err := f.o.Store.Events(ctx, naskah.ScopeSystem(), n.ID.Subject())
	if err != nil {
		return err
	}
	vs, err := f.o.Store.Versions(ctx, naskah.ScopeSystem(), n.ID)
	if err != nil {
		return err
	}
	sessions, err := f.o.Store.Sessions(ctx, naskah.ScopeSystem(), n.ID)
	if err != nil {
		return err
	}
	f.history(n, events)
	f.sessions(n, vs, sessions)
	if err := f.named(ctx, n, events); err != nil {
		return err
	}
	if err := f.attachments(ctx, n.ID.Subject()); err != nil {
		return err
	}
	newest, err := f.versions(ctx, n, vs)
	if err != nil || newest == nil {
		return err
	}
	if newestVersion(vs).Of == naskah.Scanned {
		return nil // ink: there is no seal to judge
	}
	return f.seals(ctx, n, newest, sessions)
}

// history checks the chain of events, and the row against its last one, unless the audit has done so.
func (f *fsck) history(n naskah.Naskah, events []naskah.Event) {
	if f.audited {
		return
	}
	for _, x := range naskah.HistoryFindings(n, events) {
		seq, _ := placeOf(x.Path)
		f.report(Fault{Code: x.Code, Subject: n.ID.Subject(), Seq: seq, Offset: -1, Msg: x.Msg})
	}
}

// detailOf reads an event's detail; what cannot be read is empty, and the chain has told of it already.
func detailOf(e naskah.Event) map[string]any {
	var d map[string]any
	if json.Unmarshal(e.Detail, &d) != nil {
		return nil
	}
	return d
}

// named gets every object that the row and its events name by digest: values, manifest.
func (f *fsck) named(ctx context.Context, n naskah.Naskah, events []naskah.Event) error {
	at := Fault{Subject: n.ID.Subject(), Seq: n.Seq}
	if _, _, err := f.object(ctx, naskah.Ref{Digest: n.Values}, at, "Isian naskah"); err != nil {
		return err
	}
	for _, e := range events {
		d := detailOf(e)
		for _, key := range []string{"values", "manifes", "pindaian_asal"} {
			name, _ := d[key].(string)
			if name == "" || naskah.Digest(name) == n.Values || f.told[naskah.Digest(name)] {
				continue
			}
			at.Seq = e.Seq
			b, ok, err := f.object(ctx, naskah.Ref{Digest: naskah.Digest(name)}, at, fmt.Sprintf("Objek %q dari peristiwa %d", key, e.Seq))
			if err != nil {
				return err
			}
			if ok && key == "manifes" {
				f.manifest(n, e, b)
			}
		}
	}
	return nil
}

// manifest compares an archive's manifest with the row.
func (f *fsck) manifest(n naskah.Naskah, e naskah.Event, b []byte) {
	var m struct{ Naskah, Berkas, Nilai string }
	if json.Unmarshal(b, &m) != nil || m.Naskah != string(n.ID) || m.Berkas != string(n.Current) || m.Nilai != string(n.Values) {
		f.report(Fault{
			Code: "NSK-FSCK-ARSIP", Subject: n.ID.Subject(), Seq: e.Seq, Offset: -1, Object: naskah.DigestOf(b),
			Msg: "Manifes arsip tidak sesuai dengan naskah yang diarsipkan.",
		})
	}
}

// versions checks numbering, bytes, and that each sealed version begins with the bytes of the one it extends. It returns the bytes
// of the newest, or nil when they cannot be had.
func (f *fsck) versions(ctx context.Context, n naskah.Naskah, vs []naskah.Version) ([]byte, error) {
	var before []byte
	for i, v := range vs {
		at := Fault{Subject: n.ID.Subject(), Version: v.No, Offset: -1, Object: v.Ref.Digest}
		if v.No != i+1 {
			at.Code, at.Msg = "NSK-FSCK-VERSI", fmt.Sprintf("Versi ke-%d bernomor %d: penomoran versi tidak berurutan.", i+1, v.No)
			f.report(at)
		}
		if _, _, err := f.object(ctx, naskah.Ref{Digest: v.Values}, at, fmt.Sprintf("Isian versi %d", v.No)); err != nil {
			return nil, err
		}
		b, ok, err := f.object(ctx, v.Ref, at, fmt.Sprintf("Berkas versi %d", v.No))
		if err != nil {
			return nil, err
		}
		if v.Of == naskah.Sealed {
			f.appended(at, v, vs[:i], before, b, ok)
		}
		before = nil
		if ok {
			before = b
		}
	}
	if newest := newestVersion(vs); newest.Ref.Digest != n.Current {
		f.report(Fault{
			Code: "NSK-FSCK-VERSI", Subject: n.ID.Subject(), Version: newest.No, Offset: -1, Object: n.Current,
			Msg: "Berkas terkini menurut baris naskah bukan versi terbarunya.",
		})
	}
	return before, nil
}

// appended checks that a sealed version extends the version before it, byte for byte.
func (f *fsck) appended(at Fault, v naskah.Version, earlier []naskah.Version, before, b []byte, ok bool) {
	if base := newestVersion(earlier); v.Base == "" || base.Ref.Digest != v.Base {
		at.Code, at.Msg = "NSK-FSCK-LANJUTAN", fmt.Sprintf("Versi %d bertanda tangan tetapi tidak melanjutkan versi sebelumnya.", v.No)
		f.report(at)
		return
	}
	if !ok || before == nil || bytes.HasPrefix(b, before) {
		return
	}
	at.Code, at.Offset = "NSK-FSCK-LANJUTAN", firstDifference(before, b)
	at.Msg = fmt.Sprintf("Versi %d tidak diawali bita versi %d; berbeda mulai bita ke-%d.", v.No, v.No-1, at.Offset)
	f.report(at)
}

func firstDifference(a, b []byte) int64 {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return int64(i)
		}
	}
	return int64(n)
}

// sessions checks that no turn has two recorded seals, and that each recorded seal is a version.
func (f *fsck) sessions(n naskah.Naskah, vs []naskah.Version, sessions []naskah.SigningSession) {
	for _, s := range sessions {
		seals := map[naskah.Digest]int{}
		for _, v := range vs {
			if v.Of == naskah.Sealed && v.Session == s.ID {
				seals[v.Ref.Digest]++
			}
		}
		sealed := 0
		for i, t := range s.Turns {
			if t.State != naskah.TurnSealed {
				continue
			}
			sealed++
			if seals[t.Sealed] != 1 {
				f.report(Fault{
					Code: "NSK-FSCK-SESI", Subject: n.ID.Subject(), Seq: n.Seq, Offset: -1, Object: t.Sealed,
					Msg: fmt.Sprintf("Giliran %d sesi %s mencatat tanda tangan yang bukan tepat satu versi naskah.", i+1, s.ID),
				})
			}
		}
		if sealed != len(seals) {
			f.report(Fault{
				Code: "NSK-FSCK-SESI", Subject: n.ID.Subject(), Seq: n.Seq, Offset: -1,
				Msg: fmt.Sprintf("Sesi %s mencatat %d giliran bertanda tangan, tetapi mempunyai %d versi bertanda tangan.", s.ID, sealed, len(seals)),
			})
		}
	}
}

// seals asks the judge about the newest bytes of a signed naskah. A certificate whose time is over is information: the seal was
// good, and cannot be proven any more without a timestamp.
func (f *fsck) seals(ctx context.Context, n naskah.Naskah, pdf []byte, sessions []naskah.SigningSession) error {
	if (n.State != naskah.Signed && n.State != naskah.Archived) || n.Imported {
		return nil
	}
	at := Fault{Subject: n.ID.Subject(), Seq: n.Seq, Offset: -1, Object: n.Current}
	in, err := verify.Inspect(ctx, pdf)
	if err != nil {
		at.Code, at.Msg = "NSK-FSCK-TTE", "Berkas naskah bertanda tangan tidak terbaca sebagai PDF."
		f.report(at)
		return ctx.Err()
	}
	r := verify.Judge(in, verify.Terms{Trust: verify.Anchors(f.o.Anchors...), At: f.o.now()})
	if len(sessions) > 0 && len(r.Signatures) != len(sessions[len(sessions)-1].Turns) {
		at.Code, at.Msg = "NSK-FSCK-TTE", fmt.Sprintf("Berkas memuat %d tanda tangan, sedangkan sesinya mencatat %d.", len(r.Signatures), len(sessions[len(sessions)-1].Turns))
		f.report(at)
	}
	switch {
	case r.Verdict == verify.Sah:
	case verify.Accept(r):
		at.Code, at.Info = "NSK-FSCK-KEDALUWARSA", true
		at.Msg = "Tanda tangan naskah ini tidak dapat dipastikan lagi karena waktunya: " + firstReason(r) + "."
		f.report(at)
	default:
		at.Code, at.Msg = "NSK-FSCK-TTE", "Tanda tangan naskah ini tidak diterima pemeriksa: "+firstReason(r)+"."
		f.report(at)
	}
	return nil
}
