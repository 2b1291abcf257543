package office

import (
	"maps"
	"slices"
	"unicode/utf8"

	"naskah/internal/naskah"
)

// shortTexts refuses a text among values that is longer than a fact of the register may be.
func shortTexts(path string, x any) error {
	switch y := x.(type) {
	case string:
		if n := utf8.RuneCountInString(y); n > maxNama {
			return naskah.Errorf(naskah.Invalid, "NSK-PANJANG", "Isian ini terlalu panjang (%d huruf). Paling banyak %d huruf.", n, maxNama).On(path)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(y)) {
			if err := shortTexts(path+"."+key, y[key]); err != nil {
				return err
			}
		}
	case []any:
		for i, z := range y {
			if err := shortTexts(path+"."+itoa(i), z); err != nil {
				return err
			}
		}
	}
	return nil
}
