package office_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// faults runs fsck and returns what it found.
func faults(t *testing.T, w *officetest.World) []office.Fault {
	t.Helper()
	var out []office.Fault
	must[int](t)(w.Office.Fsck(w.Ctx(), func(f office.Fault) { out = append(out, f) }))
	return out
}

// located fails unless a fault of that code names the naskah and, unless they are 0, the version and the event.
func located(t *testing.T, name string, fs []office.Fault, code string, n naskah.Naskah, version, seq int) {
	t.Helper()
	for _, f := range fs {
		if f.Code == code && f.Subject == n.ID.Subject() && (version == 0 || f.Version == version) && (seq == 0 || f.Seq == seq) && f.Msg != "" && !f.Info {
			return
		}
	}
	t.Errorf("%s: no %s at version %d, event %d in %+v", name, code, version, seq, fs)
}

// TestFsckBytes: one changed byte anywhere in a stored file is found and located, at 200 places of it.
func TestFsckBytes(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Archived()
	clean(t, w)
	ref := naskah.Ref{Digest: n.Current}
	good := must[[]byte](t)(w.Objects.Get(w.Ctx(), ref))
	for i := range 200 {
		b := bytes.Clone(good)
		b[i*(len(good)-1)/199] ^= byte(1 << (i % 8))
		w.Objects.Damage(ref, b)
		located(t, "byte", faults(t, w), "OBJ-RUSAK", n, 4, 0)
	}
	w.Objects.Damage(ref, good)
	clean(t, w)
	for name, d := range named(t, w, n) {
		b := must[[]byte](t)(w.Objects.Get(w.Ctx(), naskah.Ref{Digest: d}))
		w.Objects.Damage(naskah.Ref{Digest: d}, append(bytes.Clone(b), ' '))
		located(t, name, faults(t, w), "OBJ-RUSAK", n, 0, 0)
		w.Objects.Damage(naskah.Ref{Digest: d}, b)
	}
	clean(t, w)
}

// named are the objects beside the versions that a naskah rests on: every values, the manifest.
func named(t *testing.T, w *officetest.World, n naskah.Naskah) map[string]naskah.Digest {
	t.Helper()
	out := map[string]naskah.Digest{}
	for _, e := range must[[]naskah.Event](t)(w.Store.Events(w.Ctx(), naskah.ScopeSystem(), n.ID.Subject())) {
		var d struct{ Values, Manifes naskah.Digest }
		if err := json.Unmarshal(e.Detail, &d); err != nil {
			t.Fatal(err)
		}
		if d.Values != "" {
			out[string(e.Act)] = d.Values
		}
		if d.Manifes != "" {
			out["manifes"] = d.Manifes
		}
	}
	if len(out) < 3 {
		t.Fatalf("objects: %v", out)
	}
	return out
}

// TestFsckEvents: every column of an event, the last one gone, one inserted, two swapped.
func TestFsckEvents(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Signed()
	const at = 5 // the event that is changed
	change := func(f func(*naskah.Event)) func([]naskah.Event) []naskah.Event {
		return func(es []naskah.Event) []naskah.Event { f(&es[at-1]); return es }
	}
	for _, c := range []struct {
		name, code string
		seq        int
		history    func([]naskah.Event) []naskah.Event
	}{
		{"at", "NSK-RANTAI-ISI", at, change(func(e *naskah.Event) { e.At = e.At.Add(time.Millisecond) })},
		{"by", "NSK-RANTAI-ISI", at, change(func(e *naskah.Event) { e.By.User = "lain" })},
		{"by nama", "NSK-RANTAI-ISI", at, change(func(e *naskah.Event) { e.By.Nama = "Lain" })},
		{"by role", "NSK-RANTAI-ISI", at, change(func(e *naskah.Event) { e.By.Role = naskah.RoleOfficer })},
		{"by instansi", "NSK-RANTAI-ISI", at, change(func(e *naskah.Event) { e.By.Instansi = "32.74" })},
		{"second", "NSK-RANTAI-ISI", at, change(func(e *naskah.Event) { e.Second = &naskah.Principal{User: "x"} })},
		{"act", "NSK-RANTAI-ISI", at, change(func(e *naskah.Event) { e.Act = naskah.ActReturn })},
		{"from", "NSK-RANTAI-LANGKAH", at, change(func(e *naskah.Event) { e.From = naskah.Draft })},
		{"to", "NSK-RANTAI-LANGKAH", at, change(func(e *naskah.Event) { e.To = naskah.Approved })},
		{"version", "NSK-RANTAI-ISI", at, change(func(e *naskah.Event) { e.Version = naskah.DigestOf(nil) })},
		{"detail", "NSK-RANTAI-ISI", at, change(func(e *naskah.Event) { e.Detail = []byte(`{}`) })},
		{"prev", "NSK-RANTAI-SAMBUNG", at, change(func(e *naskah.Event) { e.Prev = naskah.DigestOf(nil) })},
		{"hash", "NSK-RANTAI-ISI", at, change(func(e *naskah.Event) { e.Hash = naskah.DigestOf(nil) })},
		{"seq", "NSK-RANTAI-URUT", 0, change(func(e *naskah.Event) { e.Seq++ })},
		{"subject", "NSK-RANTAI-POKOK", at, change(func(e *naskah.Event) { e.Subject.ID = "lain" })},
		{"last deleted", "NSK-RANTAI-UJUNG", n.Seq, func(es []naskah.Event) []naskah.Event { return es[:len(es)-1] }},
		{"one inserted", "NSK-RANTAI-URUT", 0, func(es []naskah.Event) []naskah.Event { return slices.Insert(es, at, es[at]) }},
		{"two swapped", "NSK-RANTAI-URUT", 0, func(es []naskah.Event) []naskah.Event { es[3], es[4] = es[4], es[3]; return es }},
		{"none left", "NSK-RANTAI-UJUNG", 0, func([]naskah.Event) []naskah.Event { return nil }},
	} {
		w.Office.Store = &officetest.Edited{Store: w.Store, History: c.history}
		located(t, c.name, faults(t, w), c.code, n, 0, c.seq)
	}
	w.Office.Store = &officetest.Edited{Store: w.Store}
	if fs := faults(t, w); slices.ContainsFunc(fs, func(f office.Fault) bool { return !f.Info }) {
		t.Fatalf("nothing was changed: %+v", fs)
	}
}

