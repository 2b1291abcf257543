package office

import (
	"context"
	"errors"

	"naskah/internal/naskah"
)

// NotReady says of each signer who could not seal now why not; it is asked when signing opens, not when the governor presses the
// button. Empty: all are ready.
func (o *Office) NotReady(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]string, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return nil, err
	}
	return o.notReady(ctx, m, m.n)
}

// notReady looks at the signers of n who are to seal; who has signed in ink needs nothing any more.
func (o *Office) notReady(ctx context.Context, m matter, n naskah.Naskah) ([]string, error) {
	if o.Sealer == nil {
		return nil, signingOff()
	}
	var out []string
	for _, party := range n.Parties {
		found := false
		for _, s := range n.Signers {
			if s.Party != party.Urut {
				continue
			}
			found = true
			if inked(n, s) {
				continue
			}
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
	if e, ok := errors.AsType[*naskah.Error](err); ok && e.Kind != naskah.Unavailable {
		return e.Msg, nil
	}
	return "", err // one who cannot be asked says nothing about the signer
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
