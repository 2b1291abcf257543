package office_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/layout"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

func seal(w *officetest.World, login, passphrase string, n naskah.Naskah) (naskah.Naskah, error) {
	return w.Office.Seal(w.Ctx(), w.P(login), n.ID, n.Seq, office.SealInput{Secret: naskah.NewSecret(passphrase)})
}

// TestOrder: the other side first, the Kepala Daerah last [OP 1.5], unless the officer changes it before signing opens.
func TestOrder(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Opened()
	_, err := w.Seal("walikota", n)
	check(t, err, naskah.Denied, "NSK-AKSES-GILIRAN-TTD")
	n = must[naskah.Naskah](t)(w.Seal("direktur", n))
	_, err = w.Seal("direktur", n)
	check(t, err, naskah.Denied, "NSK-AKSES-GILIRAN-TTD")

	m := w.Numbered()
	for _, bad := range [][]int{{1}, {0, 1}, {1, 2, 3}} {
		_, err = w.Office.Open(w.Ctx(), w.P("ratna"), m.ID, m.Seq, office.OpenInput{Reasons: w.Given(m), Order: bad})
		check(t, err, naskah.Invalid, "NSK-URUTAN")
	}
	m = must[naskah.Naskah](t)(w.Office.Open(w.Ctx(), w.P("ratna"), m.ID, m.Seq, office.OpenInput{Reasons: w.Given(m), Order: []int{1, 2}}))
	_, err = w.Seal("direktur", m)
	check(t, err, naskah.Denied, "NSK-AKSES-GILIRAN-TTD")
	m = must[naskah.Naskah](t)(w.Seal("walikota", m))
	m = must[naskah.Naskah](t)(w.Seal("direktur", m))
	if m.State != naskah.Signed {
		t.Fatal(m.State)
	}
	clean(t, w)
}

// TestWrongPassphrase: the sealer's definite no gives the lease back at once and is kept as a refusal.
func TestWrongPassphrase(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Opened()
	_, err := seal(w, "direktur", "bukan kata sandinya", n)
	check(t, err, naskah.Denied, "TTE-PASSPHRASE")
	got := w.Get(n.ID)
	s := must[[]naskah.SigningSession](t)(w.Store.Sessions(w.Ctx(), naskah.ScopeSystem(), n.ID))
	if s[0].Intent != nil || got.Current != n.Current {
		t.Fatalf("the lease was not given back: %+v", s[0].Intent)
	}
	if a := acts(t, w, n.ID); !slices.Equal(a[len(a)-2:], []naskah.Act{naskah.ActIntend, naskah.ActRelease}) {
		t.Fatalf("acts: %v", a)
	}
	r := must[[]naskah.Refusal](t)(w.Store.Refusals(w.Ctx(), naskah.ScopeSystem(), n.ID.Subject()))
	if len(r) != 1 || r[0].Code != "TTE-PASSPHRASE" || r[0].By.User != w.User("direktur").ID {
		t.Fatalf("refusals: %+v", r)
	}
	must[naskah.Naskah](t)(w.Seal("direktur", got))
	_, err = w.Office.Seal(w.Ctx(), w.P("walikota"), n.ID, w.Get(n.ID).Seq, office.SealInput{})
	check(t, err, naskah.Invalid, "TTE-PASSPHRASE-KOSONG")
}

