package office

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/verify"
)

// An ArchiveInput is what the archivist sets; empty fields keep what the naskah has.
type ArchiveInput struct {
	Klasifikasi string
	Lokasi      string
	Tingkat     string
}

// Archive verifies the signed naskah again, writes a manifest of everything that proves it, puts all its bytes under retention and
// then records the act: proof, hold, row. A seal that cannot be proven any more is not archived; the refusal says what is missing.
func (o *Office) Archive(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, in ArchiveInput) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	mv, err := o.allow(ctx, m, naskah.ActArchive)
	if err != nil {
		return naskah.Naskah{}, err
	}
	if m.n.Imported {
		return naskah.Naskah{}, naskah.Errorf(naskah.Conflict, "NSK-ARSIP-TANPA-BERKAS", "Naskah ini dicatat tanpa pindaian aslinya, sehingga belum dapat diarsipkan.")
	}
	n := m.n
	n.Klasifikasi = cmp.Or(strings.TrimSpace(in.Klasifikasi), n.Klasifikasi, DefaultKlasifikasi)
	n.Lokasi = cmp.Or(strings.TrimSpace(in.Lokasi), n.Lokasi)
	n.Tingkat = cmp.Or(strings.TrimSpace(in.Tingkat), n.Tingkat, "asli")
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), id)
	if err != nil {
		return naskah.Naskah{}, err
	}
	report, err := o.prove(ctx, m, vs)
	if err != nil {
		return naskah.Naskah{}, err
	}
	f := naskah.Facts{After: after(n, m, mv), Versions: vs, AllSah: report.Verdict == verify.Sah, DigestChecked: true}
	if err := o.guard(ctx, m, mv, f); err != nil {
		return naskah.Naskah{}, err
	}
	until := Retention(n, naskah.DateIn(m.now, m.zone))
	manifest, err := o.manifest(ctx, m, n, vs, report, until)
	if err != nil {
		return naskah.Naskah{}, err
	}
	if err := o.hold(ctx, vs, n, manifest, holdUntil(until, m.zone)); err != nil {
		return naskah.Naskah{}, err
	}
	return o.record(ctx, m, mv, naskah.Change{After: n, Event: naskah.Event{Version: n.Current}}, detail{
		"manifes": string(manifest.Digest), "retensi": until.String(), "klasifikasi": n.Klasifikasi, "putusan": string(report.Verdict),
	})
}

// prove judges the current bytes again. They must hold exactly the seals of the session, each made with a certificate that its
// signer enrolled, and all of them sah now.
func (o *Office) prove(ctx context.Context, m matter, vs []naskah.Version) (verify.Report, error) {
	newest := newestVersion(vs)
	pdf, err := o.Objects.Get(ctx, newest.Ref)
	if err != nil {
		return verify.Report{}, err
	}
	in, err := verify.Inspect(ctx, pdf)
	if err != nil {
		return verify.Report{}, fmt.Errorf("office: inspect %s: %w", m.n.ID, err)
	}
	report := verify.Judge(in, verify.Terms{Trust: o.Anchors, At: m.now})
	var lacks []string
	if len(report.Signatures) != len(m.session.Turns) {
		lacks = append(lacks, fmt.Sprintf("berkas memuat %d tanda tangan, sedangkan sesi mencatat %d", len(report.Signatures), len(m.session.Turns)))
	}
	for _, s := range report.Signatures {
		for _, why := range s.Reasons {
			lacks = append(lacks, fmt.Sprintf("tanda tangan %s: %s (%s)", s.Signer, why.Msg, why.Code))
		}
	}
	for _, why := range report.Reasons {
		lacks = append(lacks, fmt.Sprintf("berkas: %s (%s)", why.Msg, why.Code))
	}
	if stranger, err := o.stranger(ctx, m, in); err != nil || stranger != "" {
		if err != nil {
			return report, err
		}
		lacks = append(lacks, "sertifikat "+stranger+" tidak terdaftar pada penanda tangan sesi ini")
	}
	if len(lacks) > 0 || report.Verdict != verify.Sah {
		return report, naskah.Errorf(naskah.Conflict, "NSK-ARSIP-BELUM-SAH", "Naskah belum dapat diarsipkan karena tanda tangannya tidak terbukti sah saat ini: %s.",
			strings.Join(lacks, "; "))
	}
	return report, nil
}

// stranger names a seal whose certificate none of the session's signers enrolled; empty when there is none.
func (o *Office) stranger(ctx context.Context, m matter, in *verify.Inspection) (string, error) {
	known := map[string]bool{}
	for _, t := range m.session.Turns {
		certs, err := o.certificates(ctx, t.Signer.User)
		if err != nil {
			return "", err
		}
		for _, c := range certs {
			known[string(c.Fingerprint)] = true
		}
	}
	for _, s := range in.Signatures {
		if !known[s.Fingerprint] {
			return cmp.Or(s.Fingerprint, s.Field), nil
		}
	}
	return "", nil
}

// hold puts every object that the archive rests on under retention.
func (o *Office) hold(ctx context.Context, vs []naskah.Version, n naskah.Naskah, manifest naskah.Ref, until time.Time) error {
	refs := []naskah.Ref{manifest, {Digest: n.Values}}
	for _, v := range vs {
		refs = append(refs, v.Ref, naskah.Ref{Digest: v.Values})
	}
	seen := map[naskah.Ref]bool{}
	for _, r := range refs {
		if r.Digest == "" || seen[r] {
			continue
		}
		seen[r] = true
		if err := o.Objects.Hold(ctx, r, until); err != nil {
			return err
		}
	}
	return nil
}
