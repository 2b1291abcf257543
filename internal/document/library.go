package document

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"naskah/internal/naskah"
)

// A Library holds every version of every template.
type Library struct{ all []*Template }

var versionDir = regexp.MustCompile(`^v([1-9][0-9]{0,3})$`)

// Load reads <kode>/<versi>/template.yaml and contoh.yaml below fsys and checks each template whole: an unknown field, a condition
// of the wrong type, a text that can never be reached, a reference into nothing, and missing mandatory content are errors with file
// and line, all of them at once.
func Load(fsys fs.FS) (*Library, error) {
	files, err := fs.Glob(fsys, "*/*/template.yaml")
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, naskah.Errorf(naskah.Invalid, "TPL-BACA", "Tidak ada templat naskah.")
	}
	l := &Library{}
	var errs []error
	for _, file := range files {
		t, err := loadTemplate(fsys, file)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		l.all = append(l.all, t)
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	slices.SortFunc(l.all, func(a, b *Template) int {
		return cmp.Or(cmp.Compare(orderOf(a.Ref.Kode), orderOf(b.Ref.Kode)), cmp.Compare(versionNo(a.Ref.Versi), versionNo(b.Ref.Versi)))
	})
	return l, nil
}

func loadTemplate(fsys fs.FS, file string) (*Template, error) {
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, err
	}
	dir := path.Dir(file)
	sample, err := fs.ReadFile(fsys, dir+"/contoh.yaml")
	if err != nil {
		return nil, naskah.Errorf(naskah.Invalid, "TPL-CONTOH", "%s: contoh.yaml tidak ada.", dir).Because(err)
	}
	t, digest, err := parseTemplate(fsys, file, b)
	if err != nil {
		return nil, err
	}
	t.Ref = naskah.TemplateRef{Kode: naskah.Kode(path.Dir(dir)), Versi: path.Base(dir), Digest: digest}
	if !versionDir.MatchString(t.Ref.Versi) {
		return nil, naskah.Errorf(naskah.Invalid, "TPL-BACA", "%s: nama folder versi harus v1, v2, dan seterusnya.", dir)
	}
	t.sample = sample
	if t.example, err = ParseValues(sample); err != nil {
		return nil, naskah.Errorf(naskah.Invalid, "TPL-CONTOH", "%s/contoh.yaml tidak dapat dibaca.", dir).Because(err)
	}
	for _, f := range t.Check(t.example) {
		if f.Level != naskah.LevelInfo {
			return nil, naskah.Errorf(naskah.Invalid, "TPL-CONTOH", "%s/contoh.yaml: %s: %s", dir, f.Path, f.Msg)
		}
	}
	return t, nil
}

// parseTemplate reads and checks one template, all but its place in the library, and gives the digest of all that it is made of.
func parseTemplate(fsys fs.FS, file string, b []byte) (*Template, naskah.Digest, error) {
	r := &reader{file: file}
	root, err := readYAML(b)
	if err != nil {
		var le *lineError
		if !errors.As(err, &le) {
			le = atLine(0, "susunannya tidak benar")
		}
		r.report(le.line, "TPL-BACA", "%s", le.msg)
		return nil, "", r.failed()
	}
	n := &includer{fsys: fsys, r: r, bytes: map[string][]byte{}}
	root = n.tree(root, nil, nil, 0)
	if n.made > maxEntries {
		r.report(0, "TPL-BATAS", "bersama bagian pustakanya templat memuat lebih dari %d nilai", maxEntries)
	}
	if len(r.errs) > 0 {
		return nil, "", r.failed()
	}
	t := r.template(root)
	t.pieces = n.order
	if len(r.errs) == 0 {
		r.lint(t, naskah.Kode(path.Dir(path.Dir(file))))
	}
	if err := r.failed(); err != nil {
		return nil, "", err
	}
	return t, n.digest(b), nil
}

// Current is the newest version of a kind; NotFound, TPL-TIDAK-ADA, when there is none.
func (l *Library) Current(k naskah.Kode) (*Template, error) {
	for _, t := range slices.Backward(l.all) {
		if t.Ref.Kode == k {
			return t, nil
		}
	}
	return nil, naskah.Errorf(naskah.NotFound, "TPL-TIDAK-ADA", "Jenis naskah %q belum mempunyai templat. Jenis yang ada: %s.", string(k), l.kinds())
}

// Pinned is the very template that a naskah began with: the same version with the same bytes.
func (l *Library) Pinned(ref naskah.TemplateRef) (*Template, error) {
	for _, t := range l.all {
		if t.Ref == ref {
			return t, nil
		}
	}
	return nil, naskah.Errorf(naskah.NotFound, "TPL-TIDAK-ADA",
		"Templat %s %s yang dipakai naskah ini tidak ada lagi dalam program ini, atau isinya berbeda.", string(ref.Kode), ref.Versi)
}

// List is the newest version of each kind, in the order of naskah.DaftarJenis.
func (l *Library) List() []*Template {
	var out []*Template
	for _, t := range l.all {
		if n := len(out); n > 0 && out[n-1].Ref.Kode == t.Ref.Kode {
			out[n-1] = t
			continue
		}
		out = append(out, t)
	}
	return out
}

func (l *Library) kinds() string {
	var out []string
	for _, t := range l.List() {
		out = append(out, string(t.Ref.Kode))
	}
	return strings.Join(out, ", ")
}

func orderOf(k naskah.Kode) int {
	for i, j := range naskah.DaftarJenis {
		if j.Kode == k {
			return i
		}
	}
	return len(naskah.DaftarJenis)
}

func versionNo(s string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(s, "v"))
	if err != nil {
		return 0
	}
	return n
}
