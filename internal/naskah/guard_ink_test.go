package naskah_test

import (
	"testing"
	"time"

	"naskah/internal/naskah"
)

var (
	ink      = naskah.Date{Year: 2021, Month: 11, Day: 24}
	tomorrow = naskah.Date{Year: 2021, Month: 11, Day: 25}
	fourth   = time.Date(2021, 11, 24, 17, 30, 0, 0, time.UTC) // 00.30 WIB of the next day
)

// What record asks for: a print of the text as approved, its full scan, who signed on which day, where each original lies.
func TestGuardRecord(t *testing.T) {
	run(t, []step{
		{"never printed", approved, "record", func(f *F) { f.Versions = append(f.Versions[:1], f.Versions[2]) }, conflict, "BELUM-CETAK"},
		{"printed before it was approved", approved, "record", func(f *F) { f.Versions[1].At = begun.Add(-1) }, conflict, "BELUM-CETAK"},
		{"printed as it was approved", approved, "record", func(f *F) { f.Versions[1].At = begun }, "", ""},
		{"printed for a session", approved, "record", func(f *F) { f.Versions[1].Session = "s1" }, conflict, "BELUM-CETAK"},
		{"printed is not a rendering", approved, "record", func(f *F) { f.Versions[1].Of = naskah.Sealed }, conflict, "BELUM-CETAK"},
		{"nothing was to be filled in", approved, "record", func(f *F) { f.Versions[1].Values = f.Before.Values }, "", ""},
		{"only the draft was rendered", approved, "record", func(f *F) {
			f.Versions[1].Values, f.Versions[1].At = f.Before.Values, begun
		}, conflict, "BELUM-CETAK"},
		{"scanned before, and the session was recalled", approved, "record", func(f *F) {
			f.Versions = append(f.Versions[:2:2], naskah.Version{No: 3, Of: naskah.Scanned}, naskah.Version{No: 4, Of: naskah.Scanned, Ref: naskah.Ref{Digest: newBytes}, Pages: 3})
		}, "", ""},
		{"no place of our original", approved, "record", func(f *F) { f.After.Lokasi = " " }, invalid, "CATAT"},
		{"nobody signed", approved, "record", func(f *F) { f.After.Signers = nil }, invalid, "CATAT"},
		{"one has not signed", approved, "record", func(f *F) { f.After.Signers[1].Tanggal = naskah.Date{} }, invalid, "CATAT"},
		{"no original", approved, "record", func(f *F) { f.After.Asli = nil }, invalid, "CATAT"},
		{"nobody holds it", approved, "record", func(f *F) { f.After.Asli[1].Pemegang = " " }, invalid, "CATAT"},
		{"it lies nowhere", approved, "record", func(f *F) { f.After.Asli[0].Lokasi = "" }, invalid, "CATAT"},
		{"signed before the printed date", approved, "record", func(f *F) { f.After.Signers[0].Tanggal = ink.AddDays(-1) }, invalid, "TINTA-TANGGAL"},
		{"signed tomorrow", approved, "record", func(f *F) { f.After.Signers[0].Tanggal = tomorrow }, invalid, "TINTA-TANGGAL"},
		{"it is tomorrow in the zone", approved, "record", func(f *F) { f.After.Signers[0].Tanggal, f.Now = tomorrow, fourth }, "", ""},
		{"it is not yet tomorrow, zone unknown", approved, "record", func(f *F) { f.After.Signers[0].Tanggal, f.Now, f.Zone = tomorrow, fourth, nil }, invalid, "TINTA-TANGGAL"},
		{"no scan", approved, "record", func(f *F) { f.Versions = f.Versions[:2] }, invalid, "PINDAI"},
		{"scan not compared", approved, "record", func(f *F) { f.DigestChecked = false }, invalid, "PINDAI"},
		{"newest is no scan", approved, "record", func(f *F) { f.Versions[2].Of = naskah.Rendered }, invalid, "PINDAI"},
		{"other scan", approved, "record", func(f *F) { f.Versions[2].Ref.Digest = hash(nil) }, invalid, "PINDAI"},
		{"a page is missing", approved, "record", func(f *F) { f.Versions[2].Pages, f.Reason = 2, " " }, invalid, "CATAT-LEMBAR"},
		{"a page is missing, with a reason", approved, "record", func(f *F) { f.Versions[2].Pages, f.Reason = 4, "sampul ikut dipindai" }, "", ""},
		{"all pages, no reason", approved, "record", func(f *F) { f.Reason = "" }, "", ""},
	})
}

