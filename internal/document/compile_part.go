package document

// labels are the rows whose condition holds. What is counted ("a." of Menimbang) goes on over the rows that follow without a label of
// their own; one alone is not counted.
func (s *scope) labels(b bodyPart) Block {
	var out Labels
	var marks []func(int) string
	for _, r := range b.labels {
		if !r.when.holds(s.names) {
			continue
		}
		rows := []LabelRow{{Label: r.label, Text: s.text(r.text)}}
		if r.each != "" {
			rows = s.labelRows(r)
		}
		out.Rows = append(out.Rows, rows...)
		for range rows {
			marks = append(marks, r.mark)
		}
	}
	if len(out.Rows) == 0 {
		return nil
	}
	countLabels(out.Rows, marks)
	return out
}

// countLabels gives the rows of each label their letters or figures.
func countLabels(rows []LabelRow, marks []func(int) string) {
	for i := 0; i < len(rows); {
		end := i + 1
		for end < len(rows) && rows[end].Label == "" {
			end++
		}
		for n, j := 0, i; j < end && end-i > 1; j++ {
			if marks[j] != nil {
				rows[j].No = marks[j](n)
				n++
			}
		}
		i = end
	}
}

// labelRows are the rows of a label that is repeated over a list: the label stands at the first of them. While the list is empty one row
// of dots stands beside the label; rows that only go on from those above are then left out.
func (s *scope) labelRows(r labelText) []LabelRow {
	list, _ := follow(s.names, r.each).([]any)
	if len(list) == 0 && r.label != "" {
		list = []any{s.tpl.schema.at(r.each).elem.normal(nil)}
	}
	var out []LabelRow
	for i, x := range list {
		row := LabelRow{Text: s.within(x, r.each+"."+itoa(i)).text(r.text)}
		if i == 0 {
			row.Label = r.label
		}
		out = append(out, row)
	}
	return out
}

// table is its rows; while its list is empty one row of dots stands there, as in the forms.
func (s *scope) table(b bodyPart) Block {
	out := Table{Widths: b.table.widths}
	for _, h := range b.table.head {
		out.Head = append(out.Head, s.text(h))
	}
	row := func(s *scope, phrases []*phrase) {
		var cells []Text
		for _, p := range phrases {
			cells = append(cells, s.text(p))
		}
		out.Rows = append(out.Rows, cells)
	}
	for _, r := range b.table.first {
		row(s, r)
	}
	if b.each != "" {
		list, _ := follow(s.names, b.each).([]any)
		if len(list) == 0 {
			list = []any{s.tpl.schema.at(b.each).elem.normal(nil)}
		}
		for i, x := range list {
			in := s.within(x, b.each+"."+itoa(i))
			in.sums = with(s.sums, "urut", itoa(len(b.table.first)+i+1))
			for _, r := range b.table.row {
				row(in, r)
			}
		}
	}
	for _, r := range b.table.rows {
		row(s, r)
	}
	return out
}

func with(m map[string]string, key, value string) map[string]string {
	out := make(map[string]string, len(m)+1)
	for k, v := range m {
		out[k] = v
	}
	out[key] = value
	return out
}
