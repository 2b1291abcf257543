package docx

import (
	"encoding/xml"
	"strconv"
	"strings"

	"naskah/internal/naskah"
)

// A level is how one level of a list counts [ISO/IEC 29500-1 17.9].
type level struct {
	format, text string
	start        int
	restart      int // -1: after any higher level; 0: never; n: after level n-1
}

const levels = 9

// A numberList is one w:num: levels of its abstract list, and where it begins anew.
type numberList struct {
	abstract string
	starts   map[int]int
	own      map[int]level
}

// numberLists are the lists of a file.
type numberLists struct {
	abstract map[string]map[int]level
	byID     map[int]numberList
}

func (p parts) numberLists(name string) (numberLists, error) {
	out := numberLists{abstract: map[string]map[int]level{}, byID: map[int]numberList{}}
	b, ok, err := p.read(name)
	if err != nil || !ok {
		return out, err
	}
	w := newWalker(b)
	err = w.root(func(xml.StartElement) error {
		return w.each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "abstractNum":
				list := map[int]level{}
				out.abstract[attr(e, "abstractNumId")] = list
				return w.each(func(e xml.StartElement) error {
					if e.Name.Local != "lvl" {
						return w.skip()
					}
					return w.level(e, list)
				})
			case "num":
				l, err := w.numberList()
				out.byID[number(attr(e, "numId"))] = l
				return err
			}
			return w.skip()
		})
	})
	return out, err
}

func (w *walker) level(e xml.StartElement, into map[int]level) error {
	at := number(attr(e, "ilvl"))
	l := level{format: "decimal", start: 0, restart: -1}
	err := w.each(func(e xml.StartElement) error {
		switch v := attr(e, "val"); e.Name.Local {
		case "start":
			l.start = max(number(v), 0)
		case "numFmt":
			l.format = v
		case "lvlText":
			l.text = v
		case "lvlRestart":
			l.restart = number(v)
		}
		return w.skip()
	})
	if at >= 0 && at < levels {
		into[at] = l
	}
	return err
}

func (w *walker) numberList() (numberList, error) {
	l := numberList{starts: map[int]int{}, own: map[int]level{}}
	err := w.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "abstractNumId":
			l.abstract = attr(e, "val")
		case "lvlOverride":
			at := number(attr(e, "ilvl"))
			return w.each(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "startOverride":
					l.starts[at] = max(number(attr(e, "val")), 0)
				case "lvl":
					return w.level(e, l.own)
				}
				return w.skip()
			})
		}
		return w.skip()
	})
	return l, err
}

// A counter prints the numbers as Word does: lists that share an abstract list count on in one another.
type counter struct {
	lists numberLists
	at    map[string]*[levels]int // the last number of each level, -1: none since it began anew
	begun map[[2]int]bool         // lists whose own start was taken, by level
}

func newCounter(l numberLists) *counter {
	return &counter{lists: l, at: map[string]*[levels]int{}, begun: map[[2]int]bool{}}
}

// next counts one paragraph and gives its number as printed; ok is false when there is no such list.
func (c *counter) next(num, lvl int) (label string, ok bool) {
	list, ok := c.lists.byID[num]
	if !ok || num == 0 || lvl < 0 || lvl >= levels {
		return "", false
	}
	now := c.at[list.abstract]
	if now == nil {
		now = &[levels]int{-1, -1, -1, -1, -1, -1, -1, -1, -1}
		c.at[list.abstract] = now
	}
	if start, over := list.starts[lvl]; over && !c.begun[[2]int{num, lvl}] {
		c.begun[[2]int{num, lvl}] = true
		now[lvl] = start - 1
	} else if now[lvl] < 0 {
		now[lvl] = c.lists.level(list, lvl).start - 1
	}
	now[lvl]++
	for i := lvl + 1; i < levels; i++ {
		if r := c.lists.level(list, i).restart; r < 0 || r > 0 && lvl <= r-1 {
			now[i] = -1
		}
	}
	return c.printed(list, lvl, now), true
}

func (c *counter) printed(list numberList, lvl int, now *[levels]int) string {
	text := c.lists.level(list, lvl).text
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+1 < len(text) && text[i+1] >= '1' && text[i+1] <= '9' {
			at := int(text[i+1] - '1')
			l := c.lists.level(list, at)
			b.WriteString(counted(l.format, max(now[at], 0)))
			i++
			continue
		}
		b.WriteByte(text[i])
	}
	return strings.TrimSpace(b.String())
}

func (n numberLists) level(list numberList, at int) level {
	if l, ok := list.own[at]; ok {
		return l
	}
	if l, ok := n.abstract[list.abstract][at]; ok {
		return l
	}
	return level{format: "decimal", restart: -1}
}

// counted is n in a format [ISO/IEC 29500-1 17.18.59]; formats that Indonesian documents do not use are figures.
func counted(format string, n int) string {
	switch format {
	case "lowerLetter":
		return alphabet(n)
	case "upperLetter":
		return strings.ToUpper(alphabet(n))
	case "lowerRoman":
		return strings.ToLower(naskah.Roman(min(n, 3999)))
	case "upperRoman":
		return naskah.Roman(min(n, 3999))
	case "bullet", "none":
		return ""
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// alphabet counts a … z, aa, bb … as Word does.
func alphabet(n int) string {
	if n < 1 {
		return ""
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 30))
}
