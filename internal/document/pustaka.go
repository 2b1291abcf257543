package document

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// pustakaDir holds what templates share: <versi>/<nama>.yaml, one piece of a template each (fields, a pasal, ayat, rows). Like a
// template, a version that was used is never changed.
const pustakaDir = "pustaka"

// maxInclude is how deep pieces may take in pieces.
const maxInclude = 4

// lineSpan keeps lines of different files apart in one number: file × lineSpan + line. The template itself is file 0.
const lineSpan = 1 << 20

// An includer puts pieces of the pustaka where a template says {pakai: v1/nama, dengan: {i: 0}}.
type includer struct {
	fsys  fs.FS
	r     *reader
	made  int               // nodes
	bytes map[string][]byte // of each piece that was taken
	order []string
}

var (
	pieceName = regexp.MustCompile(`^v[1-9][0-9]{0,3}/[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	argument  = regexp.MustCompile(`\$\$|\$[a-z_]+`)
)

// tree is y with all pieces in their places.
func (n *includer) tree(y *ynode, args map[string]string, used map[string]bool, depth int) *ynode {
	if y == nil {
		return nil
	}
	if n.made++; n.made > maxEntries {
		return &ynode{line: y.line, kind: yNull}
	}
	out := *y
	switch y.kind {
	case yText:
		out.text = n.filled(y, args, used)
	case yList:
		out.list = nil
		for _, c := range y.list {
			if c.kind == yMap && c.vals["pakai"] != nil {
				if p := n.piece(c, args, used, depth); p != nil && p.kind == yList {
					out.list = append(out.list, p.list...)
				} else if p != nil {
					out.list = append(out.list, p)
				}
				continue
			}
			out.list = append(out.list, n.tree(c, args, used, depth))
		}
	case yMap:
		if y.vals["pakai"] != nil {
			return n.piece(y, args, used, depth)
		}
		out.vals = make(map[string]*ynode, len(y.vals))
		for _, k := range y.keys {
			out.vals[k] = n.tree(y.vals[k], args, used, depth)
		}
	}
	return &out
}

// filled puts arguments into a text: $i; $$ is the sign itself. A template has none.
func (n *includer) filled(y *ynode, args map[string]string, used map[string]bool) string {
	if args == nil || !strings.Contains(y.text, "$") {
		return y.text
	}
	return argument.ReplaceAllStringFunc(y.text, func(m string) string {
		if m == "$$" {
			return "$"
		}
		v, ok := args[m[1:]]
		if !ok {
			n.r.report(y.line, "TPL-PUSTAKA", "%s tidak diberikan oleh yang memakai bagian ini", m)
		}
		used[m[1:]] = true
		return v
	})
}

// piece is a piece of the pustaka with its arguments filled in; nil when there is none.
func (n *includer) piece(y *ynode, outer map[string]string, outerUsed map[string]bool, depth int) *ynode {
	n.r.keys(y, "pakai", "dengan")
	name := n.r.text(y, "pakai")
	b, ok := n.bytes[name]
	if !ok {
		if !pieceName.MatchString(name) || n.fsys == nil {
			n.r.report(y.line, "TPL-PUSTAKA", "bagian pustaka %q tidak ada", name)
			return nil
		}
		var err error
		if b, err = fs.ReadFile(n.fsys, pustakaDir+"/"+name+".yaml"); err != nil {
			n.r.report(y.line, "TPL-PUSTAKA", "bagian pustaka %q tidak ada", name)
			return nil
		}
		n.bytes[name], n.order = b, append(n.order, name)
		n.r.files = append(n.r.files, pustakaDir+"/"+name+".yaml")
	}
	if depth >= maxInclude {
		n.r.report(y.line, "TPL-PUSTAKA", "bagian pustaka %q memakai bagian lain terlalu dalam", name)
		return nil
	}
	root, err := readYAML(b)
	if err != nil {
		n.r.report(y.line, "TPL-PUSTAKA", "bagian pustaka %q tidak dapat dibaca: %v", name, err)
		return nil
	}
	shift(root, (1+slices.Index(n.order, name))*lineSpan)
	args, used := map[string]string{}, map[string]bool{}
	if d := y.vals["dengan"]; d != nil && n.r.keys(d, d.keys...) {
		for _, k := range d.keys {
			v := *d.vals[k]
			v.text = n.filled(&v, outer, outerUsed)
			args[k] = v.text
		}
	}
	out := n.tree(root, args, used, depth+1)
	for k := range args {
		if !used[k] {
			n.r.report(y.line, "TPL-PUSTAKA", "bagian pustaka %q tidak memakai %q", name, k)
		}
	}
	return out
}

func shift(y *ynode, by int) {
	if y == nil {
		return
	}
	y.line += by
	for k := range y.at {
		y.at[k] += by
	}
	for _, c := range y.list {
		shift(c, by)
	}
	for _, c := range y.vals {
		shift(c, by)
	}
}

// digest names a template with all that it takes from the pustaka. A template that takes nothing is named by its own bytes.
func (n *includer) digest(b []byte) naskah.Digest {
	for _, name := range n.order {
		b = append(append(b[:len(b):len(b)], "\x00"+name+"\x00"...), n.bytes[name]...)
	}
	return naskah.DigestOf(b)
}

// WhereUsed says which kinds take each piece of the pustaka in their newest version.
func (l *Library) WhereUsed() map[string][]naskah.Kode {
	out := map[string][]naskah.Kode{}
	for _, t := range l.List() {
		for _, name := range t.pieces {
			out[name] = append(out[name], t.Ref.Kode)
		}
	}
	return out
}
