package naskah_test

import (
	"slices"
	"testing"
	"time"

	"naskah/internal/naskah"
)

var (
	newBytes = hash([]byte("pdf, longer"))
	deputy   = naskah.PejabatSnapshot{Pejabat: "p-plh", Orang: "o-plh", Nama: "plh", Jabatan: "Sekretaris Daerah", Kapasitas: naskah.Plh}
)

// passing are facts with which Guard lets the move from s by act pass. Nothing in them is shared with other facts.
func passing(t *testing.T, s naskah.State, act naskah.Act) (naskah.Move, naskah.Facts) {
	t.Helper()
	m, ok := expected(s, act)
	if !ok {
		t.Fatalf("no move %q %s", s, act)
	}
	f := naskah.Facts{Now: begun, Zone: wib, By: actor(m.By), Before: inState(s), Turn: -1}
	if s == naskah.None {
		f.Before = naskah.Naskah{ID: "n1", Kode: "k", Instansi: banjar, Unit: "pem", Author: "yuni"}
	}
	prepare(&f, s, act)
	f.After = next(f.Before, m)
	if s == naskah.None {
		f.After = inState(m.To)
		f.After.Seq = 1
	}
	enact(&f, act)
	return m, f
}

// next is n after a move that changes nothing else.
func next(n naskah.Naskah, m naskah.Move) naskah.Naskah {
	n.Seq, n.State = n.Seq+1, m.To
	n.Parafs, n.Signers, n.Nomor = slices.Clone(n.Parafs), slices.Clone(n.Signers), slices.Clone(n.Nomor)
	n.Parties, n.Writers, n.Reasons, n.Asli = slices.Clone(n.Parties), slices.Clone(n.Writers), slices.Clone(n.Reasons), slices.Clone(n.Asli)
	return n
}

// prepare makes the naskah such that act has something to do.
func prepare(f *naskah.Facts, s naskah.State, act naskah.Act) {
	switch act {
	case naskah.ActApprove:
		f.Before.Parafs[0].At = begun
	case naskah.ActPrint, naskah.ActRecord:
		f.Before.Cara = naskah.Basah
	case naskah.ActScan:
		f.Before.Imported, f.Before.Current = true, ""
	case naskah.ActAnnul:
		f.Before.Imported = true
	}
	if s == naskah.Signing {
		f.Session = session()
		f.Turn = 1 // the director's
	}
}

// enact does the act, and gathers what the office would.
func enact(f *naskah.Facts, act naskah.Act) {
	f.Reason = "sebab"
	v := naskah.Version{No: 1, Of: naskah.Rendered, Ref: naskah.Ref{Digest: f.Before.Current}, Values: f.Before.Values}
	f.Versions = []naskah.Version{v}
	switch act {
	case naskah.ActCreate:
		f.TemplateCurrent = true
	case naskah.ActImport:
		f.After.Imported, f.After.Writers, f.After.Current, f.Versions = true, nil, "", nil
	case naskah.ActEdit:
		f.ValuesParse = true
	case naskah.ActRender, naskah.ActOpen, naskah.ActPrint:
		f.After.Current = newBytes
	case naskah.ActWithdraw, naskah.ActReturn, naskah.ActRevise, naskah.ActDecline:
		for i := range f.After.Parafs {
			f.After.Parafs[i].At = time.Time{}
		}
	case naskah.ActParaf, naskah.ActApprove:
		f.After.Parafs[f.Before.NextParaf()].At = begun
	case naskah.ActAssign:
		f.Replaced = &naskah.Replacement{Old: f.Before.Parafs[1].Pejabat, New: deputy}
		if f.Before.State == naskah.Review {
			f.After.Parafs[1].Pejabat, f.After.Parafs[1].User = deputy, "plh"
			break
		}
		head := deputy
		head.Jabatan = "Wali Kota Banjar"
		f.Replaced = &naskah.Replacement{Old: f.Before.Signers[0].Pejabat, New: head}
		f.After.Signers[0].Pejabat = head
	case naskah.ActRecord:
		f.After.Current, f.After.Lokasi, f.DigestChecked = newBytes, "Bagian Pemerintahan", true
		for i := range f.After.Signers {
			f.After.Signers[i].Tanggal = f.Before.Tanggal
		}
		f.After.Asli = []naskah.Asli{{Pemegang: "Pemerintah Kota Banjar", Lokasi: "Lemari 2"}, {Pemegang: "PT Contoh Daur Ulang", Lokasi: "Bandung"}}
		print := naskah.Version{
			No: 2, Of: naskah.Rendered, Ref: naskah.Ref{Digest: f.Before.Current}, Values: hash([]byte("with date and numbers")), Pages: 3, At: begun.Add(time.Minute),
		}
		f.Versions = append(f.Versions, print, naskah.Version{No: 3, Of: naskah.Scanned, Ref: naskah.Ref{Digest: newBytes}, Pages: 3})
	case naskah.ActRelease, naskah.ActSeal, naskah.ActFinish:
		f.Session.Intent = &naskah.Intent{Turn: 1, Input: f.Before.Current, By: "direktur", Until: begun.Add(time.Minute)}
		f.SealVerifies, f.AllSah = true, true
		if act != naskah.ActRelease {
			f.After.Current = newBytes
		}
		if act == naskah.ActFinish {
			f.Session.Turns[0].State = naskah.TurnSealed
		}
	case naskah.ActExpire:
		f.Now, f.Reason = f.Session.Deadline, ""
	case naskah.ActScan:
		f.After.Current, f.DigestChecked = newBytes, true
		f.Versions = []naskah.Version{{No: 1, Of: naskah.Scanned, Ref: naskah.Ref{Digest: newBytes}}}
	case naskah.ActDeliver:
		f.CopyGiven = true
	case naskah.ActArchive:
		f.Versions[0].Of, f.AllSah = naskah.Sealed, true
	case naskah.ActAugment:
		f.After.Current, f.PureAppend = newBytes, true
		f.Versions = append(f.Versions, naskah.Version{No: 2, Of: naskah.Augmented, Base: f.Before.Current, Ref: naskah.Ref{Digest: newBytes}})
	case naskah.ActRalat:
		f.Versions[0].Of = naskah.Sealed
		f.After.Lokasi, f.Changed, f.OldKept = "Depo arsip", []string{"lokasi"}, true
	}
}

// Every row passes with the facts that it asks for. The tests beside this one take away one fact at a time.
func TestGuardPasses(t *testing.T) {
	for _, x := range life {
		m, f := passing(t, naskah.State(x[0]), naskah.Act(x[1]))
		if err := naskah.Guard(m, f); err != nil {
			t.Errorf("%q %s: %v", x[0], x[1], err)
		}
	}
}

// A condition that nobody wrote lets nothing pass.
func TestGuardUnknownCondition(t *testing.T) {
	m, f := passing(t, naskah.Draft, naskah.ActRender)
	m.If = "other"
	if err := naskah.Guard(m, f); err == nil {
		t.Error("an unknown condition passes")
	}
}
