package web

import (
	"naskah/internal/naskah"
)

// settingKeys are the words of Pengaturan that the program puts together: of each section, each field, each legal form, each role.
func settingKeys() []string {
	var out []string
	fields := func(prefix string, list []settingField) {
		for _, f := range list {
			out = append(out, prefix+f.path)
			if f.help {
				out = append(out, prefix+f.path+".help")
			}
		}
	}
	for _, s := range sections() {
		for _, part := range []string{"", ".help", ".empty", ".one", ".new"} {
			out = append(out, "set."+s.key+part)
		}
		fields("set."+s.key+".", s.fields)
	}
	fields("set.change.", successionFields)
	for _, g := range profileGroups {
		out = append(out, "set.profile."+g.key, "set.profile."+g.key+".help")
		fields("set.profile.", g.fields)
	}
	for path, choices := range rupaChoices {
		for _, c := range choices {
			out = append(out, "set.profile."+path+"."+c)
		}
	}
	for _, b := range bentuk {
		out = append(out, "set.bentuk."+b)
	}
	for _, r := range naskah.Roles {
		out = append(out, "set.role."+string(r))
	}
	for _, slot := range append([]string{logoPicture}, emblems...) {
		out = append(out, "set.picture."+slot, "set.picture."+slot+".help")
	}
	return append(out, "nav.pengaturan")
}
