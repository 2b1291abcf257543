package storagetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"naskah/internal/naskah"
)

// A World is one empty store and what stands behind it.
type World struct {
	Store  naskah.ObjectStore
	Reopen func(t *testing.T) naskah.ObjectStore         // as a new process would; nil when nothing outlives the process
	Damage func(t *testing.T, r naskah.Ref, now []byte)  // replaces the stored bytes behind the store's back
	Lose   func(t *testing.T, r naskah.Ref)              // takes the stored bytes away; nil when that cannot be
	Plant  func(t *testing.T, name string, bytes []byte) // adds what does not belong there; nil when that cannot be

	// Versioned: Damage only adds a version beside the stored one, so that damage is located but takes nothing away.
	Versioned bool
}

// Run holds the stores that fresh makes to the contract of package storage.
func Run(t *testing.T, fresh func(t *testing.T) World) {
	for _, c := range []struct {
		name string
		test func(*testing.T, World)
	}{
		{"PutGet", putGet},
		{"PutAgain", putAgain},
		{"PutCopies", putCopies},
		{"NotFound", notFound},
		{"Cancelled", cancelled},
		{"Damage", damage},
		{"PutOverDamage", putOverDamage},
		{"Hold", hold},
		{"Walk", walk},
		{"WalkStops", walkStops},
		{"Strangers", strangers},
		{"Racers", racers},
		{"Durable", durable},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, fresh(t)) })
	}
}

var meta = naskah.Meta{ContentType: "application/pdf"}

func mustPut(t *testing.T, s naskah.ObjectStore, b []byte) naskah.Ref {
	t.Helper()
	r, err := s.Put(t.Context(), b, meta)
	if err != nil {
		t.Fatalf("Put of %d bytes: %v", len(b), err)
	}
	return r
}

func wantGet(t *testing.T, s naskah.ObjectStore, r naskah.Ref, want []byte) {
	t.Helper()
	got, err := s.Get(t.Context(), r)
	if err != nil {
		t.Fatalf("Get %s: %v", r.Digest, err)
	}
	if !bytes.Equal(got, want) {
		t.Fatalf("Get %s returned %d bytes that are not the %d put", r.Digest, len(got), len(want))
	}
}

func wantError(t *testing.T, err error, kind naskah.Kind, code string) {
	t.Helper()
	e, ok := errors.AsType[*naskah.Error](err)
	if !ok || e.Kind != kind || e.Code != code {
		t.Fatalf("error is %v, want %s %s", err, kind, code)
	}
	if e.Msg == "" {
		t.Fatalf("%s has no message for people", code)
	}
}