// mixed turns the facts of open into those of a naskah on paper which the company signed in ink and the wali kota seals.
func mixed(f *F) {
	for _, n := range []*naskah.Naskah{&f.Before, &f.After} {
		n.Cara = naskah.Basah
	}
	f.DigestChecked = true
	f.Versions = append(f.Versions,
		naskah.Version{No: 2, Of: naskah.Rendered, Ref: naskah.Ref{Digest: f.Before.Current}, Values: hash([]byte("with date")), Pages: 3, At: begun.Add(time.Minute)},
		naskah.Version{No: 3, Of: naskah.Scanned, Ref: naskah.Ref{Digest: newBytes}, Pages: 3})
	f.After.Signers[1].Tanggal, f.After.Signers[1].User = ink, ""
}

// Mixed signing [OP 1.10]: all ink, then the scan of what was printed, then seals on the scan, of those who did not sign in ink.
func TestGuardMixed(t *testing.T) {
	var steps []step
	for _, x := range []step{
		{"in order", approved, "open", func(*F) {}, "", ""},
		{"no scan", approved, "open", func(f *F) { f.Versions = f.Versions[:2] }, conflict, "CARA"},
		{"the scan is not what is opened", approved, "open", func(f *F) { f.Versions[2].Ref.Digest = hash(nil) }, invalid, "PINDAI"},
		{"scan not compared", approved, "open", func(f *F) { f.DigestChecked = false }, invalid, "PINDAI"},
		{"never printed", approved, "open", func(f *F) { f.Versions = append(f.Versions[:1], f.Versions[2]) }, conflict, "BELUM-CETAK"},
		{"a page is missing", approved, "open", func(f *F) { f.Versions[2].Pages, f.Reason = 2, "" }, invalid, "CATAT-LEMBAR"},
		{"nobody signed in ink", approved, "open", func(f *F) { f.After.Signers[1].Tanggal = naskah.Date{} }, invalid, "TINTA-TANGGAL"},
		{"everybody signed in ink", approved, "open", func(f *F) { f.After.Signers[0].Tanggal = ink }, conflict, "TINTA-SEMUA"},
		{"signed before the printed date", approved, "open", func(f *F) { f.After.Signers[1].Tanggal = ink.AddDays(-1) }, invalid, "TINTA-TANGGAL"},
		{"signed tomorrow", approved, "open", func(f *F) { f.After.Signers[1].Tanggal = tomorrow }, invalid, "TINTA-TANGGAL"},
		{"who seals has no account", approved, "open", func(f *F) { f.After.Signers[0].User = "" }, invalid, "PENANDA-BELUM-AKUN"},
		{"a certificate is not ready", approved, "open", func(f *F) { f.NotReady = []string{"walikota belum mempunyai sertifikat."} }, invalid, "SERTIFIKAT"},
		{"no number", approved, "open", func(f *F) { f.After.Nomor, f.Before.Nomor = nil, nil }, invalid, "NOMOR-KOSONG"},
	} {
		spoil := x.spoil
		x.spoil = func(f *F) { mixed(f); spoil(f) }
		steps = append(steps, x)
	}
	run(t, steps)
	run(t, []step{
		{"ink on what is sealed", approved, "open", func(f *F) { f.After.Signers[1].Tanggal = ink }, conflict, "TINTA-SALINAN"},
	})
	const words = "Cetakan naskah bertanda tangan elektronik adalah salinan; tanda tangan basah di atasnya tidak dapat dicatat."
	if e := naskah.InkOnCopy(); e.Msg != words || e.Kind != naskah.Conflict {
		t.Errorf("%v", e)
	}
}

