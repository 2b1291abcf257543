package document

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Bounds of every YAML text that is read here, template or values. They are checked before the library sees the text, because its
// parser recurses.
const (
	maxYAML    = 256 << 10 // bytes
	maxNesting = 24        // levels
	maxEntries = 20000     // scalars, lists and maps together
)

// A ynode is YAML without its traps: no aliases, no tags, no merge keys, no duplicate or non-text keys; each node knows its line.
type ynode struct {
	line int
	kind ykind
	text string // of a scalar, as it was written
	list []*ynode
	keys []string // of a map, in order
	vals map[string]*ynode
	at   map[string]int // line of each key
}

type ykind int

const (
	yNull ykind = iota
	yText       // a quoted or unquoted string
	yInt        // a plain whole number
	yBool
	yList
	yMap
)

// A lineError is what is wrong with a YAML text, and where.
type lineError struct {
	line int
	msg  string
}

func (e *lineError) Error() string {
	if e.line == 0 {
		return e.msg
	}
	return fmt.Sprintf("baris %d: %s", e.line, e.msg)
}

func atLine(line int, format string, a ...any) *lineError {
	return &lineError{line, fmt.Sprintf(format, a...)}
}

// readYAML parses one YAML document.
func readYAML(b []byte) (root *ynode, err error) {
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if err := boundYAML(b); err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil { // a fault of the library is a fault of the text to whoever sent it
			root, err = nil, atLine(0, "susunan YAML tidak dapat dibaca")
		}
	}()
	f, err := parser.ParseBytes(b, 0)
	if err != nil {
		return nil, syntaxError(err)
	}
	docs := 0
	for _, d := range f.Docs {
		if d.Body == nil {
			continue
		}
		if docs++; docs > 1 {
			return nil, atLine(lineOf(d.Body), "hanya satu dokumen YAML yang diterima")
		}
		r := yreader{}
		if root, err = r.node(d.Body, 0); err != nil {
			return nil, err
		}
	}
	if root == nil {
		root = &ynode{line: 1, kind: yNull}
	}
	return root, nil
}

// boundYAML refuses what could exhaust the parser: size, nesting of brackets, repeated block markers on one line.
func boundYAML(b []byte) error {
	if len(b) > maxYAML {
		return atLine(0, "berkas lebih besar dari %d KB", maxYAML>>10)
	}
	if !utf8.Valid(b) {
		return atLine(0, "berkas bukan teks UTF-8")
	}
	if i := bytes.IndexFunc(b, func(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7f || r == 0xfeff }); i >= 0 {
		return atLine(1+bytes.Count(b[:i], []byte{'\n'}), "ada karakter kendali yang tidak boleh dipakai")
	}
	n, depth := 0, 0
	for line := range bytes.Lines(b) {
		n++
		for _, c := range line {
			switch c {
			case '[', '{':
				depth++
			case ']', '}':
				depth = max(0, depth-1)
			}
			if depth > 4*maxNesting {
				return atLine(n, "kurung bersarang terlalu dalam")
			}
		}
		if bytes.Count(line, []byte("- ")) > 4*maxNesting && len(bytes.Trim(line, "- \r\n")) < len(line)/2 {
			return atLine(n, "daftar bersarang terlalu dalam")
		}
		if bytes.Count(line, []byte("? ")) > 4*maxNesting && len(bytes.Trim(line, "? \r\n")) < len(line)/2 {
			return atLine(n, "kunci bersarang terlalu dalam")
		}
	}
	return nil
}

// syntaxError keeps the library's line and says the rest in our words; the library's words are kept for the log.
func syntaxError(err error) error {
	var ye yaml.Error
	if errors.As(err, &ye) && ye.GetToken() != nil && ye.GetToken().Position != nil {
		e := atLine(ye.GetToken().Position.Line, "susunan YAML tidak benar; periksa lekukan, titik dua, dan tanda kutip")
		if strings.Contains(ye.GetMessage(), "already defined") {
			e = atLine(ye.GetToken().Position.Line, "kunci ditulis dua kali")
		}
		return errors.Join(e, err)
	}
	return errors.Join(atLine(0, "susunan YAML tidak benar"), err)
}

func lineOf(n ast.Node) int {
	if t := n.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line
	}
	return 0
}

// A yreader copies the library's tree and counts what it copies.
type yreader struct{ entries int }

func (r *yreader) node(n ast.Node, depth int) (*ynode, error) {
	line := lineOf(n)
	if r.entries++; r.entries > maxEntries {
		return nil, atLine(line, "berkas memuat lebih dari %d nilai", maxEntries)
	}
	if depth > maxNesting {
		return nil, atLine(line, "susunan lebih dalam dari %d tingkat", maxNesting)
	}
	y := &ynode{line: line}
	switch n := n.(type) {
	case *ast.NullNode:
		y.kind = yNull
	case *ast.BoolNode:
		y.kind, y.text = yBool, fmt.Sprint(n.Value)
	case *ast.IntegerNode:
		y.kind, y.text = yInt, n.GetToken().Value
	case *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		y.kind, y.text = yText, n.GetToken().Value
	case *ast.StringNode:
		y.kind, y.text = yText, n.Value
	case *ast.LiteralNode:
		y.kind, y.text = yText, n.Value.Value
	case *ast.SequenceNode:
		return y, r.sequence(y, n, depth)
	case *ast.MappingNode:
		return y, r.mapping(y, n.Values, depth)
	case *ast.MappingValueNode:
		return y, r.mapping(y, []*ast.MappingValueNode{n}, depth)
	case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode:
		return nil, atLine(line, "jangkar dan alias YAML (& dan *) tidak dipakai; tulis nilainya lengkap")
	case *ast.TagNode:
		return nil, atLine(line, "tanda jenis YAML (!) tidak dipakai")
	default:
		return nil, atLine(line, "bagian YAML ini tidak dikenali")
	}
	return y, nil
}

func (r *yreader) sequence(y *ynode, n *ast.SequenceNode, depth int) error {
	y.kind = yList
	for _, v := range n.Values {
		c, err := r.node(v, depth+1)
		if err != nil {
			return err
		}
		y.list = append(y.list, c)
	}
	return nil
}

func (r *yreader) mapping(y *ynode, pairs []*ast.MappingValueNode, depth int) error {
	y.kind, y.vals, y.at = yMap, map[string]*ynode{}, map[string]int{}
	for _, p := range pairs {
		line := lineOf(p.Key)
		s, ok := p.Key.(*ast.StringNode)
		if !ok {
			return atLine(line, "kunci harus berupa teks")
		}
		if _, twice := y.vals[s.Value]; twice {
			return atLine(line, "kunci %q ditulis dua kali", s.Value)
		}
		c, err := r.node(p.Value, depth+1)
		if err != nil {
			return err
		}
		y.keys = append(y.keys, s.Value)
		y.vals[s.Value], y.at[s.Value] = c, line
	}
	return nil
}
