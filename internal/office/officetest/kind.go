package officetest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/office"
)

// Signers of a kind's sample: our own side is signed by the wali kota, the other by the director of the company; a sample with more
// parties is cut to two.
const signersOfSample = 2

// SampleOf is the template's own sample with the people of this World, before date, place and numbers are known.
func (w *World) SampleOf(t *document.Template, j naskah.Jalur) naskah.Values {
	w.tb.Helper()
	v := t.Sample().With("tanggal_naskah", nil).With("tempat", nil)
	parties, _ := v["pihak"].([]any)
	n := min(len(parties), signersOfSample)
	for _, f := range t.Fields() {
		if f.Path == "jumlah_pihak" {
			n = max(signersOfSample, f.Min)
			v = v.With(f.Path, int64(n))
		}
	}
	v["pihak"] = parties[:min(n, len(parties))]
	for _, f := range t.Fields() { // what the naskah rests on is there before it is signed, which is today
		if before := strings.HasSuffix(f.Path, ".surat_kuasa.tanggal") || f.Path == "ksb_asal.tanggal"; before && v.Text(f.Path) != "" {
			v = v.With(f.Path, Today.String())
		}
	}
	own := naskah.OwnPlace(t.Ref.Kode, j)
	for i := range min(n, len(parties)) {
		at := fmt.Sprintf("pihak.%d.", i)
		v = v.With(at+"nomor", nil)
		if i == own {
			v = v.With(at+"instansi_id", string(KotaBanjar)).With(at+"mitra_id", nil).With(at+"pejabat.pejabat_id", string(w.seats["walikota"])).
				With(at+"pejabat.nama", "Nana Suryana").With(at+"pejabat.jabatan", "Wali Kota Banjar")
			continue
		}
		v = v.With(at+"instansi_id", nil).With(at+"mitra_id", string(w.Mitra)).With(at+"pejabat.pejabat_id", string(w.seats["direktur"])).
			With(at+"pejabat.nama", "Bima Pratama").With(at+"pejabat.jabatan", "Direktur")
	}
	return v
}

// GoWholeWay takes a naskah of a kind from its first word into the archive.
func (w *World) GoWholeWay(t *document.Template, j naskah.Jalur) naskah.Naskah {
	w.tb.Helper()
	n, err := w.Office.Create(w.Ctx(), w.P("yuni"), office.CreateInput{Jenis: t.Ref.Kode, Jalur: j, Values: w.SampleOf(t, j)})
	w.must(err)
	n = w.approve(w.submit(n))
	in := office.NumberInput{Tanggal: Today, Tempat: "Banjar"}
	for i := range n.Parties {
		x := office.NomorInput{Party: i + 1, Kind: naskah.Bernomor, FromRegister: true}
		if i != naskah.OwnPlace(n.Jenis, j) {
			x = office.NomorInput{Party: i + 1, Kind: naskah.TidakBernomor}
		}
		in.Nomor = append(in.Nomor, x)
	}
	n, err = w.Office.Number(w.Ctx(), w.P("ratna"), n.ID, n.Seq, in)
	w.must(err)
	n = w.open(n)
	signers := slices.SortedFunc(slices.Values(n.Signers), func(a, b naskah.Signer) int { return cmp.Compare(a.Order, b.Order) })
	for _, s := range signers {
		n, err = w.Seal(w.loginOf(s), n)
		w.must(err)
	}
	n, err = w.Archive("arsip", n, office.ArchiveInput{})
	w.must(err)
	return n
}

// loginOf is who signs at a place.
func (w *World) loginOf(s naskah.Signer) string {
	w.tb.Helper()
	for login, id := range w.seats {
		if id == s.Pejabat.Pejabat {
			return login
		}
	}
	w.tb.Fatalf("nobody signs for %s", s.Pejabat.Nama)
	return ""
}

// Read is the values of n as they are stored.
func (w *World) Read(n naskah.Naskah) naskah.Values {
	w.tb.Helper()
	v, err := w.Office.Values(w.Ctx(), w.P("yuni"), n.ID)
	w.must(err)
	return v
}
