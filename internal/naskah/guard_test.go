package naskah_test

import (
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
)

// A step is one way to spoil facts that pass, with the code that answers it; an empty code: still passes.
type step struct {
	name  string
	state naskah.State
	act   naskah.Act
	spoil func(*naskah.Facts)
	kind  naskah.Kind
	code  string
}

func run(t *testing.T, steps []step) {
	t.Helper()
	for _, x := range steps {
		t.Run(string(x.act)+"/"+x.name, func(t *testing.T) {
			m, f := passing(t, x.state, x.act)
			x.spoil(&f)
			want := x.code
			if want != "" {
				want = "NSK-" + want
			}
			refuses(t, naskah.Guard(m, f), x.kind, want)
		})
	}
}

const (
	invalid, conflict, corrupt = naskah.Invalid, naskah.Conflict, naskah.Corrupt
	draft, review, approved    = naskah.Draft, naskah.Review, naskah.Approved
	signing, signed, archived  = naskah.Signing, naskah.Signed, naskah.Archived
	none                       = naskah.None
)

type F = naskah.Facts

func finding(code string, level naskah.Level) naskah.Finding {
	return naskah.Finding{Code: code, Level: level}
}

func kept(code, text string) naskah.Reason { return naskah.Reason{Code: code, Text: text} }

