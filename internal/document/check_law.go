package document

import (
	"fmt"

	"naskah/internal/naskah"
)

// mandatory is rule R1: the text carries every content that the regulation wants [P22 40-42]. The template always has a place for
// each; what can be missing is the text in it.
func (c *checker) mandatory() {
	var carried = map[string]*liveClause{}
	for _, l := range c.live {
		if key := c.scope.carries(l); key != "" && carried[key] == nil {
			carried[key] = l
		}
	}
	for _, want := range c.law.contents {
		l, path := carried[want.key], ""
		switch {
		case l != nil && blank(l):
			path = "pasal." + itoa(l.own)
		case l == nil && want.key == "konsideran":
			if list, _ := c.scope.names["recital"].([]any); filledItems(list) > 0 {
				continue
			}
			path = "recital"
		case l == nil && c.inBody(want.key), l != nil:
			continue
		}
		f := naskah.Finding{Code: "KSD-R1", Level: naskah.LevelError, Path: path, Norm: want.norm,
			Msg: fmt.Sprintf("Isi wajib %q belum ada dalam naskah. Tulis isinya, atau pakai kembali teks templat.", want.label)}
		if l != nil {
			f.Clause = "pasal " + l.id
		}
		c.add(f)
	}
}

// inBody says whether a block outside the pasal carries the content.
func (c *checker) inBody(key string) bool {
	for _, b := range c.tpl.body {
		for _, k := range b.memuat {
			if k == key && b.when.holds(c.scope.names) {
				return true
			}
		}
	}
	return false
}

// blank says whether a pasal that the penyusun wrote has no text at all.
func blank(l *liveClause) bool {
	if l.own < 0 {
		return false
	}
	for _, it := range l.items {
		if it.text != nil || it.typed != "" {
			return false
		}
		for _, ch := range it.children {
			if ch.typed != "" {
				return false
			}
		}
	}
	return true
}

// term is rule R2: the longest term of a Kesepakatan Bersama [P22 9(3), 32(3)]. It ends on the day before the anniversary; the
// anniversary itself is accepted too [OP 1.7].
func (c *checker) term() {
	j := c.scope.jangka()
	months := j.N
	if j.Satuan == "tahun" {
		months *= 12
	}
	years := c.law.maxYears
	if years > 0 && months > years*12 {
		n := years
		if j.Satuan == "bulan" {
			n *= 12
		}
		c.add(naskah.Finding{Code: "KSD-R2", Level: naskah.LevelError, Path: "jangka_waktu.n", Norm: c.law.termNorm,
			Msg: fmt.Sprintf("Jangka waktu %s %s melebihi batas: paling lama %s tahun, dan dapat diperpanjang sesuai kesepakatan para pihak.",
				naskah.Angka(int64(j.N)), j.Satuan, naskah.Angka(int64(years))),
			Repair: &naskah.Repair{Label: fmt.Sprintf("Ubah menjadi %d %s", n, j.Satuan), Path: "jangka_waktu.n", Value: itoa(n)}})
	}
	c.end(j, years)
}

