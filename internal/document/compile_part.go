package document

// labels are the rows whose condition holds.
func (s *scope) labels(b bodyPart) Block {
	var out Labels
	for _, r := range b.labels {
		switch {
		case !r.when.holds(s.names):
		case r.each == "":
			row := LabelRow{Label: r.label, Text: s.text(r.text)}
			if r.mark != nil {
				row.No = r.mark(0)
			}
			out.Rows = append(out.Rows, row)
		default:
			out.Rows = append(out.Rows, s.labelRows(r)...)
		}
	}
	if len(out.Rows) == 0 {
		return nil
	}
	return out
}

// labelRows are the rows of a label that is repeated over a list: the label stands at the first of them. While the list is empty one row
// of dots stands there.
func (s *scope) labelRows(r labelText) []LabelRow {
	list, _ := follow(s.names, r.each).([]any)
	if len(list) == 0 {
		list = []any{s.tpl.schema.at(r.each).elem.normal(nil)}
	}
	var out []LabelRow
	for i, x := range list {
		row := LabelRow{Text: s.within(x, r.each+"."+itoa(i)).text(r.text)}
		if i == 0 {
			row.Label = r.label
		}
		if r.mark != nil && len(list) > 1 {
			row.No = r.mark(i)
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
