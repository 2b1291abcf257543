-- The schema on SQLite, as the migrations leave it. Generated: go test ./internal/sqlstore -run Dump -update

CREATE TABLE attachment (
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    jenis TEXT NOT NULL,
    nama TEXT NOT NULL,
    tipe TEXT NOT NULL,
    digest TEXT NOT NULL,
    locator TEXT NOT NULL,
    by_user TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    owner_kind TEXT NOT NULL,
    owner_id TEXT NOT NULL
, ukuran INTEGER NOT NULL DEFAULT 0, halaman INTEGER NOT NULL DEFAULT 0, party INTEGER NOT NULL DEFAULT 0, version TEXT NOT NULL DEFAULT '', nomor TEXT NOT NULL DEFAULT '', tanggal TEXT NOT NULL DEFAULT '', catatan TEXT NOT NULL DEFAULT '', ganti TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX attachment_owner_kind_owner_id ON attachment (owner_kind, owner_id);

CREATE INDEX attachment_subject_kind_subject_id_no ON attachment (subject_kind, subject_id, no);

CREATE TABLE certificate (
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint TEXT NOT NULL UNIQUE,
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    subject TEXT NOT NULL,
    issuer TEXT NOT NULL,
    serial TEXT NOT NULL,
    sealer TEXT NOT NULL,
    not_before INTEGER NOT NULL,
    not_after INTEGER NOT NULL,
    uji INTEGER NOT NULL,
    revoked INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    owner_kind TEXT NOT NULL,
    owner_id TEXT NOT NULL
) STRICT;

CREATE INDEX certificate_owner_kind_owner_id ON certificate (owner_kind, owner_id);

CREATE INDEX certificate_user_id_no ON certificate (user_id, no);

CREATE TABLE delivery (
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    naskah_id TEXT NOT NULL REFERENCES naskah (id),
    version TEXT NOT NULL,
    kepada TEXT NOT NULL,
    cara TEXT NOT NULL,
    by_user TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    owner_kind TEXT NOT NULL,
    owner_id TEXT NOT NULL
) STRICT;

CREATE INDEX delivery_naskah_id_no ON delivery (naskah_id, no);

CREATE INDEX delivery_owner_kind_owner_id ON delivery (owner_kind, owner_id);

CREATE TABLE event (
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    at_ms INTEGER NOT NULL,
    by_user TEXT NOT NULL,
    by_nama TEXT NOT NULL,
    by_role TEXT NOT NULL,
    by_instansi TEXT NOT NULL,
    second TEXT NOT NULL,
    act TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    version TEXT NOT NULL,
    detail TEXT NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (subject_kind, subject_id, seq)
) STRICT;

CREATE INDEX event_subject_kind_at_ms ON event (subject_kind, at_ms);

CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'event is append-only');
END;

CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'event is append-only');
END;

