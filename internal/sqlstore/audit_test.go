package sqlstore_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"naskah/internal/naskah"
	"naskah/internal/naskah/storetest"
	"naskah/internal/sqlstore"
)

// A book is a database with one of everything in it, which the test may write in as somebody with a password of the server could:
// without foreign keys and triggers.
type book struct {
	*storetest.World
	raw *sqlx.DB
	n   naskah.NaskahID
}

func living(t *testing.T, b backend) (*sqlx.DB, naskah.NaskahID) {
	t.Helper()
	x := newBook(t, b)
	return x.raw, x.n
}

func newBook(t *testing.T, b backend) *book {
	t.Helper()
	x := &book{}
	x.World = storetest.NewWorld(t, func(t *testing.T, clock naskah.Clock) (back storetest.Back) {
		back, x.raw = b.back(t, sqlstore.Options{Clock: clock})
		return back
	})
	x.n = x.Live(t).ID
	x.raw.SetMaxOpenConns(1)
	return x
}

// unlock takes away what would stop a forger.
func (x *book) unlock(t *testing.T) {
	t.Helper()
	if x.raw.DriverName() == "pgx" {
		x.raw.MustExec(`SET session_replication_role = replica`)
		return
	}
	var names []string
	if err := x.raw.Select(&names, `SELECT name FROM sqlite_master WHERE type = 'trigger'`); err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		x.raw.MustExec(`DROP TRIGGER ` + n)
	}
}

func (x *book) findings(t *testing.T) map[naskah.Subject][]naskah.Finding {
	t.Helper()
	return storetest.Findings(t, x)
}

// keys of the tables that an audit covers.
var keys = map[string][]string{
	"event": {"subject_kind", "subject_id", "seq"}, "naskah": {"id"}, "version": {"naskah_id", "no"}, "session": {"id"}, "turn": {"session_id", "place"},
	"naskah_party": {"naskah_id", "place"}, "naskah_signer": {"naskah_id", "place"}, "naskah_paraf": {"naskah_id", "place"},
	"instansi": {"id"}, "unit": {"id"}, "jabatan": {"id"}, "orang": {"id"}, "pejabat": {"id"}, "mitra": {"id"}, "kerja_sama": {"id"}, "users": {"id"},
	"relasi": {"id"}, "fakta": {"id"}, "attachment": {"id"}, "certificate": {"fingerprint"}, "delivery": {"id"}, "pending": {"id"},
}

// uncovered are the tables and columns that no history remembers, with why.
var uncovered = map[string]string{
	"refusal": "changes nothing; its triggers refuse changes", "task": "work to be done", "sign_in": "sessions end by themselves",
	"nomor_counter": "a lower counter meets the numbers that are taken", "nomor_register": "the number itself stands in the naskah's row", "goose_db_version": "not ours",
	"sqlite_sequence": "not ours", "schema_floor": "says which programs may run, and nothing about anybody",
	"session.no": "the order is compared with the history: TestForgedSessions",
	"relasi.no":  "order of entry only", "fakta.no": "order of entry only", "attachment.no": "order of entry only", "certificate.no": "order of entry only", "delivery.no": "order of entry only",
}

// TestEveryTableDecided: a new table is either covered by the audit or listed with the reason why not.
func TestEveryTableDecided(t *testing.T) {
	t.Parallel()
	_, raw := backends(t)[0].open(t, sqlstore.Options{Clock: time.Now})
	var tables []string
	if err := raw.Select(&tables, `SELECT name FROM sqlite_master WHERE type = 'table'`); err != nil {
		t.Fatal(err)
	}
	for _, name := range tables {
		if (keys[name] == nil) == (uncovered[name] == "") {
			t.Errorf("table %s: covered %v, and listed as not covered: %q", name, keys[name] != nil, uncovered[name])
		}
	}
}

