package metrics

// An Entry describes one metric; docs/pengamatan.md is written from these.
type Entry struct {
	Name   string
	Type   string // counter | gauge | histogram
	Labels []string
	Help   string // what it counts, in one sentence
	Watch  string // what to alarm on, or how to read it
}

// The metrics of this service, beside those of the Go runtime (go_…) and of the process (process_…).
var (
	httpRequests = Entry{
		"naskah_http_requests_total", "counter",
		[]string{"route", "method", "status"},
		"Permintaan HTTP menurut pola rute, metode, dan kelas status (2xx … 5xx).", "5xx di atas 1 persen selama 10 menit.",
	}
	httpDuration = Entry{
		"naskah_http_request_duration_seconds", "histogram",
		[]string{"route", "method"},
		"Lama sebuah permintaan HTTP dijawab.", "p95 halaman di atas 1 detik selama 10 menit.",
	}
	refusals = Entry{
		"naskah_refusals_total", "counter",
		[]string{"code"},
		"Jawaban galat kepada pengguna menurut kode (galat.md).", "AKN-MASUK yang melonjak: kata sandi ditebak; AKN-CSRF: formulir tiruan.",
	}
	acts = Entry{
		"naskah_acts_total", "counter",
		[]string{"act", "outcome"},
		"Tindakan pada naskah yang sampai ke register, menurut hasilnya: done, proposed, refused, conflict, failed.", "failed yang bertambah; seal dan finish yang failed memerlukan perhatian segera.",
	}
	registerChanges = Entry{
		"naskah_register_changes_total", "counter",
		[]string{"row", "outcome"},
		"Perubahan register pendukung (instansi, unit, orang, pejabat, mitra, pengguna, …) menurut hasilnya.", "failed yang bertambah.",
	}
	seals = Entry{
		"naskah_seals_total", "counter",
		[]string{"result"},
		"Panggilan ke mesin atau penyedia tanda tangan menurut hasilnya: done, atau jenis galatnya.", "unavailable atau lain selama 10 menit: penyedia terganggu, tanda tangan mungkin dibuat tetapi tidak tercatat.",
	}
	sealDuration = Entry{
		"naskah_seal_duration_seconds", "histogram", nil,
		"Lama mesin atau penyedia tanda tangan menjawab.", "p95 mendekati 180 detik, batas sebuah pembubuhan.",
	}
	sealsInProgress = Entry{
		"naskah_seals_in_progress", "gauge", nil,
		"Pembubuhan tanda tangan yang sedang berjalan di mesin atau penyedia.", "Di atas 0 saat berhenti: proses menunggunya.",
	}
	storeDuration = Entry{
		"naskah_store_duration_seconds", "histogram",
		[]string{"port", "method"},
		"Lama panggilan ke basis data (Store, RegisterStore, AccountStore) dan ke penyimpanan berkas (ObjectStore).", "p95 Advance di atas 0,5 detik.",
	}
	storeErrors = Entry{
		"naskah_store_errors_total", "counter",
		[]string{"port", "method", "kind"},
		"Panggilan yang gagal menurut jenis galat; not_found dan conflict adalah jawaban biasa.", "unavailable selama 5 menit; corrupt sekali saja.",
	}
	objectAlarms = Entry{
		"naskah_object_alarms_total", "counter",
		[]string{"alarm"},
		"Berkas yang tidak sebagaimana mestinya ketika dibaca atau ditulis: corrupt, missing, hidden, planted.", "Setiap kenaikan: periksa dengan naskah fsck, cari siapa yang memegang kunci penyimpanan.",
	}
	logLines = Entry{
		"naskah_log_lines_total", "counter",
		[]string{"level"},
		"Baris log menurut tingkatnya.", "error yang bertambah.",
	}
	jobsWorked = Entry{
		"naskah_jobs_worked_total", "counter",
		[]string{"kind", "outcome"},
		"Pekerjaan antrean yang dijalankan proses ini, menurut jenis dan hasilnya.", "failed yang bertambah untuk satu jenis.",
	}
	jobDuration = Entry{
		"naskah_job_duration_seconds", "histogram",
		[]string{"kind"},
		"Lama sebuah pekerjaan antrean.", "p95 di atas 30 detik.",
	}
	jobsByState = Entry{
		"naskah_jobs", "gauge",
		[]string{"state"},
		"Pekerjaan di antrean menurut keadaannya, seluruh proses bersama-sama.", "mati di atas 0: lihat dan ulangi dengan naskah queue.",
	}
	jobsOldest = Entry{
		"naskah_jobs_oldest_waiting_seconds", "gauge", nil,
		"Umur pekerjaan tertua yang sudah waktunya dan belum dikerjakan.", "Di atas 900 detik: antrean tidak jalan.",
	}
	queueUp = Entry{
		"naskah_queue_up", "gauge", nil,
		"1 bila antrean menjawab pada pembacaan ini.", "0 selama 5 menit.",
	}
	dbConnections = Entry{
		"naskah_db_connections", "gauge",
		[]string{"state"},
		"Hubungan ke basis data: in_use, idle, dan max, batasnya.", "in_use sama dengan max selama 5 menit.",
	}
	dbWaits = Entry{
		"naskah_db_waits_total", "counter", nil,
		"Berapa kali sesuatu menunggu hubungan ke basis data.", "Kenaikan tetap: perbanyak proses atau cari permintaan yang lambat.",
	}
	dbWaitTime = Entry{
		"naskah_db_wait_seconds_total", "counter", nil,
		"Jumlah waktu menunggu hubungan ke basis data.", "Di atas 0,1 detik per detik.",
	}
	ready = Entry{
		"naskah_ready", "gauge",
		[]string{"part"},
		"1 bila bagian itu siap menurut /siap: process, database, schema, objects, jobs.", "0 selama 2 menit.",
	}
	buildInfo = Entry{
		"naskah_build_info", "gauge",
		[]string{"version", "goversion", "schema", "engine", "objects", "signing"},
		"Selalu 1; labelnya mengatakan apa yang berjalan.", "Dua version lebih lama daripada pembaruan berlangsung.",
	}
	trustAnchors = Entry{
		"naskah_trust_anchors", "gauge", nil,
		"Banyaknya jangkar kepercayaan; tanpa jangkar tidak satu tanda tangan pun dapat dipastikan.", "0 di layanan yang menandatangani.",
	}
)

// Reference is all of them, in the order of the documentation.
var Reference = []Entry{
	httpRequests, httpDuration, refusals, acts, registerChanges, seals, sealDuration, sealsInProgress, storeDuration, storeErrors, objectAlarms,
	logLines, jobsByState, jobsOldest, queueUp, jobsWorked, jobDuration, dbConnections, dbWaits, dbWaitTime, ready, buildInfo, trustAnchors,
}
