package web

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// A desk is the directory on the page of Pengaturan, with what is looked up in it.
type desk struct {
	*call
	office.Directory
	day naskah.Date
}

func (k *call) directoryDesk() (*desk, error) {
	dir, err := k.office.Directory(k.ctx, k.p)
	return &desk{call: k, Directory: dir, day: k.today()}, err
}

// A section is one kind of row of people and offices: its place, its fields, how a row is read and kept.
type section struct {
	path   string // in the address
	key    string // in the catalogue: set.<key>
	icon   string
	kind   naskah.SubjectKind
	role   naskah.Role // who keeps it; the office decides
	fields []settingField
	rows   func(d *desk) []views.SettingRow
	row    func(d *desk, id string) (settingRow, bool)
	choose func(d *desk, path string) []views.Option
	more   func(d *desk, row settingRow) []views.SettingGroup // fields that are not in fields
	save   func(d *desk, id string, seq int) (string, error)
}

// A settingField is one input of a section; its words are set.<key>.<path> of the catalogue.
type settingField struct {
	path     string
	kind     string // text | long | date | number | enum | bool | password
	required bool
	max      int
	help     bool // the catalogue has set.<key>.<path>.help
}

// A settingRow is one row as the form shows it.
type settingRow struct {
	title, line string
	seq         int
	values      map[string]string
}

// sections are those of Pengaturan that are lists, in the order of its first page.
func sections() []section {
	return []section{unitSection(), jabatanSection(), orangSection(), pejabatSection(), mitraSection(), userSection()}
}

// writes says whether somebody is offered the form of a section rather than its facts.
func (k *call) writes(s section) bool { return k.p.Has(s.role) }

// routesH are people and offices, the pasal of one's own, and the pages of review.
func (s *site) routesH(app *fiber.App) {
	app.Get("/pengaturan", s.own(showSettings))
	app.Get("/pengaturan/instansi", s.own(showProfile))
	app.Post("/pengaturan/instansi", s.own(saveProfile))
	app.Get("/pengaturan/instansi/contoh.pdf", s.own(showSample))
	app.Post("/pengaturan/instansi/lambang", s.own(saveEmblem))
	app.Get("/pengaturan/gambar/:tempat", s.own(showPicture))
	app.Get("/pengaturan/rantai-paraf", s.own(showChain))
	app.Post("/pengaturan/rantai-paraf", s.own(changeChain))
	app.Get("/pengaturan/pejabat/ganti", s.own(showSuccession))
	app.Post("/pengaturan/pejabat/ganti", s.own(saveSuccession))
	app.Post("/pengaturan/mitra/:baris/lambang", s.own(saveLogo))
	for _, x := range sections() {
		app.Get("/pengaturan/"+x.path, s.own(func(k *call) error { return showSection(k, x) }))
		app.Get("/pengaturan/"+x.path+"/:baris", s.own(func(k *call) error { return showSettingRow(k, x) }))
		app.Post("/pengaturan/"+x.path+"/:baris", s.own(func(k *call) error { return saveSettingRow(k, x) }))
	}
	app.Get("/naskah/:id/pasal", s.own(showPasal))
	app.Post("/naskah/:id/pasal", s.own(savePasal))
	app.Get("/naskah/:id/periksa", s.own(showReview))
	app.Get("/naskah/:id/banding/:a/:b", s.own(showCompare))
	app.Get("/naskah/:id/banding/:a/:b/perubahan.pdf", s.own(downloadCompare))
}

// showSettings is the first page of Pengaturan: its sections, each with how many rows it has.
func showSettings(k *call) error {
	d, err := k.directoryDesk()
	if err != nil {
		return err
	}
	tiles := []views.SettingTile{
		{Href: "/pengaturan/instansi", Icon: "building-2", Title: k.t("set.profile"), Help: k.t("set.profile.help"), Line: "Pemerintah " + d.Instansi.Sebutan()},
		{Href: "/pengaturan/rantai-paraf", Icon: "stamp", Title: k.t("set.chain"), Help: k.t("set.chain.tile"), Line: k.t("set.chain.count", len(d.Instansi.RantaiParaf[""]))},
	}
	for _, s := range sections() {
		rows := s.rows(d)
		if s.role == naskah.RoleAdmin && !k.writes(s) {
			continue
		}
		tiles = append(tiles, views.SettingTile{
			Href: "/pengaturan/" + s.path, Icon: s.icon, Title: k.t("set." + s.key), Help: k.t("set." + s.key + ".help"), Line: k.t("set.count", len(rows)),
		})
	}
	if k.p.Has(naskah.RoleAdmin) {
		tiles = append(tiles, views.SettingTile{Href: "/pengaturan/antrean", Icon: "history", Title: k.t("queue.title"), Help: k.t("queue.tile")})
	}
	return k.show(k.t("nav.pengaturan"), views.Settings(tiles))
}

// showSection lists one section.
func showSection(k *call, s section) error {
	d, err := k.directoryDesk()
	if err != nil {
		return err
	}
	if s.role == naskah.RoleAdmin && !k.writes(s) {
		return denied()
	}
	v := views.SettingListView{
		Title: k.t("set." + s.key), Help: k.t("set." + s.key + ".help"), Path: "/pengaturan/" + s.path, Icon: s.icon, Empty: k.t("set." + s.key + ".empty"),
		Text: strings.TrimSpace(k.c.Query("q")),
	}
	for _, r := range s.rows(d) {
		if !matches(v.Text, r.Title, r.Line, r.Badge.Text) {
			continue
		}
		if v.Total++; len(v.Rows) < 200 {
			v.Rows = append(v.Rows, r)
		}
	}
	if k.writes(s) {
		if s.key == "pejabat" {
			v.Acts = append(v.Acts, views.Button{Label: k.t("set.change"), Icon: "users", Action: "/pengaturan/pejabat/ganti", Get: true})
		}
		v.Acts = append(v.Acts, views.Button{Label: k.t("set." + s.key + ".new"), Icon: "plus", Action: v.Path + "/baru", Get: true, Fill: true})
	}
	return k.show(v.Title, views.SettingList(v))
}