// The day of ink is set where ink is recorded; once set it stays, and may go.
func TestGuardKeepsInk(t *testing.T) {
	for _, x := range life {
		s, act := naskah.State(x[0]), naskah.Act(x[1])
		if s == none || act == naskah.ActRecord || act == naskah.ActOpen || act == naskah.ActRalat {
			continue
		}
		m, f := passing(t, s, act)
		f.Before.Signers[1].Tanggal, f.After.Signers[1].Tanggal = ink, ink
		if c := code(naskah.Guard(m, f)); c != "" {
			t.Errorf("%q %s with a day of ink: %s", s, act, c)
		}
		if act != naskah.ActEdit && act != naskah.ActSubmit && act != naskah.ActAssign {
			continue // a signer is not changed at all
		}
		m, f = passing(t, s, act)
		f.After.Signers[1].Tanggal = ink
		refuses(t, naskah.Guard(m, f), conflict, "NSK-TINTA")
		f.Before.Signers[0].Tanggal = ink
		refuses(t, naskah.Guard(m, f), conflict, "NSK-TINTA")
		f.Before.Signers[1].Tanggal = tomorrow
		refuses(t, naskah.Guard(m, f), conflict, "NSK-TINTA")
		f.Before.Signers[1].Tanggal, f.After.Signers[1].Tanggal = ink, naskah.Date{}
		f.After.Signers[0].Tanggal = ink
		refuses(t, naskah.Guard(m, f), "", "")
	}
}

// A due date is today or later when it is set, stays while the review runs, and ends with it.
func TestGuardDueDate(t *testing.T) {
	set := func(d naskah.Date) func(*F) { return func(f *F) { f.After.Batas = d } }
	kept := func(f *F) { f.Before.Batas, f.After.Batas = ink.AddDays(-3), ink.AddDays(-3) }
	var steps []step
	for _, x := range life {
		s, act := naskah.State(x[0]), naskah.Act(x[1])
		m, _ := expected(s, act)
		if m.To == draft && s != none {
			steps = append(steps, step{"stays in a draft", s, act, kept, conflict, "BATAS-GUGUR"},
				step{"ends", s, act, func(f *F) { kept(f); f.Before.State = s; f.After.Batas = naskah.Date{} }, "", ""})
		}
	}
	for i := range steps {
		if steps[i].code == "" && (steps[i].act == "edit" || steps[i].act == "render") {
			steps[i].spoil = func(*F) {} // a draft has none to end
		}
	}
	steps = append(steps,
		step{"yesterday", draft, "submit", set(ink.AddDays(-1)), invalid, "BATAS-PARAF"},
		step{"today", draft, "submit", set(ink), "", ""},
		step{"today is yesterday in the zone", draft, "submit", func(f *F) { f.After.Batas, f.Now = ink, fourth }, invalid, "BATAS-PARAF"},
		step{"yesterday", review, "assign", set(ink.AddDays(-1)), invalid, "BATAS-PARAF"},
		step{"another day", review, "assign", set(tomorrow), "", ""},
		step{"past, and left as it is", review, "assign", kept, "", ""},
		step{"past", review, "paraf", kept, "", ""},
		step{"is taken away", review, "assign", func(f *F) { kept(f); f.After.Batas = naskah.Date{} }, "", ""},
	)
	run(t, steps)
}

