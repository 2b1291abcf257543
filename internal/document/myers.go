package document

import "slices"

// maxEdits bounds the search for the shortest edit; texts further apart than that are shown as gone and come.
const maxEdits = 800

// An edit is one step from a to b: a thing that stayed, went or came.
type edit[T comparable] struct {
	op DiffOp
	x  T
}

// edits is the shortest way from a to b, what goes before what comes [Myers, An O(ND) Difference Algorithm, 1986].
func edits[T comparable](a, b []T) []edit[T] {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	out := make([]edit[T], 0, len(a)+len(b))
	for _, x := range a[:head] {
		out = append(out, edit[T]{DiffSame, x})
	}
	out = append(out, middle(a[head:len(a)-tail], b[head:len(b)-tail])...)
	for _, x := range a[len(a)-tail:] {
		out = append(out, edit[T]{DiffSame, x})
	}
	return out
}

// middle is edits of what has neither beginning nor end in common.
func middle[T comparable](a, b []T) []edit[T] {
	var trace [][]int
	most := min(len(a)+len(b), maxEdits)
	reach := make([]int, 2*most+3) // how far on each diagonal k = x-y
	v := func(k int) *int { return &reach[k+most+1] }
	for d := 0; d <= most; d++ {
		row := make([]int, 2*d+1)
		for k := -d; k <= d; k += 2 {
			x := *v(k - 1) + 1
			if k == -d || k != d && *v(k - 1) < *v(k + 1) {
				x = *v(k + 1)
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			*v(k), row[k+d] = x, x
			if x >= len(a) && x-k >= len(b) {
				return back(a, b, append(trace, row))
			}
		}
		trace = append(trace, row)
	}
	out := make([]edit[T], 0, len(a)+len(b))
	for _, x := range a {
		out = append(out, edit[T]{DiffOut, x})
	}
	for _, x := range b {
		out = append(out, edit[T]{DiffIn, x})
	}
	return out
}

// back walks the trace from the end to the start.
func back[T comparable](a, b []T, trace [][]int) []edit[T] {
	var out []edit[T]
	x, y := len(a), len(b)
	for d := len(trace) - 1; d > 0; d-- {
		at := func(k int) int { // how far the round before was on diagonal k
			if k < -(d-1) || k > d-1 {
				return -1
			}
			return trace[d-1][k+d-1]
		}
		k := x - y
		down := k == -d || k != d && at(k-1) < at(k+1)
		from := k - 1
		if down {
			from = k + 1
		}
		px := at(from)
		py := px - from
		for x > px && y > py && (down && y > py+1 || !down && x > px+1) {
			x, y = x-1, y-1
			out = append(out, edit[T]{DiffSame, a[x]})
		}
		if down {
			y--
			out = append(out, edit[T]{DiffIn, b[y]})
		} else {
			x--
			out = append(out, edit[T]{DiffOut, a[x]})
		}
	}
	for x > 0 && y > 0 {
		x, y = x-1, y-1
		out = append(out, edit[T]{DiffSame, a[x]})
	}
	slices.Reverse(out)
	return outFirst(out)
}

// outFirst puts, between two things that stayed, what went before what came.
func outFirst[T comparable](list []edit[T]) []edit[T] {
	var out, in []edit[T]
	flush := func() {
		out = append(out, in...)
		in = nil
	}
	for _, e := range list {
		switch e.op {
		case DiffIn:
			in = append(in, e)
			continue
		case DiffSame:
			flush()
		case DiffOut:
		}
		out = append(out, e)
	}
	flush()
	return out
}
