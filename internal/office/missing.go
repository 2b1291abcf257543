package office

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// A MissingItem is something that should be on file before signing, and whether it is. What is not, and is not only advised, asks
// for a reason that is kept; with it signing may open all the same [OP 1.4].
type MissingItem struct {
	Code    string // the key of its reason
	Label   string
	Norm    string
	Who     string // who could bring it
	OnFile  bool
	How     string              // what answers it, or why what is there does not, in words; may be empty
	Files   []naskah.Attachment // what answers it
	Attach  string              // kind of attachment that would answer it (naskah.DaftarLampiran)
	Subject naskah.Subject      // where that is attached
	Party   int                 // of which party; 0: none
	DPRD    bool                // answered by AnswerDPRD first
	Advised bool                // good to have; signing opens without it and without a reason
	Reason  string              // the reason that is kept; empty: none
}

// Needed says whether a reason is asked for.
func (x MissingItem) Needed() bool { return !x.OnFile && !x.Advised }

// The codes of what should be on file; those of a party have its number added: NSK-BERKAS-SETUJU-2.
const (
	codeConsent = "NSK-BERKAS-SETUJU"
	codeTKKSD   = "NSK-BERKAS-TKKSD"
	codeDPRD1   = "NSK-BERKAS-DPRD-BEBAN"
	codeDPRD2   = "NSK-BERKAS-DPRD-APBD"
	codeDeed    = "NSK-BERKAS-AKTA"
	codeProfile = "NSK-BERKAS-PROFIL"
	codeMandate = "NSK-BERKAS-KUASA"
)

// Missing lists what should be on file before this naskah is opened for signing or printed for ink: there, or not there and who
// could bring it. It is for the people of the Instansi; a partner sees neither the files of the house nor its reasons.
func (o *Office) Missing(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]MissingItem, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return nil, err
	}
	if p.Outside() || p.Instansi != m.n.Instansi {
		return nil, nil
	}
	return o.missing(ctx, m)
}

// missing looks at what is kept with the naskah and with its kerja sama.
func (o *Office) missing(ctx context.Context, m matter) ([]MissingItem, error) {
	f, err := o.folderOf(ctx, m)
	if err != nil {
		return nil, err
	}
	r, err := o.roster(ctx, m.inst)
	if err != nil {
		return nil, err
	}
	return f.items(r), nil
}

// items are what should be on file for a naskah of its kind and parties.
func (f folder) items(r roster) []MissingItem {
	n := f.m.n
	var out []MissingItem
	if !n.Jenis.Agreement() {
		return nil // what accompanies an agreement asks for nothing else
	}
	for _, p := range n.Parties {
		if p.Instansi != n.Instansi || p.Instansi == "" {
			out = append(out, f.consent(p))
		}
	}
	out = append(out, f.recommendation())
	switch n.Jenis {
	case naskah.PKSD, naskah.PKSPK, naskah.NK:
		out = append(out, f.council(codeDPRD1, "apakah kerja sama ini membebani masyarakat dan daerah", "membebani masyarakat dan daerah", "tidak membebani masyarakat dan daerah", f.dprd.Membebani),
			f.council(codeDPRD2, "apakah pendanaannya belum dianggarkan dalam APBD tahun berjalan", "belum dianggarkan dalam APBD tahun berjalan", "sudah dianggarkan dalam APBD tahun berjalan", f.dprd.BelumAnggaran))
	}
	for _, p := range n.Parties {
		out = append(out, f.papersOf(p, r)...)
	}
	for i := range out {
		for _, kept := range n.Reasons {
			if kept.Code == out[i].Code {
				out[i].Reason = kept.Text
			}
		}
	}
	return out
}

// A folder is what is on file for one naskah: files that nothing has replaced, and the answers about the DPRD.
type folder struct {
	m     matter
	own   []naskah.Attachment // of the naskah
	coop  []naskah.Attachment // of its kerja sama
	dprd  DPRD
	mitra map[naskah.MitraID]naskah.Mitra
}

