package memstore_test

import (
	"testing"

	"naskah/internal/memstore"
	"naskah/internal/naskah"
	"naskah/internal/naskah/storetest"
)

func TestContractMem(t *testing.T) {
	storetest.Run(t, func(_ *testing.T, clock naskah.Clock) storetest.Back {
		s := memstore.New(clock)
		return storetest.Back{
			Store: s,
			Tasks: func(*testing.T) []naskah.Task { return s.Tasks() },
		}
	})
}
