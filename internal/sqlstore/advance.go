package sqlstore

import (
	"context"
	"fmt"

	"naskah/internal/naskah"
)

// Advance commits a change, all or nothing. Everything that could go wrong with concurrency is in this file: the update names the
// sequence number that it replaces, zero rows is Conflict, and the event's key is its sequence number. Whoever gets past the update
// holds the row of the naskah until he commits, so the last event that he read is still the last.
func (d *DB) Advance(ctx context.Context, c naskah.Change) error {
	if err := d.AdvanceAll(ctx, []naskah.Change{c}); err != nil {
		return fmt.Errorf("sqlstore: advance %s: %w", c.After.ID, err)
	}
	return nil
}

// AdvanceAll commits several changes of different naskah in one transaction: all of them or none.
func (d *DB) AdvanceAll(ctx context.Context, cs []naskah.Change) error {
	if err := naskah.Together(cs); err != nil {
		return err
	}
	return d.write(ctx, func(tx *txn) error {
		for _, c := range cs {
			if err := d.advance(ctx, tx, c); err != nil {
				return err
			}
		}
		return nil
	})
}

func (d *DB) advance(ctx context.Context, tx *txn, c naskah.Change) error {
	last, err := lastBefore(ctx, tx, c.After.ID.Subject(), c.After.Seq)
	if err != nil {
		return err
	}
	if c, err = c.Settle(last, d.clock()); err != nil {
		return err
	}
	if c.KerjaSama != nil {
		r := c.Cooperation()
		row, err := r.Row()
		if err != nil {
			return err
		}
		if err := d.recordOwn(ctx, tx, r, row); err != nil {
			return err
		}
	}
	if err := saveNaskah(ctx, tx, c.After); err != nil {
		return err
	}
	if err := addEvent(ctx, tx, c.Event); err != nil {
		return err
	}
	return d.saveRest(ctx, tx, c)
}

// saveNaskah writes the row, and what is derived from it for searching.
func saveNaskah(ctx context.Context, tx *txn, n naskah.Naskah) error {
	text := updateNaskah
	if n.Seq == 1 {
		text = insertNaskah
	}
	done, err := tx.NamedExecContext(ctx, text, toNaskahRow(n))
	if err != nil {
		return translate(err)
	}
	if rows, err := done.RowsAffected(); err != nil || rows != 1 {
		return orConflict(err)
	}
	return saveIndex(ctx, tx, n)
}

func orConflict(err error) error {
	if err != nil {
		return translate(err)
	}
	return naskah.SeqConflict()
}

// saveRest writes whatever else the act made.
func (d *DB) saveRest(ctx context.Context, tx *txn, c naskah.Change) error {
	if c.Version != nil {
		if err := addVersion(ctx, tx, c.After.ID, *c.Version); err != nil {
			return err
		}
	}
	if c.Session != nil {
		if err := saveSession(ctx, tx, *c.Session); err != nil {
			return err
		}
	}
	for _, r := range c.Relasi {
		if err := addRelasi(ctx, tx, c.Event.Subject, r); err != nil {
			return err
		}
	}
	if c.Delivery != nil {
		if err := addDelivery(ctx, tx, c.Event.Subject, *c.Delivery); err != nil {
			return err
		}
	}
	if c.Pending != nil {
		if err := d.confirm(ctx, tx, c); err != nil {
			return err
		}
	}
	switch {
	case len(c.Tasks) == 0:
		return nil
	case d.enqueue == nil:
		return fmt.Errorf("sqlstore: %d tasks, and nobody to take them (Options.Enqueue)", len(c.Tasks))
	}
	return d.enqueue(ctx, tx.Tx.Tx, c.Tasks)
}
