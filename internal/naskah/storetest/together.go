package storetest

import (
	"fmt"
	"testing"

	"naskah/internal/naskah"
)

var togetherTests = []entry{
	{"TogetherCommits", togetherCommits},
	{"TogetherAllOrNothing", togetherAllOrNothing},
	{"AdvanceKerjaSama", advanceKerjaSama},
	{"AdvanceDelivery", advanceDelivery},
}

// imported is a change that records an old naskah, of a new cooperation when fresh.
func (w *World) imported(fresh bool) naskah.Change {
	n := w.Draft()
	n.State, n.Imported, n.Kode, n.Cara, n.Batch, n.Jenis = naskah.Signed, true, "", naskah.Basah, "lembar-1", naskah.KSBPK
	c := naskah.Change{Event: naskah.Event{By: officer, Act: naskah.ActImport, To: naskah.Signed}}
	if fresh {
		n.KerjaSama = naskah.KerjaSamaID("baru-" + string(n.ID))
		c.KerjaSama = &naskah.KerjaSama{ID: n.KerjaSama, Seq: 1, Instansi: banjar, Judul: n.Judul, Jalur: n.Jalur, Tahun: n.Tahun, Unit: n.Unit}
	}
	n.Seq = 1
	c.After = n
	return c
}

// togetherCommits: several changes are kept as if each had come alone, and later ones may refer to what earlier ones bring.
func togetherCommits(t *testing.T, w *World) {
	ksb, pks := w.imported(true), w.imported(false)
	pks.After.Jenis, pks.After.KerjaSama = naskah.PKSPK, ksb.After.KerjaSama
	pks.Relasi = []naskah.Relasi{{ID: "r-1", Instansi: banjar, Dari: pks.After.ID, Ke: ksb.After.ID, Jenis: naskah.Melaksanakan}}
	if err := w.AdvanceAll(t.Context(), []naskah.Change{ksb, pks}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []naskah.Change{ksb, pks} {
		n := w.get(t, c.After.ID)
		if err := naskah.VerifyHistory(n, w.events(t, n.ID.Subject())); err != nil {
			t.Error(err)
		}
		if n.KerjaSama != ksb.After.KerjaSama || n.Batch != "lembar-1" {
			t.Errorf("kept %+v", n)
		}
	}
	rel, err := w.Relasi(t.Context(), system, ksb.After.ID)
	if err != nil || len(rel) != 1 || rel[0] != pks.Relasi[0] {
		t.Errorf("relations %v, %v", rel, err)
	}
	page, err := w.List(t.Context(), system, naskah.Filter{Batch: "lembar-1"})
	if err != nil || page.Total != 2 {
		t.Errorf("%d of the batch, %v", page.Total, err)
	}
	if err := w.AdvanceAll(t.Context(), nil); err != nil {
		t.Errorf("nothing to do: %v", err)
	}
}

// togetherAllOrNothing: whatever is wrong with one of them, nothing of any is kept.
func togetherAllOrNothing(t *testing.T, w *World) {
	n := w.old(t)
	p := w.propose(t, w.proposal(n))
	for name, x := range map[string]struct {
		kind naskah.Kind
		code string
		bad  func() naskah.Change
	}{
		"not the next":      {naskah.Conflict, "NSK-SEQ", func() naskah.Change { c := change(n, naskah.ActRalat, naskah.Signed); c.After.Seq++; return c }},
		"no cooperation":    {naskah.Invalid, "NSK-RUJUKAN", func() naskah.Change { c := w.imported(false); c.After.KerjaSama = "tidak-ada"; return c }},
		"no identity":       {naskah.Invalid, "NSK-PERUBAHAN", func() naskah.Change { c := w.imported(false); c.After.ID = ""; return c }},
		"a proposal, later": {naskah.Invalid, "NSK-PERUBAHAN", func() naskah.Change { return annulled(n, p) }},
		"relation to nowhere": {naskah.Invalid, "NSK-RUJUKAN", func() naskah.Change {
			c := w.imported(false)
			c.Relasi = []naskah.Relasi{{ID: "r-x", Instansi: banjar, Dari: c.After.ID, Ke: "tidak-ada", Jenis: naskah.Melaksanakan}}
			return c
		}},
		"cooperation of another": {naskah.Invalid, "NSK-PERUBAHAN", func() naskah.Change { c := w.imported(true); c.After.KerjaSama = kerjaSamaOf(banjar, 0); return c }},
		"cooperation not the next": {naskah.Conflict, "NSK-SEQ", func() naskah.Change {
			c := w.imported(true)
			c.KerjaSama.Seq = 2
			return c
		}},
		"delivery of another": {naskah.Invalid, "NSK-PERUBAHAN", func() naskah.Change {
			c := change(n, naskah.ActDeliver, naskah.Signed)
			c.Delivery = &naskah.Delivery{ID: "k-9", Instansi: banjar, Naskah: "lain", Kepada: "X"}
			return c
		}},
	} {
		t.Run(name, func(t *testing.T) {
			good, again := w.imported(true), w.imported(true)
			good.Tasks = []naskah.Task{{Kind: "mail", Subject: good.After.ID.Subject(), RunAt: w.Clock()}}
			good.Version, good.After.Current = version(1, naskah.Scanned, "pindaian "+name, ""), naskah.DigestOf([]byte("pindaian "+name))
			again.Relasi = []naskah.Relasi{{ID: "r-" + name, Instansi: banjar, Dari: again.After.ID, Ke: good.After.ID, Jenis: naskah.Melaksanakan}}
			before, recent := w.everything(t, n.ID), w.recent(t)
			wantError(t, w.AdvanceAll(t.Context(), []naskah.Change{good, again, x.bad()}), x.kind, x.code)
			diff(t, "the old one", w.everything(t, n.ID), before)
			diff(t, "the newest events", w.recent(t), recent)
			for _, c := range []naskah.Change{good, again} {
				diff(t, "a new one", w.everything(t, c.After.ID), []any{"absent"})
				if _, err := w.Events(t.Context(), system, naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(c.After.KerjaSama)}); err == nil {
					t.Errorf("its cooperation was kept: %v", err)
				}
			}
			// and what was not kept leaves no trace that keeps it from coming again
			if err := w.AdvanceAll(t.Context(), []naskah.Change{good, again}); err != nil {
				t.Errorf("once more: %v", err)
			}
		})
	}
	twice := change(n, naskah.ActRalat, naskah.Signed)
	wantError(t, w.AdvanceAll(t.Context(), []naskah.Change{twice, twice}), naskah.Invalid, "NSK-PERUBAHAN")
	wantError(t, w.AdvanceAll(cancelled(t), []naskah.Change{twice}), naskah.Unavailable, "NSK-TIDAK-TERSEDIA")
	undo := annulled(n, p)
	other := change(w.old(t), naskah.ActAnnul, naskah.Signed)
	other.After.State, other.Event.To = naskah.Cancelled, naskah.Cancelled
	if err := w.AdvanceAll(t.Context(), []naskah.Change{undo, other}); err != nil {
		t.Errorf("the first carries a proposal: %v", err)
	}
}

