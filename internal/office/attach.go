package office

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"naskah/internal/docx"
	"naskah/internal/naskah"
)

// MaxAttachments is how many files one naskah or kerja sama may have.
const MaxAttachments = 200

// How long what is said of a file may be, in letters. The name of a file is cut, because its sender did not choose it for us; what
// somebody typed is refused with words.
const (
	maxFileName = 160
	maxNote     = 500
	maxLetter   = 100
)

// lookAt finds what a file of that kind is. Only a naskah that came back is a Word document: what is kept for the archive is not.
func lookAt(kind naskah.JenisLampiran, b []byte) (fileLook, error) {
	if kind.Kode != naskah.LampiranWord || len(b) == 0 {
		return lookAtFile(b)
	}
	_, err := docx.Read(b)
	return fileLook{tipe: typeWord}, err
}

// An AttachInput is a file to be kept with a naskah or a kerja sama.
type AttachInput struct {
	Subject naskah.Subject
	Jenis   string // naskah.DaftarLampiran
	Nama    string // as the file was called
	Bytes   []byte
	Party   int
	Nomor   string
	Tanggal naskah.Date
	Catatan string
	Ganti   string // ID of the attachment that this replaces
}

// Attach keeps a file: PDF, JPEG or PNG by its content, at most MaxPDF; a naskah that came back is Word; at most MaxAttachments a subject. By the author's unit, the
// officer or the archivist, and the TKKSD's people for its papers; who and when are kept. What agrees to a text is tied to the text
// as it stands, and says nothing of a later one [P22 10(1), 13(4), 32(2), 35(4)].
func (o *Office) Attach(ctx context.Context, p naskah.Principal, in AttachInput) (naskah.Attachment, error) {
	s, err := o.subject(ctx, p, in.Subject)
	if err != nil {
		return naskah.Attachment{}, err
	}
	kind, ok := naskah.LampiranOf(in.Jenis)
	if !ok || !kind.Pada(in.Subject.Kind) {
		return naskah.Attachment{}, naskah.Errorf(naskah.Invalid, "NSK-LAMPIRAN-JENIS", "Pilih jenis dokumen yang diunggah.").On("jenis")
	}
	if err := s.mayBring(kind); err != nil {
		return naskah.Attachment{}, o.refused(ctx, p, in.Subject, naskah.ActCreate, err)
	}
	files, err := o.Register.Attachments(ctx, naskah.ScopeSystem(), in.Subject)
	if err != nil {
		return naskah.Attachment{}, err
	}
	a, err := in.attachment(s, kind, files)
	if err != nil {
		return naskah.Attachment{}, err
	}
	look, err := lookAt(kind, in.Bytes)
	if err != nil {
		return naskah.Attachment{}, err
	}
	if kind.Kode == naskah.LampiranLogo && look.tipe == typePDF {
		return naskah.Attachment{}, naskah.Errorf(naskah.Invalid, "NSK-BERKAS-JENIS", "Logo dicetak pada kepala naskah, sehingga harus berupa gambar JPEG atau PNG, bukan PDF.").On("berkas")
	}
	if twin, ok := sameFile(files, naskah.DigestOf(in.Bytes), a); ok {
		return twin, nil
	}
	id, err := o.newID()
	if err != nil {
		return naskah.Attachment{}, err
	}
	a.ID, a.Instansi, a.By, a.At = string(id), s.instansi, p.User, s.now
	a.Tipe, a.Halaman, a.Ukuran = look.tipe, look.pages, len(in.Bytes)
	if a.Ref, err = o.put(ctx, in.Bytes, look.tipe); err != nil {
		return naskah.Attachment{}, err
	}
	if err := o.Register.Record(ctx, naskah.Record{By: s.actingFor(kind), Act: naskah.ActCreate, Attachment: &a}); err != nil {
		return naskah.Attachment{}, err
	}
	return a, nil
}

