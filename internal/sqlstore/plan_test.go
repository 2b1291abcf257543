package sqlstore_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoOffset: pages go by key.
func TestNoOffset(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, "_test.go") && strings.Contains(strings.ToUpper(string(b)), " OFFSET ") {
			t.Errorf("%s pages by offset", name)
		}
	}
}

// TestPlans: what is asked for every page and at every act is found by an index; no table is read from end to end.
func TestPlans(t *testing.T) {
	t.Parallel()
	raw, _ := living(t, backends(t)[0])
	for what, query := range map[string]string{
		"by ID":            `SELECT n.id FROM naskah n WHERE n.id = 'x'`,
		"by kode":          `SELECT n.id FROM naskah n WHERE n.kode = 'x' AND n.kode <> ''`,
		"by digest":        `SELECT n.id FROM naskah n WHERE n.id IN (SELECT v.naskah_id FROM version v WHERE v.digest = 'x')`,
		"newest of a city": `SELECT n.id FROM naskah n WHERE n.instansi_id IN ('x') ORDER BY n.updated_at DESC, n.id DESC LIMIT 51`,
		"drafts of one":    `SELECT n.id FROM naskah n WHERE n.author = 'x' ORDER BY n.updated_at DESC, n.id DESC LIMIT 51`,
		"last event":       `SELECT e.seq FROM event e WHERE e.subject_kind = 'naskah' AND e.subject_id = 'x' ORDER BY e.seq DESC LIMIT 1`,
		"newest events":    `SELECT e.seq FROM event e JOIN naskah n ON n.id = e.subject_id WHERE e.subject_kind = 'naskah' ORDER BY e.at_ms DESC LIMIT 50`,
		"his signature":    `SELECT x.naskah_id FROM naskah_signer x WHERE x.naskah_id = 'n' AND x.user_id = 'u'`,
		"turns of one":     `SELECT t.place FROM turn t WHERE t.user_id = 'u' AND t.state = 'waiting'`,
		"overdue":          `SELECT s.id FROM session s WHERE s.state = 'open' AND s.deadline <> 0 AND s.deadline <= 5`,
		"ended by":         `SELECT r.id FROM relasi r JOIN naskah d ON d.id = r.dari WHERE r.ke = 'n' AND r.jenis IN ('menggantikan', 'mengakhiri')`,
		"sign-in":          `SELECT token FROM sign_in WHERE token = 'x' AND dropped = 0`,
		"login":            `SELECT id FROM users WHERE login_fold = 'x'`,
		"sweep":            `DELETE FROM sign_in WHERE until_at <= 5`,
		"nomor":            `SELECT naskah_id FROM nomor_register WHERE instansi_id = 'x' AND register = 'ksb' AND tahun = 2026 AND teks = 'x'`,
		"of a sheet":       `SELECT n.id FROM naskah n WHERE n.batch = 'x' AND n.batch <> ''`,
		"similar":          `SELECT n.id FROM naskah n WHERE n.instansi_id IN ('x') AND n.state <> 'cancelled' AND n.jenis IN ('ksb-d') AND n.tahun IN (0, 2021) AND n.cari LIKE '%x%'`,
		"waits on it":      `SELECT p.id FROM pending p WHERE p.subject_kind = 'naskah' AND p.subject_id = 'x' AND p.state = 'waiting'`,
		"its proposal":     `SELECT p.id FROM pending p WHERE p.id = 'x'`,
		"hanging rows":     `SELECT id FROM fakta WHERE owner_kind = 'kerjasama' AND owner_id = 'x' ORDER BY no`,
	} {
		rs, err := raw.Queryx("EXPLAIN QUERY PLAN " + query)
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		steps := 0
		for rs.Next() {
			step := map[string]any{}
			if err := rs.MapScan(step); err != nil {
				t.Fatal(err)
			}
			steps++
			detail, _ := step["detail"].(string)
			if strings.HasPrefix(detail, "SCAN") && !strings.Contains(detail, "INDEX") || strings.Contains(detail, "TEMP B-TREE FOR ORDER BY") && what != "hanging rows" {
				t.Errorf("%s: %s", what, detail)
			}
		}
		if err := rs.Err(); err != nil || steps == 0 {
			t.Errorf("%s: %d steps, %v", what, steps, err)
		}
	}
}
