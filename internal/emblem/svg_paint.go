package emblem

import (
	"image"
	"image/color"
	"math"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
)

// A painter draws the elements of one SVG.
type painter struct {
	ids    map[string]*node
	rules  []rule
	dst    *image.RGBA
	shapes int
	points int
	steps  int
}

// A rule is one selector of the style sheet with what it says.
type rule struct {
	sel   string
	props [][2]string
}

// A look is what is inherited: the state of the pen.
type look struct {
	fill, stroke  string
	fillA, strokA float64
	alpha         float64
	evenOdd, off  bool
	pen           pen
	color         string
}

var (
	comment  = regexp.MustCompile(`(?s)/\*.*?\*/`)
	selector = regexp.MustCompile(`^[.#]?[A-Za-z_][A-Za-z0-9_-]*$`)
	oneMap   = regexp.MustCompile(`^\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)`)
)

// index finds what has a name, and reads the style sheets.
func (p *painter) index(n *node) error {
	if id := n.attr["id"]; id != "" && p.ids[id] == nil {
		p.ids[id] = n
	}
	if n.name == "style" {
		css := comment.ReplaceAllString(n.text, "")
		if strings.Contains(css, "@") {
			return refused(nil, "Berkas SVG ini memakai lembar gaya yang tidak diterima (@). Simpan ulang sebagai SVG biasa, lalu unggah lagi.")
		}
		if err := harmless(css); err != nil {
			return err
		}
		for _, block := range strings.SplitAfter(css, "}") {
			sels, body, ok := strings.Cut(strings.TrimSuffix(block, "}"), "{")
			if !ok {
				continue
			}
			for sel := range strings.SplitSeq(sels, ",") {
				if sel = strings.TrimSpace(sel); !selector.MatchString(sel) {
					return notTaken("lembar gaya " + sel)
				}
				if p.rules = append(p.rules, rule{sel, declarations(body)}); len(p.rules) > 2000 {
					return tooMuch()
				}
			}
		}
	}
	for _, k := range n.kids {
		if err := p.index(k); err != nil {
			return err
		}
	}
	return nil
}

func declarations(s string) [][2]string {
	var out [][2]string
	for d := range strings.SplitSeq(s, ";") {
		if k, v, ok := strings.Cut(d, ":"); ok {
			out = append(out, [2]string{strings.TrimSpace(k), strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(v), "!important"))})
		}
	}
	return out
}

// paint draws everything below the root.
func (p *painter) paint(root *node) (*image.RGBA, error) {
	var box [4]float64
	if v := root.attr["viewBox"]; v != "" {
		c := &scan{s: v}
		for i := range box {
			box[i] = c.number()
		}
		if c.err != nil {
			return nil, c.err
		}
	} else {
		size, err := lengths(root, "width", "height")
		if err != nil {
			return nil, err
		}
		box[2], box[3] = size[0], size[1]
	}
	if box[2] <= 0 || box[3] <= 0 || box[2] > 100*box[3] || box[3] > 100*box[2] {
		return nil, refused(nil, "Ukuran gambar SVG ini tidak dapat dipakai. Beri gambarnya lebar dan tinggi (viewBox), lalu unggah lagi.")
	}
	k := Side / math.Max(box[2], box[3])
	p.dst = blank(max(int(math.Round(box[2]*k)), 1), max(int(math.Round(box[3]*k)), 1))
	p.points, p.steps = maxPoints, maxSteps
	start := look{fill: "black", stroke: "none", fillA: 1, strokA: 1, alpha: 1, color: "black", pen: pen{width: 1, join: "miter", cap: "butt", miter: 4}}
	if err := p.element(root, matrix{k, 0, 0, k, -box[0] * k, -box[1] * k}, start, 0); err != nil {
		return nil, err
	}
	for _, v := range p.dst.Pix {
		if v != 255 {
			return p.dst, nil
		}
	}
	return nil, refused(nil, "Gambar SVG ini kosong: tidak ada bentuk yang terlihat. Periksa gambarnya, atau simpan sebagai PNG, lalu unggah lagi.")
}