func TestGuardDraft(t *testing.T) {
	run(t, []step{
		{"old template", none, "create", func(f *F) { f.TemplateCurrent = false }, conflict, "TEMPLAT"},
		{"template of another kind", none, "create", func(f *F) { f.After.Template.Kode = naskah.NK }, conflict, "TEMPLAT"},
		{"unknown kind", none, "create", func(f *F) { f.After.Jenis, f.After.Template.Kode = "x", "x" }, invalid, "JENIS"},
		{"unknown kind", none, "import", func(f *F) { f.After.Jenis = "x" }, invalid, "JENIS"},
		{"no title", none, "import", func(f *F) { f.After.Judul = " " }, invalid, "IMPOR-JUDUL"},
		{"no year", none, "import", func(f *F) { f.After.Tahun = 0 }, invalid, "IMPOR-TAHUN"},
		{"1944", none, "import", func(f *F) { f.After.Tahun = 1944 }, invalid, "IMPOR-TAHUN"},
		{"1945", none, "import", func(f *F) { f.After.Tahun = 1945 }, "", ""},
		{"next year", none, "import", func(f *F) { f.After.Tahun = 2022 }, invalid, "IMPOR-TAHUN"},
		{"new year in the zone", none, "import", func(f *F) { f.After.Tahun, f.Now = 2022, time.Date(2021, 12, 31, 17, 0, 0, 0, time.UTC) }, "", ""},
		{"new year, zone unknown", none, "import", func(f *F) { f.After.Tahun, f.Now, f.Zone = 2022, time.Date(2021, 12, 31, 17, 0, 0, 0, time.UTC), nil }, invalid, "IMPOR-TAHUN"},
		{"one party", none, "import", func(f *F) { f.After.Parties = f.After.Parties[:1] }, invalid, "IMPOR-PIHAK"},
		{"party without name", none, "import", func(f *F) { f.After.Parties[1].Nama = "" }, invalid, "IMPOR-PIHAK"},
		{"not marked", none, "import", func(f *F) { f.After.Imported = false }, conflict, "IMPOR"},
		{"values do not parse", draft, "edit", func(f *F) { f.ValuesParse = false }, invalid, "NILAI-BAKU"},
		{"values without digest", draft, "edit", func(f *F) { f.After.Values = "x" }, invalid, "NILAI-BAKU"},

		{"error", draft, "submit", func(f *F) { f.Findings = []naskah.Finding{finding("KSD-R1", naskah.LevelError)} }, invalid, "TEMUAN"},
		{"error with a reason", draft, "submit", func(f *F) {
			f.Findings = []naskah.Finding{finding("KSD-R1", naskah.LevelError)}
			f.After.Reasons = []naskah.Reason{kept("KSD-R1", "biar")}
		}, invalid, "TEMUAN"},
		{"information", draft, "submit", func(f *F) { f.Findings = []naskah.Finding{finding("KSD-R15", naskah.LevelInfo)} }, "", ""},
		{"warning", draft, "submit", func(f *F) { f.Findings = []naskah.Finding{finding("KSD-R8", naskah.LevelWarning)} }, invalid, "TEMUAN-ALASAN"},
		{"warning, empty reason", draft, "submit", func(f *F) {
			f.Findings = []naskah.Finding{finding("KSD-R8", naskah.LevelWarning)}
			f.After.Reasons = []naskah.Reason{kept("KSD-R8", " ")}
		}, invalid, "TEMUAN-ALASAN"},
		{"warning, reason for another", draft, "submit", func(f *F) {
			f.Findings = []naskah.Finding{finding("KSD-R8", naskah.LevelWarning)}
			f.After.Reasons = []naskah.Reason{kept("KSD-R3", "sebab")}
		}, invalid, "TEMUAN-ALASAN"},
		{"warning with a reason", draft, "submit", func(f *F) {
			f.Findings = []naskah.Finding{finding("KSD-R8", naskah.LevelWarning)}
			f.After.Reasons = []naskah.Reason{kept("KSD-R8", "nama resmi")}
		}, "", ""},
		{"never rendered", draft, "submit", func(f *F) { f.Versions = nil }, conflict, "KONSEP-LAMA"},
		{"rendered from older values", draft, "submit", func(f *F) { f.Versions[0].Values = newBytes }, conflict, "KONSEP-LAMA"},
		{"newest is not a rendering", draft, "submit", func(f *F) { f.Versions[0].Of = naskah.Sealed }, conflict, "KONSEP-LAMA"},
		{"rendered, other bytes are current", draft, "submit", func(f *F) { f.Versions[0].Ref.Digest = newBytes }, conflict, "KONSEP-LAMA"},
		{"no values", draft, "submit", func(f *F) { f.Versions[0].Values, f.Before.Values, f.After.Values = "", "", "" }, conflict, "KONSEP-LAMA"},
		{"an older rendering is of the values", draft, "submit", func(f *F) { f.Versions = append(f.Versions, naskah.Version{Of: naskah.Rendered}) }, conflict, "KONSEP-LAMA"},
		{"no pemaraf", draft, "submit", func(f *F) { f.After.Parafs = nil }, invalid, "PEMARAF"},
		{"pemaraf without account", draft, "submit", func(f *F) { f.After.Parafs[1].User = "" }, invalid, "PEMARAF-AKUN"},
		{"pemaraf is the author", draft, "submit", func(f *F) { f.After.Parafs[1].User = "yuni" }, invalid, "PEMARAF-PENULIS"},
		{"pemaraf is the same person", draft, "submit", func(f *F) { f.After.Parafs[1].Pejabat.Orang = "o-yuni" }, invalid, "PEMARAF-PENULIS"},
	})
}

// What is asked for is said once, however often it was found, and the first field is named.
func TestGuardWarningWords(t *testing.T) {
	m, f := passing(t, naskah.Draft, naskah.ActSubmit)
	f.Findings = []naskah.Finding{finding("KSD-R8", naskah.LevelWarning), finding("KSD-R3", naskah.LevelWarning), finding("KSD-R8", naskah.LevelWarning)}
	err := naskah.Guard(m, f)
	const want = "Peringatan berikut belum diberi alasan: KSD-R8 dan KSD-R3. Perbaiki isiannya, atau tulis alasannya."
	e, ok := err.(*naskah.Error)
	if !ok || e.Msg != want || e.Field != "alasan.KSD-R8" {
		t.Errorf("%v, want %q on alasan.KSD-R8", err, want)
	}
	f.Findings = []naskah.Finding{finding("KSD-R1", naskah.LevelError), finding("KSD-R2", naskah.LevelError), finding("KSD-R9", naskah.LevelError)}
	if err := naskah.Guard(m, f); !strings.Contains(err.Error(), "Masih ada 3 temuan yang harus diperbaiki terlebih dahulu (KSD-R1, KSD-R2, dan KSD-R9)") {
		t.Error(err)
	}
}

