package naskah_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
)

// alterations change one fact of a naskah each. May lists the acts that may do it once the naskah exists, typed by hand: the text
// changes only in draft; nomor, tanggal and tempat change only by number; ralat corrects the register.
var alterations = []struct {
	name  string
	alter func(*naskah.Naskah)
	may   string
}{
	{"id", func(n *naskah.Naskah) { n.ID = "n2" }, ""},
	{"instansi", func(n *naskah.Naskah) { n.Instansi = tasik }, ""},
	{"jenis", func(n *naskah.Naskah) { n.Jenis = naskah.NK }, ""},
	{"template", func(n *naskah.Naskah) { n.Template.Versi = "v2" }, ""},
	{"imported", func(n *naskah.Naskah) { n.Imported = !n.Imported }, ""},
	{"kode", func(n *naskah.Naskah) { n.Kode = "k2" }, ""},
	{"batch", func(n *naskah.Naskah) { n.Batch = "lembar-2" }, ""},
	{"author", func(n *naskah.Naskah) { n.Author = "other" }, ""},
	{"created at", func(n *naskah.Naskah) { n.CreatedAt = n.CreatedAt.Add(1) }, ""},
	{"values", func(n *naskah.Naskah) { n.Values = newBytes }, "edit"},
	{"cara", func(n *naskah.Naskah) { n.Cara = "lain" }, "edit"},
	{"current", func(n *naskah.Naskah) { n.Current = hash([]byte("third")) }, "render open print record seal finish scan augment"},
	{"judul", func(n *naskah.Naskah) { n.Judul = "Lain" }, "edit submit ralat"},
	{"a party", func(n *naskah.Naskah) { n.Parties[1].Nama = "PT LAIN" }, "edit submit ralat"},
	{"a signer", func(n *naskah.Naskah) { n.Signers[1].User = "lain" }, "edit submit assign open record ralat"},
	{"tanggal", func(n *naskah.Naskah) { n.Tanggal = naskah.Date{Year: 2021, Month: 11, Day: 23} }, "number ralat"},
	{"tempat", func(n *naskah.Naskah) { n.Tempat = "Ciamis" }, "number ralat"},
	{"a nomor", func(n *naskah.Naskah) {
		n.Nomor = []naskah.Nomor{{Party: 1, Kind: naskah.TidakBernomor}, {Party: 2, Kind: naskah.TidakBernomor}}
	}, "number ralat"},
	{"tahun", func(n *naskah.Naskah) { n.Tahun = 2020 }, "number ralat"},
	{"mulai", func(n *naskah.Naskah) { n.Mulai = naskah.Date{Year: 2021, Month: 12, Day: 1} }, "edit submit number open print record finish ralat"},
	{"berakhir", func(n *naskah.Naskah) { n.Berakhir.Kind = naskah.AkhirTanpaBatas }, "edit submit number open print record finish ralat"},
	{"unit", func(n *naskah.Naskah) { n.Unit = "hukum" }, "ralat"},
	{"kerja sama", func(n *naskah.Naskah) { n.KerjaSama = "ks2" }, "ralat"},
	{"jalur", func(n *naskah.Naskah) { n.Jalur = naskah.KSDPKMitra }, "ralat"},
	{"klasifikasi", func(n *naskah.Naskah) { n.Klasifikasi = "100.3.7" }, "record archive ralat"},
	{"lokasi", func(n *naskah.Naskah) { n.Lokasi = "Gudang" }, "record archive ralat"},
	{"tingkat", func(n *naskah.Naskah) { n.Tingkat = "salinan" }, "record archive ralat"},
	{"an original", func(n *naskah.Naskah) { n.Asli = []naskah.Asli{{Pemegang: "PT Lain", Lokasi: "Depok"}} }, "record ralat"},
	{"the due date", func(n *naskah.Naskah) { n.Batas = naskah.Date{Year: 2021, Month: 11, Day: 26} }, "submit withdraw approve return assign revise decline"},
	{"a reason", func(n *naskah.Naskah) { n.Reasons = append(n.Reasons, naskah.Reason{Code: "KSD-R8", Text: "x"}) }, "submit open print"},
	{"the text of a reason", func(n *naskah.Naskah) { n.Reasons[0].Text = "y" }, "submit open print"},
	{"the author of a reason", func(n *naskah.Naskah) { n.Reasons[0].By = "lain" }, "submit open print"},
	{"the time of a reason", func(n *naskah.Naskah) { n.Reasons[0].At = begun.Add(1) }, "submit open print"},
	{"the code of a reason", func(n *naskah.Naskah) { n.Reasons[0].Code = "KSD-R3" }, "submit open print"},
}