// element draws n and what is in it.
func (p *painter) element(n *node, m matrix, l look, depth int) error {
	if p.shapes++; p.shapes > maxElements || depth > maxDepth {
		return tooMuch()
	}
	if n.name == "defs" || n.name == "style" || n.name == "symbol" && depth == 0 {
		return nil
	}
	if err := p.dress(n, &l); err != nil || l.off {
		return err
	}
	t, err := transform(n.attr["transform"])
	if err != nil {
		return err
	}
	m = m.then(t)
	switch n.name {
	case "svg", "g", "symbol":
		for _, k := range n.kids {
			if k.name == "symbol" {
				continue
			}
			if err := p.element(k, m, l, depth+1); err != nil {
				return err
			}
		}
		return nil
	case "use":
		to := p.ids[n.attr["href"]]
		if to == nil {
			return refused(nil, "Berkas SVG ini merujuk bentuk yang tidak ada (%s).", shown(n.attr["href"]))
		}
		if to.attr["viewBox"] != "" || to.name == "svg" {
			return notTaken("use " + to.name)
		}
		x, err := lengths(n, "x", "y")
		if err != nil {
			return err
		}
		return p.element(to, m.then(matrix{1, 0, 0, 1, x[0], x[1]}), l, depth+1)
	}
	return p.shape(n, m, l)
}

// dress takes over what attributes, style sheet and style say, in this order.
func (p *painter) dress(n *node, l *look) error {
	set := func(k, v string) error { return l.set(n, k, v) }
	for _, k := range []string{"color", "fill", "stroke", "fill-opacity", "stroke-opacity", "opacity", "fill-rule", "stroke-width", "stroke-linejoin", "stroke-linecap", "stroke-miterlimit", "stroke-dasharray", "display", "visibility", "clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end", "vector-effect", "paint-order", "clip", "mix-blend-mode"} {
		if v, ok := n.attr[k]; ok {
			if err := set(k, strings.TrimSpace(v)); err != nil {
				return err
			}
		}
	}
	classes := strings.Fields(n.attr["class"])
	for _, kind := range []string{"", ".", "#"} {
		for _, r := range p.rules {
			is := kind == "" && r.sel == n.name || kind == "#" && r.sel == "#"+n.attr["id"]
			for _, c := range classes {
				is = is || kind == "." && r.sel == "."+c
			}
			p.steps--
			for i := 0; is && i < len(r.props); i++ {
				if err := set(r.props[i][0], r.props[i][1]); err != nil {
					return err
				}
			}
		}
	}
	for _, d := range declarations(n.attr["style"]) {
		if err := set(d[0], d[1]); err != nil {
			return err
		}
	}
	return nil
}

// set is one property. Those that would change the picture and cannot be drawn are refused; those that say nothing here are passed over.
func (l *look) set(n *node, k, v string) (err error) {
	if v == "inherit" {
		return nil
	}
	switch k {
	case "color":
		l.color = v
	case "fill":
		l.fill = v
	case "stroke":
		l.stroke = v
	case "fill-opacity":
		l.fillA, err = share(v)
	case "stroke-opacity":
		l.strokA, err = share(v)
	case "opacity":
		var a float64
		if a, err = share(v); err == nil && a < 1 && (n.name == "g" || n.name == "use" || n.name == "svg") {
			return notTaken("kelompok tembus pandang (opacity)")
		}
		l.alpha *= a
	case "fill-rule":
		l.evenOdd = v == "evenodd"
	case "stroke-width":
		l.pen.width, err = length(v)
	case "stroke-linejoin":
		l.pen.join = v
	case "stroke-linecap":
		l.pen.cap = v
	case "stroke-miterlimit":
		l.pen.miter, err = length(v)
	case "display":
		l.off = l.off || v == "none"
	case "visibility":
		l.off = l.off || v == "hidden" || v == "collapse"
	case "stroke-dasharray", "clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end", "vector-effect", "mix-blend-mode", "paint-order", "clip", "transform":
		if v != "none" && v != "normal" && v != "auto" && v != "" {
			return notTaken(k)
		}
	}
	return err
}

