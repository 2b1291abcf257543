package web

import (
	"errors"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

func kerjaSamaPath(id naskah.KerjaSamaID) string { return "/kerja-sama/" + string(id) }

// kerjaSamaID is that of the path.
func (k *call) kerjaSamaID() (naskah.KerjaSamaID, error) {
	s, err := pathValue(k.c, "id")
	return naskah.KerjaSamaID(s), err
}

// readsCooperations says whether somebody works with the register: not who comes from a partner, and not who only keeps accounts.
func readsCooperations(p naskah.Principal) bool {
	return !p.Outside() && slices.ContainsFunc(p.Roles, func(r naskah.Role) bool { return r != naskah.RoleAdmin })
}

// cooperation is the kerja sama of the path as the reader sees it.
func (k *call) cooperation() (office.Cooperation, error) {
	if !readsCooperations(k.p) {
		return office.Cooperation{}, denied()
	}
	id, err := k.kerjaSamaID()
	if err != nil {
		return office.Cooperation{}, err
	}
	return k.office.Cooperation(k.ctx, k.p, id)
}

func (k *call) kerjaSamaTitle(ks naskah.KerjaSama) string {
	if strings.TrimSpace(ks.Judul) == "" {
		return k.t("coop.untitled", ks.Jalur.Kategori())
	}
	return ks.Judul
}

// showCooperations is the list, narrowed by title and partner.
func showCooperations(k *call) error {
	if !readsCooperations(k.p) {
		return denied()
	}
	text := strings.TrimSpace(k.c.Query("q"))
	list, err := k.office.Cooperations(k.ctx, k.p, text)
	if err != nil {
		return err
	}
	v := views.CoopListView{Text: text, Total: len(list)}
	for _, c := range list[:min(len(list), maxCooperations)] {
		v.Rows = append(v.Rows, k.coopRow(c))
	}
	return k.show(k.t("nav.kerjasama"), views.Cooperations(v))
}

// maxCooperations is how many the list shows; the search narrows it.
const maxCooperations = 300

func (k *call) coopRow(c office.Cooperation) views.CoopRow {
	r := views.CoopRow{Href: kerjaSamaPath(c.ID), Title: k.kerjaSamaTitle(c.KerjaSama), Naskah: c.Follow}
	parts := []string{c.Jalur.Kategori()}
	if c.Tahun > 0 {
		parts = append(parts, itoa(c.Tahun))
	}
	for _, m := range c.Mitra {
		parts = append(parts, m.Nama)
	}
	if len(c.Mitra) == 0 && len(c.Naskah) > 0 {
		parts = append(parts, others(c.Naskah[0]))
	}
	r.Line = joinDots(slices.DeleteFunc(parts, func(s string) bool { return s == "" }))
	if c.Follow == "" {
		r.Naskah = k.t("coop.count", len(c.Naskah))
	} else {
		r.Badge = views.Badge{Text: k.t("coop.follow"), Tone: views.Gold}
	}
	return r
}

// showCooperation is one of them, with everything around it.
func showCooperation(k *call) error {
	c, err := k.cooperation()
	if err != nil {
		return err
	}
	v, err := k.cooperationView(c)
	if err != nil {
		return err
	}
	return k.wide(v.Title, views.Cooperation(v))
}

func (k *call) cooperationView(c office.Cooperation) (views.CoopView, error) {
	v := views.CoopView{Title: k.kerjaSamaTitle(c.KerjaSama), Path: kerjaSamaPath(c.ID), Follow: c.Follow, Facts: k.coopFacts(c), Begin: append(k.begin(c), k.followed(c)...)}
	for _, n := range c.Naskah {
		v.Chain = append(v.Chain, k.chainRow(c, n))
	}
	var err error
	if v.Files, err = k.filesView(k.shelfOfKerjaSama(c.KerjaSama), 24); err != nil {
		return v, err
	}
	if v.DPRD, err = k.dprdView(councilKind(c), c.ID, kerjaSamaPath(c.ID)+"/dprd", kerjaSamaPath(c.ID)); err != nil {
		return v, err
	}
	if k.p.Has(naskah.RoleOfficer) && k.p.Instansi == c.Instansi {
		v.Edit, err = k.coopEdit(c.KerjaSama)
	}
	return v, err
}

// councilKind is the kind for which the DPRD is asked: that of a naskah of the chain, or the one that the way leads to.
func councilKind(c office.Cooperation) naskah.Kode {
	for _, n := range c.Naskah {
		if isOneOf(n.Jenis, naskah.PKSD, naskah.PKSPK, naskah.NK) {
			return n.Jenis
		}
	}
	switch c.Jalur.Kategori() {
	case "KSDD":
		return naskah.PKSD
	case "KSDPK":
		return naskah.PKSPK
	case "Sinergi":
		return naskah.NK
	}
	return ""
}

func (k *call) coopFacts(c office.Cooperation) []views.KV {
	out := []views.KV{{Key: k.t("fact.jalur"), Value: k.t("jalur." + string(c.Jalur))}}
	if c.Tahun > 0 {
		out = append(out, views.KV{Key: k.t("coop.year"), Value: itoa(c.Tahun)})
	}
	if s := k.unitName(c.Unit); s != "" {
		out = append(out, views.KV{Key: k.t("coop.unit"), Value: s})
	}
	var carriers, partners []string
	for _, u := range c.Units {
		if u.ID != c.Unit {
			carriers = append(carriers, u.Nama)
		}
	}
	for _, m := range c.Mitra {
		partners = append(partners, m.Nama)
	}
	for _, x := range []struct {
		key  string
		list []string
	}{{"coop.pelaksana", carriers}, {"coop.mitra", partners}, {"coop.urusan", c.Urusan}} {
		if len(x.list) > 0 {
			out = append(out, views.KV{Key: k.t(x.key), Value: strings.Join(x.list, ", ")})
		}
	}
	return out
}

// begin are the naskah that can be begun from here: an agreement of each kind for this way, a KSB only where there is none, and the
// choice of all others.
func (k *call) begin(c office.Cooperation) []views.Button {
	if !k.p.Has(naskah.RoleAuthor) || k.p.Instansi != c.Instansi {
		return nil
	}
	var out []views.Button
	for _, t := range k.office.Templates.List() {
		j, ok := naskah.JenisOf(t.Ref.Kode)
		if !ok || !j.Kode.Agreement() || len(t.Jalur) > 0 && !slices.Contains(t.Jalur, c.Jalur) {
			continue
		}
		has := slices.ContainsFunc(c.Naskah, func(n naskah.Naskah) bool { return n.Jenis == j.Kode && n.State != naskah.Cancelled })
		if j.Keluarga == "ksb" && has {
			continue
		}
		out = append(out, views.Button{
			Act: "create", Label: k.t("coop.begin", j.Singkat), Icon: "plus", Get: true, Fill: len(out) == 0,
			Action: "/naskah/baru?jenis=" + string(j.Kode) + "&kerja_sama=" + string(c.ID),
		})
	}
	return append(out, views.Button{Act: "create", Label: k.t("coop.begin.other"), Icon: "plus", Get: true, Fill: len(out) == 0, Action: "/naskah/baru?kerja_sama=" + string(c.ID)})
}

// followed is the button by which the officer does what should follow: the PKS of a KSB recorded, a nota kesepakatan sent to the
// Menteri.
func (k *call) followed(c office.Cooperation) []views.Button {
	if c.Follow == "" || !k.p.Has(naskah.RoleOfficer) || k.p.Instansi != c.Instansi {
		return nil
	}
	for _, n := range c.Naskah {
		switch {
		case !slices.Contains(naskah.SignedStates, n.State):
		case carriedOutBy(n.Jenis) != "":
			return []views.Button{k.pksButton(n)}
		case n.Jenis == naskah.NK:
			return []views.Button{{Act: "deliver", Label: k.t("deliver.title"), Icon: "send", Action: naskahPath(n.ID, "/penyampaian"), Get: true}}
		}
	}
	return nil
}

// chainRow is one naskah of the chain, and in words what it does to another.
func (k *call) chainRow(c office.Cooperation, n naskah.Naskah) views.ChainRow {
	day := k.t("fact.pending")
	if !n.Tanggal.IsZero() {
		day = n.Tanggal.Panjang()
	} else if n.Tahun > 0 {
		day = itoa(n.Tahun)
	}
	r := views.ChainRow{
		Href: naskahPath(n.ID), Title: jenisShort(n) + " · " + k.judul(n), Line: joinDots(slices.DeleteFunc([]string{day, nomorText(n.Nomor)}, func(s string) bool { return s == "" })),
		State: k.stateBadge(n), Validity: k.validityBadge(n.ValidityOn(k.today(), k.isEnded(n.ID)), n.Berakhir),
	}
	for _, x := range c.Relasi {
		if x.Dari != n.ID {
			continue
		}
		for _, to := range c.Naskah {
			if to.ID == x.Ke {
				r.Relations = append(r.Relations, k.t("relasi."+string(x.Jenis))+" "+jenisShort(to)+" "+nomorOrTitle(k, to))
			}
		}
	}
	return r
}

func nomorOrTitle(k *call, n naskah.Naskah) string {
	if s := nomorText(n.Nomor); s != "" {
		return s
	}
	return k.judul(n)
}

func (k *call) coopEdit(ks naskah.KerjaSama) (*views.CoopEdit, error) {
	units, err := k.unitOptions()
	if err != nil {
		return nil, err
	}
	e := &views.CoopEdit{Seq: ks.Seq, Judul: ks.Judul, Urusan: strings.Join(ks.Urusan, "\n"), Unit: slices.Clone(units), Pelaksana: slices.Clone(units)}
	if ks.Tahun > 0 {
		e.Tahun = itoa(ks.Tahun)
	}
	choose(e.Unit, string(ks.Unit))
	for i, o := range e.Pelaksana {
		e.Pelaksana[i].Selected = slices.Contains(ks.Pelaksana, naskah.UnitID(o.Value))
	}
	return e, nil
}

// saveCooperation changes title, urusan, year and units.
func saveCooperation(k *call) error {
	c, err := k.cooperation()
	if err != nil {
		return err
	}
	ks := c.KerjaSama
	ks.Seq = k.seq()
	ks.Judul, ks.Tahun, ks.Unit = strings.TrimSpace(k.form.Get("judul")), number(k.form.Get("tahun")), naskah.UnitID(k.form.Get("unit"))
	ks.Urusan, ks.Pelaksana = lines(k.form.Get("urusan")), nil
	for _, u := range k.form["pelaksana"] {
		ks.Pelaksana = append(ks.Pelaksana, naskah.UnitID(u))
	}
	bad := k.office.SaveCooperation(k.ctx, k.p, ks)
	if bad == nil {
		return k.done(kerjaSamaPath(ks.ID), k.t("flash.cooperation"))
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || e.Kind != naskah.Invalid {
		return bad
	}
	v, err := k.cooperationView(c)
	if err != nil {
		return err
	}
	if v.Edit, err = k.coopEdit(ks); err != nil {
		return err
	}
	v.Edit.Seq, v.Edit.Tahun, v.Edit.Error, v.Edit.Field, v.Edit.Open = k.seq(), k.form.Get("tahun"), e.Msg, e.Field, true
	if !isOneOf(e.Field, "judul", "tahun", "urusan") {
		v.Edit.Field = ""
	}
	return k.draw(fiber.StatusUnprocessableEntity, v.Title, true, "", views.Cooperation(v))
}

// lines are the lines of a text that say something.
func lines(s string) []string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}
