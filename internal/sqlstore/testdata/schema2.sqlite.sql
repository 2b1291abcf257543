-- A book that the second release wrote, with one of everything in it: TestOldBook brings it up to date.
BEGIN TRANSACTION;
CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
INSERT INTO goose_db_version VALUES(1,0,1,'2026-11-24 13:42:17');
INSERT INTO goose_db_version VALUES(2,1,1,'2026-11-24 13:42:17');
INSERT INTO goose_db_version VALUES(3,2,1,'2026-11-24 13:42:17');
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
, pola TEXT NOT NULL DEFAULT '', kode_pos TEXT NOT NULL DEFAULT '', telepon TEXT NOT NULL DEFAULT '', surel TEXT NOT NULL DEFAULT '', situs TEXT NOT NULL DEFAULT '', hari_paraf INTEGER NOT NULL DEFAULT 0, hari_arsip INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO instansi VALUES('32.79',1,'kota','Nama 32.79','Asia/Jakarta','','','','','','','','',0,'','','','','','',0,0);
INSERT INTO instansi VALUES('32.07',1,'kota','Nama 32.07','Asia/Jakarta','','','','','','','','',0,'','','','','','',0,0);
INSERT INTO instansi VALUES('32',1,'kota','Nama 32','Asia/Jakarta','','','','','','','','',0,'','','','','','',0,0);
INSERT INTO instansi VALUES('63.03',1,'kabupaten','Banjar','Asia/Makassar','Martapura','Jalan A. Yani Nomor 2','u9','DPRD Kabupaten Banjar','sha256:acac86c0e609ca906f632b0e2dacccb2b77d22b0621f20ebece1a4835b93f6f0','sha256:cd0aa9856147b6c5b4ff2b7dfee5da20aa38253099ef1b4a64aced233c9afe29','Dokumen uji, tanpa kekuatan hukum.','{klasifikasi}/{urut}/{jenis}/{tahun}',1,'{"":["j1","j2"],"nk":["j3"]}','{"ksb":"{urut}","nk":"{urut}/NK/{tahun}"}','70611','(0511) 000000','kerjasama@banjarkab.contoh.id','banjarkab.contoh.id',2,14);
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
INSERT INTO unit VALUES('unit-32.79-0',1,'32.79','Dinas 0','','','','');
INSERT INTO unit VALUES('unit-32.79-1',1,'32.79','Dinas 1','','','','');
INSERT INTO unit VALUES('unit-32.79-2',1,'32.79','Dinas 2','','','','');
INSERT INTO unit VALUES('unit-32.07-0',1,'32.07','Dinas 0','','','','');
INSERT INTO unit VALUES('unit-32.07-1',1,'32.07','Dinas 1','','','','');
INSERT INTO unit VALUES('unit-32.07-2',1,'32.07','Dinas 2','','','','');
INSERT INTO unit VALUES('unit-32-0',1,'32','Dinas 0','','','','');
INSERT INTO unit VALUES('unit-32-1',1,'32','Dinas 1','','','','');
INSERT INTO unit VALUES('unit-32-2',1,'32','Dinas 2','','','','');
INSERT INTO unit VALUES('u9',1,'63.03','Bagian Kerja Sama','Kerma','2019-01-02','2029-01-01','u10');
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
INSERT INTO mitra VALUES('m9',1,'63.03','PT Contoh ''Éé''','pt','Banjar','Jalan Contoh 1',1,'{"akta_pendirian":{"nomor":"1"}}','sha256:3598ce6f965b2481fe26316c06b30950c46ac7f8e7229f104aa78f579997668d');
CREATE TABLE jabatan (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    unit_id TEXT NOT NULL,
    mitra_id TEXT NOT NULL,
    nama TEXT NOT NULL,
    kepala_daerah INTEGER NOT NULL
) STRICT;
INSERT INTO jabatan VALUES('j9',1,'63.03','u9','m9','Bupati Banjar',1);
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
INSERT INTO orang VALUES('o9',1,'63.03','m9','Siti Aminah','Hj.','S.Sos.','199001012015032001','6303014101900001','siti@contoh.id');
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
INSERT INTO pejabat VALUES('p9',1,'63.03','o9','j9','plt','2025-01-01','2026-01-01','SK 1');
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
INSERT INTO kerja_sama VALUES('ks-32.79-0',5,'32.79','Kerja sama','ksdpk_mitra','',2026,'','','');
INSERT INTO kerja_sama VALUES('ks-32.79-1',1,'32.79','Kerja sama','ksdpk_mitra','',2026,'','','');
INSERT INTO kerja_sama VALUES('ks-32.07-0',1,'32.07','Kerja sama','ksdpk_mitra','',2026,'','','');
INSERT INTO kerja_sama VALUES('ks-32.07-1',1,'32.07','Kerja sama','ksdpk_mitra','',2026,'','','');
INSERT INTO kerja_sama VALUES('ks-32-0',1,'32','Kerja sama','ksdpk_mitra','',2026,'','','');
INSERT INTO kerja_sama VALUES('ks-32-1',1,'32','Kerja sama','ksdpk_mitra','',2026,'','','');
INSERT INTO kerja_sama VALUES('k9',1,'63.03','Air Minum','ksdd_wajib','["1.03","penunjang"]',2026,'u9','["u9","u10"]','["m9"]');
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
INSERT INTO users VALUES('yuni',1,'yuni','yuni','','','','32.79','','','["author","reviewer","officer","signer","archivist","admin"]','x',1);
INSERT INTO users VALUES('direktur',2,'direktur','direktur','','','','32.79','','m9','','',0);
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
INSERT INTO sign_in VALUES('sha256:6a639524a24ef9379c57599c46debc9f864658722395b95139b08f0131383618','yuni',1772419267123,0,1772422867123,'c','',0);
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
INSERT INTO naskah VALUES('n-000001',7,'signing','ksb-pk','32.79','unit-32.79-0','ks-32.79-0','ksdpk_mitra','elektronik',0,'ksb-pk','v1','sha256:1af842eb239307ab74386cf37708230d1e36f7afe75469eb75594ac29b9678d6','sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','Pengelolaan "Sampah" 100% di_Kota\Banjar ''é'' 😀  ',2026,'2026-03-02','Banjar','2026-03-03','tanggal','2031-03-01','[{"urut":1,"peran":"pemrakarsa","instansi":"32.79","nama":"Pemerintah Daerah Kota Banjar"},{"urut":2,"peran":"mitra","mitra":"m1","nama":"PT Contoh Daur Ulang"}]','[{"party":1,"kind":"bernomor","text":"134.4/01/KSB-Pem/2026"},{"party":2,"kind":"tidak_bernomor"}]','[{"party":2,"order":1,"user":"direktur","pejabat":{"nama":"Bima Pratama","jabatan":"Direktur","kapasitas":"definitif"}},{"party":1,"order":2,"user":"walikota","pejabat":{"nama":"Nana Suryana","gelar_depan":"Dr.","jabatan":"Wali Kota Banjar","kapasitas":"pj"}}]','[{"pejabat":{"pejabat":"p1","orang":"o1","nama":"Nana Suryana","gelar_depan":"Dr. Hj.","gelar_belakang":"S.H., M.Si.","jabatan":"Wali Kota Banjar","kapasitas":"pj","keputusan":"Keputusan Nomor 1 Tahun 2026","kuasa":"SK-2/2026"},"user":"kabagpem","at":1772419267123},{"pejabat":{"pejabat":"p1","orang":"o1","nama":"Nana Suryana","gelar_depan":"Dr. Hj.","gelar_belakang":"S.H., M.Si.","jabatan":"Wali Kota Banjar","kapasitas":"pj","keputusan":"Keputusan Nomor 1 Tahun 2026","kuasa":"SK-2/2026"},"user":"kabaghukum"}]','[{"code":"KSD-R8","text":"Gelar kehormatan.","by":"yuni","at":1772419267123}]','[{"user":"yuni","orang":"o-yuni"},{"user":"budi","orang":"o-budi"}]','100.3.7.1','Lemari 2','asli','sha256:358acb9869bbe4577e31ca8ded51ab6d6f4417525b494e1ea0b9fcd1fccbf822','koden-000001','yuni',1772419267123,1772419267123,replace('pengelolaan "sampah" 100% di_kota\banjar ''é'' 😀  \n134.4/01/ksb-pem/2026\n\npemerintah daerah kota banjar\npt contoh daur ulang','\n',char(10)),'[{"pemegang":"Pemerintah Kota Banjar","lokasi":"Lemari 2"},{"pemegang":"PT ''Contoh''","lokasi":"Bandung"}]','2026-03-09','lembar-1');
INSERT INTO naskah VALUES('n-000003',1,'signed','ksb-pk','32.79','unit-32.79-0','ks-32.79-0','ksdpk_mitra','elektronik',0,'','','','','Pengelolaan Sampah',2026,'','','','','','[{"urut":1,"peran":"pemrakarsa","instansi":"32.79","nama":"Pemerintah Daerah Kota Banjar"},{"urut":2,"peran":"mitra","mitra":"m1","nama":"PT Contoh Daur Ulang"}]','','','','','','','','','','koden-000003','yuni',1772419267123,1772419267123,replace('pengelolaan sampah\npemerintah daerah kota banjar\npt contoh daur ulang','\n',char(10)),'','','');
INSERT INTO naskah VALUES('n-000005',2,'cancelled','ksb-pk','32.79','unit-32.79-0','ks-32.79-0','ksdpk_mitra','basah',1,'','','','','Pengelolaan Sampah',2026,'','','','','','[{"urut":1,"peran":"pemrakarsa","instansi":"32.79","nama":"Pemerintah Daerah Kota Banjar"},{"urut":2,"peran":"mitra","mitra":"m1","nama":"PT Contoh Daur Ulang"}]','','','','','','','','','','','yuni',1772419267123,1772419267123,replace('pengelolaan sampah\npemerintah daerah kota banjar\npt contoh daur ulang','\n',char(10)),'','','');
CREATE TABLE naskah_party (
    naskah_id TEXT NOT NULL REFERENCES naskah (id),
    place INTEGER NOT NULL,
    instansi_id TEXT NOT NULL,
    PRIMARY KEY (naskah_id, place)
) STRICT;
INSERT INTO naskah_party VALUES('n-000001',0,'32.79');
INSERT INTO naskah_party VALUES('n-000003',0,'32.79');
INSERT INTO naskah_party VALUES('n-000005',0,'32.79');
CREATE TABLE naskah_signer (
    naskah_id TEXT NOT NULL REFERENCES naskah (id),
    place INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    PRIMARY KEY (naskah_id, place)
) STRICT;
INSERT INTO naskah_signer VALUES('n-000001',0,'direktur');
INSERT INTO naskah_signer VALUES('n-000001',1,'walikota');
CREATE TABLE naskah_paraf (
    naskah_id TEXT NOT NULL REFERENCES naskah (id),
    place INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    given INTEGER NOT NULL,
    PRIMARY KEY (naskah_id, place)
) STRICT;
INSERT INTO naskah_paraf VALUES('n-000001',0,'kabagpem',1);
INSERT INTO naskah_paraf VALUES('n-000001',1,'kabaghukum',0);
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
INSERT INTO version VALUES('n-000001',1,'sha256:6f50965861c4e66e7cd5821bca04fae93dc0e3ec388a771dc495316dfbbb5de9','vdasar','rendered','layout-1','sha256:b783851878c5ecab682a59a25cf77e52785bb33c64f68c2674e82816ceed80b5','','[{"name":"ttd-1","party":1,"kind":"tanda_tangan","page":3,"x":72.5,"y":101.25,"w":200.1,"h":90}]',3,'',1772391600001);
INSERT INTO version VALUES('n-000001',2,'sha256:358acb9869bbe4577e31ca8ded51ab6d6f4417525b494e1ea0b9fcd1fccbf822','vsegel satu','sealed','layout-1','sha256:b783851878c5ecab682a59a25cf77e52785bb33c64f68c2674e82816ceed80b5','','[{"name":"ttd-1","party":1,"kind":"tanda_tangan","page":3,"x":72.5,"y":101.25,"w":200.1,"h":90}]',3,'sesi-000002',1772391600001);
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
INSERT INTO session VALUES('sesi-000002','n-000001',1,'open','sha256:6f50965861c4e66e7cd5821bca04fae93dc0e3ec388a771dc495316dfbbb5de9','',1772678467123);
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
INSERT INTO turn VALUES('sesi-000002',0,2,1,'direktur','{"nama":"Bima Pratama","jabatan":"Direktur","kapasitas":"definitif"}','sealed','sha256:358acb9869bbe4577e31ca8ded51ab6d6f4417525b494e1ea0b9fcd1fccbf822',1772419267123,'','');
INSERT INTO turn VALUES('sesi-000002',1,1,2,'walikota','{"nama":"Nana Suryana","gelar_depan":"Dr.","jabatan":"Wali Kota Banjar","kapasitas":"pj"}','waiting','',0,'','');
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
INSERT INTO event VALUES('instansi','32.79',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:3b8d3f4f8742f7077771a8426baea95d5009096cc6f51e495ea0a684057d473c"}','','sha256:77fe2eaed93fab5241f6ff1be6150c4cf2ecfb054e5ba1c321e7fd5eda563085');
INSERT INTO event VALUES('unit','unit-32.79-0',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:d4d9266baf182a69d324b44fa1ed854ef764616e5d295b2bb523a21f6ed2001a"}','','sha256:adf370bb0d9fb2ae584c217c2d7f8938d6fea61070be5f0db8c5d2120794d13f');
INSERT INTO event VALUES('unit','unit-32.79-1',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:af7d87280f7bf9813db4d7e82bafc92177adb0caa4fa795facd468c4f3fe716e"}','','sha256:08dec332d0c75382df470f170661cb653298e3047684836f825b144190ff5020');
INSERT INTO event VALUES('unit','unit-32.79-2',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:d1ff34e05bd5a58034042b6b8f5905b9b33eb3a4bbb3370871c95ecbe697875a"}','','sha256:30c5088dcaed31b5556ed77026c74ed43c4eaf3190ad161cc57a86a9bf44f796');
INSERT INTO event VALUES('kerjasama','ks-32.79-0',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:6f45f23d9c81daa6c7672c4833c3155470f6f544e54a6f0bec5d3c6924931eab"}','','sha256:0e1c7b73e0ad0e7e15a692d121ec0599394aa070ea59f16efbe289301326cf3d');
INSERT INTO event VALUES('kerjasama','ks-32.79-1',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:87b0f22f4e248f9a356ecf05004ac5353ca0439cc831c35c3ed162e03925e460"}','','sha256:c62cd057a1b71d25252dc6951e96639de67fd0b5ca2d2b164d7ad6843e0c900c');
INSERT INTO event VALUES('instansi','32.07',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:0f71ce474a2501a0ea1b9c6aa680c76f05ede6856f73a6aade8b44ff456d1248"}','','sha256:b2607423b73a0747e1a307e3f467c24e005eabab340dfbd7cc65db775c1e2644');
INSERT INTO event VALUES('unit','unit-32.07-0',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:ee9a504720f77c45608b749e925d0f5ba4c826853ab6f137e00044c941c02ef9"}','','sha256:1acdde85442e7deacb92ed596aa278e69bbe093731eb30bc000a4e89f4141764');
INSERT INTO event VALUES('unit','unit-32.07-1',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:6afa87a5aeda5a5468ba123aad74321911eaee0d01f8b76774f374de71138dbf"}','','sha256:a4253eca1c3be3179ac71602904ead021046f0333ad9151b2501c6585e937cb4');
INSERT INTO event VALUES('unit','unit-32.07-2',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:9364821d5e2df05eaf5711161b99df8f4890c8d6091a709e66c391307a05edcf"}','','sha256:fc52b29d833b2866a4d2f40f59af16a12d3301361e445caa0be7f8ba0c9815e5');
INSERT INTO event VALUES('kerjasama','ks-32.07-0',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:5082feb6ae7e5f9659dc5d77ba8ad76c5e7639fa9352f9e9efd36b528462dadd"}','','sha256:2a5fc91e8bc5f08ef87cb8da658482a9b5f5261c9aa78a8e0700308f83d798f3');
INSERT INTO event VALUES('kerjasama','ks-32.07-1',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:26ad4e6753d2a43460bbdf9c4c486a5a7e2b2e89e8e4542e2098d4dbbfb1098f"}','','sha256:fd127dd77701ebfdf0598953aad0111351dbaed7a9ddfdcfc888de6bbc1f59e0');
INSERT INTO event VALUES('instansi','32',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:fe1f101351ef49115fa4d0851b808b97fe846c183890a2bbe6f801dd2a326982"}','','sha256:75c560bfb22f5a1e127c2d86258bc910fe5b6ddc3bdad414b4a668eff7f39df5');
INSERT INTO event VALUES('unit','unit-32-0',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:939d89644814428fbe899e23ee74fddaebb267373b562b65e42533b864e9f084"}','','sha256:60a3eb7359ca37b9e410445152eca4bd7e9fc3e2b1d2d75b50ea8309c723d5c9');
INSERT INTO event VALUES('unit','unit-32-1',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:651239b89a61ca7d6a48dc79420de1a8a719a14a4ca4109a9fb93fef3de1fa1c"}','','sha256:7fd28495345156d1a69ca15becae8639ff6ac32c903eaea256ff6a55dc796863');
INSERT INTO event VALUES('unit','unit-32-2',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:1dbc16ab371e83cf026b095084a1f2dd67e028363ede5d98b994d379fdfaf038"}','','sha256:bad7867f0d93e5f1ebcfc1796a39c59d821f512ad4385cb84ec571bdcea6e8d1');
INSERT INTO event VALUES('kerjasama','ks-32-0',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:234877286a64bec5da5327b347a713228b10246b22e30e2741df498b5322ffcf"}','','sha256:6d0dd3b5acb76d70754242f8983860cf1edcfb896dc8fba67491140492ddd5cd');
INSERT INTO event VALUES('kerjasama','ks-32-1',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:a61941bdf4c621ddd134f83760cb2223da7ad49a331c97f9b0a0081bfc3af7b1"}','','sha256:c5c513f9ef6cad219688b59ac288f61616d50583081f90830fb87d15a2955835');
INSERT INTO event VALUES('instansi','63.03',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:856f6fc417058604dd1aaf05e1bf2695af3d49cb8317fbdbb1eb446601687bca"}','','sha256:d98e29c5457540db14aa2bd5e9f0cf13bc83c7a0783e3b77efd05033c03c4511');
INSERT INTO event VALUES('unit','u9',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:be9be6419e3117c30baf714014bf71c3101da33afc34290699834e9aab43f41b"}','','sha256:6c4a5e690a09caa93d725eb7b6777d1452f9bae2d2c4cbd2acdb9c9235090668');
INSERT INTO event VALUES('mitra','m9',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:3b35fede0240059f9eff7a762161a4958789355f7fe788afda31f3fb09ccd35c"}','','sha256:55d9e29f2dfb95323a4c6b649eccb5d7a9d2cf2a998c659f290781a2341a5fe2');
INSERT INTO event VALUES('jabatan','j9',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:cc58cf2d566c1fc39a08dcd8d2a4b7621beff41396aeaa3595a378124846ae11"}','','sha256:2db34f677f6ee6ed368ba78f25eb0af3aa5fa44b2b116603eb7c708ce98ebc58');
INSERT INTO event VALUES('orang','o9',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:ea55c1577534b450a991b0393a48c768587ee5446533ebe9b673971706fbb2ec"}','','sha256:61ad94e9dd5be89a24101e57f4a109f6831b8fb0dd85ed139ea1b47b13882514');
INSERT INTO event VALUES('pejabat','p9',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:c782f62de9a8fbe83c8067f3084b34675fc34e3c0f1f9ddad63601fdf5ff4885"}','','sha256:a8c2392e26d5e7ca0af5289d12fd9f5632684130b7b96bd4636ab1f3917d65f1');
INSERT INTO event VALUES('kerjasama','k9',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:60fad8ebe0bb2c332be9a7b2b61ad6f355b238133fc3b7c360ccd7db35904e18"}','','sha256:8b616ecfaa2b8dc44f143fb032e6c9011621dd48981c3983296a265212b0fe4e');
INSERT INTO event VALUES('user','yuni',1,1772419267123,'','','system','','','create','','','','{"row":"sha256:fb394312e37c630726c37a7ab04e3b3429021264c42d1c21c0a611b0ebc77d72"}','','sha256:44215daff655dc60060413322cd1e9be9fffcc5d9e271801f9dffddc603045d7');
INSERT INTO event VALUES('user','direktur',1,1772419267123,'','','system','','','create','','','','{"row":"sha256:a4fb1403667ce53d2272b8d1c0444a36e728ff10b75eb864d13128bc111839ef"}','','sha256:cbd5d32df895ab7d567b77469659fd79223d1b5981cacb1e17adcbc8bcb7b496');
INSERT INTO event VALUES('user','direktur',2,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:a4fb1403667ce53d2272b8d1c0444a36e728ff10b75eb864d13128bc111839ef","rows":{"sertifikat/842cc86d7e39c58611668e864602a4a19b5d971b6c85b937b51f1ed75dc933cc":"sha256:bd9bccc00e163ecc475daa6859978d3544f050f145439ab327a5afb934c7e1f1"}}','sha256:cbd5d32df895ab7d567b77469659fd79223d1b5981cacb1e17adcbc8bcb7b496','sha256:4a5a2e16c100d9d6d132839b526347d10b3f1e2c306a1653af0da198d945ca82');
INSERT INTO event VALUES('naskah','n-000001',1,1772419267123,'yuni','Yuni Astuti','author','32.79','','create','','draft','','{"row":"sha256:fedfa184e37ce4ce33f4d9ecabcd2f8182626f961e9ef70ec9202c9603b1d856"}','','sha256:09fa91f29b7d4031b2ec5dc75a05695b1f5265080fa4feab76e97246e4217d07');
INSERT INTO event VALUES('naskah','n-000001',2,1772419267123,'yuni','Yuni Astuti','author','32.79','','render','draft','draft','','{"row":"sha256:1a276726215eb76037792b988b1b6e18952b29677e1b020f9841465addc00973","rows":{"versi/1":"sha256:8fb8dbf5f3d52cc91c0afb661ebce5e67a6338adaf55b69a070f25b5df153cb5"}}','sha256:09fa91f29b7d4031b2ec5dc75a05695b1f5265080fa4feab76e97246e4217d07','sha256:e133dea937ae6485cbe2409e2ac8eb51bf85d8c13113382d0ebe162b3507bb2f');
INSERT INTO event VALUES('naskah','n-000001',3,1772419267123,'yuni','Yuni Astuti','author','32.79','','submit','draft','review','','{"row":"sha256:388f03e15abe1cc0177c0dcf4a15dee850c26a5df75602d25fe60d8f1d121a59"}','sha256:e133dea937ae6485cbe2409e2ac8eb51bf85d8c13113382d0ebe162b3507bb2f','sha256:4ef19c2f5c5c91d10bd066e5842a45b3144db7266f2086920485962710e3302a');
INSERT INTO event VALUES('naskah','n-000001',4,1772419267123,'yuni','Yuni Astuti','author','32.79','','approve','review','approved','','{"row":"sha256:a64eef21bd889bb38a9bff581ebfb13e8340767b973eb328c2d8cdda53c7c08c"}','sha256:4ef19c2f5c5c91d10bd066e5842a45b3144db7266f2086920485962710e3302a','sha256:7b8b62706a7939539c584fc84e7e5d89e7173d283f9c6f963e9ccf9adbb62646');
INSERT INTO event VALUES('naskah','n-000001',5,1772419267123,'yuni','Yuni Astuti','author','32.79','','number','approved','approved','','{"row":"sha256:6b8cf6e1a03d157a427dc2d4d48166db42783c095125ac70b42728b167edd8f3"}','sha256:7b8b62706a7939539c584fc84e7e5d89e7173d283f9c6f963e9ccf9adbb62646','sha256:04d889d52e42d7fb958bfafd06d25d9665f3b5adbf1e6be97ee5fd159d3eed9f');
INSERT INTO event VALUES('naskah','n-000001',6,1772419267123,'yuni','Yuni Astuti','author','32.79','','open','approved','signing','','{"row":"sha256:9c2a777d5ccfa841779b05a7e7d46e89754c779d19274d4588cc8cc1f680415a","rows":{"sesi/sesi-000002":"sha256:32d4fd8e877bb7517e3dd34f67e775633f381865fe08018080edd8e45fee4e5b"}}','sha256:04d889d52e42d7fb958bfafd06d25d9665f3b5adbf1e6be97ee5fd159d3eed9f','sha256:863983573c33e90c8b7d39998428f818a9dbe4395fcded8c4a68110e2cb1881d');
INSERT INTO event VALUES('naskah','n-000001',7,1772419267123,'yuni','Yuni Astuti','author','32.79','','seal','signing','signing','','{"row":"sha256:7ca93e65671885be1f3c59370fe8304aa96f447ab9c750cc45fd803c6a3d1079","rows":{"sesi/sesi-000002":"sha256:7eca4e99ba441d6712cba8dcd27768c1d4ea06f5e554c0f250b1acf4f4aa829d","versi/2":"sha256:cfcc87ceaa51824b2e6a00f48f85b2b65dd3867f4efdf0b2b884aa28e13ab9a6"}}','sha256:863983573c33e90c8b7d39998428f818a9dbe4395fcded8c4a68110e2cb1881d','sha256:1862b46f6c03d88347061ec6cf228ff2e0fbccd5dad9827e7bc8a1e6d42ff00a');
INSERT INTO event VALUES('kerjasama','ks-32.79-0',2,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:32243d76b14c64869881ad7156792aee6c89c97ab76622f1c93f4e3f89d57042","rows":{"fakta/f1":"sha256:c5b1c9c9627892135fa16f3c6841b6d0561c39623e273da1f9686e4350a0d33e"}}','sha256:0e1c7b73e0ad0e7e15a692d121ec0599394aa070ea59f16efbe289301326cf3d','sha256:77c70ed58b7b689ffb167635d8b825bd636bf2a2dcf309f0487d968e5961e921');
INSERT INTO event VALUES('kerjasama','ks-32.79-0',3,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:1958493c5627a56bb965fd9548274cbae96c1fe4de42826bc8227e3a5a1b3416","rows":{"lampiran/a1":"sha256:74e01c0a80a90877d92a07ee3cadaa57bbde35c4b2dd3a87c5008eaa03b8e94e"}}','sha256:77c70ed58b7b689ffb167635d8b825bd636bf2a2dcf309f0487d968e5961e921','sha256:adff2cbb929f42f459e6dc3f2c27cb5c27fdd1581a13b07f5adbbfab2ea60af5');
INSERT INTO event VALUES('kerjasama','ks-32.79-0',4,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:48a38668e68452a2ea0d0050c023ec9ca07ea7b53fdbaece91f708aa9100a526","rows":{"penyampaian/d1":"sha256:f0ca36d2be79d060bfcfa492bcd8b88ca18973a647ff981c5a6ba8ed78255cc6"}}','sha256:adff2cbb929f42f459e6dc3f2c27cb5c27fdd1581a13b07f5adbbfab2ea60af5','sha256:17aafb5c8a21263b828b69452b3522c9a06a823fcb3d01adb010cfa9142545d0');
INSERT INTO event VALUES('naskah','n-000003',1,1772419267123,'yuni','Yuni Astuti','author','32.79','','import','','signed','','{"row":"sha256:9db5d65d76be9a21a24a2f4c0e43ca244ef74f551ec8c19fe381841225975f90","rows":{"relasi/r1":"sha256:07db8e50750126b20bccca01331128f2751d61a25bceaec508232044e79a2d22"}}','','sha256:bd1516a76c8abb99fe68fe779671124d82ba303266f7febc0bc3a8eda2ae7b67');
INSERT INTO event VALUES('usul','usul-000004',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','propose','','','','{"pada":1,"pokok":{"id":"n-000003","kind":"naskah"},"row":"sha256:4048abbefb3efcb68be3b578be86929880695268f1beef2892a490814a7cb944","tindakan":"annul"}','','sha256:ec3e17b58924bd5f77e2bc2e8e63bde02f81b2ed5139c4d46d2e4af561070135');
INSERT INTO event VALUES('naskah','n-000005',1,1772419267123,'yuni','Yuni Astuti','author','32.79','','import','','signed','','{"row":"sha256:455e7e6ca63eea4f7fa732c095bc41ec2d94d79efffadb066f10db60fae2810d"}','','sha256:af9b268b073be5012687836272b50e90f3c16f285675ef34728454dfe4ce37fb');
INSERT INTO event VALUES('usul','usul-000006',1,1772419267123,'ratna','Ratna Dewi','officer','32.79','','propose','','','','{"pada":1,"pokok":{"id":"n-000005","kind":"naskah"},"row":"sha256:da75a20bbda9e63042c0c42ebfd4c433c217a52bccc0ed22a9301dbf8968fb56","tindakan":"annul"}','','sha256:7a2fa461c6f75a483e6a90ad434457a1b5f483285679298460e96d7427fce687');
INSERT INTO event VALUES('naskah','n-000005',2,1772419267123,'ratna','Ratna Dewi','officer','32.79','{"user":"sri","nama":"Sri","role":"archivist","instansi":"32.79"}','annul','signed','cancelled','','{"row":"sha256:fd8a3c22dcd6ec68de432fdbe272158ad002ce2c57e0cf1e17eafeeaf529fad2"}','sha256:af9b268b073be5012687836272b50e90f3c16f285675ef34728454dfe4ce37fb','sha256:cd6f87e19021d0c090ccf39135eced3792ac5cd629803967f7df2c04bd516dcb');
INSERT INTO event VALUES('usul','usul-000006',2,1772419267123,'sri','Sri','archivist','32.79','','confirm','','','','{"alasan":"Sudah diperiksa.","row":"sha256:a6249c25f861f93c7590dd8dc05eab965cf623a4af2d79ef3c7407550bd24607"}','sha256:7a2fa461c6f75a483e6a90ad434457a1b5f483285679298460e96d7427fce687','sha256:eed7a4deda5b8e4b50270d4ee6fb68ffe2acb2bc5dcc29007a8200ecaef62953');
INSERT INTO event VALUES('kerjasama','ks-32.79-0',5,1772419267123,'ratna','Ratna Dewi','officer','32.79','','create','','','','{"row":"sha256:a535b853374fff41d3126ab0e0624501a054be62d63cf493a387cdbc63a65d86","rows":{"relasi/r2":"sha256:b631ac0036b7077ec08fb0bb9d151ffdb2d3f3eb856cfea29a290df6278c77a5"}}','sha256:17aafb5c8a21263b828b69452b3522c9a06a823fcb3d01adb010cfa9142545d0','sha256:56feebe54b027d78bdc882dc81d532398468e4ab2161bcd559b053f42d9e6549');
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
INSERT INTO refusal VALUES(1,'naskah','n-000001',1772419267123,'yuni','Yuni','','','approve','NSK-AKSES-1');
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
INSERT INTO pending VALUES('usul-000004','32.79','naskah','n-000003',1,'annul','ratna','Ratna Dewi','officer','32.79',1772419267123,1773628867123,'{"alasan":"tercatat dua kali","usul":"usul-000004"}','sha256:e8ec7395765aa014512cdff674371ed8811024e6161d38b2db7587e08d2c8cfe','waiting','o-ratna','Tercatat dua kali.','');
INSERT INTO pending VALUES('usul-000006','32.79','naskah','n-000005',1,'annul','ratna','Ratna Dewi','officer','32.79',1772419267123,1773628867123,'{"alasan":"tercatat dua kali","usul":"usul-000006"}','sha256:714364bf3fd882beeb6fc31582a280159c67c359b62026ac22fc0bf6ae4feb0f','confirmed','o-ratna','Tercatat dua kali.','{"by":{"user":"sri","nama":"Sri","role":"archivist","instansi":"32.79","orang":"o-sri"},"at":1772419327123,"reason":"Sudah diperiksa."}');
CREATE TABLE task (
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    args TEXT NOT NULL,
    run_at INTEGER NOT NULL
) STRICT;
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
INSERT INTO relasi VALUES(1,'r1','32.79','n-000003','n-000001','melaksanakan','','','naskah','n-000003');
INSERT INTO relasi VALUES(2,'r2','32.79','n-000001','n-000003','mengubah','','','kerjasama','ks-32.79-0');
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
INSERT INTO fakta VALUES(1,'f1','32.79','ks-32.79-0','diterima','2026-01-02','','kerjasama','ks-32.79-0','');
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
INSERT INTO attachment VALUES(1,'a1','32.79','naskah','n-000001','','surat.pdf','','','','',1772419267123,'kerjasama','ks-32.79-0',0,0,0,'','','','','');
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
INSERT INTO certificate VALUES(1,'sha256:842cc86d7e39c58611668e864602a4a19b5d971b6c85b937b51f1ed75dc933cc','32.79','direktur','CN=Bima','','','',1772419267123,1772422867123,0,0,0,'user','direktur');
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
INSERT INTO delivery VALUES(1,'d1','32.79','n-000001','','PT','','',1772419267123,'kerjasama','ks-32.79-0');
CREATE TABLE nomor_counter (
    instansi_id TEXT NOT NULL REFERENCES instansi (id),
    register TEXT NOT NULL,
    tahun INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (instansi_id, register, tahun)
) STRICT;
INSERT INTO nomor_counter VALUES('32.79','kerja-sama',2026,1);
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
INSERT INTO nomor_register VALUES('32.79','kerja-sama',2026,1,'','119/1/KSD','n-000001',0);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('goose_db_version',3);
INSERT INTO sqlite_sequence VALUES('certificate',1);
INSERT INTO sqlite_sequence VALUES('fakta',1);
INSERT INTO sqlite_sequence VALUES('attachment',1);
INSERT INTO sqlite_sequence VALUES('delivery',1);
INSERT INTO sqlite_sequence VALUES('relasi',2);
INSERT INTO sqlite_sequence VALUES('refusal',1);
CREATE INDEX unit_instansi_id ON unit (instansi_id);
CREATE INDEX mitra_instansi_id ON mitra (instansi_id);
CREATE INDEX jabatan_instansi_id ON jabatan (instansi_id);
CREATE INDEX orang_instansi_id ON orang (instansi_id);
CREATE INDEX pejabat_instansi_id ON pejabat (instansi_id);
CREATE INDEX kerja_sama_instansi_id ON kerja_sama (instansi_id);
CREATE INDEX users_instansi_id ON users (instansi_id);
CREATE INDEX sign_in_user_id ON sign_in (user_id);
CREATE INDEX sign_in_until_at ON sign_in (until_at);
CREATE INDEX naskah_updated_at_id ON naskah (updated_at, id);
CREATE INDEX naskah_instansi_id_updated_at_id ON naskah (instansi_id, updated_at, id);
CREATE INDEX naskah_instansi_id_state_updated_at_id ON naskah (instansi_id, state, updated_at, id);
CREATE INDEX naskah_state_updated_at_id ON naskah (state, updated_at, id);
CREATE INDEX naskah_kerja_sama_id ON naskah (kerja_sama_id);
CREATE INDEX naskah_author_updated_at_id ON naskah (author, updated_at, id);
CREATE UNIQUE INDEX naskah_kode ON naskah (kode) WHERE kode <> '';
CREATE INDEX naskah_party_instansi_id_naskah_id ON naskah_party (instansi_id, naskah_id);
CREATE INDEX naskah_signer_user_id_naskah_id ON naskah_signer (user_id, naskah_id);
CREATE INDEX naskah_paraf_user_id_naskah_id ON naskah_paraf (user_id, naskah_id);
CREATE INDEX version_digest ON version (digest);
CREATE INDEX session_state_deadline ON session (state, deadline);
CREATE INDEX turn_user_id_state ON turn (user_id, state);
CREATE INDEX event_subject_kind_at_ms ON event (subject_kind, at_ms);
CREATE INDEX refusal_subject_kind_subject_id_no ON refusal (subject_kind, subject_id, no);
CREATE INDEX pending_subject_kind_subject_id ON pending (subject_kind, subject_id);
CREATE INDEX task_run_at_no ON task (run_at, no);
CREATE INDEX relasi_dari ON relasi (dari);
CREATE INDEX relasi_ke_jenis ON relasi (ke, jenis);
CREATE INDEX relasi_owner_kind_owner_id ON relasi (owner_kind, owner_id);
CREATE INDEX fakta_kerja_sama_id_no ON fakta (kerja_sama_id, no);
CREATE INDEX fakta_owner_kind_owner_id ON fakta (owner_kind, owner_id);
CREATE INDEX attachment_subject_kind_subject_id_no ON attachment (subject_kind, subject_id, no);
CREATE INDEX attachment_owner_kind_owner_id ON attachment (owner_kind, owner_id);
CREATE INDEX certificate_user_id_no ON certificate (user_id, no);
CREATE INDEX certificate_owner_kind_owner_id ON certificate (owner_kind, owner_id);
CREATE INDEX delivery_naskah_id_no ON delivery (naskah_id, no);
CREATE INDEX delivery_owner_kind_owner_id ON delivery (owner_kind, owner_id);
CREATE INDEX nomor_register_naskah_id ON nomor_register (naskah_id);
CREATE UNIQUE INDEX nomor_register_urut ON nomor_register (instansi_id, register, tahun, urut, sisip) WHERE urut > 0;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'event is append-only');
END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'event is append-only');
END;
CREATE TRIGGER version_no_update BEFORE UPDATE ON version
BEGIN
    SELECT RAISE(ABORT, 'version is append-only');
END;
CREATE TRIGGER version_no_delete BEFORE DELETE ON version
BEGIN
    SELECT RAISE(ABORT, 'version is append-only');
END;
CREATE TRIGGER refusal_no_update BEFORE UPDATE ON refusal
BEGIN
    SELECT RAISE(ABORT, 'refusal is append-only');
END;
CREATE TRIGGER refusal_no_delete BEFORE DELETE ON refusal
BEGIN
    SELECT RAISE(ABORT, 'refusal is append-only');
END;
CREATE TRIGGER turn_no_reseal BEFORE UPDATE ON turn WHEN OLD.sealed <> '' AND NEW.sealed <> OLD.sealed
BEGIN
    SELECT RAISE(ABORT, 'a recorded seal stays');
END;
CREATE TRIGGER turn_no_unseal BEFORE DELETE ON turn WHEN OLD.sealed <> ''
BEGIN
    SELECT RAISE(ABORT, 'a recorded seal stays');
END;
CREATE INDEX naskah_batch ON naskah (batch) WHERE batch <> '';
CREATE INDEX naskah_instansi_id_tahun ON naskah (instansi_id, tahun);
CREATE UNIQUE INDEX pending_waiting ON pending (subject_kind, subject_id) WHERE state = 'waiting';
CREATE INDEX pending_instansi_id_at_ms ON pending (instansi_id, at_ms);
COMMIT;
