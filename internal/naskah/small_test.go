package naskah_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
)

func TestError(t *testing.T) {
	cause := errors.New("disk")
	e := naskah.Errorf(naskah.Conflict, "NSK-SEQ", "Muat ulang %s.", "halaman").On("seq").Because(cause)
	if e.Error() != "NSK-SEQ: Muat ulang halaman. (seq): disk" || e.Msg != "Muat ulang halaman." {
		t.Errorf("%q, %q", e.Error(), e.Msg)
	}
	wrapped := fmt.Errorf("sqlstore: advance: %w", e)
	if !errors.Is(wrapped, naskah.Conflict) || !errors.Is(wrapped, cause) || errors.Is(wrapped, naskah.NotFound) {
		t.Error("kind and cause are not found")
	}
	plain := naskah.Errorf(naskah.NotFound, "NSK-TIDAK-ADA", "Tidak ada.")
	if !errors.Is(plain, naskah.NotFound) || plain.Error() != "NSK-TIDAK-ADA: Tidak ada." || naskah.NotFound.Error() != "not_found" {
		t.Error(plain)
	}
	if plain.On("x"); plain.Field != "" {
		t.Error("On changes the error itself")
	}
	if len(naskah.Kinds) != 8 {
		t.Errorf("%d kinds", len(naskah.Kinds))
	}
}

// A secret says itself to nobody but the one who must use it.
func TestSecret(t *testing.T) {
	s := naskah.NewSecret("kunci")
	b, err := json.Marshal(naskah.SealRequest{Secret: s})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{fmt.Sprint(s), fmt.Sprintf("%v %+v %#v %s %q", s, s, s, s, s), string(b), fmt.Sprintf("%+v", naskah.SealRequest{Secret: s}), fmt.Sprintf("%#v", naskah.SealRequest{Secret: s})} {
		if strings.Contains(text, "kunci") || !strings.Contains(text, "[rahasia]") {
			t.Errorf("%s", text)
		}
	}
	if s.Reveal() != "kunci" || s.Empty() || !naskah.NewSecret("").Empty() {
		t.Error("the secret is lost")
	}
}

func TestPrincipal(t *testing.T) {
	u := naskah.User{ID: "u", Nama: "n", Orang: "o", Instansi: banjar, Unit: "pem", Mitra: "m", Roles: []naskah.Role{naskah.RoleAuthor}}
	p := u.Principal()
	u.Roles[0] = naskah.RoleOfficer
	if p.User != "u" || p.Nama != "n" || p.Orang != "o" || p.Instansi != banjar || p.Unit != "pem" || !p.Outside() || !p.Has(naskah.RoleAuthor) || p.Has(naskah.RoleOfficer) || p.Role != "" {
		t.Errorf("%+v", p)
	}
	if q := p.As(naskah.RoleOfficer); q.Role != naskah.RoleOfficer || p.Role != "" || q.Has(naskah.RoleOfficer) {
		t.Errorf("%+v", q)
	}
	if s := naskah.System(); s.User != "" || !s.Has(naskah.RoleSystem) || s.Role != naskah.RoleSystem || s.Outside() {
		t.Errorf("%+v", s)
	}
}

