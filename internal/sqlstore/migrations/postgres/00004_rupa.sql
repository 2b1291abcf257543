-- +goose Up

-- How an Instansi prints its naskah: paper, type, margins, manner (JSON of naskah.Rupa). It only adds; the release before still runs.
ALTER TABLE instansi ADD COLUMN rupa TEXT NOT NULL DEFAULT '{}';
