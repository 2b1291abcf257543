package document

import (
	"fmt"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// draftingNorm is where the practice of nesting parts stands.
const draftingNorm = "Undang-Undang Nomor 12 Tahun 2011 Lampiran II"

// typedPasal checks the entries of pasal[]: an id that the template does not have, one id twice, an own pasal without title or text,
// names and places that are none, and parts that nest too deeply.
func (c *checker) typedPasal() {
	list, _ := c.scope.names[keyPasal].([]any)
	raw, _ := c.scope.raw[keyPasal].([]any)
	seen := map[string]bool{}
	for i, x := range list {
		m, _ := x.(map[string]any)
		id, _ := m["id"].(string)
		at := keyPasal + "." + itoa(i)
		switch {
		case id == "":
			c.ownPasal(m, at, seen)
		case c.tpl.clauseByID(id) == nil:
			c.noSuchClause(id, at)
		case seen[id]:
			c.bad(at+".id", "pasal "+id, "Teks pasal ini diganti dua kali. Hapus salah satunya.")
		}
		seen[id] = true
		if i < len(raw) {
			c.depth(raw[i], at)
		}
	}
}

func (c *checker) bad(path, clause, msg string) {
	c.add(naskah.Finding{Code: "NSK-NILAI", Level: naskah.LevelError, Path: path, Clause: clause, Msg: msg})
}

func (c *checker) noSuchClause(id, at string) {
	msg := fmt.Sprintf("Tidak ada pasal templat dengan id %q.", id)
	if near := nearest(id, c.tpl.clauseIDs()); near != "" {
		msg += fmt.Sprintf(" Mungkin yang dimaksud %q.", near)
	}
	c.bad(at+".id", "", msg)
}

func (t *Template) clauseIDs() []string {
	var out []string
	for _, k := range t.clauses() {
		out = append(out, k.id)
	}
	return out
}

// ownPasal checks a pasal of the penyusun's own.
func (c *checker) ownPasal(m map[string]any, at string, seen map[string]bool) {
	kunci, _ := m[keyKunci].(string)
	clause := ""
	switch {
	case kunci == "":
	case !kunciForm.MatchString(kunci) || seen[kunci]:
		c.bad(at+"."+keyKunci, "", fmt.Sprintf("Kunci pasal tambahan %q tidak benar atau dipakai dua kali. Kunci ditulis p-1, p-2, dan seterusnya, masing-masing satu kali.", kunci))
	default:
		seen[kunci], clause = true, "pasal "+kunci
	}
	if m["judul"] == "" {
		c.add(naskah.Finding{Code: "KSD-KOSONG", Level: naskah.LevelError, Path: at + ".judul", Clause: clause, Msg: "Pasal tambahan belum berjudul."})
	}
	for _, l := range c.live {
		if l.src == nil && keyPasal+"."+itoa(l.own) == at && blank(l) {
			c.add(naskah.Finding{Code: "KSD-KOSONG", Level: naskah.LevelError, Path: at + ".ayat", Clause: clause, Msg: "Pasal tambahan belum berisi teks. Isi teksnya, atau hapus pasalnya."})
		}
	}
	after, _ := m[keyAfter].(string)
	if after != "" && after != atStart && c.tpl.clauseByID(after) == nil && !c.hasKunci(after) {
		c.add(naskah.Finding{
			Code: "NSK-NILAI", Level: naskah.LevelWarning, Path: at + "." + keyAfter, Clause: clause,
			Msg: fmt.Sprintf("Tempat pasal tambahan, sesudah %q, tidak ada. Pasal ini dicetak sebelum LAIN-LAIN.", after),
		})
	}
	if key := memuatKey(c.scope.str(at + ".memuat")); key != "" && len(c.law.contents) > 0 &&
		!slices.ContainsFunc(c.law.contents, func(w content) bool { return w.key == key }) {
		c.add(naskah.Finding{
			Code: "NSK-NILAI", Level: naskah.LevelWarning, Path: at + ".memuat", Clause: clause,
			Msg: fmt.Sprintf("%q bukan isi wajib jenis naskah ini, sehingga tidak diperhitungkan.", c.scope.str(at+".memuat")),
		})
	}
}

func (c *checker) hasKunci(id string) bool {
	return slices.ContainsFunc(c.live, func(l *liveClause) bool { return l.src == nil && l.id == id })
}

// depth reports parts that nest deeper than can be printed, and warns of more levels than drafting uses.
func (c *checker) depth(entry any, at string) {
	m, _ := entry.(map[string]any)
	ayat, _ := m["ayat"].([]any)
	switch n := depthOf(ayat); {
	case n > pasalDepth:
		c.bad(at+".ayat", "", fmt.Sprintf("Rincian pasal ini %d tingkat; yang dicetak hanya %d tingkat pertama. Pecah pasal ini menjadi beberapa ayat atau pasal.", n, pasalDepth))
	case n > usualDepth:
		c.add(naskah.Finding{
			Code: "KSD-RINCIAN", Level: naskah.LevelWarning, Path: at + ".ayat", Norm: draftingNorm,
			Msg: "Rincian di bawah ayat lebih dari 4 (empat) tingkat. Pertimbangkan pemecahan pasal ini ke dalam beberapa ayat atau pasal.",
		})
	}
}

// removedPasal checks pasal_dihapus: what is mandatory stays [P22 40-42].
func (c *checker) removedPasal() {
	list, _ := c.scope.names[keyRemoved].([]any)
	for i, x := range list {
		id, _ := x.(string)
		at := keyRemoved + "." + itoa(i)
		switch k := c.tpl.clauseByID(id); {
		case k != nil && k.kelas != "pilihan":
			c.add(naskah.Finding{Code: "NSK-PASAL-WAJIB", Level: naskah.LevelError, Path: at, Clause: "pasal " + id, Norm: k.norma, Msg: k.mustStay().Msg})
		case k == nil && !kunciForm.MatchString(id):
			c.add(naskah.Finding{Code: "NSK-NILAI", Level: naskah.LevelWarning, Path: at, Msg: fmt.Sprintf("Pasal yang dihapus, %q, tidak ada dalam templat.", id)})
		}
	}
}

// typedRefs checks references in texts of the penyusun's own (R18): a token that leads nowhere is an error; a number typed by hand is
// right today and is told that it will not follow.
func (c *checker) typedRefs() {
	for _, l := range c.live {
		if l.own >= 0 {
			c.refsIn(l, l.items)
		}
	}
}

func (c *checker) refsIn(l *liveClause, items []*liveItem) {
	for _, it := range items {
		for _, id := range refs(it.typed) {
			if _, ok := c.scope.numbers.at[id]; !ok {
				c.add(naskah.Finding{
					Code: "KSD-R18", Level: naskah.LevelError, Path: it.path, Clause: "pasal " + l.id,
					Msg: fmt.Sprintf("Rujukan {pasal: %s} tidak menuju ke mana pun: pasal itu tidak ada atau sudah dihapus. Pilih pasal lain, atau hapus rujukannya.", id),
				})
			}
		}
		c.byHand(l, it)
		c.refsIn(l, it.children)
	}
}

// byHand tells of a number of a pasal of this naskah that was typed, and offers the token that follows.
func (c *checker) byHand(l *liveClause, it *liveItem) {
	if it.text != nil {
		return
	}
	for _, m := range typedPasal.FindAllStringSubmatchIndex(it.typed, -1) {
		word := it.typed[m[0]:m[1]]
		n := versionNo("v" + it.typed[m[2]:m[3]])
		if n < 1 || n > len(c.live) || foreign.MatchString(it.typed[m[1]:]) || strings.HasPrefix(it.typed[m[1]:], " dan Pasal") {
			continue
		}
		to := "{pasal: " + c.live[n-1].id + "}"
		c.add(naskah.Finding{
			Code: "KSD-RUJUKAN", Level: naskah.LevelInfo, Path: it.path, Clause: "pasal " + l.id,
			Msg:    fmt.Sprintf("Teks menyebut %s (%s) dengan angka yang diketik; jika urutan pasal berubah, angka itu tidak ikut berubah. Tulis %s agar nomornya mengikuti.", word, c.live[n-1].judul, to),
			Repair: &naskah.Repair{Label: "Ganti dengan " + to, Path: it.path, Value: it.typed[:m[0]] + to + it.typed[m[1]:]},
		})
		return
	}
}
