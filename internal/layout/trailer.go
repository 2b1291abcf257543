package layout

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"
	"unicode"
	"unicode/utf16"
)

// finished adds what the PDF writer leaves out or writes against the rule: the document information as an object of its own
// [ISO 32000-1 14.3.3], its title in correct UTF-16, and a file identifier made from the bytes [14.4]. There is no date in it: the
// same tree gives the same file.
func finished(pdf []byte, title string) ([]byte, error) {
	table := bytes.LastIndex(pdf, []byte("\nxref\n0 ")) + 1
	trailer := bytes.LastIndex(pdf, []byte("trailer\n<<\n/Size "))
	if table <= 0 || trailer < table {
		return nil, errors.New("the file does not end as expected")
	}
	entries := bytes.SplitAfterN(pdf[table:trailer], []byte("\n"), 3)
	size, err := strconv.Atoi(string(bytes.TrimSpace(entries[1][2:])))
	if err != nil || len(entries) != 3 {
		return nil, errors.New("the cross-reference table is not as expected")
	}
	var out bytes.Buffer
	out.Write(pdf[:table])
	id := sha256.Sum256(append([]byte(title), pdf[:table]...))
	fmt.Fprintf(&out, "%d 0 obj\n<<\n/Producer (naskah)\n/Title <%s>\n>>\nendobj\n\n", size, utf16Hex(title))
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n", size+1)
	out.Write(entries[2])
	fmt.Fprintf(&out, "%010d 00000 n \n", table)
	fmt.Fprintf(&out, "trailer\n<<\n/Size %d\n/Root 1 0 R\n/Info %d 0 R\n/ID [<%x> <%x>]\n>>\nstartxref\n%d\n%%%%EOF\n", size+1, size, id[:16], id[:16], start)
	return out.Bytes(), nil
}

func utf16Hex(s string) string {
	out := []byte("FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		if unicode.IsControl(rune(u)) {
			u = ' '
		}
		out = fmt.Appendf(out, "%04X", u)
	}
	return string(out)
}
