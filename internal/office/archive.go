package office

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/verify"
)

// An ArchiveInput is what the archivist sets; empty fields keep what the naskah has.
type ArchiveInput struct {
	Klasifikasi string
	Lokasi      string
	Tingkat     string
}

// An archiveChange is an archiving as it is proposed: what the archivist set, and what was so.
type archiveChange struct {
	Klasifikasi, Lokasi, Tingkat string
	Scan                         naskah.Ref // the scan that is kept; empty: a sealed file
	Words                        []FactChange
}

func (c archiveChange) shown() []FactChange { return c.Words }

func (c archiveChange) brought() naskah.Ref { return c.Scan }

// Archive verifies the signed naskah again, writes a manifest of everything that proves it, puts all its bytes under retention and
// then records the act: proof, hold, row. A seal that cannot be proven any more is not archived; the refusal says what is missing. A
// scan proves nothing by itself, so a second person compares it: the act is proposed, and runs when he confirms.
func (o *Office) Archive(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, in ArchiveInput) (Outcome, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return Outcome{}, err
	}
	c := archiveChange{
		Klasifikasi: cmp.Or(oneLine(in.Klasifikasi), m.n.Klasifikasi, DefaultKlasifikasi), Lokasi: cmp.Or(oneLine(in.Lokasi), m.n.Lokasi),
		Tingkat: cmp.Or(oneLine(in.Tingkat), m.n.Tingkat, "asli"),
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), id)
	if err != nil {
		return Outcome{}, err
	}
	if v := newestVersion(vs); v.Of == naskah.Scanned {
		c.Scan = v.Ref
	}
	n := c.into(m.n)
	c.Words = append([]FactChange{{Fact: "keadaan", Label: "Keadaan", Old: "Ditandatangani", New: "Diarsipkan"}},
		inWords(naskah.Changes(m.n, n), FactsOf(m.n), FactsOf(n), nil)...)
	return secondly(ctx, o, m, naskah.ActArchive, c, "", (*Office).prepareArchive)
}

func (c archiveChange) into(n naskah.Naskah) naskah.Naskah {
	n.Klasifikasi, n.Lokasi, n.Tingkat = c.Klasifikasi, c.Lokasi, c.Tingkat
	return n
}

// prepareArchive proves the naskah; manifest and retention come last, and only when it is archived.
func (o *Office) prepareArchive(ctx context.Context, m matter, mv naskah.Move, c archiveChange) (prepared, error) {
	if m.n.Current == "" {
		return prepared{}, naskah.Errorf(naskah.Conflict, "NSK-ARSIP-TANPA-BERKAS", "Naskah ini dicatat tanpa pindaian aslinya, sehingga belum dapat diarsipkan. Tambahkan pindaiannya lebih dahulu.")
	}
	n := c.into(m.n)
	if w := lengths(FactsOf(n)); len(w) > 0 {
		return prepared{}, w[0].err()
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), n.ID)
	if err != nil {
		return prepared{}, err
	}
	report, checked, err := o.proven(ctx, m, vs)
	if err != nil {
		return prepared{}, err
	}
	f := naskah.Facts{After: after(n, m, mv), Versions: vs, AllSah: report.Verdict == verify.Sah, DigestChecked: checked}
	if err := o.guard(ctx, m, mv, f); err != nil {
		return prepared{}, err
	}
	until, err := o.retention(ctx, n, m.now, m.zone)
	if err != nil {
		return prepared{}, err
	}
	out := prepared{c: naskah.Change{After: n, Event: naskah.Event{Version: n.Current}, Tasks: watching(n.ID, m.now, holdUntil(until, m.zone))}}
	out.d = detail{"retensi": until.String(), "klasifikasi": n.Klasifikasi, "putusan": cmp.Or(string(report.Verdict), "pindaian")}
	out.last = func(ctx context.Context, d detail) error {
		manifest, err := o.manifest(ctx, m, n, vs, report, until)
		if err != nil {
			return err
		}
		d["manifes"] = string(manifest.Digest)
		refs, err := o.restsOn(ctx, n)
		if err != nil {
			return err
		}
		_, err = o.hold(ctx, append([]naskah.Ref{manifest}, refs...), holdUntil(until, m.zone))
		return err
	}
	return out, nil
}

// proven judges a sealed file; of a scan it compares the bytes that are stored with what was recorded.
func (o *Office) proven(ctx context.Context, m matter, vs []naskah.Version) (verify.Report, bool, error) {
	newest := newestVersion(vs)
	if newest.Of != naskah.Scanned {
		r, err := o.prove(ctx, m, vs)
		return r, false, err
	}
	pdf, err := o.Objects.Get(ctx, newest.Ref)
	if err != nil {
		return verify.Report{}, false, err
	}
	return verify.Report{}, naskah.DigestOf(pdf) == newest.Ref.Digest && newest.Ref.Digest == m.n.Current, nil
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
	report := verify.Judge(in, verify.Terms{Trust: verify.Anchors(o.Anchors...), At: m.now})
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
