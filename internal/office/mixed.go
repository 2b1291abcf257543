package office

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/pdf"
	"naskah/internal/verify"
)

// An InkSigner is who signed in ink for a party, and on which day.
type InkSigner struct {
	Party   int
	Pejabat naskah.PejabatID // of the directory; empty: as the naskah names him
	Tanggal naskah.Date
}

// inked says whether s has signed in ink already.
func inked(n naskah.Naskah, s naskah.Signer) bool {
	return n.Cara == naskah.Basah && !s.Tanggal.IsZero()
}

// openMixed opens a naskah on paper for those who seal, when all ink stands on it: the full scan is the base, the turns are those of
// the signers without ink, and each seals in the room that the print kept for his ink [OP 1.10]. What is not a scan that can be
// sealed and judged is refused before anybody is asked.
func (o *Office) openMixed(ctx context.Context, m matter, mv naskah.Move, n naskah.Naskah, in OpenInput) (naskah.Naskah, error) {
	if len(in.Scan) == 0 {
		return naskah.Naskah{}, naskah.Errorf(naskah.Conflict, "NSK-CARA", "Naskah ini ditandatangani dengan tinta. Tanda tangan elektronik dapat menyusul hanya di atas pindaian lengkapnya, sesudah semua tanda tangan basah, stempel, dan meterai dibubuhkan.").On("pindaian")
	}
	c, vs, err := o.final(ctx, m)
	if err != nil {
		return naskah.Naskah{}, err
	}
	print, err := printFor(vs, n, c.values.Digest())
	if err != nil {
		return naskah.Naskah{}, err
	}
	if n, err = o.inkSigners(ctx, m, n, in.Ink); err != nil {
		return naskah.Naskah{}, err
	}
	scan := raised(in.Scan)
	version, err := o.sealableScan(ctx, m, n, vs, print, scan)
	if err != nil {
		return naskah.Naskah{}, err
	}
	n, f, err := o.complete(ctx, m, n, c, in.Reasons)
	if err != nil {
		return naskah.Naskah{}, err
	}
	if f.NotReady, err = o.notReady(ctx, m, n); err != nil {
		return naskah.Naskah{}, err
	}
	deadline, err := in.deadline(m, o.sessionFor())
	if err != nil {
		return naskah.Naskah{}, err
	}
	n.Current = version.Ref.Digest
	f.Versions, f.After, f.DigestChecked = append(slices.Clone(vs), version), after(n, m, mv), true
	if err := o.guard(ctx, m, mv, f); err != nil {
		return naskah.Naskah{}, err
	}
	if version.Ref, err = o.put(ctx, scan, typePDF); err != nil {
		return naskah.Naskah{}, err
	}
	first, err := o.put(ctx, in.Scan, typePDF) // as it came from the scanner
	if err != nil {
		return naskah.Naskah{}, err
	}
	return o.opens(ctx, m, mv, n, version, deadline, detail{"pindaian_asal": string(first.Digest)})
}

// inkSigners is n with who signed in ink and when: every party named must be one of its own, and its signer the one who is printed.
func (o *Office) inkSigners(ctx context.Context, m matter, n naskah.Naskah, ink []InkSigner) (naskah.Naskah, error) {
	r, err := o.roster(ctx, m.inst)
	if err != nil {
		return n, err
	}
	n.Signers = slices.Clone(n.Signers)
	for i := range n.Signers {
		n.Signers[i].Tanggal = naskah.Date{}
	}
	for _, x := range ink {
		i := slices.IndexFunc(n.Signers, func(s naskah.Signer) bool { return s.Party == x.Party })
		if i < 0 {
			return n, naskah.Errorf(naskah.Invalid, "NSK-CATAT-PIHAK", "Naskah ini tidak mempunyai penanda tangan bagi pihak ke-%d.", x.Party).On("penanda")
		}
		s := &n.Signers[i]
		if x.Pejabat != "" && x.Pejabat != s.Pejabat.Pejabat {
			snap, user, ok := r.snapshot(x.Pejabat)
			if !ok || !strings.EqualFold(strings.TrimSpace(snap.Nama), strings.TrimSpace(s.Pejabat.Nama)) {
				return n, naskah.Errorf(naskah.Invalid, "NSK-CATAT-PENANDA", "Yang tercetak sebagai penanda tangan PIHAK %s adalah %s. Bila yang menandatangani orang lain, naskahnya harus diperbaiki, dicetak, dan ditandatangani lagi.",
					naskah.Ordinal(x.Party), s.Pejabat.Nama).On("penanda")
			}
			s.User, s.Pejabat.Pejabat, s.Pejabat.Orang, s.Pejabat.Keputusan = user, snap.Pejabat, snap.Orang, snap.Keputusan
		}
		if err := checkInkDay(m, s.Pejabat.Nama, x.Tanggal); err != nil {
			return n, err
		}
		s.Tanggal = x.Tanggal
	}
	return n, nil
}

// checkInkDay: nobody signs before the printed date begins, and nobody has signed tomorrow [OP 1.7].
func checkInkDay(m matter, nama string, d naskah.Date) error {
	switch today := naskah.DateIn(m.now, m.zone); {
	case d.IsZero():
		return naskah.Errorf(naskah.Invalid, "NSK-CATAT-TANGGAL", "Isi tanggal %s membubuhkan tanda tangannya.", nama).On("penanda")
	case d.Before(m.n.Tanggal):
		return naskah.Errorf(naskah.Invalid, "NSK-CATAT-TANGGAL", "Tanggal tanda tangan %s (%s) mendahului tanggal naskah (%s). Periksa kedua tanggalnya.", nama, d.Panjang(), m.n.Tanggal.Panjang()).On("penanda")
	case today.Before(d):
		return naskah.Errorf(naskah.Invalid, "NSK-CATAT-TANGGAL", "Tanggal tanda tangan %s (%s) belum tiba.", nama, d.Panjang()).On("penanda")
	}
	return nil
}