func TestJenis(t *testing.T) {
	// The codes of the office practice, section 6, in its order.
	const codes = "ksb-d ksb-pk pks-d pks-pk nk rk add kuasa kak studi sp tanggapan sp2 lap-sp ba-peta kep-drks kep-tkksd dprd-req ba-sel " +
		"lap-semester lap-tahunan lap-sinergi telaah rekomendasi ba-bahas kirim-nk tl-dprd nota-dinas"
	var got []string
	for _, j := range naskah.DaftarJenis {
		got = append(got, string(j.Kode))
		if found, ok := naskah.JenisOf(j.Kode); !ok || found != j || j.Nama == "" || j.Singkat == "" {
			t.Errorf("%+v", j)
		}
	}
	if strings.Join(got, " ") != codes {
		t.Errorf("codes %v", got)
	}
	if _, ok := naskah.JenisOf("x"); ok {
		t.Error("an unknown kind is known")
	}
	for j, want := range map[naskah.Jalur]string{
		"ksdd_wajib": "KSDD", "ksdd_sukarela": "KSDD", "ksdpk_daerah": "KSDPK", "ksdpk_mitra": "KSDPK", "sinergi": "Sinergi", "ksdpl": "KSDPL", "ksdll": "KSDLL", "x": "",
	} {
		if j.Kategori() != want || slices.Contains(naskah.DaftarJalur, j) != (want != "") {
			t.Errorf("%s is %q", j, j.Kategori())
		}
	}
	if !slices.Equal(naskah.KodeOf("ksb"), []naskah.Kode{"ksb-d", "ksb-pk"}) || naskah.KodeOf("") != nil {
		t.Errorf("%v, %v", naskah.KodeOf("ksb"), naskah.KodeOf(""))
	}
	if !slices.Equal(naskah.JalurOf("KSDPK"), []naskah.Jalur{"ksdpk_daerah", "ksdpk_mitra"}) || naskah.JalurOf("x") != nil {
		t.Errorf("%v", naskah.JalurOf("KSDPK"))
	}
}

// The turns that may seal now, for orders in and out of sequence.
func TestSessionTurns(t *testing.T) {
	turn := func(order int, state naskah.TurnState, u naskah.UserID) naskah.Turn {
		return naskah.Turn{Signer: naskah.Signer{Order: order, User: u}, State: state}
	}
	const w, s, d = naskah.TurnWaiting, naskah.TurnSealed, naskah.TurnDeclined
	for name, x := range map[string]struct {
		turns   []naskah.Turn
		open    []int
		waiting int
	}{
		"none":             {nil, nil, 0},
		"in turn":          {[]naskah.Turn{turn(2, w, "a"), turn(1, w, "b"), turn(3, w, "c")}, []int{1}, 3},
		"first has sealed": {[]naskah.Turn{turn(2, w, "a"), turn(1, s, "b"), turn(3, w, "c")}, []int{0}, 2},
		"two at once":      {[]naskah.Turn{turn(5, w, "a"), turn(1, w, "b"), turn(1, w, "c")}, []int{1, 2}, 3},
		"order 0":          {[]naskah.Turn{turn(0, w, "a"), turn(0, w, "b")}, []int{0, 1}, 2},
		"all sealed":       {[]naskah.Turn{turn(1, s, "a"), turn(1, s, "b")}, nil, 0},
		"declined":         {[]naskah.Turn{turn(1, d, "a"), turn(2, w, "b")}, []int{1}, 1},
	} {
		session := naskah.SigningSession{Turns: x.turns}
		if got := session.Open(); !slices.Equal(got, x.open) || session.Waiting() != x.waiting {
			t.Errorf("%s: %v open, %d waiting", name, got, session.Waiting())
		}
		for i, turn := range x.turns {
			want := -1
			if slices.Contains(x.open, i) {
				want = i
			}
			if got := session.TurnOf(turn.Signer.User); got != want {
				t.Errorf("%s: turn of %s is %d, want %d", name, turn.Signer.User, got, want)
			}
		}
	}
	nameless := naskah.SigningSession{Turns: []naskah.Turn{turn(1, w, "")}}
	if nameless.TurnOf("") != -1 {
		t.Error("nobody has a turn")
	}
	var none *naskah.Intent
	if none.Fresh(begun) || !(&naskah.Intent{Until: begun.Add(1)}).Fresh(begun) || (&naskah.Intent{Until: begun}).Fresh(begun) {
		t.Error("an intent is fresh until it ends, and no longer")
	}
}

func TestCertificateLive(t *testing.T) {
	c := naskah.Certificate{NotBefore: begun, NotAfter: begun.Add(time.Hour)}
	for after, want := range map[time.Duration]bool{-1: false, 0: true, time.Hour - 1: true, time.Hour: false} {
		if c.Live(begun.Add(after)) != want {
			t.Errorf("after %s: %v", after, !want)
		}
	}
	c.Revoked = true
	if c.Live(begun) {
		t.Error("a revoked certificate lives")
	}
}

