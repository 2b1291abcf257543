package office

import (
	"context"
	"time"

	"naskah/internal/naskah"
)

// Retain extends the retention of everything that an archived naskah rests on; again is when the rules are to be asked the next time.
func (o *Office) Retain(_ context.Context, _ naskah.NaskahID) (again time.Time, err error) {
	return time.Time{}, naskah.Errorf(naskah.Unavailable, "NSK-BELUM-ADA", "Belum tersedia.")
}

// RetainSweep extends the retention of every archived naskah whose hold lapses soon, so that a lost task loses nothing; n is how many
// were extended.
func (o *Office) RetainSweep(_ context.Context) (n int, err error) {
	return 0, naskah.Errorf(naskah.Unavailable, "NSK-BELUM-ADA", "Belum tersedia.")
}
