package document

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"naskah/internal/naskah"
)

// A reader turns the YAML of a template into a Template and collects everything that is wrong with it.
type reader struct {
	file   string
	files  []string // of the pustaka, in the order in which they were taken
	errs   []*problem
	schema *snode
	used   map[string]bool // fields that a text or condition uses
	spelt  map[string]bool
}

type problem struct {
	line int
	err  *naskah.Error
}

func (r *reader) report(line int, code, format string, a ...any) {
	where := r.file
	if n := line / lineSpan; n > 0 && n <= len(r.files) {
		where = r.files[n-1]
	}
	if n := line % lineSpan; n > 0 {
		where += ":" + strconv.Itoa(n)
	}
	r.errs = append(r.errs, &problem{line, naskah.Errorf(naskah.Invalid, code, "%s: %s.", where, fmt.Sprintf(format, a...))})
}

// failed is everything that was reported, by line; nil when there is nothing.
func (r *reader) failed() error {
	slices.SortStableFunc(r.errs, func(a, b *problem) int { return cmp.Compare(a.line, b.line) })
	var out []error
	for _, p := range r.errs {
		out = append(out, p.err)
	}
	return errors.Join(out...)
}

// keys reports a node that is no map, and every key that the template language does not have there.
func (r *reader) keys(y *ynode, allowed ...string) bool {
	if y == nil || y.kind != yMap {
		if y != nil {
			r.report(y.line, "TPL-KUNCI", "di sini harus ada kunci %v", allowed)
		}
		return false
	}
	for _, k := range y.keys {
		if !slices.Contains(allowed, k) {
			r.report(y.at[k], "TPL-KUNCI", "kunci %q tidak dikenal; yang ada: %v", k, allowed)
		}
	}
	return true
}

// text is a scalar below y, as text.
func (r *reader) text(y *ynode, key string) string {
	c := y.vals[key]
	if c == nil || c.kind == yNull {
		return ""
	}
	if c.kind == yList || c.kind == yMap {
		r.report(c.line, "TPL-KUNCI", "%s harus berupa teks", key)
		return ""
	}
	return c.text
}

func (r *reader) bool(y *ynode, key string) bool {
	c := y.vals[key]
	if c != nil && c.kind != yBool {
		r.report(c.line, "TPL-KUNCI", "%s harus true atau false", key)
		return false
	}
	return c != nil && c.text == "true"
}

func (r *reader) int(y *ynode, key string) int {
	c := y.vals[key]
	if c == nil {
		return 0
	}
	n, err := strconv.Atoi(c.text)
	if c.kind != yInt || err != nil {
		r.report(c.line, "TPL-KUNCI", "%s harus bilangan bulat", key)
	}
	return n
}

func (r *reader) list(y *ynode, key string) []*ynode {
	c := y.vals[key]
	if c == nil {
		return nil
	}
	if c.kind != yList {
		r.report(c.line, "TPL-KUNCI", "%s harus berupa daftar", key)
	}
	return c.list
}

func (r *reader) texts(y *ynode, key string) []string {
	var out []string
	for _, c := range r.list(y, key) {
		if c.kind == yList || c.kind == yMap {
			r.report(c.line, "TPL-KUNCI", "isi daftar %s harus berupa teks", key)
			continue
		}
		out = append(out, c.text)
	}
	return out
}

var ident = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// id is a stable identifier below y.
func (r *reader) id(y *ynode, required bool) string {
	s := r.text(y, "id")
	if s == "" && !required {
		return ""
	}
	if !ident.MatchString(s) {
		r.report(y.line, "TPL-KUNCI", "id %q harus huruf kecil, angka, dan tanda hubung", s)
	}
	return s
}

