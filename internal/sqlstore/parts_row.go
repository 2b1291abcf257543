package sqlstore

import "naskah/internal/naskah"

// The parts of a naskah that are kept as JSON. Their names are permanent.

type pejabatJSON struct {
	Pejabat   naskah.PejabatID `json:"pejabat,omitempty"`
	Orang     naskah.OrangID   `json:"orang,omitempty"`
	Nama      string           `json:"nama,omitempty"`
	GelarDpn  string           `json:"gelar_depan,omitempty"`
	GelarBlk  string           `json:"gelar_belakang,omitempty"`
	Jabatan   string           `json:"jabatan,omitempty"`
	Kapasitas naskah.Kapasitas `json:"kapasitas,omitempty"`
	Keputusan string           `json:"keputusan,omitempty"`
	Kuasa     string           `json:"kuasa,omitempty"`
}

type partyJSON struct {
	Urut     int               `json:"urut"`
	Peran    naskah.Peran      `json:"peran,omitempty"`
	Instansi naskah.InstansiID `json:"instansi,omitempty"`
	Mitra    naskah.MitraID    `json:"mitra,omitempty"`
	Nama     string            `json:"nama"`
}

func toParty(p naskah.Party) partyJSON     { return partyJSON(p) }
func (p partyJSON) party() naskah.Party    { return naskah.Party(p) }
func (x nomorJSON) nomor() naskah.Nomor    { return naskah.Nomor(x) }
func toNomor(x naskah.Nomor) nomorJSON     { return nomorJSON(x) }
func toWriter(w naskah.Writer) writerJSON  { return writerJSON(w) }
func (w writerJSON) writer() naskah.Writer { return naskah.Writer(w) }

type nomorJSON struct {
	Party int              `json:"party"`
	Kind  naskah.NomorKind `json:"kind"`
	Text  string           `json:"text,omitempty"`
}

type writerJSON struct {
	User  naskah.UserID  `json:"user"`
	Orang naskah.OrangID `json:"orang,omitempty"`
}

type signerJSON struct {
	Party   int           `json:"party"`
	Order   int           `json:"order"`
	User    naskah.UserID `json:"user,omitempty"`
	Pejabat pejabatJSON   `json:"pejabat"`
	Tanggal string        `json:"tanggal,omitempty"`
}

func toSigner(s naskah.Signer) signerJSON {
	return signerJSON{Party: s.Party, Order: s.Order, User: s.User, Pejabat: pejabatJSON(s.Pejabat), Tanggal: s.Tanggal.String()}
}

func signersOf(list []signerJSON) ([]naskah.Signer, error) {
	var out []naskah.Signer
	for _, s := range list {
		on, err := naskah.ParseDate(s.Tanggal)
		if err != nil {
			return nil, err
		}
		out = append(out, naskah.Signer{Party: s.Party, Order: s.Order, User: s.User, Pejabat: naskah.PejabatSnapshot(s.Pejabat), Tanggal: on})
	}
	return out, nil
}

type asliJSON struct {
	Pemegang string `json:"pemegang"`
	Lokasi   string `json:"lokasi"`
}

func toAsli(a naskah.Asli) asliJSON { return asliJSON(a) }

func (a asliJSON) asli() naskah.Asli { return naskah.Asli(a) }

type parafJSON struct {
	Pejabat pejabatJSON   `json:"pejabat"`
	User    naskah.UserID `json:"user,omitempty"`
	At      milli         `json:"at,omitempty"`
}

func toParaf(p naskah.Paraf) parafJSON {
	return parafJSON{Pejabat: pejabatJSON(p.Pejabat), User: p.User, At: toMilli(p.At)}
}

func (p parafJSON) paraf() naskah.Paraf {
	return naskah.Paraf{Pejabat: naskah.PejabatSnapshot(p.Pejabat), User: p.User, At: p.At.time()}
}

type reasonJSON struct {
	Code string        `json:"code"`
	Text string        `json:"text"`
	By   naskah.UserID `json:"by,omitempty"`
	At   milli         `json:"at,omitempty"`
}

func toReason(r naskah.Reason) reasonJSON {
	return reasonJSON{Code: r.Code, Text: r.Text, By: r.By, At: toMilli(r.At)}
}

func (r reasonJSON) reason() naskah.Reason {
	return naskah.Reason{Code: r.Code, Text: r.Text, By: r.By, At: r.At.time()}
}

type fieldJSON struct {
	Name  string           `json:"name"`
	Party int              `json:"party"`
	Kind  naskah.FieldKind `json:"kind"`
	Page  int              `json:"page"`
	X     float64          `json:"x"`
	Y     float64          `json:"y"`
	W     float64          `json:"w"`
	H     float64          `json:"h"`
}

func toField(f naskah.Field) fieldJSON {
	return fieldJSON{Name: f.Name, Party: f.Party, Kind: f.Kind, Page: f.Rect.Page, X: f.Rect.X, Y: f.Rect.Y, W: f.Rect.W, H: f.Rect.H}
}

func (f fieldJSON) field() naskah.Field {
	return naskah.Field{Name: f.Name, Party: f.Party, Kind: f.Kind, Rect: naskah.Rect{Page: f.Page, X: f.X, Y: f.Y, W: f.W, H: f.H}}
}

type intentJSON struct {
	Turn   int           `json:"turn"`
	Input  naskah.Digest `json:"input"`
	Sealer string        `json:"sealer"`
	By     naskah.UserID `json:"by"`
	Until  milli         `json:"until"`
}

func toIntent(i *naskah.Intent) *intentJSON {
	if i == nil {
		return nil
	}
	return &intentJSON{Turn: i.Turn, Input: i.Input, Sealer: i.Sealer, By: i.By, Until: toMilli(i.Until)}
}

func (i *intentJSON) intent() *naskah.Intent {
	if i == nil {
		return nil
	}
	return &naskah.Intent{Turn: i.Turn, Input: i.Input, Sealer: i.Sealer, By: i.By, Until: i.Until.time()}
}

type principalJSON struct {
	User     naskah.UserID     `json:"user,omitempty"`
	Nama     string            `json:"nama,omitempty"`
	Role     naskah.Role       `json:"role,omitempty"`
	Instansi naskah.InstansiID `json:"instansi,omitempty"`
	Orang    naskah.OrangID    `json:"orang,omitempty"` // of a proposal's answer
}

func toPrincipal(p *naskah.Principal) *principalJSON {
	if p == nil {
		return nil
	}
	return &principalJSON{User: p.User, Nama: p.Nama, Role: p.Role, Instansi: p.Instansi}
}

func (p *principalJSON) principal() *naskah.Principal {
	if p == nil {
		return nil
	}
	return &naskah.Principal{User: p.User, Nama: p.Nama, Role: p.Role, Instansi: p.Instansi}
}