CREATE TABLE fakta (
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    kerja_sama_id TEXT NOT NULL REFERENCES kerja_sama (id),
    jenis TEXT NOT NULL,
    tanggal TEXT NOT NULL,
    catatan TEXT NOT NULL,
    owner_kind TEXT NOT NULL,
    owner_id TEXT NOT NULL
, nilai TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX fakta_kerja_sama_id_no ON fakta (kerja_sama_id, no);

CREATE INDEX fakta_owner_kind_owner_id ON fakta (owner_kind, owner_id);

CREATE TABLE instansi (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    jenis TEXT NOT NULL,
    nama TEXT NOT NULL,
    zona TEXT NOT NULL,
    kedudukan TEXT NOT NULL,
    alamat TEXT NOT NULL,
    unit_kerja_sama TEXT NOT NULL,
    nama_dewan TEXT NOT NULL,
    lambang TEXT NOT NULL,
    garuda TEXT NOT NULL,
    catatan TEXT NOT NULL,
    pola_nomor TEXT NOT NULL,
    tanpa_kata_daerah INTEGER NOT NULL,
    rantai_paraf TEXT NOT NULL
, pola TEXT NOT NULL DEFAULT '', kode_pos TEXT NOT NULL DEFAULT '', telepon TEXT NOT NULL DEFAULT '', surel TEXT NOT NULL DEFAULT '', situs TEXT NOT NULL DEFAULT '', hari_paraf INTEGER NOT NULL DEFAULT 0, hari_arsip INTEGER NOT NULL DEFAULT 0, rupa TEXT NOT NULL DEFAULT '{}') STRICT;

CREATE TABLE jabatan (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    unit_id TEXT NOT NULL,
    mitra_id TEXT NOT NULL,
    nama TEXT NOT NULL,
    kepala_daerah INTEGER NOT NULL
) STRICT;

CREATE INDEX jabatan_instansi_id ON jabatan (instansi_id);

CREATE TABLE kerja_sama (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    judul TEXT NOT NULL,
    jalur TEXT NOT NULL,
    urusan TEXT NOT NULL,
    tahun INTEGER NOT NULL,
    unit_id TEXT NOT NULL,
    pelaksana TEXT NOT NULL,
    mitra TEXT NOT NULL
) STRICT;

CREATE INDEX kerja_sama_instansi_id ON kerja_sama (instansi_id);

CREATE TABLE mitra (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    nama TEXT NOT NULL,
    bentuk TEXT NOT NULL,
    kedudukan TEXT NOT NULL,
    alamat TEXT NOT NULL,
    contoh INTEGER NOT NULL,
    dasar TEXT NOT NULL
, logo TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX mitra_instansi_id ON mitra (instansi_id);

CREATE TABLE naskah (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'approved', 'signing', 'signed', 'archived', 'cancelled')),
    jenis TEXT NOT NULL,
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    unit_id TEXT NOT NULL,
    kerja_sama_id TEXT NOT NULL REFERENCES kerja_sama (id),
    jalur TEXT NOT NULL,
    cara TEXT NOT NULL,
    imported INTEGER NOT NULL,
    template_kode TEXT NOT NULL,
    template_versi TEXT NOT NULL,
    template_digest TEXT NOT NULL,
    nilai TEXT NOT NULL,
    judul TEXT NOT NULL,
    tahun INTEGER NOT NULL,
    tanggal TEXT NOT NULL,
    tempat TEXT NOT NULL,
    mulai TEXT NOT NULL,
    akhir_kind TEXT NOT NULL,
    akhir TEXT NOT NULL,
    parties TEXT NOT NULL,
    nomor TEXT NOT NULL,
    signers TEXT NOT NULL,
    parafs TEXT NOT NULL,
    reasons TEXT NOT NULL,
    writers TEXT NOT NULL,
    klasifikasi TEXT NOT NULL,
    lokasi TEXT NOT NULL,
    tingkat TEXT NOT NULL,
    current_digest TEXT NOT NULL,
    kode TEXT NOT NULL,
    author TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    cari TEXT NOT NULL
, asli TEXT NOT NULL DEFAULT '', batas TEXT NOT NULL DEFAULT '', batch TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX naskah_author_updated_at_id ON naskah (author, updated_at, id);

CREATE INDEX naskah_batch ON naskah (batch) WHERE batch <> '';

CREATE INDEX naskah_instansi_id_state_updated_at_id ON naskah (instansi_id, state, updated_at, id);

CREATE INDEX naskah_instansi_id_tahun ON naskah (instansi_id, tahun);

CREATE INDEX naskah_instansi_id_updated_at_id ON naskah (instansi_id, updated_at, id);

CREATE INDEX naskah_kerja_sama_id ON naskah (kerja_sama_id);

CREATE UNIQUE INDEX naskah_kode ON naskah (kode) WHERE kode <> '';

CREATE INDEX naskah_state_updated_at_id ON naskah (state, updated_at, id);

CREATE INDEX naskah_updated_at_id ON naskah (updated_at, id);

CREATE TABLE naskah_paraf (
    naskah_id TEXT NOT NULL REFERENCES naskah (id),
    place INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    given INTEGER NOT NULL,
    PRIMARY KEY (naskah_id, place)
) STRICT;

CREATE INDEX naskah_paraf_user_id_naskah_id ON naskah_paraf (user_id, naskah_id);

CREATE TABLE naskah_party (
    naskah_id TEXT NOT NULL REFERENCES naskah (id),
    place INTEGER NOT NULL,
    instansi_id TEXT NOT NULL,
    PRIMARY KEY (naskah_id, place)
) STRICT;

CREATE INDEX naskah_party_instansi_id_naskah_id ON naskah_party (instansi_id, naskah_id);

CREATE TABLE naskah_signer (
    naskah_id TEXT NOT NULL REFERENCES naskah (id),
    place INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    PRIMARY KEY (naskah_id, place)
) STRICT;

CREATE INDEX naskah_signer_user_id_naskah_id ON naskah_signer (user_id, naskah_id);

CREATE TABLE nomor_counter (
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    register TEXT NOT NULL,
    tahun INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (instansi_id, register, tahun)
) STRICT;

CREATE TABLE nomor_register (
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    register TEXT NOT NULL,
    tahun INTEGER NOT NULL,
    urut INTEGER NOT NULL,
    sisip TEXT NOT NULL,
    teks TEXT NOT NULL,
    naskah_id TEXT NOT NULL REFERENCES naskah (id),
    batal INTEGER NOT NULL,
    PRIMARY KEY (instansi_id, register, tahun, teks)
) STRICT;

CREATE INDEX nomor_register_naskah_id ON nomor_register (naskah_id);

CREATE UNIQUE INDEX nomor_register_urut ON nomor_register (instansi_id, register, tahun, urut, sisip) WHERE urut > 0;

CREATE TABLE orang (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    mitra_id TEXT NOT NULL,
    nama TEXT NOT NULL,
    gelar_depan TEXT NOT NULL,
    gelar_belakang TEXT NOT NULL,
    nip TEXT NOT NULL,
    nik TEXT NOT NULL,
    surel TEXT NOT NULL
) STRICT;

CREATE INDEX orang_instansi_id ON orang (instansi_id);

CREATE TABLE pejabat (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    orang_id TEXT NOT NULL REFERENCES orang (id),
    jabatan_id TEXT NOT NULL REFERENCES jabatan (id),
    kapasitas TEXT NOT NULL,
    mulai TEXT NOT NULL,
    selesai TEXT NOT NULL,
    keputusan TEXT NOT NULL
) STRICT;

CREATE INDEX pejabat_instansi_id ON pejabat (instansi_id);

CREATE TABLE pending (
    id TEXT NOT NULL PRIMARY KEY,
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    act TEXT NOT NULL,
    by_user TEXT NOT NULL,
    by_nama TEXT NOT NULL,
    by_role TEXT NOT NULL,
    by_instansi TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    change TEXT NOT NULL,
    digest TEXT NOT NULL,
    state TEXT NOT NULL
, by_orang TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', answer TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX pending_instansi_id_at_ms ON pending (instansi_id, at_ms);

CREATE INDEX pending_subject_kind_subject_id ON pending (subject_kind, subject_id);

CREATE UNIQUE INDEX pending_waiting ON pending (subject_kind, subject_id) WHERE state = 'waiting';

CREATE TABLE refusal (
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    by_user TEXT NOT NULL,
    by_nama TEXT NOT NULL,
    by_role TEXT NOT NULL,
    by_instansi TEXT NOT NULL,
    act TEXT NOT NULL,
    code TEXT NOT NULL
) STRICT;

CREATE INDEX refusal_subject_kind_subject_id_no ON refusal (subject_kind, subject_id, no);

CREATE TRIGGER refusal_no_delete BEFORE DELETE ON refusal
BEGIN
    SELECT RAISE(ABORT, 'refusal is append-only');
END;

CREATE TRIGGER refusal_no_update BEFORE UPDATE ON refusal
BEGIN
    SELECT RAISE(ABORT, 'refusal is append-only');
END;

CREATE TABLE relasi (
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    dari TEXT NOT NULL REFERENCES naskah (id),
    ke TEXT NOT NULL REFERENCES naskah (id),
    jenis TEXT NOT NULL,
    tanggal TEXT NOT NULL,
    dasar TEXT NOT NULL,
    owner_kind TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    CHECK (dari <> ke)
) STRICT;

CREATE INDEX relasi_dari ON relasi (dari);

CREATE INDEX relasi_ke_jenis ON relasi (ke, jenis);

CREATE INDEX relasi_owner_kind_owner_id ON relasi (owner_kind, owner_id);

CREATE TABLE schema_floor (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    lowest INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    naskah_id TEXT NOT NULL REFERENCES naskah (id),
    no INTEGER NOT NULL,
    state TEXT NOT NULL,
    base TEXT NOT NULL,
    intent TEXT NOT NULL,
    deadline INTEGER NOT NULL,
    UNIQUE (naskah_id, no)
) STRICT;

CREATE INDEX session_state_deadline ON session (state, deadline);

CREATE TABLE sign_in (
    token TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    since INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    csrf TEXT NOT NULL,
    flash TEXT NOT NULL,
    dropped INTEGER NOT NULL
) STRICT;

CREATE INDEX sign_in_until_at ON sign_in (until_at);

CREATE INDEX sign_in_user_id ON sign_in (user_id);

CREATE TABLE task (
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    args TEXT NOT NULL,
    run_at INTEGER NOT NULL
) STRICT;

CREATE INDEX task_run_at_no ON task (run_at, no);

CREATE TABLE turn (
    session_id TEXT NOT NULL REFERENCES session (id),
    place INTEGER NOT NULL,
    party INTEGER NOT NULL,
    urutan INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    pejabat TEXT NOT NULL,
    state TEXT NOT NULL,
    sealed TEXT NOT NULL,
    acted_at INTEGER NOT NULL,
    reason TEXT NOT NULL, tanggal TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (session_id, place)
) STRICT;

CREATE INDEX turn_user_id_state ON turn (user_id, state);

CREATE TRIGGER turn_no_reseal BEFORE UPDATE ON turn WHEN OLD.sealed <> '' AND NEW.sealed <> OLD.sealed
BEGIN
    SELECT RAISE(ABORT, 'a recorded seal stays');
END;

CREATE TRIGGER turn_no_unseal BEFORE DELETE ON turn WHEN OLD.sealed <> ''
BEGIN
    SELECT RAISE(ABORT, 'a recorded seal stays');
END;

CREATE TABLE unit (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    nama TEXT NOT NULL,
    singkat TEXT NOT NULL,
    mulai TEXT NOT NULL,
    selesai TEXT NOT NULL,
    penerus TEXT NOT NULL
) STRICT;

CREATE INDEX unit_instansi_id ON unit (instansi_id);

CREATE TABLE users (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    login TEXT NOT NULL,
    login_fold TEXT NOT NULL UNIQUE,
    nama TEXT NOT NULL,
    sapaan TEXT NOT NULL,
    orang_id TEXT NOT NULL,
    instansi_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    mitra_id TEXT NOT NULL,
    roles TEXT NOT NULL,
    password TEXT NOT NULL,
    active INTEGER NOT NULL
) STRICT;

CREATE INDEX users_instansi_id ON users (instansi_id);

CREATE TABLE version (
    naskah_id TEXT NOT NULL REFERENCES naskah (id),
    no INTEGER NOT NULL CHECK (no > 0),
    digest TEXT NOT NULL,
    locator TEXT NOT NULL,
    kind TEXT NOT NULL,
    renderer TEXT NOT NULL,
    nilai TEXT NOT NULL,
    base TEXT NOT NULL,
    fields TEXT NOT NULL,
    pages INTEGER NOT NULL,
    session_id TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (naskah_id, no)
) STRICT;

CREATE INDEX version_digest ON version (digest);

CREATE TRIGGER version_no_delete BEFORE DELETE ON version
BEGIN
    SELECT RAISE(ABORT, 'version is append-only');
END;

CREATE TRIGGER version_no_update BEFORE UPDATE ON version
BEGIN
    SELECT RAISE(ABORT, 'version is append-only');
END;
