package document

import (
	"slices"
	"strings"
)

// A word is one word of a text with the space behind it, in the runs in which it is set.
type word struct {
	key  string // without the space; a reference by the place it names
	runs Text
}

// words cuts a text into its words; a word may be set in several styles.
func words(t Text) []word {
	var out []word
	ended := true // the next letter begins a word
	for _, r := range t {
		start := 0
		for i, c := range r.Text {
			if breaks(c) && r.Ref == "" {
				ended = true
				continue
			}
			if ended {
				if i > start && len(out) > 0 {
					out[len(out)-1].add(r, r.Text[start:i])
					start = i
				}
				out = append(out, word{})
			}
			ended = false
		}
		if len(out) == 0 { // nothing but space so far
			out, ended = append(out, word{}), true
		}
		out[len(out)-1].add(r, r.Text[start:])
	}
	return out
}

// add appends a piece of a run.
func (w *word) add(r Run, text string) {
	if text == "" {
		return
	}
	r.Text = text
	w.runs = append(w.runs, r)
	if r.Ref != "" {
		w.key += refKey(r.Ref)
		return
	}
	for _, c := range text {
		if !breaks(c) {
			w.key += string(c)
		}
	}
}

// refKey stands for a reference: it is the same one as long as it names the same place, whatever the number of that is now.
func refKey(ref string) string { return "\x00" + ref + "\x00" }

// keyText is what a text is compared by.
func (t Text) keyText() string {
	var b strings.Builder
	for _, r := range t {
		if r.Ref != "" {
			b.WriteString(refKey(r.Ref))
			continue
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

func keysOf(list []word) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = w.key
	}
	return out
}

// A wordStep is what became of n words of the older text: they stayed, or went; or what came in their place. Runs are the words that
// came, or how those that stayed are set now, when that is otherwise than before.
type wordStep struct {
	op   DiffOp
	n    int
	runs Text
}

// wordSteps is the way from a to b. Alike: at least a third of the words of the longer one stayed.
func wordSteps(a, b Text) (steps []wordStep, alike bool) {
	was, is := words(a), words(b)
	add := func(s wordStep) {
		if n := len(steps); n > 0 && steps[n-1].op == s.op && (s.op != DiffSame || (steps[n-1].runs == nil) == (s.runs == nil)) {
			steps[n-1].n += s.n
			steps[n-1].runs = append(steps[n-1].runs, s.runs...)
			return
		}
		steps = append(steps, s)
	}
	same, ai, bi := 0, 0, 0
	for _, e := range edits(keysOf(was), keysOf(is)) {
		switch e.op {
		case DiffOut:
			add(wordStep{op: DiffOut, n: 1})
			ai++
		case DiffIn:
			add(wordStep{op: DiffIn, runs: slices.Clone(is[bi].runs)})
			bi++
		case DiffSame:
			s := wordStep{n: 1}
			if !slices.Equal(was[ai].runs, is[bi].runs) {
				s.runs = slices.Clone(is[bi].runs)
			}
			add(s)
			same, ai, bi = same+1, ai+1, bi+1
		}
	}
	return steps, same*3 >= max(len(was), len(is))
}

// applied is the newer text; false when a is not the text that the steps were made from.
func applied(steps []wordStep, a Text) (Text, bool) {
	was := words(a)
	var out Text
	for _, s := range steps {
		if s.n > len(was) {
			return nil, false
		}
		if s.op == DiffSame && s.runs == nil {
			for _, w := range was[:s.n] {
				out = append(out, w.runs...)
			}
		}
		was = was[s.n:]
		out = append(out, s.runs...)
	}
	return tight(out), len(was) == 0
}

// redlined is both texts in one: what went and what came are marked.
func redlined(steps []wordStep, a Text) Text {
	was := words(a)
	var out Text
	for _, s := range steps {
		out = spaced(out)
		stood := was[:min(s.n, len(was))]
		was = was[len(stood):]
		switch {
		case s.op == DiffOut:
			for _, w := range stood {
				out = append(out, changed(w.runs, DiffOut)...)
			}
		case s.op == DiffIn:
			out = append(out, changed(s.runs, DiffIn)...)
		case s.runs != nil:
			out = append(out, s.runs...)
		default:
			for _, w := range stood {
				out = append(out, w.runs...)
			}
		}
	}
	return tight(out)
}

// spaced sees to it that the last word does not run into the next.
func spaced(t Text) Text {
	if n := len(t); n > 0 && t[n-1].Text != "" && !breaks(rune(t[n-1].Text[len(t[n-1].Text)-1])) {
		t[n-1].Text += " "
	}
	return t
}

// changed marks a whole text.
func changed(t Text, op DiffOp) Text {
	out := slices.Clone(t)
	for i := range out {
		out[i].Change = op
	}
	return out
}

// tight joins neighbours of one style.
func tight(t Text) Text {
	var out Text
	for _, r := range t {
		n := len(out)
		if n > 0 {
			last := out[n-1]
			last.Text = r.Text
			if last == r {
				out[n-1].Text += r.Text
				continue
			}
		}
		if r.Text != "" {
			out = append(out, r)
		}
	}
	return out
}