// Every act × every fact: an act changes what is its own to change, and nothing else.
func TestGuardKeepsFacts(t *testing.T) {
	for _, x := range life {
		s, act := naskah.State(x[0]), naskah.Act(x[1])
		if s == naskah.None {
			continue
		}
		for _, a := range alterations {
			m, f := passing(t, s, act)
			for _, n := range []*naskah.Naskah{&f.Before, &f.After} {
				n.Reasons = []naskah.Reason{{Code: "KSD-R2", Text: "x", By: "yuni", At: begun}}
			}
			a.alter(&f.After)
			err := naskah.Guard(m, f)
			if slices.Contains(strings.Fields(a.may), x[1]) {
				if code(err) == "NSK-TETAP" {
					t.Errorf("%q %s may not change %s: %v", x[0], x[1], a.name, err)
				}
				continue
			}
			if code(err) != "NSK-TETAP" {
				t.Errorf("%q %s changes %s: %v", x[0], x[1], a.name, err)
			}
		}
	}
}

// Ralat of a sealed naskah touches nothing that is printed in it.
func TestRalatPrinted(t *testing.T) {
	printed := "judul, a party, a signer, tanggal, tempat, a nomor, tahun, mulai, berakhir"
	for _, a := range alterations {
		if !strings.Contains(a.may, "ralat") {
			continue
		}
		for _, of := range []naskah.VersionKind{naskah.Sealed, naskah.Scanned} {
			m, f := passing(t, naskah.Signed, naskah.ActRalat)
			f.After = next(f.Before, m)
			a.alter(&f.After)
			f.Changed, f.Versions[0].Of = naskah.Changes(f.Before, f.After), of
			want := ""
			if of == naskah.Sealed && slices.Contains(strings.Split(printed, ", "), a.name) {
				want = "NSK-RALAT-TERCETAK"
			}
			if len(f.Changed) != 1 || code(naskah.Guard(m, f)) != want {
				t.Errorf("ralat of %s (%s): %v, changed %v; want %q", a.name, of, naskah.Guard(m, f), f.Changed, want)
			}
		}
	}
}

func TestGuardKeepsSteps(t *testing.T) {
	for _, x := range life {
		s, act := naskah.State(x[0]), naskah.Act(x[1])
		for name, spoil := range map[string]func(*F){
			"from another state": func(f *F) { f.Before.State = naskah.Cancelled },
			"to another state":   func(f *F) { f.After.State = "other" },
			"stays":              func(f *F) { f.After.Seq = f.Before.Seq },
			"skips one":          func(f *F) { f.After.Seq = f.Before.Seq + 2 },
		} {
			m, f := passing(t, s, act)
			spoil(&f)
			if err := naskah.Guard(m, f); code(err) != "NSK-LANGKAH" {
				t.Errorf("%q %s %s: %v", s, act, name, err)
			}
		}
	}
}

