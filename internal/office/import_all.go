package office

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// rowMark begins the name by which a row of a sheet refers to another.
const rowMark = "baris:"

// link finds the KSB that each PKS carries out: by its number, among the rows of the sheet, then in the register.
func (r *rowReader) link(ctx context.Context, rows []ImportRow) error {
	inSheet := map[string]int{}
	for i, row := range rows {
		for _, x := range row.Input.Nomor {
			if key := folded(x.Text); key != "" && row.Ready() {
				if _, seen := inSheet[key]; !seen {
					inSheet[key] = i
				}
			}
		}
	}
	for i := range rows {
		for _, text := range splitParties(rows[i].Cells[ColMenjalankan]) {
			if text = oneLine(text); slices.Contains(unknown, strings.ToLower(text)) {
				continue
			}
			if err := r.linkTo(ctx, rows, i, text, inSheet); err != nil {
				return err
			}
		}
	}
	return nil
}

// linkTo makes row i carry out the naskah that has the number, or says why not.
func (r *rowReader) linkTo(ctx context.Context, rows []ImportRow, i int, text string, inSheet map[string]int) error {
	warn := func(format string, a ...any) {
		x := readingRow{rowReader: r, ImportRow: rows[i]}
		x.warn(ColMenjalankan, "NSK-IMPOR-KSB", format, a...)
		rows[i].Problems = x.Problems
	}
	var to naskah.NaskahID
	var kind naskah.Kode
	if j, ok := inSheet[folded(text)]; ok && j != i {
		to, kind = naskah.NaskahID(rowMark+itoa(rows[j].Line)), rows[j].Input.Jenis
	} else {
		n, err := r.registered(ctx, text)
		if err != nil {
			return err
		}
		to, kind = n.ID, n.Jenis
	}
	switch {
	case to == "":
		warn("Kesepakatan bernomor %q tidak ditemukan dalam berkas ini maupun dalam register; hubungannya tidak dicatat dan dapat ditambahkan kemudian.", clip(text))
	case !carriesOut(rows[i].Input.Jenis, kind):
		warn("Naskah bernomor %q bukan kesepakatan yang dapat dilaksanakan oleh naskah ini; hubungannya tidak dicatat.", clip(text))
	default:
		rows[i].Input.Relasi = append(rows[i].Input.Relasi, naskah.Relasi{Ke: to, Jenis: naskah.Melaksanakan, Tanggal: rows[i].Input.Tanggal})
	}
	return nil
}

// registered finds the naskah of the register that has a number.
func (r *rowReader) registered(ctx context.Context, text string) (naskah.Naskah, error) {
	if id, ok := r.perKSB[folded(text)]; ok {
		if id == "" {
			return naskah.Naskah{}, nil
		}
		return r.k.naskah(ctx, id)
	}
	page, err := r.k.o.Store.List(ctx, naskah.ScopeOf(r.k.by), naskah.Filter{Text: text, States: naskah.SignedStates, Limit: 200})
	if err != nil {
		return naskah.Naskah{}, err
	}
	r.perKSB[folded(text)] = ""
	for _, n := range page.Naskah {
		same := func(x naskah.Nomor) bool { return x.Text != "" && folded(x.Text) == folded(text) }
		if n.Instansi == r.inst.ID && slices.ContainsFunc(n.Nomor, same) {
			r.perKSB[folded(text)] = n.ID
			return n, nil
		}
	}
	return naskah.Naskah{}, nil
}

// ImportAll records all ready rows of a sheet in one transaction: all of them or none. A batch is recorded once; to record a sheet
// again, after it was undone, it is uploaded again.
func (o *Office) ImportAll(ctx context.Context, p naskah.Principal, batch string, opt ImportOptions) (ImportBatch, error) {
	if err := o.keepsRegister(ctx, p, naskah.RoleOfficer); err != nil {
		return ImportBatch{}, err
	}
	b, err := o.batch(ctx, naskah.ScopeOf(p), p.Instansi, batch)
	if err != nil {
		return b, err
	}
	if b.N+b.Undone > 0 {
		return b, recordedAlready()
	}
	plan, err := o.plan(ctx, p, batch, opt)
	if err != nil {
		return b, err
	}
	changes, err := o.rowChanges(ctx, p, b, plan.Rows)
	if err != nil {
		return b, err
	}
	if len(changes) == 0 {
		return b, naskah.Errorf(naskah.Invalid, "NSK-IMPOR-TIDAK-SIAP", "Tidak ada baris yang siap dicatat. Perbaiki baris yang bermasalah, lalu coba lagi.")
	}
	err = o.Store.AdvanceAll(ctx, changes)
	if e, ok := errors.AsType[*naskah.Error](err); ok && e.Code == "NSK-SEQ" {
		return b, recordedAlready()
	}
	if err != nil {
		return b, err
	}
	b.N = len(changes)
	return b, nil
}

func recordedAlready() error {
	return naskah.Errorf(naskah.Conflict, "NSK-IMPOR-SUDAH", "Berkas ini sudah dicatat. Bila impornya sudah diurungkan dan perlu diulang, unggah lagi berkasnya.")
}

// rowChanges are what recording the ready rows writes, those that others refer to first. The first naskah bears the identity of the
// batch, so that a sheet that is sent twice at once is recorded once.
func (o *Office) rowChanges(ctx context.Context, p naskah.Principal, b ImportBatch, rows []ImportRow) ([]naskah.Change, error) {
	ready := slices.DeleteFunc(slices.Clone(rows), func(r ImportRow) bool { return !r.Ready() })
	refers := func(r ImportRow) int {
		if slices.ContainsFunc(r.Input.Relasi, func(x naskah.Relasi) bool { return strings.HasPrefix(string(x.Ke), rowMark) }) {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(ready, func(x, y ImportRow) int { return cmp.Compare(refers(x), refers(y)) })
	k, ids := o.knows(p), map[naskah.NaskahID]naskah.NaskahID{}
	var out []naskah.Change
	for _, r := range ready {
		in := r.Input
		in.batch = b.ID
		in.Relasi = slices.Clone(in.Relasi)
		for i, x := range in.Relasi {
			in.Relasi[i].Ke = cmp.Or(ids[x.Ke], x.Ke)
		}
		m, mv, err := o.beginImport(ctx, p, in)
		if err != nil {
			return nil, err
		}
		if len(out) == 0 {
			m.n.ID = naskah.NaskahID(b.ID)
		}
		c, err := o.importing(ctx, m, mv, in, k)
		if err != nil {
			return nil, onLine(r.Line, err)
		}
		c, err = m.change(mv, c, detail{"impor": b.ID, "berkas": b.File.Nama, "baris": r.Line})
		if err != nil {
			return nil, err
		}
		ids[naskah.NaskahID(rowMark+itoa(r.Line))] = c.After.ID
		k.learn(c)
		out = append(out, c)
	}
	return out, nil
}

// onLine says on which line of the sheet an error came up.
func onLine(line int, err error) error {
	e, ok := errors.AsType[*naskah.Error](err)
	if !ok {
		return err
	}
	out := *e
	out.Msg = "Baris " + itoa(line) + ": " + e.Msg
	return &out
}
