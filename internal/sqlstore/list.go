package sqlstore

import (
	"context"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"naskah/internal/naskah"
)

// List is one page, newest first, by key and never by offset.
func (d *DB) List(ctx context.Context, s naskah.Scope, f naskah.Filter) (page naskah.Page, err error) {
	var after naskah.Cursor
	if f.After != "" {
		if after, err = naskah.ParseCursor(f.After); err != nil {
			return naskah.Page{}, err
		}
	}
	err = d.read(ctx, func(tx *txn) error {
		w := filter(s, f)
		if page.Total, err = count(ctx, tx, w); err != nil {
			return err
		}
		if f.After != "" {
			w.and("(n.updated_at, n.id) < (?, ?)", int64(toMilli(after.At)), string(after.ID))
		}
		query := `SELECT ` + naskahColumns + ` FROM naskah n` + w.String() + ` ORDER BY n.updated_at DESC, n.id DESC LIMIT ` + w.arg(f.Rows()+1)
		page.Naskah, err = selectRows(ctx, tx, naskahRow.naskah, query, w.args...)
		return err
	})
	if err != nil {
		return naskah.Page{}, err
	}
	if len(page.Naskah) > f.Rows() {
		page.Naskah = page.Naskah[:f.Rows()]
		page.Next = page.Naskah[len(page.Naskah)-1].Cursor().String()
	}
	for i, n := range page.Naskah {
		if s.Sees(n) == naskah.SeesRingkasan {
			page.Naskah[i] = n.Ringkas()
		}
	}
	return page, nil
}

func count(ctx context.Context, q sqlx.QueryerContext, w *where) (n int, err error) {
	err = sqlx.GetContext(ctx, q, &n, `SELECT count(*) FROM naskah n`+w.String(), w.args...)
	return n, translate(err)
}

// filter is what the scope shows and the filter lets through. A summary does not tell who wrote, so no filter may ask it.
func filter(s naskah.Scope, f naskah.Filter) *where {
	w := &where{}
	w.scope(s, f.Author == "")
	w.facts(f)
	w.people(f)
	if f.Validity != "" {
		w.validity(f.Validity, f.Today)
	}
	if f.TanpaPKS {
		w.tanpaPKS(f.Today)
	}
	return w
}

func (w *where) facts(f naskah.Filter) {
	for _, word := range f.Words() {
		w.and(`n.cari LIKE ? ESCAPE '\'`, "%"+escapeLike.Replace(word)+"%")
	}
	if len(f.Jenis) > 0 {
		in(w, "n.jenis", f.Jenis)
	}
	if f.Keluarga != "" {
		in(w, "n.jenis", naskah.KodeOf(f.Keluarga))
	}
	if f.Kategori != "" {
		in(w, "n.jalur", naskah.JalurOf(f.Kategori))
	}
	if len(f.States) > 0 {
		in(w, "n.state", f.States)
	}
	if f.Tahun != 0 {
		w.and("n.tahun = ?", f.Tahun)
	}
	if f.Unit != "" {
		w.and("n.unit_id = ?", string(f.Unit))
	}
	if f.KerjaSama != "" {
		w.and("n.kerja_sama_id = ?", string(f.KerjaSama))
	}
	if f.Archivable {
		w.and("n.state = 'signed' AND n.current_digest <> ''")
	}
	if f.Unarchived {
		w.and("n.state = 'signed'")
	}
	if f.NoScan {
		w.and("n.imported = 1 AND n.current_digest = ''")
	}
	if f.Imported {
		w.and("n.imported = 1")
	}
	if f.Batch != "" {
		w.and("n.batch = ? AND n.batch <> ''", f.Batch)
	}
}

var escapeLike = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// nextParaf: in review, and the first place without paraf is his.
const nextParaf = `n.state = 'review' AND n.id IN (SELECT p.naskah_id FROM naskah_paraf p WHERE p.user_id = ? AND p.given = 0
	AND NOT EXISTS (SELECT 1 FROM naskah_paraf q WHERE q.naskah_id = p.naskah_id AND q.given = 0 AND q.place < p.place))`

