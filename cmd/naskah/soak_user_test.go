package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// A soakUser is one person at a browser. When his server does not answer he goes to the other one, as a reverse proxy would.
type soakUser struct {
	*soakGround
	login  string
	home   int
	random *rand.Rand
	client *http.Client
	ctx    context.Context // he works as long as it lives
	page   *html.Node
	at     *url.URL
	status int
	body   []byte
	count  int
}

// errGone: the server went away before it answered.
var errGone = errors.New("no answer")

// tries is how often a person does a thing again before he complains.
const tries = 12

// work is his day: he looks at what waits for him and does one thing, again and again.
func (u *soakUser) work(ctx context.Context) {
	u.ctx = context.WithoutCancel(ctx) // an act that was begun is finished
	u.client = newClient()
	u.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if u.login != "tamu" && !u.enter() {
		return
	}
	for ctx.Err() == nil {
		u.count++
		u.turn()
		select {
		case <-ctx.Done():
		case <-time.After(time.Duration(200+u.random.IntN(600)) * time.Millisecond):
		}
	}
}

// enter signs in by the demo's door.
func (u *soakUser) enter() bool {
	for range tries {
		if u.get("/masuk") {
			var id string
			walk(u.page, func(n *html.Node) {
				if n.Data == "button" && attr(n, "name") == "pengguna" && strings.Contains(nodeText(n), soakNames[u.login]) {
					id = attr(n, "value")
				}
			})
			if to, err := u.send("/masuk/sebagai", map[string]string{"pengguna": id}); err == nil && to != "" {
				return true
			}
		}
		u.pause()
	}
	u.fail("%s cannot sign in: %d %s", u.login, u.status, nodeText(u.page))
	return false
}

// soakNames are what the demo's door calls them.
var soakNames = map[string]string{
	"yuni": "Yuni Astuti", "kabagpem": "Dedi Supriadi", "kabaghukum": "Rina Marlina", "asisten": "Agus Hermawan", "sekda": "Tatang Sutisna",
	"ratna": "Ratna Dewi", "direktur": "Bima Pratama", "walikota": "Nana Suryana", "arsip": "Wawan Setiawan",
}

// turn is one thing that he does.
func (u *soakUser) turn() {
	switch u.login {
	case "yuni":
		if u.random.IntN(3) == 0 {
			u.draft()
		} else if start := time.Now(); u.look("/naskah") {
			u.time("list", time.Since(start))
		}
	case "ratna":
		if !u.act("mulai", "open", "/mulai", map[string]string{"alasan.*": "Berkas ada pada map fisik Bagian Pemerintahan."}, u.numbered) {
			u.act("nomor", "number", "/nomor", map[string]string{
				"tanggal": time.Now().In(time.FixedZone("WIB", 7*3600)).Format(time.DateOnly), "tempat": "Banjar", "cara.1": "register", "cara.2": "ketik",
				"nomor.2": fmt.Sprintf("%d-%d/CDU/2026", u.random.Uint32(), u.count),
			}, func(id string) bool { return !u.numbered(id) })
		}
	case "direktur", "walikota":
		u.act("tanda-tangan", "seal", "/tanda-tangan", map[string]string{"passphrase": "uji-tanda-tangan"}, anyOfThem)
	case "arsip":
		u.act("arsipkan", "archive", "/arsipkan", nil, anyOfThem)
	case "tamu":
		u.verify()
	default:
		u.act("", "paraf", "/paraf", nil, anyOfThem)
	}
}