func TestGuardReview(t *testing.T) {
	run(t, []step{
		{"no reason", review, "withdraw", func(f *F) { f.Reason = " " }, invalid, "ALASAN"},
		{"no reason", approved, "revise", func(f *F) { f.Reason = "" }, invalid, "ALASAN"},
		{"no reason", draft, "cancel", func(f *F) { f.Reason = "" }, invalid, "ALASAN"},
		{"no reason", review, "cancel", func(f *F) { f.Reason = "" }, invalid, "ALASAN"},
		{"no reason", approved, "cancel", func(f *F) { f.Reason = "" }, invalid, "ALASAN"},
		{"no reason", review, "return", func(f *F) { f.Reason = " " }, invalid, "CATATAN"},
		{"empty notes", review, "return", func(f *F) { f.Reason, f.Notes = "", map[string]string{"p1": " "} }, invalid, "CATATAN"},
		{"a note", review, "return", func(f *F) { f.Reason, f.Notes = "", map[string]string{"p1": " ", "p2": "kurang jelas"} }, "", ""},
		{"the last one", review, "paraf", func(f *F) { f.Before.Parafs[0].At, f.After.Parafs[0].At, f.After.Parafs[1].At = begun, begun, begun }, conflict, "PARAF-TERAKHIR"},
		{"not the last", review, "approve", func(f *F) {
			f.Before.Parafs[0].At, f.After.Parafs[0].At, f.After.Parafs[1].At = time.Time{}, begun, time.Time{}
		}, conflict, "PARAF-BELUM"},

		{"nobody chosen", review, "assign", func(f *F) { f.Replaced = nil }, invalid, "GANTI"},
		{"no new one", review, "assign", func(f *F) { f.Replaced.New.Pejabat = "" }, invalid, "GANTI"},
		{"the same one", review, "assign", func(f *F) { f.Replaced.New.Pejabat = f.Replaced.Old.Pejabat }, invalid, "GANTI"},
		{"another office", review, "assign", func(f *F) { f.Replaced.New.Jabatan = "Asisten" }, invalid, "GANTI-JABATAN"},
		{"the same office in other letters", review, "assign", func(f *F) { f.Replaced.New.Jabatan = "SEKRETARIS DAERAH" }, "", ""},
		{"old one has no place", review, "assign", func(f *F) { f.Replaced.Old.Pejabat = "p-other" }, conflict, "GANTI-TEMPAT"},
		{"new one got no place", review, "assign", func(f *F) { f.After.Parafs[1] = f.Before.Parafs[1] }, conflict, "GANTI-TEMPAT"},
		{"a signer is lost", approved, "assign", func(f *F) { f.After.Signers = f.After.Signers[:1] }, conflict, "GANTI-TEMPAT"},
		{"no reason", review, "assign", func(f *F) { f.Reason = "" }, invalid, "ALASAN"},
		{"no reason", approved, "assign", func(f *F) { f.Reason = "" }, invalid, "ALASAN"},
	})
}