func (o *Office) folderOf(ctx context.Context, m matter) (folder, error) {
	f := folder{m: m, mitra: map[naskah.MitraID]naskah.Mitra{}}
	var err error
	if f.own, err = o.standing(ctx, m.n.ID.Subject()); err != nil {
		return f, err
	}
	if m.n.KerjaSama != "" {
		if f.coop, err = o.standing(ctx, f.cooperation()); err != nil {
			return f, err
		}
		facts, err := o.Register.Fakta(ctx, naskah.ScopeSystem(), m.n.KerjaSama)
		if err != nil {
			return f, err
		}
		f.dprd = dprdOf(facts)
	}
	all, err := o.Register.Mitra(ctx, naskah.ScopeSystem())
	for _, x := range all {
		f.mitra[x.ID] = x
	}
	return f, err
}

// standing are the files of a subject that no other has taken the place of.
func (o *Office) standing(ctx context.Context, sub naskah.Subject) ([]naskah.Attachment, error) {
	files, err := o.Register.Attachments(ctx, naskah.ScopeSystem(), sub)
	gone := replacedBy(files)
	return slices.DeleteFunc(files, func(a naskah.Attachment) bool { return gone[a.ID] }), err
}

func (f folder) cooperation() naskah.Subject {
	return naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(f.m.n.KerjaSama)}
}

// find are the files of one kind, of the naskah first and then of the kerja sama.
func (f folder) find(kind string, party int) []naskah.Attachment {
	var out []naskah.Attachment
	for _, list := range [][]naskah.Attachment{f.own, f.coop} {
		for _, a := range list {
			if a.Jenis == kind && (party == 0 || a.Party == party) {
				out = append(out, a)
			}
		}
	}
	return out
}

// consent is that of another party to the text as it stands: a letter, a reply, or the minutes of the discussion [P22 10(1), 13(4),
// 32(2), 35(4)]. One given to an earlier text does not count.
func (f folder) consent(p naskah.Party) MissingItem {
	x := MissingItem{
		Code: fmt.Sprintf("%s-%d", codeConsent, p.Urut), Attach: naskah.LampiranPersetujuan, Subject: f.m.n.ID.Subject(), Party: p.Urut,
		Label: fmt.Sprintf("Persetujuan PIHAK %s (%s) atas rancangan ini: surat, berita acara pembahasan, atau jawaban tertulis", naskah.Ordinal(p.Urut), p.Nama),
		Norm:  consentNorm(f.m.n.Jenis), Who: p.Nama,
	}
	given := f.find(naskah.LampiranPersetujuan, p.Urut)
	for _, a := range f.find(naskah.LampiranBahas, 0) { // minutes are of one party, or of all of them
		if a.Party == 0 || a.Party == p.Urut {
			given = append(given, a)
		}
	}
	for _, a := range given {
		if a.Version == f.m.n.Values {
			x.OnFile, x.Files = true, append(x.Files, a)
		}
	}
	if !x.OnFile && len(given) > 0 {
		x.How = "Persetujuan yang ada diberikan atas rancangan sebelum diubah, sehingga tidak berlaku lagi untuk rancangan ini."
	}
	return x
}

func (f folder) recommendation() MissingItem {
	x := MissingItem{
		Code: codeTKKSD, Label: "Rekomendasi TKKSD", Norm: "Permendagri Nomor 22 Tahun 2020 Pasal 46 ayat (2) huruf g", Who: "TKKSD",
		Attach: naskah.LampiranRekomendasi, Subject: f.m.n.ID.Subject(),
	}
	x.Files = f.find(naskah.LampiranRekomendasi, 0)
	x.OnFile = len(x.Files) > 0
	return x
}

