package naskah

import (
	"fmt"
	"slices"
	"time"
	_ "time/tzdata" // a machine without zone files must print the same dates
)

// Zona lists the zones that a region can be in, by IANA name.
var Zona = []string{"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"}

// LoadZona is the zone of an Instansi; Invalid for a zone in which no region lies.
func LoadZona(name string) (*time.Location, error) {
	if name != "Asia/Pontianak" && !slices.Contains(Zona, name) {
		return nil, Errorf(Invalid, "NSK-ZONA", "Zona waktu %q bukan WIB, WITA, atau WIT.", name)
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("naskah: zone %s: %w", name, err)
	}
	return loc, nil
}

// NamaZona is how a zone is called: WIB, WITA or WIT; UTC for none, and its own name for any other.
func NamaZona(loc *time.Location) string {
	if loc == nil {
		return "UTC"
	}
	switch loc.String() {
	case "Asia/Jakarta", "Asia/Pontianak":
		return "WIB"
	case "Asia/Makassar":
		return "WITA"
	case "Asia/Jayapura":
		return "WIT"
	}
	return loc.String()
}

// Waktu is an instant as people are told it, always with its zone: "24 November 2021 09.41 WIB"; empty for the zero time.
func Waktu(t time.Time, loc *time.Location) string {
	if t.IsZero() {
		return ""
	}
	if loc == nil {
		loc = time.UTC
	}
	t = t.In(loc)
	return fmt.Sprintf("%s %02d.%02d %s", DateIn(t, loc).Panjang(), t.Hour(), t.Minute(), NamaZona(loc))
}