func TestGuardNumbers(t *testing.T) {
	for _, act := range []naskah.Act{naskah.ActNumber, naskah.ActOpen, naskah.ActPrint} {
		ink := act == naskah.ActPrint
		both := func(change func(n *naskah.Naskah)) func(*F) {
			return func(f *F) { change(&f.After); change(&f.Before) }
		}
		nomor := func(party int, kind naskah.NomorKind, text string) func(*F) {
			return both(func(n *naskah.Naskah) { n.Nomor[party-1].Kind, n.Nomor[party-1].Text = kind, text })
		}
		steps := []step{
			{"no date", approved, act, both(func(n *naskah.Naskah) { n.Tanggal = naskah.Date{} }), invalid, "TANGGAL-KOSONG"},
			{"no place", approved, act, both(func(n *naskah.Naskah) { n.Tempat = " " }), invalid, "TEMPAT-KOSONG"},
			{"one party", approved, act, both(func(n *naskah.Naskah) { n.Parties, n.Nomor = n.Parties[:1], n.Nomor[:1] }), invalid, "PIHAK"},
			{"no line of a party", approved, act, both(func(n *naskah.Naskah) { n.Nomor = n.Nomor[:1] }), invalid, "NOMOR-KOSONG"},
			{"empty number", approved, act, nomor(2, naskah.Bernomor, " "), invalid, "NOMOR-KOSONG"},
			{"unknown kind", approved, act, nomor(2, "x", ""), invalid, "NOMOR-KOSONG"},
			{"no kind", approved, act, nomor(2, "", ""), invalid, "NOMOR-KOSONG"},
			{"a number and tidak bernomor", approved, act, nomor(2, naskah.TidakBernomor, "1"), invalid, "NOMOR-BENTUK"},
			{"two lines", approved, act, nomor(2, naskah.Bernomor, "1\n2"), invalid, "NOMOR-BENTUK"},
			{"100 letters", approved, act, nomor(2, naskah.Bernomor, strings.Repeat("1", 100)), "", ""},
			{"101 letters", approved, act, nomor(2, naskah.Bernomor, strings.Repeat("1", 101)), invalid, "NOMOR-BENTUK"},
			{"two lines of one party", approved, act, both(func(n *naskah.Naskah) {
				n.Nomor = append(n.Nomor, naskah.Nomor{Party: 2, Kind: naskah.TidakBernomor})
			}), invalid, "NOMOR-PIHAK"},
			{"inserted number", approved, act, nomor(1, naskah.Bernomor, "100.3.7.1/21.a/KSB/2021"), "", ""},
		}
		if ink {
			steps = append(steps, step{"menyusul in ink", approved, act, nomor(2, naskah.Menyusul, ""), "", ""})
		} else {
			steps = append(steps, step{"menyusul", approved, act, nomor(2, naskah.Menyusul, ""), invalid, "NOMOR-KOSONG"})
		}
		run(t, steps)
	}
}

// The refusal in the words that the office prescribes [OP 1.6].
func TestGuardNumbersWords(t *testing.T) {
	m, f := passing(t, naskah.Approved, naskah.ActNumber)
	f.After.Nomor = f.After.Nomor[:1]
	err := naskah.Guard(m, f)
	const want = "Nomor PIHAK KEDUA belum diisi. Isi nomornya, pilih tidak bernomor, atau gunakan tanda tangan basah."
	e, ok := err.(*naskah.Error)
	if !ok || e.Msg != want || e.Field != "nomor.1" {
		t.Errorf("%v, want %q on nomor.1", err, want)
	}
}

