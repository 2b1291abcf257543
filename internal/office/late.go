package office

import (
	"fmt"
	"time"

	"naskah/internal/naskah"
)

// Late says that a seal came after the date that is printed, which is accepted and said [OP 1.7]: "Ditandatangani 27 November 2021,
// tiga hari setelah tanggal naskah." It is empty for a seal of that very day.
func Late(printed naskah.Date, sealed time.Time, zone *time.Location) string {
	if printed.IsZero() || sealed.IsZero() {
		return ""
	}
	day := naskah.DateIn(sealed, zone)
	if n := printed.DaysUntil(day); n > 0 {
		return fmt.Sprintf("Ditandatangani %s, %s hari setelah tanggal naskah.", day.Panjang(), naskah.Terbilang(int64(n)))
	}
	return ""
}
