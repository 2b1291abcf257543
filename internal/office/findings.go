package office

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"naskah/internal/naskah"
)

// findings are all that the checks say of a text: the template's rules, glyphs that the fonts lack, and what only the office
// knows: whether each signer and each pemaraf is somebody with an account.
func (o *Office) findings(c composed, n naskah.Naskah, r roster) []naskah.Finding {
	out := c.tpl.Check(c.values)
	out = append(out, o.Layout.Missing(c.tree)...)
	out = append(out, signerFindings(n, r)...)
	out = append(out, holderFindings(n, r, naskah.DateIn(o.now(), zone(r.inst)))...)
	return append(out, chainFindings(n)...)
}

// signerFindings: on the electronic path each party's signer is an official of the directory, printed under his own name.
func signerFindings(n naskah.Naskah, r roster) []naskah.Finding {
	if n.Cara != naskah.Elektronik {
		return nil
	}
	var out []naskah.Finding
	for i, party := range n.Parties {
		path := fmt.Sprintf("pihak.%d.pejabat.pejabat_id", i)
		called := "PIHAK " + naskah.Ordinal(party.Urut)
		var s *naskah.Signer
		for j := range n.Signers {
			if n.Signers[j].Party == party.Urut {
				s = &n.Signers[j]
			}
		}
		if s == nil {
			out = append(out, naskah.Finding{
				Code: "NSK-PENANDA-KOSONG", Level: naskah.LevelError, Path: path,
				Msg: "Penanda tangan " + called + " belum dipilih dari daftar pejabat. Pilih pejabatnya, supaya tanda tangan elektroniknya dapat dikenali.",
			})
			continue
		}
		known, user, _ := r.snapshot(s.Pejabat.Pejabat)
		if !strings.EqualFold(strings.TrimSpace(s.Pejabat.Nama), strings.TrimSpace(known.Nama)) {
			out = append(out, naskah.Finding{
				Code: "NSK-PENANDA-BEDA", Level: naskah.LevelError, Path: fmt.Sprintf("pihak.%d.pejabat.nama", i),
				Msg:    fmt.Sprintf("Nama penanda tangan %s dalam naskah (%q) berbeda dari nama dalam daftar pejabat (%q). Samakan namanya.", called, s.Pejabat.Nama, known.Nama),
				Repair: &naskah.Repair{Label: "Pakai nama dalam daftar pejabat", Path: fmt.Sprintf("pihak.%d.pejabat.nama", i), Value: known.Nama},
			})
		}
		if user == "" {
			out = append(out, naskah.Finding{
				Code: "NSK-PENANDA-AKUN", Level: naskah.LevelInfo, Path: path,
				Msg: fmt.Sprintf("%s (%s) belum mempunyai akun. Akunnya harus ada sebelum penandatanganan dibuka.", s.Pejabat.Nama, called),
			})
		}
	}
	return out
}

// chainFindings: each place of the reviewers' chain is somebody who can give his paraf and who did not write in the text: nobody
// approves what they wrote.
func chainFindings(n naskah.Naskah) []naskah.Finding {
	var out []naskah.Finding
	for i, p := range n.Parafs {
		if p.User == "" {
			out = append(out, naskah.Finding{
				Code: "NSK-PEMARAF-KOSONG", Level: naskah.LevelError,
				Msg: fmt.Sprintf("Pemaraf ke-%d (%s) belum mempunyai pejabat yang berakun. Minta pengelola kerja sama melengkapinya di daftar pejabat.", i+1, p.Pejabat.Jabatan),
			})
		}
		if n.Wrote(naskah.Principal{User: p.User, Orang: p.Pejabat.Orang}) {
			out = append(out, naskah.Finding{
				Code: "NSK-PEMARAF-PENYUSUN", Level: naskah.LevelError,
				Msg: fmt.Sprintf("%s ikut menulis naskah ini dan sekaligus pemaraf ke-%d. Naskah harus ditulis oleh orang lain.", p.Pejabat.Nama, i+1),
			})
		}
	}
	return out
}

// blocking counts the findings that keep a text from being submitted.
func blocking(fs []naskah.Finding) int {
	n := 0
	for _, f := range fs {
		if f.Level == naskah.LevelError {
			n++
		}
	}
	return n
}

// reasons merges what was kept with what is given now: only for codes that are still asked for, one reason per code, each with
// who gave it.
func reasons(kept []naskah.Reason, given map[string]string, asked []string, m matter) []naskah.Reason {
	var out []naskah.Reason
	seen := map[string]bool{}
	for _, code := range asked {
		if seen[code] {
			continue
		}
		seen[code] = true
		i := slices.IndexFunc(kept, func(k naskah.Reason) bool { return k.Code == code })
		switch text := strings.TrimSpace(given[code]); {
		case i >= 0 && (text == "" || text == kept[i].Text && kept[i].By == m.by.User): // said again, it is the same reason
			out = append(out, kept[i])
		case text != "":
			out = append(out, naskah.Reason{Code: code, Text: text, By: m.by.User, At: m.now})
		}
	}
	return out
}

// shortReasons refuses a reason that nobody could read on a page.
func shortReasons(given map[string]string) error {
	for _, code := range slices.Sorted(maps.Keys(given)) {
		if err := shortReason("Alasan", "alasan."+code, given[code]); err != nil {
			return err
		}
	}
	return nil
}

// shortReason refuses a reason or a note that is too long; an empty one is for the guards.
func shortReason(label, field, s string) error {
	if n := utf8.RuneCountInString(strings.TrimSpace(s)); n > maxReason {
		return naskah.Errorf(naskah.Invalid, "NSK-ALASAN-PANJANG", "%s terlalu panjang (%d huruf). Paling banyak %d huruf.", label, n, maxReason).On(field)
	}
	return nil
}

// warned lists the codes of the findings that ask for a reason.
func warned(fs []naskah.Finding) []string {
	var out []string
	for _, f := range fs {
		if f.Level == naskah.LevelWarning {
			out = append(out, f.Code)
		}
	}
	return out
}
