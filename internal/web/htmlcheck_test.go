package web

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// htmlFaults is our own check of a page: headings in order, every input labelled, no id twice, no reference to nothing, no inline
// code or style, one filled button, every posting form with its token, no word that the catalogue lacks.
func htmlFaults(page []byte) []string {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	c := &htmlCheck{ids: map[string]int{}, labels: map[string]bool{}}
	c.collect(doc)
	c.walk(doc, false)
	if c.h1 != 1 {
		c.fault("%d h1", c.h1)
	}
	if c.filled > 1 {
		c.fault("%d filled buttons", c.filled)
	}
	if !c.lang {
		c.fault("html without lang")
	}
	for _, m := range missingWord.FindAllString(string(page), 3) {
		c.fault("text %q", m)
	}
	return c.faults
}

var missingWord = regexp.MustCompile(`\[[a-z]+(\.[a-zA-Z0-9_]+)+\]|%!.?\(`)

type htmlCheck struct {
	ids       map[string]int
	labels    map[string]bool
	faults    []string
	level, h1 int
	filled    int
	lang      bool
}

func (c *htmlCheck) fault(format string, a ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, a...))
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func (c *htmlCheck) collect(n *html.Node) {
	if n.Type == html.ElementNode {
		if v := attr(n, "id"); v != "" {
			c.ids[v]++
			if c.ids[v] == 2 {
				c.fault("id %q twice", v)
			}
		}
		if n.Data == "label" {
			c.labels[attr(n, "for")] = true
		}
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.collect(k)
	}
}

func (c *htmlCheck) walk(n *html.Node, inLabel bool) {
	if n.Type == html.ElementNode {
		c.element(n, inLabel)
		inLabel = inLabel || n.Data == "label"
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.walk(k, inLabel)
	}
}

func (c *htmlCheck) element(n *html.Node, inLabel bool) {
	for _, a := range n.Attr {
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			c.fault("%s on <%s>", a.Key, n.Data)
		}
		if slices.Contains([]string{"aria-labelledby", "aria-describedby", "for", "form"}, a.Key) {
			for _, ref := range strings.Fields(a.Val) {
				if c.ids[ref] == 0 {
					c.fault("%s=%q leads to nothing", a.Key, ref)
				}
			}
		}
	}
	switch n.Data {
	case "html":
		c.lang = attr(n, "lang") != ""
	case "h1", "h2", "h3", "h4", "h5", "h6":
		c.heading(n)
	case "input", "select", "textarea":
		c.control(n, inLabel)
	case "a", "button":
		c.pressable(n)
	case "script":
		if attr(n, "src") == "" || attr(n, "nonce") == "" {
			c.fault("inline script, or one without nonce")
		}
	case "style":
		c.fault("inline style sheet")
	case "img":
		if attr(n, "alt") == "" {
			c.fault("img without alt")
		}
	case "form":
		if strings.EqualFold(attr(n, "method"), "post") && !hasToken(n) {
			c.fault("form to %s without token", attr(n, "action"))
		}
	}
}

func (c *htmlCheck) heading(n *html.Node) {
	if insideSheet(n) { // the naskah's own headings are those of the document
		return
	}
	level := int(n.Data[1] - '0')
	if level > c.level+1 {
		c.fault("h%d %q after h%d", level, text(n), c.level)
	}
	if level == 1 {
		c.h1++
	}
	c.level = level
	if text(n) == "" {
		c.fault("empty %s", n.Data)
	}
}

func insideSheet(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if strings.Contains(" "+attr(p, "class")+" ", " sheet ") {
			return true
		}
	}
	return false
}

func (c *htmlCheck) control(n *html.Node, inLabel bool) {
	switch attr(n, "type") {
	case "hidden", "submit":
		return
	}
	if !inLabel && !c.labels[attr(n, "id")] && attr(n, "aria-label") == "" {
		c.fault("<%s name=%q> without label", n.Data, attr(n, "name"))
	}
}

func (c *htmlCheck) pressable(n *html.Node) {
	if slices.Contains(strings.Fields(attr(n, "class")), "btn-fill") {
		c.filled++
	}
	if text(n) == "" && attr(n, "aria-label") == "" {
		c.fault("<%s> without a word", n.Data)
	}
	if ref, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && c.ids[ref] == 0 {
		c.fault("href #%s leads to nothing", ref)
	}
}

func hasToken(n *html.Node) bool {
	if n.Type == html.ElementNode && n.Data == "input" && attr(n, "name") == "_csrf" && attr(n, "value") != "" {
		return true
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if hasToken(k) {
			return true
		}
	}
	return false
}

func text(n *html.Node) string {
	if n.Type == html.TextNode {
		return strings.TrimSpace(n.Data)
	}
	s := ""
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		s += text(k)
	}
	return s
}
