package document

// kopWhen reads the conditions of emblems: the head of an addendum is that of the naskah which it changes [P22 43, 44].
func (r *reader) kopWhen(y *ynode, t *Template) {
	t.kopWhen = map[string]*cond{}
	for _, place := range []string{"left", "center", "right"} {
		if c := y.vals[place]; c != nil && c.kind == yMap && c.vals["when"] != nil {
			t.kopWhen[place] = r.when(c, condEnv{root: t.schema})
		}
	}
}

// standing is the head without the emblems whose condition does not hold. Without the Garuda a head with names is that of a Perangkat
// Daerah: a report has the one or the other after who gives it [OP 3].
func (s *scope) standing(k Kop) Kop {
	if !s.tpl.kopWhen["left"].holds(s.names) {
		k.Left, k.LeftMore = nil, nil
	}
	if !s.tpl.kopWhen["center"].holds(s.names) {
		k.Center = nil
	}
	if !s.tpl.kopWhen["right"].holds(s.names) {
		k.Right = nil
	}
	if k.Kind == KopJabatan && k.Center == nil {
		k.Kind = KopUnit
	}
	return k
}