// openTurn: in signing, and among the waiting turns of the lowest order is one of his.
const openTurn = `n.state = 'signing' AND n.id IN (SELECT s.naskah_id FROM session s JOIN turn t ON t.session_id = s.id
	WHERE s.state = 'open' AND t.user_id = ? AND t.state = 'waiting'
	AND NOT EXISTS (SELECT 1 FROM turn u WHERE u.session_id = s.id AND u.state = 'waiting' AND u.urutan < t.urutan))`

func (w *where) people(f naskah.Filter) {
	if f.Author != "" {
		w.and("n.author = ?", string(f.Author))
	}
	if f.Paraf != "" {
		w.and(nextParaf, string(f.Paraf))
	}
	if f.Turn != "" {
		w.and(openTurn, string(f.Turn))
	}
}

// endedBy is Relasi.Ended in SQL: a signed naskah ended or replaced n, from the day on that the relation names.
const endedBy = `EXISTS (SELECT 1 FROM relasi r JOIN naskah d ON d.id = r.dari WHERE r.ke = n.id
	AND r.jenis IN ('menggantikan', 'mengakhiri') AND d.state IN (` + signedStates + `) AND r.tanggal <= ?)`

// The steps of Naskah.ValidityOn in SQL.
const (
	isOver  = `n.akhir_kind = 'tanggal' AND n.akhir < ?`
	isAhead = `n.mulai > ?`
	isSoon  = `n.akhir_kind = 'tanggal' AND n.akhir < ?`
)

// validity is Naskah.ValidityOn in SQL; in force includes what ends soon.
func (w *where) validity(v naskah.Validity, on naskah.Date) {
	today := on.String()
	w.and("n.state IN (" + signedStates + ")")
	var kinds []naskah.Kode
	for _, family := range naskah.Families {
		kinds = append(kinds, naskah.KodeOf(family)...)
	}
	in(w, "n.jenis", kinds)
	if v == naskah.Diakhiri {
		w.and(endedBy, today)
		return
	}
	w.and("NOT "+endedBy, today)
	if v == naskah.BerakhirSudah {
		w.and(isOver, today)
		return
	}
	w.and("NOT ("+isOver+")", today)
	if v == naskah.BelumBerlaku {
		w.and(isAhead, today)
		return
	}
	w.and("NOT ("+isAhead+")", today)
	switch v {
	case naskah.Berlaku:
	case naskah.SegeraHabis:
		w.and(isSoon, on.AddDays(naskah.SegeraDays).String())
	default:
		w.and("1 = 0")
	}
}

// tanpaPKS: a KSB in force that no signed PKS carries out.
func (w *where) tanpaPKS(on naskah.Date) {
	in(w, "n.jenis", naskah.KodeOf("ksb"))
	w.validity(naskah.Berlaku, on)
	m, pks := marks(naskah.KodeOf("pks"))
	w.and(`NOT EXISTS (SELECT 1 FROM relasi r JOIN naskah d ON d.id = r.dari WHERE r.ke = n.id AND r.jenis = 'melaksanakan'
		AND d.state IN (`+signedStates+`) AND d.jenis IN (`+m+`))`, pks...)
}

// Overdue lists the naskah in signing whose deadline is past at now.
func (d *DB) Overdue(ctx context.Context, s naskah.Scope, now time.Time) ([]naskah.NaskahID, error) {
	var w where
	w.scope(s, false)
	w.and("n.state = 'signing'")
	w.and("EXISTS (SELECT 1 FROM session s WHERE s.naskah_id = n.id AND s.state = 'open' AND s.deadline <> 0 AND s.deadline <= ?)", now.UnixMilli())
	var out []naskah.NaskahID
	err := sqlx.SelectContext(ctx, d.db, &out, `SELECT n.id FROM naskah n`+w.String()+` ORDER BY n.id`, w.args...)
	return out, translate(err)
}
