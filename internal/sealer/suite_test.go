package sealer_test

import (
	"testing"
	"time"

	"naskah/internal/sealer/sealertest"
)

func TestContractPDFSign(t *testing.T) {
	sealertest.Run(t, func(tb testing.TB) sealertest.World {
		u := sealertest.New(tb, time.Now)
		return sealertest.World{Sealer: u, Anchors: u.Anchors(), Clock: u.Clock, Enroll: u.Enroll}
	})
}