func (w *World) recent(t *testing.T) []naskah.Event {
	t.Helper()
	es, err := w.Recent(t.Context(), system, 200)
	if err != nil {
		t.Fatal(err)
	}
	return es
}

// advanceKerjaSama: the cooperation that a change brings is kept with it, and its own history remembers who made it.
func advanceKerjaSama(t *testing.T, w *World) {
	c := w.imported(true)
	n := w.advance(t, c)
	list, err := w.KerjaSama(t.Context(), naskah.ScopeOf(officer))
	if err != nil {
		t.Fatal(err)
	}
	found := naskah.KerjaSama{}
	for _, k := range list {
		if k.ID == n.KerjaSama {
			found = k
		}
	}
	diff(t, "kerja sama", found, c.KerjaSama.Normal())
	sub := naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(found.ID)}
	next := change(n, naskah.ActRalat, naskah.Signed)
	found.Seq, found.Judul = 2, "Pengelolaan Sampah Terpadu"
	next.KerjaSama = &found
	w.advance(t, next)
	events := w.events(t, sub)
	if len(events) != 2 || events[0].Act != naskah.ActCreate || events[1].Act != naskah.ActEdit || events[0].By.User != officer.User ||
		events[1].Row() != naskah.RowOf(found.Normal()) || naskah.VerifyChain(events) != nil {
		t.Errorf("history: %+v", events)
	}
}

// advanceDelivery: what deliver brings hangs on the naskah, whose event remembers it, once.
func advanceDelivery(t *testing.T, w *World) {
	n := w.old(t)
	c := change(n, naskah.ActDeliver, naskah.Signed)
	c.Delivery = &naskah.Delivery{ID: "k-1", Instansi: banjar, Naskah: n.ID, Version: naskah.DigestOf([]byte("isi")), Kepada: "Menteri Dalam Negeri", Cara: "pos", By: officer.User, At: w.Clock()}
	n = w.advance(t, c)
	got, err := w.Deliveries(t.Context(), system, n.ID)
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "deliveries", got, []naskah.Delivery{c.Delivery.Normal()})
	events := w.events(t, n.ID.Subject())
	if rows := events[len(events)-1].Rows(); rows["penyampaian/k-1"] == "" {
		t.Errorf("the event remembers %v", rows)
	}
	again := change(n, naskah.ActDeliver, naskah.Signed)
	again.Delivery = c.Delivery
	before := w.everything(t, n.ID)
	wantError(t, w.Advance(t.Context(), again), naskah.Conflict, "NSK-SUDAH-ADA")
	diff(t, "nothing", w.everything(t, n.ID), before)
	again.Delivery = &naskah.Delivery{ID: "k-2", Instansi: "99.99", Naskah: n.ID}
	wantError(t, w.Advance(t.Context(), again), naskah.Invalid, "NSK-RUJUKAN")
	if err := w.Audit(t.Context(), func(a naskah.Audited) error {
		if fs := a.Findings(); len(fs) > 0 {
			return fmt.Errorf("%v: %v", a.Subject, fs)
		}
		return nil
	}); err != nil {
		t.Error(err)
	}
}

// Sheet is n old records of as many cooperations, with relations among them, as an import of a sheet brings them.
func (w *World) Sheet(n int) []naskah.Change {
	var out []naskah.Change
	for i := range n {
		c := w.imported(true)
		c.After.Judul = fmt.Sprintf("Kerja sama ke-%d dari buku register lama", i+1)
		if i%4 == 3 {
			c.After.Jenis = naskah.PKSPK
			ksb := out[i-3].After
			c.Relasi = []naskah.Relasi{{ID: w.id("rel"), Instansi: banjar, Dari: c.After.ID, Ke: ksb.ID, Jenis: naskah.Melaksanakan}}
		}
		out = append(out, c)
	}
	return out
}
