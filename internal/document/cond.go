package document

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/types"
	"github.com/expr-lang/expr/vm"
)

// A cond is a condition of a template: a truth value computed from the values and nothing else. It was checked against the fields
// when the template was loaded and cannot fail or run long: no calls but len, no loops, no ranges, few nodes.
type cond struct {
	src   string
	line  int
	paths []string
	prog  *vm.Program
}

// maxCondNodes bounds the size of a condition.
const maxCondNodes = 60

// A condEnv says which names a condition may use: the fields, and "item" inside a repeat.
type condEnv struct {
	root *snode
	item *snode
}

// names is the environment as the expression library checks it: nested keys are only checked with types.Map.
func (e condEnv) names() types.Map {
	m, _ := exprType(e.root).(types.Map)
	out := types.Map{}
	for k, t := range m {
		out[k] = t
	}
	if e.item != nil {
		out["item"] = exprType(e.item)
	}
	return out
}

func exprType(n *snode) types.Type {
	switch n.kind {
	case sObject:
		m := types.Map{}
		for k, c := range n.keys {
			m[k] = exprType(c)
		}
		return m
	case sRow: // the places differ; which place has which key is checked by us, because the library checks no index
		return types.Array(exprType(unionOf(n.items)))
	case sList:
		return types.Array(exprType(n.elem))
	}
	switch n.field.Type {
	case TypeNumber, TypeMoney:
		return types.Int
	case TypeBool:
		return types.Bool
	}
	return types.String
}

// unionOf is an object with the keys of all; where kinds differ the first holds.
func unionOf(items []*snode) *snode {
	u := newObject()
	for _, it := range items {
		for k, c := range it.keys {
			if old, ok := u.keys[k]; ok && old.kind == sObject && c.kind == sObject {
				u.keys[k] = unionOf([]*snode{old, c})
				continue
			}
			if _, ok := u.keys[k]; !ok {
				u.keys[k] = c
			}
		}
	}
	return u
}

// compileCond checks and compiles a condition.
func compileCond(src string, line int, e condEnv) (*cond, *lineError) {
	tree, err := parser.Parse(src)
	if err != nil {
		return nil, atLine(line, "syarat %q tidak dapat dibaca", src)
	}
	w := &condWalk{env: e, c: &cond{src: src, line: line}}
	w.walk(tree.Node)
	if w.err != "" {
		return nil, atLine(line, "syarat %q: %s", src, w.err)
	}
	if len(w.c.paths) == 0 {
		return nil, atLine(line, "syarat %q selalu sama: tidak menyebut satu isian pun", src)
	}
	w.c.prog, err = expr.Compile(src, expr.Env(e.names()), expr.AsBool(), expr.DisableAllBuiltins(), expr.EnableBuiltin("len"),
		expr.MaxNodes(maxCondNodes), expr.Optimize(false))
	if err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return nil, atLine(line, "syarat %q tidak cocok dengan jenis isiannya (%s)", src, first)
	}
	if e.item == nil {
		if same, always := w.c.constant(e.root); same {
			word := "tidak pernah"
			if always {
				word = "selalu"
			}
			return nil, atLine(line, "syarat %q %s terpenuhi", src, word)
		}
	}
	return w.c, nil
}

// holds evaluates the condition; names are normal values, so that it cannot fail.
func (c *cond) holds(names map[string]any) bool {
	if c == nil {
		return true
	}
	x, err := expr.Run(c.prog, names)
	b, ok := x.(bool)
	return err == nil && ok && b
}

// A condWalk checks what the library does not: which operations are allowed, each path against the schema, indexes, and enum
// values that do not exist.
type condWalk struct {
	env condEnv
	c   *cond
	err string
	n   int
}

func (w *condWalk) fail(format string, a ...any) {
	if w.err == "" {
		w.err = fmt.Sprintf(format, a...)
	}
}

// allowedOps are the operators of a condition; "matches", ".." and "**" could be made to cost much.
var allowedOps = []string{"==", "!=", "<", "<=", ">", ">=", "and", "&&", "or", "||", "not", "!", "in", "not in", "contains", "startsWith", "endsWith", "+", "-"}

func (w *condWalk) walk(n ast.Node) {
	if w.n++; w.n > maxCondNodes {
		w.fail("terlalu panjang")
		return
	}
	switch n := n.(type) {
	case *ast.BoolNode, *ast.IntegerNode, *ast.StringNode:
	case *ast.UnaryNode:
		w.operator(n.Operator)
		w.walk(n.Node)
	case *ast.BinaryNode:
		w.operator(n.Operator)
		w.enum(n)
		w.walk(n.Left)
		w.walk(n.Right)
	case *ast.ArrayNode:
		for _, x := range n.Nodes {
			w.walk(x)
		}
	case *ast.BuiltinNode:
		w.call(n.Name, n.Arguments)
	case *ast.CallNode:
		name, _ := n.Callee.(*ast.IdentifierNode)
		if name == nil {
			w.fail("pemanggilan fungsi tidak dipakai")
			return
		}
		w.call(name.Value, n.Arguments)
	case *ast.IdentifierNode, *ast.MemberNode:
		w.path(n)
	default:
		w.fail("bentuk ini tidak dipakai dalam syarat")
	}
}

