package storetest

import (
	"testing"
	"time"

	"naskah/internal/naskah"
)

var publicTests = []entry{
	{"PublicLife", publicLife},
	{"PublicEndedSession", publicEndedSession},
	{"PublicPaper", publicPaper},
	{"PublicEnded", publicEnded},
	{"PublicUnknown", publicUnknown},
}

func (w *World) public(t *testing.T, kode string, d naskah.Digest) naskah.PublicView {
	t.Helper()
	v, err := w.Public(t.Context(), kode, d)
	if err != nil {
		t.Fatalf("Public(%q, %q): %v", kode, d, err)
	}
	return v
}

func (w *World) wantNotPublic(t *testing.T, kode string, d naskah.Digest) {
	t.Helper()
	v, err := w.Public(t.Context(), kode, d)
	if v.ID != "" {
		t.Errorf("Public(%q, %q) tells of %s", kode, d, v.ID)
	}
	wantAbsent(t, err)
}

// withVersion takes n one step on with a new newest version.
func (w *World) withVersion(t *testing.T, n naskah.Naskah, act naskah.Act, from naskah.State, v *naskah.Version, s *naskah.SigningSession) naskah.Naskah {
	t.Helper()
	c := change(n, act, from)
	c.Version, c.Session, c.After.Current = v, s, v.Ref.Digest
	return w.advance(t, c)
}

var (
	walikota = naskah.Signer{Party: 1, Order: 2, User: "walikota", Pejabat: naskah.PejabatSnapshot{Nama: "Nana Suryana", GelarDpn: "Dr.", Jabatan: "Wali Kota Banjar", Kapasitas: naskah.Pj}}
	direktur = naskah.Signer{Party: 2, Order: 1, User: "direktur", Pejabat: naskah.PejabatSnapshot{Nama: "Bima Pratama", Jabatan: "Direktur", Kapasitas: naskah.Definitif}}
)

// seal marks turn i of s as sealed by text.
func (w *World) seal(s naskah.SigningSession, i int, text string) naskah.SigningSession {
	s = s.Normal()
	s.Turns[i].State, s.Turns[i].Sealed, s.Turns[i].At = naskah.TurnSealed, naskah.DigestOf([]byte(text)), w.Clock()
	return s
}

// publicLife follows one naskah to its archive: a draft is nobody's business; then kode and digests answer, and say which version.
func publicLife(t *testing.T, w *World) {
	n := w.full()
	n.Imported = false
	n = w.put(t, n)
	base := version(1, naskah.Rendered, "dasar", "")
	n = w.withVersion(t, n, naskah.ActRender, naskah.Draft, base, nil)
	w.wantNotPublic(t, n.Kode, "")
	w.wantNotPublic(t, "", base.Ref.Digest)
	n.State = naskah.Approved
	n = w.advance(t, change(n, naskah.ActApprove, naskah.Review))
	w.wantNotPublic(t, n.Kode, "")

	n, s := w.session(t, n, base.Ref.Digest, direktur, walikota)
	open := w.public(t, n.Kode, "")
	if open.State != naskah.Signing || len(open.Signers) != 0 || open.Match != "" || open.Version != nil || open.Current != base.Ref {
		t.Errorf("in signing: %+v", open)
	}
	s = w.seal(s, 0, "segel satu")
	first := version(2, naskah.Sealed, "segel satu", s.ID)
	n = w.withVersion(t, n, naskah.ActSeal, naskah.Signing, first, &s)
	half := w.public(t, n.Kode, "")
	wantSigner := naskah.PublicSigner{Party: 2, Nama: "Bima Pratama", Jabatan: direktur.Pejabat.Sebutan(), At: naskah.Milli(w.Clock())}
	diff(t, "half-signed", half.Signers, []naskah.PublicSigner{wantSigner})

	w.Turn(time.Hour)
	s = w.seal(s, 1, "segel dua")
	s.State, n.State = naskah.SessionCompleted, naskah.Signed
	last := version(3, naskah.Sealed, "segel dua", s.ID)
	n = w.withVersion(t, n, naskah.ActFinish, naskah.Signing, last, &s)
	want := naskah.PublicView{
		ID: n.ID, Kode: n.Kode, Instansi: banjar, State: naskah.Signed, Jenis: n.Jenis, Judul: n.Judul, Nomor: n.Nomor, Tanggal: n.Tanggal, Mulai: n.Mulai,
		Berakhir: n.Berakhir, Parties: n.Parties, Current: last.Ref, Fields: last.Fields,
		Signers: []naskah.PublicSigner{wantSigner, {Party: 1, Nama: "Nana Suryana", Jabatan: walikota.Pejabat.Sebutan(), At: naskah.Milli(w.Clock())}},
	}
	diff(t, "signed, by kode", w.public(t, n.Kode, ""), want)
	for _, c := range []struct {
		v     *naskah.Version
		match string
	}{{last, naskah.MatchCurrent}, {first, naskah.MatchEarlier}, {base, naskah.MatchEarlier}} {
		v := c.v.Normal()
		want.Match, want.Version = c.match, &v
		diff(t, "by digest of version "+string(v.Of), w.public(t, "", v.Ref.Digest), want)
		diff(t, "by both", w.public(t, n.Kode, v.Ref.Digest), want)
	}
	n.State = naskah.Archived
	n = w.advance(t, change(n, naskah.ActArchive, naskah.Signed))
	if v := w.public(t, n.Kode, ""); v.State != naskah.Archived || len(v.Signers) != 2 {
		t.Errorf("archived: %+v", v)
	}
	other := w.create(t)
	w.wantNotPublic(t, other.Kode, last.Ref.Digest)
}

