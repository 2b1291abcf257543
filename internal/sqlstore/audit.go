package sqlstore

import (
	"context"
	"errors"
	"maps"
	"slices"

	"naskah/internal/naskah"
)

// auditBatch is how many subjects are listed at a time.
const auditBatch = 500

// owners finds what has hanging rows; with it and the tables of rows and events no subject is passed over.
const owners = ` UNION SELECT owner_id FROM relasi WHERE owner_kind = $1 AND owner_id > $2
	UNION SELECT owner_id FROM fakta WHERE owner_kind = $1 AND owner_id > $2
	UNION SELECT owner_id FROM attachment WHERE owner_kind = $1 AND owner_id > $2
	UNION SELECT owner_id FROM certificate WHERE owner_kind = $1 AND owner_id > $2
	UNION SELECT owner_id FROM delivery WHERE owner_kind = $1 AND owner_id > $2`

const allKinds = `SELECT DISTINCT subject_kind FROM event UNION SELECT owner_kind FROM relasi UNION SELECT owner_kind FROM fakta
	UNION SELECT owner_kind FROM attachment UNION SELECT owner_kind FROM certificate UNION SELECT owner_kind FROM delivery`

// Audit lays open every subject, in the order of kind and ID, each in one picture of the database.
func (d *DB) Audit(ctx context.Context, f func(naskah.Audited) error) error {
	var kinds []naskah.SubjectKind
	if err := d.db.SelectContext(ctx, &kinds, allKinds); err != nil {
		return translate(err)
	}
	kinds = append(kinds, slices.Collect(maps.Keys(subjects))...)
	slices.Sort(kinds)
	for _, kind := range slices.Compact(kinds) {
		if err := d.auditKind(ctx, kind, f); err != nil {
			return err
		}
	}
	return nil
}

func (d *DB) auditKind(ctx context.Context, kind naskah.SubjectKind, f func(naskah.Audited) error) error {
	query := `SELECT subject_id AS id FROM event WHERE subject_kind = $1 AND subject_id > $2` + owners
	if s, ok := subjects[kind]; ok {
		query += ` UNION SELECT id FROM ` + s.table + ` WHERE id > $2`
	}
	query = `SELECT id FROM (` + query + `) AS q ORDER BY id LIMIT $3`
	for after := ""; ; {
		var ids []string
		if err := d.db.SelectContext(ctx, &ids, query, string(kind), after, auditBatch); err != nil {
			return translate(err)
		}
		for _, id := range ids {
			a, err := d.auditOne(ctx, naskah.Subject{Kind: kind, ID: id})
			if err != nil {
				return err
			}
			if err := f(a); err != nil {
				return err
			}
			after = id
		}
		if len(ids) < auditBatch {
			return nil
		}
	}
}

func (d *DB) auditOne(ctx context.Context, sub naskah.Subject) (naskah.Audited, error) {
	a := naskah.AuditEntry{Subject: sub}
	err := d.read(ctx, func(tx *txn) error {
		var err error
		if a.Events, err = selectRows(ctx, tx, eventRow.audited, selectEvents, string(sub.Kind), sub.ID); err != nil {
			return err
		}
		if s, ok := subjects[sub.Kind]; ok {
			x, err := s.scan(ctx, tx, s.one, sub.ID)
			if err != nil {
				return err
			}
			a.Row, a.Seq, a.Exists = x.row, x.seq, x.row != nil || x.broken != nil
			if err := note(&a, x.broken); err != nil {
				return err
			}
		}
		if n, ok := a.Row.(naskah.Naskah); ok {
			if err := auditIndex(ctx, tx, n, &a); err != nil {
				return err
			}
		}
		return auditHanging(ctx, tx, &a)
	})
	return a.Audited(), err
}

// note keeps that a row cannot be read, which stops no audit; any other error does.
func note(a *naskah.AuditEntry, err error) error {
	e, ok := errors.AsType[*naskah.Error](err)
	if !ok || e.Kind != naskah.Corrupt {
		return err
	}
	a.Broken = append(a.Broken, naskah.Finding{Code: e.Code, Level: naskah.LevelError, Path: "baris", Msg: e.Msg})
	return nil
}

// auditHanging reads the rows that hang on the subject.
func auditHanging(ctx context.Context, tx *txn, a *naskah.AuditEntry) error {
	var err error
	id, kind := a.Subject.ID, string(a.Subject.Kind)
	of := ` WHERE owner_kind = $1 AND owner_id = $2 ORDER BY no`
	if a.Subject.Kind == naskah.SubjectNaskah {
		if a.Versions, err = versions(ctx, tx, naskah.NaskahID(id)); note(a, err) != nil {
			return err
		}
		if a.Sessions, err = sessions(ctx, tx, naskah.NaskahID(id)); note(a, err) != nil {
			return err
		}
	}
	if a.Relasi, err = selectRows(ctx, tx, relasiRow.relasi, `SELECT `+relasiColumns+` FROM relasi r`+of, kind, id); note(a, err) != nil {
		return err
	}
	if a.Fakta, err = selectRows(ctx, tx, faktaRow.fakta, `SELECT `+faktaColumns+` FROM fakta`+of, kind, id); note(a, err) != nil {
		return err
	}
	if a.Attachments, err = selectRows(ctx, tx, attachmentRow.attachment, `SELECT `+attachmentColumns+` FROM attachment`+of, kind, id); note(a, err) != nil {
		return err
	}
	if a.Certificates, err = selectRows(ctx, tx, certificateRow.certificate, `SELECT `+certificateColumns+` FROM certificate`+of, kind, id); note(a, err) != nil {
		return err
	}
	a.Deliveries, err = selectRows(ctx, tx, deliveryRow.delivery, `SELECT `+deliveryColumns+` FROM delivery`+of, kind, id)
	return note(a, err)
}

// auditIndex compares what is derived from the row with what would be derived now.
func auditIndex(ctx context.Context, tx *txn, n naskah.Naskah, a *naskah.AuditEntry) error {
	var cari string
	if err := tx.GetContext(ctx, &cari, `SELECT cari FROM naskah WHERE id = $1`, string(n.ID)); err != nil {
		return translate(err)
	}
	same := cari == n.SearchText()
	for _, x := range indexes {
		var have []indexRow
		if err := tx.SelectContext(ctx, &have, x.read, string(n.ID)); err != nil {
			return translate(err)
		}
		same = same && slices.Equal(have, x.rows(n))
	}
	if !same {
		a.Broken = append(a.Broken, naskah.Finding{
			Code: "NSK-INDEKS", Level: naskah.LevelError, Path: "indeks",
			Msg: "Indeks pencarian naskah tidak sesuai dengan datanya, sehingga daftar dapat menampilkan atau menyembunyikan naskah yang keliru.",
		})
	}
	return nil
}