// attachment checks what is said of the file and makes the row, without its bytes.
func (in AttachInput) attachment(s keeper, kind naskah.JenisLampiran, files []naskah.Attachment) (naskah.Attachment, error) {
	a := naskah.Attachment{
		Subject: in.Subject, Jenis: kind.Kode, Nama: cutName(in.Nama, kind.Nama), Party: in.Party,
		Nomor: strings.TrimSpace(in.Nomor), Tanggal: in.Tanggal, Catatan: strings.TrimSpace(in.Catatan), Ganti: in.Ganti,
	}
	for _, x := range []struct {
		text, label, field string
		most               int
	}{{a.Nomor, "Nomor surat", "nomor", maxLetter}, {a.Catatan, "Catatan", "catatan", maxNote}} {
		if n := utf8.RuneCountInString(x.text); n > x.most {
			return a, naskah.Errorf(naskah.Invalid, "NSK-LAMPIRAN-PANJANG", "%s terlalu panjang (%d huruf). Paling banyak %d huruf.", x.label, n, x.most).On(x.field)
		}
	}
	if len(files) >= MaxAttachments {
		return a, naskah.Errorf(naskah.Invalid, "NSK-LAMPIRAN-PENUH", "Sudah ada %d dokumen di sini, dan itu jumlah terbanyak. Gabungkan dokumen yang sejenis menjadi satu PDF.", len(files)).On("berkas")
	}
	if a.Party != 0 && !slices.ContainsFunc(s.n.Parties, func(p naskah.Party) bool { return p.Urut == a.Party }) {
		return a, naskah.Errorf(naskah.Invalid, "NSK-LAMPIRAN-PIHAK", "Pilih pihak yang bersangkutan dengan dokumen ini.").On("pihak")
	}
	if kind.Kode == naskah.LampiranPersetujuan && a.Party == 0 {
		return a, naskah.Errorf(naskah.Invalid, "NSK-LAMPIRAN-PIHAK", "Pilih pihak yang memberi persetujuan.").On("pihak")
	}
	if today := naskah.DateIn(s.now, s.zone); !a.Tanggal.IsZero() && today.Before(a.Tanggal) {
		return a, naskah.Errorf(naskah.Invalid, "NSK-LAMPIRAN-TANGGAL", "Tanggal dokumen (%s) belum tiba. Periksa tanggalnya.", a.Tanggal.Panjang()).On("tanggal")
	}
	if a.Ganti != "" && !slices.ContainsFunc(files, func(f naskah.Attachment) bool { return f.ID == a.Ganti && f.Jenis == a.Jenis }) {
		return a, naskah.Errorf(naskah.Invalid, "NSK-LAMPIRAN-GANTI", "Dokumen yang digantikan tidak ada di sini, atau jenisnya lain.").On("ganti")
	}
	if kind.Teks {
		a.Version = s.n.Values
	}
	return a, nil
}

// cutName is the name of a file as it can be shown: its last part, without control characters, not longer than a line or two.
func cutName(name, otherwise string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, name))
	if strings.Trim(name, ". ") == "" {
		return otherwise
	}
	if r := []rune(name); len(r) > maxFileName {
		const end = 12 // the suffix stays to be seen
		name = string(r[:maxFileName-end-1]) + "…" + string(r[len(r)-end:])
	}
	return name
}

// sameFile finds the same bytes, kept for the same purpose: pressed twice, or sent again after a lost answer.
func sameFile(files []naskah.Attachment, d naskah.Digest, a naskah.Attachment) (naskah.Attachment, bool) {
	gone := replacedBy(files)
	for _, f := range slices.Backward(files) {
		if f.Ref.Digest == d && f.Jenis == a.Jenis && f.Party == a.Party && f.Version == a.Version && !gone[f.ID] {
			return f, true
		}
	}
	return naskah.Attachment{}, false
}

// replacedBy tells which files another has taken the place of.
func replacedBy(files []naskah.Attachment) map[string]bool {
	out := map[string]bool{}
	for _, f := range files {
		if f.Ganti != "" {
			out[f.Ganti] = true
		}
	}
	return out
}

// Attached is a file as a list shows it.
type Attached struct {
	naskah.Attachment
	By       string // name of who brought it
	Replaced bool   // another has taken its place
	Stale    bool   // persetujuan of an earlier text
}

// Attachments are the files of a naskah or a kerja sama, newest first.
func (o *Office) Attachments(ctx context.Context, p naskah.Principal, sub naskah.Subject) ([]Attached, error) {
	s, err := o.subject(ctx, p, sub)
	if err != nil {
		return nil, err
	}
	return o.attached(ctx, s)
}

func (o *Office) attached(ctx context.Context, s keeper) ([]Attached, error) {
	files, err := o.Register.Attachments(ctx, naskah.ScopeSystem(), s.sub)
	if err != nil {
		return nil, err
	}
	gone, names := replacedBy(files), map[naskah.UserID]string{}
	out := make([]Attached, 0, len(files))
	for _, f := range slices.Backward(files) {
		if _, ok := names[f.By]; !ok {
			names[f.By] = "sistem"
			if u, err := o.Accounts.User(ctx, f.By); err == nil {
				names[f.By] = u.Nama
			}
		}
		kind, _ := naskah.LampiranOf(f.Jenis)
		out = append(out, Attached{Attachment: f, By: names[f.By], Replaced: gone[f.ID], Stale: kind.Teks && f.Version != s.n.Values})
	}
	return out, nil
}