// council is one of the two questions about the DPRD. No needs nothing more; yes needs the letter of its consent, or that consent is
// deemed given because 45 days have passed [P22 11, 12(4), 34, 56].
func (f folder) council(code, asked, said, denied, answer string) MissingItem {
	x := MissingItem{
		Code: code, Label: "Jawaban atas pertanyaan: " + asked + "? Bila ya, surat persetujuan DPRD atau tanggal anggapan setuju",
		Norm: dprdNorm(f.m.n.Jenis), Who: "Perangkat Daerah pemrakarsa", Attach: naskah.LampiranDPRDSetuju, Subject: f.cooperation(), DPRD: true,
	}
	switch answer {
	case Tidak:
		x.OnFile, x.How = true, "Dijawab: "+denied+"."
		return x
	case Ya:
		x.Who = "pimpinan DPRD"
	default:
		return x
	}
	letters := f.find(naskah.LampiranDPRDSetuju, 0)
	today := naskah.DateIn(f.m.now, f.m.zone)
	switch {
	case len(letters) > 0:
		x.OnFile, x.Files, x.How = true, letters, "Dijawab: "+said+". Persetujuan DPRD ada pada berkas."
	case !f.dprd.DianggapPada.IsZero() && !today.Before(f.dprd.DianggapPada):
		x.OnFile = true
		x.How = fmt.Sprintf("Dijawab: %s. Permohonan diterima DPRD pada %s; setelah %d hari tanpa sikap, persetujuan dianggap diberikan sejak %s.",
			said, f.dprd.Diajukan.Panjang(), naskah.HariDPRD, f.dprd.DianggapPada.Panjang())
	case !f.dprd.DianggapPada.IsZero():
		x.How = fmt.Sprintf("Dijawab: %s. Menunggu DPRD; persetujuan dianggap diberikan mulai %s.", said, f.dprd.DianggapPada.Panjang())
	default:
		x.How = "Dijawab: " + said + ". Surat persetujuan DPRD belum ada."
	}
	return x
}

// papersOf are the papers by which a party shows who it is and who signs for it [P22 Lampiran A.2, 14, 36, 57(2)]. Only the mandate
// of one who signs in the place of our Kepala Daerah asks for a reason; the others are advised.
func (f folder) papersOf(p naskah.Party, r roster) []MissingItem {
	var out []MissingItem
	add := func(code, label, norm, kind string, advised bool) {
		files := f.find(kind, p.Urut)
		out = append(out, MissingItem{
			Code: fmt.Sprintf("%s-%d", code, p.Urut), Label: fmt.Sprintf("%s PIHAK %s (%s)", label, naskah.Ordinal(p.Urut), p.Nama), Norm: norm, Who: p.Nama,
			OnFile: len(files) > 0, Files: files, Attach: kind, Subject: f.m.n.ID.Subject(), Party: p.Urut, Advised: advised,
		})
	}
	own := p.Instansi == f.m.n.Instansi && p.Instansi != ""
	switch {
	case own && signedByAnother(f.m.n, p.Urut, r):
		add(codeMandate, "Surat kuasa bagi penanda tangan", mandateNorm(f.m.n.Jenis), naskah.LampiranKuasa, false)
	case f.m.n.Jenis == naskah.NK && !own:
		add(codeMandate, "Surat kuasa bagi penanda tangan", mandateNorm(f.m.n.Jenis), naskah.LampiranKuasa, true)
	}
	if f.m.n.Jenis != naskah.KSBPK && f.m.n.Jenis != naskah.PKSPK || p.Mitra == "" {
		return out
	}
	if slices.Contains([]string{"pt", "perumda", "cv", "yayasan", "koperasi", "ormas"}, strings.ToLower(f.mitra[p.Mitra].Bentuk)) {
		add(codeDeed, "Akta pendirian dan akta perubahan terakhir", "Permendagri Nomor 22 Tahun 2020 Lampiran huruf A.2", naskah.LampiranAkta, true)
	}
	add(codeProfile, "Profil", "Permendagri Nomor 22 Tahun 2020 Pasal 30, 31, dan 34 ayat (3)", naskah.LampiranProfil, true)
	return out
}

// signedByAnother says whether our party is signed for by somebody of the directory who is not the Kepala Daerah.
func signedByAnother(n naskah.Naskah, party int, r roster) bool {
	return slices.ContainsFunc(n.Signers, func(s naskah.Signer) bool {
		seat, ok := r.pejabat[s.Pejabat.Pejabat]
		return s.Party == party && ok && !r.jabatan[seat.Jabatan].KepalaDaerah
	})
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

func mandateNorm(k naskah.Kode) string {
	switch k {
	case naskah.PKSD:
		return "Permendagri Nomor 22 Tahun 2020 Pasal 14"
	case naskah.NK:
		return "Permendagri Nomor 22 Tahun 2020 Pasal 57 ayat (2)"
	}
	return "Permendagri Nomor 22 Tahun 2020 Pasal 36"
}

// missingCodes are the keys of the items that ask for a reason.
func missingCodes(items []MissingItem) []string {
	var out []string
	for _, x := range items {
		if x.Needed() {
			out = append(out, x.Code)
		}
	}
	return out
}