// end checks an end that was typed: within the longest term, and what the length says.
func (c *checker) end(j Jangka, years int) {
	start, _ := c.scope.term()
	end := c.scope.date("jangka_waktu.berakhir")
	if end.IsZero() || start.IsZero() {
		return
	}
	last := start.AddMonths(12 * years)
	switch byLength := j.From(start); {
	case years > 0 && last.Before(end):
		best := naskah.TermEnd(start, years, "tahun")
		c.add(naskah.Finding{Code: "KSD-R2", Level: naskah.LevelError, Path: "jangka_waktu.berakhir", Norm: c.law.termNorm,
			Msg:    fmt.Sprintf("Tanggal berakhir %s lebih dari %s tahun sejak %s.", end.Panjang(), naskah.Angka(int64(years)), start.Panjang()),
			Repair: &naskah.Repair{Label: "Ubah menjadi " + best.Panjang(), Path: "jangka_waktu.berakhir", Value: best.String()}})
	case end.Before(start):
		c.add(naskah.Finding{Code: "KSD-AKHIR", Level: naskah.LevelError, Path: "jangka_waktu.berakhir",
			Msg: fmt.Sprintf("Tanggal berakhir %s mendahului tanggal mulai %s.", end.Panjang(), start.Panjang())})
	case byLength.Kind == naskah.AkhirTanggal && end != byLength.Date && end != byLength.Date.AddDays(1):
		c.add(naskah.Finding{Code: "KSD-AKHIR", Level: naskah.LevelError, Path: "jangka_waktu.berakhir",
			Msg: fmt.Sprintf("Tanggal berakhir %s tidak sesuai dengan jangka waktu %s %s sejak %s, yang berakhir %s.", end.Panjang(),
				naskah.Angka(int64(j.N)), j.Satuan, start.Panjang(), byLength.Date.Panjang()),
			Repair: &naskah.Repair{Label: "Ubah menjadi " + byLength.Date.Panjang(), Path: "jangka_waktu.berakhir", Value: byLength.Date.String()}})
	}
}

// capacity warns of a Pelaksana Harian as signer: he keeps the office going and should not bind it for years [OP 4].
func (c *checker) capacity() {
	for i := range c.scope.parties() {
		path := "pihak." + itoa(i) + ".pejabat.kapasitas"
		if naskah.Kapasitas(c.scope.str(path)) == naskah.Plh {
			c.add(naskah.Finding{Code: "KSD-PLH", Level: naskah.LevelWarning, Path: path,
				Msg: "Penanda tangan PIHAK " + naskah.Ordinal(i+1) + " adalah Pelaksana Harian. Pastikan kewenangannya untuk menandatangani naskah kerja sama, atau tunggu pejabat definitif, lalu tulis alasannya."})
		}
	}
}

// paper tells of a paper naskah without the words on meterai that the form has.
func (c *checker) paper() {
	if c.scope.str("cara_tanda_tangan") != string(naskah.Basah) || c.tpl.schema.at("meterai") == nil {
		return
	}
	if with, _ := c.scope.names["meterai"].(bool); !with {
		c.add(naskah.Finding{Code: "KSD-METERAI", Level: naskah.LevelInfo, Path: "meterai", Norm: c.law.nameNorm,
			Msg:    "Formulir naskah bertanda tangan basah memuat kata \"bermeterai cukup\" dalam penutup. Naskah ini tidak memuatnya.",
			Repair: &naskah.Repair{Label: "Muat kata bermeterai", Path: "meterai", Value: "true"}})
	}
}

// typedPasal checks the entries of pasal[]: an id that the template does not have, one id twice, an own pasal without title.
func (c *checker) typedPasal() {
	list, _ := c.scope.names["pasal"].([]any)
	seen := map[string]bool{}
	for i, x := range list {
		m, _ := x.(map[string]any)
		id, _ := m["id"].(string)
		judul, _ := m["judul"].(string)
		at := "pasal." + itoa(i)
		switch {
		case id != "" && c.tpl.clauseByID(id) == nil:
			var ids []string
			for _, k := range c.tpl.clauses() {
				ids = append(ids, k.id)
			}
			msg := fmt.Sprintf("Tidak ada pasal templat dengan id %q.", id)
			if near := nearest(id, ids); near != "" {
				msg += fmt.Sprintf(" Mungkin yang dimaksud %q.", near)
			}
			c.add(naskah.Finding{Code: "NSK-NILAI", Level: naskah.LevelError, Path: at + ".id", Msg: msg})
		case id != "" && seen[id]:
			c.add(naskah.Finding{Code: "NSK-NILAI", Level: naskah.LevelError, Path: at + ".id", Clause: "pasal " + id,
				Msg: "Teks pasal ini diganti dua kali. Hapus salah satunya."})
		case id == "" && judul == "":
			c.add(naskah.Finding{Code: "KSD-KOSONG", Level: naskah.LevelError, Path: at + ".judul", Msg: "Pasal tambahan belum berjudul."})
		}
		seen[id] = true
	}
}