func (w *condWalk) operator(op string) {
	if !slices.Contains(allowedOps, op) {
		w.fail("operator %q tidak dipakai dalam syarat", op)
	}
}

func (w *condWalk) call(name string, args []ast.Node) {
	if name != "len" || len(args) != 1 {
		w.fail("hanya fungsi len(daftar) yang dapat dipakai")
		return
	}
	w.walk(args[0])
}

// path checks one chain of names and indexes and remembers it.
func (w *condWalk) path(n ast.Node) {
	p, ok := dotted(n)
	if !ok {
		w.fail("nama isian harus ditulis langsung, misalnya pihak[0].kota")
		return
	}
	at, rest, schema := p, p, w.env.root
	if tail, isItem := strings.CutPrefix(p, "item"); isItem && w.env.item != nil && (tail == "" || tail[0] == '.') {
		schema, rest = w.env.item, strings.TrimPrefix(tail, ".")
	}
	w.c.paths = append(w.c.paths, at)
	if rest == "" {
		return
	}
	if schema.at(rest) == nil {
		w.fail("isian %s tidak ada", p)
		return
	}
	if !schema.sure(rest) {
		w.fail("isian %s tidak pasti ada: daftarnya dapat lebih pendek", p)
	}
}

// dotted is a member chain as a dotted path.
func dotted(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return n.Value, true
	case *ast.MemberNode:
		base, ok := dotted(n.Node)
		if !ok || n.Optional || n.Method {
			return "", false
		}
		switch p := n.Property.(type) {
		case *ast.StringNode:
			return base + "." + p.Value, true
		case *ast.IntegerNode:
			return base + "." + strconv.Itoa(p.Value), true
		}
	}
	return "", false
}

// enum refuses a comparison of an enum with a value that is none of its options: it would never hold.
func (w *condWalk) enum(n *ast.BinaryNode) {
	for _, pair := range [2][2]ast.Node{{n.Left, n.Right}, {n.Right, n.Left}} {
		p, ok := dotted(pair[0])
		if !ok {
			continue
		}
		s := w.env.root.at(p)
		if s == nil || s.kind != sScalar || s.field.Type != TypeEnum {
			continue
		}
		for _, lit := range literals(pair[1]) {
			if !s.field.offers(lit) && lit != "" {
				w.fail("%s tidak mempunyai pilihan %q", p, lit)
			}
		}
	}
}

func literals(n ast.Node) []string {
	switch n := n.(type) {
	case *ast.StringNode:
		return []string{n.Value}
	case *ast.ArrayNode:
		var out []string
		for _, x := range n.Nodes {
			out = append(out, literals(x)...)
		}
		return out
	}
	return nil
}

// constant tries every combination of the choices that the condition looks at; it answers only for conditions that look at nothing
// but enums and truth values.
func (c *cond) constant(root *snode) (same, value bool) {
	paths := slices.Clone(c.paths)
	slices.Sort(paths)
	paths = slices.Compact(paths)
	combos := 1
	choices := make([][]any, len(paths))
	for i, p := range paths {
		s := root.at(p)
		if s == nil || s.kind != sScalar {
			return false, false
		}
		switch s.field.Type {
		case TypeBool:
			choices[i] = []any{false, true}
		case TypeEnum:
			choices[i] = []any{""}
			for _, o := range s.field.Options {
				choices[i] = append(choices[i], o.Value)
			}
		default:
			return false, false
		}
		if combos *= len(choices[i]); combos > 4096 {
			return false, false
		}
	}
	seen := map[bool]bool{}
	for k := range combos {
		names, _ := root.normal(nil).(map[string]any)
		for i, p := range paths {
			setNormal(names, p, choices[i][k%len(choices[i])])
			k /= len(choices[i])
		}
		seen[c.holds(names)] = true
	}
	return len(seen) == 1, seen[true]
}

// setNormal puts x at a path of normal values, where every place exists.
func setNormal(x any, path string, v any) {
	step, rest, more := strings.Cut(path, ".")
	switch y := x.(type) {
	case map[string]any:
		if !more {
			y[step] = v
			return
		}
		setNormal(y[step], rest, v)
	case []any:
		if i, err := strconv.Atoi(step); err == nil && i < len(y) && more {
			setNormal(y[i], rest, v)
		}
	}
}