func TestGuardKeepsParafs(t *testing.T) {
	for _, x := range life {
		s, act := naskah.State(x[0]), naskah.Act(x[1])
		m, f := passing(t, s, act)
		giving := act == naskah.ActParaf || act == naskah.ActApprove
		if m.To == naskah.Draft || act == naskah.ActSubmit {
			for i := range f.After.Parafs {
				m, f := passing(t, s, act)
				f.After.Parafs[i].At = begun
				refuses(t, naskah.Guard(m, f), naskah.Conflict, "NSK-PARAF-GUGUR")
			}
		} else if s != naskah.None {
			for i := range f.After.Parafs {
				m, f := passing(t, s, act)
				f.After.Parafs[i].At = begun.Add(time.Hour)
				want := "NSK-PARAF"
				if giving && i == f.Before.NextParaf() {
					want = "" // the very paraf that is given
				} else if act == naskah.ActAssign {
					want = "NSK-PARAF-SUDAH"
				}
				if got := code(naskah.Guard(m, f)); got != want {
					t.Errorf("%q %s with another time at %d: %s, want %s", s, act, i, got, want)
				}
			}
		}
		if s == naskah.None || s == naskah.Draft {
			continue
		}
		for name, spoil := range map[string]func(*F){
			"fewer":           func(f *F) { f.After.Parafs = f.After.Parafs[:1] },
			"more":            func(f *F) { f.After.Parafs = append(f.After.Parafs, naskah.Paraf{}) },
			"another person":  func(f *F) { f.After.Parafs[0].User = "other" },
			"another jabatan": func(f *F) { f.After.Parafs[0].Pejabat.Jabatan = "other" },
		} {
			m, f := passing(t, s, act)
			spoil(&f)
			want := "NSK-PARAF"
			if act == naskah.ActAssign && strings.HasPrefix(name, "another") {
				want = "NSK-PARAF-SUDAH"
				if s == naskah.Review {
					want = "" // nobody has given a paraf yet
				}
			}
			if got := code(naskah.Guard(m, f)); got != want {
				t.Errorf("%q %s with %s: %s, want %s", s, act, name, got, want)
			}
		}
	}
	for _, act := range []naskah.Act{naskah.ActParaf, naskah.ActApprove} {
		m, f := passing(t, naskah.Review, act)
		f.After.Parafs[f.Before.NextParaf()].At = time.Time{}
		refuses(t, naskah.Guard(m, f), naskah.Conflict, "NSK-PARAF")
		m, f = passing(t, naskah.Review, act)
		f.After.Parafs = nil
		refuses(t, naskah.Guard(m, f), naskah.Conflict, "NSK-PARAF")
		m, f = passing(t, naskah.Review, act)
		f.Before.Parafs[0].At, f.Before.Parafs[1].At = begun, begun
		refuses(t, naskah.Guard(m, f), naskah.Conflict, "NSK-PARAF")
	}
}

// A paraf already given is not handed to somebody else, also when the new one is told to have given it.
func TestAssignGivenParaf(t *testing.T) {
	m, f := passing(t, naskah.Review, naskah.ActAssign)
	f.Before.Parafs[1].At, f.After.Parafs[1].At = begun, time.Time{}
	refuses(t, naskah.Guard(m, f), naskah.Conflict, "NSK-PARAF-SUDAH")
	m, f = passing(t, naskah.Review, naskah.ActAssign)
	f.After.Parafs[1].At = begun
	refuses(t, naskah.Guard(m, f), naskah.Conflict, "NSK-PARAF-SUDAH")
}

func TestGuardKeepsWriters(t *testing.T) {
	for _, x := range life {
		s, act := naskah.State(x[0]), naskah.Act(x[1])
		m, f := passing(t, s, act)
		f.After.Writers = nil
		want := "NSK-PENULIS"
		if act == naskah.ActImport {
			want = "" // nobody here wrote it
		}
		if got := code(naskah.Guard(m, f)); got != want {
			t.Errorf("%q %s without writers: %s, want %q", s, act, got, want)
		}
		m, f = passing(t, s, act)
		f.By.User, f.By.Orang = "budi", "o-budi"
		want = ""
		if act == naskah.ActCreate || act == naskah.ActEdit {
			want = "NSK-PENULIS"
		}
		if got := code(naskah.Guard(m, f)); (got == "NSK-PENULIS") != (want != "") {
			t.Errorf("%q %s by a writer who is not noted: %s, want %q", s, act, got, want)
		}
	}
}

func TestWriters(t *testing.T) {
	n := naskah.Naskah{}.WrittenBy(yuni)
	again := n.WrittenBy(yuni).WrittenBy(kabag)
	if len(n.Writers) != 1 || len(again.Writers) != 2 {
		t.Errorf("writers %v and %v", n.Writers, again.Writers)
	}
	if n.Wrote(kabag) || !again.Wrote(kabag) || again.Wrote(naskah.Principal{}) {
		t.Error("who wrote is not who was noted")
	}
}
