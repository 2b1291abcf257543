package docgen

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// A Part is somebody else's work that ours rests on.
type Part struct {
	Name    string
	Version string
	Licence string // SPDX; empty: not recognised
	Use     Use
}

// Use says how a part is used, which decides what its licence asks of us.
type Use string

// The uses.
const (
	UseLinked  Use = "tertaut dalam program"       // its code is part of naskah or of a one-shot program that we ship
	UseCarried Use = "dibawa dalam program"        // its files are embedded: typefaces, pictures
	UseBuild   Use = "hanya membangun dan menguji" // it is not shipped
)

// marks are words by which a licence is known; the first that fits counts, so the stricter ones come first.
var marks = []struct{ spdx, words string }{
	{"AGPL-3.0", "gnu affero general public license version 3"},
	{"LGPL", "gnu lesser general public license version"},
	{"GPL", "gnu general public license version"},
	{"SSPL-1.0", "server side public license"},
	{"BUSL-1.1", "business source license"},
	{"MPL-2.0", "mozilla public license version 2.0"},
	{"MPL-2.0", "mozilla public license, version 2.0"},
	{"Apache-2.0", "apache license version 2.0"},
	{"Apache-2.0", "licensed under the apache license, version 2.0"},
	{"OFL-1.1", "sil open font license version 1.1"},
	{"ISC", "permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"},
	{"ISC", "permission to use, copy, modify, and distribute this software for any purpose with or without fee"},
	{"BSD-3-Clause", "neither the name of"},
	{"BSD-3-Clause", "the name of the author may not be used"},
	{"BSD-3-Clause", "may not be used to endorse or promote products"},
	{"BSD-2-Clause", "redistributions in binary form must reproduce"},
	{"MIT", "permission is hereby granted, free of charge, to any person obtaining a copy"},
	{"Unlicense", "this is free and unencumbered software released into the public domain"},
}

// Licence recognises the text of a licence by its SPDX name; empty when it does not.
func Licence(text string) string {
	text = strings.Join(strings.Fields(strings.ToLower(text)), " ")
	for _, m := range marks {
		if strings.Contains(text, m.words) {
			return m.spdx
		}
	}
	return ""
}

// free are the licences under which a part may be linked or carried: none asks for the source of what it is linked with.
var free = []string{"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "GUST-Font-License", "ISC", "MIT", "MPL-2.0", "OFL-1.1", "Unlicense"}

// Unfit says of each part what is wrong with its licence; nothing when all may be used as they are.
func Unfit(parts []Part) []string {
	var out []string
	for _, p := range parts {
		switch {
		case p.Licence == "":
			out = append(out, p.Name+": its licence is not recognised")
		case p.Use != UseBuild && !slices.Contains(free, p.Licence):
			out = append(out, p.Name+": "+p.Licence+" may not be linked")
		}
	}
	return out
}

// NPM are the parts of a package-lock.json; carried are those whose files end in the program. The builds of one tool for many systems
// are one part.
func NPM(lock []byte, carried ...string) ([]Part, error) {
	var l struct {
		Packages map[string]struct{ Version, License string }
	}
	if err := json.Unmarshal(lock, &l); err != nil {
		return nil, fmt.Errorf("docgen: package-lock.json: %w", err)
	}
	var out []Part
	for path, p := range l.Packages {
		name, ok := strings.CutPrefix(path, "node_modules/")
		if !ok || strings.HasPrefix(name, "@esbuild/") && p.License == "MIT" {
			continue
		}
		use := UseBuild
		if slices.Contains(carried, name) {
			use = UseCarried
		}
		out = append(out, Part{Name: name, Version: p.Version, Licence: p.License, Use: use})
	}
	return out, nil
}

// Lisensi is docs/lisensi.md.
func Lisensi(parts []Part) string {
	parts = slices.Clone(parts)
	slices.SortFunc(parts, func(a, b Part) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Version, b.Version)) })
	var b strings.Builder
	b.WriteString("# Lisensi\n\n<!-- Dibuat dari modul, lock file, dan naskah lisensinya oleh `make docs`. Jangan disunting. -->\n\n")
	b.WriteString("Pekerjaan orang lain yang dipakai program ini, menurut lisensi yang disertakan pada tiap bagian. Yang tertaut atau dibawa hanya yang\n")
	b.WriteString("lisensinya tidak menuntut sumber program; uji gagal bila ada yang lain, atau yang tidak dikenal. Server MinIO (AGPL-3.0) dan PostgreSQL\n")
	b.WriteString("adalah program tersendiri yang dihubungi melalui jaringan; tidak satu baris pun dari MinIO tertaut di sini.\n")
	for _, use := range []Use{UseLinked, UseCarried, UseBuild} {
		fmt.Fprintf(&b, "\n## %s%s\n\n| bagian | versi | lisensi |\n|---|---|---|\n", strings.ToUpper(string(use[:1])), use[1:])
		for _, p := range parts {
			if p.Use == use {
				fmt.Fprintf(&b, "| %s | %s | %s |\n", p.Name, p.Version, p.Licence)
			}
		}
	}
	return b.String()
}