// matches says whether every word of text stands somewhere in the words of a row.
func matches(text string, in ...string) bool {
	all := strings.ToLower(strings.Join(in, " "))
	return !slices.ContainsFunc(strings.Fields(strings.ToLower(text)), func(w string) bool { return !strings.Contains(all, w) })
}

// newRow is what stands in the address for a row that is not there yet.
const newRow = "baru"

// rowOf is the row of the path; "" is a new one.
func (k *call) rowOf() (string, error) {
	id, err := pathValue(k.c, "baris")
	if id == newRow {
		id = ""
	}
	return id, err
}

// unit, jabatan, orang and mitra are rows of the directory by their ID; zero when it has none.
func (d *desk) unit(id naskah.UnitID) naskah.Unit {
	return byID(d.Units, func(x naskah.Unit) bool { return x.ID == id })
}

func (d *desk) jabatan(id naskah.JabatanID) naskah.Jabatan {
	return byID(d.Jabatan, func(x naskah.Jabatan) bool { return x.ID == id })
}

func (d *desk) orang(id naskah.OrangID) naskah.Orang {
	return byID(d.Orang, func(x naskah.Orang) bool { return x.ID == id })
}

func (d *desk) mitra(id naskah.MitraID) naskah.Mitra {
	return byID(d.Mitra, func(x naskah.Mitra) bool { return x.ID == id })
}

func byID[T any](list []T, is func(T) bool) T {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i]
	}
	var zero T
	return zero
}

// holders are those who hold an office on a day: the definitif or Pj. first, who stands in for him after.
func (d *desk) holders(j naskah.JabatanID, on naskah.Date) []naskah.Pejabat {
	var out []naskah.Pejabat
	for _, p := range d.Pejabat {
		if p.Jabatan == j && !on.Before(p.Mulai) && (p.Selesai.IsZero() || !p.Selesai.Before(on)) {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b naskah.Pejabat) int { return precedence(a.Kapasitas) - precedence(b.Kapasitas) })
	return out
}

func precedence(k naskah.Kapasitas) int { return slices.Index(naskah.DaftarKapasitas, k) }

// holderNames are they in words, with the capacity in full: "Dedi Supriadi", "Rina Marlina (Pelaksana Harian)".
func (d *desk) holderNames(j naskah.JabatanID) string {
	var out []string
	for _, p := range d.holders(j, d.day) {
		name := d.orang(p.Orang).Nama
		if full := p.Kapasitas.Panjang(); full != "" {
			name += " (" + full + ")"
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}

// span is from when to when in words.
func (k *call) span(from, to naskah.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case to.IsZero():
		return k.t("set.since", from.Panjang())
	case from.IsZero():
		return k.t("set.until", to.Panjang())
	}
	return k.t("set.span", from.Panjang(), to.Panjang())
}

// timeBadge says whether a row is in force today.
func (d *desk) timeBadge(from, to naskah.Date) views.Badge {
	switch {
	case !to.IsZero() && to.Before(d.day):
		return views.Badge{Text: d.t("set.past")}
	case d.day.Before(from):
		return views.Badge{Text: d.t("set.future"), Tone: views.Info}
	}
	return views.Badge{Text: d.t("set.now"), Tone: views.OK}
}

// options makes choices of rows; the chosen one is marked by the form.
func options[T any](list []T, value, label func(T) string) []views.Option {
	var out []views.Option
	for _, x := range list {
		out = append(out, views.Option{Value: value(x), Label: label(x)})
	}
	slices.SortStableFunc(out, func(a, b views.Option) int {
		return strings.Compare(strings.ToLower(a.Label), strings.ToLower(b.Label))
	})
	return out
}

func (d *desk) unitChoices() []views.Option {
	return options(d.Units, func(x naskah.Unit) string { return string(x.ID) }, func(x naskah.Unit) string { return x.Nama })
}

func (d *desk) mitraChoices() []views.Option {
	return options(d.Mitra, func(x naskah.Mitra) string { return string(x.ID) }, func(x naskah.Mitra) string { return x.Nama })
}

func (d *desk) jabatanChoices() []views.Option {
	return options(d.Jabatan, func(x naskah.Jabatan) string { return string(x.ID) }, d.jabatanLabel)
}

// jabatanLabel names an office so that two of one name are told apart.
func (d *desk) jabatanLabel(j naskah.Jabatan) string {
	switch {
	case j.Mitra != "":
		return j.Nama + " · " + d.mitra(j.Mitra).Nama
	case j.Unit != "":
		return j.Nama + " · " + d.unit(j.Unit).Nama
	}
	return j.Nama
}

func (d *desk) orangChoices() []views.Option {
	return options(d.Orang, func(x naskah.Orang) string { return string(x.ID) }, func(x naskah.Orang) string {
		if x.Mitra != "" {
			return x.Nama + " · " + d.mitra(x.Mitra).Nama
		}
		return x.Nama
	})
}
