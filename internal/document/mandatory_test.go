package document_test

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/templates"
)

// newest are the folders of the newest version of every kind: "ksb-pk/v2/".
func newest(t *testing.T) map[string]*document.Template {
	t.Helper()
	out := map[string]*document.Template{}
	for _, tpl := range library(t).List() {
		out[string(tpl.Ref.Kode)+"/"+tpl.Ref.Versi+"/"] = tpl
	}
	return out
}

// casesOf are the values of the field on which a kind's mandatory contents depend; one empty case for all other kinds.
func casesOf(t *testing.T, tpl *document.Template) []string {
	t.Helper()
	field, values := document.MandatoryCases(tpl.Ref.Kode)
	if field == "" {
		return []string{""}
	}
	if field != "kategori" || len(values) < 3 {
		t.Fatalf("%s depends on %q, %v", tpl.Ref.Kode, field, values)
	}
	return values
}

// bodyParts are the entries of a template's body as they are written, and what stands before them.
func bodyParts(t *testing.T, text string) (before string, parts []string) {
	t.Helper()
	head, body, ok := strings.Cut(text, "\nbody:\n")
	if !ok {
		t.Fatal("no body")
	}
	starts := regexp.MustCompile(`(?m)^  - `).FindAllStringIndex(body, -1)
	for i, at := range starts {
		end := len(body)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		parts = append(parts, body[at[0]:end])
	}
	return head + "\nbody:\n", parts
}

var taken = regexp.MustCompile(`pakai: (v\d+/[a-z0-9-]+)`)

// partCarries says whether an entry of the body, with the pieces of the pustaka that it takes, names a content that it carries.
func partCarries(part, key string) bool {
	for _, m := range regexp.MustCompile(`memuat: *(?:\[([^\]]*)\]|([^\n,}]+))`).FindAllStringSubmatch(part, -1) {
		labels := strings.Split(m[1], ",")
		if strings.HasPrefix(m[1], `"`) && strings.Count(m[1], `"`) == 2 { // one label, with commas
			labels = []string{m[1]}
		}
		if m[2] != "" {
			labels = []string{m[2]}
		}
		for _, label := range labels {
			if document.MemuatKey(strings.Trim(label, ` "'`)) == key {
				return true
			}
		}
	}
	return slices.ContainsFunc(taken.FindAllStringSubmatch(part, -1), func(m []string) bool {
		piece, err := fs.ReadFile(templates.FS, "pustaka/"+m[1]+".yaml")
		return err == nil && partCarries(string(piece), key)
	})
}

// byKind says whether a kind of block carries a content without saying so.
func byKind(part, key string) bool {
	kinds := map[string][]string{"komparisi": {"komparisi"}, "para-pihak": {"komparisi"}, "penutup": {"closing"}, "konsideran": {"list"}}
	return slices.ContainsFunc(kinds[key], func(k string) bool {
		return strings.HasPrefix(part, "  - "+k+":") && !strings.Contains(part, "memuat:")
	})
}

// Of every kind and case: when the pasal or block that carries a mandatory content is deleted from the file of the template, loading it
// fails with an error that names the content and its norm.
func TestDeletedFromTheTemplate(t *testing.T) {
	for dir, tpl := range newest(t) {
		t.Run(string(tpl.Ref.Kode), func(t *testing.T) {
			t.Parallel()
			head, parts := bodyParts(t, golden(t, dir+"template.yaml"))
			for _, jalur := range casesOf(t, tpl) {
				for _, want := range document.MandatoryOf(tpl.Ref.Kode, jalur) {
					var rest []string
					for _, p := range parts {
						if !partCarries(p, want.Key) && !byKind(p, want.Key) {
							rest = append(rest, p)
						}
					}
					if len(rest) == len(parts) || len(rest) == 0 {
						t.Errorf("%s: %d of %d parts carry %q", jalur, len(parts)-len(rest), len(parts), want.Label)
						continue
					}
					err := loadText(t, dir, head+strings.Join(rest, ""))
					if err == nil || !strings.Contains(err.Error(), `isi wajib "`+want.Label+`"`) || !strings.Contains(err.Error(), "("+want.Norm+")") {
						t.Errorf("%s without %q: %v", jalur, want.Label, err)
					}
				}
			}
			if err := loadText(t, dir, head+strings.Join(parts, "")); err != nil {
				t.Errorf("with all parts: %v", err)
			}
		})
	}
}

