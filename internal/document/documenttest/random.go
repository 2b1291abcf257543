// Package documenttest makes values of naskah for tests: random sets that are complete and right, for any template.
package documenttest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// rounds is how often what the checker refuses is put right before Random gives up.
const rounds = 20

// Random is a set of values of t that the checker finds no error in: every choice, number, date and length of a list within what the
// fields allow, texts long and short, two to all of the parties, optional pasal taken out, pasal of the penyusun's own put in. The same
// r gives the same values. It panics when the template refuses what its own fields allow: then template or checker is wrong.
func Random(t *document.Template, r *rand.Rand) naskah.Values {
	m := &maker{t: t, r: r, sample: t.Sample()}
	m.day = naskah.Date{Year: 2021, Month: time.January, Day: 1}.AddDays(r.IntN(4000))
	m.basah = r.IntN(2) == 0
	v := t.Defaults()
	for _, f := range t.Fields() {
		if x := m.value(f, f.Required || f.Opening || r.IntN(3) > 0); x != nil {
			v = v.With(f.Path, x)
		}
	}
	v = m.pasal(m.settled(v))
	if left := refusals(t.Check(v)); len(left) > 0 {
		panic(fmt.Sprintf("%s %s: %+v", t.Ref.Kode, t.Ref.Versi, left))
	}
	return v
}

// agreements are the kinds whose parties each say whether they give a number.
var agreements = []naskah.Kode{naskah.KSBD, naskah.KSBPK, naskah.PKSD, naskah.PKSPK, naskah.NK, naskah.Addendum}

// A maker makes the values of one naskah.
type maker struct {
	t      *document.Template
	r      *rand.Rand
	sample naskah.Values
	day    naskah.Date // of the naskah
	basah  bool
}

func refusals(all []naskah.Finding) []naskah.Finding {
	var out []naskah.Finding
	for _, f := range all {
		if f.Level == naskah.LevelError {
			out = append(out, f)
		}
	}
	return out
}

// settled is v with what the checker refuses put right: what is missing made, what is offered as a repair taken, and what stays wrong
// taken from the sample.
func (m *maker) settled(v naskah.Values) naskah.Values {
	for round := range rounds {
		left := refusals(m.t.Check(v))
		if len(left) == 0 {
			return v
		}
		for _, f := range left {
			field, ok := m.field(f.Path)
			switch {
			case f.Repair != nil:
				v, _ = m.t.ParseForm(v, map[string][]string{f.Repair.Path: {f.Repair.Value}})
			case f.Code == "KSD-R4" && strings.HasSuffix(f.Path, ".jabatan"):
				v = v.With(f.Path, "Bupati Contoh")
			case ok && (round < rounds/3 || at(m.sample, field.Path) == nil):
				v = v.With(field.Path, m.value(field, true))
			case ok:
				v = v.With(field.Path, at(m.sample, field.Path))
			}
		}
	}
	return v
}

// field is the field that a path lies in.
func (m *maker) field(path string) (document.Field, bool) {
	for _, f := range m.t.Fields() {
		if path == f.Path || strings.HasPrefix(path, f.Path+".") {
			return f, true
		}
	}
	return document.Field{}, false
}

// at is the value at a path, nil when there is none.
func at(x any, path string) any {
	if v, ok := x.(naskah.Values); ok {
		x = map[string]any(v)
	}
	for step := range strings.SplitSeq(path, ".") {
		switch y := x.(type) {
		case map[string]any:
			x = y[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(y) {
				return nil
			}
			x = y[i]
		default:
			return nil
		}
	}
	return x
}

// value is a value of a field; nil: it stays empty.
func (m *maker) value(f document.Field, fill bool) any {
	last := f.Path[strings.LastIndexByte(f.Path, '.')+1:]
	switch {
	case f.Path == "tanggal_naskah":
		return m.day.String()
	case f.Path == "cara_tanda_tangan":
		if m.basah {
			return string(naskah.Basah)
		}
		return string(naskah.Elektronik)
	case f.Path == "pasal" || f.Path == "jangka_waktu.berakhir", !fill && f.Type != document.TypeEnum && f.Type != document.TypeBool:
		return nil
	}
	switch f.Type {
	case document.TypeEnum:
		return f.Options[m.r.IntN(len(f.Options))].Value
	case document.TypeBool:
		return m.r.IntN(2) == 0
	case document.TypeDate:
		return m.date(last).String()
	case document.TypeNumber, document.TypeMoney:
		return m.number(f)
	case document.TypeNomor:
		return m.nomor()
	case document.TypeList:
		return m.list(f)
	case document.TypeFile, document.TypeInstansi, document.TypeMitra, document.TypePejabat:
		return nil
	}
	return m.text(f, last)
}

// date is a day before that of the naskah, or, for what begins with it, after.
func (m *maker) date(last string) naskah.Date {
	if last == "tanggal_mulai" || last == "berakhir" || last == "mulai" || strings.HasPrefix(last, "batas") {
		return m.day.AddDays(m.r.IntN(200))
	}
	return m.day.AddDays(-1 - m.r.IntN(1500))
}

func (m *maker) number(f document.Field) int64 {
	low, high := int64(f.Min), int64(f.Max)
	switch {
	case high <= 0 && f.Type == document.TypeMoney:
		high = 2_000_000_000_000
	case high <= 0:
		high = low + 60
	}
	low = max(low, 1)
	if m.r.IntN(4) == 0 {
		return []int64{low, high}[m.r.IntN(2)]
	}
	return low + m.r.Int64N(high-low+1)
}

// nomor is a number; of an agreement's party there may be none.
func (m *maker) nomor() any {
	k := m.r.IntN(6)
	if _, ok := m.field("pihak.1.nomor"); !ok || !slices.Contains(agreements, m.t.Ref.Kode) {
		k = 2
	}
	switch {
	case k == 0:
		return map[string]any{"jenis": string(naskah.TidakBernomor)}
	case k == 1 && m.basah:
		return map[string]any{"jenis": string(naskah.Menyusul)}
	}
	return fmt.Sprintf("100.3.7.1/%d.%s/KSB-%s/%d", 1+m.r.IntN(999), "a", naskah.Roman(1+m.r.IntN(12)), m.day.Year)
}

// list has few items, sometimes many, within the field's bounds.
func (m *maker) list(f document.Field) []any {
	n := max(f.Min, 1) + m.r.IntN(5)
	if m.r.IntN(12) == 0 {
		n = f.Max - m.r.IntN(3)
	}
	n = min(max(n, f.Min, 1), f.Max, 40)
	var out []any
	for range n {
		if len(f.Fields) == 0 {
			out = append(out, m.sentence(3+m.r.IntN(25), 400))
			continue
		}
		item := map[string]any{}
		for i, g := range f.Fields {
			if x := m.value(g, i == 0 || g.Required || m.r.IntN(4) > 0); x != nil {
				item[g.Path] = x
			}
		}
		out = append(out, item)
	}
	return out
}
