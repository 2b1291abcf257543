//go:build !linux

package sqlstore

import "time"

// Monotonic counts the time since it was made, whatever is done to the machine's clock meanwhile.
func Monotonic() func() time.Duration {
	start := time.Now()
	return func() time.Duration { return time.Since(start) }
}
