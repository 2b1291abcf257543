package storetest

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
)

var auditTests = []entry{{"Audit", audit}}

// Findings audits the whole store: what is not as its history left it, by subject.
func Findings(t *testing.T, s naskah.Auditor) map[naskah.Subject][]naskah.Finding {
	t.Helper()
	out := map[naskah.Subject][]naskah.Finding{}
	if err := s.Audit(t.Context(), func(a naskah.Audited) error {
		if f := a.Findings(); len(f) > 0 {
			out[a.Subject] = f
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// Live fills an empty store with one of everything, through legal lives, so that nothing in it is out of order.
func (w *World) Live(t *testing.T) naskah.Naskah {
	t.Helper()
	for _, r := range rows() {
		w.record(t, r)
	}
	for _, u := range []naskah.User{{ID: "yuni", Login: "yuni", Instansi: banjar, Roles: naskah.Roles, Password: "x", Active: true}, {ID: "direktur", Login: "direktur", Instansi: banjar, Mitra: "m9"}} {
		if err := w.SaveUser(t.Context(), naskah.System(), u); err != nil {
			t.Fatal(err)
		}
	}
	cert := naskah.Certificate{Fingerprint: naskah.DigestOf([]byte("sertifikat")), Instansi: banjar, User: "direktur", Subject: "CN=Bima", NotBefore: w.Clock(), NotAfter: w.Clock().Add(time.Hour)}
	w.record(t, naskah.Record{Certificate: &cert})
	n := w.full()
	n.Imported = false
	n = w.put(t, n)
	base := version(1, naskah.Rendered, "dasar", "")
	n = w.withVersion(t, n, naskah.ActRender, naskah.Draft, base, nil)
	for _, s := range []struct {
		act naskah.Act
		to  naskah.State
	}{{naskah.ActSubmit, naskah.Review}, {naskah.ActApprove, naskah.Approved}, {naskah.ActNumber, naskah.Approved}} {
		from := n.State
		n.State = s.to
		n = w.advance(t, change(n, s.act, from))
	}
	n, session := w.session(t, n, base.Ref.Digest, direktur, walikota)
	session = w.seal(session, 0, "segel satu")
	n = w.withVersion(t, n, naskah.ActSeal, naskah.Signing, version(2, naskah.Sealed, "segel satu", session.ID), &session)
	w.record(t, naskah.Record{Fakta: &naskah.Fakta{ID: "f1", Instansi: banjar, KerjaSama: n.KerjaSama, Jenis: "diterima", Tanggal: date(2026, 1, 2)}})
	w.record(t, naskah.Record{Attachment: &naskah.Attachment{ID: "a1", Instansi: banjar, Subject: n.ID.Subject(), Nama: "surat.pdf", At: w.Clock()}})
	w.record(t, naskah.Record{Delivery: &naskah.Delivery{ID: "d1", Instansi: banjar, Naskah: n.ID, Kepada: "PT", At: w.Clock()}})
	other := w.Draft()
	other.State = naskah.Signed
	c := change(other, naskah.ActImport, naskah.None)
	c.Relasi = []naskah.Relasi{{ID: "r1", Instansi: banjar, Dari: other.ID, Ke: n.ID, Jenis: naskah.Melaksanakan}}
	w.advance(t, c)
	w.propose(t, w.proposal(w.get(t, other.ID)))
	old := w.old(t)
	ended := w.propose(t, w.proposal(old))
	w.advance(t, annulled(old, ended))
	w.record(t, naskah.Record{Relasi: &naskah.Relasi{ID: "r2", Instansi: banjar, Dari: n.ID, Ke: other.ID, Jenis: naskah.Mengubah}})
	return n
}

// audit: a store that was written only through its ports has nothing out of order, and every subject is laid open once.
func audit(t *testing.T, w *World) {
	w.Live(t)
	if got := Findings(t, w); len(got) != 0 {
		t.Fatalf("nothing was touched, and yet: %v", got)
	}
	var subjects []naskah.Subject
	hanging := []string{}
	stop := errors.New("cukup")
	visits := 0
	if err := w.Audit(t.Context(), func(a naskah.Audited) error {
		subjects = append(subjects, a.Subject)
		if !a.Exists || a.Seq != len(a.Events) || a.Row == "" {
			t.Errorf("%v: %+v", a.Subject, a)
		}
		for k := range a.Rows {
			kind, _, _ := strings.Cut(k, "/")
			hanging = append(hanging, kind)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	kinds := map[naskah.SubjectKind]int{}
	for _, s := range subjects {
		kinds[s.Kind]++
	}
	want := map[naskah.SubjectKind]int{"naskah": 3, "usul": 2, "kerjasama": 7, "pejabat": 1, "orang": 1, "jabatan": 1, "unit": 10, "instansi": 4, "mitra": 1, "user": 2}
	diff(t, "subjects", kinds, want)
	slices.Sort(hanging)
	diff(t, "hanging rows", slices.Compact(hanging), []string{"fakta", "lampiran", "penyampaian", "relasi", "sertifikat", "sesi", "versi"})
	if err := w.Audit(t.Context(), func(naskah.Audited) error {
		if visits++; visits == 3 {
			return stop
		}
		return nil
	}); !errors.Is(err, stop) || visits != 3 {
		t.Errorf("stopped after %d with %v", visits, err)
	}
	w.populate(t, rand.New(rand.NewPCG(7, 8)), 30)
	for sub, fs := range Findings(t, w) {
		for _, f := range fs {
			if f.Code != "NSK-RANTAI-LANGKAH" { // what is drawn at random is no life
				t.Errorf("%v: %+v", sub, f)
			}
		}
	}
}
