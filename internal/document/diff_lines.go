package document

import "strings"

// A diffLine is one paragraph or item of a part of the text.
type diffLine struct {
	label string
	text  Text
}

// shown is a line as runs of one kind.
func (l diffLine) shown(op DiffOp) []DiffRun {
	return []DiffRun{{Op: op, Text: strings.TrimSpace(l.label + " " + strings.TrimSpace(l.text.String()))}}
}

// linesDiff compares two parts line by line, and lines that were changed word by word. A label that is another only because something
// came before it is no change. Unchanged lines are kept where they stand beside a change; nil: nothing changed.
func linesDiff(a, b []diffLine) [][]DiffRun {
	texts := func(list []diffLine) []string {
		out := make([]string, len(list))
		for i, l := range list {
			out[i] = l.text.keyText()
		}
		return out
	}
	var rows []diffRow
	for _, p := range alignLines(texts(a), texts(b)) {
		switch {
		case p.b < 0:
			rows = append(rows, diffRow{a[p.a].shown(DiffOut), true})
		case p.a < 0:
			rows = append(rows, diffRow{b[p.b].shown(DiffIn), true})
		default:
			rows = append(rows, a[p.a].became(b[p.b])...)
		}
	}
	return near(rows)
}

// A diffRow is one line of the comparison.
type diffRow struct {
	runs    []DiffRun
	changed bool
}

// became is l beside the line that came in its place: word by word when they are alike, else one below the other.
func (l diffLine) became(now diffLine) []diffRow {
	if l.text.keyText() == now.text.keyText() {
		return []diffRow{{now.shown(DiffSame), false}}
	}
	runs, alike := wordsDiff(l.text, now.text)
	if !alike {
		return []diffRow{{l.shown(DiffOut), true}, {now.shown(DiffIn), true}}
	}
	if now.label != "" {
		runs = append([]DiffRun{{Text: now.label + " "}}, runs...)
	}
	return []diffRow{{joinRuns(runs), true}}
}

// near keeps the changed lines and one line on each side.
func near(rows []diffRow) [][]DiffRun {
	var out [][]DiffRun
	changed := func(i int) bool { return i >= 0 && i < len(rows) && rows[i].changed }
	for i, r := range rows {
		if changed(i-1) || changed(i) || changed(i+1) {
			out = append(out, r.runs)
		}
	}
	return out
}

// wordsDiff compares two lines word by word. They are alike when a third of the longer one's words stayed.
func wordsDiff(a, b Text) ([]DiffRun, bool) {
	was, is := words(a), words(b)
	var runs []DiffRun
	same, ai, bi := 0, 0, 0
	add := func(op DiffOp, w word) {
		runs = append(runs, DiffRun{op, strings.TrimFunc(w.runs.String(), breaks) + " "})
	}
	for _, e := range edits(keysOf(was), keysOf(is)) {
		switch e.op {
		case DiffOut:
			add(DiffOut, was[ai])
			ai++
		case DiffIn:
			add(DiffIn, is[bi])
			bi++
		case DiffSame:
			add(DiffSame, is[bi])
			same, ai, bi = same+1, ai+1, bi+1
		}
	}
	runs = joinRuns(runs)
	for i := len(runs) - 1; i >= 0; i-- { // the end of the line, on either side
		runs[i].Text = strings.TrimSuffix(runs[i].Text, " ")
		if runs[i].Op == DiffSame || i > 0 && runs[i-1].Op == DiffSame {
			break
		}
	}
	return runs, same*3 >= max(len(was), len(is))
}

// fields are the words of a line. Only what breaks a line parts words: a space that holds its neighbours together is part of a word.
func fields(s string) []string { return strings.FieldsFunc(s, breaks) }

func breaks(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' }

// joinRuns joins neighbours of one kind.
func joinRuns(list []DiffRun) []DiffRun {
	var out []DiffRun
	for _, r := range list {
		if n := len(out); n > 0 && out[n-1].Op == r.Op {
			out[n-1].Text += r.Text
			continue
		}
		out = append(out, r)
	}
	return out
}
