package memstore

import (
	"context"
	"sync"
)

// Alone lets one at a time be alone with the directory.
func (s *Store) Alone(ctx context.Context) (func(), error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	select {
	case s.alone <- struct{}{}:
		return sync.OnceFunc(func() { <-s.alone }), nil
	case <-ctx.Done():
		return nil, alive(ctx)
	}
}
