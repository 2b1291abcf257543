package document

import (
	"regexp"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

var rkpd = regexp.MustCompile(`(?i)\bRKPD\b|rencana kerja pemerintah daerah`)

// yearPlan is rule R10: a Nota Kesepakatan says where its object stands in the RKPD [P22 53(2)]. Where the penyusun has written the pasal
// himself, his text says it.
func (c *checker) yearPlan() {
	if c.tpl.Ref.Kode != naskah.NK {
		return
	}
	f := naskah.Finding{Code: "KSD-R10", Level: naskah.LevelError, Norm: p22 + "Pasal 53 ayat (2)"}
	for _, l := range c.live {
		if l.own >= 0 && c.scope.carries(l) == "objek-sinergi" && !blank(l) {
			if !rkpd.MatchString(typedText(l.items)) {
				f.Path, f.Clause = "pasal."+itoa(l.own), "pasal "+l.id
				f.Msg = "Teks pasal tentang objek Sinergi tidak menyebut Rencana Kerja Pemerintah Daerah. Objek Sinergi tercantum dalam RKPD; sebutkan tahun, program, dan kegiatannya."
				c.add(f)
			}
			return
		}
	}
	for _, x := range c.tpl.Fields() {
		if strings.HasPrefix(x.Path, "rkpd.") && x.Required && !filled(follow(c.scope.names, x.Path)) && !c.present(x.Path) {
			f.Path, f.Msg = x.Path, x.Label+" belum diisi. Objek Sinergi tercantum dalam Rencana Kerja Pemerintah Daerah."
			c.add(f)
		}
	}
}

// typedText is all that was typed in items.
func typedText(items []*liveItem) string {
	var b strings.Builder
	for _, it := range items {
		b.WriteString(it.typed + "\n" + typedText(it.children))
	}
	return b.String()
}

// study is rule R19, and R20 where the third party proposes: what precedes a Kesepakatan Bersama with a third party is named in the
// register [P22 25, 26(2), 31(2)]. They are warnings whose reason is kept, as with whatever else should be on file [OP 1.4]; the files that
// office asks for before signing are others, so nothing is asked for twice. A template without the field is not asked.
func (c *checker) study() {
	const byRegion, byPartner = "KSD-R19", "KSD-R20"
	partner := c.scope.str("rujukan.prakarsa") == "pihak_ketiga"
	for _, x := range []struct {
		code, path, norm, msg string
		holds                 bool
	}{
		{byRegion, "rujukan.kep_drks", "Pasal 25 ayat (2)", "Urusan yang dikerjasamakan atas prakarsa daerah tercantum dalam daftar rencana kerja sama yang ditetapkan dengan keputusan kepala daerah; keputusannya belum disebut.", !partner},
		{byRegion, "rujukan.studi_kelayakan", "Pasal 25 ayat (1) huruf b", "Kerja sama dengan pihak ketiga atas prakarsa daerah didahului studi kelayakan; studinya belum disebut.", !partner},
		{byPartner, "rujukan.studi_kelayakan", "Pasal 26 ayat (2)", "Pihak ketiga yang menjadi pemrakarsa menyusun studi kelayakan; studinya belum disebut.", partner},
		{byPartner, "rujukan.telaah", "Pasal 31 ayat (2)", "Usul pihak ketiga ditelaah TKKSD menurut delapan kriteria; hasil telaahannya belum disebut.", partner},
	} {
		known := slices.ContainsFunc(c.tpl.Fields(), func(f Field) bool { return f.Path == "rujukan.prakarsa" })
		if !known || !x.holds || c.scope.str(x.path) != "" || c.present(x.path) {
			continue
		}
		c.add(naskah.Finding{Code: x.code, Level: naskah.LevelWarning, Path: x.path, Norm: p22 + x.norm, Msg: x.msg + " Isi nomor dan tanggalnya, atau tulis alasannya."})
	}
}
