package office

import (
	"context"

	"naskah/internal/naskah"
)

// ReadRecord reads what somebody typed about one old naskah as a row of a sheet is read, and says what is wrong with each cell; nothing
// is recorded. Dates, terms and parties may be written as registers write them [OP 1.9].
func (o *Office) ReadRecord(ctx context.Context, p naskah.Principal, cells map[ImportColumn]string) (ImportRow, error) {
	rd, line, err := o.formReader(ctx, p, cells)
	if err != nil {
		return ImportRow{}, err
	}
	return rd.read(1, line), nil
}

// ReadParties says who is meant by each name: the region whose register it is, another region, a partner of the directory, or somebody
// who is only named. What can be two regions is a problem of its cell.
func (o *Office) ReadParties(ctx context.Context, p naskah.Principal, names []string) ([]naskah.Party, []ImportProblem, error) {
	rd, _, err := o.formReader(ctx, p, nil)
	if err != nil {
		return nil, nil, err
	}
	x := readingRow{rowReader: rd}
	var out []naskah.Party
	for i, name := range names {
		found := rd.party(oneLine(name))
		found.Urut = i + 1
		out = append(out, found.Party)
		if len(found.ambiguous) > 0 {
			x.bad(partyColumn(i), "NSK-IMPOR-DAERAH-GANDA", "%q tanpa jenis dapat berarti %s. Tulis Kota atau Kabupaten di depan namanya.", clip(name), either(found.ambiguous))
		}
	}
	return out, x.Problems, nil
}

// formReader reads a form as a sheet of one row with every column.
func (o *Office) formReader(ctx context.Context, p naskah.Principal, cells map[ImportColumn]string) (*rowReader, []string, error) {
	if err := o.keepsRegister(ctx, p, naskah.RoleOfficer); err != nil {
		return nil, nil, err
	}
	opt, line := ImportOptions{Columns: map[ImportColumn]int{}}, make([]string, 0, len(ImportColumns))
	for i, c := range ImportColumns {
		opt.Columns[c] = i
		line = append(line, cells[c])
	}
	rd, err := o.rowReader(ctx, p, ImportSheet{}, opt)
	return rd, line, err
}

// OwnName is how the head of a naskah names the region whose register it is.
func OwnName(i naskah.Instansi) string { return ownName(i) }