func TestGuardOpen(t *testing.T) {
	var steps []step
	for _, act := range []naskah.Act{naskah.ActOpen, naskah.ActPrint} {
		steps = append(steps,
			step{"the other way of signing", approved, act, func(f *F) {
				other := map[naskah.Cara]naskah.Cara{naskah.Basah: naskah.Elektronik, naskah.Elektronik: naskah.Basah}[f.After.Cara]
				f.Before.Cara, f.After.Cara = other, other
			}, conflict, "CARA"},
			step{"a party without signer", approved, act, func(f *F) { f.Before.Signers, f.After.Signers = f.Before.Signers[:1], f.After.Signers[:1] }, invalid, "PENANDA"},
			step{"a signer without name", approved, act, func(f *F) { f.Before.Signers[1].Pejabat.Nama, f.After.Signers[1].Pejabat.Nama = "", "" }, invalid, "PENANDA"},
			step{"an error", approved, act, func(f *F) { f.Findings = []naskah.Finding{finding("KSD-R1", naskah.LevelError)} }, invalid, "TEMUAN"},
			step{"a warning", approved, act, func(f *F) { f.Findings = []naskah.Finding{finding("KSD-R8", naskah.LevelWarning)} }, invalid, "TEMUAN-ALASAN"},
			step{"not on file", approved, act, func(f *F) { f.Missing = []string{"NSK-BERKAS-TKKSD"} }, invalid, "BERKAS"},
			step{"not on file, with a reason", approved, act, func(f *F) {
				f.Missing = []string{"NSK-BERKAS-TKKSD"}
				f.After.Reasons = []naskah.Reason{kept("NSK-BERKAS-TKKSD", "rekomendasi lisan")}
			}, "", ""},
			step{"two not on file, one reason", approved, act, func(f *F) {
				f.Missing = []string{"NSK-BERKAS-TKKSD", "NSK-BERKAS-SETUJU-2"}
				f.After.Reasons = []naskah.Reason{kept("NSK-BERKAS-TKKSD", "rekomendasi lisan")}
			}, invalid, "BERKAS"},
		)
	}
	steps = append(steps,
		step{"signer without account", approved, "open", func(f *F) { f.After.Signers[1].User = "" }, invalid, "PENANDA-BELUM-AKUN"},
		step{"signer without account in ink", approved, "print", func(f *F) { f.Before.Signers[1].User, f.After.Signers[1].User = "", "" }, "", ""},
		step{"no certificate", approved, "open", func(f *F) { f.NotReady = []string{"direktur: belum."} }, invalid, "SERTIFIKAT"},
		step{"no certificate in ink", approved, "print", func(f *F) { f.NotReady = []string{"direktur: belum."} }, "", ""},
		step{"another order", approved, "open", func(f *F) { f.After.Signers[1].Order = 2 }, "", ""},
	)
	run(t, steps)
}

