package storetest

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"naskah/internal/naskah"
)

var aloneTests = []entry{
	{"Alone", aloneOneAtATime},
	{"AloneGivesUp", aloneGivesUp},
}

// OneAtATime: of many who want to be alone with the directory of one database, through whichever of the stores, one is at a time.
func OneAtATime(t *testing.T, stores ...naskah.RegisterStore) {
	t.Helper()
	const each = 6
	var inside, most, turns atomic.Int32
	var wg sync.WaitGroup
	for _, s := range stores {
		for range each {
			wg.Go(func() {
				done, err := s.Alone(t.Context())
				if err != nil {
					t.Error(err)
					return
				}
				defer done()
				most.Store(max(most.Load(), inside.Add(1)))
				if _, err := s.AllInstansi(t.Context()); err != nil { // whoever is alone still reads
					t.Error(err)
				}
				turns.Add(1)
				inside.Add(-1)
			})
		}
	}
	wg.Wait()
	if most.Load() != 1 || int(turns.Load()) != each*len(stores) {
		t.Errorf("%d were alone, at most %d at once", turns.Load(), most.Load())
	}
}

func aloneOneAtATime(t *testing.T, w *World) { OneAtATime(t, w, w) }

// aloneGivesUp: whoever waits is told when his time is over; the next gets in as soon as the first is done, and done twice is done once.
func aloneGivesUp(t *testing.T, w *World) {
	done, err := w.Alone(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	_, err = w.Alone(ctx)
	wantError(t, err, naskah.Unavailable, "NSK-TIDAK-TERSEDIA")
	done()
	done()
	again, err := w.Alone(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel = context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := w.Alone(ctx); err == nil {
		t.Error("two are alone")
	}
	again()
}
