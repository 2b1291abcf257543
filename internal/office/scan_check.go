package office

import (
	"context"
	"errors"
	"fmt"
	"regexp"

	"naskah/internal/naskah"
	"naskah/internal/verify"
)

// A ScanReport compares a scan with what was printed.
type ScanReport struct {
	Digest  naskah.Digest
	Pages   int
	Printed int      // pages of the printed version; 0: nothing was printed here
	Notes   []string // what a second person should look at, in words
}

// Differs says whether the scan has another number of pages than the print.
func (r ScanReport) Differs() bool { return r.Printed != 0 && r.Pages != r.Printed }

// CheckScan looks at a scan before it is proposed: that it is a PDF, its pages, that it is not a file which is known here already
// (a print-out of a sealed naskah, another naskah's scan, the clean print itself) [OP 1.10].
func (o *Office) CheckScan(ctx context.Context, p naskah.Principal, id naskah.NaskahID, pdf []byte) (ScanReport, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return ScanReport{}, err
	}
	if err := inkable(m.n); err != nil {
		return ScanReport{}, err
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), id)
	if err != nil {
		return ScanReport{}, err
	}
	return o.checkScan(ctx, m.n, vs, pdf)
}

// inkable: ink counts on what was printed for it, never on a print-out of a naskah that is sealed [OP 1.10].
func inkable(n naskah.Naskah) error {
	if n.Cara == naskah.Elektronik && !n.Imported {
		return naskah.InkOnCopy().On("pindaian")
	}
	return nil
}

var pdfImage = regexp.MustCompile(`/Subtype\s*/Image`)

// checkScan looks at the bytes of a scan of n.
func (o *Office) checkScan(ctx context.Context, n naskah.Naskah, vs []naskah.Version, pdf []byte) (ScanReport, error) {
	r := ScanReport{Digest: naskah.DigestOf(pdf)}
	switch {
	case len(pdf) == 0:
		return r, naskah.Errorf(naskah.Invalid, "NSK-PINDAI", "Pindaian lengkap naskah asli belum diunggah.").On("pindaian")
	case len(pdf) > MaxPDF:
		return r, naskah.Errorf(naskah.Invalid, "NSK-BERKAS-BESAR", "Pindaian melebihi 20 MB. Pindai ulang dengan resolusi yang lebih rendah (300 dpi, abu-abu).").On("pindaian")
	case !isPDF(pdf):
		return r, naskah.Errorf(naskah.Invalid, "NSK-PINDAI-PDF", "Pindaian harus berupa satu berkas PDF yang memuat semua halaman, bukan foto satu per satu.").On("pindaian")
	}
	var err error
	if r.Pages, err = pagesOf(pdf); err != nil {
		return r, onScan(err)
	}
	if err := o.strangeScan(ctx, n, vs, pdf); err != nil {
		return r, err
	}
	if print, ok := newestPrint(vs, n); ok {
		r.Printed = print.Pages
	}
	if r.Differs() {
		r.Notes = append(r.Notes, fmt.Sprintf("Pindaian memuat %d halaman, sedangkan cetakan %d halaman.", r.Pages, r.Printed))
	}
	if !hasImage(pdf) {
		r.Notes = append(r.Notes, "Berkas ini tidak memuat gambar, sehingga tampaknya bukan hasil pindai. Buka dan periksa tanda tangannya.")
	}
	return r, nil
}

// onScan puts an error of a file beside the field of the scan.
func onScan(err error) error {
	if e, ok := errors.AsType[*naskah.Error](err); ok {
		return e.On("pindaian")
	}
	return err
}

func hasImage(pdf []byte) bool {
	if pdfImage.Match(pdf) {
		return true
	}
	for _, s := range objectStreams(pdf) {
		if pdfImage.Match(s) {
			return true
		}
	}
	return false
}

// strangeScan refuses a file that cannot be a scan of ink on what was printed: one that bears electronic signatures, the print itself,
// or a file of the register already.
func (o *Office) strangeScan(ctx context.Context, n naskah.Naskah, vs []naskah.Version, pdf []byte) error {
	in, err := verify.Inspect(ctx, pdf)
	if err != nil && !errors.Is(err, verify.ErrNotPDF) {
		return err
	}
	if in != nil && len(in.Signatures) > 0 {
		return naskah.InkOnCopy().On("pindaian")
	}
	d := naskah.DigestOf(pdf)
	for _, v := range vs {
		if v.Of == naskah.Rendered && v.Ref.Digest == d {
			return naskah.Errorf(naskah.Invalid, "NSK-PINDAI-CETAKAN", "Berkas ini cetakan bersih dari layanan ini, bukan pindaian naskah yang sudah ditandatangani. Pindai lembar yang bertanda tangan.").On("pindaian")
		}
	}
	view, err := o.Store.Public(ctx, "", d)
	switch {
	case errors.Is(err, naskah.NotFound), err == nil && view.ID == n.ID:
		return nil
	case err != nil:
		return err
	}
	what := "naskah lain"
	if view.State == naskah.Signed || view.State == naskah.Archived {
		what = fmt.Sprintf("naskah lain, tentang %q", view.Judul)
	}
	return naskah.Errorf(naskah.Conflict, "NSK-PINDAI-DIKENAL", "Berkas ini sudah tercatat sebagai berkas %s. Periksa kembali berkas yang dipilih.", what).On("pindaian")
}
