package naskah

import (
	"slices"
	"strings"
)

// What holds for every move, whatever its condition: the step itself, which facts an act may change, paraf, writers.

// keepStep: an act goes from where the naskah stands to where the row leads, by one.
func keepStep(m Move, f Facts) error {
	if f.Before.State != m.From || f.After.State != m.To || f.After.Seq != f.Before.Seq+1 {
		return Errorf(Conflict, "NSK-LANGKAH", "Langkah ini tidak sesuai dengan keadaan naskah. Muat ulang halaman untuk melihat keadaan terbarunya.")
	}
	return nil
}

// A fact is something recorded of a naskah, and the acts that may change it once it exists.
type fact struct {
	name    string // as ralat and messages call it
	ralat   bool   // a fact of the register: ralat may correct it
	printed bool   // printed in the naskah: of a sealed one not even ralat may
	same    func(a, b Naskah) bool
	acts    []Act
}

// facts lists everything a naskah records but its state, sequence number, paraf (keepParafs) and writers (keepWriters). The text
// changes only in draft; nomor, tanggal and tempat change only by number [OP 1.6, 1.7].
var facts = []fact{
	{"identitas", false, false, func(a, b Naskah) bool {
		return a.ID == b.ID && a.Instansi == b.Instansi && a.Jenis == b.Jenis && a.Template == b.Template && a.Imported == b.Imported &&
			a.Batch == b.Batch && a.Kode == b.Kode && a.Author == b.Author && a.CreatedAt.Equal(b.CreatedAt)
	}, nil},
	{"isi", false, true, func(a, b Naskah) bool { return a.Values == b.Values }, []Act{ActEdit}},
	{"cara tanda tangan", false, true, func(a, b Naskah) bool { return a.Cara == b.Cara }, []Act{ActEdit}},
	{
		"berkas", false, true, func(a, b Naskah) bool { return a.Current == b.Current },
		[]Act{ActRender, ActOpen, ActPrint, ActRecord, ActSeal, ActFinish, ActScan, ActAugment},
	},
	{"judul", true, true, func(a, b Naskah) bool { return a.Judul == b.Judul }, []Act{ActEdit, ActSubmit}},
	{"para pihak", true, true, func(a, b Naskah) bool { return slices.Equal(a.Parties, b.Parties) }, []Act{ActEdit, ActSubmit}},
	{
		"penanda tangan", true, true, func(a, b Naskah) bool { return slices.Equal(a.Signers, b.Signers) },
		[]Act{ActEdit, ActSubmit, ActAssign, ActOpen, ActRecord},
	},
	{"tanggal", true, true, func(a, b Naskah) bool { return a.Tanggal == b.Tanggal }, []Act{ActNumber}},
	{"tempat", true, true, func(a, b Naskah) bool { return a.Tempat == b.Tempat }, []Act{ActNumber}},
	{"nomor", true, true, func(a, b Naskah) bool { return slices.Equal(a.Nomor, b.Nomor) }, []Act{ActNumber}},
	{"tahun", true, true, func(a, b Naskah) bool { return a.Tahun == b.Tahun }, []Act{ActNumber}},
	{
		"jangka waktu", true, true, func(a, b Naskah) bool { return a.Mulai == b.Mulai && a.Berakhir == b.Berakhir },
		[]Act{ActEdit, ActSubmit, ActNumber, ActOpen, ActPrint, ActRecord, ActFinish},
	},
	{"unit", true, false, func(a, b Naskah) bool { return a.Unit == b.Unit }, nil},
	{"kerja sama", true, false, func(a, b Naskah) bool { return a.KerjaSama == b.KerjaSama && a.Jalur == b.Jalur }, nil},
	{"klasifikasi", true, false, func(a, b Naskah) bool { return a.Klasifikasi == b.Klasifikasi }, []Act{ActRecord, ActArchive}},
	{"lokasi", true, false, func(a, b Naskah) bool { return a.Lokasi == b.Lokasi }, []Act{ActRecord, ActArchive}},
	{"tingkat perkembangan", true, false, func(a, b Naskah) bool { return a.Tingkat == b.Tingkat }, []Act{ActRecord, ActArchive}},
	{"asli", true, false, func(a, b Naskah) bool { return slices.Equal(a.Asli, b.Asli) }, []Act{ActRecord}},
	{
		"batas waktu paraf", false, false, func(a, b Naskah) bool { return a.Batas == b.Batas },
		[]Act{ActSubmit, ActWithdraw, ActApprove, ActReturn, ActAssign, ActRevise, ActDecline},
	},
	{
		"alasan", false, false, func(a, b Naskah) bool { return slices.EqualFunc(a.Reasons, b.Reasons, Reason.equal) },
		[]Act{ActSubmit, ActOpen, ActPrint},
	},
}

