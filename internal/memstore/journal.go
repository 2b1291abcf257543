package memstore

// A journal is how to take back, newest first, what a write has kept so far: all of it, or nothing.
type journal []func()

func (j *journal) back() {
	for i := len(*j) - 1; i >= 0; i-- {
		(*j)[i]()
	}
}

// put keeps v under k.
func put[K comparable, V any](j *journal, m map[K]V, k K, v V) {
	old, had := m[k]
	*j = append(*j, func() {
		if had {
			m[k] = old
		} else {
			delete(m, k)
		}
	})
	m[k] = v
}

// grow keeps one more item of a list.
func grow[T any](j *journal, list *[]T, x T) {
	old := *list
	*j = append(*j, func() { *list = old })
	*list = append(old[:len(old):len(old)], x)
}
