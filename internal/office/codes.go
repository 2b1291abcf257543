package office

import "naskah/internal/naskah"

// Codes documents every code that the office gives: errors, findings, notices of the public verification, faults of fsck, and the
// keys of reasons. They are permanent.
var Codes = []naskah.CodeDoc{
	{Code: "NSK-RAKITAN", Kind: naskah.Invalid, Meaning: "Layanan dijalankan dengan bagian yang belum lengkap."},
	{Code: "NSK-TANPA-ISI", Kind: naskah.NotFound, Meaning: "Naskah dicatat tanpa isi; hanya data registernya yang ada."},
	{Code: "NSK-DASAR-HILANG", Kind: naskah.Corrupt, Meaning: "Versi yang dibuka untuk ditandatangani tidak tercatat."},
	{Code: "NSK-VERSI", Kind: naskah.Corrupt, Meaning: "Versi terbaru tidak sama dengan yang tercatat pada baris naskah."},
	{Code: "NSK-VERSI-TIDAK-ADA", Kind: naskah.NotFound, Meaning: "Versi yang diminta tidak ada pada naskah."},
	{Code: "NSK-JALUR", Kind: naskah.Invalid, Meaning: "Jenis naskah tidak dipakai pada jalur kerja sama yang dipilih."},
	{Code: "NSK-KERJASAMA", Kind: naskah.NotFound, Meaning: "Kerja sama yang dipilih tidak ditemukan."},
	{Code: "NSK-NOMOR-REGISTER", Kind: naskah.Invalid, Meaning: "Nomor pihak lain tidak dapat diambil dari register sendiri."},
	{Code: "NSK-URUTAN", Kind: naskah.Invalid, Meaning: "Urutan tanda tangan tidak menyebut setiap penanda tangan."},
	{Code: "NSK-BATAS", Kind: naskah.Invalid, Meaning: "Batas waktu penandatanganan sudah lewat atau mendahului tanggal naskah."},
	{Code: "NSK-BIDANG", Meaning: "Naskah tidak mempunyai tempat tanda tangan elektronik untuk salah satu pihak."},
	{Code: "NSK-SESI-LEWAT", Kind: naskah.Expired, Meaning: "Batas waktu penandatanganan sudah lewat; sesinya berakhir."},
	{Code: "NSK-GILIRAN", Kind: naskah.Conflict, Meaning: "Saat ini bukan giliran penanda tangan tersebut."},
	{Code: "NSK-ARSIP-TANPA-BERKAS", Kind: naskah.Conflict, Meaning: "Naskah yang dicatat tanpa pindaian belum dapat diarsipkan."},
	{Code: "NSK-ARSIP-BELUM-SAH", Kind: naskah.Conflict, Meaning: "Tanda tangan naskah tidak terbukti sah saat diarsipkan; yang kurang disebutkan."},
	{Code: "NSK-AKSES-SERTIFIKAT", Kind: naskah.Denied, Meaning: "Hanya penanda tangan yang mendaftarkan sertifikat elektronik."},
	{Code: "NSK-BERKAS-BESAR", Kind: naskah.Invalid, Meaning: "Berkas melebihi 20 MB."},
	{Code: "NSK-BUKAN-PDF", Kind: naskah.Invalid, Meaning: "Berkas yang diunggah bukan PDF."},

	{Code: "NSK-PENANDA-KOSONG", Meaning: "Penanda tangan sebuah pihak belum dipilih dari daftar pejabat."},
	{Code: "NSK-PENANDA-BEDA", Meaning: "Nama penanda tangan dalam naskah berbeda dari daftar pejabat."},
	{Code: "NSK-PENANDA-AKUN", Meaning: "Penanda tangan belum mempunyai akun."},
	{Code: "NSK-PEMARAF-KOSONG", Meaning: "Sebuah tempat dalam rantai paraf belum mempunyai pejabat yang berakun."},
	{Code: "NSK-PEMARAF-PENYUSUN", Meaning: "Seorang pemaraf ikut menulis naskah; tidak seorang pun menyetujui tulisannya sendiri."},

	{Code: codeConsent, Meaning: "Persetujuan pihak lain atas rancangan belum ada pada berkas; kode alasannya diikuti nomor urut pihak."},
	{Code: codeTKKSD, Meaning: "Rekomendasi TKKSD belum ada pada berkas."},
	{Code: codeDPRD1, Meaning: "Belum dijawab: apakah kerja sama membebani masyarakat dan daerah."},
	{Code: codeDPRD2, Meaning: "Belum dijawab: apakah pendanaan belum teranggarkan dalam APBD tahun berjalan."},

	{Code: "NSK-TAK-DIKENAL", Meaning: "Berkas tidak tercatat pada register."},
	{Code: "NSK-SESI-BERAKHIR", Meaning: "Berkas berasal dari sesi penandatanganan yang berakhir tanpa selesai; bukan naskah sah."},
	{Code: "NSK-LANJUTAN-ASING", Meaning: "Berkas diawali naskah yang tercatat, tetapi dilanjutkan dengan isi asing."},
	{Code: "NSK-BELUM-SELESAI", Meaning: "Naskah belum selesai ditandatangani."},
	{Code: "NSK-BUKAN-TERBARU", Meaning: "Berkas adalah versi sebelum tanda tangan terakhir."},
	{Code: "NSK-LUAR-SESI", Meaning: "Berkas memuat tanda tangan dari penanda tangan di luar sesi."},

	{Code: "TTE-MATI", Kind: naskah.Unavailable, Meaning: "Penandatanganan elektronik belum diaktifkan."},
	{Code: "TTE-PENDAFTARAN-MATI", Kind: naskah.Unavailable, Meaning: "Pendaftaran sertifikat elektronik belum diaktifkan."},
	{Code: "TTE-PASSPHRASE-KOSONG", Kind: naskah.Invalid, Meaning: "Passphrase TTE belum diisi."},
	{Code: "TTE-TIDAK-PASTI", Kind: naskah.Unavailable, Meaning: "Hasil penandatanganan tidak diketahui; tidak ada tanda tangan yang tercatat."},
	{Code: "TTE-BELUM-TERCATAT", Kind: naskah.Unavailable, Meaning: "Tanda tangan dibuat tetapi belum dapat disimpan, sehingga tidak tercatat."},
	{Code: "TTE-UKURAN", Kind: naskah.Corrupt, Meaning: "Hasil penandatanganan melebihi 20 MB."},
	{Code: "TTE-SAMBUNGAN", Kind: naskah.Corrupt, Meaning: "Hasil penandatanganan bukan kelanjutan utuh dari berkas yang diserahkan."},
	{Code: "TTE-BERKAS", Kind: naskah.Corrupt, Meaning: "Hasil penandatanganan tidak terbaca sebagai PDF."},
	{Code: "TTE-JUMLAH", Kind: naskah.Corrupt, Meaning: "Hasil penandatanganan bukan tepat satu tanda tangan tambahan."},
	{Code: "TTE-CAKUPAN", Kind: naskah.Corrupt, Meaning: "Tanda tangan tidak melindungi seluruh berkas."},
	{Code: "TTE-SERTIFIKAT-LAIN", Kind: naskah.Corrupt, Meaning: "Sertifikat tanda tangan bukan yang didaftarkan penanda tangan."},
	{Code: "TTE-LETAK", Kind: naskah.Corrupt, Meaning: "Tanda tangan tidak berada pada tempat yang disediakan."},
	{Code: "TTE-PUTUSAN", Kind: naskah.Corrupt, Meaning: "Pemeriksa tidak menerima tanda tangan yang baru dibuat."},

	{Code: "OBJ-YATIM", Meaning: "Objek tidak ditunjuk naskah mana pun; informasi."},
	{Code: "NSK-FSCK-VERSI", Meaning: "Penomoran versi atau berkas terkini tidak sesuai."},
	{Code: "NSK-FSCK-LANJUTAN", Meaning: "Versi bertanda tangan tidak diawali bita versi yang dilanjutkannya."},
	{Code: "NSK-FSCK-SESI", Meaning: "Giliran tanda tangan dan versi bertanda tangan tidak bersesuaian."},
	{Code: "NSK-FSCK-TTE", Meaning: "Tanda tangan pada berkas terkini tidak diterima pemeriksa."},
	{Code: "NSK-FSCK-KEDALUWARSA", Meaning: "Tanda tangan tidak dapat dipastikan lagi karena waktunya; informasi."},
	{Code: "NSK-FSCK-SERTIFIKAT", Meaning: "Sertifikat elektronik seorang penanda tangan tidak berlaku lagi; informasi."},
	{Code: "NSK-FSCK-ARSIP", Meaning: "Manifes arsip tidak sesuai dengan naskahnya."},
}
