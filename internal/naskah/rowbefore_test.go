package naskah_test

import (
	"encoding/json"
	"testing"
	"time"

	"naskah/internal/naskah"
)

// TestRowsOfBefore: rows that were written before a field was added keep the digests that their histories hold. The digests were taken
// by the program as it was then.
func TestRowsOfBefore(t *testing.T) {
	at := time.Date(2025, 11, 24, 2, 30, 0, 0, time.UTC)
	d := naskah.DigestOf([]byte("isi"))
	day := naskah.Date{Year: 2025, Month: 11, Day: 24}
	p := naskah.PejabatSnapshot{Pejabat: "pj-1", Orang: "o-1", Nama: "Nana", GelarDpn: "Dr.", GelarBlk: "M.Si.", Jabatan: "Wali Kota Banjar", Kapasitas: naskah.Plt, Keputusan: "SK 1", Kuasa: "SK 2"}
	n := naskah.Naskah{
		ID: "n-1", Seq: 7, State: naskah.Signed, Jenis: naskah.KSBPK, Instansi: "32.79", Unit: "u-1", KerjaSama: "ks-1", Jalur: naskah.KSDPKMitra, Cara: naskah.Basah,
		Imported: true, Template: naskah.TemplateRef{Kode: naskah.KSBPK, Versi: "v1", Digest: d}, Values: d, Judul: "Pengelolaan Sampah", Tahun: 2025, Tanggal: day, Tempat: "Banjar", Mulai: day,
		Berakhir: naskah.Akhir{Kind: naskah.AkhirTanggal, Date: naskah.Date{Year: 2026, Month: 11, Day: 23}},
		Parties:  []naskah.Party{{Urut: 1, Peran: naskah.Pemrakarsa, Instansi: "32.79", Nama: "Pemerintah Daerah Kota Banjar"}, {Urut: 2, Peran: naskah.MitraPeran, Mitra: "m-1", Nama: "PT Contoh"}},
		Nomor:    []naskah.Nomor{{Party: 1, Kind: naskah.Bernomor, Text: "1/2025"}, {Party: 2, Kind: naskah.Menyusul}},
		Signers:  []naskah.Signer{{Party: 1, Order: 2, User: "walikota", Pejabat: p}, {Party: 2, Order: 1, Pejabat: p}},
		Parafs:   []naskah.Paraf{{Pejabat: p, User: "sekda", At: at}}, Reasons: []naskah.Reason{{Code: "KSD-R8", Text: "nama", By: "yuni", At: at}},
		Klasifikasi: "100.3.7.1", Lokasi: "Lemari 2", Tingkat: "asli", Current: d, Kode: "kode", Author: "yuni", Writers: []naskah.Writer{{User: "yuni", Orang: "o-2"}}, CreatedAt: at, UpdatedAt: at,
	}
	for name, c := range map[string]struct {
		row  any
		want naskah.Digest
	}{
		"naskah": {n, "sha256:1296c0c619aba8a82691002a00dd0f234384e4b63c1134c1bd62cb57e5a9f6bc"},
		"instansi": {naskah.Instansi{
			ID: "32.79", Seq: 2, Jenis: "kota", Nama: "Banjar", Zona: "Asia/Jakarta", Kedudukan: "Banjar", Alamat: "Jalan 1", UnitKerjaSama: "u-1",
			NamaDewan: "DPRD", Lambang: d, Garuda: d, Catatan: "uji", PolaNomor: "{urut}", TanpaKataDaerah: true,
			RantaiParaf: map[naskah.Kode][]naskah.JabatanID{"": {"j-1"}},
		}, "sha256:1ca25e2b0750e03c70ae123053b7ebcb7290b87cea97031b8a7cc7c9900fbaf3"},
		"mitra": {naskah.Mitra{
			ID: "m-1", Seq: 1, Instansi: "32.79", Nama: "PT Contoh", Bentuk: "pt", Kedudukan: "Bandung", Alamat: "Jalan 2", Contoh: true,
			Dasar: json.RawMessage(`{"a":1}`),
		}, "sha256:bd5932a0f6b66a3ae8acfa4bb324d69284f45595811333e2d24b39330200b906"},
		"fakta": {
			naskah.Fakta{ID: "f-1", Instansi: "32.79", KerjaSama: "ks-1", Jenis: "x", Tanggal: day, Catatan: "c"},
			"sha256:e0161c3ba30b2092dc834d92cb4a79f79ff15bb018afbc73476b40c86d7cbdb3",
		},
		"lampiran": {naskah.Attachment{
			ID: "a-1", Instansi: "32.79", Subject: naskah.Subject{Kind: naskah.SubjectNaskah, ID: "n-1"}, Jenis: "akta", Nama: "akta.pdf",
			Tipe: "application/pdf", Ref: naskah.Ref{Digest: d, Locator: "v"}, By: "yuni", At: at,
		}, "sha256:d38f069d467241b67e12155e12e136bdb3e6a16ed2c3ee86cb95a6d0de4d4511"},
		"sesi": {naskah.SigningSession{
			ID: "s-1", Naskah: "n-1", State: naskah.SessionOpen, Base: d, Deadline: at,
			Turns: []naskah.Turn{{Signer: n.Signers[0], State: naskah.TurnSealed, Sealed: d, At: at}},
		}, "sha256:ea88d0313d8c374ccace250585c0e2cf03c3e0ed7b3ca9f67d6c11a577e41b48"},
	} {
		if got := naskah.RowOf(c.row); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
	for name, add := range map[string]func(*naskah.Naskah){
		"asli":    func(n *naskah.Naskah) { n.Asli = []naskah.Asli{{}} },
		"batas":   func(n *naskah.Naskah) { n.Batas = day },
		"batch":   func(n *naskah.Naskah) { n.Batch = "x" },
		"tanggal": func(n *naskah.Naskah) { n.Signers[1].Tanggal = day },
	} {
		m := n.Normal()
		add(&m)
		if naskah.RowOf(m) == naskah.RowOf(n) {
			t.Errorf("%s is not in the digest", name)
		}
	}
}
