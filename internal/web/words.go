package web

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// initials are the first letters of the first and last name.
func initials(nama string) string {
	words := strings.Fields(nama)
	out := ""
	for i, w := range words {
		if i == 0 || i == len(words)-1 {
			for _, r := range w {
				out += string(r)
				break
			}
		}
	}
	return strings.ToUpper(out)
}

// roles are the words for what a user may do.
func (k *call) roles(u naskah.User) string {
	var out []string
	for _, r := range u.Roles {
		out = append(out, k.words.Role(r))
	}
	return strings.Join(out, ", ")
}

// jenisShort is "KSB KSDPK"; jenisFull the full name.
func jenisShort(n naskah.Naskah) string {
	j, ok := naskah.JenisOf(n.Jenis)
	if !ok {
		return string(n.Jenis)
	}
	return j.Singkat
}

func jenisFull(k naskah.Kode) string {
	j, ok := naskah.JenisOf(k)
	if !ok {
		return string(k)
	}
	return j.Nama
}

// others names the parties that are not the Instansi whose register holds n.
func others(n naskah.Naskah) string {
	var out []string
	for _, p := range n.Parties {
		if p.Instansi != n.Instansi || p.Instansi == "" {
			out = append(out, p.Nama)
		}
	}
	return strings.Join(out, " · ")
}

func partyNames(list []naskah.Party) []string {
	var out []string
	for _, p := range list {
		if p.Nama != "" {
			out = append(out, p.Nama)
		}
	}
	return out
}

// nomorText is what stands on the NOMOR lines that are numbered.
func nomorText(list []naskah.Nomor) string {
	var out []string
	for _, x := range list {
		if x.Kind == naskah.Bernomor && x.Text != "" {
			out = append(out, x.Text)
		}
	}
	return strings.Join(out, " · ")
}

// title is the judul, or what a draft without one is called.
func (k *call) judul(n naskah.Naskah) string {
	if n.Judul == "" {
		return k.t("naskah.untitled", jenisShort(n))
	}
	return n.Judul
}

func (k *call) stateBadge(n naskah.Naskah) views.Badge {
	tone := views.Plain
	switch n.State {
	case naskah.Review, naskah.Approved, naskah.Signing:
		tone = views.Gold
	case naskah.Signed, naskah.Archived:
		tone = views.Teal
	case naskah.Cancelled:
		tone = views.Bad
	case naskah.Draft:
		tone = views.Info
	}
	return views.Badge{Text: k.words.State(n.State, n.Imported), Tone: tone}
}

// validityBadge says in words how a signed naskah stands to today; diakhiri is known to the public view only.
func (k *call) validityBadge(v naskah.Validity, end naskah.Akhir) views.Badge {
	if v == "" {
		return views.Badge{}
	}
	b := views.Badge{Text: k.validityWord(v, end)}
	switch v {
	case naskah.Berlaku:
		if end.Kind != naskah.AkhirTidakTahu {
			b.Tone = views.OK
		}
	case naskah.SegeraHabis:
		b.Tone, b.Text = views.Warn, k.daysLeft(end.Date)
	case naskah.BerakhirSudah, naskah.Diakhiri:
		b.Tone = views.Bad
	}
	return b
}

// validityWord says no more than is known: of what ends nobody knows when, not that it is in force.
func (k *call) validityWord(v naskah.Validity, end naskah.Akhir) string {
	if v == naskah.Berlaku && end.Kind == naskah.AkhirTidakTahu {
		return k.t("validity.unknown")
	}
	return k.t("validity." + string(v))
}

func (k *call) daysLeft(end naskah.Date) string {
	left := k.today().DaysUntil(end)
	if left <= 0 {
		return k.t("validity.today")
	}
	return k.t("validity.days", left)
}

// dueTone is how near an end is: as a second sign beside the words.
func dueTone(left int) views.Tone {
	switch {
	case left <= 30:
		return views.Bad
	case left <= 90:
		return views.Warn
	}
	return views.Gold
}

// termText is "24 November 2026 s.d. 23 November 2031".
func (k *call) termText(n naskah.Naskah) string {
	switch n.Berakhir.Kind {
	case naskah.AkhirTanggal:
		if n.Mulai.IsZero() {
			return k.t("term.until", n.Berakhir.Date.Panjang())
		}
		return k.t("term.range", n.Mulai.Panjang(), n.Berakhir.Date.Panjang())
	case naskah.AkhirTanpaBatas:
		return k.t("term.open")
	}
	return ""
}

func (k *call) endText(e naskah.Akhir) string {
	switch e.Kind {
	case naskah.AkhirTanggal:
		return e.Date.Panjang()
	case naskah.AkhirTanpaBatas:
		return k.t("term.open")
	}
	return ""
}

// greeting is by the clock of the Instansi.
func (k *call) greeting(at time.Time) string {
	key := "home.malam"
	switch h := at.In(k.zone).Hour(); {
	case h >= 4 && h < 11:
		key = "home.pagi"
	case h >= 11 && h < 15:
		key = "home.siang"
	case h >= 15 && h < 18:
		key = "home.sore"
	}
	name := k.user.Nama
	if k.user.Sapaan != "" && k.words.Lang == "id" {
		name = k.user.Sapaan + " " + name
	}
	return k.t(key) + ", " + name
}

// dayText is "Selasa, 24 November 2026".
func dayText(d naskah.Date) string { return d.Hari() + ", " + d.Panjang() }

// ordinalParty is "PIHAK KESATU".
func ordinalParty(n int) string { return "PIHAK " + naskah.Ordinal(n) }

func naskahPath(id naskah.NaskahID, rest ...string) string {
	return "/naskah/" + string(id) + strings.Join(rest, "")
}

func isOneOf[T comparable](x T, list ...T) bool { return slices.Contains(list, x) }

func itoa(n int) string { return strconv.Itoa(n) }

// joinDots puts a dot between what is said of one thing.
func joinDots(parts []string) string { return strings.Join(parts, " · ") }