// publicEndedSession: of a naskah whose signing ended, copies are known as such, and nothing but its title and state is told.
func publicEndedSession(t *testing.T, w *World) {
	n := w.full()
	n.Imported = false
	n = w.put(t, n)
	base := version(1, naskah.Rendered, "dasar", "")
	n.State = naskah.Approved
	n = w.withVersion(t, n, naskah.ActApprove, naskah.Review, base, nil)
	n, s := w.session(t, n, base.Ref.Digest, direktur, walikota)
	s = w.seal(s, 0, "segel satu")
	first := version(2, naskah.Sealed, "segel satu", s.ID)
	n = w.withVersion(t, n, naskah.ActSeal, naskah.Signing, first, &s)
	s.State, n.State = naskah.SessionRecalled, naskah.Approved
	c := change(n, naskah.ActRecall, naskah.Signing)
	c.Session = &s
	n = w.advance(t, c)
	bare := naskah.PublicView{ID: n.ID, Kode: n.Kode, Instansi: banjar, State: naskah.Approved, Jenis: n.Jenis, Judul: n.Judul}
	diff(t, "by kode", w.public(t, n.Kode, ""), bare)
	for _, x := range []*naskah.Version{base, first} {
		v := x.Normal()
		bare.Match, bare.Version = naskah.MatchEndedSession, &v
		diff(t, "by digest", w.public(t, "", v.Ref.Digest), bare)
	}
	// signed anew over the same base, the copy of the first round stays what it was
	n, s2 := w.session(t, n, base.Ref.Digest, direktur)
	s2 = w.seal(s2, 0, "segel baru")
	s2.State, n.State = naskah.SessionCompleted, naskah.Signed
	final := version(3, naskah.Sealed, "segel baru", s2.ID)
	n = w.withVersion(t, n, naskah.ActFinish, naskah.Signing, final, &s2)
	for d, match := range map[naskah.Digest]string{final.Ref.Digest: naskah.MatchCurrent, base.Ref.Digest: naskah.MatchEarlier, first.Ref.Digest: naskah.MatchEndedSession} {
		if v := w.public(t, "", d); v.Match != match || v.State != naskah.Signed || len(v.Signers) != 1 {
			t.Errorf("%s: %+v", match, v)
		}
	}
}

// publicPaper: a naskah signed in ink names its signers without times; its scan is its version.
func publicPaper(t *testing.T, w *World) {
	n := w.full()
	n.State, n.Cara, n.Current = naskah.Signed, naskah.Basah, ""
	n = w.put(t, n)
	v := w.public(t, n.Kode, "")
	if len(v.Signers) != 2 || !v.Signers[0].At.IsZero() || v.Current != (naskah.Ref{}) {
		t.Errorf("without scan: %+v", v)
	}
	scan := version(1, naskah.Scanned, "pindaian", "")
	n = w.withVersion(t, n, naskah.ActScan, naskah.Signed, scan, nil)
	if v := w.public(t, "", scan.Ref.Digest); v.Match != naskah.MatchCurrent || v.Current != scan.Ref {
		t.Errorf("the scan: %+v", v)
	}
	draft := w.Draft()
	draft.State = naskah.Cancelled
	w.wantNotPublic(t, w.put(t, draft).Kode, "")
	// the same bytes recorded twice: the naskah changed last answers
	w.Turn(time.Minute)
	twin := w.full()
	twin.State, twin.Kode = naskah.Signed, "kembar"
	twin = w.withVersion(t, w.put(t, twin), naskah.ActScan, naskah.Signed, version(1, naskah.Scanned, "pindaian", ""), nil)
	if v := w.public(t, "", scan.Ref.Digest); v.ID != twin.ID {
		t.Errorf("%s answers, want %s", v.ID, twin.ID)
	}
	if v := w.public(t, n.Kode, scan.Ref.Digest); v.ID != n.ID {
		t.Errorf("%s answers for the other's kode", v.ID)
	}
}

// publicEnded: whether the naskah was ended by another is told apart, from the day on that the relation names.
func publicEnded(t *testing.T, w *World) {
	n, by := w.full(), w.Draft()
	n.State, by.State = naskah.Signed, naskah.Draft
	n, by = w.put(t, n), w.put(t, by)
	day := naskah.DateIn(w.Clock().Add(7*time.Hour), time.UTC) // the civil day of the region, WIB
	w.record(t, naskah.Record{Relasi: &naskah.Relasi{ID: "r1", Instansi: banjar, Dari: by.ID, Ke: n.ID, Jenis: naskah.Mengakhiri, Tanggal: day.AddDays(1)}})
	want := func(what string, ended bool) {
		t.Helper()
		if v := w.public(t, n.Kode, ""); v.Diakhiri != ended {
			t.Errorf("%s: diakhiri is %v", what, v.Diakhiri)
		}
	}
	want("by a draft", false)
	by.State = naskah.Signed
	w.advance(t, change(by, naskah.ActImport, naskah.None))
	want("the day before", false)
	w.Turn(14 * time.Hour) // 23.41 WIB
	want("the evening before", false)
	w.Turn(time.Hour)
	want("on the day, in the zone of the region", true)
}

func publicUnknown(t *testing.T, w *World) {
	n := w.full()
	n.State, n.Kode = naskah.Signed, ""
	w.put(t, n)
	for _, kode := range []string{"", "tidak-ada", "%", "'"} {
		w.wantNotPublic(t, kode, "")
	}
	w.wantNotPublic(t, "", naskah.DigestOf([]byte("asing")))
	w.wantNotPublic(t, "", "sha256:")
}
