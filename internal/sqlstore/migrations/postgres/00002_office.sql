-- +goose Up

-- Paper: the originals and where each lies; a due date of the paraf; the sheet from which an old record came.
ALTER TABLE naskah ADD COLUMN asli TEXT NOT NULL DEFAULT '';
ALTER TABLE naskah ADD COLUMN batas TEXT NOT NULL DEFAULT '';
ALTER TABLE naskah ADD COLUMN batch TEXT COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX naskah_batch ON naskah (batch) WHERE batch <> '';
CREATE INDEX naskah_instansi_id_tahun ON naskah (instansi_id, tahun);

-- A signer who signed in ink has no turn, but a turn is a signer, and keeps all of him.
ALTER TABLE turn ADD COLUMN tanggal TEXT NOT NULL DEFAULT '';

-- A proposal: who he is whichever account he uses, why, and how it ended. One waits on a subject at a time.
ALTER TABLE pending ADD COLUMN by_orang TEXT NOT NULL DEFAULT '';
ALTER TABLE pending ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE pending ADD COLUMN answer TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX pending_waiting ON pending (subject_kind, subject_id) WHERE state = 'waiting';
CREATE INDEX pending_instansi_id_at_ms ON pending (instansi_id, at_ms);

ALTER TABLE fakta ADD COLUMN nilai TEXT NOT NULL DEFAULT '';

ALTER TABLE instansi ADD COLUMN pola TEXT NOT NULL DEFAULT '';
ALTER TABLE instansi ADD COLUMN kode_pos TEXT NOT NULL DEFAULT '';
ALTER TABLE instansi ADD COLUMN telepon TEXT NOT NULL DEFAULT '';
ALTER TABLE instansi ADD COLUMN surel TEXT NOT NULL DEFAULT '';
ALTER TABLE instansi ADD COLUMN situs TEXT NOT NULL DEFAULT '';
ALTER TABLE instansi ADD COLUMN hari_paraf BIGINT NOT NULL DEFAULT 0;
ALTER TABLE instansi ADD COLUMN hari_arsip BIGINT NOT NULL DEFAULT 0;

ALTER TABLE attachment ADD COLUMN ukuran BIGINT NOT NULL DEFAULT 0;
ALTER TABLE attachment ADD COLUMN halaman BIGINT NOT NULL DEFAULT 0;
ALTER TABLE attachment ADD COLUMN party BIGINT NOT NULL DEFAULT 0;
ALTER TABLE attachment ADD COLUMN version TEXT NOT NULL DEFAULT '';
ALTER TABLE attachment ADD COLUMN nomor TEXT NOT NULL DEFAULT '';
ALTER TABLE attachment ADD COLUMN tanggal TEXT NOT NULL DEFAULT '';
ALTER TABLE attachment ADD COLUMN catatan TEXT NOT NULL DEFAULT '';
ALTER TABLE attachment ADD COLUMN ganti TEXT NOT NULL DEFAULT '';

ALTER TABLE mitra ADD COLUMN logo TEXT NOT NULL DEFAULT '';
