package office

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"math"

	"naskah/internal/layout"
	"naskah/internal/naskah"
	"naskah/internal/verify"
)

// An accepted seal is what the office found when it looked at a sealer's answer.
type accepted struct {
	fingerprint string
	verdict     verify.Verdict
	all         bool // every seal of the file is accepted
}

// inspect is step 6: nobody's answer is stored unexamined. The result begins with the input's bytes, holds exactly one signature
// more, made with an enrolled certificate of this signer, at the recorded place, covering the whole file, and the judge accepts it.
func (o *Office) inspect(ctx context.Context, w sealing, out []byte) (accepted, error) {
	refuse := func(code, msg string) (accepted, error) {
		return accepted{}, naskah.Errorf(naskah.Corrupt, code,
			"Hasil penandatanganan ditolak dan tidak dicatat: %s. Tidak ada tanda tangan yang tercatat; laporkan kepada pengelola sistem, dan coba lagi sesudah %s.",
			msg, naskah.Waktu(w.session.Intent.Until, w.zone))
	}
	if len(out) > MaxPDF {
		return refuse("TTE-UKURAN", "berkasnya melebihi 20 MB")
	}
	if len(out) <= len(w.input) || !bytes.HasPrefix(out, w.input) {
		return refuse("TTE-SAMBUNGAN", "berkasnya bukan kelanjutan utuh dari berkas yang diserahkan untuk ditandatangani")
	}
	before, err := verify.Inspect(ctx, w.input)
	if err != nil {
		return accepted{}, fmt.Errorf("office: inspect input of %s: %w", w.n.ID, err)
	}
	in, err := verify.Inspect(ctx, out)
	if err != nil {
		return refuse("TTE-BERKAS", "berkasnya tidak terbaca sebagai PDF")
	}
	if len(in.Signatures) != len(before.Signatures)+1 {
		return refuse("TTE-JUMLAH", "tambahannya bukan tepat satu tanda tangan")
	}
	last := in.Signatures[len(in.Signatures)-1]
	if !last.WholeFile {
		return refuse("TTE-CAKUPAN", "tanda tangannya tidak melindungi seluruh berkas")
	}
	if !enrolled(w.certs, last.Fingerprint) {
		return refuse("TTE-SERTIFIKAT-LAIN", "sertifikatnya bukan sertifikat yang didaftarkan penanda tangan ini")
	}
	if !within(last, w.field.Rect) {
		return refuse("TTE-LETAK", "tanda tangannya tidak berada pada tempat yang disediakan")
	}
	report := verify.Judge(in, verify.Terms{Trust: verify.Anchors(o.Anchors...), At: w.now})
	if !verify.Accept(report) {
		return refuse("TTE-PUTUSAN", "pemeriksa tidak menerimanya ("+firstReason(report)+")")
	}
	return accepted{fingerprint: last.Fingerprint, verdict: report.Verdict, all: true}, nil
}

// enrolled says whether a fingerprint is that of a certificate which the signer enrolled and which is not revoked. The time of its
// validity is the judge's affair.
func enrolled(certs []naskah.Certificate, fingerprint string) bool {
	for _, c := range certs {
		if string(c.Fingerprint) == fingerprint && !c.Revoked && fingerprint != "" {
			return true
		}
	}
	return false
}

// tolerance is how far, in points, a widget may be from the recorded rectangle: what is lost in writing decimals.
const tolerance = 0.02

// within says whether a signature's widget is the recorded place.
func within(s verify.Signature, r naskah.Rect) bool {
	want := [4]float64{r.X, r.Y, r.X + r.W, r.Y + r.H}
	for i, v := range want {
		if math.Abs(s.Rect[i]-v) > tolerance {
			return false
		}
	}
	return s.Page == r.Page
}

// firstReason is the first thing that a report holds against a file, in words.
func firstReason(r verify.Report) string {
	for _, why := range r.Reasons {
		return why.Code + ": " + why.Msg
	}
	for _, s := range r.Signatures {
		for _, why := range s.Reasons {
			return why.Code + ": " + why.Msg
		}
	}
	return string(r.Verdict)
}

// picture is what the seal adds to the page: the link to the verification, who, in which capacity, when.
func (o *Office) picture(w sealing, s naskah.Signer) ([]byte, error) {
	note := ""
	for _, c := range w.certs {
		if c.Live(w.now) && c.Uji {
			note = "Tanda tangan uji"
		}
	}
	return o.Layout.SealPicture(layout.Seal{
		Nama: s.Pejabat.Nama, Jabatan: cmp.Or(s.Pejabat.Sebutan(), s.Pejabat.Jabatan), Waktu: naskah.Waktu(w.now, w.zone),
		URL: o.URL(w.n.Kode), Catatan: note,
	}, w.field.Rect.W, w.field.Rect.H)
}
