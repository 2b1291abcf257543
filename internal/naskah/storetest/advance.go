package storetest

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"naskah/internal/naskah"
)

var advanceTests = []entry{
	{"AdvanceKeepsAll", advanceKeepsAll},
	{"AdvanceNormalises", advanceNormalises},
	{"AdvanceCopies", advanceCopies},
	{"AdvanceNamesSeq", advanceNamesSeq},
	{"AdvanceRacers", advanceRacers},
	{"AdvanceCreateRacers", advanceCreateRacers},
	{"AdvanceAllOrNothing", advanceAllOrNothing},
	{"AdvanceLeavesRelations", advanceLeavesRelations},
	{"AdvanceCancelled", advanceCancelled},
}

// full is a naskah with every field set.
func (w *World) full() naskah.Naskah {
	n := w.Draft()
	d := func(s string) naskah.Date { x, _ := naskah.ParseDate(s); return x }
	p := naskah.PejabatSnapshot{
		Pejabat: "p1", Orang: "o1", Nama: "Nana Suryana", GelarDpn: "Dr. Hj.", GelarBlk: "S.H., M.Si.", Jabatan: "Wali Kota Banjar",
		Kapasitas: naskah.Pj, Keputusan: "Keputusan Nomor 1 Tahun 2026", Kuasa: "SK-2/2026",
	}
	n.Imported, n.Template = true, naskah.TemplateRef{Kode: naskah.KSBPK, Versi: "v1", Digest: naskah.DigestOf([]byte("templat"))}
	n.Values, n.Judul = naskah.DigestOf([]byte("{}")), "Pengelolaan \"Sampah\" 100% di_Kota\\Banjar 'é' 😀 \u2028"
	n.Tanggal, n.Mulai, n.Tempat = d("2026-03-02"), d("2026-03-03"), "Banjar"
	n.Berakhir = naskah.Akhir{Kind: naskah.AkhirTanggal, Date: d("2031-03-01")}
	n.Nomor = []naskah.Nomor{{Party: 1, Kind: naskah.Bernomor, Text: "134.4/01/KSB-Pem/2026"}, {Party: 2, Kind: naskah.TidakBernomor}}
	n.Signers = []naskah.Signer{{Party: 1, Order: 2, User: "walikota", Pejabat: p}, {Party: 2, Order: 1, User: "direktur", Pejabat: p}}
	n.Parafs = []naskah.Paraf{{Pejabat: p, User: "kabagpem", At: w.Clock()}, {Pejabat: p, User: "kabaghukum"}}
	n.Reasons = []naskah.Reason{{Code: "KSD-R8", Text: "Gelar kehormatan.", By: "yuni", At: w.Clock()}}
	n.Writers = []naskah.Writer{{User: "yuni", Orang: "o-yuni"}, {User: "budi", Orang: "o-budi"}}
	n.Klasifikasi, n.Lokasi, n.Tingkat, n.Current = "100.3.7.1", "Lemari 2", "asli", naskah.DigestOf([]byte("v1"))
	n.Asli = []naskah.Asli{{Pemegang: "Pemerintah Kota Banjar", Lokasi: "Lemari 2"}, {Pemegang: "PT 'Contoh'", Lokasi: "Bandung"}}
	n.Batas, n.Batch, n.Signers[1].Tanggal = d("2026-03-09"), "lembar-1", d("2026-03-02")
	return n
}

// advanceKeepsAll: every field comes back, and the event is completed.
func advanceKeepsAll(t *testing.T, w *World) {
	n := w.full()
	second := officer
	c := change(n, naskah.ActCreate, naskah.None)
	c.Event.Second, c.Event.Version = &second, n.Current
	c.Event.Detail = json.RawMessage(`{"alasan":"Contoh <b>&", "n" : 3,"rows":{"versi/9":"x"},"row":"palsu"}`)
	got := w.advance(t, c)
	want := c.After.Normal()
	want.UpdatedAt = naskah.Milli(w.Clock())
	diff(t, "naskah", got, want)

	events := w.events(t, n.ID.Subject())
	if len(events) != 1 {
		t.Fatalf("%d events", len(events))
	}
	e, row := events[0], mustRow(t, got)
	wantEvent := naskah.Event{
		Subject: n.ID.Subject(), Seq: 1, At: naskah.Milli(w.Clock()), By: author.Kept(), Act: naskah.ActCreate, To: naskah.Draft, Version: n.Current,
		Detail: json.RawMessage(fmt.Sprintf(`{"alasan":"Contoh <b>&","n":3,"row":%q}`, string(row))),
	}
	kept := officer.Kept()
	wantEvent.Second = &kept
	wantEvent.Hash, _ = naskah.HashEvent(wantEvent)
	diff(t, "event", e, wantEvent)
	if err := naskah.VerifyHistory(got, events); err != nil {
		t.Error(err)
	}
	// and replaced as a whole
	next := got
	next.State, next.Judul, next.Parties, next.Nomor, next.Signers = naskah.Draft, "Lain", nil, nil, nil
	next.Parafs, next.Reasons, next.Writers, next.Imported = nil, nil, nil, false
	next.Template, next.Berakhir, next.Tanggal = naskah.TemplateRef{}, naskah.Akhir{}, naskah.Date{}
	next.Asli, next.Batas, next.Batch = nil, naskah.Date{}, ""
	w.Turn(time.Second)
	c = change(next, naskah.ActEdit, naskah.Draft)
	got = w.advance(t, c)
	want = c.After.Normal()
	want.UpdatedAt = naskah.Milli(w.Clock())
	diff(t, "naskah after edit", got, want)
	if err := naskah.VerifyHistory(got, w.events(t, n.ID.Subject())); err != nil {
		t.Error(err)
	}
}

