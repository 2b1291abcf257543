package officetest

import (
	"naskah/internal/naskah"
	"naskah/internal/office"
)

// Values are complete values of a KSB between Pemerintah Kota Banjar and the company: the template's own sample, with the people of
// this World, before date, place and numbers are known.
func (w *World) Values() naskah.Values {
	w.tb.Helper()
	t, err := w.Office.Templates.Current(naskah.KSBPK)
	w.must(err)
	v := t.Sample().
		With("pihak.0.instansi_id", string(KotaBanjar)).
		With("pihak.0.pejabat.pejabat_id", string(w.seats["walikota"])).
		With("pihak.0.pejabat.nama", "Nana Suryana").
		With("pihak.0.pejabat.jabatan", "Wali Kota Banjar").
		With("pihak.1.mitra_id", string(w.Mitra)).
		With("pihak.1.pejabat.pejabat_id", string(w.seats["direktur"])).
		With("pihak.1.pejabat.nama", "Bima Pratama").
		With("pihak.1.pejabat.jabatan", "Direktur")
	for _, path := range []string{"tanggal_naskah", "tempat", "pihak.0.nomor", "pihak.1.nomor"} {
		v = v.With(path, nil)
	}
	return v
}

// Draft is a complete draft of Yuni's.
func (w *World) Draft() naskah.Naskah { return w.DraftWith(w.Values()) }

// DraftWith is a draft of Yuni's with other values.
func (w *World) DraftWith(v naskah.Values) naskah.Naskah {
	w.tb.Helper()
	n, err := w.Office.Create(w.Ctx(), w.P("yuni"), office.CreateInput{Jenis: naskah.KSBPK, Jalur: naskah.KSDPKMitra, Values: v})
	w.must(err)
	return n
}

// Submitted is in review, before the first paraf.
func (w *World) Submitted() naskah.Naskah { return w.submit(w.Draft()) }

func (w *World) submit(n naskah.Naskah) naskah.Naskah {
	w.tb.Helper()
	n, err := w.Office.Submit(w.Ctx(), w.P("yuni"), n.ID, n.Seq, office.SubmitInput{Reasons: w.Accept(n)})
	w.must(err)
	return n
}

// Accept gives a reason for each warning of n; it asks the whole office, whatever a test has broken.
func (w *World) Accept(n naskah.Naskah) map[string]string {
	w.tb.Helper()
	fs, err := w.Whole().Check(w.Ctx(), w.P("yuni"), n.ID)
	w.must(err)
	out := map[string]string{}
	for _, f := range fs {
		if f.Level == naskah.LevelWarning {
			out[f.Code] = "Sudah diperiksa dan disetujui Bagian Hukum."
		}
	}
	return out
}

// Approved has every paraf.
func (w *World) Approved() naskah.Naskah { return w.approve(w.Submitted()) }

func (w *World) approve(n naskah.Naskah) naskah.Naskah {
	w.tb.Helper()
	for _, login := range chain {
		var err error
		n, err = w.Office.Paraf(w.Ctx(), w.P(login), n.ID, n.Seq)
		w.must(err)
	}
	return n
}

// Numbers is what the officer fills in: a number from the register for us, a typed one for the company, today.
func Numbers() office.NumberInput {
	return office.NumberInput{Tanggal: Today, Tempat: "Banjar", Nomor: []office.NomorInput{
		{Party: 1, Kind: naskah.Bernomor, FromRegister: true}, {Party: 2, Kind: naskah.Bernomor, Text: "012/CDU-KSB/XI/2026"},
	}}
}

// Numbered is approved with number, date and place.
func (w *World) Numbered() naskah.Naskah { return w.number(w.Approved()) }

func (w *World) number(n naskah.Naskah) naskah.Naskah {
	w.tb.Helper()
	n, err := w.Office.Number(w.Ctx(), w.P("ratna"), n.ID, n.Seq, Numbers())
	w.must(err)
	return n
}

