package office_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/internal/verify"
	"naskah/storage/storagetest"
)

func codes(r office.VerifyResult) []string {
	var out []string
	for _, n := range r.Notices {
		out = append(out, n.Code)
	}
	return out
}

// TestVerdictApartFromRegister: what the file is worth and what the register knows are two things.
func TestVerdictApartFromRegister(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Signed()
	vs := must[[]naskah.Version](t)(w.Store.Versions(w.Ctx(), naskah.ScopeSystem(), n.ID))
	file := func(i int) []byte { return must[[]byte](t)(w.Objects.Get(w.Ctx(), vs[i].Ref)) }
	signed, half, base := file(3), file(2), file(1)
	flipped := bytes.Clone(signed)
	flipped[len(base)/2] ^= 1
	other := officetest.New(t) // another CA, another register
	foreign := other.SignedWith(other.Values().With("judul", "Pengelolaan Taman Kota"))
	stranger := must[[]byte](t)(other.Objects.Get(w.Ctx(), naskah.Ref{Digest: foreign.Current}))
	// A signer of another world seals on top of our signed naskah.
	on := must[[]byte](t)(other.Sealer.Seal(w.Ctx(), naskah.SealRequest{
		PDF: signed, Picture: other.Picture(), Field: naskah.Field{Name: "x", Rect: naskah.Rect{Page: 1, X: 20, Y: 20, W: 100, H: 40}},
		Signer: naskah.Signer{User: other.User("walikota").ID}, At: other.Clock(), Secret: officetest.Secret(),
	}))
	for _, c := range []struct {
		name    string
		pdf     []byte
		verdict verify.Verdict
		match   string
		known   bool
		notice  string
	}{
		{"signed", signed, verify.Sah, "current", true, ""},
		{"half", half, verify.Sah, "earlier", true, "NSK-BUKAN-TERBARU"},
		{"base", base, verify.TidakDapatDipastikan, "earlier", true, "NSK-BUKAN-TERBARU"},
		{"one bit", flipped, verify.TidakSah, "", false, "NSK-TAK-DIKENAL"},
		{"trailing byte", append(bytes.Clone(signed), '\n'), verify.TidakDapatDipastikan, office.MatchExtended, true, "NSK-LANJUTAN-ASING"},
		{"a stranger's seal on top", on, verify.TidakDapatDipastikan, office.MatchExtended, true, "NSK-LANJUTAN-ASING"},
		{"another register's", stranger, verify.TidakDapatDipastikan, "", false, "NSK-TAK-DIKENAL"},
	} {
		r, err := w.Office.Verify(w.Ctx(), c.pdf)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got := ""
		if len(r.Notices) > 0 {
			got = r.Notices[0].Code
		}
		if r.Report.Verdict == verify.Sah && c.verdict != verify.Sah || r.Match != c.match || (r.Public != nil) != c.known || got != c.notice {
			t.Errorf("%s: %s %q known %v notices %v", c.name, r.Report.Verdict, r.Match, r.Public != nil, codes(r))
		}
		if r.Report.Verdict != c.verdict {
			t.Errorf("%s: verdict %s, want %s: %+v", c.name, r.Report.Verdict, c.verdict, r.Report)
		}
	}
	if r := must[office.VerifyResult](t)(w.Office.Verify(w.Ctx(), on)); codes(r)[len(codes(r))-1] != "NSK-LUAR-SESI" {
		t.Errorf("a seal beyond the turns is not named: %v", codes(r))
	}
	_, err := w.Office.Verify(w.Ctx(), []byte("bukan pdf"))
	check(t, err, naskah.Invalid, "NSK-BUKAN-PDF")
	_, err = w.Office.Verify(w.Ctx(), make([]byte, office.MaxPDF+1))
	check(t, err, naskah.Invalid, "NSK-BERKAS-BESAR")
}

func TestVerifyKode(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Signed()
	r := must[office.VerifyResult](t)(w.Office.VerifyKode(w.Ctx(), n.Kode))
	if !r.Judged || r.Report.Verdict != verify.Sah || r.Validity != naskah.Berlaku || len(r.Public.Signers) != 2 || r.Digest != n.Current {
		t.Fatalf("%+v", r)
	}
	_, err := w.Office.VerifyKode(w.Ctx(), "aaaaaaaaaaaaaaaaaaaaaaaaaa")
	check(t, err, naskah.NotFound, "NSK-TIDAK-ADA")
	// The certificates end: the seals cannot be proven any more, while the naskah is still in force.
	w.Turn(91 * 24 * time.Hour)
	r = must[office.VerifyResult](t)(w.Office.VerifyKode(w.Ctx(), n.Kode))
	if r.Report.Verdict != verify.TidakDapatDipastikan || r.Validity != naskah.Berlaku {
		t.Fatalf("%s %s", r.Report.Verdict, r.Validity)
	}
	// What is not in order says so rather than showing a verdict.
	w.Objects.Damage(naskah.Ref{Digest: n.Current}, []byte("%PDF-1.7 lain"))
	_, err = w.Office.VerifyKode(w.Ctx(), n.Kode)
	check(t, err, naskah.Corrupt, "OBJ-RUSAK")
	old := w.Imported()
	if r, err := w.Office.VerifyKode(w.Ctx(), old.Kode); err == nil && r.Judged {
		t.Fatal("a verdict on bytes that are not there")
	}
}

