package officetest

import (
	"slices"
	"sync"

	"naskah/internal/office"
	"naskah/storage/storagetest"
)

// A Shaken is one call that an office made of one of its ports: "Store.Advance", "ObjectStore.Put".
type Shaken struct {
	Name   string
	Writes bool
}

// A Tremor stands between an office and all its ports (store, register, accounts, objects, sealer, enroller, queue), counts the calls in
// the order in which they come, and makes one of them go wrong: FailBefore, and nothing was done; FailAfter, and it was done although
// the office is told otherwise.
type Tremor struct {
	mu    sync.Mutex
	at    int
	on    bool // from the at-th on, and not only that one
	fault storagetest.Fault
	seen  []Shaken
	hit   bool
}

// Shake puts a Tremor between the office and its ports.
func Shake(o *office.Office) *Tremor {
	t := &Tremor{}
	o.Store, o.Register, o.Accounts, o.Objects = shakyStore{o.Store, t}, shakyRegister{o.Register, t}, shakyAccounts{o.Accounts, t}, shakyObjects{o.Objects, t}
	if o.Sealer != nil {
		o.Sealer = shakySealer{o.Sealer, t}
	}
	if o.Enroller != nil {
		o.Enroller = shakyEnroller{o.Enroller, t}
	}
	if o.Queue != nil {
		o.Queue = shakyQueue{o.Queue, t}
	}
	return t
}

// Break makes the n-th call from now (1 = the next) go wrong, once, and starts the count anew; 0 breaks nothing.
func (t *Tremor) Break(n int, f storagetest.Fault) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.at, t.fault, t.on, t.seen, t.hit = n, f, false, nil, false
}

// BreakFrom makes every call go wrong from the n-th on, until the next Break: what is away stays away.
func (t *Tremor) BreakFrom(n int) {
	t.Break(n, storagetest.FailBefore)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.on = true
}

// Calls are the calls since the last Break.
func (t *Tremor) Calls() []Shaken {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.seen)
}

// Hit says whether the fault has happened.
func (t *Tremor) Hit() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.hit
}

func (t *Tremor) next(name string, writes bool) storagetest.Fault {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.seen = append(t.seen, Shaken{name, writes})
	if n := len(t.seen); t.at == 0 || n < t.at || n > t.at && !t.on {
		return storagetest.Never
	}
	t.hit = true
	return t.fault
}

func (t *Tremor) call(name string, writes bool, do func() error) error {
	switch t.next(name, writes) {
	case storagetest.FailBefore:
		return Broken()
	case storagetest.FailAfter:
		if err := do(); err != nil {
			return err
		}
		return Broken()
	}
	return do()
}