// AttachmentFile gives the bytes of one, compared with their digest.
func (o *Office) AttachmentFile(ctx context.Context, p naskah.Principal, sub naskah.Subject, id string) ([]byte, naskah.Attachment, error) {
	if _, err := o.subject(ctx, p, sub); err != nil {
		return nil, naskah.Attachment{}, err
	}
	files, err := o.Register.Attachments(ctx, naskah.ScopeSystem(), sub)
	if err != nil {
		return nil, naskah.Attachment{}, err
	}
	for _, f := range files {
		if f.ID == id {
			b, err := o.Objects.Get(ctx, f.Ref)
			return b, f, err
		}
	}
	return nil, naskah.Attachment{}, naskah.Absent()
}

// A keeper is a naskah or a kerja sama that files hang on, as p sees it.
type keeper struct {
	matter
	sub      naskah.Subject
	instansi naskah.InstansiID
	units    []naskah.UnitID // whose people prepare it
}

// subject finds what files hang on. A partner's signer sees no file of the house; what is outside p's scope is NotFound.
func (o *Office) subject(ctx context.Context, p naskah.Principal, sub naskah.Subject) (keeper, error) {
	k := keeper{sub: sub}
	if err := o.reads(ctx, p, sub); err != nil {
		return k, err
	}
	switch sub.Kind {
	case naskah.SubjectNaskah:
		m, err := o.see(ctx, p, naskah.NaskahID(sub.ID))
		if err != nil {
			return k, err
		}
		if p.Outside() || p.Instansi != m.n.Instansi {
			return k, naskah.Absent()
		}
		k.matter, k.instansi, k.units = m, m.n.Instansi, []naskah.UnitID{m.n.Unit}
		return k, nil
	case naskah.SubjectKerjaSama:
		ks, err := o.kerjaSama(ctx, p, naskah.KerjaSamaID(sub.ID))
		if err != nil {
			return k, err
		}
		k.by, k.now, k.instansi, k.units = p, o.now(), ks.Instansi, append([]naskah.UnitID{ks.Unit}, ks.Pelaksana...)
		if k.inst, err = o.Register.Instansi(ctx, ks.Instansi); err != nil {
			return k, err
		}
		k.zone = zone(k.inst)
		return k, nil
	}
	return k, naskah.Absent()
}

// mayBring: a file is brought by who prepares the naskah, keeps the cooperation or its archive, and a paper of the TKKSD also by who
// reviews [P22 46, 47]; nothing is added to what has been cancelled.
func (k keeper) mayBring(kind naskah.JenisLampiran) error {
	p := k.by
	if p.Outside() || p.Instansi != k.instansi || p.Instansi == "" {
		return naskah.Errorf(naskah.Denied, "NSK-AKSES-INSTANSI", "Naskah ini dikelola oleh pemerintah daerah lain. Hanya pegawainya yang dapat melakukan tindakan ini.")
	}
	if k.n.State == naskah.Cancelled {
		return naskah.Errorf(naskah.Conflict, "NSK-LAMPIRAN-BATAL", "Naskah ini sudah dibatalkan, sehingga tidak ada dokumen yang ditambahkan.")
	}
	if k.roleFor(kind) == "" {
		return naskah.Errorf(naskah.Denied, "NSK-AKSES-LAMPIRAN", "Dokumen ini diunggah oleh %s.", fmt.Sprintf("Perangkat Daerah pemrakarsa, pengelola kerja sama, atau arsiparis%s", tkksdToo(kind)))
	}
	return nil
}

func tkksdToo(kind naskah.JenisLampiran) string {
	if kind.TKKSD {
		return ", atau anggota TKKSD"
	}
	return ""
}

// roleFor is the role in which k.by may bring a file of that kind; empty: none.
func (k keeper) roleFor(kind naskah.JenisLampiran) naskah.Role {
	p := k.by
	switch {
	case p.Has(naskah.RoleOfficer):
		return naskah.RoleOfficer
	case p.Has(naskah.RoleArchivist):
		return naskah.RoleArchivist
	case p.Has(naskah.RoleAuthor) && p.Unit != "" && slices.Contains(k.units, p.Unit):
		return naskah.RoleAuthor
	case p.Has(naskah.RoleReviewer) && kind.TKKSD:
		return naskah.RoleReviewer
	}
	return ""
}

func (k keeper) actingFor(kind naskah.JenisLampiran) naskah.Principal {
	return k.by.As(k.roleFor(kind))
}