// columns of a table, and whether each holds numbers.
func (x *book) columns(t *testing.T, table string) (names []string, number map[string]bool) {
	t.Helper()
	rs, err := x.raw.Query(`SELECT * FROM ` + table + ` LIMIT 1`)
	if err != nil {
		t.Fatal(err)
	}
	defer rs.Close()
	types, err := rs.ColumnTypes()
	if err != nil {
		t.Fatal(err)
	}
	number = map[string]bool{}
	for _, c := range types {
		names = append(names, c.Name())
		number[c.Name()] = strings.Contains(c.DatabaseTypeName(), "INT")
	}
	return names, number
}

// flags are the columns that are read as yes or no.
var flags = []string{"active", "contoh", "kepala_daerah", "imported", "uji", "revoked", "tanpa_kata_daerah", "batal"}

// forged is what a column is changed to.
func forged(table, column string, number bool) string {
	switch {
	case table == "naskah" && column == "state":
		return `CASE state WHEN 'cancelled' THEN 'draft' ELSE 'cancelled' END`
	case slices.Contains(flags, column): // 1001 would still be yes
		return `1 - ` + column
	case number:
		return column + ` + 1000`
	}
	return column + ` || 'x'`
}

// TestForgedColumns: every column of every table that a history covers is changed in one row, and the audit says so; put back, it is
// content again.
func TestForgedColumns(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			x := newBook(t, b)
			x.unlock(t)
			if got := x.findings(t); len(got) != 0 {
				t.Fatalf("nothing was touched, and yet: %v", got)
			}
			tried := 0
			for table := range keys {
				names, number := x.columns(t, table)
				for i, column := range names {
					if uncovered[table+"."+column] != "" || table == "event" || os.Getenv("NASKAH_LONG") == "" && i%5 != len(table)%5 {
						continue
					}
					tried++
					x.forge(t, table, column, number[column], "")
				}
			}
			if tried < 35 {
				t.Errorf("only %d columns were tried", tried)
			}
			if got := x.findings(t); len(got) != 0 {
				t.Fatalf("everything was put back, and yet: %v", got)
			}
		})
	}
}

// forge changes one column of one row (the first, or where says which), expects the audit to notice, and puts it back.
func (x *book) forge(t *testing.T, table, column string, number bool, where string) map[naskah.Subject][]naskah.Finding {
	t.Helper()
	row := map[string]any{}
	if err := x.raw.QueryRowx(`SELECT * FROM ` + table + where + ` LIMIT 1`).MapScan(row); err != nil {
		t.Fatalf("%s: %v", table, err)
	}
	at := func(row map[string]any) (string, []any) {
		var conds []string
		var args []any
		for _, k := range keys[table] {
			args = append(args, row[k])
			conds = append(conds, fmt.Sprintf("%s = $%d", k, len(args)))
		}
		return ` WHERE ` + strings.Join(conds, " AND "), args
	}
	cond, args := at(row)
	x.raw.MustExec(`UPDATE `+table+` SET `+column+` = `+forged(table, column, number)+cond, args...)
	got := x.findings(t)
	if len(got) == 0 {
		t.Errorf("%s.%s was changed and nobody noticed", table, column)
	}
	if len(got) > 2 {
		t.Errorf("%s.%s: %d subjects are blamed: %v", table, column, len(got), got)
	}
	changed := row
	if slices.Contains(keys[table], column) {
		changed = map[string]any{}
		for k, v := range row {
			changed[k] = v
		}
		if n, ok := row[column].(int64); ok {
			changed[column] = n + 1000
		} else {
			changed[column] = fmt.Sprint(row[column]) + "x"
		}
	}
	cond, args = at(changed)
	args = append(args, row[column])
	x.raw.MustExec(fmt.Sprintf(`UPDATE %s SET %s = $%d%s`, table, column, len(args), cond), args...)
	return got
}

// located says whether a finding of sub stands at the event with that number.
func located(got map[naskah.Subject][]naskah.Finding, sub naskah.Subject, seq int) bool {
	return slices.ContainsFunc(got[sub], func(f naskah.Finding) bool { return f.Path == fmt.Sprintf("riwayat.%d", seq) })
}

