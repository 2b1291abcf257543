package office

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"naskah/internal/naskah"
	"naskah/internal/verify"
)

// A VerifyResult is the verdict on a file and, apart from it, what the register knows. The one never stands for the other.
type VerifyResult struct {
	Report   verify.Report
	Judged   bool               // Report is about bytes that were looked at
	Digest   naskah.Digest      // of those bytes
	Public   *naskah.PublicView // the naskah in our register; nil: unknown here
	Match    string             // current | earlier | ended_session | extended | "" (unknown here)
	Validity naskah.Validity    // on today, in the zone of its Instansi; empty when not signed
	Notices  []Notice
	Late     []string // of each signer of Public.Signers, in their order: that his seal came after the printed date; empty when not
	Zone     string   // IANA name of the Instansi's zone, in which its times are shown
}

// A Notice is something the register says about a file, with a permanent code.
type Notice struct{ Code, Msg string }

// MatchExtended: the file begins with the bytes of a version we know and goes on with bytes that we did not write.
const MatchExtended = "extended"

// Verify judges an uploaded file and looks it up by its digest. Nothing is stored, and who asks does not matter.
func (o *Office) Verify(ctx context.Context, pdf []byte) (VerifyResult, error) {
	if len(pdf) > MaxPDF {
		return VerifyResult{}, naskah.Errorf(naskah.Invalid, "NSK-BERKAS-BESAR", "Berkas melebihi 20 MB, sehingga tidak diperiksa.").On("berkas")
	}
	in, err := verify.Inspect(ctx, pdf)
	if errors.Is(err, verify.ErrNotPDF) {
		return VerifyResult{}, naskah.Errorf(naskah.Invalid, "NSK-BUKAN-PDF", "Berkas ini bukan PDF, sehingga tidak ada tanda tangan yang dapat diperiksa. Unggah berkas PDF aslinya, bukan foto atau hasil pindai.").On("berkas").Because(err)
	}
	if err != nil {
		return VerifyResult{}, err
	}
	r := VerifyResult{Judged: true, Digest: naskah.DigestOf(pdf), Report: verify.Judge(in, verify.Terms{Trust: verify.Anchors(o.Anchors...), At: o.now()})}
	if err := o.known(ctx, &r, in, pdf); err != nil {
		return VerifyResult{}, err
	}
	return r, o.register(ctx, &r)
}

// VerifyKode answers the QR link: the naskah behind the kode, and the verdict on the bytes we keep of it once it is signed. A scan of
// ink is not judged: there is no electronic signature in it.
func (o *Office) VerifyKode(ctx context.Context, kode string) (VerifyResult, error) {
	view, err := o.Store.Public(ctx, kode, "")
	if err != nil {
		return VerifyResult{}, err
	}
	r := VerifyResult{Public: &view}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), view.ID)
	if err != nil {
		return VerifyResult{}, err
	}
	if r.done() && view.Current.Digest != "" && newestVersion(vs).Of != naskah.Scanned {
		pdf, err := o.Objects.Get(ctx, view.Current)
		if err != nil {
			return VerifyResult{}, err
		}
		in, err := verify.Inspect(ctx, pdf)
		if err != nil {
			return VerifyResult{}, fmt.Errorf("office: inspect %s: %w", view.ID, err)
		}
		r.Judged, r.Digest, r.Match = true, view.Current.Digest, "current"
		r.Report = verify.Judge(in, verify.Terms{Trust: verify.Anchors(o.Anchors...), At: o.now()})
	}
	return r, o.register(ctx, &r)
}

// known looks a file up by its digest, and by the digest of what each of its revisions ended: a file that goes on after a version
// of ours is then told apart from one that we never saw.
func (o *Office) known(ctx context.Context, r *VerifyResult, in *verify.Inspection, pdf []byte) error {
	view, err := o.Store.Public(ctx, "", r.Digest)
	if err == nil {
		r.Public, r.Match = &view, view.Match
		return nil
	}
	if !errors.Is(err, naskah.NotFound) {
		return err
	}
	for i := len(in.Revisions) - 1; i >= 0; i-- {
		end := in.Revisions[i].End
		if end <= 0 || end >= int64(len(pdf)) {
			continue
		}
		view, err := o.Store.Public(ctx, "", naskah.DigestOf(pdf[:end]))
		if err == nil {
			r.Public, r.Match = &view, MatchExtended
			return nil
		}
		if !errors.Is(err, naskah.NotFound) {
			return err
		}
	}
	return nil
}

