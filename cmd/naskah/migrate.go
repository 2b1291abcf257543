package main

import (
	"context"
	"fmt"
	"os"
)

type migrateCmd struct {
	place `embed:""`
}

// Run brings the schema to the newest version; it only ever goes forward.
func (c *migrateCmd) Run(ctx context.Context, s streams) (err error) {
	if err := os.MkdirAll(c.Data, 0o700); err != nil {
		return err
	}
	db, err := openDB(ctx, c.place)
	if err != nil {
		return err
	}
	defer func() {
		if e := db.Close(); err == nil {
			err = e
		}
	}()
	if err := migrate(ctx, db); err != nil {
		return err
	}
	schema, err := db.Schema(ctx)
	if err == nil {
		fmt.Fprintf(s.out, "Skema basis data versi %d.\n", schema.Have)
	}
	return err
}
