package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite generated documents")

// TestDocsKonfigurasi: docs/konfigurasi.md lists every command with its options, variables and defaults, as the program has them.
func TestDocsKonfigurasi(t *testing.T) {
	var c cli
	k, err := newParser(t.Context(), &c, streams{os.Stdout, os.Stderr})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("# Konfigurasi\n\nEvery command and option. An option is also a variable of the environment; a secret's value may be `file:/run/secrets/x`.\nGenerated from the program (`make docs`).\n")
	for _, node := range k.Model.Children {
		describe(&b, node, "naskah")
	}
	name := filepath.Join("..", "..", "docs", "konfigurasi.md")
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(have), b.String()); d != "" {
		t.Errorf("docs/konfigurasi.md is not what the program has (make docs):\n%s", d)
	}
}

func describe(b *strings.Builder, n *kong.Node, path string) {
	path += " " + n.Name
	if len(n.Children) > 0 {
		for _, child := range n.Children {
			describe(b, child, path)
		}
		return
	}
	for _, p := range n.Positional {
		path += " " + p.Summary()
	}
	fmt.Fprintf(b, "\n## `%s`\n\n%s\n", path, n.Help)
	if len(n.Flags) == 0 {
		return
	}
	b.WriteString("\n| option | variable | default | |\n|---|---|---|---|\n")
	for _, f := range n.Flags {
		def := f.Default
		if def == "" && f.Required {
			def = "(required)"
		}
		fmt.Fprintf(b, "| `--%s` | `%s` | %s | %s |\n", f.Name, strings.Join(f.Envs, "`, `"), def, strings.ReplaceAll(f.Help, "|", "\\|"))
	}
}