func mustRow(t *testing.T, n naskah.Naskah) naskah.Digest {
	t.Helper()
	d, err := naskah.RowDigest(n)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// advanceNormalises: instants become UTC milliseconds, and the clock never runs backwards in a history.
func advanceNormalises(t *testing.T, w *World) {
	n := w.Draft()
	n.CreatedAt = time.Date(2026, 3, 2, 9, 41, 7, 123_999_999, time.FixedZone("WIB", 7*3600))
	n.Parafs, n.Reasons = []naskah.Paraf{}, []naskah.Reason{}
	got := w.put(t, n)
	if want := time.Date(2026, 3, 2, 2, 41, 7, 123_000_000, time.UTC); got.CreatedAt != want {
		t.Errorf("CreatedAt is %v, want %v", got.CreatedAt, want)
	}
	if got.Parafs != nil || got.Reasons != nil {
		t.Error("an empty list came back as something")
	}
	w.Turn(-time.Hour)
	got = w.advance(t, change(got, naskah.ActEdit, naskah.Draft))
	events := w.events(t, n.ID.Subject())
	if events[1].At.Before(events[0].At) || got.UpdatedAt != events[1].At {
		t.Errorf("events at %v and %v, updated at %v", events[0].At, events[1].At, got.UpdatedAt)
	}
	if err := naskah.VerifyHistory(got, events); err != nil {
		t.Error(err)
	}
}

// advanceCopies: what the caller does with what he gave or got changes nothing that is stored.
func advanceCopies(t *testing.T, w *World) {
	n := w.full()
	c := change(n, naskah.ActCreate, naskah.None)
	c.Event.Detail = json.RawMessage(`{"a":"b"}`)
	c.Version = version(1, naskah.Rendered, "satu", "")
	first := w.advance(t, c)
	before := w.everything(t, n.ID)
	c.After.Parties[0].Nama, c.After.Signers[0].User, c.Version.Fields[0].Name = "x", "x", "x"
	c.Event.Detail[2] = 'x'
	first.Parties[0].Nama, first.Nomor[0].Text, first.Parafs[0].User, first.Reasons[0].Text, first.Writers[0].User = "x", "x", "x", "x", "x"
	w.versions(t, n.ID)[0].Fields[0].Name = "x"
	w.events(t, n.ID.Subject())[0].Detail[2] = 'x'
	diff(t, "after the caller's changes", w.everything(t, n.ID), before)
}

// advanceNamesSeq: a write that does not name the next sequence number is Conflict and changes nothing.
func advanceNamesSeq(t *testing.T, w *World) {
	n := w.create(t)
	n = w.advance(t, change(n, naskah.ActEdit, naskah.Draft))
	before := w.everything(t, n.ID)
	for _, seq := range []int{-1, 0, 1, 2, 4, 5, 1 << 40} {
		c := change(n, naskah.ActEdit, naskah.Draft)
		c.After.Seq, c.After.Judul = seq, "direbut"
		wantError(t, w.Advance(t.Context(), c), naskah.Conflict, "NSK-SEQ")
	}
	diff(t, "after refused writes", w.everything(t, n.ID), before)
	fresh := change(w.Draft(), naskah.ActCreate, naskah.None)
	for _, seq := range []int{0, 2, 7} {
		fresh.After.Seq = seq
		wantError(t, w.Advance(t.Context(), fresh), naskah.Conflict, "NSK-SEQ")
	}
	_, err := w.Naskah(t.Context(), system, fresh.After.ID)
	wantAbsent(t, err)
}

// advanceRacers: of sixteen who write the same step, one wins; no event is lost or doubled.
func advanceRacers(t *testing.T, w *World) {
	n := w.create(t)
	for round := range 4 {
		var wg sync.WaitGroup
		var mu sync.Mutex
		var won []string
		for i := range 16 {
			wg.Go(func() {
				c := change(n, naskah.ActEdit, naskah.Draft)
				c.After.Judul = fmt.Sprintf("putaran %d pelari %d", round, i)
				if err := w.Advance(t.Context(), c); err != nil {
					wantConflict(t, err)
					return
				}
				mu.Lock()
				won = append(won, c.After.Judul)
				mu.Unlock()
			})
		}
		wg.Wait()
		n = w.get(t, n.ID)
		if len(won) != 1 || n.Judul != won[0] || n.Seq != round+2 {
			t.Fatalf("round %d: winners %v, stored %q at %d", round, won, n.Judul, n.Seq)
		}
	}
	events := w.events(t, n.ID.Subject())
	if err := naskah.VerifyHistory(n, events); err != nil || len(events) != 5 {
		t.Errorf("%d events, %v", len(events), err)
	}
}

func wantConflict(t *testing.T, err error) {
	t.Helper()
	if e, ok := errors.AsType[*naskah.Error](err); !ok || e.Kind != naskah.Conflict || e.Code != "NSK-SEQ" {
		t.Errorf("a loser got %v, want Conflict NSK-SEQ", err)
	}
}

// advanceCreateRacers: the same for a naskah that does not exist yet, and many different ones at once all get in.
func advanceCreateRacers(t *testing.T, w *World) {
	same := w.Draft()
	var wg sync.WaitGroup
	var mu sync.Mutex
	wins := 0
	for range 16 {
		other := w.Draft()
		wg.Go(func() {
			if err := w.Advance(t.Context(), change(same, naskah.ActCreate, naskah.None)); err == nil {
				mu.Lock()
				wins++
				mu.Unlock()
			} else {
				wantConflict(t, err)
			}
			if err := w.Advance(t.Context(), change(other, naskah.ActCreate, naskah.None)); err != nil {
				t.Errorf("another naskah: %v", err)
			}
		})
	}
	wg.Wait()
	page, err := w.List(t.Context(), system, naskah.Filter{})
	if err != nil || wins != 1 || page.Total != 17 {
		t.Errorf("%d winners, %d naskah, %v", wins, page.Total, err)
	}
}

// advanceAllOrNothing: whatever part of a change is refused, none of it is kept.
func advanceAllOrNothing(t *testing.T, w *World) {
	other := w.create(t)
	n := w.create(t)
	c := change(n, naskah.ActRender, naskah.Draft)
	c.Version = version(1, naskah.Rendered, "satu", "")
	n = w.advance(t, c)
	signer := naskah.Signer{Party: 1, Order: 1, User: "walikota"}
	p := w.propose(t, w.proposal(n))
	before, otherBefore := w.everything(t, n.ID), w.everything(t, other.ID)
	for name, spoil := range map[string]struct {
		kind naskah.Kind
		code string
		do   func(*naskah.Change)
	}{
		"delivery without name": {naskah.Invalid, "NSK-PERUBAHAN", func(c *naskah.Change) { c.Delivery.ID = "" }},
		"delivery by nobody":    {naskah.Invalid, "NSK-RUJUKAN", func(c *naskah.Change) { c.Delivery.Instansi = "99.99" }},
		"kerja sama of another": {naskah.Invalid, "NSK-PERUBAHAN", func(c *naskah.Change) { c.KerjaSama.ID = kerjaSamaOf(banjar, 1) }},
		"kerja sama of then":    {naskah.Conflict, "NSK-SEQ", func(c *naskah.Change) { c.KerjaSama.Seq = 1 }},
		"proposal not made":     {naskah.Invalid, "NSK-RUJUKAN", func(c *naskah.Change) { c.Pending.ID = "tunda-x" }},
		"proposal of else":      {naskah.Invalid, "NSK-PERUBAHAN", func(c *naskah.Change) { c.Pending.Digest = naskah.DigestOf(nil) }},
		"version out of turn":   {naskah.Conflict, "NSK-VERSI-URUT", func(c *naskah.Change) { c.Version.No = 3 }},
		"version twice":         {naskah.Conflict, "NSK-VERSI-URUT", func(c *naskah.Change) { c.Version.No = 1 }},
		"version without name":  {naskah.Invalid, "NSK-PERUBAHAN", func(c *naskah.Change) { c.Version.Ref.Digest = "" }},
		"session of another":    {naskah.Invalid, "NSK-PERUBAHAN", func(c *naskah.Change) { c.Session.Naskah = other.ID }},
		"relation from another": {naskah.Invalid, "NSK-PERUBAHAN", func(c *naskah.Change) { c.Relasi[0].Dari = other.ID }},
		"relation to nothing":   {naskah.Invalid, "NSK-RUJUKAN", func(c *naskah.Change) { c.Relasi[0].Ke = "tidak-ada" }},
		"relation to itself":    {naskah.Invalid, "NSK-RUJUKAN", func(c *naskah.Change) { c.Relasi[0].Ke = n.ID }},
		"Instansi of nobody":    {naskah.Invalid, "NSK-RUJUKAN", func(c *naskah.Change) { c.After.Instansi = "99.99" }},
		"kerja sama of nobody":  {naskah.Invalid, "NSK-RUJUKAN", func(c *naskah.Change) { c.After.KerjaSama, c.KerjaSama = "", nil }},
		"state of nothing":      {naskah.Invalid, "NSK-PERUBAHAN", func(c *naskah.Change) { c.After.State, c.Event.To = "lain", "lain" }},
		"event to elsewhere":    {naskah.Invalid, "NSK-PERUBAHAN", func(c *naskah.Change) { c.Event.To = naskah.Signed }},
		"detail not an object":  {naskah.Invalid, "NSK-KANONIK", func(c *naskah.Change) { c.Event.Detail = json.RawMessage(`[1]`) }},
		"text not UTF-8":        {naskah.Invalid, "NSK-KANONIK", func(c *naskah.Change) { c.After.Judul = "\xff\xfe" }},
		"another's kode":        {naskah.Conflict, "NSK-SEQ", func(c *naskah.Change) { c.After.Kode = other.Kode }},
	} {
		c := change(n, naskah.ActEdit, naskah.Draft)
		c.After.Judul, c.After.Parties = "berubah", nil
		c.Version = version(2, naskah.Rendered, "dua", "")
		c.Session = &naskah.SigningSession{ID: "sesi-x", Naskah: n.ID, State: naskah.SessionOpen, Turns: []naskah.Turn{{Signer: signer, State: naskah.TurnWaiting}}}
		c.Relasi = []naskah.Relasi{{ID: "rel-x", Instansi: banjar, Dari: n.ID, Ke: other.ID, Jenis: naskah.Melaksanakan}}
		carried := p
		carried.Answer = &naskah.Answer{By: archivist, At: w.Clock()}
		c.Pending, c.Event.Second = &carried, &archivist
		c.Delivery = &naskah.Delivery{ID: "kirim-x", Instansi: banjar, Naskah: n.ID, Kepada: "PT Contoh"}
		c.KerjaSama = &naskah.KerjaSama{ID: n.KerjaSama, Seq: 2, Instansi: banjar, Judul: "berubah"}
		c.Tasks = []naskah.Task{{Kind: "mail", Subject: n.ID.Subject()}}
		spoil.do(&c)
		err := w.Advance(t.Context(), c)
		t.Run(name, func(t *testing.T) {
			wantError(t, err, spoil.kind, spoil.code)
			diff(t, "the naskah", w.everything(t, n.ID), before)
			diff(t, "the other", w.everything(t, other.ID), otherBefore)
		})
	}
}

// advanceLeavesRelations: a double that is annulled leaves its relations to the one that stays, in one change with its end.
func advanceLeavesRelations(t *testing.T, w *World) {
	stays, pks, old := w.create(t), w.create(t), w.old(t)
	c := annulled(old, w.propose(t, w.proposal(old)))
	left := naskah.Relasi{ID: "rel-waris", Instansi: banjar, Dari: pks.ID, Ke: stays.ID, Jenis: naskah.Melaksanakan}
	c.Relasi = []naskah.Relasi{left}
	w.advance(t, c)
	rel, err := w.Relasi(t.Context(), system, stays.ID)
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "relations of the one that stays", rel, []naskah.Relasi{left})
	if found := Findings(t, w); len(found) != 0 {
		t.Error(found)
	}
}

func advanceCancelled(t *testing.T, w *World) {
	n := w.create(t)
	before := w.everything(t, n.ID)
	err := w.Advance(cancelled(t), change(n, naskah.ActEdit, naskah.Draft))
	wantError(t, err, naskah.Unavailable, "NSK-TIDAK-TERSEDIA")
	_, err = w.Naskah(cancelled(t), system, n.ID)
	wantError(t, err, naskah.Unavailable, "NSK-TIDAK-TERSEDIA")
	_, err = w.List(cancelled(t), system, naskah.Filter{})
	wantError(t, err, naskah.Unavailable, "NSK-TIDAK-TERSEDIA")
	diff(t, "after a cancelled write", w.everything(t, n.ID), before)
}
