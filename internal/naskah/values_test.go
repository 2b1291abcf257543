package naskah_test

import (
	"testing"

	"naskah/internal/naskah"
)

func TestValuesGet(t *testing.T) {
	v := naskah.Values{"pihak": []any{map[string]any{"pejabat": map[string]any{"nama": "Nana"}, "n": int64(3), "i": 4, "ya": true}}, "0": "nol"}
	for path, want := range map[string]string{
		"pihak.0.pejabat.nama": "Nana", "pihak.0.n": "3", "pihak.0.i": "4", "pihak.0.ya": "true", "0": "nol", "pihak": "", "pihak.0": "", "pihak.1": "",
		"pihak.-1": "", "pihak.x": "", "pihak.0.pejabat.nama.x": "", "": "", "pihak..": "", "pihak.0000000": "", "lain": "",
	} {
		if got := v.Text(path); got != want {
			t.Errorf("Text(%q) = %q, want %q", path, got, want)
		}
	}
	if x, ok := v.Get("pihak.0.pejabat"); !ok || x == nil {
		t.Error("an object is not found")
	}
	if _, ok := v.Get("pihak.0.alamat"); ok {
		t.Error("what is not there is found")
	}
	if _, ok := naskah.Values(nil).Get("a"); ok {
		t.Error("nil values hold something")
	}
}

func TestValuesWith(t *testing.T) {
	old := `{"judul":"Lama","pihak":[{"nama":"A"},{"nama":"B"}],"tag":["x","y"]}`
	for name, x := range map[string]struct {
		path string
		to   any
		want string
	}{
		"top":               {"judul", "Baru", `{"judul":"Baru","pihak":[{"nama":"A"},{"nama":"B"}],"tag":["x","y"]}`},
		"in a list":         {"pihak.1.nama", "C", `{"judul":"Lama","pihak":[{"nama":"A"},{"nama":"C"}],"tag":["x","y"]}`},
		"next of a list":    {"pihak.2.nama", "C", `{"judul":"Lama","pihak":[{"nama":"A"},{"nama":"B"},{"nama":"C"}],"tag":["x","y"]}`},
		"far in a list":     {"pihak.3.nama", "D", `{"judul":"Lama","pihak":[{"nama":"A"},{"nama":"B"},{},{"nama":"D"}],"tag":["x","y"]}`},
		"far text":          {"tag.3", "z", `{"judul":"Lama","pihak":[{"nama":"A"},{"nama":"B"}],"tag":["x","y","","z"]}`},
		"new object":        {"a.b.c", 5, `{"a":{"b":{"c":5}},"judul":"Lama","pihak":[{"nama":"A"},{"nama":"B"}],"tag":["x","y"]}`},
		"new list":          {"a.0.b", true, `{"a":[{"b":true}],"judul":"Lama","pihak":[{"nama":"A"},{"nama":"B"}],"tag":["x","y"]}`},
		"list in a list":    {"a.1.0", "x", `{"a":[{},["x"]],"judul":"Lama","pihak":[{"nama":"A"},{"nama":"B"}],"tag":["x","y"]}`},
		"through a text":    {"judul.x", "y", old},
		"no index":          {"pihak.x.nama", "y", old},
		"index beyond all":  {"pihak.10001.nama", "y", old},
		"take away":         {"judul", nil, `{"pihak":[{"nama":"A"},{"nama":"B"}],"tag":["x","y"]}`},
		"take an item":      {"pihak.0", nil, `{"judul":"Lama","pihak":[{"nama":"B"}],"tag":["x","y"]}`},
		"take in an item":   {"pihak.0.nama", nil, `{"judul":"Lama","pihak":[{},{"nama":"B"}],"tag":["x","y"]}`},
		"take what is not":  {"a.b.c", nil, old},
		"take beyond":       {"pihak.7", nil, old},
		"take in beyond":    {"pihak.7.nama", nil, old},
		"strings":           {"tag", []string{"z"}, `{"judul":"Lama","pihak":[{"nama":"A"},{"nama":"B"}],"tag":["z"]}`},
		"objects":           {"tag", []map[string]any{{"n": 1}}, `{"judul":"Lama","pihak":[{"nama":"A"},{"nama":"B"}],"tag":[{"n":1}]}`},
		"values":            {"tag", naskah.Values{"n": []any{1}}, `{"judul":"Lama","pihak":[{"nama":"A"},{"nama":"B"}],"tag":{"n":[1]}}`},
		"place of a number": {"pihak.1", int64(7), `{"judul":"Lama","pihak":[{"nama":"A"},7],"tag":["x","y"]}`},
	} {
		t.Run(name, func(t *testing.T) {
			v, err := naskah.ParseCanonical([]byte(old))
			if err != nil {
				t.Fatal(err)
			}
			got, err := v.With(x.path, x.to).Canonical()
			if err != nil || string(got) != x.want {
				t.Errorf("%s, %v; want %s", got, err, x.want)
			}
			if still, _ := v.Canonical(); string(still) != old {
				t.Errorf("the values themselves became %s", still)
			}
		})
	}
	list := []any{"a"}
	v := naskah.Values(nil).With("x", list)
	list[0] = "b"
	if v.Text("x.0") != "a" {
		t.Error("a list is shared with the caller")
	}
	if n, ok := naskah.Values(nil).With("n", 5).Get("n"); !ok || n != int64(5) {
		t.Errorf("n is %v (%T)", n, n)
	}
}