// register adds what the register says: whether the naskah is in force, and what the file is to it.
func (o *Office) register(ctx context.Context, r *VerifyResult) error {
	if r.Public == nil {
		r.Notices = append(r.Notices, Notice{"NSK-TAK-DIKENAL", "Berkas ini tidak tercatat pada register kami. Yang dinilai hanya tanda tangannya."})
		return nil
	}
	inst, err := o.Register.Instansi(ctx, r.Public.Instansi)
	if err != nil {
		return err
	}
	r.Zone = inst.Zona
	for _, s := range r.Public.Signers {
		r.Late = append(r.Late, Late(r.Public.Tanggal, s.At, zone(inst)))
	}
	n := naskah.Naskah{Jenis: r.Public.Jenis, State: r.Public.State, Mulai: r.Public.Mulai, Berakhir: r.Public.Berakhir}
	r.Validity = n.ValidityOn(naskah.DateIn(o.now(), zone(inst)), r.Public.Diakhiri)
	if note, ok := r.notice(); ok {
		r.Notices = append(r.Notices, note)
	}
	if err := o.ink(ctx, r); err != nil {
		return err
	}
	strangers, err := o.strangers(ctx, *r)
	if err != nil || strangers == 0 {
		return err
	}
	r.Notices = append(r.Notices, Notice{"NSK-LUAR-SESI", fmt.Sprintf("Berkas memuat %d tanda tangan dari penanda tangan di luar sesi: register kami tidak mencatatnya.", strangers)})
	return nil
}

// done says whether the register calls the naskah signed.
func (r VerifyResult) done() bool { return slices.Contains(naskah.SignedStates, r.Public.State) }

// ink says of a naskah that was signed in ink, wholly or in part, what its file cannot prove [OP 1.10].
func (o *Office) ink(ctx context.Context, r *VerifyResult) error {
	if !r.done() {
		return nil
	}
	n, err := o.Store.Naskah(ctx, naskah.ScopeSystem(), r.Public.ID)
	if err != nil {
		return err
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), n.ID)
	if err != nil {
		return err
	}
	if newestVersion(vs).Of == naskah.Scanned {
		r.Notices = append(r.Notices, Notice{"NSK-TINTA-PINDAIAN", "Naskah ini ditandatangani dengan tinta. Berkas yang tercatat adalah pindaiannya, yang tidak memuat tanda tangan elektronik; naskah aslinya ada pada para pihak."})
		return nil
	}
	var who []string
	for _, s := range n.Signers {
		if inked(n, s) {
			who = append(who, "PIHAK "+naskah.Ordinal(s.Party)+" pada "+s.Tanggal.Panjang())
		}
	}
	if len(who) > 0 {
		r.Notices = append(r.Notices, Notice{"NSK-TINTA-SEBAGIAN", "Yang menandatangani dengan tinta: " + listed(who) + ". Tanda tangannya tampak pada gambar pindaian; yang dinilai di sini hanya tanda tangan elektronik."})
	}
	return nil
}

// strangers counts the signatures of the file that no sealed turn of the naskah accounts for: made with a certificate that none of
// its signers enrolled, or beyond the seals that are recorded.
func (o *Office) strangers(ctx context.Context, r VerifyResult) (int, error) {
	if !r.Judged {
		return 0, nil
	}
	sessions, err := o.Store.Sessions(ctx, naskah.ScopeSystem(), r.Public.ID)
	if err != nil {
		return 0, err
	}
	known, most := map[string]bool{}, 0
	for _, s := range sessions {
		sealed := 0
		for _, t := range s.Turns {
			if t.State != naskah.TurnSealed {
				continue
			}
			sealed++
			certs, err := o.certificates(ctx, t.Signer.User)
			if err != nil {
				return 0, err
			}
			for _, c := range certs {
				known[string(c.Fingerprint)] = true
			}
		}
		most = max(most, sealed)
	}
	n := 0
	for _, s := range r.Report.Signatures {
		if !known[s.Fingerprint] {
			n++
		}
	}
	return max(n, len(r.Report.Signatures)-most), nil
}

// notice is what the file is to the naskah it belongs to.
func (r VerifyResult) notice() (Notice, bool) {
	done := r.done()
	switch {
	case r.Match == "ended_session":
		return Notice{"NSK-SESI-BERAKHIR", "Berkas ini berasal dari sesi penandatanganan yang sudah berakhir tanpa selesai: sesi berakhir, bukan naskah sah."}, true
	case r.Match == MatchExtended:
		return Notice{"NSK-LANJUTAN-ASING", "Berkas ini diawali naskah yang tercatat pada register kami, tetapi dilanjutkan dengan isi yang bukan dari kami."}, true
	case !done:
		return Notice{"NSK-BELUM-SELESAI", "Menurut register kami naskah ini belum selesai ditandatangani, sehingga belum merupakan naskah sah."}, true
	case r.Match == "earlier":
		return Notice{"NSK-BUKAN-TERBARU", "Berkas ini versi sebelum tanda tangan terakhir. Gunakan berkas terbaru yang memuat seluruh tanda tangan."}, true
	}
	return Notice{}, false
}