// shape fills and strokes one outline.
func (p *painter) shape(n *node, m matrix, l look) error {
	scale := m.scale()
	if scale < 1e-9 || math.IsInf(scale, 0) || math.IsNaN(scale) {
		return nil
	}
	o := &outline{tol: 0.1 / scale, left: &p.points}
	if err := o.shape(n); err != nil {
		return err
	}
	if o.err != nil {
		return o.err
	}
	h := p.dst.Bounds().Dy()
	if c, on, err := paintOf(l.fill, l.color, l.fillA*l.alpha); err != nil {
		return err
	} else if on && n.name != "line" && !fill(p.dst, edges(o.lines, m, h), l.evenOdd, c, &p.steps) {
		return tooMuch()
	}
	c, on, err := paintOf(l.stroke, l.color, l.strokA*l.alpha)
	if err != nil || !on || l.pen.width <= 0 {
		return err
	}
	l.pen.tol = o.tol
	if p.points -= 2 * (maxPoints - p.points) / 100; p.points < 0 {
		return tooMuch()
	}
	if !fill(p.dst, edges(l.pen.stroke(o.lines), m, h), false, c, &p.steps) {
		return tooMuch()
	}
	return nil
}

// shape is the outline of an element.
func (o *outline) shape(n *node) error {
	switch n.name {
	case "path":
		o.path(n.attr["d"])
		return o.err
	case "rect":
		v, err := lengths(n, "x", "y", "width", "height", "rx", "ry")
		if err != nil || v[2] <= 0 || v[3] <= 0 {
			return err
		}
		x, y, w, h, rx, ry := v[0], v[1], v[2], v[3], v[4], v[5]
		if n.attr["rx"] == "" {
			rx = ry
		} else if n.attr["ry"] == "" {
			ry = rx
		}
		rx, ry = math.Min(rx, w/2), math.Min(ry, h/2)
		o.move(point{x + rx, y})
		o.to(point{x + w - rx, y})
		o.arc(rx, ry, 0, false, true, point{x + w, y + ry})
		o.to(point{x + w, y + h - ry})
		o.arc(rx, ry, 0, false, true, point{x + w - rx, y + h})
		o.to(point{x + rx, y + h})
		o.arc(rx, ry, 0, false, true, point{x, y + h - ry})
		o.to(point{x, y + ry})
		o.arc(rx, ry, 0, false, true, point{x + rx, y})
		o.shut()
	case "circle", "ellipse":
		v, err := lengths(n, "cx", "cy", "r", "rx", "ry")
		if err != nil {
			return err
		}
		rx, ry := v[3], v[4]
		if n.name == "circle" {
			rx, ry = v[2], v[2]
		}
		if rx <= 0 || ry <= 0 {
			return nil
		}
		o.move(point{v[0] + rx, v[1]})
		o.arc(rx, ry, 0, false, true, point{v[0] - rx, v[1]})
		o.arc(rx, ry, 0, false, true, point{v[0] + rx, v[1]})
		o.shut()
	case "line":
		v, err := lengths(n, "x1", "y1", "x2", "y2")
		if err != nil {
			return err
		}
		o.move(point{v[0], v[1]})
		o.to(point{v[2], v[3]})
	case "polyline", "polygon":
		c := &scan{s: n.attr["points"]}
		for i := 0; c.more() && o.err == nil; i++ {
			at := point{c.number(), c.number()}
			if i == 0 {
				o.move(at)
			} else {
				o.to(at)
			}
		}
		if n.name == "polygon" {
			o.shut()
		}
		return c.err
	}
	return o.err
}

var units = []struct {
	name string
	px   float64
}{{"px", 1}, {"pt", 96.0 / 72}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}}

// length is a length in pixels of SVG; nothing is 0.
func length(s string) (float64, error) {
	s, k := strings.TrimSpace(s), 1.0
	for _, u := range units {
		if rest, ok := strings.CutSuffix(s, u.name); ok {
			s, k = rest, u.px
			break
		}
	}
	if s == "" {
		return 0, nil
	}
	c := &scan{s: s}
	x := c.number() * k
	if c.err == nil && strings.TrimSpace(c.s) != "" {
		return 0, notTaken("satuan " + c.s)
	}
	return x, c.err
}

func lengths(n *node, keys ...string) ([]float64, error) {
	out := make([]float64, len(keys))
	for i, k := range keys {
		x, err := length(n.attr[k])
		if err != nil {
			return out, err
		}
		out[i] = x
	}
	return out, nil
}