// A number that is learnt later stands in the register, never in the page, and only where one was awaited [OP 1.6].
func TestGuardLaterNumber(t *testing.T) {
	ralat := func(was, is naskah.Nomor, imported bool, of naskah.VersionKind) func(*F) {
		return func(f *F) {
			was.Party, is.Party = 2, 2
			f.After = next(f.Before, naskah.Move{To: f.After.State})
			f.Versions[0].Of = of
			for _, n := range []*naskah.Naskah{&f.Before, &f.After} {
				n.Cara, n.Imported = naskah.Basah, imported
			}
			f.Before.Nomor, f.After.Nomor = []naskah.Nomor{f.Before.Nomor[0], was}, []naskah.Nomor{f.Before.Nomor[0], is}
			f.Changed = []string{"nomor"}
		}
	}
	awaited, later := naskah.Nomor{Kind: naskah.Menyusul}, naskah.Nomor{Kind: naskah.DicatatKemudian, Text: "7/PT/2021"}
	typed, none2 := naskah.Nomor{Kind: naskah.Bernomor, Text: "7/PT/2021"}, naskah.Nomor{Kind: naskah.TidakBernomor}
	mended := naskah.Nomor{Kind: naskah.DicatatKemudian, Text: "8/PT/2021"}
	const scanned, sealed = naskah.Scanned, naskah.Sealed
	run(t, []step{
		{"awaited, learnt", signed, "ralat", ralat(awaited, later, false, scanned), "", ""},
		{"awaited, learnt, archived", archived, "ralat", ralat(awaited, later, false, scanned), "", ""},
		{"awaited, learnt, sealed over the scan", signed, "ralat", ralat(awaited, later, false, sealed), "", ""},
		{"learnt, mended", signed, "ralat", ralat(later, mended, false, sealed), "", ""},
		{"learnt, taken back", signed, "ralat", ralat(later, awaited, false, scanned), "", ""},
		{"awaited, said to be printed", signed, "ralat", ralat(awaited, typed, false, scanned), invalid, "NOMOR-KEMUDIAN"},
		{"awaited, said to be none", signed, "ralat", ralat(awaited, none2, false, scanned), invalid, "NOMOR-KEMUDIAN"},
		{"learnt, said to be printed", signed, "ralat", ralat(later, typed, false, scanned), invalid, "NOMOR-KEMUDIAN"},
		{"awaited, learnt nothing", signed, "ralat", ralat(awaited, naskah.Nomor{Kind: naskah.DicatatKemudian, Text: " "}, false, scanned), invalid, "NOMOR-KEMUDIAN"},
		{"printed, said to be learnt", signed, "ralat", ralat(typed, later, false, scanned), invalid, "NOMOR-KEMUDIAN"},
		{"none, said to be learnt", signed, "ralat", ralat(none2, later, false, scanned), invalid, "NOMOR-KEMUDIAN"},
		{"printed, mended", signed, "ralat", ralat(typed, naskah.Nomor{Kind: naskah.Bernomor, Text: "8"}, false, scanned), "", ""},
		{"printed, mended, sealed", signed, "ralat", ralat(typed, naskah.Nomor{Kind: naskah.Bernomor, Text: "8"}, false, sealed), conflict, "RALAT-TERCETAK"},
		{"old record: awaited, was printed after all", signed, "ralat", ralat(awaited, typed, true, scanned), "", ""},
		{"old record: none, said to be learnt", signed, "ralat", ralat(none2, later, true, scanned), invalid, "NOMOR-KEMUDIAN"},
		{"old record says learnt", none, "import", func(f *F) { f.After.Nomor = []naskah.Nomor{later} }, invalid, "NOMOR-KEMUDIAN"},
		{"number says learnt", approved, "number", func(f *F) { f.After.Nomor[1] = naskah.Nomor{Party: 2, Kind: naskah.DicatatKemudian, Text: "7"} }, invalid, "NOMOR-BENTUK"},
		{"number says learnt, and nothing", approved, "number", func(f *F) { f.After.Nomor[1] = naskah.Nomor{Party: 2, Kind: naskah.DicatatKemudian} }, invalid, "NOMOR-KOSONG"},
	})
}

