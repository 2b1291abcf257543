package document

// A pairing says what a thing of the older text became: a and b are its places there and in the newer one, -1 where it is not. Moved: it
// is in both, but out of the order that most of the others keep.
type pairing struct {
	a, b  int
	moved bool
}

// alignKeys pairs what has a name of its own: the order is that of is; what is gone stands before the first thing behind it that kept
// its place. Keys are unique on each side.
func alignKeys(was, is []string) []pairing {
	at, now := map[string]int{}, map[string]bool{}
	for i, k := range was {
		at[k] = i
	}
	for _, k := range is {
		now[k] = true
	}
	stay := map[string]bool{} // the longest run of those that keep their order
	for _, e := range edits(was, is) {
		if e.op == DiffSame {
			stay[e.x] = true
		}
	}
	var out []pairing
	next := 0
	gone := func(until int) {
		for ; next < until; next++ {
			if !now[was[next]] {
				out = append(out, pairing{a: next, b: -1})
			}
		}
	}
	for i, k := range is {
		a, old := at[k]
		if !old {
			a = -1
		}
		if stay[k] {
			gone(a)
		}
		out = append(out, pairing{a, i, old && !stay[k]})
	}
	gone(len(was))
	return out
}

// alignLines pairs lines that have no name: equal ones first, then, between two of these, those that are most alike.
func alignLines(a, b []string) []pairing {
	var out []pairing
	ai, bi := 0, 0
	list := edits(a, b)
	for i := 0; i < len(list); {
		if list[i].op == DiffSame {
			out = append(out, pairing{a: ai, b: bi})
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
		for _, p := range mostAlike(a[outs:ai], b[ins:bi]) {
			if p.a >= 0 {
				p.a += outs
			}
			if p.b >= 0 {
				p.b += ins
			}
			out = append(out, p)
		}
	}
	return out
}

// maxLikeness bounds the comparing of each line with each, in words looked at; where there is more, only neighbours are compared.
const maxLikeness = 1 << 20

// mostAlike pairs lines in their order so that as many words as possible stay; what has no pair went or came.
func mostAlike(a, b []string) []pairing {
	if len(a) == 0 || len(b) == 0 {
		return unpaired(nil, 0, len(a), 0, len(b))
	}
	was, is := bags(a), bags(b)
	work := 0
	for _, x := range was {
		work += (x.n + 1) * len(b)
	}
	for _, x := range is {
		work += (x.n + 1) * len(a)
	}
	if work > maxLikeness {
		return neighbours(was, is)
	}
	best := make([][]int, len(a)+1) // best[i][j]: the most words that can stay from a[i:] to b[j:]
	like := make([][]int, len(a))
	best[len(a)] = make([]int, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		best[i], like[i] = make([]int, len(b)+1), make([]int, len(b))
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if like[i][j] = was[i].like(is[j]); like[i][j] > 0 {
				best[i][j] = max(best[i][j], best[i+1][j+1]+like[i][j])
			}
		}
	}
	var out []pairing
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case like[i][j] > 0 && best[i][j] == best[i+1][j+1]+like[i][j]:
			out = append(out, pairing{a: i, b: j})
			i, j = i+1, j+1
		case best[i+1][j] >= best[i][j+1]:
			out = append(out, pairing{a: i, b: -1})
			i++
		default:
			out = append(out, pairing{a: -1, b: j})
			j++
		}
	}
	return unpaired(out, i, len(a), j, len(b))
}

// neighbours pairs lines one by one as long as they are alike.
func neighbours(a, b []bag) []pairing {
	var out []pairing
	i := 0
	for i < len(a) && i < len(b) && a[i].like(b[i]) > 0 {
		out = append(out, pairing{a: i, b: i})
		i++
	}
	return unpaired(out, i, len(a), i, len(b))
}

// unpaired appends what went from a[i:] and then what came in b[j:].
func unpaired(out []pairing, i, a, j, b int) []pairing {
	for ; i < a; i++ {
		out = append(out, pairing{a: i, b: -1})
	}
	for ; j < b; j++ {
		out = append(out, pairing{a: -1, b: j})
	}
	return out
}

// A bag is how often each word stands in a line of n words.
type bag struct {
	words map[string]int
	n     int
}

func bags(lines []string) []bag {
	out := make([]bag, len(lines))
	for i, l := range lines {
		out[i].words = map[string]int{}
		for _, w := range fields(l) {
			out[i].words[w]++
			out[i].n++
		}
	}
	return out
}

// like is the number of words that both have; 0 when these are less than a third of the longer one.
func (a bag) like(b bag) int {
	if len(b.words) < len(a.words) {
		a, b = b, a
	}
	same := 0
	for w, n := range a.words {
		same += min(n, b.words[w])
	}
	if same*3 < max(a.n, b.n) {
		return 0
	}
	return same
}
