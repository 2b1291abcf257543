package office

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"naskah/internal/naskah"
)

// audit compares every row of the store, and what hangs on it, with the event that left it behind. A store that cannot be audited
// has at least the history of each naskah compared.
func (f *fsck) audit(ctx context.Context) error {
	a, ok := f.o.Store.(naskah.Auditor)
	if !ok {
		return nil
	}
	f.audited = true
	return a.Audit(ctx, func(x naskah.Audited) error {
		for _, why := range x.Findings() {
			seq, version := placeOf(why.Path)
			f.report(Fault{Code: why.Code, Subject: x.Subject, Seq: seq, Version: version, Offset: -1, Msg: why.Msg})
		}
		return ctx.Err()
	})
}

// placeOf reads where a history breaks: "riwayat.4", or "riwayat.4 versi/2" for a row that hangs on it.
func placeOf(path string) (seq, version int) {
	place, row, _ := strings.Cut(path, " ")
	seq, _ = strconv.Atoi(strings.TrimPrefix(place, "riwayat."))
	if no, ok := strings.CutPrefix(row, "versi/"); ok {
		version, _ = strconv.Atoi(no)
	}
	return seq, version
}

// register gets the pictures that Instansi uploaded and the attachments of cooperations, and tells which certificates are over.
func (f *fsck) register(ctx context.Context) error {
	instansi, err := f.o.Register.AllInstansi(ctx)
	if err != nil {
		return err
	}
	for _, x := range instansi {
		at := Fault{Subject: naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(x.ID)}}
		for _, d := range []naskah.Digest{x.Lambang, x.Garuda} {
			if _, _, err := f.object(ctx, naskah.Ref{Digest: d}, at, "Lambang "+x.Sebutan()); err != nil {
				return err
			}
		}
	}
	partners, err := f.o.Register.Mitra(ctx, naskah.ScopeSystem())
	if err != nil {
		return err
	}
	for _, x := range partners {
		at := Fault{Subject: naskah.Subject{Kind: naskah.SubjectMitra, ID: string(x.ID)}}
		if _, _, err := f.object(ctx, naskah.Ref{Digest: x.Logo}, at, "Logo "+x.Nama); err != nil {
			return err
		}
	}
	for _, x := range instansi { // uploaded sheets of old records
		if err := f.attachments(ctx, naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(x.ID)}); err != nil {
			return err
		}
	}
	if err := f.proposals(ctx); err != nil {
		return err
	}
	cooperations, err := f.o.Register.KerjaSama(ctx, naskah.ScopeSystem())
	if err != nil {
		return err
	}
	for _, x := range cooperations {
		if err := f.attachments(ctx, naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(x.ID)}); err != nil {
			return err
		}
	}
	return f.certificates(ctx)
}

// attachments gets the files kept with a subject.
func (f *fsck) attachments(ctx context.Context, sub naskah.Subject) error {
	files, err := f.o.Register.Attachments(ctx, naskah.ScopeSystem(), sub)
	if err != nil {
		return err
	}
	for _, a := range files {
		if _, _, err := f.object(ctx, a.Ref, Fault{Subject: sub}, fmt.Sprintf("Lampiran %q", a.Nama)); err != nil {
			return err
		}
	}
	return nil
}

// certificates tells which signers' newest certificate is over: they must enrol again before they can seal.
func (f *fsck) certificates(ctx context.Context) error {
	users, err := f.o.Accounts.Users(ctx, naskah.ScopeSystem())
	if err != nil {
		return err
	}
	for _, u := range users {
		certs, err := f.o.certificates(ctx, u.ID)
		if err != nil {
			return err
		}
		live := false
		for _, c := range certs {
			live = live || c.Live(f.o.now())
		}
		if len(certs) > 0 && !live {
			f.report(Fault{
				Code: "NSK-FSCK-SERTIFIKAT", Info: true, Subject: naskah.Subject{Kind: naskah.SubjectUser, ID: string(u.ID)}, Offset: -1,
				Msg: fmt.Sprintf("Sertifikat elektronik %s tidak berlaku lagi; yang bersangkutan perlu mendaftar ulang sebelum dapat menandatangani.", u.Nama),
			})
		}
	}
	return nil
}

// proposals gets the scan that each waiting proposal brings.
func (f *fsck) proposals(ctx context.Context) error {
	list, err := f.o.Store.Pendings(ctx, naskah.ScopeSystem(), naskah.PendingFilter{State: naskah.PendingWaiting, Limit: 200})
	if err != nil {
		return err
	}
	for _, pd := range list {
		c, ok := confirmers[pd.Act]
		if !ok || pd.Subject.Kind != naskah.SubjectNaskah {
			continue
		}
		_, scan, err := c.show(pd.Change)
		if err != nil || scan == nil {
			continue // the audit tells of a proposal that was damaged
		}
		if _, _, err := f.object(ctx, *scan, Fault{Subject: pd.Subject, Seq: pd.Seq}, "Pindaian yang diusulkan"); err != nil {
			return err
		}
	}
	return nil
}
