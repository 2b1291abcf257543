package office

import (
	"context"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"naskah/internal/naskah"
)

// maxNama is how long a name of the directory may be, in letters.
const maxNama = 300

// A registrar is somebody who may change the directory of his own Instansi, with the directory as it stands. Whoever makes one is alone
// with the directory (RegisterStore.Alone) until it is written: two holders of one office, two persons of one NIP and a ring of
// successors are seen only by who looks at the other rows.
type registrar struct {
	o       *Office
	by      naskah.Principal // acting in the role that keeps the rows
	inst    naskah.Instansi
	units   []naskah.Unit
	jabatan []naskah.Jabatan
	orang   []naskah.Orang
	pejabat []naskah.Pejabat
	mitra   []naskah.Mitra
}

// registrar asks whether p keeps such rows, and reads the directory. A refusal is kept with the subject.
func (o *Office) registrar(ctx context.Context, p naskah.Principal, role naskah.Role, sub naskah.Subject) (*registrar, error) {
	if err := o.mayKeep(ctx, p, sub, naskah.ActEdit, role); err != nil {
		return nil, err
	}
	r := &registrar{o: o, by: p.As(role)}
	var err error
	if r.inst, err = o.Register.Instansi(ctx, p.Instansi); err != nil {
		return nil, err
	}
	own := naskah.ScopeOf(p)
	if r.units, err = o.Register.Units(ctx, own); err != nil {
		return nil, err
	}
	if r.jabatan, err = o.Register.Jabatan(ctx, own); err != nil {
		return nil, err
	}
	if r.orang, err = o.Register.Orang(ctx, own); err != nil {
		return nil, err
	}
	if r.pejabat, err = o.Register.Pejabat(ctx, own); err != nil {
		return nil, err
	}
	r.mitra, err = o.Register.Mitra(ctx, own)
	return r, err
}

// mayKeep: rows of the directory are kept by people of the Instansi itself who hold one of the roles.
func (o *Office) mayKeep(ctx context.Context, p naskah.Principal, sub naskah.Subject, act naskah.Act, roles ...naskah.Role) error {
	if p.User != "" && p.Instansi != "" && !p.Outside() {
		for _, r := range roles {
			if p.Has(r) {
				return nil
			}
		}
	}
	who := "pengelola kerja sama"
	if roles[0] == naskah.RoleAdmin {
		who = "pengelola akun"
	}
	if sub.ID == "" {
		sub = naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(p.Instansi)}
	}
	return o.refused(ctx, p.As(roles[0]), sub, act,
		naskah.Errorf(naskah.Denied, "NSK-AKSES-REGISTER", "Data ini diurus oleh %s. Peran itu tidak ada pada akun Anda.", who))
}

// keep records one row and its event. Who was first is named.
func (r *registrar) keep(ctx context.Context, sub naskah.Subject, row naskah.Record, fresh bool) error {
	row.By, row.Act, row.Changed = r.by, naskah.ActEdit, r.changed(row)
	if fresh {
		row.Act = naskah.ActCreate
	}
	err := r.o.Register.Record(ctx, row)
	if e, ok := errors.AsType[*naskah.Error](err); !ok || e.Code != "NSK-SEQ" {
		return err
	}
	events, look := r.o.Store.Events(ctx, naskah.ScopeSystem(), sub)
	if look != nil || len(events) == 0 {
		return err
	}
	last := events[len(events)-1]
	return naskah.Errorf(naskah.Conflict, "NSK-SEQ", "Data ini sudah lebih dahulu diubah oleh %s pada %s, sehingga perubahan Anda belum disimpan. Periksa isinya, lalu simpan lagi.",
		actor(last.By), naskah.Waktu(last.At, zone(r.inst)))
}

// find is the row of that ID; false when there is none in the directory.
func find[T any, K comparable](list []T, id K, of func(T) K) (T, bool) {
	for _, x := range list {
		if of(x) == id {
			return x, true
		}
	}
	var none T
	return none, false
}

func (r *registrar) unit(id naskah.UnitID) (naskah.Unit, bool) {
	return find(r.units, id, func(x naskah.Unit) naskah.UnitID { return x.ID })
}

func (r *registrar) office(id naskah.JabatanID) (naskah.Jabatan, bool) {
	return find(r.jabatan, id, func(x naskah.Jabatan) naskah.JabatanID { return x.ID })
}

func (r *registrar) person(id naskah.OrangID) (naskah.Orang, bool) {
	return find(r.orang, id, func(x naskah.Orang) naskah.OrangID { return x.ID })
}

func (r *registrar) partner(id naskah.MitraID) (naskah.Mitra, bool) {
	return find(r.mitra, id, func(x naskah.Mitra) naskah.MitraID { return x.ID })
}

// knows: what a row refers to must stand in the directory of the same Instansi; empty refers to nothing.
func (r *registrar) knows(unit naskah.UnitID, mitra naskah.MitraID) error {
	if _, ok := r.unit(unit); unit != "" && !ok {
		return naskah.Errorf(naskah.Invalid, "NSK-RUJUKAN", "Pilih Perangkat Daerah dari daftar.").On("unit")
	}
	if _, ok := r.partner(mitra); mitra != "" && !ok {
		return naskah.Errorf(naskah.Invalid, "NSK-RUJUKAN", "Pilih mitra dari daftar.").On("mitra")
	}
	return nil
}

// A typed is one line that somebody typed into a form.
type typed struct {
	text         *string
	label, field string
	most         int
	needed       bool
}

// lines tidies what was typed and refuses what is no line of text: too long, missing, control characters.
func lines(list ...typed) error {
	for _, t := range list {
		s := strings.Join(strings.Fields(*t.text), " ")
		n := utf8.RuneCountInString(s)
		switch {
		case !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }):
			return naskah.Errorf(naskah.Invalid, "NSK-TEKS", "%s memuat karakter yang tidak dapat dibaca. Ketik ulang.", t.label).On(t.field)
		case n == 0 && t.needed:
			return naskah.Errorf(naskah.Invalid, "NSK-KOSONG", "%s belum diisi.", t.label).On(t.field)
		case n > t.most:
			return naskah.Errorf(naskah.Invalid, "NSK-PANJANG", "%s terlalu panjang (%d huruf). Paling banyak %d huruf.", t.label, n, t.most).On(t.field)
		}
		*t.text = s
	}
	return nil
}

// span: nothing ends before it begins.
func span(from, to naskah.Date) error {
	if !from.IsZero() && !to.IsZero() && to.Before(from) {
		return naskah.Errorf(naskah.Invalid, "NSK-TANGGAL-TERBALIK", "Tanggal selesai (%s) mendahului tanggal mulai (%s). Periksa kedua tanggalnya.",
			to.Panjang(), from.Panjang()).On("selesai")
	}
	return nil
}

// surel checks an address of electronic mail; empty is none.
func surel(s string) error {
	name, host, ok := strings.Cut(s, "@")
	if s == "" || ok && name != "" && strings.Contains(strings.Trim(host, "."), ".") && len(s) <= 254 && !strings.ContainsAny(name+host, " ,;<>\"@") {
		return nil
	}
	return naskah.Errorf(naskah.Invalid, "NSK-SUREL", "Alamat surel tidak benar. Tulis satu alamat, misalnya nama@contoh.go.id.").On("surel")
}