// share is a number from 0 to 1.
func share(s string) (float64, error) {
	c := &scan{s: strings.TrimSuffix(s, "%")}
	x := c.number()
	if strings.HasSuffix(s, "%") {
		x /= 100
	}
	return math.Min(math.Max(x, 0), 1), c.err
}

// transform reads a list of maps.
func transform(s string) (matrix, error) {
	m := identity
	for rest := s; strings.TrimSpace(rest) != ""; {
		f := oneMap.FindStringSubmatch(rest)
		if f == nil {
			return m, notTaken("transform " + s)
		}
		rest = rest[len(f[0]):]
		c := &scan{s: f[2]}
		var v []float64
		for c.more() && len(v) < 7 {
			v = append(v, c.number())
		}
		if c.err != nil {
			return m, c.err
		}
		next, ok := mapOf(f[1], v)
		if !ok {
			return m, notTaken("transform " + f[0])
		}
		m = m.then(next)
	}
	return m, nil
}

func mapOf(name string, v []float64) (matrix, bool) {
	switch {
	case name == "matrix" && len(v) == 6:
		return matrix(v), true
	case name == "translate" && len(v) == 1:
		return matrix{1, 0, 0, 1, v[0], 0}, true
	case name == "translate" && len(v) == 2:
		return matrix{1, 0, 0, 1, v[0], v[1]}, true
	case name == "scale" && len(v) == 1:
		return matrix{v[0], 0, 0, v[0], 0, 0}, true
	case name == "scale" && len(v) == 2:
		return matrix{v[0], 0, 0, v[1], 0, 0}, true
	case name == "rotate" && (len(v) == 1 || len(v) == 3):
		s, c := math.Sincos(v[0] * math.Pi / 180)
		turn := matrix{c, s, -s, c, 0, 0}
		if len(v) == 3 {
			return matrix{1, 0, 0, 1, v[1], v[2]}.then(turn).then(matrix{1, 0, 0, 1, -v[1], -v[2]}), true
		}
		return turn, true
	case name == "skewX" && len(v) == 1:
		return matrix{1, 0, math.Tan(v[0] * math.Pi / 180), 1, 0, 0}, true
	case name == "skewY" && len(v) == 1:
		return matrix{1, math.Tan(v[0] * math.Pi / 180), 0, 1, 0, 0}, true
	}
	return identity, false
}

// paintOf is the colour of a fill or stroke; on: there is one.
func paintOf(s, current string, alpha float64) (c color.NRGBA, on bool, err error) {
	if s = strings.ToLower(strings.TrimSpace(s)); s == "currentcolor" {
		s = strings.ToLower(strings.TrimSpace(current))
	}
	switch {
	case s == "none" || s == "transparent" || s == "":
		return c, false, nil
	case strings.HasPrefix(s, "#"):
		h := s[1:]
		if len(h) == 3 {
			h = string([]byte{h[0], h[0], h[1], h[1], h[2], h[2]})
		}
		x, e := strconv.ParseUint(h, 16, 32)
		if e != nil || len(h) != 6 {
			return c, false, notTaken("warna " + s)
		}
		c = color.NRGBA{uint8(x >> 16), uint8(x >> 8), uint8(x), 255}
	case strings.HasPrefix(s, "rgb(") && strings.HasSuffix(s, ")"):
		var v [3]uint8
		parts := strings.FieldsFunc(s[4:len(s)-1], func(r rune) bool { return r == ',' || r == ' ' })
		if len(parts) != 3 {
			return c, false, notTaken("warna " + s)
		}
		for i, t := range parts {
			k := 255.0
			if !strings.HasSuffix(t, "%") {
				k = 1
			}
			x, e := strconv.ParseFloat(strings.TrimSuffix(t, "%"), 64)
			if e != nil || math.IsNaN(x) {
				return c, false, notTaken("warna " + s)
			}
			if k == 255 {
				x = x / 100 * 255
			}
			v[i] = uint8(math.Round(math.Min(math.Max(x, 0), 255)))
		}
		c = color.NRGBA{v[0], v[1], v[2], 255}
	default:
		named, ok := colornames.Map[s]
		if !ok {
			return c, false, notTaken("warna " + s)
		}
		c = color.NRGBA{named.R, named.G, named.B, 255}
	}
	c.A = uint8(math.Round(alpha * 255))
	return c, c.A > 0, nil
}
