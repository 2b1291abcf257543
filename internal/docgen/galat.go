package docgen

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// families are the first parts of the codes, in the order of the page.
var families = []struct{ prefix, title string }{
	{"NSK", "naskah"},
	{"TPL", "templates"},
	{"TTE", "sealing"},
	{"VER", "verification"},
	{"OBJ", "objects"},
	{"AKN", "accounts"},
	{"KSD", "rules of kerja sama daerah"},
	{"CEK", "documents from outside"},
	{"JOB", "follow-up work"},
}

var kindMeaning = map[naskah.Kind]string{
	naskah.Invalid:         "the request is wrong; change it",
	naskah.Unauthenticated: "say who you are",
	naskah.Denied:          "not you; the refusal is kept",
	naskah.NotFound:        "not there, or not for you to see",
	naskah.Conflict:        "somebody was first, or the state forbids it; reload",
	naskah.Expired:         "it was there; its time has passed",
	naskah.Unavailable:     "a dependency failed; the same call may work later",
	naskah.Corrupt:         "stored bytes are not their digest, or a seal does not verify",
}

// Galat is docs/galat.md: every code of every package.
func Galat(codes []naskah.CodeDoc) string {
	codes = slices.Clone(codes)
	slices.SortFunc(codes, func(a, b naskah.CodeDoc) int { return cmp.Compare(a.Code, b.Code) })
	var b strings.Builder
	b.WriteString("# Codes of errors and findings\n\n<!-- Generated from the Codes of each package by `make docs`. Do not edit. -->\n\n")
	b.WriteString("Codes are permanent: none is ever taken away or given another meaning. The kind says what the caller can do; a code without kind\n" +
		"is that of a finding, a verdict or a notice.\n\n| kind | what it means |\n|---|---|\n")
	for _, k := range naskah.Kinds {
		fmt.Fprintf(&b, "| `%s` | %s |\n", k, kindMeaning[k])
	}
	for _, f := range families {
		fmt.Fprintf(&b, "\n## %s: %s\n\n| code | kind | meaning |\n|---|---|---|\n", f.prefix, f.title)
		for _, c := range codes {
			if strings.HasPrefix(c.Code, f.prefix+"-") {
				fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.Code, c.Kind, strings.ReplaceAll(c.Meaning, "|", "\\|"))
			}
		}
	}
	return b.String()
}

// wellFormed is what a code looks like.
var wellFormed = regexp.MustCompile(`^(NSK|TPL|TTE|VER|OBJ|AKN|KSD|CEK|JOB)(-[A-Z0-9]+)+$`)

// Faults lists what is wrong with a list of codes: a code of no family, one without meaning, or one documented twice.
func Faults(codes []naskah.CodeDoc) []string {
	var out []string
	seen := map[string]naskah.CodeDoc{}
	for _, c := range codes {
		if !wellFormed.MatchString(c.Code) {
			out = append(out, c.Code+" is not a code of a known family")
		}
		if strings.TrimSpace(c.Meaning) == "" {
			out = append(out, c.Code+" has no meaning")
		}
		if c.Kind != "" && !slices.Contains(naskah.Kinds, c.Kind) {
			out = append(out, fmt.Sprintf("%s has the unknown kind %q", c.Code, c.Kind))
		}
		if _, twice := seen[c.Code]; twice {
			out = append(out, c.Code+" is documented twice")
		}
		seen[c.Code] = c
	}
	return out
}

var codeRow = regexp.MustCompile("(?m)^\\| `([A-Z][A-Z0-9-]+)` \\| ([a-z_]*) \\|")

// Broken lists the codes of an older page that codes no longer holds with the same kind.
func Broken(page string, codes []naskah.CodeDoc) []string {
	var out []string
	for _, row := range codeRow.FindAllStringSubmatch(page, -1) {
		i := slices.IndexFunc(codes, func(c naskah.CodeDoc) bool { return c.Code == row[1] })
		switch {
		case i < 0:
			out = append(out, row[1]+" has disappeared")
		case string(codes[i].Kind) != row[2]:
			out = append(out, fmt.Sprintf("%s was of kind %q and is of kind %q", row[1], row[2], codes[i].Kind))
		}
	}
	return out
}
