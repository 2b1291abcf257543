package web

import (
	"regexp"
	"slices"
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// oldCells are the fields of the form that are read as the cells of a sheet.
var oldCells = []office.ImportColumn{
	office.ColJenis, office.ColJalur, office.ColJudul, office.ColTahun, office.ColTanggal, office.ColTempat, office.ColPihak1, office.ColPihak2, office.ColPihak3, "pihak_4", "pihak_5",
	office.ColNomor1, office.ColNomor2, office.ColNomor3, "nomor_4", "nomor_5", office.ColMulai, office.ColBerakhir, office.ColLokasi, office.ColKlasifikasi, office.ColTingkat,
}

// yearless is a day without its year, which the year of the form completes: "24-11", "24 November".
var yearless = regexp.MustCompile(`^\d{1,2}\s*[-/. ]\s*(?:\d{1,2}|[A-Za-z]{3,})$`)

// readOld reads the form: what is recorded, and the form to be shown again with what is wrong.
func (k *call) readOld() (office.ImportInput, views.OldView, error) {
	return k.readOldFrom(k.form.Get)
}

func (k *call) readOldFrom(get func(string) string) (office.ImportInput, views.OldView, error) {
	f, cells := map[string]string{}, map[office.ImportColumn]string{}
	for _, key := range []string{"unit", "cara", "hubungan", "melaksanakan"} {
		f[key] = strings.TrimSpace(get(key))
	}
	for _, c := range oldCells {
		f[string(c)] = strings.TrimSpace(get(string(c)))
		cells[c] = f[string(c)]
	}
	for _, c := range []office.ImportColumn{office.ColTanggal, office.ColMulai} {
		if yearless.MatchString(cells[c]) && len(f["tahun"]) == 4 {
			cells[c] += map[bool]string{true: " ", false: "-"}[strings.Contains(cells[c], " ")] + f["tahun"]
		}
	}
	v, err := k.oldView(f)
	if err != nil {
		return office.ImportInput{}, v, err
	}
	row, err := k.office.ReadRecord(k.ctx, k.p, cells)
	if err != nil {
		return office.ImportInput{}, v, err
	}
	for _, p := range row.Problems {
		switch {
		case p.Level == naskah.LevelError && v.Errors[string(p.Column)] == "":
			v.Errors[string(p.Column)] = p.Msg
		case isOneOf(p.Code, "NSK-IMPOR-DAERAH", "NSK-IMPOR-TANGGAL-RAGU"):
			v.Doubts = append(v.Doubts, p.Msg)
		}
	}
	in := row.Input
	in.Unit, in.Cara, in.Scan = naskah.UnitID(f["unit"]), naskah.Cara(f["cara"]), k.upload
	return in, v, k.oldLink(&in, &v)
}

// oldLink finds the naskah that this one carries out, changes or ends.
func (k *call) oldLink(in *office.ImportInput, v *views.OldView) error {
	if k.form == nil {
		return nil
	}
	how := naskah.RelasiJenis(v.F["hubungan"])
	if !slices.Contains(oldLinks, how) {
		how = naskah.Melaksanakan
	}
	if in.Jenis == naskah.Addendum && how == naskah.Melaksanakan {
		how = naskah.Mengubah
	}
	var kinds []naskah.Kode
	if how == naskah.Melaksanakan {
		kinds = picksOf("ksb")
	}
	p, err := k.pick("melaksanakan", kinds, "")
	if err != nil {
		return err
	}
	if said := k.pickSaid("melaksanakan", p); said != "" {
		v.Errors["melaksanakan"], v.Choices = said, p.choices
		return nil
	}
	if p.id != "" {
		in.Relasi = append(in.Relasi, naskah.Relasi{Ke: p.id, Jenis: how, Tanggal: in.Tanggal})
		if how != naskah.Melaksanakan && in.KerjaSama == "" {
			in.KerjaSama = p.n.KerjaSama // what amends or ends belongs to the same cooperation
		}
	}
	return nil
}

// oldDoubles looks for what may be the same naskah. Almost certain doubles are recorded only by who says so; those of a similar title
// when they have been shown, by the script while he typed or by this page. The same partner in the same year alone holds nobody up.
func (k *call) oldDoubles(in office.ImportInput, v *views.OldView) error {
	list, err := k.office.Similar(k.ctx, k.p, in)
	if err != nil || len(list) == 0 {
		return err
	}
	seen := strings.Fields(k.form.Get("serupa"))
	v.Similar = k.similarView(list)
	for _, s := range list {
		v.Hold = v.Hold || s.Same || s.Judul && !slices.Contains(seen, string(s.Naskah.ID))
	}
	if k.form.Get("tetap") == "ya" {
		v.Hold = false
	}
	return nil
}

func (k *call) similarView(list []office.SimilarNaskah) views.SimilarView {
	v := views.SimilarView{}
	var ids []string
	for _, s := range list {
		r := k.oldRow(s.Naskah)
		r.Line = joinDots([]string{r.Line, s.Why})
		r.Badge = k.stateBadge(s.Naskah)
		if s.Same {
			v.Same = true
			r.Badge = views.Badge{Text: k.t("old.same"), Tone: views.Warn}
		}
		v.Rows = append(v.Rows, r)
		ids = append(ids, string(s.Naskah.ID))
	}
	v.Seen = strings.Join(ids, " ")
	return v
}

// similarOld suggests doubles while somebody types; what is not yet right in the form is passed over.
func similarOld(k *call) error {
	if !k.p.Has(naskah.RoleOfficer) || k.p.Outside() {
		return denied()
	}
	in, _, err := k.readOldFrom(func(key string) string { return k.c.Query(key) })
	if err != nil {
		return err
	}
	list, err := k.office.Similar(k.ctx, k.p, in)
	if err != nil {
		return err
	}
	body, err := k.fragment(views.Similar(k.similarView(list)))
	if err != nil {
		return err
	}
	return k.sendFragment(body)
}
