package sqlstore

import (
	"time"

	"golang.org/x/sys/unix"
)

// Monotonic counts the time since it was made, whatever is done to the machine's clock meanwhile; the hours in which the machine slept
// count too.
func Monotonic() func() time.Duration {
	start := time.Now()
	if _, err := sinceBoot(); err != nil {
		return func() time.Duration { return time.Since(start) }
	}
	return func() time.Duration {
		up, err := sinceBoot()
		if err != nil { // not after it has worked once
			return time.Since(start)
		}
		return up
	}
}

func sinceBoot() (time.Duration, error) {
	var t unix.Timespec
	err := unix.ClockGettime(unix.CLOCK_BOOTTIME, &t)
	return time.Duration(t.Nano()), err
}