func TestGuardSigning(t *testing.T) {
	another := &naskah.Intent{Turn: 0, Input: inState(signing).Current, By: "walikota", Until: begun.Add(time.Minute)}
	stale := &naskah.Intent{Turn: 0, Input: inState(signing).Current, By: "walikota", Until: begun}
	steps := []step{
		{"no turn", signing, "intend", func(f *F) { f.Turn = -1 }, conflict, "NIAT-GILIRAN"},
		{"no turn of a stranger", signing, "intend", func(f *F) { f.Turn, f.By.User = -1, "other" }, conflict, "NIAT-GILIRAN"},
		{"another's turn", signing, "intend", func(f *F) { f.Turn = 0 }, conflict, "NIAT-GILIRAN"},
		{"by another", signing, "intend", func(f *F) { f.By = walikota }, conflict, "NIAT-GILIRAN"},
		{"the day before", signing, "intend", func(f *F) { f.Now = time.Date(2021, 11, 23, 16, 59, 59, 999e6, time.UTC) }, conflict, "TANGGAL-BELUM"},
		{"midnight where the Instansi is", signing, "intend", func(f *F) { f.Now = time.Date(2021, 11, 23, 17, 0, 0, 0, time.UTC) }, "", ""},
		{"midnight in WIT is earlier", signing, "intend", func(f *F) { f.Zone, f.Now = mustZone("Asia/Jayapura"), time.Date(2021, 11, 23, 15, 0, 0, 0, time.UTC) }, "", ""},
		{"days later", signing, "intend", func(f *F) { f.Now = begun.Add(72 * time.Hour) }, "", ""},
		{"no date", signing, "intend", func(f *F) { f.Before.Tanggal, f.After.Tanggal = naskah.Date{}, naskah.Date{} }, conflict, "TANGGAL-BELUM"},
		{"another's intent", signing, "intend", func(f *F) { f.Session.Intent = another }, conflict, "NIAT"},
		{"another's intent has lapsed", signing, "intend", func(f *F) { f.Session.Intent = stale }, "", ""},
		{"his own intent is fresh", signing, "intend", func(f *F) {
			f.Session.Intent = &naskah.Intent{Turn: 1, Input: f.Before.Current, By: "direktur", Until: begun.Add(1)}
		}, conflict, "NIAT"},

		{"bad seal", signing, "seal", func(f *F) { f.SealVerifies = false }, corrupt, "SEGEL"},
		{"bad seal", signing, "finish", func(f *F) { f.SealVerifies = false }, corrupt, "SEGEL"},
		{"no bytes", signing, "seal", func(f *F) { f.After.Current = "" }, corrupt, "SEGEL"},
		{"the same bytes", signing, "seal", func(f *F) { f.After.Current = f.Before.Current }, corrupt, "SEGEL"},
		{"the last turn", signing, "seal", func(f *F) { f.Session.Turns[0].State = naskah.TurnSealed }, conflict, "SEGEL-TERAKHIR"},
		{"not the last turn", signing, "finish", func(f *F) { f.Session.Turns[0].State = naskah.TurnWaiting }, conflict, "SEGEL-BELUM"},
		{"turn is sealed already", signing, "seal", func(f *F) {
			f.Session.Turns = append(f.Session.Turns, naskah.Turn{State: naskah.TurnWaiting})
			f.Session.Turns[1].State = naskah.TurnSealed
		}, conflict, "SEGEL-GANDA"},
		{"turn of a later order", signing, "seal", func(f *F) { f.Session.Turns[0].Signer.Order = 0 }, conflict, "SEGEL-GANDA"},
		{"another seal is bad", signing, "finish", func(f *F) { f.AllSah = false }, corrupt, "SEGEL-SEMUA"},
		{"another seal is bad, others follow", signing, "seal", func(f *F) { f.AllSah = false }, "", ""},

		{"not yet", signing, "expire", func(f *F) { f.Now = f.Now.Add(-1) }, conflict, "BATAS-BELUM"},
		{"no deadline", signing, "expire", func(f *F) { f.Session.Deadline = time.Time{} }, conflict, "BATAS-BELUM"},
		{"a seal is under way", signing, "expire", func(f *F) { f.Session.Intent = &naskah.Intent{Until: f.Now.Add(1)} }, conflict, "NIAT"},
	}
	for _, act := range []naskah.Act{naskah.ActRelease, naskah.ActSeal, naskah.ActFinish} {
		steps = append(steps,
			step{"no intent", signing, act, func(f *F) { f.Session.Intent = nil }, conflict, "NIAT-LAIN"},
			step{"intent of another", signing, act, func(f *F) { f.Session.Intent.By = "walikota" }, conflict, "NIAT-LAIN"},
			step{"intent of another turn", signing, act, func(f *F) { f.Session.Intent.Turn = 0 }, conflict, "NIAT-LAIN"},
			step{"intent on other bytes", signing, act, func(f *F) { f.Session.Intent.Input = newBytes }, conflict, "NIAT-LAIN"},
			step{"intent that lapsed and nobody took", signing, act, func(f *F) { f.Session.Intent.Until = begun }, "", ""},
		)
	}
	for _, act := range []naskah.Act{naskah.ActDecline, naskah.ActRecall} {
		steps = append(steps,
			step{"no reason", signing, act, func(f *F) { f.Reason = "" }, invalid, "ALASAN"},
			step{"a seal is under way", signing, act, func(f *F) { f.Session.Intent = another }, conflict, "NIAT"},
			step{"an intent has lapsed", signing, act, func(f *F) { f.Session.Intent = stale }, "", ""},
		)
	}
	run(t, steps)
}

