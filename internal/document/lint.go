package document

import (
	"maps"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// lint checks what can only be seen of the whole template.
func (r *reader) lint(t *Template, kode naskah.Kode) {
	if _, ok := naskah.JenisOf(kode); !ok {
		r.report(0, "TPL-BACA", "%q bukan kode jenis naskah", string(kode))
	}
	r.common(t)
	r.ids(t)
	r.order(t)
	r.mandatory(t, kode)
	r.emblems(t, kode)
	r.references(t)
	r.unused(t)
	r.groups(t)
}

// common checks the fields that every kind has, because the register is derived from them.
func (r *reader) common(t *Template) {
	needs := map[string][]FieldType{
		"judul": {TypeText, TypeLong}, "tanggal_naskah": {TypeDate}, "tempat": {TypeText}, "cara_tanda_tangan": {TypeEnum}, "ejaan": {TypeEnum},
		"pihak.0.nama_kop": {TypeText, TypeLong}, "pihak.0.nomor": {TypeNomor}, "pihak.0.pejabat.nama": {TypeText},
	}
	if t.bentuk == bentukPerjanjian { // a letter or report is of one party, who signs it
		needs["pihak.1.nama_kop"], needs["pihak.1.nomor"], needs["pihak.1.pejabat.nama"] = []FieldType{TypeText, TypeLong}, []FieldType{TypeNomor}, []FieldType{TypeText}
	}
	for path, types := range needs {
		n := t.schema.at(path)
		if n == nil || n.kind != sScalar || !slices.Contains(types, n.field.Type) {
			r.report(0, "TPL-ISIAN", "setiap naskah memerlukan isian %s berjenis %v", path, types)
		}
	}
	if n := t.schema.at("ejaan"); n != nil && n.kind == sScalar {
		for _, o := range n.field.Options {
			if o.Value != "baku" && o.Value != "lampiran" {
				r.report(n.field.line, "TPL-ISIAN", "ejaan %q tidak ada; yang ada: baku, lampiran", o.Value)
			}
		}
	}
	if len(t.Jalur) == 0 {
		r.report(0, "TPL-KUNCI", "jalur kerja sama belum ditulis")
	}
}

// ids holds identifiers unique: of groups, of blocks and pasal, and of items within a pasal.
func (r *reader) ids(t *Template) {
	groups, parts := map[string]bool{}, map[string]bool{}
	for _, g := range t.Groups {
		if groups[g.ID] {
			r.report(0, "TPL-GANDA", "kelompok isian %s ditulis dua kali", g.ID)
		}
		groups[g.ID] = true
	}
	for _, b := range t.body {
		if b.id == "" {
			continue
		}
		if parts[b.id] && b.kind != "signatures" { // a lampiran is signed again, in the same turn
			r.report(b.line, "TPL-GANDA", "bagian %s ditulis dua kali", b.id)
		}
		if b.clause != nil && b.clause.judul == "" && t.gaya != gayaDiktum {
			r.report(b.line, "TPL-KUNCI", "pasal %s harus mempunyai judul", b.id)
		}
		parts[b.id] = true
		if b.clause != nil {
			seen := map[string]bool{}
			r.itemIDs(b.clause.items, seen, false)
			for _, v := range b.clause.cadangan {
				r.itemIDs(v.items, map[string]bool{}, false)
			}
		}
	}
}

func (r *reader) itemIDs(items []*clauseItem, seen map[string]bool, repeated bool) {
	for _, it := range items {
		inside := repeated || it.each != ""
		if it.id != "" && seen[it.id] {
			r.report(it.line, "TPL-GANDA", "rincian %s ditulis dua kali dalam satu pasal", it.id)
		}
		if it.id != "" && inside {
			r.report(it.line, "TPL-GANDA", "rincian %s diulang, karena itu tidak dapat dirujuk dengan id", it.id)
		}
		seen[it.id] = it.id != ""
		r.itemIDs(it.items, seen, inside)
	}
}

// order checks how the blocks follow each other: one of each, pasal together, then the closing, then the signatures.
func (r *reader) order(t *Template) {
	rank := map[string]int{"heading": 1, "nomor": 2, "labels": 3, "paragraph": 3, "komparisi": 3, "list": 3, "table": 3, "pasal": 4, "closing": 5, "signatures": 6, "lampiran": 7}
	last, count := 0, map[string]int{}
	for i, b := range t.body {
		count[b.kind]++
		if b.beside && (i+1 == len(t.body) || t.body[i+1].kind != "labels" || t.body[i+1].when != nil) {
			r.report(b.line, "TPL-SUSUNAN", "paragraf %s (beside) harus diikuti labels tanpa syarat", b.id)
		}
		if b.kind == "lampiran" {
			break // what follows belongs to it
		}
		if t.bentuk != bentukPerjanjian {
			continue
		}
		if rank[b.kind] < last {
			r.report(b.line, "TPL-SUSUNAN", "bagian %s berada di tempat yang salah", b.kind)
		}
		last = max(last, rank[b.kind])
		if b.kind != "paragraph" && b.kind != "pasal" && b.kind != "list" && count[b.kind] > 1 {
			r.report(b.line, "TPL-SUSUNAN", "bagian %s hanya boleh satu", b.kind)
		}
		parties := 0
		if n := t.schema.at("pihak"); n != nil {
			parties = len(n.items)
		}
		if n := len(b.rows) + len(b.cells); (b.kind == "komparisi" || b.kind == "signatures") && n != parties && t.bentuk == bentukPerjanjian {
			r.report(b.line, "TPL-SUSUNAN", "bagian %s memuat %d pihak, sedangkan isian pihak ada %d", b.kind, n, parties)
		}
	}
	needed := []string{"heading", "nomor", "komparisi", "pasal", "closing", "signatures"}
	if t.bentuk != bentukPerjanjian {
		needed = []string{"signatures"}
	}
	for _, k := range needed {
		if count[k] == 0 {
			r.report(0, "TPL-SUSUNAN", "bagian %s belum ada", k)
		}
	}
}

// mandatory checks that the text carries every content the regulation wants, in parts that are always there [P22 40-42].
func (r *reader) mandatory(t *Template, kode naskah.Kode) {
	l, ok := lawOf(kode)
	if !ok {
		return
	}
	carried := map[string]bool{}
	known := map[string]bool{}
	for _, c := range append(slices.Concat(slices.Collect(maps.Values(lawCases[kode].cases))...), l.contents...) {
		known[c.key] = true
	}
	for _, b := range t.body {
		if b.clause != nil {
			key := memuatKey(b.clause.memuat)
			if key != "" && !known[key] {
				r.report(b.line, "TPL-ISI-WAJIB", "memuat %q bukan isi wajib jenis naskah ini", b.clause.memuat)
			}
			carried[key] = carried[key] || b.clause.kelas == "wajib"
			continue
		}
		for _, key := range b.memuat {
			if key != "konsideran" && key != "penutup" && !known[key] {
				r.report(b.line, "TPL-ISI-WAJIB", "memuat %q bukan isi wajib jenis naskah ini", key)
			}
			carried[key] = carried[key] || b.when == nil
		}
	}
	if c, ok := lawCases[kode]; ok {
		r.mandatoryCases(t, c)
		return
	}
	for _, c := range l.contents {
		if !carried[c.key] {
			r.report(0, "TPL-ISI-WAJIB", "isi wajib %q tidak ada atau dapat menghilang (%s)", c.label, c.norm)
		}
	}
}

// references checks that every {@…} leads somewhere, in all values: what is referred to may only depend on conditions that the
// reference depends on too.
func (r *reader) references(t *Template) {
	under := map[string][]string{} // place: the conditions it stands under
	for _, c := range t.clauses() {
		own := c.conditions(nil)
		under[c.id] = own
		collect(under, c.id, c.items, own)
		for _, v := range c.cadangan { // a reserve refers to its own ayat
			under[reserveID(c, v)] = own
			collect(under, reserveID(c, v), v.items, own)
		}
	}
	check := func(from string) func(g *segment, conds []string) {
		return func(g *segment, conds []string) {
			if g.ref == "" {
				return
			}
			clause, item, dotted := strings.Cut(g.ref, ".")
			if clause == "" {
				clause = from
			}
			key := clause
			if dotted {
				key += "." + item
			}
			needs, ok := under[key]
			if !ok || clause == "" {
				r.report(g.line, "TPL-RUJUKAN", "rujukan {@%s} tidak menuju ke mana pun", g.ref)
				return
			}
			for _, c := range needs {
				if !slices.Contains(conds, c) {
					r.report(g.line, "TPL-RUJUKAN", "rujukan {@%s} menuju bagian yang dapat menghilang (syarat %q)", g.ref, c)
				}
			}
		}
	}
	t.eachPhrase(func(from string, conds []string, p *phrase) { p.each(conds, check(from)) })
}

// reserveID is the name under which the places of a reserve are kept apart from those of its clause.
func reserveID(c *clause, v reserve) string { return c.id + "#" + v.id }

func conditions(outer []string, c *cond) []string {
	if c == nil {
		return outer
	}
	return append(append([]string{}, outer...), c.src)
}

// conditions is outer with what the clause depends on: its own condition, and, where it is pilihan, that nobody takes it out.
func (c *clause) conditions(outer []string) []string {
	out := conditions(outer, c.when)
	if c.kelas == "pilihan" {
		out = append(append([]string{}, out...), "pasal "+c.id+" tidak dihapus")
	}
	return out
}

func collect(under map[string][]string, clause string, items []*clauseItem, outer []string) {
	for _, it := range items {
		own := conditions(outer, it.when)
		if it.id != "" {
			under[clause+"."+it.id] = own
		}
		collect(under, clause, it.items, own)
	}
}

// eachPhrase visits every text of the template with the clause it stands in and the conditions it stands under.
func (t *Template) eachPhrase(f func(from string, conds []string, p *phrase)) {
	for _, p := range append(append([]*phrase{t.title}, t.names...), t.address...) {
		f("", nil, p)
	}
	for _, b := range t.body {
		conds := conditions(nil, b.when)
		for _, p := range append(append(append([]*phrase{}, b.lines...), b.items...), b.text) {
			f("", conds, p)
		}
		for _, x := range b.rows {
			own := conditions(conds, x.when)
			f("", own, x.nama)
			f("", own, x.text)
		}
		for _, x := range b.cells {
			conds := conditions(conds, x.when)
			f("", conds, x.judul)
			f("", conds, x.note)
			f("", conds, x.nama)
			f("", conds, x.jabatan)
		}
		for _, x := range b.labels {
			f("", conditions(conds, x.when), x.text)
		}
		if b.table != nil {
			for _, row := range b.table.phrases() {
				for _, p := range row {
					f("", conds, p)
				}
			}
		}
		if c := b.clause; c != nil {
			conds = c.conditions(conds)
			eachItem(c.id, conds, c.items, f)
			for _, v := range c.cadangan {
				eachItem(reserveID(c, v), conds, v.items, f)
			}
		}
	}
}

func eachItem(clause string, outer []string, items []*clauseItem, f func(string, []string, *phrase)) {
	for _, it := range items {
		conds := conditions(outer, it.when)
		f(clause, conds, it.text)
		eachItem(clause, conds, it.items, f)
	}
}

// registerKeys are fields that the program itself reads; no text need use them.
var registerKeys = []string{
	"cara_tanda_tangan", "ejaan", "jangka_waktu.n", "jangka_waktu.satuan", "jangka_waktu.mulai",
	"jangka_waktu.tanggal_mulai", "jangka_waktu.berakhir", "pasal", "tanggal_naskah", keyParties,
}

// unused reports fields that nothing prints and that are not marked as the register's, and words of the spelling that no text uses.
func (r *reader) unused(t *Template) {
	for _, f := range t.Fields() {
		last := f.Path[strings.LastIndexByte(f.Path, '.')+1:]
		byProgram := slices.Contains(registerKeys, f.Path) || slices.Contains([]FieldType{TypeNomor, TypeInstansi, TypeMitra, TypePejabat, TypeFile}, f.Type) ||
			slices.Contains([]string{"peran", "kapasitas", "nama_kop"}, last)
		if !f.Register && !byProgram && !r.used[f.Path] {
			r.report(f.line, "TPL-ISIAN", "isian %s tidak dipakai dalam teks mana pun; hapus, atau tandai register: true", f.Path)
		}
	}
	for w := range r.spelt {
		if _, ok := t.spelling[w]; !ok {
			r.report(0, "TPL-TEKS", "kata ejaan {~%s} tidak ada", w)
		}
	}
	for w := range t.spelling {
		if !r.spelt[w] {
			r.report(0, "TPL-TEKS", "kata ejaan %s tidak dipakai dalam teks mana pun", w)
		}
	}
}

// groups checks that the part of the text a fieldset points to exists.
func (r *reader) groups(t *Template) {
	for _, g := range t.Groups {
		if g.Clause != "" && !slices.ContainsFunc(t.body, func(b bodyPart) bool { return b.id == g.Clause }) {
			r.report(0, "TPL-RUJUKAN", "kelompok isian %s menunjuk bagian %q yang tidak ada", g.ID, g.Clause)
		}
	}
}
