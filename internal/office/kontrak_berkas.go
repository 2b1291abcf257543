package office

// Contract of the paper path, of what is on file, and of what the desk does around a naskah; each moves to a file of its own.

import (
	"context"

	"naskah/internal/naskah"
)

// Assign puts another Pejabat of the same office in the place of a pemaraf or signer (index in Parafs or Signers of the naskah).
func (o *Office) Assign(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, old, with naskah.PejabatID, reason string) (naskah.Naskah, error) {
	return naskah.Naskah{}, notBuilt()
}

// A Replaceable is a place of the chain or a signer that could be given to another Pejabat of the same office.
type Replaceable struct {
	Paraf    int // index in Parafs; -1: a signer
	Signer   int // index in Signers; -1: a paraf
	Now      naskah.PejabatSnapshot
	Left     bool   // he no longer holds the office, or another holds it now beside him
	Why      string // "Masa jabatan berakhir 31 Oktober 2026", in words
	Others   []naskah.Pejabat
	Snapshot map[naskah.PejabatID]naskah.PejabatSnapshot
}

// Replaceables are those of n, with who else holds the office today; those whose holder has changed come first and are shown.
func (o *Office) Replaceables(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]Replaceable, error) {
	return nil, notBuilt()
}

// A DeliverInput says that a copy went to somebody.
type DeliverInput struct {
	Kepada  string
	Cara    string // surel | pos | diambil | aplikasi pesan | lainnya
	Tanggal naskah.Date
	Catatan string
}

// Deliver records that somebody received the signed file [OP 1.8].
func (o *Office) Deliver(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, in DeliverInput) (naskah.Naskah, error) {
	return naskah.Naskah{}, notBuilt()
}

// A Recipient is one who must have the signed file: each party, the pemrakarsa, and for an NK the Menteri Dalam Negeri (R12).
type Recipient struct {
	Kepada string
	Why    string
	Given  []naskah.Delivery // empty: waits
}

// Recipients are those of a signed naskah, with what each received; further deliveries come as recipients of their own.
func (o *Office) Recipients(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]Recipient, error) {
	return nil, notBuilt()
}

// A Message is what is sent by the messenger that everybody uses: no secret, no text of the naskah [OP 5].
type Message struct {
	To   string // "Sekretaris Daerah Kota Banjar"
	Text string
}

// Messages are those for whoever's turn it is now; empty when it is nobody's.
func (o *Office) Messages(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]Message, error) {
	return nil, notBuilt()
}

// An Unarchived is a signed naskah that is not in the archive, and why.
type Unarchived struct {
	Naskah naskah.Naskah
	Ready  bool
	Why    []string    // what is missing, in words; empty: it can be archived
	Before naskah.Date // arsipkan sebelum: the last signature (or the recording) and Instansi.HariArsip days; zero for old records
	Late   bool
}

// Unarchived lists them, those that are late first.
func (o *Office) Unarchived(ctx context.Context, p naskah.Principal) ([]Unarchived, error) {
	return nil, notBuilt()
}

// A Cooperation is a kerja sama with everything around it.
type Cooperation struct {
	naskah.KerjaSama
	Naskah []naskah.Naskah // oldest first
	Relasi []naskah.Relasi
	Fakta  []naskah.Fakta
	Units  []naskah.Unit
	Mitra  []naskah.Mitra
	Follow string // what should follow, in words ("KSB ini belum ditindaklanjuti dengan perjanjian kerja sama"); empty: nothing
}

// Cooperations are those that p sees, newest first; text filters by title and partner.
func (o *Office) Cooperations(ctx context.Context, p naskah.Principal, text string) ([]Cooperation, error) {
	return nil, notBuilt()
}

// Cooperation is one of them.
func (o *Office) Cooperation(ctx context.Context, p naskah.Principal, id naskah.KerjaSamaID) (Cooperation, error) {
	return Cooperation{}, notBuilt()
}

// SaveCooperation changes title, urusan, year and units of a kerja sama; by the officer.
func (o *Office) SaveCooperation(ctx context.Context, p naskah.Principal, k naskah.KerjaSama) error {
	return notBuilt()
}