// What a store returns is what went in: in normal form, and sharing nothing with the caller.
func TestNormal(t *testing.T) {
	local := begun.In(wib).Add(time.Microsecond)
	n := fullNaskah(t)
	n.CreatedAt, n.Parafs[0].At, n.Reasons[0].At = local, local, local
	m := n.Normal()
	for _, at := range []time.Time{m.CreatedAt, m.Parafs[0].At, m.Reasons[0].At, naskah.Milli(local)} {
		if !at.Equal(begun) || at.Location() != time.UTC {
			t.Errorf("at %s", at)
		}
	}
	if !naskah.Milli(time.Time{}.In(wib)).IsZero() || naskah.Milli(time.Time{}.In(wib)) != (time.Time{}) {
		t.Error("no time becomes one")
	}
	m.Parties[0].Nama, m.Parafs[0].User, m.Writers[0].User = "x", "x", "x"
	if n.Parties[0].Nama == "x" || n.Parafs[0].User == "x" || n.Writers[0].User == "x" || !n.Parafs[0].At.Equal(local) {
		t.Error("the normal form shares with the caller")
	}
	s := session()
	s.Intent = &naskah.Intent{Until: local}
	s.Turns[0].At = local
	q := s.Normal()
	if !q.Intent.Until.Equal(begun) || !q.Turns[0].At.Equal(begun) || !s.Intent.Until.Equal(local) || !s.Turns[0].At.Equal(local) {
		t.Error("a session shares with its normal form")
	}
	if got := (naskah.Instansi{RantaiParaf: map[naskah.Kode][]naskah.JabatanID{}}).Normal(); got.RantaiParaf != nil {
		t.Error("an empty chain is not nil")
	}
	i := naskah.Instansi{RantaiParaf: map[naskah.Kode][]naskah.JabatanID{"": {"a"}}}
	j := i.Normal()
	j.RantaiParaf[""][0], j.RantaiParaf["x"] = "b", nil
	if i.RantaiParaf[""][0] != "a" || len(i.RantaiParaf) != 1 {
		t.Error("an Instansi shares with its normal form")
	}
	e := naskah.Event{At: local, By: yuni, Second: &arsip, Detail: json.RawMessage(`{}`)}.Normal()
	if !e.At.Equal(begun) || e.By.Unit != "" || e.Second.Roles != nil || e.Second == &arsip {
		t.Errorf("%+v", e)
	}
	if (naskah.Refusal{At: local, By: yuni}).Normal().By.Roles != nil || !(naskah.Pending{At: local, By: yuni}).Normal().At.Equal(begun) ||
		!(naskah.Task{RunAt: local}).Normal().RunAt.Equal(begun) || !(naskah.SignIn{Seen: local}).Normal().Seen.Equal(begun) ||
		!(naskah.Attachment{At: local}).Normal().At.Equal(begun) || !(naskah.Delivery{At: local}).Normal().At.Equal(begun) ||
		!(naskah.Certificate{NotAfter: local}).Normal().NotAfter.Equal(begun) || (naskah.KerjaSama{Urusan: []string{}}).Normal().Urusan != nil ||
		(naskah.User{Roles: []naskah.Role{}}).Normal().Roles != nil || (naskah.Version{Fields: []naskah.Field{}}).Normal().Fields != nil {
		t.Error("a row is not in normal form")
	}
}