// TestForgedEvents: every column of an event, changed alone, is located at that event.
func TestForgedEvents(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			x := newBook(t, b)
			x.unlock(t)
			names, number := x.columns(t, "event")
			if len(names) != 16 {
				t.Fatalf("columns: %v", names)
			}
			for _, seq := range []int{1, 4, 7} {
				for i, column := range names {
					if seq != 4 && i%4 != seq%4 && os.Getenv("NASKAH_LONG") == "" {
						continue
					}
					if column == "seq" && seq != 7 {
						continue // its place is taken; TestForgedOrder moves events
					}
					got := x.forge(t, "event", column, number[column], fmt.Sprintf(` WHERE subject_kind = 'naskah' AND subject_id = '%s' AND seq = %d`, x.n, seq))
					want := seq
					switch column {
					case "subject_kind", "subject_id":
						want = seq + 1 // it is missing here: the next one, or the end, does not follow
						if seq == 7 {
							want = 7
						}
					case "seq":
						want = seq + 1000
					}
					if !located(got, x.n.Subject(), want) {
						t.Errorf("event %d, %s: not located: %v", seq, column, got)
					}
				}
			}
			if got := x.findings(t); len(got) != 0 {
				t.Errorf("everything was put back, and yet: %v", got)
			}
		})
	}
}

// TestForgedOrder: the last event deleted, one from the middle, one inserted, two swapped, and a whole history taken away.
func TestForgedOrder(t *testing.T) {
	t.Parallel()
	const of = ` WHERE subject_kind = 'naskah' AND subject_id = $1`
	const copyEvent = `INSERT INTO event (subject_kind, subject_id, seq, at_ms, by_user, by_nama, by_role, by_instansi, second, act, from_state, to_state, version, detail, prev, hash)
		SELECT subject_kind, subject_id, seq + 1, at_ms, by_user, by_nama, by_role, by_instansi, second, act, from_state, to_state, version, detail, prev, hash FROM event` + of + ` AND seq = 7`
	for _, b := range backends(t) {
		for _, c := range []struct {
			name string
			do   []string
			at   []int
			code string
		}{
			{"last deleted", []string{`DELETE FROM event` + of + ` AND seq = 7`}, []int{7}, "NSK-RANTAI-UJUNG"},
			{"middle deleted", []string{`DELETE FROM event` + of + ` AND seq = 3`}, []int{4}, "NSK-RANTAI-URUT"},
			{"first deleted", []string{`DELETE FROM event` + of + ` AND seq = 1`}, []int{2}, "NSK-RANTAI-SAMBUNG"},
			{"all deleted", []string{`DELETE FROM event` + of}, []int{1}, "NSK-RANTAI-UJUNG"},
			{"one inserted at the end", []string{copyEvent}, []int{8}, "NSK-RANTAI-ISI"},
			{"one inserted in the middle", []string{
				`UPDATE event SET seq = seq + 100` + of + ` AND seq > 3`, `UPDATE event SET seq = seq - 99` + of + ` AND seq > 100`,
				strings.NewReplacer("seq + 1", "4", "seq = 7", "seq = 3").Replace(copyEvent),
			}, []int{4, 5, 8}, "NSK-RANTAI-ISI"},
			{"two swapped", []string{
				`UPDATE event SET seq = 100` + of + ` AND seq = 3`, `UPDATE event SET seq = 3` + of + ` AND seq = 4`, `UPDATE event SET seq = 4` + of + ` AND seq = 100`,
			}, []int{3, 4}, "NSK-RANTAI-SAMBUNG"},
			{"row deleted", []string{`DELETE FROM naskah WHERE id = $1`}, []int{7}, "NSK-RANTAI-HILANG"},
			{"row set back", []string{`UPDATE naskah SET seq = 6 WHERE id = $1`}, []int{8}, "NSK-RANTAI-UJUNG"},
		} {
			t.Run(b.name+" "+c.name, func(t *testing.T) {
				x := newBook(t, b)
				x.unlock(t)
				for _, text := range c.do {
					x.raw.MustExec(text, string(x.n))
				}
				got := x.findings(t)
				if !slices.ContainsFunc(got[x.n.Subject()], func(f naskah.Finding) bool { return f.Code == c.code }) {
					t.Errorf("no %s: %v", c.code, got)
				}
				for _, seq := range c.at {
					if !located(got, x.n.Subject(), seq) {
						t.Errorf("nothing is said of place %d: %v", seq, got)
					}
				}
			})
		}
	}
}