func TestGuardKeep(t *testing.T) {
	run(t, []step{
		{"signed electronically", approved, "record", func(f *F) { f.Before.Cara, f.After.Cara = naskah.Elektronik, naskah.Elektronik }, conflict, "CARA"},
		{"newest is no scan", signed, "scan", func(f *F) { f.Versions[0].Of = naskah.Rendered }, invalid, "PINDAI"},

		{"not imported", signed, "scan", func(f *F) { f.Before.Imported, f.After.Imported = false, false }, conflict, "PINDAI-ADA"},
		{"has a scan", signed, "scan", func(f *F) { f.Before.Current = hash(nil) }, conflict, "PINDAI-ADA"},
		{"no scan", signed, "scan", func(f *F) { f.Versions = nil }, invalid, "PINDAI"},
		{"nobody got it", signed, "deliver", func(f *F) { f.CopyGiven = false }, invalid, "SALINAN"},
		{"nobody got it", archived, "deliver", func(f *F) { f.CopyGiven = false }, invalid, "SALINAN"},

		{"no classification", signed, "archive", func(f *F) { f.After.Klasifikasi = " " }, invalid, "KLASIFIKASI"},
		{"a signature is not sah", signed, "archive", func(f *F) { f.AllSah = false }, conflict, "ARSIP-TTE"},
		{"a signature with proof is not sah", signed, "archive", func(f *F) { f.AllSah, f.Versions[0].Of = false, naskah.Augmented }, conflict, "ARSIP-TTE"},
		{"a signature with proof", signed, "archive", func(f *F) { f.Versions[0].Of = naskah.Augmented }, "", ""},
		{"scan", signed, "archive", func(f *F) { f.Versions[0].Of, f.AllSah, f.DigestChecked = naskah.Scanned, false, true }, "", ""},
		{"scan not compared", signed, "archive", func(f *F) { f.Versions[0].Of = naskah.Scanned }, corrupt, "ARSIP-SIDIK"},
		{"no scan", signed, "archive", func(f *F) { f.Versions, f.DigestChecked = nil, true }, conflict, "ARSIP-PINDAI"},
		{"only rendered", signed, "archive", func(f *F) { f.Versions[0].Of, f.DigestChecked = naskah.Rendered, true }, conflict, "ARSIP-PINDAI"},

		{"not an append", signed, "augment", func(f *F) { f.PureAppend = false }, corrupt, "TAMBAHAN"},
		{"not of the kind", signed, "augment", func(f *F) { f.Versions[1].Of = naskah.Sealed }, corrupt, "TAMBAHAN"},
		{"on other bytes", archived, "augment", func(f *F) { f.Versions[1].Base = hash(nil) }, corrupt, "TAMBAHAN"},
		{"other bytes become current", archived, "augment", func(f *F) { f.After.Current = hash(nil) }, corrupt, "TAMBAHAN"},
		{"a seal is under way", signing, "augment", func(f *F) { f.Session.Intent = &naskah.Intent{Until: begun.Add(1)} }, conflict, "NIAT"},

		{"nothing", signed, "ralat", func(f *F) { f.After.Lokasi = "" }, invalid, "RALAT"},
		{"title of a sealed naskah", signed, "ralat", func(f *F) { f.After.Judul, f.Changed = "Lain", []string{"lokasi", "judul"} }, conflict, "RALAT-TERCETAK"},
		{"title of a naskah in ink", signed, "ralat", func(f *F) {
			f.Versions[0].Of, f.After.Judul, f.Changed = naskah.Scanned, "Lain", []string{"lokasi", "judul"}
		}, "", ""},
		{"a change not told", signed, "ralat", func(f *F) { f.After.Klasifikasi = "000" }, conflict, "RALAT-CATATAN"},
		{"old value lost", archived, "ralat", func(f *F) { f.OldKept = false }, conflict, "RALAT-CATATAN"},
		{"no reason", archived, "ralat", func(f *F) { f.Reason = "" }, invalid, "ALASAN"},
		{"made here", signed, "annul", func(f *F) { f.Before.Imported, f.After.Imported = false, false }, conflict, "ANULIR"},
		{"no reason", signed, "annul", func(f *F) { f.Reason = "" }, invalid, "ALASAN"},
	})
}