func (r Reason) equal(s Reason) bool {
	return r.Code == s.Code && r.Text == s.Text && r.By == s.By && r.At.Equal(s.At)
}

// Changes names the facts in which two states of one naskah differ, as ralat lists them.
func Changes(before, after Naskah) []string {
	var out []string
	for _, x := range facts {
		if !x.same(before, after) {
			out = append(out, x.name)
		}
	}
	return out
}

// keepFacts: an act changes only what is its own to change.
func keepFacts(m Move, f Facts) error {
	if m.From == None {
		return nil
	}
	for _, x := range facts {
		if x.same(f.Before, f.After) || slices.Contains(x.acts, m.Act) || x.ralat && m.Act == ActRalat {
			continue
		}
		return Errorf(Conflict, "NSK-TETAP", "Data %q tidak dapat diubah oleh tindakan ini.", x.name)
	}
	return nil
}

// keepParafs: one paraf is given at a time, in turn; all of them lapse where the text becomes a draft again; nothing else touches
// them. Whose places the chain has may change while it is a draft, and by assign.
func keepParafs(m Move, f Facts) error {
	if m.To == Draft || m.Act == ActSubmit {
		if slices.ContainsFunc(f.After.Parafs, func(p Paraf) bool { return !p.At.IsZero() }) {
			return Errorf(Conflict, "NSK-PARAF-GUGUR", "Setiap paraf harus gugur ketika naskah kembali menjadi konsep.")
		}
		if m.From == Draft || m.From == None {
			return nil
		}
		return sameChain(f.Before.Parafs, lapse(f.After.Parafs, f.Before.Parafs))
	}
	want := slices.Clone(f.Before.Parafs)
	switch m.Act {
	case ActParaf, ActApprove:
		i := f.Before.NextParaf()
		if i < 0 || i >= len(f.After.Parafs) || f.After.Parafs[i].At.IsZero() {
			return Errorf(Conflict, "NSK-PARAF", "Paraf tidak tercatat pada tempat yang mendapat giliran.")
		}
		want[i].At = f.After.Parafs[i].At
	case ActAssign:
		return assigned(f)
	}
	if m.From == None {
		return nil
	}
	return sameChain(want, f.After.Parafs)
}

// lapse is the chain of after with the times of before, so that only the places are compared.
func lapse(after, before []Paraf) []Paraf {
	out := slices.Clone(after)
	for i := range min(len(out), len(before)) {
		out[i].At = before[i].At
	}
	return out
}

func sameChain(want, got []Paraf) error {
	if !slices.EqualFunc(want, got, Paraf.equal) {
		return Errorf(Conflict, "NSK-PARAF", "Rantai paraf tidak dapat diubah oleh tindakan ini.")
	}
	return nil
}

func (p Paraf) equal(q Paraf) bool {
	return p.Pejabat == q.Pejabat && p.User == q.User && p.At.Equal(q.At)
}

// assigned: assign changes who stands in places of the chain that have not given their paraf, and nothing else of it.
func assigned(f Facts) error {
	if len(f.Before.Parafs) != len(f.After.Parafs) {
		return Errorf(Conflict, "NSK-PARAF", "Rantai paraf tidak dapat diubah oleh tindakan ini.")
	}
	for i, p := range f.Before.Parafs {
		q := f.After.Parafs[i]
		if p.equal(q) {
			continue
		}
		if !p.At.IsZero() || !q.At.IsZero() {
			return Errorf(Conflict, "NSK-PARAF-SUDAH", "Paraf yang sudah diberikan tidak dapat dialihkan kepada pejabat lain.")
		}
	}
	return nil
}

// keepWriters: everybody who wrote in a naskah stays known, and who writes becomes known, so that nobody approves what he wrote.
func keepWriters(m Move, f Facts) error {
	for _, w := range f.Before.Writers {
		if !slices.Contains(f.After.Writers, w) {
			return Errorf(Conflict, "NSK-PENULIS", "Catatan tentang siapa yang ikut menyusun naskah tidak dapat dihapus.")
		}
	}
	if (m.Act == ActCreate || m.Act == ActEdit) && !slices.Contains(f.After.Writers, Writer{f.By.User, f.By.Orang}) {
		return Errorf(Conflict, "NSK-PENULIS", "Penyusun tidak tercatat sebagai penulis naskah.")
	}
	return nil
}

// reasoned says whether a kept reason answers code.
func (n Naskah) reasoned(code string) bool {
	return slices.ContainsFunc(n.Reasons, func(r Reason) bool { return r.Code == code && strings.TrimSpace(r.Text) != "" })
}
