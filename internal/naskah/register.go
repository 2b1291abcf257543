package naskah

import (
	"encoding/json"
	"time"
)

// A KerjaSama is one cooperation: the chain of its naskah. It exists before any of them.
type KerjaSama struct {
	ID        KerjaSamaID
	Seq       int
	Instansi  InstansiID
	Judul     string
	Jalur     Jalur
	Urusan    []string // codes of [P22 4(1)] and "penunjang"
	Tahun     int      // tahun rencana
	Unit      UnitID   // unit pemrakarsa
	Pelaksana []UnitID
	Mitra     []MitraID
}

// RelasiJenis says how one naskah relates to another.
type RelasiJenis string

// The relations; "melaksanakan": a PKS carries out a KSB of any year, 1:n.
const (
	Melaksanakan   RelasiJenis = "melaksanakan"
	Mengubah       RelasiJenis = "mengubah"
	Memperpanjang  RelasiJenis = "memperpanjang"
	Menggantikan   RelasiJenis = "menggantikan"
	Mengakhiri     RelasiJenis = "mengakhiri"
	RelasiLampiran RelasiJenis = "lampiran"
	RelasiKuasa    RelasiJenis = "kuasa"
)

// A Relasi: Dari does Jenis to Ke (a PKS melaksanakan a KSB).
type Relasi struct {
	ID       string
	Instansi InstansiID
	Dari     NaskahID
	Ke       NaskahID
	Jenis    RelasiJenis
	Tanggal  Date
	Dasar    string
}

// FaktaKewajibanSelesai is the Jenis of the fact that the obligations of the parties are fulfilled (Nilai "tidak": they are not); retention
// counts from it when it is later than the end of the term.
const FaktaKewajibanSelesai = "kewajiban selesai"

// A Fakta is one dated fact of a kerja sama (diterima, ditanggapi, diakhiri, kewajiban selesai, laporan semester …).
type Fakta struct {
	ID        string
	Instansi  InstansiID
	KerjaSama KerjaSamaID
	Jenis     string
	Tanggal   Date
	Nilai     string // answers: "ya" | "tidak"
	Catatan   string
}

// An Instansi is one regional government. What is here is data and not derived.
type Instansi struct {
	ID              InstansiID // kode wilayah, "32.79"
	Seq             int
	Jenis           string // provinsi | kabupaten | kota
	Nama            string // "Banjar"
	Zona            string // IANA name
	Kedudukan       string // seat: Kabupaten Banjar's is Martapura
	Alamat          string
	UnitKerjaSama   UnitID // the Perangkat Daerah in charge of cooperation
	NamaDewan       string
	Lambang         Digest // uploaded; never drawn by us
	Garuda          Digest
	Catatan         string            // footer of electronically signed pages; on the test CA "Dokumen uji, tanpa kekuatan hukum."
	PolaNomor       string            // "{klasifikasi}/{urut}/{jenis}/{tahun}"
	Pola            map[string]string // pattern per register (ksb, pks, nk, kuasa …) where it differs from PolaNomor
	KodePos         string
	Telepon         string
	Surel           string
	Situs           string
	HariParaf       int                  // days that a pemaraf has by default; 0: 3
	HariArsip       int                  // a naskah is to be archived so many days after the last signature; 0: 30
	TanpaKataDaerah bool                 // title line "PEMERINTAH KOTA X" instead of "PEMERINTAH DAERAH KOTA X"
	RantaiParaf     map[Kode][]JabatanID // paraf chain per kind; key "" is the default
	Rupa            Rupa                 // paper, type and manner of its naskah
}

// Sebutan is "Kota Banjar", "Kabupaten Banjar", "Provinsi Jawa Barat".
func (i Instansi) Sebutan() string { return sebutanWilayah(i.Jenis, i.Nama) }

// A Unit is a Perangkat Daerah, with its time and its successor (counts follow the successor).
type Unit struct {
	ID       UnitID
	Seq      int
	Instansi InstansiID
	Nama     string
	Singkat  string
	Mulai    Date
	Selesai  Date
	Penerus  UnitID
}

// A Jabatan is an office: of an Instansi, or of a Mitra.
type Jabatan struct {
	ID           JabatanID
	Seq          int
	Instansi     InstansiID
	Unit         UnitID
	Mitra        MitraID
	Nama         string // "Wali Kota Banjar", "Direktur"
	KepalaDaerah bool
}

// An Orang is a person.
type Orang struct {
	ID       OrangID
	Seq      int
	Instansi InstansiID
	Mitra    MitraID
	Nama     string // without gelar
	GelarDpn string
	GelarBlk string
	NIP      string
	NIK      string
	Surel    string
}