// TestPrintedDate: no seal before the printed date begins in the zone of the Instansi [OP 1.7].
func TestPrintedDate(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Approved()
	in := officetest.Numbers()
	in.Tanggal = officetest.Today.AddDays(2)
	n = must[naskah.Naskah](t)(w.Office.Number(w.Ctx(), w.P("ratna"), n.ID, n.Seq, in))
	begin := time.Date(2026, 11, 25, 17, 0, 0, 0, time.UTC) // 26 November 00.00 WIB
	_, err := w.Office.Open(w.Ctx(), w.P("ratna"), n.ID, n.Seq, office.OpenInput{Reasons: w.Given(n), Deadline: begin})
	check(t, err, naskah.Invalid, "NSK-BATAS")
	n = must[naskah.Naskah](t)(w.Office.Open(w.Ctx(), w.P("ratna"), n.ID, n.Seq, office.OpenInput{Reasons: w.Given(n)}))
	if s := must[[]naskah.SigningSession](t)(w.Store.Sessions(w.Ctx(), naskah.ScopeSystem(), n.ID)); !s[0].Deadline.Equal(begin.Add(14 * 24 * time.Hour)) {
		t.Errorf("the session's days are counted from before the printed date: %v", s[0].Deadline)
	}
	w.Turn(begin.Sub(w.Clock()) - time.Millisecond)
	if _, err := w.Seal("direktur", n); err == nil || len(acts(t, w, n.ID)) != n.Seq {
		t.Fatalf("sealed a millisecond too early: %v", err)
	}
	room := must[office.Room](t)(w.Office.Room(w.Ctx(), w.P("direktur"), n.ID))
	if !room.NotYet.Equal(begin) || !strings.Contains(room.Reason, "26 November 2026") {
		t.Fatalf("room: %v %q", room.NotYet, room.Reason)
	}
	w.Turn(time.Millisecond)
	must[naskah.Naskah](t)(w.Seal("direktur", n))
}

// TestLease: a fresh intent keeps every other act on the session out; it lapses by itself.
func TestLease(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Opened()
	w.Office.Sealer = &officetest.Silent{Sealer: w.Sealer}
	_, err := w.Seal("direktur", n)
	check(t, err, naskah.Unavailable, "TTE-TIDAK-PASTI")
	w.Office.Sealer = w.Sealer
	n = w.Get(n.ID)
	if a := acts(t, w, n.ID); a[len(a)-1] != naskah.ActIntend {
		t.Fatalf("acts: %v", a)
	}
	for name, do := range map[string]func() error{
		"seal": func() error { _, err := w.Seal("direktur", n); return err },
		"decline": func() error {
			_, err := w.Office.Decline(w.Ctx(), w.P("direktur"), n.ID, n.Seq, "Tidak setuju.")
			return err
		},
		"recall": func() error {
			_, err := w.Office.Recall(w.Ctx(), w.P("ratna"), n.ID, n.Seq, "Salah nomor.")
			return err
		},
	} {
		if err := do(); err == nil {
			t.Errorf("%s went through while an intent was fresh", name)
		}
	}
	room := must[office.Room](t)(w.Office.Room(w.Ctx(), w.P("ratna"), n.ID))
	if room.Busy == nil || room.BusyName != "Bima Pratama" {
		t.Fatalf("the officer does not see the intent: %+v", room)
	}
	w.Turn(naskah.LeaseFor)
	room = must[office.Room](t)(w.Office.Room(w.Ctx(), w.P("ratna"), n.ID))
	if room.Busy != nil || room.Lapsed == nil || room.Lapsed.Input != n.Current {
		t.Fatalf("the officer does not see that an intent had no result: %+v", room)
	}
	must[naskah.Naskah](t)(w.Seal("direktur", n))
	clean(t, w)
}