// TestForgedSessions: the order of the sessions is that of the history; which one is the last decides.
func TestForgedSessions(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			x := newBook(t, b)
			x.unlock(t)
			n, err := x.Naskah(t.Context(), naskah.ScopeSystem(), x.n)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range []struct {
				act  naskah.Act
				from naskah.State
				to   naskah.State
				open bool
			}{{naskah.ActRecall, naskah.Signing, naskah.Approved, false}, {naskah.ActOpen, naskah.Approved, naskah.Signing, true}} {
				n.Seq, n.State = n.Seq+1, s.to
				c := naskah.Change{After: n, Event: naskah.Event{Act: s.act, From: s.from, To: s.to}}
				if s.open {
					c.Session = &naskah.SigningSession{ID: "aaa", Naskah: n.ID, State: naskah.SessionOpen}
				}
				if err := x.Advance(t.Context(), c); err != nil {
					t.Fatal(err)
				}
			}
			if got := x.findings(t); len(got) != 0 {
				t.Fatalf("nothing was touched, and yet: %v", got)
			}
			x.raw.MustExec(`UPDATE session SET no = 0 WHERE id = 'aaa'`)
			got := x.findings(t)[n.ID.Subject()]
			if len(got) != 2 || got[1].Path != "riwayat.9 sesi/aaa" {
				t.Errorf("the order was turned round: %v", got)
			}
		})
	}
}

// TestForgedChain: a forger who computes the hashes anew, so that the chain itself is whole, is found by the row that the last event
// does not fit, and by rows that nobody remembers.
func TestForgedChain(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			x := newBook(t, b)
			x.unlock(t)
			events, err := x.Events(t.Context(), naskah.ScopeSystem(), x.n.Subject())
			if err != nil {
				t.Fatal(err)
			}
			last := events[6]
			forgery, err := naskah.Event{Subject: x.n.Subject(), Act: naskah.ActSeal, From: naskah.Signing, To: naskah.Signing, Detail: last.Detail}.Follow(last, last.At).Seal(last.Hash)
			if err != nil {
				t.Fatal(err)
			}
			x.raw.MustExec(`INSERT INTO event (subject_kind, subject_id, seq, at_ms, by_user, by_nama, by_role, by_instansi, second, act, from_state, to_state, version, detail, prev, hash)
				VALUES ('naskah', $1, $2, $3, '', '', '', '', '', $4, $5, $6, '', $7, $8, $9)`, string(x.n), forgery.Seq, forgery.At.UnixMilli(),
				string(forgery.Act), string(forgery.From), string(forgery.To), string(forgery.Detail), string(forgery.Prev), string(forgery.Hash))
			got := x.findings(t)
			if len(got) != 1 || !located(got, x.n.Subject(), 9) {
				t.Errorf("an event too many: %v", got)
			}
			x.raw.MustExec(`UPDATE naskah SET seq = 8 WHERE id = $1`, string(x.n))
			if got := x.findings(t); !located(got, x.n.Subject(), 8) {
				t.Errorf("the row follows, its digest does not: %v", got)
			}
			x.raw.MustExec(`DELETE FROM event WHERE subject_kind = 'naskah' AND subject_id = $1 AND seq = 8`, string(x.n))
			x.raw.MustExec(`UPDATE naskah SET seq = 7 WHERE id = $1`, string(x.n))
			x.raw.MustExec(`INSERT INTO relasi (id, instansi_id, dari, ke, jenis, tanggal, dasar, owner_kind, owner_id) VALUES ('palsu', '32.79', $1, 'x', 'mengakhiri', '', '', 'hantu', 'x')`, string(x.n))
			got = x.findings(t)
			if fs := got[naskah.Subject{Kind: "hantu", ID: "x"}]; len(got) != 1 || len(fs) == 0 {
				t.Errorf("a relation that nobody remembers: %v", got)
			}
		})
	}
}
