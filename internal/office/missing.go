package office

import (
	"context"
	"errors"
	"fmt"

	"naskah/internal/naskah"
)

// A MissingItem is something that should be on file before signing and is not: with a reason that is kept, signing may open
// without it [OP 1.4].
type MissingItem struct {
	Code  string // the key of its reason
	Label string
	Norm  string
	Who   string // who gives it
}

// The codes of what should be on file; the consent of a party has its number added: NSK-BERKAS-SETUJU-2.
const (
	codeConsent = "NSK-BERKAS-SETUJU"
	codeTKKSD   = "NSK-BERKAS-TKKSD"
	codeDPRD1   = "NSK-BERKAS-DPRD-BEBAN"
	codeDPRD2   = "NSK-BERKAS-DPRD-APBD"
)

// Missing lists what should be on file before this naskah is opened for signing. Until files can be attached, all of it is answered
// by reasons.
func (o *Office) Missing(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]MissingItem, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return nil, err
	}
	return missing(m.n), nil
}

func missing(n naskah.Naskah) []MissingItem {
	var out []MissingItem
	for _, p := range n.Parties {
		if p.Instansi == n.Instansi && p.Instansi != "" {
			continue
		}
		called := "PIHAK " + naskah.Ordinal(p.Urut)
		out = append(out, MissingItem{
			Code:  fmt.Sprintf("%s-%d", codeConsent, p.Urut),
			Label: fmt.Sprintf("Persetujuan %s (%s) atas rancangan ini: surat, berita acara pembahasan, atau jawaban tertulis", called, p.Nama),
			Norm:  consentNorm(n.Jenis), Who: p.Nama,
		})
	}
	out = append(out, MissingItem{Code: codeTKKSD, Label: "Rekomendasi TKKSD",
		Norm: "Permendagri Nomor 22 Tahun 2020 Pasal 46 ayat (2) huruf g", Who: "TKKSD"})
	switch n.Jenis {
	case naskah.PKSD, naskah.PKSPK, naskah.NK:
		norm := dprdNorm(n.Jenis)
		out = append(out,
			MissingItem{Code: codeDPRD1, Label: "Jawaban atas pertanyaan: apakah kerja sama ini membebani masyarakat dan daerah? Bila ya, surat persetujuan DPRD atau tanggal anggapan setuju", Norm: norm, Who: "Perangkat Daerah pemrakarsa"},
			MissingItem{Code: codeDPRD2, Label: "Jawaban atas pertanyaan: apakah pendanaannya belum teranggarkan dalam APBD tahun berjalan? Bila ya, surat persetujuan DPRD atau tanggal anggapan setuju", Norm: norm, Who: "Perangkat Daerah pemrakarsa"})
	}
	return out
}

// consentNorm is the clause by which each kind is discussed with the other side and agreed before it is signed.
func consentNorm(k naskah.Kode) string {
	switch k {
	case naskah.KSBD:
		return "Permendagri Nomor 22 Tahun 2020 Pasal 10 ayat (1)"
	case naskah.PKSD:
		return "Permendagri Nomor 22 Tahun 2020 Pasal 13 ayat (4)"
	case naskah.PKSPK:
		return "Permendagri Nomor 22 Tahun 2020 Pasal 35 ayat (4)"
	case naskah.NK:
		return "Permendagri Nomor 22 Tahun 2020 Pasal 55 ayat (2)"
	}
	return "Permendagri Nomor 22 Tahun 2020 Pasal 32 ayat (2)"
}

func dprdNorm(k naskah.Kode) string {
	switch k {
	case naskah.PKSD:
		return "Permendagri Nomor 22 Tahun 2020 Pasal 11"
	case naskah.PKSPK:
		return "Permendagri Nomor 22 Tahun 2020 Pasal 34"
	}
	return "Permendagri Nomor 22 Tahun 2020 Pasal 56"
}

// missingCodes are the keys of items.
func missingCodes(items []MissingItem) []string {
	out := make([]string, len(items))
	for i, x := range items {
		out[i] = x.Code
	}
	return out
}

// NotReady says of each signer who could not seal now why not; it is asked when signing opens, not when the governor presses the
// button. Empty: all are ready.
func (o *Office) NotReady(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]string, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return nil, err
	}
	return o.notReady(ctx, m)
}

func (o *Office) notReady(ctx context.Context, m matter) ([]string, error) {
	if o.Sealer == nil {
		return nil, signingOff()
	}
	var out []string
	for _, party := range m.n.Parties {
		found := false
		for _, s := range m.n.Signers {
			if s.Party != party.Urut {
				continue
			}
			found = true
			why, err := o.unready(ctx, m, s)
			if err != nil {
				return nil, err
			}
			if why != "" {
				out = append(out, s.Pejabat.Nama+": "+why)
			}
		}
		if !found {
			out = append(out, "PIHAK "+naskah.Ordinal(party.Urut)+": penanda tangan belum dipilih dari daftar pejabat.")
		}
	}
	return out, nil
}

// unready says why s could not seal now; empty when he could.
func (o *Office) unready(ctx context.Context, m matter, s naskah.Signer) (string, error) {
	if s.User == "" {
		return "belum mempunyai akun.", nil
	}
	certs, err := o.certificates(ctx, s.User)
	if err != nil {
		return "", err
	}
	live := false
	for _, c := range certs {
		live = live || c.Live(m.now)
	}
	if !live {
		return "belum mempunyai sertifikat elektronik yang berlaku. Minta yang bersangkutan mendaftarkannya di halaman akunnya.", nil
	}
	err = o.Sealer.Ready(ctx, s)
	if e, ok := errors.AsType[*naskah.Error](err); ok {
		return e.Msg, nil
	}
	return "", err
}

// certificates are those that a signer enrolled with the sealer in use.
func (o *Office) certificates(ctx context.Context, u naskah.UserID) ([]naskah.Certificate, error) {
	all, err := o.Register.Certificates(ctx, naskah.ScopeSystem(), u)
	if err != nil {
		return nil, err
	}
	var out []naskah.Certificate
	for _, c := range all {
		if c.User == u {
			out = append(out, c)
		}
	}
	return out, nil
}

// signingOff is the answer while no sealer is configured.
func signingOff() error {
	return naskah.Errorf(naskah.Unavailable, "TTE-MATI", "Penandatanganan elektronik belum diaktifkan pada layanan ini. Hubungi pengelola sistem.")
}
