package web

import (
	"slices"
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// joined puts a dot between what is not empty.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// inOrder sorts rows by their title.
func inOrder(rows []views.SettingRow) []views.SettingRow {
	slices.SortStableFunc(rows, func(a, b views.SettingRow) int {
		return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title))
	})
	return rows
}

// orangSection are the people. NIP and NIK come masked, and stay as they are stored when they are sent back so.
func orangSection() section {
	return section{
		path: "orang", key: "orang", icon: "user", kind: naskah.SubjectOrang, role: naskah.RoleOfficer,
		fields: []settingField{
			{path: "nama", kind: "text", required: true, max: 300, help: true},
			{path: "gelar_depan", kind: "text", max: 60},
			{path: "gelar_belakang", kind: "text", max: 60},
			{path: "nip", kind: "text", max: 30, help: true},
			{path: "nik", kind: "text", max: 30, help: true},
			{path: "surel", kind: "text", max: 120},
			{path: "mitra", kind: "enum", help: true},
		},
		rows: func(d *desk) []views.SettingRow {
			var out []views.SettingRow
			for _, x := range d.Orang {
				r := views.SettingRow{Href: "/pengaturan/orang/" + string(x.ID), Title: x.Nama, Line: joined(d.seats(x.ID), d.mitra(x.Mitra).Nama, x.NIP)}
				out = append(out, r)
			}
			return inOrder(out)
		},
		row: func(d *desk, id string) (settingRow, bool) {
			x := d.orang(naskah.OrangID(id))
			full := naskah.PejabatSnapshot{Nama: x.Nama, GelarDpn: x.GelarDpn, GelarBlk: x.GelarBlk}.NamaLengkap()
			return settingRow{title: full, line: d.seats(x.ID), seq: x.Seq, values: map[string]string{
				"nama": x.Nama, "gelar_depan": x.GelarDpn, "gelar_belakang": x.GelarBlk, "nip": x.NIP, "nik": x.NIK, "surel": x.Surel, "mitra": string(x.Mitra),
			}}, id == "" || x.ID != ""
		},
		choose: func(d *desk, _ string) []views.Option { return d.mitraChoices() },
		save: func(d *desk, id string, seq int) (string, error) {
			kept, err := d.office.SaveOrang(d.ctx, d.p, naskah.Orang{
				ID: naskah.OrangID(id), Seq: seq, Nama: d.field("nama"), GelarDpn: d.field("gelar_depan"), GelarBlk: d.field("gelar_belakang"),
				NIP: d.field("nip"), NIK: d.field("nik"), Surel: d.field("surel"), Mitra: naskah.MitraID(d.field("mitra")),
			})
			return string(kept), err
		},
	}
}

// seats are the offices that somebody holds today.
func (d *desk) seats(o naskah.OrangID) string {
	var out []string
	for _, p := range d.Pejabat {
		if p.Orang == o && o != "" && slices.Contains(d.holders(p.Jabatan, d.day), p) {
			out = append(out, d.seatName(p))
		}
	}
	return strings.Join(out, ", ")
}

// seatName is an office with the capacity in full [OP 4]: "Penjabat Wali Kota Banjar".
func (d *desk) seatName(p naskah.Pejabat) string {
	return naskah.PejabatSnapshot{Jabatan: d.jabatan(p.Jabatan).Nama, Kapasitas: p.Kapasitas}.Sebutan()
}

// pejabatSection is who holds which office, in which capacity, from when to when, by which decree.
func pejabatSection() section {
	return section{
		path: "pejabat", key: "pejabat", icon: "user-round-check", kind: naskah.SubjectPejabat, role: naskah.RoleOfficer,
		fields: []settingField{
			{path: "orang", kind: "enum", required: true},
			{path: "jabatan", kind: "enum", required: true},
			{path: "kapasitas", kind: "enum", required: true, help: true},
			{path: "keputusan", kind: "text", required: true, max: 300, help: true},
			{path: "mulai", kind: "date", required: true},
			{path: "selesai", kind: "date", help: true},
		},
		rows: pejabatRows,
		row: func(d *desk, id string) (settingRow, bool) {
			x := byID(d.Pejabat, func(p naskah.Pejabat) bool { return string(p.ID) == id })
			if id == "" {
				x = naskah.Pejabat{Jabatan: naskah.JabatanID(d.c.Query("jabatan")), Orang: naskah.OrangID(d.c.Query("orang")), Kapasitas: naskah.Definitif}
				return settingRow{values: pejabatValues(x)}, true
			}
			return settingRow{title: d.orang(x.Orang).Nama, line: joined(d.seatName(x), d.span(x.Mulai, x.Selesai)), seq: x.Seq, values: pejabatValues(x)}, x.ID != ""
		},
		choose: (*desk).pejabatChoices,
		save: func(d *desk, id string, seq int) (string, error) {
			x := naskah.Pejabat{
				ID: naskah.PejabatID(id), Seq: seq, Orang: naskah.OrangID(d.field("orang")), Jabatan: naskah.JabatanID(d.field("jabatan")),
				Kapasitas: naskah.Kapasitas(d.field("kapasitas")), Keputusan: d.field("keputusan"),
			}
			var err error
			if x.Mulai, err = d.dateField("mulai"); err != nil {
				return "", err
			}
			if x.Selesai, err = d.dateField("selesai"); err != nil {
				return "", err
			}
			kept, err := d.office.SavePejabat(d.ctx, d.p, x)
			return string(kept), err
		},
	}
}

// pejabatRows lists those in office first, those of the past after them.
func pejabatRows(d *desk) []views.SettingRow {
	var out []views.SettingRow
	for _, past := range []bool{false, true} {
		var some []views.SettingRow
		for _, x := range d.Pejabat {
			if past != (!x.Selesai.IsZero() && x.Selesai.Before(d.day)) {
				continue
			}
			some = append(some, views.SettingRow{
				Href: "/pengaturan/pejabat/" + string(x.ID), Title: joined(d.seatName(x), d.orang(x.Orang).Nama),
				Line: joined(d.span(x.Mulai, x.Selesai), x.Keputusan, d.mitra(d.jabatan(x.Jabatan).Mitra).Nama), Badge: d.timeBadge(x.Mulai, x.Selesai),
			})
		}
		out = append(out, inOrder(some)...)
	}
	return out
}

func pejabatValues(x naskah.Pejabat) map[string]string {
	return map[string]string{
		"orang": string(x.Orang), "jabatan": string(x.Jabatan), "kapasitas": string(x.Kapasitas), "keputusan": x.Keputusan, "mulai": x.Mulai.String(),
		"selesai": x.Selesai.String(),
	}
}

func (d *desk) pejabatChoices(path string) []views.Option {
	switch path {
	case "orang":
		return d.orangChoices()
	case "jabatan":
		return d.jabatanChoices()
	}
	return d.capacities(naskah.DaftarKapasitas...)
}

// capacities are those in full words.
func (d *desk) capacities(list ...naskah.Kapasitas) []views.Option {
	var out []views.Option
	for _, x := range list {
		label := x.Panjang()
		if label == "" {
			label = d.t("set.definitif")
		}
		out = append(out, views.Option{Value: string(x), Label: label})
	}
	return out
}
