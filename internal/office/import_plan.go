package office

import (
	"context"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// An ImportProblem is what is wrong with one cell of one row.
type ImportProblem struct {
	Column ImportColumn
	Code   string
	Level  naskah.Level // error: the row cannot be taken; warning: it can, as it is
	Msg    string
}

// An ImportRow is one row as it would be recorded.
type ImportRow struct {
	Line     int // of the sheet; the head is line 1
	Cells    map[ImportColumn]string
	Input    ImportInput // a relation to another row of the sheet names it by line: "baris:12"
	Problems []ImportProblem
	Similar  []SimilarNaskah
	SameAs   int  // line of an earlier row of this sheet that looks the same; 0: none
	Skip     bool // the officer leaves it out
}

// Ready says whether the row would be recorded.
func (r ImportRow) Ready() bool {
	for _, p := range r.Problems {
		if p.Level == naskah.LevelError {
			return false
		}
	}
	return !r.Skip
}

// double says whether the row looks like one that is recorded already, or like an earlier one.
func (r ImportRow) double() bool {
	return r.SameAs != 0 || slices.ContainsFunc(r.Similar, func(s SimilarNaskah) bool { return s.Same })
}

// ImportOptions are what the officer decides about a sheet. Fixes replaces cells (line → column → text).
type ImportOptions struct {
	Columns map[ImportColumn]int
	Fixes   map[int]map[ImportColumn]string
	Skip    map[int]bool
}

// An ImportPlan is the dry run of a sheet.
type ImportPlan struct {
	Rows                   []ImportRow
	Ready, Dirty, Doubtful int // rows that would be recorded; rows with an error; ready rows that look like a double
}

// PlanImport says what would be recorded and changes nothing: each row as it is read, what is wrong with each cell, what looks like a
// double of it in the sheet and in the register.
func (o *Office) PlanImport(ctx context.Context, p naskah.Principal, batch string, opt ImportOptions) (ImportPlan, error) {
	if err := o.keepsRegister(ctx, p, naskah.RoleOfficer); err != nil {
		return ImportPlan{}, err
	}
	plan, err := o.plan(ctx, p, batch, opt)
	if err != nil {
		return ImportPlan{}, err
	}
	like, err := o.likeRegister(ctx, p, len(plan.Rows))
	if err != nil {
		return ImportPlan{}, err
	}
	for i, r := range plan.Rows {
		if r.Skip || strings.TrimSpace(r.Input.Judul) == "" {
			continue
		}
		if plan.Rows[i].Similar, err = like.similar(ctx, probeOf(r.Input.naskah(naskah.Naskah{Instansi: p.Instansi}))); err != nil {
			return ImportPlan{}, err
		}
	}
	for _, r := range plan.Rows {
		switch {
		case r.Ready() && r.double():
			plan.Ready, plan.Doubtful = plan.Ready+1, plan.Doubtful+1
		case r.Ready():
			plan.Ready++
		case !r.Skip:
			plan.Dirty++
		}
	}
	return plan, nil
}

// plan reads every row of a stored sheet.
func (o *Office) plan(ctx context.Context, p naskah.Principal, batch string, opt ImportOptions) (ImportPlan, error) {
	s, err := o.Sheet(ctx, p, batch)
	if err != nil {
		return ImportPlan{}, err
	}
	if err := usable(s, opt.Columns); err != nil {
		return ImportPlan{}, err
	}
	rd, err := o.rowReader(ctx, p, s, opt)
	if err != nil {
		return ImportPlan{}, err
	}
	var plan ImportPlan
	for i, cells := range s.Rows {
		plan.Rows = append(plan.Rows, rd.read(s.Lines[i], cells))
	}
	if err := rd.link(ctx, plan.Rows); err != nil {
		return ImportPlan{}, err
	}
	doubles(plan.Rows)
	return plan, nil
}

// usable says whether the columns that were chosen are of the sheet, and enough to record anything.
func usable(s ImportSheet, columns map[ImportColumn]int) error {
	used := map[int]ImportColumn{}
	for _, c := range ImportColumns {
		i, ok := columns[c]
		if !ok || i < 0 {
			continue
		}
		if i >= maxColumns || i >= widest(s) {
			return naskah.Errorf(naskah.Invalid, "NSK-IMPOR-KOLOM", "Kolom yang dipilih tidak ada dalam berkas. Pilih lagi kolomnya.").On(string(c))
		}
		if other, twice := used[i]; twice {
			return naskah.Errorf(naskah.Invalid, "NSK-IMPOR-KOLOM", "Kolom %q dipilih dua kali (%s dan %s). Pilih kolom yang berbeda.", cell(s.Head, i), other, c).On(string(c))
		}
		used[i] = c
	}
	has := func(list ...ImportColumn) bool {
		return slices.ContainsFunc(list, func(c ImportColumn) bool { i, ok := columns[c]; return ok && i >= 0 })
	}
	switch {
	case !has(ColJudul):
		return naskah.Errorf(naskah.Invalid, "NSK-IMPOR-KOLOM", "Pilih kolom yang memuat judul (tentang).").On(string(ColJudul))
	case !has(ColPihak1, ColPihak2):
		return naskah.Errorf(naskah.Invalid, "NSK-IMPOR-KOLOM", "Pilih kolom yang memuat para pihak atau mitra.").On(string(ColPihak1))
	case !has(ColTahun, ColTanggal):
		return naskah.Errorf(naskah.Invalid, "NSK-IMPOR-KOLOM", "Pilih kolom yang memuat tanggal atau tahun.").On(string(ColTanggal))
	case !has(ColJenis):
		return naskah.Errorf(naskah.Invalid, "NSK-IMPOR-KOLOM", "Pilih kolom yang memuat jenis naskah (KSB, PKS, nota kesepakatan).").On(string(ColJenis))
	}
	return nil
}

func widest(s ImportSheet) int {
	n := len(s.Head)
	for _, r := range s.Rows {
		n = max(n, len(r))
	}
	return n
}

// doubles tells of each row that looks like an earlier one: the same number of ours, or the same title, day and parties.
func doubles(rows []ImportRow) {
	first := map[string]int{}
	for i := range rows {
		if rows[i].Skip {
			continue
		}
		for _, key := range likenessKeys(rows[i].Input) {
			if line, seen := first[key]; seen && rows[i].SameAs == 0 {
				rows[i].SameAs = line
			} else if !seen {
				first[key] = rows[i].Line
			}
		}
	}
}

func likenessKeys(in ImportInput) []string {
	var out []string
	j, _ := naskah.JenisOf(in.Jenis)
	for _, x := range in.Nomor {
		if plain := folded(x.Text); strings.Trim(plain, "0123456789 ") != "" {
			out = append(out, "nomor\x00"+j.Keluarga+"\x00"+plain)
		}
	}
	if in.Judul != "" {
		key := "judul\x00" + j.Keluarga + "\x00" + folded(in.Judul) + "\x00" + in.Tanggal.String() + "\x00" + itoa(in.Tahun)
		for _, p := range in.Parties {
			key += "\x00" + folded(p.Nama)
		}
		out = append(out, key)
	}
	return out
}
