package verify_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"naskah/internal/verify"
)

// corpora are files that nobody here wrote, beside the project.
const corpora = "../../../shared/corpora"

// TestCorpora: not one of them is sah, under no root of ours and under none; none takes long, and none ends the
// process. They prove bounds, not judgement: what they are signed with is not of our class.
func TestCorpora(t *testing.T) {
	if _, err := os.Stat(corpora); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("corpora are missing: ", err)
		}
		t.Skip("corpora are not beside the project: ", err)
	}
	w := newWorld(t)
	w.mustBeSah(t, w.two)
	count := map[verify.Verdict]int{}
	for _, dir := range []string{"attacks", "pyhanko"} {
		files := 0
		err := filepath.WalkDir(filepath.Join(corpora, dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".pdf") {
				return err
			}
			files++
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			started := time.Now()
			in, err := verify.Inspect(context.Background(), data)
			if took := time.Since(started); took > 5*time.Second {
				t.Errorf("%s took %s", path, took)
			}
			if errors.Is(err, verify.ErrNotPDF) {
				count["bukan PDF"]++
				return nil
			}
			if err != nil {
				t.Errorf("%s: %v", path, err)
				return nil
			}
			r := verify.Judge(in, verify.Terms{Trust: nil, At: diperiksa})
			count[r.Verdict]++
			if trusted := judgeAt(t, data, diperiksa, w.root.cert).Verdict; r.Verdict == verify.Sah || trusted == verify.Sah {
				t.Errorf("%s is sah", path)
			}
			if len(codes(r)) == 0 {
				t.Errorf("%s is %s without a reason", path, r.Verdict)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if files < 20 {
			t.Errorf("only %d files in %s", files, dir)
		}
	}
	t.Log(count)
}
