package metrics

import (
	"context"
	"time"

	"naskah/internal/naskah"
)

// Sealer is s, counted; nil stays nil, which means that signing is switched off.
func (m *Metrics) Sealer(s naskah.Sealer) naskah.Sealer {
	if s == nil {
		return nil
	}
	return countedSealer{s, m}
}

type countedSealer struct {
	naskah.Sealer
	m *Metrics
}

// Seal counts one seal from its beginning, so that a provider that hangs is seen while it does.
func (s countedSealer) Seal(ctx context.Context, r naskah.SealRequest) (_ []byte, err error) {
	start := time.Now()
	s.m.sealing.Inc()
	defer func() {
		s.m.sealing.Dec()
		s.m.sealTook.Observe(time.Since(start).Seconds())
		result := done
		if err != nil {
			result = kindOf(err)
		}
		s.m.seals.WithLabelValues(result).Inc()
	}()
	return s.Sealer.Seal(ctx, r)
}