// TestDeadline: a session ends at its deadline, on the next look or by the ticker, but never under a fresh intent.
func TestDeadline(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	looked, ticked, kept := w.HalfSigned(), w.Opened(), w.Opened()
	w.Turn(14*24*time.Hour - time.Minute)
	w.Office.Sealer = &officetest.Silent{Sealer: w.Sealer}
	_, err := w.Seal("direktur", kept)
	check(t, err, naskah.Unavailable, "TTE-TIDAK-PASTI")
	w.Office.Sealer = w.Sealer
	w.Turn(2 * time.Minute)

	_, err = w.Seal("walikota", looked)
	check(t, err, naskah.Expired, "NSK-SESI-LEWAT")
	if got := w.Get(looked.ID); got.State != naskah.Approved {
		t.Fatalf("looked at after its deadline: %s", got.State)
	}
	if n, err := w.Office.Expire(w.Ctx()); n != 1 || err != nil {
		t.Fatalf("ticker ended %d, %v", n, err)
	}
	if got := w.Get(ticked.ID); got.State != naskah.Approved {
		t.Fatal(got.State)
	}
	if got := w.Get(kept.ID); got.State != naskah.Signing {
		t.Fatal("ended under a fresh intent")
	}
	w.Turn(naskah.LeaseFor)
	if n, err := w.Office.Expire(w.Ctx()); n != 1 || err != nil {
		t.Fatalf("ticker ended %d, %v", n, err)
	}
	if n, err := w.Office.Expire(w.Ctx()); n != 0 || err != nil {
		t.Fatalf("ticker ended %d more, %v", n, err)
	}
	// The half-signed file of the ended session is known, and is not taken for the naskah.
	vs := must[[]naskah.Version](t)(w.Store.Versions(w.Ctx(), naskah.ScopeSystem(), looked.ID))
	half := must[[]byte](t)(w.Objects.Get(w.Ctx(), vs[len(vs)-1].Ref))
	r := must[office.VerifyResult](t)(w.Office.Verify(w.Ctx(), half))
	if r.Match != naskah.MatchEndedSession || len(r.Notices) == 0 || r.Notices[0].Code != "NSK-SESI-BERAKHIR" {
		t.Fatalf("verification: %+v", r)
	}
	// The next round starts from a rendered base.
	n := w.Get(looked.ID)
	n = must[naskah.Naskah](t)(w.Office.Open(w.Ctx(), w.P("ratna"), n.ID, n.Seq, office.OpenInput{Reasons: w.Given(n)}))
	n = must[naskah.Naskah](t)(w.Seal("direktur", n))
	n = must[naskah.Naskah](t)(w.Seal("walikota", n))
	if n.State != naskah.Signed {
		t.Fatal(n.State)
	}
	clean(t, w)
}

// TestOpenAsks: what is not on file needs a reason, signers need certificates, an electronic naskah has no number that follows.
func TestOpenAsks(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Approved()
	in := officetest.Numbers()
	in.Nomor[1] = office.NomorInput{Party: 2, Kind: naskah.Menyusul}
	_, err := w.Office.Number(w.Ctx(), w.P("ratna"), n.ID, n.Seq, in)
	if err == nil || !strings.Contains(err.Error(), "Nomor PIHAK KEDUA belum diisi. Isi nomornya, pilih tidak bernomor, atau gunakan tanda tangan basah.") {
		t.Fatalf("menyusul: %v", err)
	}
	if _, err := w.Office.Open(w.Ctx(), w.P("ratna"), n.ID, n.Seq, office.OpenInput{Reasons: w.Given(n)}); err == nil {
		t.Fatal("opened without number, date and place")
	}
	n = must[naskah.Naskah](t)(w.Office.Number(w.Ctx(), w.P("ratna"), n.ID, n.Seq, officetest.Numbers()))
	missing := must[[]office.MissingItem](t)(w.Office.Missing(w.Ctx(), w.P("ratna"), n.ID))
	var codes []string
	for _, m := range missing {
		if m.Needed() {
			codes = append(codes, m.Code)
		}
	}
	if !slices.Equal(codes, []string{"NSK-BERKAS-SETUJU-2", "NSK-BERKAS-TKKSD"}) {
		t.Fatalf("missing: %v", codes)
	}
	given := w.Given(n)
	delete(given, "NSK-BERKAS-TKKSD")
	if _, err := w.Office.Open(w.Ctx(), w.P("ratna"), n.ID, n.Seq, office.OpenInput{Reasons: given}); err == nil {
		t.Fatal("opened without a reason")
	}
	_, err = w.Office.Open(w.Ctx(), w.P("ratna"), n.ID, n.Seq, office.OpenInput{Reasons: w.Given(n), Deadline: w.Clock()})
	check(t, err, naskah.Invalid, "NSK-BATAS")
	w.Turn(91 * 24 * time.Hour)
	not := must[[]string](t)(w.Office.NotReady(w.Ctx(), w.P("ratna"), n.ID))
	if len(not) != 2 || !strings.Contains(not[0], "Nana Suryana") {
		t.Fatalf("not ready: %v", not)
	}
	if _, err := w.Office.Open(w.Ctx(), w.P("ratna"), n.ID, n.Seq, office.OpenInput{Reasons: w.Given(n)}); err == nil {
		t.Fatal("opened for signers without a living certificate")
	}
	w.Enroll("direktur")
	w.Enroll("walikota")
	n = must[naskah.Naskah](t)(w.Office.Open(w.Ctx(), w.P("ratna"), n.ID, n.Seq, office.OpenInput{Reasons: w.Given(n)}))
	for _, code := range codes {
		if !slices.ContainsFunc(n.Reasons, func(r naskah.Reason) bool { return r.Code == code && r.By == w.User("ratna").ID }) {
			t.Errorf("the reason for %s is not kept: %+v", code, n.Reasons)
		}
	}
	if r := must[[]naskah.Refusal](t)(w.Store.Refusals(w.Ctx(), naskah.ScopeSystem(), n.ID.Subject())); len(r) != 0 {
		t.Errorf("what was only incomplete is kept as a refusal: %+v", r)
	}
}