// An old record comes with one scan, or with none.
func TestGuardImportScan(t *testing.T) {
	scan := func(f *F) {
		f.After.Current, f.DigestChecked = newBytes, true
		f.Versions = []naskah.Version{{No: 1, Of: naskah.Scanned, Ref: naskah.Ref{Digest: newBytes}}}
	}
	run(t, []step{
		{"with its scan", none, "import", scan, "", ""},
		{"with days of ink", none, "import", func(f *F) { f.After.Signers[0].Tanggal = ink }, "", ""},
		{"scan not compared", none, "import", func(f *F) { scan(f); f.DigestChecked = false }, invalid, "PINDAI"},
		{"not a scan", none, "import", func(f *F) { scan(f); f.Versions[0].Of = naskah.Rendered }, invalid, "PINDAI"},
		{"other bytes", none, "import", func(f *F) { scan(f); f.After.Current = hash(nil) }, invalid, "PINDAI"},
		{"a scan that is not current", none, "import", func(f *F) { scan(f); f.After.Current = "" }, invalid, "PINDAI"},
		{"a file without version", none, "import", func(f *F) { f.After.Current = newBytes }, invalid, "PINDAI"},
	})
}

// Ralat of what was signed here in ink keeps the days of ink possible; an old record is as it is.
func TestGuardRalatInk(t *testing.T) {
	day := func(d naskah.Date, imported bool) func(*F) {
		return func(f *F) {
			f.After = next(f.Before, naskah.Move{To: f.After.State})
			f.Versions[0].Of = naskah.Scanned
			f.Before.Imported, f.After.Imported = imported, imported
			f.After.Signers[0].Tanggal, f.Changed = d, []string{"penanda tangan"}
		}
	}
	run(t, []step{
		{"a day of ink", signed, "ralat", day(ink, false), "", ""},
		{"before the printed date", signed, "ralat", day(ink.AddDays(-1), false), invalid, "TINTA-TANGGAL"},
		{"tomorrow", archived, "ralat", day(tomorrow, false), invalid, "TINTA-TANGGAL"},
		{"an old record, before its date", signed, "ralat", day(ink.AddDays(-1), true), "", ""},
		{"an original", archived, "ralat", func(f *F) {
			f.After.Lokasi = f.Before.Lokasi
			f.After.Asli, f.Changed = []naskah.Asli{{Pemegang: "PT"}}, []string{"asli"}
		}, "", ""},
	})
}

// What counts as a print for ink, and what does not.
func TestPrinted(t *testing.T) {
	n := inState(approved)
	n.Cara = naskah.Basah
	v := naskah.Version{Of: naskah.Rendered, Values: hash([]byte("with date")), At: begun.Add(time.Minute)}
	for name, x := range map[string]struct {
		spoil func(*naskah.Naskah, *naskah.Version)
		want  bool
	}{
		"a print":               {func(*naskah.Naskah, *naskah.Version) {}, true},
		"of a sealed naskah":    {func(n *naskah.Naskah, _ *naskah.Version) { n.Cara = naskah.Elektronik }, false},
		"a scan":                {func(_ *naskah.Naskah, v *naskah.Version) { v.Of = naskah.Scanned }, false},
		"of a session":          {func(_ *naskah.Naskah, v *naskah.Version) { v.Session = "s" }, false},
		"before the last paraf": {func(n *naskah.Naskah, _ *naskah.Version) { n.Parafs[0].At = begun.Add(time.Hour) }, false},
		"nothing filled, later": {func(n *naskah.Naskah, v *naskah.Version) { v.Values = n.Values }, true},
		"the draft itself":      {func(n *naskah.Naskah, v *naskah.Version) { v.Values, v.At = n.Values, begun }, false},
	} {
		m, w := next(n, naskah.Move{To: approved}), v
		x.spoil(&m, &w)
		if got := m.Printed(w); got != x.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