// draft makes a naskah, fills it in, and hands it over.
func (u *soakUser) draft() {
	to := u.persist("create", "", "/naskah/baru?jenis=ksb-pk", "/naskah/baru", map[string]string{
		"jenis": "ksb-pk", "jalur": "ksdpk_mitra", "mitra": "~PT Contoh Daur Ulang", "judul": fmt.Sprintf("Pengelolaan Minyak Jelantah %d", u.random.Uint64()),
	})
	if to == "" {
		return
	}
	id := naskahIn(to)
	u.did(entry{id, "create", u.login})
	fields := map[string]string{
		"objek": "minyak jelantah dari rumah tangga di Kota Banjar", "tujuan": "mengurangi pencemaran air dan meningkatkan nilai guna minyak jelantah",
		"ruang_lingkup.0": "pengumpulan minyak jelantah", "ruang_lingkup.1": "pengolahan minyak jelantah",
		"recital.0": "PIHAK KESATU menyelenggarakan urusan pemerintahan bidang lingkungan hidup", "recital.1": "PIHAK KEDUA bergerak di bidang pengumpulan minyak jelantah",
		"jangka_waktu.n": "5", "jangka_waktu.satuan": "tahun", "pihak.1.kontak.unit": "Sekretariat", "pihak.1.kontak.alamat": "Jalan Raya Pataruman Nomor 45, Banjar",
		"pihak.1.kontak.telp": "(0265) 000200", "pihak.1.kontak.email": "sekretariat@contohdaurulang.example", "pihak.0.kontak.telp": "(0265) 000100",
		"pihak.0.kontak.email": "pemerintahan@kotabanjar.example", "rujukan.studi_kelayakan": "Nomor 014/CDU-SK/IX/2026 tanggal 14 September 2026",
		"rujukan.telaah": "Nomor 100.2.2/17/TKKSD/2026 tanggal 2 November 2026", "ajukan": "ya",
	}
	if u.persist("submit", id, "/naskah/"+id+"/draf", "/draf", fields) != "" {
		u.did(entry{id, "submit", u.login})
	}
}

func anyOfThem(string) bool { return true }

// act does one thing to one of the naskah that the soak made, that wait for him and that are meant, and says whether it was done. part is the page of the act:
// "" is that of the naskah.
func (u *soakUser) act(part, act, form string, fields map[string]string, meant func(id string) bool) bool {
	start := time.Now()
	if !u.look("/tindakan") {
		return false
	}
	u.time("work-list", time.Since(start))
	var ids []string
	walk(u.page, func(n *html.Node) {
		if id := naskahIn(attr(n, "href")); n.Data == "a" && id != "" && u.ours(id) && meant(id) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	})
	if len(ids) == 0 {
		return false
	}
	id := ids[u.random.IntN(len(ids))]
	if u.persist(act, id, path.Join("/naskah", id, part), form, fields) == "" {
		return false
	}
	u.did(entry{id, act, u.login})
	if u.login == "walikota" && u.look("/naskah/"+id+"/pdf") && u.status == http.StatusOK {
		select {
		case u.files <- u.body: // somebody got it
		default:
		}
	}
	return true
}

// persist opens a page, sends its form, and does both again while the answer is one that a retry may cure. Where the act is not offered
// any more, somebody else at his desk was first, or what he sent arrived although nobody said so.
func (u *soakUser) persist(act, id, page, form string, fields map[string]string) string {
	last := ""
	for i := range tries {
		if i > 0 {
			u.again()
			u.pause()
		}
		if !u.look(page) {
			return ""
		}
		if u.status != http.StatusOK || u.form(form) == nil {
			if i > 0 {
				u.lost()
			}
			return ""
		}
		start := time.Now()
		to, err := u.send(form, fields)
		switch {
		case errors.Is(err, errGone):
			u.sent(entry{id, act, u.login})
		case err != nil:
			u.fail("%s: %s: %v", u.login, page, err)
			return ""
		case to != "":
			u.time(act, time.Since(start))
			return to
		case u.status >= 500:
			u.sent(entry{id, act, u.login})
		}
		last = fmt.Sprintf("%d %s", u.status, nodeText(u.page))
	}
	u.fail("%s cannot do %s on %s: %s", u.login, act, page, last)
	return ""
}

// look opens a page and waits while there is nobody to answer.
func (u *soakUser) look(page string) bool {
	for range tries {
		if u.get(page) && u.status < 500 {
			return true
		}
		u.again()
		u.pause()
	}
	u.fail("%s: %s does not open: %d", u.login, page, u.status)
	return false
}

