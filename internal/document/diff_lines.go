package document

import "strings"

// A diffLine is one paragraph or item of a part of the text.
type diffLine struct{ label, text string }

// shown is a line as runs of one kind.
func (l diffLine) shown(op DiffOp) []DiffRun {
	return []DiffRun{{Op: op, Text: strings.TrimSpace(l.label + " " + l.text)}}
}

// linesDiff compares two parts line by line, and lines that were changed word by word. A label that is another only because something
// came before it is no change. Unchanged lines are kept where they stand beside a change; nil: nothing changed.
func linesDiff(a, b []diffLine) [][]DiffRun {
	texts := func(list []diffLine) []string {
		out := make([]string, len(list))
		for i, l := range list {
			out[i] = l.text
		}
		return out
	}
	var rows []diffRow
	ai, bi := 0, 0
	list := edits(texts(a), texts(b))
	for i := 0; i < len(list); {
		if list[i].op == DiffSame {
			rows = append(rows, diffRow{b[bi].shown(DiffSame), false})
			i, ai, bi = i+1, ai+1, bi+1
			continue
		}
		outs, ins := ai, bi
		for i < len(list) && list[i].op == DiffOut {
			i, ai = i+1, ai+1
		}
		for i < len(list) && list[i].op == DiffIn {
			i, bi = i+1, bi+1
		}
		rows = append(rows, changedRows(a[outs:ai], b[ins:bi])...)
	}
	return near(rows)
}

// A diffRow is one line of the comparison.
type diffRow struct {
	runs    []DiffRun
	changed bool
}

// changedRows pairs the lines that went with those that came in their place.
func changedRows(outs, ins []diffLine) []diffRow {
	var rows []diffRow
	for len(outs) > 0 && len(ins) > 0 {
		runs, alike := wordsDiff(outs[0].text, ins[0].text)
		if !alike {
			break
		}
		if ins[0].label != "" {
			runs = append([]DiffRun{{Text: ins[0].label + " "}}, runs...)
		}
		rows = append(rows, diffRow{joinRuns(runs), true})
		outs, ins = outs[1:], ins[1:]
	}
	for _, l := range outs {
		rows = append(rows, diffRow{l.shown(DiffOut), true})
	}
	for _, l := range ins {
		rows = append(rows, diffRow{l.shown(DiffIn), true})
	}
	return rows
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
func wordsDiff(a, b string) ([]DiffRun, bool) {
	was, is := strings.Fields(a), strings.Fields(b)
	var runs []DiffRun
	same := 0
	for _, e := range edits(was, is) {
		if e.op == DiffSame {
			same++
		}
		runs = append(runs, DiffRun{e.op, e.x + " "})
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
