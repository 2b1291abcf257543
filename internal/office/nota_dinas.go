package office

import (
	"context"
	"strings"
	"unicode/utf8"

	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/naskah"
)

// maxCatatan bounds the note of the Bagian Hukum: the nota is one page.
const maxCatatan = 600

// NotaDinas is the nota dinas pengantar to the Kepala Daerah with its one-page summary, as PDF [OP 5]; catatan is the Bagian Hukum's.
// It goes with a naskah that is on its way to him: from the submit to the last signature.
func (o *Office) NotaDinas(ctx context.Context, p naskah.Principal, id naskah.NaskahID, catatan string) ([]byte, string, error) {
	m, err := o.atDesk(ctx, p, id)
	if err != nil {
		return nil, "", err
	}
	switch m.n.State {
	case naskah.Review, naskah.Approved, naskah.Signing:
	default:
		return nil, "", naskah.Errorf(naskah.Conflict, "NSK-NOTA", "Nota dinas pengantar dibuat selama naskah diperiksa sampai dengan ditandatangani. Naskah ini tidak dalam tahap itu.")
	}
	if catatan, err = o.legalNote(catatan); err != nil {
		return nil, "", err
	}
	nota, err := o.notaOf(ctx, m)
	if err != nil {
		return nil, "", err
	}
	nota.CatatanHukum = catatan
	for _, nota.Limit = range []int{0, 300, 260, 220, 180, 140, 110, 80, 45} { // less of each part until it is one page
		res, err := o.sheet(ctx, nota.Tree(), layout.A4Letter)
		if err != nil || res.Pages == 1 || nota.Limit == 45 {
			return res.PDF, fileName(m.n, "nota-dinas"), err
		}
	}
	return nil, "", nil
}

// legalNote is the note as it can be printed.
func (o *Office) legalNote(s string) (string, error) {
	s = oneLine(s)
	if n := utf8.RuneCountInString(s); n > maxCatatan {
		return "", naskah.Errorf(naskah.Invalid, "NSK-NOTA-CATATAN", "Catatan Bagian Hukum memuat %d huruf; paling banyak %d, supaya nota dinas tetap satu halaman.", n, maxCatatan).On("catatan")
	}
	for _, f := range o.Layout.Missing(document.Tree{Blocks: []document.Block{document.Paragraph{Text: document.Text{{Text: s}}}}}) {
		return "", naskah.Errorf(naskah.Invalid, "NSK-NOTA-CATATAN", "Catatan Bagian Hukum tidak dapat dicetak. %s", f.Msg).On("catatan")
	}
	return s, nil
}

// notaOf is what the letter says of m: from whom and to whom by the chain of paraf and the signers, the summary from the text.
func (o *Office) notaOf(ctx context.Context, m matter) (document.NotaDinas, error) {
	nota := document.NotaDinas{
		Jenis: kindWord(m.n.Jenis), Judul: m.n.Judul, Tempat: m.inst.Kedudukan, Tanggal: naskah.DateIn(m.now, m.zone).Panjang(), Mohon: "menandatanganinya",
	}
	var err error
	if nota.Desk, err = o.deskOf(ctx, m.inst); err != nil {
		return nota, err
	}
	r, err := o.roster(ctx, m.inst)
	if err != nil {
		return nota, err
	}
	for _, p := range m.n.Parties {
		nota.Pihak = append(nota.Pihak, represented(m.n, p))
		for _, s := range m.n.Signers {
			if s.Party == p.Urut && p.Instansi == m.n.Instansi && p.Instansi != "" {
				nota.Kepada = s.Pejabat.Sebutan()
			}
		}
	}
	for i, x := range m.n.Parafs {
		if i == 0 {
			nota.Dari, nota.Nama, nota.NIP = x.Pejabat.Sebutan(), x.Pejabat.NamaLengkap(), r.orang[x.Pejabat.Orang].NIP
		} else if i == len(m.n.Parafs)-1 {
			nota.Melalui = x.Pejabat.Sebutan()
		}
		if !x.At.IsZero() {
			nota.Paraf = append(nota.Paraf, strings.TrimSpace(x.Pejabat.Sebutan()+" ("+naskah.DateIn(x.At, m.zone).Angka()+")"))
		}
	}
	v, err := o.printed(ctx, m)
	if err != nil {
		return nota, err
	}
	tree, err := o.treeOf(ctx, m, v)
	nota.Objek, nota.JangkaWaktu, nota.Pembiayaan = document.Summary(tree)
	return nota, err
}
