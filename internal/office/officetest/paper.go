package officetest

import (
	"naskah/internal/naskah"
	"naskah/internal/office"
)

// PaperValues are Values of a naskah that is signed in ink.
func (w *World) PaperValues() naskah.Values {
	w.tb.Helper()
	return w.Values().With("cara_tanda_tangan", "basah").With("jumlah_rangkap", 2)
}

// PaperNumbers is what the officer fills in where the partner's number comes later.
func PaperNumbers() office.NumberInput {
	in := Numbers()
	in.Nomor[1] = office.NomorInput{Party: 2, Kind: naskah.Menyusul}
	return in
}

// PaperNumbered is approved, on paper, with date, place and our number; the partner's comes later.
func (w *World) PaperNumbered() naskah.Naskah {
	w.tb.Helper()
	n := w.approve(w.submit(w.DraftWith(w.PaperValues())))
	n, err := w.Office.Number(w.Ctx(), w.P("ratna"), n.ID, n.Seq, PaperNumbers())
	w.must(err)
	return n
}

// Printed is printed for ink.
func (w *World) Printed() naskah.Naskah {
	w.tb.Helper()
	n := w.PaperNumbered()
	n, err := w.Office.Print(w.Ctx(), w.P("ratna"), n.ID, n.Seq, w.Given(n))
	w.must(err)
	return n
}

// Pages is how many pages the newest version has.
func (w *World) Pages(n naskah.Naskah) int {
	w.tb.Helper()
	vs, err := w.Store.Versions(w.Ctx(), naskah.ScopeSystem(), n.ID)
	w.must(err)
	return vs[len(vs)-1].Pages
}

// Inked is a record of n: everybody signed today, on two originals, as the scan shows; the same each time.
func (w *World) Inked(n naskah.Naskah) office.RecordInput {
	w.tb.Helper()
	return office.RecordInput{
		Scan:    ScanOf(w.Pages(n), 1, A4Sheet, "/Contoh ("+string(n.ID)+")"),
		Signers: []office.InkSigner{{Party: 1, Tanggal: Today}, {Party: 2, Tanggal: Today}},
		Asli:    []naskah.Asli{{Pemegang: "Pemerintah Kota Banjar", Lokasi: "Lemari 2, map KSB 2026"}, {Pemegang: "PT Contoh Daur Ulang", Lokasi: "Kantor PT Contoh Daur Ulang"}},
		Lokasi:  "Lemari 2, map KSB 2026",
	}
}

// seed makes each scan of a World another one.
func (w *World) seed() byte {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.scans++
	return byte(w.scans)
}

// Recorded is signed in ink: proposed by the officer and confirmed by the archivist.
func (w *World) Recorded() naskah.Naskah {
	w.tb.Helper()
	n := w.Printed()
	out, err := w.Office.Record(w.Ctx(), w.P("ratna"), n.ID, n.Seq, w.Inked(n))
	w.must(err)
	n, err = w.Office.Confirm(w.Ctx(), w.P("arsip"), out.Pending.ID)
	w.must(err)
	return n
}
