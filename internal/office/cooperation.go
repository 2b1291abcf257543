package office

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"naskah/internal/naskah"
)

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

// Cooperations are those that p sees, newest first; text filters by title and partner. Relasi and Fakta come with one of them only.
func (o *Office) Cooperations(ctx context.Context, p naskah.Principal, text string) ([]Cooperation, error) {
	if err := o.reads(ctx, p, naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(p.Instansi)}); err != nil {
		return nil, err
	}
	c, err := o.cooperations(ctx, p)
	if err != nil {
		return nil, err
	}
	words := strings.Fields(strings.ToLower(text))
	var out []Cooperation
	for _, ks := range c.all {
		x := c.around(ks)
		if !x.matches(words) {
			continue
		}
		if x.Follow, err = o.follow(ctx, c, x); err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b Cooperation) int {
		return cmp.Or(cmp.Compare(b.Tahun, a.Tahun), cmp.Compare(b.ID, a.ID))
	})
	return out, nil
}

// Cooperation is one of them.
func (o *Office) Cooperation(ctx context.Context, p naskah.Principal, id naskah.KerjaSamaID) (Cooperation, error) {
	if err := o.reads(ctx, p, naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(id)}); err != nil {
		return Cooperation{}, err
	}
	ks, err := o.kerjaSama(ctx, p, id)
	if err != nil {
		return Cooperation{}, err
	}
	c, err := o.cooperations(ctx, p)
	if err != nil {
		return Cooperation{}, err
	}
	x := c.around(ks)
	seen := map[string]bool{}
	for _, n := range x.Naskah {
		rel, err := o.Register.Relasi(ctx, naskah.ScopeOf(p), n.ID)
		if err != nil {
			return Cooperation{}, err
		}
		for _, r := range rel {
			if !seen[r.ID] {
				seen[r.ID], x.Relasi = true, append(x.Relasi, r)
			}
		}
	}
	if x.Fakta, err = o.Register.Fakta(ctx, naskah.ScopeOf(p), id); err != nil {
		return Cooperation{}, err
	}
	x.Follow, err = o.follow(ctx, c, x)
	return x, err
}

// reads refuses who only keeps accounts: he works with nothing of the register. What others see, their scope says.
func (o *Office) reads(ctx context.Context, p naskah.Principal, sub naskah.Subject) error {
	if p.Outside() || slices.ContainsFunc(p.Roles, func(r naskah.Role) bool { return r != naskah.RoleAdmin }) {
		return nil
	}
	return o.refused(ctx, p, sub, "lihat", naskah.Errorf(naskah.Denied, "NSK-AKSES-PERAN",
		"Kerja sama dan berkasnya hanya untuk pegawai yang menyusun, memeriksa, mengelola, menandatangani, atau menyimpan naskah. Peran itu tidak ada pada akun Anda."))
}

// A landscape is all kerja sama that somebody sees, with what stands around them.
type landscape struct {
	all   []naskah.KerjaSama
	of    map[naskah.KerjaSamaID][]naskah.Naskah
	units map[naskah.UnitID]naskah.Unit
	mitra map[naskah.MitraID]naskah.Mitra
	bare  map[naskah.NaskahID]bool // KSB in force that no PKS carries out
}

func (o *Office) cooperations(ctx context.Context, p naskah.Principal) (landscape, error) {
	c := landscape{of: map[naskah.KerjaSamaID][]naskah.Naskah{}, units: map[naskah.UnitID]naskah.Unit{}, mitra: map[naskah.MitraID]naskah.Mitra{}, bare: map[naskah.NaskahID]bool{}}
	scope := naskah.ScopeOf(p)
	var err error
	if c.all, err = o.Register.KerjaSama(ctx, scope); err != nil || len(c.all) == 0 {
		return c, err
	}
	inst, err := o.Register.Instansi(ctx, p.Instansi)
	if err != nil {
		return c, err
	}
	list, err := o.all(ctx, scope, naskah.Filter{})
	if err != nil {
		return c, err
	}
	for _, n := range slices.Backward(list) {
		c.of[n.KerjaSama] = append(c.of[n.KerjaSama], n)
	}
	bare, err := o.all(ctx, scope, naskah.Filter{TanpaPKS: true, Today: naskah.DateIn(o.now(), zone(inst))})
	if err != nil {
		return c, err
	}
	for _, n := range bare {
		c.bare[n.ID] = true
	}
	units, err := o.Register.Units(ctx, scope)
	if err != nil {
		return c, err
	}
	for _, u := range units {
		c.units[u.ID] = u
	}
	mitra, err := o.Register.Mitra(ctx, scope)
	for _, x := range mitra {
		c.mitra[x.ID] = x
	}
	return c, err
}

// around is ks with its naskah, oldest first by their own dates, its units and its partners.
func (c landscape) around(ks naskah.KerjaSama) Cooperation {
	x := Cooperation{KerjaSama: ks, Naskah: slices.Clone(c.of[ks.ID])}
	slices.SortStableFunc(x.Naskah, func(a, b naskah.Naskah) int {
		return cmp.Or(cmp.Compare(a.Tahun, b.Tahun), a.Tanggal.Compare(b.Tanggal), cmp.Compare(a.ID, b.ID))
	})
	for _, id := range append([]naskah.UnitID{ks.Unit}, ks.Pelaksana...) {
		if u, ok := c.units[id]; ok && !slices.Contains(x.Units, u) {
			x.Units = append(x.Units, u)
		}
	}
	for _, id := range ks.Mitra {
		if m, ok := c.mitra[id]; ok {
			x.Mitra = append(x.Mitra, m)
		}
	}
	return x
}

