package main

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"strings"

	"naskah/internal/naskah"
)

// where names the servers that hold the sample data, without any secret; empty: everything lies in the data folder.
func (c *demoCmd) where() (string, error) {
	dsn, err := c.dsn()
	if err != nil {
		return "", err
	}
	var parts []string
	if dsn != "sqlite:"+filepath.Join(c.Data, "naskah.db") {
		u, err := url.Parse(dsn)
		if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" {
			return "", naskah.Errorf(naskah.Conflict, "NSK-DEMO-BASIS", "Demo hanya memakai SQLite di folder datanya sendiri, atau basis data PostgreSQL yang masih kosong. (The demo uses its own SQLite file or an empty PostgreSQL database.)").On("--db")
		}
		parts = append(parts, u.Host+u.Query().Get("host")+u.Path)
	}
	if c.Objects == "s3" {
		parts = append(parts, c.S3.Endpoint+"/"+c.S3.Bucket)
	}
	return strings.Join(parts, " "), nil
}

// errNotEmpty ends the walk at the first object.
var errNotEmpty = errors.New("not empty")

// unused refuses servers that hold anything: the demo must never mix with real naskah, and what it archives is locked in the bucket.
func (c *demoCmd) unused(ctx context.Context) error {
	if err := c.emptyBucket(ctx); err != nil {
		return err
	}
	dsn, err := c.dsn()
	if err != nil || strings.HasPrefix(dsn, "sqlite:") { // its own file, which is not there yet
		return err
	}
	db, err := openDB(ctx, c.place)
	if err != nil {
		return err
	}
	schema, err := db.Schema(ctx)
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	if schema.Have != 0 {
		return naskah.Errorf(naskah.Conflict, "NSK-DEMO-BASIS", "Basis data itu sudah berisi skema naskah yang tidak dibuat oleh demo ini. Pakai basis data yang kosong. (The database is not empty.)").On("--db")
	}
	return nil
}

func (c *demoCmd) emptyBucket(ctx context.Context) error {
	if c.Objects != "s3" {
		return nil
	}
	objects, err := openObjects(ctx, c.place, nil)
	if err != nil {
		return err
	}
	err = objects.Walk(ctx, func(naskah.Ref, error) error { return errNotEmpty })
	if errors.Is(err, errNotEmpty) {
		return naskah.Errorf(naskah.Conflict, "NSK-DEMO-BASIS", "Bucket %q sudah berisi berkas. Pakai bucket yang kosong untuk contoh. (The bucket is not empty.)", c.S3.Bucket).On("--s3-bucket")
	}
	return err
}