// sealableScan is the version that a scan becomes when it is put before those who seal: page for page what was printed, of the class
// of files that our judge accepts, with the rooms of those who have not signed in ink.
func (o *Office) sealableScan(ctx context.Context, m matter, n naskah.Naskah, vs []naskah.Version, print naskah.Version, scan []byte) (naskah.Version, error) {
	report, err := o.checkScan(ctx, n, vs, scan)
	if err != nil {
		return naskah.Version{}, err
	}
	if report.Pages != print.Pages {
		return naskah.Version{}, naskah.Errorf(naskah.Invalid, "NSK-PINDAI-HALAMAN", "Pindaian memuat %d halaman, sedangkan cetakan %d halaman. Pindai semua halaman menurut urutannya, tanpa halaman lain.", report.Pages, print.Pages).On("pindaian")
	}
	pages, err := sealablePages(scan)
	if err != nil {
		return naskah.Version{}, err
	}
	sheets, err := o.pagesOfPrint(ctx, print)
	if err != nil {
		return naskah.Version{}, err
	}
	v := naskah.Version{No: len(vs) + 1, Ref: naskah.Ref{Digest: report.Digest}, Of: naskah.Scanned, Values: print.Values, Pages: report.Pages, At: m.now}
	for _, s := range n.Signers {
		if inked(n, s) {
			continue
		}
		i := slices.IndexFunc(print.Fields, func(f naskah.Field) bool { return f.Party == s.Party && f.Kind == naskah.FieldTinta })
		if i < 0 || print.Fields[i].Rect.Page > min(len(pages), len(sheets)) {
			return naskah.Version{}, naskah.Errorf(naskah.Invalid, "NSK-BIDANG", "Naskah tidak mempunyai tempat tanda tangan elektronik untuk PIHAK %s. Periksa templatnya.", naskah.Ordinal(s.Party))
		}
		f := print.Fields[i]
		sheet, page := sheets[f.Rect.Page-1].Visible, pages[f.Rect.Page-1].Visible
		if !alike(sheet, page) {
			return naskah.Version{}, naskah.Errorf(naskah.Invalid, "NSK-PINDAI-UKURAN", "Halaman %d pada pindaian berukuran jauh dari cetakannya, sehingga letak tanda tangan tidak dapat dipastikan. Pindai pada ukuran kertas yang sebenarnya.", f.Rect.Page).On("pindaian")
		}
		f.Kind, f.Rect = naskah.FieldTTD, onScanned(f.Rect, sheet, page)
		v.Fields = append(v.Fields, f)
	}
	return v, nil
}

// raised is a scan whose header says a version before 1.5, as many scanners write it, with the header of 1.7: it is that all the same,
// no offset moves, and the engine then has nothing to add to the document but seals [ISO 32000-2 §7.5.2].
func raised(scan []byte) []byte {
	if !isPDF(scan) || len(scan) < 8 || scan[5] != '1' || scan[7] >= '5' {
		return scan
	}
	out := slices.Clone(scan)
	out[7] = '7'
	return out
}

// sealablePages are the pages of a scan that our engine can seal and our judge can accept.
func sealablePages(scan []byte) ([]pdf.Page, error) {
	pages, err := verify.Base(scan)
	if err == nil {
		return pages, nil
	}
	why := "susunan berkasnya tidak terbaca dengan pasti oleh pemeriksa tanda tangan"
	switch {
	case errors.Is(err, verify.ErrBaseContent):
		why = "berkasnya memuat formulir, lapisan, tindakan, atau tanda tangan"
	case errors.Is(err, verify.ErrBasePage):
		why = "ada halaman yang diputar, bercatatan tempel, atau berukuran dengan satuan sendiri"
	}
	return nil, naskah.Errorf(naskah.Invalid, "NSK-PINDAI-BENTUK", "Pindaian ini tidak dapat menjadi dasar tanda tangan elektronik: %s. Pindai ulang, atau simpan ulang sebagai PDF/A-1, lalu unggah lagi.", why).On("pindaian").Because(err)
}

// pagesOfPrint are the sheets of what was printed.
func (o *Office) pagesOfPrint(ctx context.Context, print naskah.Version) ([]pdf.Page, error) {
	b, err := o.Objects.Get(ctx, print.Ref)
	if err != nil {
		return nil, err
	}
	f, err := pdf.Read(b, pdf.DefaultLimits())
	if err != nil {
		return nil, err
	}
	return f.At(len(f.Sections) - 1).Pages()
}

// alike says whether a scanned page is about as large as the sheet that was printed, and of its shape.
func alike(sheet, page [4]float64) bool {
	sx, sy := (page[2]-page[0])/(sheet[2]-sheet[0]), (page[3]-page[1])/(sheet[3]-sheet[1])
	return sx > 0.8 && sx < 1.25 && math.Abs(sx/sy-1) < 0.08
}

// onScanned is the place of a room of the print on a scanned page: the sheet as the scanner saw it.
func onScanned(r naskah.Rect, sheet, page [4]float64) naskah.Rect {
	sx, sy := (page[2]-page[0])/(sheet[2]-sheet[0]), (page[3]-page[1])/(sheet[3]-sheet[1])
	round := func(x float64) float64 { return math.Round(x*100) / 100 }
	return naskah.Rect{Page: r.Page, X: round(page[0] + (r.X-sheet[0])*sx), Y: round(page[1] + (r.Y-sheet[1])*sy), W: round(r.W * sx), H: round(r.H * sy)}
}
