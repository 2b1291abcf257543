package pdftext

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// A font says which letters its codes are, and how wide.
type font struct {
	wide    bool // codes of two bytes
	letters map[int]string
	widths  map[int]float64 // in thousandths of the size
	missing float64         // width of what is not in widths
}

// fontOf reads a font; what was read once is kept.
func (f *file) fontOf(x any) *font {
	r, isRef := x.(ref)
	if isRef && f.fonts[int(r)] != nil {
		return f.fonts[int(r)]
	}
	f.left -= 300 // a font that stands in line is read each time
	d := f.dictOf(x)
	o := &font{letters: map[int]string{}, widths: map[int]float64{}, missing: 500}
	if d["Subtype"] == name("Type0") {
		o.wide = true
		if kids := f.arrayOf(d["DescendantFonts"]); len(kids) > 0 {
			f.wideWidths(o, f.dictOf(kids[0]))
		}
	} else {
		f.simple(o, d)
	}
	if s, ok := f.resolve(d["ToUnicode"]).(*stream); ok {
		if data, ok := f.decode(s); ok {
			f.toUnicode(o, data)
		}
	}
	if isRef {
		f.fonts[int(r)] = o
	}
	return o
}

// simple reads the encoding and the widths of a font whose codes are single bytes [ISO 32000-1 9.6.6].
func (f *file) simple(o *font, d dict) {
	base := f.resolve(d["Encoding"])
	enc, isDict := base.(dict)
	if isDict {
		base = f.resolve(enc["BaseEncoding"])
	}
	for c := range 256 {
		switch {
		case c < 32:
		case base == name("MacRomanEncoding") && c >= 128:
			o.letters[c] = string(macRoman[c-128])
		default:
			o.letters[c] = winAnsi(byte(c))
		}
	}
	code := 0
	for _, x := range f.arrayOf(enc["Differences"]) {
		switch y := x.(type) {
		case float64:
			code = whole(y)
		case name:
			if code >= 0 && code < 256 {
				o.letters[code] = letterOf(string(y))
			}
			code++
		}
	}
	first := f.wholeOf(d["FirstChar"])
	for i, w := range f.arrayOf(d["Widths"]) {
		if i < 256 {
			o.widths[first+i] = f.numberOf(w)
		}
	}
}

// wideWidths reads /W: "c [w1 w2 …]" or "from to w" [ISO 32000-1 9.7.4.3].
func (f *file) wideWidths(o *font, d dict) {
	if o.missing = f.numberOf(d["DW"]); d["DW"] == nil {
		o.missing = 1000
	}
	w := f.arrayOf(d["W"])
	for i := 0; i+1 < len(w) && len(o.widths) < maxMapped && f.left > 0; {
		c := f.wholeOf(w[i])
		if list := f.arrayOf(w[i+1]); list != nil {
			for j, x := range list {
				o.widths[c+j] = f.numberOf(x)
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		last := min(f.wholeOf(w[i+1]), c+0xffff)
		f.left -= max(0, last-c)
		for ; c <= last && len(o.widths) < maxMapped; c++ {
			o.widths[c] = f.numberOf(w[i+2])
		}
		i += 3
	}
}

// toUnicode reads the pairs and ranges of a CMap [ISO 32000-1 9.10.3].
func (f *file) toUnicode(o *font, data []byte) {
	l := &lexer{b: data, left: &f.left}
	var args []any
	for {
		x, ok := l.next()
		if !ok {
			return
		}
		switch x {
		case keyword("begincodespacerange"), keyword("beginbfchar"), keyword("beginbfrange"):
			args = nil
		case keyword("endcodespacerange"):
			if len(args) > 0 {
				from, _ := args[0].([]byte)
				o.wide = len(from) > 1
			}
		case keyword("endbfchar"):
			for i := 0; i+1 < len(args) && len(o.letters) < maxMapped; i += 2 {
				o.letters[codeOf(args[i])] = utf16Text(args[i+1])
			}
		case keyword("endbfrange"):
			for i := 0; i+2 < len(args); i += 3 {
				f.span(o, codeOf(args[i]), codeOf(args[i+1]), args[i+2])
			}
		default:
			if len(args) < maxMapped {
				args = append(args, x)
			}
		}
	}
}

// span maps the codes from lo to hi: to the texts of a list, or to letters that follow each other.
func (f *file) span(o *font, lo, hi int, to any) {
	hi = min(hi, lo+0xffff)
	f.left -= max(0, hi-lo)
	if f.left <= 0 {
		return
	}
	if list, ok := to.([]any); ok {
		for i, x := range list {
			if lo+i <= hi && len(o.letters) < maxMapped {
				o.letters[lo+i] = utf16Text(x)
			}
		}
		return
	}
	first := []rune(utf16Text(to))
	if len(first) == 0 {
		return
	}
	for c := lo; c <= hi && len(o.letters) < maxMapped; c++ {
		o.letters[c] = string(first)
		first[len(first)-1]++
	}
}

func codeOf(x any) int {
	b, _ := x.([]byte)
	n := 0
	for _, c := range b[:min(len(b), 4)] {
		n = n<<8 | int(c)
	}
	return n
}

func utf16Text(x any) string {
	b, _ := x.([]byte)
	var units []uint16
	for i := 0; i+1 < len(b) && i < 64; i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

const (
	winAnsiHigh = "€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ"
	macHigh     = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
)

var (
	winHigh  = []rune(winAnsiHigh)
	macRoman = []rune(macHigh)
)

func winAnsi(c byte) string {
	switch {
	case c >= 0x80 && c < 0xa0:
		if r := winHigh[c-0x80]; r != 0 {
			return string(r)
		}
		return ""
	case c == 0xad:
		return "-"
	}
	return string(rune(c))
}

// glyphs are the names of the glyphs that office texts have and that are more than one letter long [Adobe Glyph List].
var glyphs = map[string]string{}

func init() {
	const list = `space   exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' quoteright ’ quoteleft ‘ parenleft ( parenright )
		asterisk * plus + comma , hyphen - minus − period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9
		colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \ bracketright ] asciicircum ^ underscore _
		grave ` + "`" + ` braceleft { bar | braceright } asciitilde ~ bullet • endash – emdash — quotedblleft “ quotedblright ” ellipsis …
		section § degree ° fi fi fl fl ff ff ffi ffi ffl ffl eacute é egrave è multiply × plusminus ± onehalf ½ twosuperior ² threesuperior ³
		periodcentered · sfthyphen - nbspace`
	words := strings.Fields(strings.Replace(list, "space   ", "", 1))
	for i := 0; i+1 < len(words); i += 2 {
		glyphs[words[i]] = words[i+1]
	}
	glyphs["space"], glyphs["nbspace"] = " ", " "
}

// letterOf is what a glyph's name stands for; empty when it does not say.
func letterOf(s string) string {
	s, _, _ = strings.Cut(s, ".")
	switch {
	case len(s) == 1:
		return s
	case glyphs[s] != "":
		return glyphs[s]
	}
	for _, prefix := range []string{"uni", "u"} {
		if h, ok := strings.CutPrefix(s, prefix); ok && len(h) >= 4 {
			if n, err := strconv.ParseUint(h[:min(len(h), 6)], 16, 32); err == nil {
				return string(rune(n))
			}
		}
	}
	return ""
}