// TestFsckRows: a column changed behind the service's back, versions that do not extend each other, turns that count twice.
func TestFsckRows(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Signed()
	edit := func(e officetest.Edited) []office.Fault {
		t.Helper()
		e.Store = w.Store
		w.Office.Store = &e
		return faults(t, w)
	}
	located(t, "judul", edit(officetest.Edited{Change: func(x naskah.Naskah) naskah.Naskah { x.Judul += "!"; return x }}), "NSK-RANTAI-BARIS", n, 0, n.Seq)
	located(t, "state", edit(officetest.Edited{Change: func(x naskah.Naskah) naskah.Naskah { x.State = naskah.Archived; return x }}), "NSK-RANTAI-BARIS", n, 0, 0)
	located(t, "current", edit(officetest.Edited{Change: func(x naskah.Naskah) naskah.Naskah { x.Current = x.Values; return x }}), "NSK-FSCK-VERSI", n, 0, 0)
	files := func(f func([]naskah.Version) []naskah.Version) []office.Fault {
		return edit(officetest.Edited{Files: f})
	}
	located(t, "other base", files(func(vs []naskah.Version) []naskah.Version { vs[3].Base = vs[0].Ref.Digest; return vs }), "NSK-FSCK-LANJUTAN", n, 4, 0)
	located(t, "version number", files(func(vs []naskah.Version) []naskah.Version { vs[2].No = 7; return vs }), "NSK-FSCK-VERSI", n, 7, 0)
	located(t, "missing bytes", files(func(vs []naskah.Version) []naskah.Version { vs[3].Ref.Digest = naskah.DigestOf(nil); return vs }), "OBJ-TIDAK-ADA", n, 4, 0)
	fs := files(func(vs []naskah.Version) []naskah.Version {
		vs[2].Ref, vs[3].Base = vs[0].Ref, vs[0].Ref.Digest // another rendering in the place of the half-signed file
		return vs
	})
	located(t, "not its base's bytes", fs, "NSK-FSCK-LANJUTAN", n, 4, 0)
	if !slices.ContainsFunc(fs, func(f office.Fault) bool {
		return f.Code == "NSK-FSCK-LANJUTAN" && f.Offset >= 0 && strings.Contains(f.Msg, "bita ke-")
	}) {
		t.Errorf("the first differing byte is not named: %+v", fs)
	}
	turns := func(f func(*naskah.SigningSession)) []office.Fault {
		return edit(officetest.Edited{Turns: func(ss []naskah.SigningSession) []naskah.SigningSession { f(&ss[0]); return ss }})
	}
	located(t, "a seal for two turns", turns(func(s *naskah.SigningSession) { s.Turns[0].Sealed = s.Turns[1].Sealed; s.Turns = s.Turns[:1] }), "NSK-FSCK-SESI", n, 0, 0)
	located(t, "a turn without version", turns(func(s *naskah.SigningSession) { s.Turns[0].Sealed = naskah.DigestOf(nil) }), "NSK-FSCK-SESI", n, 0, 0)
	located(t, "fewer turns than seals", turns(func(s *naskah.SigningSession) { s.Turns = s.Turns[:1] }), "NSK-FSCK-TTE", n, 0, 0)
	w.Office.Store = w.Store
	clean(t, w)
}

// TestFsckLitter: what nothing points to is information, not damage; a damaged stranger is damage.
func TestFsckLitter(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	w.Opened()
	ref := must[naskah.Ref](t)(w.Objects.Put(w.Ctx(), []byte("sisa"), naskah.Meta{}))
	fs := faults(t, w)
	if len(fs) != 1 || fs[0].Code != "OBJ-YATIM" || !fs[0].Info || fs[0].Object != ref.Digest {
		t.Fatalf("%+v", fs)
	}
	w.Objects.Damage(ref, []byte("rusak"))
	fs = faults(t, w)
	if len(fs) != 1 || fs[0].Code != "OBJ-RUSAK" || fs[0].Info || fs[0].Object != ref.Digest {
		t.Fatalf("%+v", fs)
	}
}