// A Pejabat is a person in an office, in a capacity, from-to, with its decree.
type Pejabat struct {
	ID        PejabatID
	Seq       int
	Instansi  InstansiID
	Orang     OrangID
	Jabatan   JabatanID
	Kapasitas Kapasitas
	Mulai     Date
	Selesai   Date // zero: still in office
	Keputusan string
}

// A Mitra is a partner of the directory: company, ministry, university …
type Mitra struct {
	ID        MitraID
	Seq       int
	Instansi  InstansiID // whose directory
	Nama      string     // "PT Contoh Daur Ulang"
	Bentuk    string     // pt | perumda | kementerian | universitas | yayasan | koperasi | cv | ormas | perseorangan
	Kedudukan string
	Alamat    string
	Contoh    bool            // invented, shown as contoh
	Dasar     json.RawMessage // dasar kewenangan as in the value schema; canonical JSON
	Logo      Digest          // uploaded picture; empty: none
}

// An Attachment is a file kept with a subject.
type Attachment struct {
	ID       string
	Instansi InstansiID
	Subject  Subject
	Jenis    string
	Nama     string
	Tipe     string // content type, found from the bytes
	Ref      Ref
	Ukuran   int    // bytes
	Halaman  int    // pages of a PDF; 0: a picture
	Party    int    // whose, of the PARA PIHAK; 0: nobody's in particular
	Version  Digest // persetujuan: the very version it agrees to
	Nomor    string // of the letter
	Tanggal  Date   // of the letter
	Catatan  string
	Ganti    string // the ID of the attachment that this one replaces; the old one stays
	By       UserID
	At       time.Time
}

// A Certificate was enrolled by a signer. A seal is accepted by fingerprint, never by name.
type Certificate struct {
	Fingerprint Digest
	Instansi    InstansiID
	User        UserID
	Subject     string // as the certificate prints it
	Issuer      string
	Serial      string
	Sealer      string // which sealer holds its key
	NotBefore   time.Time
	NotAfter    time.Time
	Uji         bool
	Revoked     bool
	At          time.Time
}

// Live says whether the certificate may be used at now.
func (c Certificate) Live(now time.Time) bool {
	return !c.Revoked && !now.Before(c.NotBefore) && now.Before(c.NotAfter)
}

// A Delivery: who received which version, when, how.
type Delivery struct {
	ID       string
	Instansi InstansiID
	Naskah   NaskahID
	Version  Digest
	Kepada   string
	Cara     string
	By       UserID
	At       time.Time
}

// A RegisterKey names a counter: Instansi × register × year.
type RegisterKey struct {
	Instansi InstansiID
	Register string // "ksb", "pks", "nk"
	Tahun    int
}

// A NomorRegister is one reserved number of a register. A number once reserved is never reused.
type NomorRegister struct {
	Key    RegisterKey
	Urut   int
	Sisip  string // inserted numbers: "a" of 21.a
	Text   string
	Naskah NaskahID
	Batal  bool
}

// PendingState says where a proposal stands.
type PendingState string

// The states of a proposal; only waiting is not final.
const (
	PendingWaiting   PendingState = "waiting"
	PendingConfirmed PendingState = "confirmed"
	PendingRefused   PendingState = "refused"
	PendingWithdrawn PendingState = "withdrawn" // taken back by who proposed it
	PendingExpired   PendingState = "expired"
)

// PendingFor is how long a proposal waits for its second person.
const PendingFor = 14 * 24 * time.Hour

// A Pending is an act that waits for a second person. Its history is kept under Subject{SubjectUsul, ID}: propose, then one of
// confirm, refuse, takeback, lapse.
type Pending struct {
	ID       string
	Instansi InstansiID
	Subject  Subject // the naskah; of the undoing of an import SubjectImpor and the batch
	Seq      int     // sequence number of the naskah when it was proposed: the act runs on exactly that state; 0 for a batch
	Act      Act
	By       Principal // kept: User, Nama, Orang, Role, Instansi; Orang, so that another account of the same person cannot confirm
	At       time.Time
	Until    time.Time
	Reason   string          // why it is proposed
	Change   json.RawMessage // canonical JSON: what the act needs to run again
	Digest   Digest          // of Change
	State    PendingState
	Answer   *Answer // nil while it waits
}

// An Answer is how a proposal ended: by whom (System when it expired), when, and why.
type Answer struct {
	By     Principal
	At     time.Time
	Reason string
}