func TestQueryWords(t *testing.T) {
	n := fullNaskah(t)
	c, err := naskah.ParseCursor(n.Cursor().String())
	if err != nil || c != n.Cursor() {
		t.Errorf("%v, %v", c, err)
	}
	for _, s := range []string{"", "x", "!", "a2tr", "OjE"} {
		_, err := naskah.ParseCursor(s)
		refuses(t, err, naskah.Invalid, "NSK-KURSOR")
	}
	later, same := c, c
	later.At, same.ID = later.At.Add(time.Millisecond), "n2"
	if !later.Before(c) || c.Before(later) || !same.Before(c) || c.Before(c) {
		t.Error("the newest does not come first")
	}
	for limit, want := range map[int]int{-1: 50, 0: 50, 1: 1, 200: 200, 201: 200} {
		if (naskah.Filter{Limit: limit}).Rows() != want || naskah.RecentRows(limit) != want {
			t.Errorf("limit %d", limit)
		}
	}
	if got := n.SearchText(); !strings.Contains(got, "pengelolaan sampah") || !strings.Contains(got, "100.3.7.1/1/ksb/2021") || !strings.Contains(got, "pt contoh") {
		t.Errorf("%q", got)
	}
	if got := (naskah.Filter{Text: " A b  C d e f g h i j "}).Words(); !slices.Equal(got, []string{"a", "b", "c", "d", "e", "f", "g", "h"}) {
		t.Errorf("%v", got)
	}
	if naskah.FoldLogin(" Yuni ") != "yuni" {
		t.Error("a login is compared with its case")
	}
	cells := []naskah.Cell{{Tahun: 2020, Keluarga: "ksb"}, {Tahun: 2021, Keluarga: "pks", Kategori: "KSDD"}, {Tahun: 2021, Keluarga: "ksb", Kategori: "KSDPK"}, {Tahun: 2021, Keluarga: "ksb", Kategori: "KSDD"}}
	naskah.SortCells(cells)
	if cells[0].Kategori != "KSDD" || cells[0].Keluarga != "ksb" || cells[1].Kategori != "KSDPK" || cells[3].Tahun != 2020 {
		t.Errorf("%v", cells)
	}
	for err, want := range map[error]string{
		naskah.Absent(): "NSK-TIDAK-ADA", naskah.Dangling("unit"): "NSK-RUJUKAN", naskah.Twice(): "NSK-SUDAH-ADA", naskah.Nameless(): "AKN-NAMA",
		naskah.NomorTaken("1"): "NSK-NOMOR-PAKAI", naskah.CheckNomor(" "): "NSK-NOMOR-KOSONG", naskah.NomorStuck(): "NSK-NOMOR-POLA",
		naskah.VersionGap(3, 1): "NSK-VERSI-URUT", naskah.LoginTaken("x"): "AKN-LOGIN", naskah.SeqConflict(): "NSK-SEQ",
	} {
		if code(err) != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if naskah.CheckNomor("1") != nil {
		t.Error("a number is refused")
	}
}

// Every code in the source of this package is documented with the kind it is made with, and every documented code is used.
func TestCodes(t *testing.T) {
	kinds := map[string]naskah.Kind{}
	for _, c := range naskah.Codes {
		if _, twice := kinds[c.Code]; twice || c.Meaning == "" || !slices.Contains(naskah.Kinds, c.Kind) {
			t.Errorf("%+v", c)
		}
		kinds[c.Code] = c.Kind
	}
	used := map[string]bool{}
	ident := map[string]naskah.Kind{
		"Invalid": naskah.Invalid, "Denied": naskah.Denied, "NotFound": naskah.NotFound, "Conflict": naskah.Conflict, "Corrupt": naskah.Corrupt,
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || name == "codes.go" {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				s, _ := strconv.Unquote(lit.Value)
				if regexp.MustCompile(`^(NSK|AKN)(-[A-Z0-9]+)+$`).MatchString(s) {
					used[s] = true
				}
			}
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) < 3 {
				return true
			}
			fn, isIdent := call.Fun.(*ast.Ident)
			kind, isKind := call.Args[0].(*ast.Ident)
			lit, isLit := call.Args[1].(*ast.BasicLit)
			if isIdent && fn.Name == "Errorf" && isKind && isLit {
				if s, _ := strconv.Unquote(lit.Value); kinds[s] == "" || kinds[s] != ident[kind.Name] {
					t.Errorf("%s: %s is made as %s and documented as %q", name, s, kind.Name, kinds[s])
				}
			}
			return true
		})
	}
	for code := range kinds {
		if !used[code] {
			t.Errorf("%s is documented and never used", code)
		}
	}
	if len(used) != len(kinds) {
		t.Errorf("%d codes in the source, %d documented", len(used), len(kinds))
	}
}
