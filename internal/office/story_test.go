package office_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/internal/verify"
)

// check fails unless err is an Error of that kind and code.
func check(t *testing.T, err error, kind naskah.Kind, code string) *naskah.Error {
	t.Helper()
	e, ok := errors.AsType[*naskah.Error](err)
	if !ok || e.Kind != kind || e.Code != code {
		t.Fatalf("got %v, want %s %s", err, kind, code)
	}
	return e
}

func must[T any](t *testing.T) func(T, error) T {
	return func(x T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
}

// clean fails unless fsck finds no damage; what is only information is allowed.
func clean(t *testing.T, w *officetest.World) {
	t.Helper()
	n, err := w.Whole().Fsck(w.Ctx(), func(f office.Fault) {
		if !f.Info {
			t.Errorf("fsck: %+v", f)
		}
	})
	if err != nil || n != 0 {
		t.Fatalf("fsck: %d faults, %v", n, err)
	}
}

// acts are what happened to a naskah, in order.
func acts(t *testing.T, w *officetest.World, id naskah.NaskahID) []naskah.Act {
	t.Helper()
	var out []naskah.Act
	for _, e := range must[[]naskah.Event](t)(w.Store.Events(w.Ctx(), naskah.ScopeSystem(), id.Subject())) {
		out = append(out, e.Act)
	}
	return out
}

// TestStory takes a KSB from its first word to the archive, with everybody who has to act.
func TestStory(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	ok := must[naskah.Naskah](t)

	n := ok(o.Create(ctx, w.P("yuni"), office.CreateInput{Jenis: naskah.KSBPK, Jalur: naskah.KSDPKMitra}))
	if n.State != naskah.Draft || n.Seq != 1 || len(n.Kode) != 26 || n.KerjaSama == "" {
		t.Fatalf("created: %+v", n)
	}
	_, err := o.Submit(ctx, w.P("yuni"), n.ID, n.Seq, office.SubmitInput{})
	if err == nil {
		t.Fatal("an empty draft was submitted")
	}
	n = ok(o.Edit(ctx, w.P("yuni"), n.ID, n.Seq, office.EditInput{Values: w.Values()}))
	if len(n.Signers) != 2 || n.Signers[0].User != w.User("walikota").ID || n.Signers[1].User != w.User("direktur").ID {
		t.Fatalf("signers: %+v", n.Signers)
	}
	if n.Signers[1].Order >= n.Signers[0].Order {
		t.Fatalf("the Kepala Daerah does not sign last: %+v", n.Signers)
	}
	n = ok(o.Submit(ctx, w.P("yuni"), n.ID, n.Seq, office.SubmitInput{Reasons: w.Accept(n)}))
	for _, login := range []string{"kabagpem", "kabaghukum", "asisten", "sekda"} {
		w.Turn(time.Hour)
		n = ok(o.Paraf(ctx, w.P(login), n.ID, n.Seq))
	}
	if n.State != naskah.Approved {
		t.Fatalf("after the last paraf: %s", n.State)
	}
	n = ok(o.Number(ctx, w.P("ratna"), n.ID, n.Seq, officetest.Numbers()))
	if n.Nomor[0].Text != "100.3.7.1/1/KSB/2026" {
		t.Fatalf("nomor: %+v", n.Nomor)
	}
	n = ok(o.Open(ctx, w.P("ratna"), n.ID, n.Seq, office.OpenInput{Reasons: w.Given(n)}))
	n = ok(w.Seal("direktur", n))
	w.Turn(2 * time.Hour)
	n = ok(w.Seal("walikota", n))
	if n.State != naskah.Signed {
		t.Fatalf("after the last seal: %s", n.State)
	}
	signed, name, err := o.Document(ctx, w.P("yuni"), n.ID, office.Current)
	if err != nil || naskah.DigestOf(signed) != n.Current || !strings.HasSuffix(name, ".pdf") {
		t.Fatalf("signed file: %s %v", name, err)
	}
	r := must[office.VerifyResult](t)(o.Verify(ctx, signed))
	if r.Report.Verdict != verify.Sah || !r.Report.UJI || len(r.Report.Signatures) != 2 || r.Match != "current" || len(r.Notices) != 0 {
		t.Fatalf("verdict: %+v", r)
	}
	n = ok(w.Archive("arsip", n, office.ArchiveInput{Lokasi: "Depo arsip"}))
	if n.State != naskah.Archived || n.Klasifikasi != office.DefaultKlasifikasi || n.Lokasi != "Depo arsip" {
		t.Fatalf("archived: %+v", n)
	}
	held := must[time.Time](t)(w.Objects.Held(ctx, naskah.Ref{Digest: n.Current}))
	if want := time.Date(2036, 11, 24, 17, 0, 0, 0, time.UTC); held.Before(want.AddDate(0, 0, -3)) {
		t.Fatalf("held until %v", held)
	}
	storyHistory(t, w, n)
	clean(t, w)
}

// storyHistory looks at what the story left behind: events, pure appends, the manifest, the title of the cooperation.
func storyHistory(t *testing.T, w *officetest.World, n naskah.Naskah) {
	t.Helper()
	ctx := w.Ctx()
	events := must[[]naskah.Event](t)(w.Store.Events(ctx, naskah.ScopeSystem(), n.ID.Subject()))
	want := []naskah.Act{
		"create", "edit", "render", "submit", "paraf", "paraf", "paraf", "approve", "number", "open", "intend", "seal", "intend", "finish", "archive",
	}
	for i, a := range acts(t, w, n.ID) {
		if i >= len(want) || a != want[i] {
			t.Fatalf("acts: %v", acts(t, w, n.ID))
		}
	}
	if err := naskah.VerifyHistory(n, events); err != nil {
		t.Fatal(err)
	}
	vs := must[[]naskah.Version](t)(w.Store.Versions(ctx, naskah.ScopeSystem(), n.ID))
	if len(vs) != 4 {
		t.Fatalf("%d versions", len(vs))
	}
	for i := 2; i < 4; i++ {
		base := must[[]byte](t)(w.Objects.Get(ctx, vs[i-1].Ref))
		if b := must[[]byte](t)(w.Objects.Get(ctx, vs[i].Ref)); !bytes.HasPrefix(b, base) || vs[i].Base != vs[i-1].Ref.Digest {
			t.Fatalf("version %d does not extend version %d", i+1, i)
		}
	}
	var d struct{ Manifes naskah.Digest }
	if err := json.Unmarshal(events[len(events)-1].Detail, &d); err != nil {
		t.Fatal(err)
	}
	var m struct {
		Versi   []struct{ Digest naskah.Digest }
		Putusan struct{ Verdict string }
		Riwayat struct{ Hash naskah.Digest }
	}
	if err := json.Unmarshal(must[[]byte](t)(w.Objects.Get(ctx, naskah.Ref{Digest: d.Manifes})), &m); err != nil {
		t.Fatal(err)
	}
	if len(m.Versi) != 4 || m.Versi[3].Digest != n.Current || m.Putusan.Verdict != "sah" || m.Riwayat.Hash != events[len(events)-2].Hash {
		t.Fatalf("manifest: %+v", m)
	}
	for _, ks := range must[[]naskah.KerjaSama](t)(w.Store.KerjaSama(ctx, naskah.ScopeSystem())) {
		if ks.ID == n.KerjaSama && ks.Judul != n.Judul {
			t.Fatalf("kerja sama is called %q, naskah %q", ks.Judul, n.Judul)
		}
	}
}