// loadText loads one template with another text, beside the pieces of the pustaka.
func loadText(t *testing.T, dir, text string) error {
	t.Helper()
	fsys := fstest.MapFS{dir + "template.yaml": {Data: []byte(text)}, dir + "contoh.yaml": {Data: []byte(golden(t, dir+"contoh.yaml"))}}
	pieces, err := fs.Glob(templates.FS, "pustaka/*/*.yaml")
	if err != nil || len(pieces) == 0 {
		t.Fatal(err)
	}
	for _, p := range pieces {
		fsys[p] = &fstest.MapFile{Data: []byte(golden(t, p))}
	}
	_, err = document.Load(fsys)
	return err
}

// Of every sample of every kind: each mandatory content whose pasal is emptied, or whose required fields are, is missed with the norm that
// wants it. A content that stands in fixed words of the template cannot be emptied by values; those are few.
func TestEmptiedInTheValues(t *testing.T) {
	emptied, fixed := 0, map[string]bool{}
	for dir, tpl := range newest(t) {
		samples, err := fs.Glob(templates.FS, dir+"contoh*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		values := map[string]naskah.Values{}
		for _, c := range casesOf(t, tpl) {
			values["case "+c] = tpl.Sample().With("kategori", c) // where the field is not the kind's, it decides nothing
		}
		for _, name := range samples {
			v, err := document.ParseValues([]byte(golden(t, name)))
			if err != nil {
				t.Fatal(err)
			}
			values[name] = v
		}
		for name, v := range values {
			kategori, _ := v["kategori"].(string)
			for _, want := range document.MandatoryOf(tpl.Ref.Kode, kategori) {
				sets := emptyings(tpl, v, want)
				if len(sets) == 0 {
					fixed[name+" "+want.Key] = true
				}
				for how, w := range sets {
					emptied++
					if !slices.ContainsFunc(tpl.Check(w), func(f naskah.Finding) bool {
						return (f.Code == "KSD-R1" || f.Code == "KSD-R11") && f.Level == naskah.LevelError && f.Norm == want.Norm && strings.Contains(f.Msg, want.Label)
					}) {
						t.Errorf("%s, %s emptied: %q (%s) is not missed: %v", name, how, want.Label, want.Norm, tpl.Check(w))
					}
				}
			}
		}
	}
	if emptied < 300 {
		t.Errorf("only %d were emptied", emptied)
	}
	t.Logf("%d emptied; in fixed words:\n%s", emptied, strings.Join(slices.Sorted(maps.Keys(fixed)), "\n"))
}

// emptyings are the values of v with what carries a content emptied, in each way that there is: its pasal, the required fields of its part.
func emptyings(tpl *document.Template, v naskah.Values, want document.Mandatory) map[string]naskah.Values {
	out := map[string]naskah.Values{}
	carriers := tpl.Carriers(want.Key)
	if slices.Equal(carriers, []string{"komparisi"}) {
		path := map[string]string{"komparisi": "pihak.0.pejabat.nama", "para-pihak": "pihak.1.nama_kop"}[want.Key]
		return map[string]naskah.Values{"name": v.With(path, "")}
	}
	var blanks []any
	for _, e := range tpl.PasalList(v) {
		if slices.Contains(carriers, e.ID) && hasField(tpl, "pasal") {
			blanks = append(blanks, map[string]any{"id": e.ID, "ayat": []any{map[string]any{"teks": " "}}})
		}
	}
	if len(blanks) > 0 && len(blanks) == len(carriers) {
		out["pasal"] = v.With("pasal", blanks)
	}
	w, paths, demanded, chosen := v, []string{}, false, false
	for _, g := range tpl.GroupsFor(v) {
		for _, f := range g.Fields {
			switch {
			case !slices.Contains(carriers, g.Clause) || f.Opening:
			case f.Type == document.TypeBool || f.Type == document.TypeEnum:
				chosen = chosen || f.Required
			default:
				w, paths, demanded = w.With(f.Path, nil), append(paths, f.Path), demanded || f.Required
			}
		}
	}
	missed := func(f naskah.Finding) bool { return f.Level == naskah.LevelError && slices.Contains(paths, f.Path) }
	if demanded || !chosen && slices.ContainsFunc(tpl.Check(w), missed) { // of what is demanded under a condition alone the checker tells
		out["fields"] = w
	}
	return out
}
