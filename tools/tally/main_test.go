package main

import (
	"bytes"
	"strings"
	"testing"
)

const good = `{"Action":"pass","Package":"naskah/a","Test":"TestX"}
{"Action":"pass","Package":"naskah/internal/sqlstore","Test":"TestContract/sqlite/Advance"}
{"Action":"pass","Package":"naskah/internal/sqlstore","Test":"TestContract/sqlite"}
{"Action":"pass","Package":"naskah/internal/office","Test":"TestFaultSeal"}
{"Action":"pass","Package":"naskah/cmd/naskah","Test":"TestStoryScript/ksb"}
{"Action":"pass","Package":"naskah/cmd/naskah","Test":""}
`

func TestTally(t *testing.T) {
	for _, c := range []struct {
		name, in string
		ci       bool
		code     int
		want     string
	}{
		{"all tiers", good, true, 0, "tabel 1 · kontrak 1 (sqlite 1) · galat 1 · cerita 1 (skrip 1)"},
		{"empty tier", strings.ReplaceAll(good, "TestFault", "TestFoo"), false, 1, "Tingkat galat kosong"},
		{"skip in CI", good + `{"Action":"skip","Package":"naskah/a","Test":"TestY"}` + "\n", true, 1, "dilewati: naskah/a TestY"},
		{"skip at home", good + `{"Action":"skip","Package":"naskah/a","Test":"TestY"}` + "\n", false, 0, "dilewati: naskah/a TestY"},
		{"failure", good + `{"Action":"fail","Package":"naskah/a","Test":"TestY"}` + "\n", false, 1, "naskah/a TestY"},
		{"build failure", good + `{"Action":"build-fail","ImportPath":"naskah/b"}` + "\n", false, 1, "naskah/b (build)"},
		{"nothing", "", false, 1, "kosong"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			if code := run(strings.NewReader(c.in), &out, c.ci); code != c.code || !strings.Contains(out.String(), c.want) {
				t.Errorf("code %d, want %d; want %q in:\n%s", code, c.code, c.want, out.String())
			}
		})
	}
}
