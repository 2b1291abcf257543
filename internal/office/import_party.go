package office

import (
	"regexp"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// A party is what the sheet's name of a party was found to be.
type party struct {
	naskah.Party
	own       bool
	ambiguous []naskah.WilayahRow // regions of that name, when it says not which
	guessed   string              // the region that is meant, when its jenis is not said
}

var (
	partySeparator = regexp.MustCompile(`\s*(?:[\r\n]+|;)\s*`)
	partyNumber    = regexp.MustCompile(`^\s*(?:\(?\d{1,2}[.)]\)?|[-•*])\s+`)
	partyWord      = regexp.MustCompile(`(?i)\s+(?:dengan|dgn\.?|&)\s+`)
)

// parties reads who the parties are. Where the sheet has one column for all of them, they stand in it one below the other or parted by
// semicolons; where it has only that of the partner, the first party is the region whose register it is.
func (r *readingRow) parties() {
	var columns []ImportColumn
	var names []string
	for i := range maxSheetParties {
		if c := partyColumn(i); r.has(c) {
			columns, names = append(columns, c), append(names, r.Cells[c])
		}
	}
	switch {
	case r.has(ColPihak1) && len(columns) == 1:
		names = splitParties(names[0])
	case !r.has(ColPihak1):
		more := splitParties(strings.Join(names, "\n"))
		names = append([]string{ownName(r.inst)}, more...)
		columns = append(columns[:1:1], columns...)
	}
	for i, name := range names {
		c := columns[min(i, len(columns)-1)]
		name = oneLine(partyNumber.ReplaceAllString(name, ""))
		if name == "" {
			if i < 2 && len(columns) > 1 {
				r.bad(c, "NSK-IMPOR-PIHAK", "Nama pihak belum diisi.")
			}
			continue
		}
		p := r.party(name)
		p.Urut = len(r.Input.Parties) + 1
		r.Input.Parties = append(r.Input.Parties, p.Party)
		switch {
		case len(p.ambiguous) > 0:
			r.bad(c, "NSK-IMPOR-DAERAH-GANDA", "%q tanpa jenis dapat berarti %s. Tulis Kota atau Kabupaten di depan namanya.", clip(name), either(p.ambiguous))
		case p.guessed != "":
			r.warn(c, "NSK-IMPOR-DAERAH", "%q dibaca sebagai %s. Periksa daerahnya.", clip(name), p.guessed)
		}
	}
	if len(r.Input.Parties) < r.Input.Jenis.LeastParties() && !slices.ContainsFunc(r.Problems, func(p ImportProblem) bool { return p.Code == "NSK-IMPOR-PIHAK" }) {
		r.bad(columns[0], "NSK-IMPOR-PIHAK", "Sekurang-kurangnya dua pihak harus disebut. Pisahkan nama para pihak dengan titik koma.")
	}
}

// splitParties parts the names of a cell that has them all.
func splitParties(s string) []string {
	parts := partySeparator.Split(strings.TrimSpace(s), -1)
	if len(parts) == 1 {
		parts = partyWord.Split(parts[0], -1)
	}
	return slices.DeleteFunc(parts, func(p string) bool { return strings.TrimSpace(p) == "" })
}

func ownName(i naskah.Instansi) string {
	if i.TanpaKataDaerah {
		return "Pemerintah " + i.Sebutan()
	}
	return "Pemerintah Daerah " + i.Sebutan()
}

func either(list []naskah.WilayahRow) string {
	var out []string
	for _, w := range list {
		out = append(out, w.Lengkap())
	}
	return strings.Join(out, " atau ")
}

// party finds what a name is: the region whose register it is, one of its Perangkat Daerah, another region, a partner of the directory,
// or somebody who is only named.
func (r *rowReader) party(name string) party {
	key := folded(name)
	if p, ok := r.perName[key]; ok {
		p.Nama = name
		return p
	}
	p := r.findParty(key)
	p.Nama, p.Peran = name, naskah.MitraPeran
	if p.Instansi == r.inst.ID {
		p.own, p.Peran = true, naskah.Pemrakarsa
	}
	r.perName[key] = p
	return p
}

func (r *rowReader) findParty(key string) party {
	for _, m := range r.mitra {
		if key == folded(m.Nama) || bare(key) == bare(folded(m.Nama)) {
			return party{Party: naskah.Party{Mitra: m.ID}}
		}
	}
	for _, u := range r.units {
		if key == folded(u.Nama) || u.Singkat != "" && key == folded(u.Singkat) {
			return party{Party: naskah.Party{Instansi: r.inst.ID}}
		}
	}
	said := regionName(key)
	if said == "" {
		return party{}
	}
	found := slices.DeleteFunc(naskah.WilayahByNama(said), func(w naskah.WilayahRow) bool { return !w.Otonom() })
	jenis := strings.HasPrefix(said, "kota ") || strings.HasPrefix(said, "kabupaten ") || strings.HasPrefix(said, "provinsi ")
	switch {
	case len(found) > 1:
		return party{ambiguous: found}
	case len(found) == 1 && !jenis:
		return party{Party: naskah.Party{Instansi: found[0].Kode}, guessed: found[0].Lengkap()}
	case len(found) == 1:
		return party{Party: naskah.Party{Instansi: found[0].Kode}}
	}
	return party{}
}

// bare is a folded name without the form of a company, which is written before it, behind it, or not at all.
func bare(key string) string {
	words := strings.Fields(key)
	words = slices.DeleteFunc(words, func(w string) bool { return w == "pt" || w == "tbk" || w == "persero" || w == "cv" })
	return strings.Join(words, " ")
}

var (
	unitWords   = regexp.MustCompile(`^(?:dinas|badan|bagian|kecamatan|sekretariat|inspektorat|satuan polisi|rsud|uptd|kelurahan)\b.*?\b((?:kota|kabupaten|kab|provinsi|prov)\s.+)$`)
	regionHead  = regexp.MustCompile(`^(?:pemerintah\s+daerah|pemerintah|pemda)\s+`)
	regionShort = map[string]string{
		"pemkot": "kota", "pemkab": "kabupaten", "pemprov": "provinsi", "kab": "kabupaten", "prov": "provinsi", "walikota": "kota", "bupati": "kabupaten",
		"gubernur": "provinsi", "propinsi": "provinsi",
	}
)

// regionName is the name of the region that a folded name of a party speaks of, with its jenis where it is said: "pemkot banjar" is
// "kota banjar", "dinas kesehatan kab ciamis" is "kabupaten ciamis".
func regionName(key string) string {
	if m := unitWords.FindStringSubmatch(key); m != nil {
		key = m[1]
	}
	key = strings.Replace(key, "wali kota", "walikota", 1)
	key = regionHead.ReplaceAllString(key, "")
	first, rest, ok := strings.Cut(key, " ")
	if long, short := regionShort[first]; short && ok {
		key = long + " " + strings.TrimPrefix(strings.TrimPrefix(rest, "kota "), "kabupaten ")
	}
	return key
}

// numbers reads what stands on the NOMOR line of each party.
func (r *readingRow) numbers() {
	var texts []string
	columns := 0
	for i := range maxSheetParties {
		texts = append(texts, r.Cells[nomorColumn(i)])
		if r.has(nomorColumn(i)) {
			columns++
		}
	}
	if r.has(ColNomor1) && columns == 1 {
		texts = partySeparator.Split(strings.TrimSpace(texts[0]), -1)
		if len(texts) == 1 && !r.has(ColPihak1) || len(texts) == 1 && len(r.Input.Parties) > 0 && r.Input.Parties[0].Instansi != r.inst.ID {
			texts = r.ownLine(texts[0])
		}
	}
	for i, p := range r.Input.Parties {
		text := ""
		if i < len(texts) {
			text = oneLine(texts[i])
		}
		c := nomorColumn(min(i, maxSheetParties-1))
		x := naskah.Nomor{Party: p.Urut, Kind: naskah.Bernomor, Text: text}
		switch plain := strings.ToLower(text); {
		case strings.Trim(plain, "0 ") == "" && plain != "":
			r.bad(c, "NSK-IMPOR-NOMOR-NOL", "Nomor %q bukan nomor naskah. Tulis nomornya, atau kosongkan bila tidak bernomor.", clip(text))
		case plain == "menyusul" || strings.Trim(plain, ".… ") == "" && plain != "":
			x.Kind, x.Text = naskah.Menyusul, ""
		case slices.Contains(unknown, plain) || plain == "tidak bernomor" || plain == "tanpa nomor":
			x.Kind, x.Text = naskah.TidakBernomor, ""
			if p.Instansi == r.inst.ID && r.has(ColNomor1) && plain != "tidak bernomor" && plain != "tanpa nomor" {
				r.warn(c, "NSK-IMPOR-NOMOR-KOSONG", "Nomor pihak kita kosong; naskah dicatat tidak bernomor.")
			}
		default:
			x.Text = strings.TrimSuffix(text, " (dicatat kemudian)")
		}
		r.Input.Nomor = append(r.Input.Nomor, x)
	}
}

// ownLine puts the one number of a register on the line of the region whose register it is.
func (r *readingRow) ownLine(text string) []string {
	out := make([]string, len(r.Input.Parties))
	for i, p := range r.Input.Parties {
		if p.Instansi == r.inst.ID {
			out[i] = text
			break
		}
	}
	return out
}