// TestArchiveAsksAgain: a seal that cannot be proven at the time of archiving is not archived, and the refusal says what is missing.
func TestArchiveAsksAgain(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Signed()
	w.Turn(91 * 24 * time.Hour)
	_, err := w.Archive("arsip", n, office.ArchiveInput{})
	e := check(t, err, naskah.Conflict, "NSK-ARSIP-BELUM-SAH")
	if !bytes.Contains([]byte(e.Msg), []byte("VER-WAKTU-KEDALUWARSA")) {
		t.Fatalf("does not say what is missing: %s", e.Msg)
	}
	if got := w.Get(n.ID); got.State != naskah.Signed || got.Seq != n.Seq {
		t.Fatal("refused, and yet it changed")
	}
	faults, info := 0, 0
	must[int](t)(w.Office.Fsck(w.Ctx(), func(f office.Fault) {
		if f.Info && (f.Code == "NSK-FSCK-KEDALUWARSA" || f.Code == "NSK-FSCK-SERTIFIKAT") {
			info++
		} else if !f.Info {
			faults++
		}
	}))
	if faults != 0 || info != 3 {
		t.Fatalf("fsck: %d faults, %d of 3 notes on expiry", faults, info)
	}
	old := w.Imported()
	_, err = w.Archive("arsip", old, office.ArchiveInput{})
	check(t, err, naskah.Conflict, "NSK-ARSIP-TANPA-BERKAS")
	w.Enroll("direktur")
	w.Enroll("walikota")
	m := w.Signed()
	w.Objects.Damage(naskah.Ref{Digest: m.Current}, []byte("%PDF-1.7 lain"))
	_, err = w.Archive("arsip", m, office.ArchiveInput{})
	check(t, err, naskah.Corrupt, "OBJ-RUSAK")
}

// TestArchiveKnowsItsSigners: the file holds exactly the seals of the session, made with certificates of its signers.
func TestArchiveKnowsItsSigners(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Signed()
	for name, c := range map[string]struct {
		says  string
		turns func([]naskah.SigningSession) []naskah.SigningSession
	}{
		"one turn more": {"sesi mencatat 3", func(s []naskah.SigningSession) []naskah.SigningSession {
			s[0].Turns = append(s[0].Turns, s[0].Turns[0])
			return s
		}},
		"another signer": {"tidak terdaftar pada penanda tangan", func(s []naskah.SigningSession) []naskah.SigningSession {
			s[0].Turns[0].Signer.User = w.User("arsip").ID
			return s
		}},
	} {
		w.Office.Store = &officetest.Edited{Store: w.Store, Turns: c.turns}
		_, err := w.Archive("arsip", n, office.ArchiveInput{})
		if e := check(t, err, naskah.Conflict, "NSK-ARSIP-BELUM-SAH"); !strings.Contains(e.Msg, c.says) {
			t.Errorf("%s: %s", name, e.Msg)
		}
	}
	w.Office.Store = w.Store
	objects := &storagetest.Faulty{ObjectStore: w.Objects}
	w.Office.Objects = objects
	must[naskah.Naskah](t)(w.Archive("arsip", n, office.ArchiveInput{Klasifikasi: "100.3.7.2", Tingkat: "salinan"}))
	holds := 0
	for _, c := range objects.Calls() {
		if c == storagetest.Hold {
			holds++
		}
	}
	if holds != 7 { // four versions, the parafed and the opened values, the manifest
		t.Errorf("%d objects are held", holds)
	}
	for _, d := range named(t, w, n) {
		if until, err := w.Objects.Held(w.Ctx(), naskah.Ref{Digest: d}); err == nil && until.IsZero() && d == n.Values {
			t.Error("the values are not held")
		}
	}
	if got := w.Get(n.ID); got.Klasifikasi != "100.3.7.2" || got.Tingkat != "salinan" {
		t.Errorf("%+v", got)
	}
	clean(t, w)
}