// Given are reasons for all that is not on file.
func (w *World) Given(n naskah.Naskah) map[string]string {
	w.tb.Helper()
	missing, err := w.Whole().Missing(w.Ctx(), w.P("ratna"), n.ID)
	w.must(err)
	out := map[string]string{}
	for _, m := range missing {
		out[m.Code] = "Ada pada map fisik Bagian Pemerintahan."
	}
	return out
}

// Opened is in signing, before the first seal.
func (w *World) Opened() naskah.Naskah { return w.open(w.Numbered()) }

// OpenedWith is in signing, with other values.
func (w *World) OpenedWith(v naskah.Values) naskah.Naskah {
	return w.open(w.number(w.approve(w.submit(w.DraftWith(v)))))
}

func (w *World) open(n naskah.Naskah) naskah.Naskah {
	w.tb.Helper()
	n, err := w.Office.Open(w.Ctx(), w.P("ratna"), n.ID, n.Seq, office.OpenInput{Reasons: w.Given(n)})
	w.must(err)
	return n
}

// Seal seals as login.
func (w *World) Seal(login string, n naskah.Naskah) (naskah.Naskah, error) {
	return w.Office.Seal(w.Ctx(), w.P(login), n.ID, n.Seq, office.SealInput{Secret: Secret()})
}

// SignedWith is sealed by both, with other values.
func (w *World) SignedWith(v naskah.Values) naskah.Naskah {
	w.tb.Helper()
	n, err := w.Seal("direktur", w.OpenedWith(v))
	w.must(err)
	n, err = w.Seal("walikota", n)
	w.must(err)
	return n
}

// HalfSigned is sealed by the company's director.
func (w *World) HalfSigned() naskah.Naskah {
	w.tb.Helper()
	n, err := w.Seal("direktur", w.Opened())
	w.must(err)
	return n
}

// Signed is sealed by both.
func (w *World) Signed() naskah.Naskah {
	w.tb.Helper()
	n, err := w.Seal("walikota", w.HalfSigned())
	w.must(err)
	return n
}

// Archived is archived.
func (w *World) Archived() naskah.Naskah {
	w.tb.Helper()
	n, err := w.Archive("arsip", w.Signed(), office.ArchiveInput{})
	w.must(err)
	return n
}

// Archive archives as login; what is sealed needs no second person.
func (w *World) Archive(login string, n naskah.Naskah, in office.ArchiveInput) (naskah.Naskah, error) {
	out, err := w.Office.Archive(w.Ctx(), w.P(login), n.ID, n.Seq, in)
	return out.Naskah, err
}

// Imported is an old record without a scan.
func (w *World) Imported() naskah.Naskah {
	w.tb.Helper()
	n, err := w.Office.Import(w.Ctx(), w.P("ratna"), Old(w.Mitra))
	w.must(err)
	return n
}

// Old is what is known of a KSB of 2021.
func Old(mitra naskah.MitraID) office.ImportInput {
	day := naskah.Date{Year: 2021, Month: 11, Day: 24}
	return office.ImportInput{
		Jenis: naskah.KSBPK, Jalur: naskah.KSDPKMitra, Judul: "Pengelolaan Taman Kota", Tanggal: day, Tempat: "Banjar",
		Berakhir: naskah.Akhir{Kind: naskah.AkhirTanggal, Date: naskah.TermEnd(day, 5, "tahun")},
		Parties: []naskah.Party{
			{Urut: 1, Peran: naskah.Pemrakarsa, Instansi: KotaBanjar, Nama: "Pemerintah Daerah Kota Banjar"},
			{Urut: 2, Peran: naskah.MitraPeran, Mitra: mitra, Nama: "PT Contoh Daur Ulang"},
		},
		Nomor: []naskah.Nomor{{Party: 1, Kind: naskah.Bernomor, Text: "134.4/07/KSB-Pem/2021"}, {Party: 2, Kind: naskah.TidakBernomor}},
	}
}