// template reads the whole file.
func (r *reader) template(y *ynode) *Template {
	t := &Template{spelling: map[string][2]string{}}
	r.used, r.spelt = map[string]bool{}, map[string]bool{}
	if !r.keys(y, "nama", "keterangan", "norma", "sebutan", "jalur", "bentuk", "gaya", "kop", "paraf", "ejaan", "ignored", "groups", "title", "body") {
		return t
	}
	t.Nama, t.Keterangan, t.Norma, t.Sebutan = r.text(y, "nama"), r.text(y, "keterangan"), r.text(y, "norma"), r.text(y, "sebutan")
	for _, k := range []string{"nama", "keterangan", "norma", "sebutan", "title", "groups", "body"} {
		if y.vals[k] == nil {
			r.report(y.line, "TPL-KUNCI", "kunci %s belum ada", k)
		}
	}
	for _, j := range r.texts(y, "jalur") {
		if !slices.Contains(naskah.DaftarJalur, naskah.Jalur(j)) {
			r.report(y.at["jalur"], "TPL-KUNCI", "jalur %q tidak ada", j)
		}
		t.Jalur = append(t.Jalur, naskah.Jalur(j))
	}
	t.ignored, t.paraf = r.texts(y, "ignored"), r.bool(y, "paraf")
	t.kop = r.kop(y.vals["kop"])
	t.gaya, t.bentuk = gaya(cmp.Or(r.text(y, "gaya"), string(gayaPasal))), cmp.Or(r.text(y, "bentuk"), bentukPerjanjian)
	if !slices.Contains(daftarGaya, t.gaya) {
		r.report(y.at["gaya"], "TPL-KUNCI", "gaya %q tidak ada; yang ada: %v", string(t.gaya), daftarGaya)
	}
	if !slices.Contains([]string{bentukPerjanjian, bentukSurat, bentukNaskah}, t.bentuk) {
		r.report(y.at["bentuk"], "TPL-KUNCI", "bentuk %q tidak ada", t.bentuk)
	}
	r.spelling(t, y.vals["ejaan"])
	for _, g := range r.list(y, "groups") {
		t.Groups = append(t.Groups, r.group(g))
	}
	extendPasal(t.Groups)
	t.schema = schemaOf(t.Groups, r.report)
	if t.schema.keys[keyPasal] != nil && t.schema.keys[keyRemoved] == nil {
		t.schema.keys[keyRemoved] = removedNode()
		t.schema.order = append(t.schema.order, keyRemoved)
	}
	r.schema = t.schema
	r.needs(t)
	if k := y.vals["kop"]; k != nil && k.kind == yMap {
		r.unitHead(k, t)
	}
	if y.vals["title"] != nil {
		t.title = r.phrase(y.vals["title"], condEnv{root: t.schema})
	}
	for _, b := range r.list(y, "body") {
		t.body = append(t.body, r.part(b))
	}
	return t
}

// spelling reads the words that the profiles write differently: [baku, lampiran].
func (r *reader) spelling(t *Template, y *ynode) {
	if y == nil {
		return
	}
	if y.kind != yMap {
		r.report(y.line, "TPL-KUNCI", "ejaan harus berupa kata: [baku, lampiran]")
		return
	}
	for _, k := range y.keys {
		pair := r.texts(y, k)
		if len(pair) != 2 {
			r.report(y.at[k], "TPL-KUNCI", "ejaan %s harus dua bentuk: [baku, lampiran]", k)
			continue
		}
		t.spelling[k] = [2]string{pair[0], pair[1]}
	}
}

// kop reads the emblem places.
func (r *reader) kop(y *ynode) Kop {
	if y == nil || !r.keys(y, "left", "center", "right", "names", "address") {
		return Kop{}
	}
	place := func(key string) *Emblem {
		c := y.vals[key]
		if c == nil || !r.keys(c, "slot", "label", "when") {
			return nil
		}
		e := &Emblem{Slot: r.text(c, "slot"), Label: r.text(c, "label")}
		if !slices.Contains([]string{"lambang_daerah", "logo_mitra", "garuda"}, e.Slot) {
			r.report(c.line, "TPL-KUNCI", "tempat gambar %q tidak ada", e.Slot)
		}
		return e
	}
	kind := KopEmblems
	switch {
	case y.vals["names"] != nil && y.vals["center"] != nil:
		kind = KopJabatan
	case y.vals["names"] != nil:
		kind = KopUnit
	}
	return Kop{Kind: kind, Left: place("left"), Center: place("center"), Right: place("right")}
}

// The forms of a naskah: an agreement of parties, a letter, any other.
const (
	bentukPerjanjian = "perjanjian"
	bentukSurat      = "surat"
	bentukNaskah     = "naskah"
)