// verify is anybody with a file: one that was signed a moment ago, or one that was never ours.
func (u *soakUser) verify() {
	if !u.look("/verifikasi") {
		return
	}
	body, kind, want := []byte("%PDF-1.7\nbukan berkas kami\n%%EOF\n"), "verify-other", "erifikasi"
	select {
	case body = <-u.files:
		kind, want = "verify", "uji cocok"
	default:
	}
	start := time.Now()
	for range tries {
		_, err := u.sendFile("/verifikasi", body)
		if err == nil && u.status < 500 {
			u.time(kind, time.Since(start))
			if !strings.Contains(nodeText(u.page), want) {
				u.fail("the verdict of %s: %d %s", kind, u.status, nodeText(u.page))
			}
			return
		}
		u.again()
		u.pause()
		if !u.look("/verifikasi") {
			return
		}
	}
	u.fail("no verdict: %d", u.status)
}

// pause is what a person does who was told to come again.
func (u *soakUser) pause() {
	u.home = (u.home + 1) % len(u.homes)
	time.Sleep(time.Duration(100+u.random.IntN(400)) * time.Millisecond)
}

func (u *soakUser) base() string { return "http://" + u.homes[u.home].addr }

func (u *soakUser) get(page string) bool {
	res, err := u.client.Get(u.base() + page)
	return err == nil && u.take(res) == nil
}

func (u *soakUser) take(res *http.Response) (err error) {
	defer res.Body.Close()
	if u.body, err = io.ReadAll(res.Body); err != nil {
		return errGone
	}
	u.status, u.at = res.StatusCode, res.Request.URL
	u.page, err = html.Parse(bytes.NewReader(u.body))
	return err
}

func (u *soakUser) form(action string) *html.Node { return (&visitor{page: u.page}).form(action) }

// send fills and sends a form of the page; where to go is the acknowledgement, and empty when there is none.
func (u *soakUser) send(action string, fields map[string]string) (to string, err error) {
	form := u.form(action)
	if form == nil {
		return "", fmt.Errorf("no form %s", action)
	}
	values := inputs(form)
	for k, v := range fields {
		setField(form, values, k, v)
	}
	target := u.base() + attr(form, "action")
	if attr(form, "enctype") == "multipart/form-data" {
		return u.multipart(target, values, nil)
	}
	return u.answer(u.client.PostForm(target, values))
}

func (u *soakUser) sendFile(action string, file []byte) (string, error) {
	form := u.form(action)
	if form == nil {
		return "", fmt.Errorf("no form %s", action)
	}
	return u.multipart(u.base()+attr(form, "action"), inputs(form), file)
}

func (u *soakUser) multipart(target string, values url.Values, file []byte) (string, error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for k, list := range values {
		for _, v := range list {
			if err := w.WriteField(k, v); err != nil {
				return "", err
			}
		}
	}
	if file != nil {
		part, err := w.CreateFormFile("berkas", "berkas.pdf")
		if err != nil {
			return "", err
		}
		if _, err := part.Write(file); err != nil {
			return "", err
		}
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	return u.answer(u.client.Post(target, w.FormDataContentType(), &b))
}

func (u *soakUser) answer(res *http.Response, err error) (string, error) {
	if err != nil {
		u.status = 0
		return "", errGone
	}
	if err := u.take(res); err != nil {
		return "", err
	}
	to := res.Header.Get("Location")
	if u.status != http.StatusSeeOther || strings.HasPrefix(to, "/masuk") {
		return "", nil
	}
	return to, nil
}

// setField is fill without a script: "key.*" is every field that begins so, "~text" the option whose label holds the text.
func setField(form *html.Node, values url.Values, key, value string) {
	if prefix, ok := strings.CutSuffix(key, "*"); ok {
		for k := range values {
			if strings.HasPrefix(k, prefix) {
				values.Set(k, value)
			}
		}
		return
	}
	if label, ok := strings.CutPrefix(value, "~"); ok {
		walk(form, func(o *html.Node) {
			if o.Data == "option" && o.FirstChild != nil && strings.Contains(o.FirstChild.Data, label) {
				value = attr(o, "value")
			}
		})
	}
	values.Set(key, value)
}

// naskahIn is the identifier in an address of a naskah.
func naskahIn(href string) string {
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	rest, ok := strings.CutPrefix(u.Path, "/naskah/")
	id, _, _ := strings.Cut(rest, "/")
	if !ok || len(id) < 8 || !strings.ContainsAny(id, "0123456789") {
		return ""
	}
	return id
}

func nodeText(n *html.Node) string {
	return strings.Join(strings.Fields((&visitor{page: n}).text()), " ")
}