func some(seed uint64, n int) []byte {
	r, b := rand.New(rand.NewPCG(seed, 7)), make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

func putGet(t *testing.T, w World) {
	for i, n := range []int{0, 1, 31, 4096, 65537, 1 << 20} {
		b := some(uint64(i), n)
		r := mustPut(t, w.Store, b)
		if r.Digest != naskah.DigestOf(b) {
			t.Fatalf("%d bytes are stored under %s, their digest is %s", n, r.Digest, naskah.DigestOf(b))
		}
		wantGet(t, w.Store, r, b)
	}
}

func putAgain(t *testing.T, w World) {
	b := some(1, 1000)
	first := mustPut(t, w.Store, b)
	for range 3 {
		if again := mustPut(t, w.Store, b); again.Digest != first.Digest {
			t.Fatalf("the same bytes got %s, then %s", first.Digest, again.Digest)
		}
	}
	wantGet(t, w.Store, first, b)
	if n := count(t, w.Store); n != 1 {
		t.Fatalf("the same bytes put four times are %d entries", n)
	}
}

// putCopies: neither who gave the slice nor who got one can change what is stored.
func putCopies(t *testing.T, w World) {
	b := some(2, 300)
	want := bytes.Clone(b)
	r := mustPut(t, w.Store, b)
	clear(b)
	wantGet(t, w.Store, r, want)
	got, err := w.Store.Get(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	clear(got)
	wantGet(t, w.Store, r, want)
}

func notFound(t *testing.T, w World) {
	mustPut(t, w.Store, some(3, 10))
	absent := naskah.Ref{Digest: naskah.DigestOf([]byte("tidak pernah disimpan"))}
	for _, r := range []naskah.Ref{absent, {}, {Digest: "sha256:.."}, {Digest: "../../etc/passwd"}, {Digest: "sha256:" + "A" + absent.Digest[8:]}} {
		_, err := w.Store.Get(t.Context(), r)
		wantError(t, err, naskah.NotFound, "OBJ-TIDAK-ADA")
		wantError(t, w.Store.Hold(t.Context(), r, time.Now().Add(time.Hour)), naskah.NotFound, "OBJ-TIDAK-ADA")
	}
}

func cancelled(t *testing.T, w World) {
	b := some(4, 10)
	r := mustPut(t, w.Store, b)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	other := some(5, 10)
	_, err := w.Store.Put(ctx, other, meta)
	wantError(t, err, naskah.Unavailable, "OBJ-TIDAK-TERSEDIA")
	_, err = w.Store.Get(ctx, r)
	wantError(t, err, naskah.Unavailable, "OBJ-TIDAK-TERSEDIA")
	wantError(t, w.Store.Hold(ctx, r, time.Now().Add(time.Hour)), naskah.Unavailable, "OBJ-TIDAK-TERSEDIA")
	wantError(t, w.Store.Walk(ctx, func(naskah.Ref, error) error { return nil }), naskah.Unavailable, "OBJ-TIDAK-TERSEDIA")
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("the cause of %v is not kept", err)
	}
	_, err = w.Store.Get(t.Context(), naskah.Ref{Digest: naskah.DigestOf(other)})
	wantError(t, err, naskah.NotFound, "OBJ-TIDAK-ADA")
}

// damage changes one byte at 200 positions of a stored file, cuts it and lengthens it: each is noticed by Get, and located by Walk.
func damage(t *testing.T, w World) {
	if w.Versioned {
		planted(t, w)
		return
	}
	const size = 20_000
	good := some(6, size)
	hurt, whole := mustPut(t, w.Store, good), mustPut(t, w.Store, some(7, 500))
	positions := 200
	if os.Getenv("NASKAH_LONG") != "" {
		positions = size
	}
	variants := [][]byte{good[:size-1], good[1:], {}, append(bytes.Clone(good), 0), some(8, size)}
	for i := range positions {
		b := bytes.Clone(good)
		b[i*(size/positions)] ^= 1 << (i % 8)
		variants = append(variants, b)
	}
	for i, b := range variants {
		w.Damage(t, hurt, b)
		_, err := w.Store.Get(t.Context(), hurt)
		wantError(t, err, naskah.Corrupt, "OBJ-RUSAK")
		faults := map[naskah.Digest]error{}
		visits := 0
		if err := w.Store.Walk(t.Context(), func(r naskah.Ref, err error) error {
			visits++
			if err != nil {
				faults[r.Digest] = err
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if visits != 2 || len(faults) != 1 {
			t.Fatalf("variant %d: Walk visited %d entries and found %v", i, visits, faults)
		}
		wantError(t, faults[hurt.Digest], naskah.Corrupt, "OBJ-RUSAK")
	}
	w.Damage(t, hurt, good)
	wantGet(t, w.Store, hurt, good)
	wantGet(t, w.Store, whole, some(7, 500))
}

// planted: further versions under a key neither block nor are accepted, and each is located.
func planted(t *testing.T, w World) {
	good := some(6, 20_000)
	hurt, whole := mustPut(t, w.Store, good), mustPut(t, w.Store, some(7, 500))
	flipped := bytes.Clone(good)
	flipped[777] ^= 1
	for i, b := range [][]byte{flipped, good[1:], {}, append(bytes.Clone(good), 0)} {
		w.Damage(t, hurt, b)
		wantGet(t, w.Store, hurt, good)
		wantGet(t, w.Store, naskah.Ref{Digest: hurt.Digest}, good)
		if again := mustPut(t, w.Store, good); again != hurt {
			t.Fatalf("putting the bytes again gave %+v, want the version that has them, %+v", again, hurt)
		}
		faults, visits := map[string]error{}, 0
		if err := w.Store.Walk(t.Context(), func(r naskah.Ref, err error) error {
			if err == nil {
				visits++
				if r.Digest == hurt.Digest && len(faults) > 0 {
					t.Error("the good version came after a fault of its key: who keeps the last word would not know")
				}
				return nil
			}
			if r.Digest != hurt.Digest || r.Locator == hurt.Locator || r.Locator == "" {
				t.Errorf("fault located at %+v", r)
			}
			faults[r.Locator] = err
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if visits != 2 || len(faults) != i+1 {
			t.Fatalf("after %d planted versions: %d good entries, faults %v", i+1, visits, faults)
		}
		for _, err := range faults {
			wantError(t, err, naskah.Corrupt, "OBJ-RUSAK")
		}
	}
	wantGet(t, w.Store, whole, some(7, 500))
}

// putOverPlanted: bytes that stand under a digest before it is put are no reason not to keep the right ones.
func putOverPlanted(t *testing.T, w World) {
	good := some(9, 100)
	d := naskah.DigestOf(good)
	w.Damage(t, naskah.Ref{Digest: d}, some(10, 100))
	_, err := w.Store.Get(t.Context(), naskah.Ref{Digest: d})
	wantError(t, err, naskah.Corrupt, "OBJ-RUSAK")
	r := mustPut(t, w.Store, good)
	wantGet(t, w.Store, r, good)
	w.Damage(t, r, some(10, 100))
	wantGet(t, w.Store, r, good)
}

// putOverDamage: Put never says that bytes are safe which would not be read back, and never writes over what is there.
func putOverDamage(t *testing.T, w World) {
	if w.Versioned {
		putOverPlanted(t, w)
		return
	}
	good, bad := some(9, 100), some(10, 100)
	r := mustPut(t, w.Store, good)
	w.Damage(t, r, bad)
	_, err := w.Store.Put(t.Context(), good, meta)
	wantError(t, err, naskah.Corrupt, "OBJ-RUSAK")
	_, err = w.Store.Get(t.Context(), r)
	wantError(t, err, naskah.Corrupt, "OBJ-RUSAK")
}

func hold(t *testing.T, w World) {
	r := mustPut(t, w.Store, some(11, 10))
	held := func() time.Time {
		t.Helper()
		at, err := w.Store.Held(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	if at := held(); !at.IsZero() {
		t.Fatalf("held until %v before anybody said so", at)
	}
	base := time.Date(2031, 11, 24, 9, 41, 0, int(123*time.Millisecond), time.FixedZone("WIB", 7*3600))
	for i, step := range []struct{ ask, want time.Duration }{{0, 0}, {-time.Hour, 0}, {0, 0}, {time.Hour, time.Hour}, {time.Minute, time.Hour}, {2 * time.Hour, 2 * time.Hour}} {
		if err := w.Store.Hold(t.Context(), r, base.Add(step.ask)); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
		if at := held(); !at.Equal(base.Add(step.want)) {
			t.Fatalf("step %d: held until %v, want %v", i, at, base.Add(step.want))
		}
	}
	if w.Reopen == nil {
		return
	}
	at, err := w.Reopen(t).Held(t.Context(), r)
	if err != nil || !at.Equal(base.Add(2*time.Hour)) {
		t.Fatalf("after reopening: held until %v, %v", at, err)
	}
}

func walk(t *testing.T, w World) {
	if n := count(t, w.Store); n != 0 {
		t.Fatalf("a new store has %d entries", n)
	}
	var want []naskah.Digest
	for i := range 40 {
		want = append(want, mustPut(t, w.Store, some(uint64(100+i), 50+i)).Digest)
	}
	if err := w.Store.Hold(t.Context(), naskah.Ref{Digest: want[3]}, time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	slices.Sort(want)
	var got []naskah.Digest
	if err := w.Store.Walk(t.Context(), func(r naskah.Ref, err error) error {
		if err != nil {
			t.Errorf("%s: %v", r.Digest, err)
		}
		got = append(got, r.Digest)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("Walk visited %d entries, want each of the %d once, in order", len(got), len(want))
	}
}

func walkStops(t *testing.T, w World) {
	for i := range 5 {
		mustPut(t, w.Store, some(uint64(i), 20))
	}
	stop, visits := errors.New("cukup"), 0
	err := w.Store.Walk(t.Context(), func(naskah.Ref, error) error {
		if visits++; visits == 2 {
			return stop
		}
		return nil
	})
	if !errors.Is(err, stop) || visits != 2 {
		t.Fatalf("Walk went on to %d entries and returned %v", visits, err)
	}
}

func strangers(t *testing.T, w World) {
	if w.Plant == nil {
		return // a store without an outside has none; the others are in this suite too
	}
	r := mustPut(t, w.Store, some(12, 20))
	w.Plant(t, "asing.txt", []byte("bukan objek"))
	found := 0
	if err := w.Store.Walk(t.Context(), func(got naskah.Ref, err error) error {
		switch {
		case got.Digest == r.Digest && err == nil:
		case err == nil:
			t.Errorf("the stranger %+v was taken for an object", got)
		default:
			found++
			wantError(t, err, naskah.Corrupt, "OBJ-ASING")
			if got.Digest != "" || got.Locator == "" {
				t.Errorf("the stranger is not located: %+v", got)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if found != 1 {
		t.Fatalf("%d strangers found, want 1", found)
	}
}

// racers: many put the same few bytes at once, while others read.
func racers(t *testing.T, w World) {
	var wg sync.WaitGroup
	for i := range 32 {
		wg.Go(func() {
			b := some(uint64(i%4), 5000)
			r, err := w.Store.Put(t.Context(), b, meta)
			if err != nil {
				t.Errorf("racer %d: Put: %v", i, err)
				return
			}
			got, err := w.Store.Get(t.Context(), r)
			if err != nil || !bytes.Equal(got, b) {
				t.Errorf("racer %d: Get: %d bytes, %v", i, len(got), err)
			}
			if err := w.Store.Hold(t.Context(), r, time.Unix(2_000_000_000+int64(i), 0)); err != nil {
				t.Errorf("racer %d: Hold: %v", i, err)
			}
		})
	}
	wg.Wait()
	if n := count(t, w.Store); n != 4 {
		t.Fatalf("%d entries, want 4", n)
	}
	for i := range 4 {
		at, err := w.Store.Held(t.Context(), naskah.Ref{Digest: naskah.DigestOf(some(uint64(i), 5000))})
		if want := time.Unix(2_000_000_000+28+int64(i), 0); err != nil || !at.Equal(want) {
			t.Errorf("object %d is held until %v (%v), want the latest of all, %v", i, at, err, want)
		}
	}
}

func durable(t *testing.T, w World) {
	if w.Reopen == nil {
		return // nothing to outlive
	}
	refs := map[naskah.Ref][]byte{}
	for i := range 5 {
		b := some(uint64(i), 3000)
		refs[mustPut(t, w.Store, b)] = b
	}
	again := w.Reopen(t)
	for r, b := range refs {
		wantGet(t, again, r, b)
	}
	if w.Lose == nil {
		return
	}
	for r, b := range refs {
		w.Lose(t, r)
		_, err := again.Get(t.Context(), r)
		wantError(t, err, naskah.NotFound, "OBJ-TIDAK-ADA")
		mustPut(t, again, b) // restoring is putting
		wantGet(t, again, r, b)
	}
}

func count(t *testing.T, s naskah.ObjectStore) int {
	t.Helper()
	n := 0
	if err := s.Walk(t.Context(), func(r naskah.Ref, err error) error {
		if err != nil {
			return fmt.Errorf("%s: %w", r.Digest, err)
		}
		n++
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return n
}
