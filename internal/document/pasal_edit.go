package document

import (
	"slices"
	"strings"
	"unicode/utf8"

	"naskah/internal/naskah"
)

// maxPasal is how many entries pasal[] may have.
const maxPasal = 40

// AddPasal adds an own pasal, still without title and text, after another, or in the usual place, before LAIN-LAIN, when after is
// empty (domain-model.md §8). It answers with the kunci of the new one, by which notes and references find it from then on.
func (t *Template) AddPasal(v naskah.Values, after string) (naskah.Values, string, error) {
	p := t.sheet(v)
	if len(p.entries) >= maxPasal {
		return nil, "", naskah.Errorf(naskah.Invalid, "NSK-PASAL-BATAS", "Naskah ini sudah memuat %d pasal yang ditulis sendiri; lebih dari itu tidak dapat ditambahkan.", maxPasal)
	}
	at := p.usualPlace()
	if after != "" {
		i, err := p.find(after)
		if err != nil {
			return nil, "", err
		}
		if c := p.order[i]; c.src != nil && c.src.last() {
			return nil, "", naskah.Errorf(naskah.Conflict, "NSK-PASAL-TETAP", "Sesudah %s tidak dapat ditambahkan pasal lain. Pilih tempat sebelumnya.", c.judul)
		}
		at = i + 1
	}
	c := &liveClause{own: 0, id: "p-" + itoa(p.lastKunci()+1)}
	p.order = slices.Insert(p.order, at, c)
	p.entries[c] = map[string]any{}
	return p.write(), c.id, nil
}

// RemovePasal takes out an own pasal, or a clause of the template that is pilihan; a mandatory one stays, because the regulation
// wants its content [P22 40-42].
func (t *Template) RemovePasal(v naskah.Values, id string) (naskah.Values, error) {
	p := t.sheet(v)
	i, err := p.find(id)
	if err != nil {
		return nil, err
	}
	c := p.order[i]
	switch {
	case c.removed:
		return nil, naskah.Errorf(naskah.Conflict, "NSK-PASAL-TETAP", "Pasal %s sudah dihapus.", c.judul)
	case c.src == nil:
		p.order = slices.Delete(p.order, i, i+1)
		delete(p.entries, c)
		if kunciForm.MatchString(c.id) {
			p.removed = append(p.removed, c.id)
		}
	case c.src.kelas != "pilihan":
		return nil, c.src.mustStay()
	default:
		p.removed = append(p.removed, c.id)
	}
	return p.write(), nil
}

// mustStay is why a mandatory clause cannot be taken out.
func (c *clause) mustStay() *naskah.Error {
	why := ""
	if c.norma != "" {
		why = " (" + c.norma + ")"
	}
	return naskah.Errorf(naskah.Conflict, "NSK-PASAL-WAJIB", "Pasal %s memuat isi wajib dan tidak dapat dihapus%s. Teksnya boleh diganti.", c.judul, why)
}

// RestorePasal brings back a clause that was taken out, or the template's own text in place of the replacement.
func (t *Template) RestorePasal(v naskah.Values, id string) (naskah.Values, error) {
	p := t.sheet(v)
	i, err := p.find(id)
	if err != nil {
		return nil, err
	}
	switch c := p.order[i]; {
	case c.removed:
		p.removed = slices.DeleteFunc(p.removed, func(x any) bool { return x == any(id) })
	case c.src != nil && p.entries[c] != nil:
		delete(p.entries, c)
	default:
		return nil, naskah.Errorf(naskah.Conflict, "NSK-PASAL-TETAP", "Pasal %s tidak dihapus dan teksnya tidak diganti, sehingga tidak ada yang dikembalikan.", c.judul)
	}
	return p.write(), nil
}

// MovePasal moves an own pasal up (by < 0) or down among those that are printed. The clauses of the template keep the order of the
// form [P22 Lampiran], and nothing goes below PENUTUP.
func (t *Template) MovePasal(v naskah.Values, id string, by int) (naskah.Values, error) {
	p := t.sheet(v)
	i, err := p.find(id)
	if err != nil {
		return nil, err
	}
	c := p.order[i]
	if c.src != nil {
		return nil, naskah.Errorf(naskah.Conflict, "NSK-PASAL-TETAP", "Pasal %s berasal dari formulir dan urutannya tetap. Yang dapat dipindahkan adalah pasal tambahan.", c.judul)
	}
	step := 1
	if by < 0 {
		step = -1
	}
	for n := 0; n != by; {
		j := i + step
		for j >= 0 && j < len(p.order) && p.order[j].removed {
			j += step
		}
		if j < 0 || j >= len(p.order) || step > 0 && p.order[j].src != nil && p.order[j].src.last() {
			break
		}
		p.order = slices.Insert(slices.Delete(p.order, i, i+1), j, c)
		i, n = j, n+step
	}
	return p.write(), nil
}

// SetPasal writes title and text of a pasal; what people typed is read by ParsePasalText. Of a clause of the template it is the
// penyusun's text in its place, unless it is the template's own, which then stands.
func (t *Template) SetPasal(v naskah.Values, id, judul, memuat, text string) (naskah.Values, error) {
	p := t.sheet(v)
	i, err := p.find(id)
	if err != nil {
		return nil, err
	}
	c := p.order[i]
	if c.removed {
		return nil, naskah.Errorf(naskah.Conflict, "NSK-PASAL-TETAP", "Pasal %s sudah dihapus. Kembalikan dahulu, lalu ubah teksnya.", c.judul)
	}
	judul = tidy(clean(judul))
	if n := utf8.RuneCountInString(judul); n > 300 {
		return nil, naskah.Errorf(naskah.Invalid, "NSK-PASAL-BATAS", "Judul pasal memuat %d huruf; paling banyak 120.", n)
	}
	ayat, err := ParsePasalText(text)
	if err != nil {
		return nil, err
	}
	if c.src != nil {
		p.replace(c, judul, ayat)
		return p.write(), nil
	}
	m := p.entries[c]
	setText(m, "judul", judul)
	setText(m, "memuat", tidy(clean(memuat)))
	setItems(m, ayat)
	return p.write(), nil
}

// replace writes the penyusun's text in place of a clause's.
func (p *pasalSheet) replace(c *liveClause, judul string, ayat []any) {
	s := p.tpl.scope(p.values, Options{})
	s.numbers = number(s.clauses(), p.tpl.gaya)
	if strings.EqualFold(judul, c.src.judul) {
		judul = ""
	}
	own := PasalText(s.proposal(c.src, c.src.items)) == PasalText(map[string]any{"ayat": ayat})
	if own && judul == "" {
		delete(p.entries, c)
		return
	}
	m := map[string]any{"id": c.id}
	setText(m, "judul", judul)
	switch {
	case own: // only the title is another
	case len(ayat) == 0:
		m["ayat"] = []any{map[string]any{"teks": ""}} // emptied, which rule R1 speaks of
	default:
		m["ayat"] = ayat
	}
	p.entries[c] = m
}

func setItems(m map[string]any, ayat []any) {
	if len(ayat) == 0 {
		delete(m, "ayat")
		return
	}
	m["ayat"] = ayat
}