// TestOnlyOpeningKeysChange: the opened text is the parafed one plus tanggal, tempat and nomor.
func TestOnlyOpeningKeysChange(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Opened()
	parafed := must[[]byte](t)(w.Objects.Get(w.Ctx(), naskah.Ref{Digest: n.Values}))
	v := must[naskah.Values](t)(w.Office.Values(w.Ctx(), w.P("ratna"), n.ID))
	if v.Text("tanggal_naskah") != "2026-11-24" || v.Text("tempat") != "Banjar" {
		t.Fatalf("opened values: %v", v)
	}
	for _, path := range []string{"tanggal_naskah", "tempat", "pihak.0.nomor", "pihak.1.nomor"} {
		v = v.With(path, nil)
	}
	if b, err := v.Canonical(); err != nil || string(b) != string(parafed) {
		t.Fatalf("more than the opening keys changed:\n%s\n%s", b, parafed)
	}
}

func TestTermFromLastSignature(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	v := w.Values().With("jangka_waktu.mulai", "tanda_tangan_terakhir").With("jangka_waktu.n", 3).With("jangka_waktu.satuan", "tahun")
	n := w.OpenedWith(v)
	n = must[naskah.Naskah](t)(w.Seal("direktur", n))
	w.Turn(3 * 24 * time.Hour)
	n = must[naskah.Naskah](t)(w.Seal("walikota", n))
	if want := (naskah.Date{Year: 2026, Month: 11, Day: 27}); n.Mulai != want || n.Berakhir.Date != (naskah.Date{Year: 2029, Month: 11, Day: 26}) {
		t.Fatalf("term: %v to %v", n.Mulai, n.Berakhir)
	}
	clean(t, w)
}

