package web

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// unseen says whether r is a letter that nobody sees and that makes two texts look alike which are not, turns the reading round, or
// cannot be stored or printed: control characters, the invisible ones of Unicode (direction, joiners, marks of order), and what stands
// for bytes that are no text.
func unseen(r rune) bool {
	switch r {
	case '\n', '\r', '\t':
		return false
	case utf8.RuneError, '\u2028', '\u2029':
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef
}

// legible is s without letters that nobody sees; those that part words become a blank.
func legible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case !unseen(r):
			return r
		case unicode.IsSpace(r):
			return ' '
		}
		return -1
	}, strings.ToValidUTF8(s, ""))
}

// wholeText makes bytes that are no text the sign for them, in everything that a form sent but its secrets, which the accounts judge.
func wholeText(form url.Values) url.Values {
	out := url.Values{}
	for key, list := range form {
		if !slices.Contains(secretFields, key) {
			for i := range list {
				list[i] = strings.ToValidUTF8(list[i], string(utf8.RuneError))
			}
		}
		key = strings.ToValidUTF8(key, string(utf8.RuneError))
		out[key] = append(out[key], list...)
	}
	return out
}

// checkLetters refuses a form in which somebody would store letters that nobody sees; the form then holds the text without them, to
// be shown again. What a file was called is not typed here, and is made plain where it is kept.
func (k *call) checkLetters() error {
	for _, key := range slices.Sorted(maps.Keys(k.form)) {
		if slices.Contains(secretFields, key) || key == fileName {
			continue
		}
		for i, s := range k.form[key] {
			at := strings.IndexFunc(s, unseen)
			if at < 0 {
				continue
			}
			if k.mend == nil {
				k.mend = map[string]string{}
			}
			r, _ := utf8.DecodeRuneInString(s[at:])
			k.mend[key] = unseenWords(r)
			k.form[key][i] = legible(s)
		}
	}
	if len(k.mend) == 0 {
		return nil
	}
	first := slices.Sorted(maps.Keys(k.mend))[0]
	return naskah.Errorf(naskah.Invalid, "NSK-HURUF", "%s", k.mend[first]).On(first)
}

func unseenWords(r rune) string {
	if r == utf8.RuneError {
		return "Ada karakter rusak pada isian ini, mungkin karena disalin dari program lain. Karakter itu sudah dihapus; periksa teksnya, lalu kirim lagi."
	}
	return fmt.Sprintf("Ada karakter tidak terlihat (U+%04X) pada isian ini, mungkin karena disalin dari program lain. Karakter itu sudah dihapus; periksa teksnya, lalu kirim lagi.", r)
}

// plainQuery takes the letters that nobody sees out of what the address asks for.
func plainQuery(c *fiber.Ctx) {
	q := c.Request().URI().QueryArgs()
	changed := map[string]string{}
	for key, value := range q.All() {
		if s := string(value); legible(s) != s {
			changed[string(key)] = legible(s)
		}
	}
	for key, s := range changed {
		q.Set(key, s)
	}
}

// mendable says whether the act of a form can be tried again on a page that shows what is wrong beside the field, with everything else
// as it was sent: somebody who is signed in, a form without secrets, a field that the form has.
func (k *call) mendable(e *naskah.Error) bool {
	return k.c.Method() == fiber.MethodPost && k.user != nil && e.Kind == naskah.Invalid && !hasSecret(k.form) && (len(k.mend) > 0 || e.Field != "" && k.form.Has(e.Field))
}

// drawMend is the page on which a form is mended that has no page of its own for it.
func (k *call) drawMend(a answer, e *naskah.Error) error {
	wrong := k.mend
	if len(wrong) == 0 {
		wrong = map[string]string{e.Field: e.Msg}
	}
	path := localPath(k.c.OriginalURL())
	v := views.MendView{
		Head:   views.ErrorView{Title: k.t(a.title), What: k.t("mend.text"), Icon: a.icon, Tone: a.tone, Code: e.Code, RequestID: k.id},
		Action: path, Back: k.pageOf(path), File: k.form.Has(fileName),
	}
	for _, kv := range kept(k.form) {
		msg, ok := wrong[kv.Key]
		switch {
		case kv.Key == fileName:
		case ok:
			v.Fields = append(v.Fields, views.MendField{Name: kv.Key, Label: k.fieldWord(kv.Key), Value: kv.Value, Msg: msg, Long: len(kv.Value) > 80 || strings.Contains(kv.Value, "\n")})
		default:
			v.Keep = append(v.Keep, kv)
		}
	}
	return k.draw(a.status, v.Head.Title, false, "", views.Mend(v))
}

// fieldWords are the fields that forms have in common and that have a word of their own.
var fieldWords = []string{
	"alamat", "alasan", "catatan", "judul", "kedudukan", "kepada", "keputusan", "klasifikasi", "lokasi", "nama", "nomor", "pemegang", "tanggal", "tempat", "teks",
}

// fieldWord is what a field is called: the last word of its name that has one.
func (k *call) fieldWord(name string) string {
	steps := strings.Split(name, ".")
	for _, step := range slices.Backward(steps) {
		if slices.Contains(fieldWords, step) {
			return k.t("isian." + step)
		}
	}
	return k.t("isian.other")
}