// matches says whether every word is in the title, a partner's name or a title, number or party of its naskah.
func (x Cooperation) matches(words []string) bool {
	if len(words) == 0 {
		return true
	}
	var b strings.Builder
	b.WriteString(strings.ToLower(x.Judul))
	for _, m := range x.Mitra {
		b.WriteString("\n" + strings.ToLower(m.Nama))
	}
	for _, n := range x.Naskah {
		b.WriteString("\n" + n.SearchText())
	}
	for _, w := range words {
		if !strings.Contains(b.String(), w) {
			return false
		}
	}
	return true
}

// follow says what should be done next: a KSB in force without PKS is to be followed by one [P22 10, 33]; a signed NK is sent to the
// Menteri (R12) [P22 57(3)].
func (o *Office) follow(ctx context.Context, c landscape, x Cooperation) (string, error) {
	for _, n := range x.Naskah {
		if c.bare[n.ID] {
			return "KSB ini belum ditindaklanjuti dengan perjanjian kerja sama.", nil
		}
	}
	for _, n := range x.Naskah {
		if n.Jenis != naskah.NK || n.Imported || !slices.Contains(naskah.SignedStates, n.State) {
			continue
		}
		given, err := o.Register.Deliveries(ctx, naskah.ScopeSystem(), n.ID)
		if err != nil {
			return "", err
		}
		if !slices.ContainsFunc(given, func(d naskah.Delivery) bool { return strings.EqualFold(d.Kepada, Menteri) }) {
			return "Nota kesepakatan ini belum disampaikan ke Menteri Dalam Negeri.", nil
		}
	}
	return "", nil
}

// maxCoopTitle is how long the title of a kerja sama may be, in letters.
const maxCoopTitle = 500

// SaveCooperation changes title, urusan, year and units of a kerja sama; by the officer. k.Seq is the one he saw.
func (o *Office) SaveCooperation(ctx context.Context, p naskah.Principal, k naskah.KerjaSama) error {
	s, err := o.subject(ctx, p, naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(k.ID)})
	if err != nil {
		return err
	}
	if !p.Has(naskah.RoleOfficer) || p.Outside() || p.Instansi != s.instansi {
		return o.refused(ctx, p, s.sub, naskah.ActEdit, naskah.Errorf(naskah.Denied, "NSK-AKSES-PERAN", "Tindakan ini hanya dapat dilakukan oleh pengelola kerja sama. Peran itu tidak ada pada akun Anda."))
	}
	old, err := o.kerjaSama(ctx, p, k.ID)
	if err != nil {
		return err
	}
	if old.Seq != k.Seq {
		return naskah.SeqConflict()
	}
	next := old
	next.Seq++
	next.Judul, next.Tahun, next.Unit = oneLine(k.Judul), k.Tahun, k.Unit
	next.Urusan, next.Pelaksana = slices.Clone(k.Urusan), slices.Clone(k.Pelaksana)
	units, err := o.Register.Units(ctx, naskah.ScopeSystem())
	if err != nil {
		return err
	}
	if err := checkCooperation(next, units, naskah.DateIn(s.now, s.zone)); err != nil {
		return err
	}
	return o.Register.Record(ctx, naskah.Record{By: p.As(naskah.RoleOfficer), Act: naskah.ActEdit, KerjaSama: &next})
}

func checkCooperation(k naskah.KerjaSama, units []naskah.Unit, today naskah.Date) error {
	if n := utf8.RuneCountInString(k.Judul); n == 0 || n > maxCoopTitle {
		return naskah.Errorf(naskah.Invalid, "NSK-KERJASAMA-JUDUL", "Judul kerja sama harus diisi, paling banyak %d huruf.", maxCoopTitle).On("judul")
	}
	if k.Tahun < 1945 || k.Tahun > today.Year+5 {
		return naskah.Errorf(naskah.Invalid, "NSK-KERJASAMA-TAHUN", "Tahun rencana harus antara 1945 dan %d.", today.Year+5).On("tahun")
	}
	own := func(id naskah.UnitID) bool {
		return slices.ContainsFunc(units, func(u naskah.Unit) bool { return u.ID == id && u.Instansi == k.Instansi })
	}
	if !own(k.Unit) {
		return naskah.Errorf(naskah.Invalid, "NSK-KERJASAMA-UNIT", "Pilih Perangkat Daerah pemrakarsa.").On("unit")
	}
	if i := slices.IndexFunc(k.Pelaksana, func(id naskah.UnitID) bool { return !own(id) }); i >= 0 {
		return naskah.Errorf(naskah.Invalid, "NSK-KERJASAMA-UNIT", "Perangkat Daerah pelaksana ke-%d tidak ada dalam daftar.", i+1).On("pelaksana")
	}
	for _, u := range k.Urusan {
		if u == "" || utf8.RuneCountInString(u) > 100 {
			return naskah.Errorf(naskah.Invalid, "NSK-KERJASAMA-URUSAN", "Pilih urusan pemerintahan dari daftar.").On("urusan")
		}
	}
	return nil
}