func TestSigningSwitchedOff(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Opened()
	w.Office.Sealer = nil
	_, err := w.Seal("direktur", n)
	check(t, err, naskah.Unavailable, "TTE-MATI")
	m := w.Numbered()
	_, err = w.Office.Open(w.Ctx(), w.P("ratna"), m.ID, m.Seq, office.OpenInput{Reasons: w.Given(m)})
	check(t, err, naskah.Unavailable, "TTE-MATI")
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	a, b := w.Approved(), w.Approved()
	a = must[naskah.Naskah](t)(o.Number(ctx, w.P("ratna"), a.ID, a.Seq, officetest.Numbers()))
	b = must[naskah.Naskah](t)(o.Number(ctx, w.P("ratna"), b.ID, b.Seq, officetest.Numbers()))
	if a.Nomor[0].Text != "100.3.7.1/1/KSB/2026" || b.Nomor[0].Text != "100.3.7.1/2/KSB/2026" {
		t.Fatalf("register: %v %v", a.Nomor, b.Nomor)
	}
	again := must[naskah.Naskah](t)(o.Number(ctx, w.P("ratna"), a.ID, a.Seq, officetest.Numbers()))
	if again.Nomor[0].Text != a.Nomor[0].Text {
		t.Fatalf("asked again, the register gave another number: %v", again.Nomor)
	}
	typed := officetest.Numbers()
	typed.Nomor[0] = office.NomorInput{Party: 1, Kind: naskah.Bernomor, Text: "100.3.7.1/1/KSB/2026"}
	_, err := o.Number(ctx, w.P("ratna"), b.ID, b.Seq, typed)
	check(t, err, naskah.Conflict, "NSK-NOMOR-PAKAI")
	typed.Nomor[0].Text = "100.3.7.1/21.a/KSB/2026"
	b = must[naskah.Naskah](t)(o.Number(ctx, w.P("ratna"), b.ID, b.Seq, typed))
	if b.Nomor[0].Text != "100.3.7.1/21.a/KSB/2026" {
		t.Fatal(b.Nomor)
	}
	theirs := officetest.Numbers()
	theirs.Nomor[1] = office.NomorInput{Party: 2, Kind: naskah.Bernomor, FromRegister: true}
	_, err = o.Number(ctx, w.P("ratna"), b.ID, b.Seq, theirs)
	check(t, err, naskah.Invalid, "NSK-NOMOR-REGISTER")
	none := officetest.Numbers()
	none.Nomor[0] = office.NomorInput{Party: 1, Kind: naskah.TidakBernomor, FromRegister: true}
	none.Nomor[1] = office.NomorInput{Party: 2, Kind: naskah.TidakBernomor}
	b = must[naskah.Naskah](t)(o.Number(ctx, w.P("ratna"), b.ID, b.Seq, none))
	if b.Nomor[0].Text != "" || b.Nomor[0].Kind != naskah.TidakBernomor {
		t.Errorf("without number, and yet %+v", b.Nomor[0])
	}
	// A number that was reserved stays with its naskah, also when that is cancelled.
	must[naskah.Naskah](t)(o.Cancel(ctx, w.P("ratna"), again.ID, again.Seq, "Batal."))
	c := w.Approved()
	c = must[naskah.Naskah](t)(o.Number(ctx, w.P("ratna"), c.ID, c.Seq, officetest.Numbers()))
	if c.Nomor[0].Text != "100.3.7.1/3/KSB/2026" {
		t.Fatalf("a number was given twice: %v", c.Nomor)
	}
}

// TestWhatTheSealerGets: the very bytes, the recorded place, and a picture that leads to the verification and says that it is a test.
func TestWhatTheSealerGets(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Opened()
	watched := &officetest.Watched{Sealer: w.Sealer}
	w.Office.Sealer = watched
	must[naskah.Naskah](t)(w.Seal("direktur", n))
	vs := must[[]naskah.Version](t)(w.Store.Versions(w.Ctx(), naskah.ScopeSystem(), n.ID))
	r := watched.Asked[0]
	i := slices.IndexFunc(vs[1].Fields, func(f naskah.Field) bool { return f.Party == 2 })
	if naskah.DigestOf(r.PDF) != n.Current || r.Field != vs[1].Fields[i] || r.Signer.User != w.User("direktur").ID || !r.At.Equal(w.Clock()) || r.Zone.String() != "Asia/Jakarta" {
		t.Errorf("%+v", r)
	}
	want, err := w.Office.Layout.SealPicture(layout.Seal{
		Nama: "Bima Pratama", Jabatan: "Direktur", Waktu: "24 November 2026 09.00 WIB", URL: "https://naskah.contoh.test/v/" + n.Kode, Catatan: "Tanda tangan uji",
	}, r.Field.Rect.W, r.Field.Rect.H)
	if err != nil || !bytes.Equal(want, r.Picture) {
		t.Errorf("the picture is another: %v", err)
	}
	watched.Answer = func(r naskah.SealRequest) []byte { return append(bytes.Clone(r.PDF), make([]byte, office.MaxPDF)...) }
	_, err = w.Seal("walikota", w.Get(n.ID))
	check(t, err, naskah.Corrupt, "TTE-UKURAN")
}
