package document

import (
	"regexp"
	"strings"
)

var defined = regexp.MustCompile(`(?i:selanjutnya\s+(?:disebut|disingkat)(?:\s+(?:sebagai|dengan))?)\s+["“']?([A-Z][\pL-]*(?: [A-Z][\pL-]*){0,5})`)

// Unused lists the terms that a text explains ("yang selanjutnya disebut Tim Teknis") and never uses again, in their order.
func Unused(text string) []string {
	var out []string
	for _, m := range defined.FindAllStringSubmatch(text, 200) {
		term := m[1]
		again := regexp.MustCompile(`(?:^|[^\pL])` + regexp.QuoteMeta(term) + `(?:[^\pL]|$)`)
		if len(again.FindAllStringIndex(strings.ReplaceAll(text, "\n", " \n "), 2)) < 2 {
			out = append(out, term)
		}
	}
	return out
}
