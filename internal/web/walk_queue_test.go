package web_test

import (
	"errors"
	"net/url"
	"strconv"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// queueErrands are the routes of failed work: the admin alone.
func queueErrands() map[string]errand {
	access := []string{"NSK-AKSES"}
	return map[string]errand{
		"GET /pengaturan/antrean":                   {may: []string{"admin"}, codes: access},
		"POST /pengaturan/antrean/:pekerjaan/ulang": {may: []string{"admin"}, codes: access, in: oneFailed},
	}
}

// oneFailed puts a failed job with the ID 1 into the queue, when there is no queue yet.
func oneFailed(w *officetest.World) url.Values {
	if w.Office.Queue == nil {
		w.Lane().Fail(naskah.Task{Kind: naskah.TaskRetain, Subject: w.Signed().ID.Subject()}, naskah.Errorf(naskah.Corrupt, "OBJ-UJI", "Berkasnya rusak."))
	}
	return url.Values{}
}

var errInternal = errors.New("open /var/lib/rahasia: no such file")

// TestQueuePage: the admin reads what failed, and why, without what is not meant for him, and runs it again; for the admin of another
// Instansi it is not there.
func TestQueuePage(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	admin := as(t, s, "admin").get("/pengaturan").want(200, "Antrean pekerjaan").get("/pengaturan/antrean").want(200, "Tidak ada pekerjaan yang gagal.")
	n := w.Signed()
	lane := w.Lane()
	id := lane.Fail(naskah.Task{Kind: naskah.TaskRetain, Subject: n.ID.Subject()}, naskah.Errorf(naskah.Corrupt, "OBJ-UJI", "Berkas pindaiannya rusak.").Because(errInternal))
	path := "/pengaturan/antrean/" + strconv.FormatInt(id, 10) + "/ulang"
	admin.get("/pengaturan/antrean").want(200, "Memperpanjang penyimpanan arsip", n.Judul, "Berkas pindaiannya rusak.", "OBJ-UJI", "3 kali dicoba", "Gagal", "Jalankan ulang")
	admin.lacks(errInternal.Error())
	as(t, s, "ratna").get("/pengaturan/antrean").want(403)
	admin.post(path, admin.form(path)).want(200, "akan dijalankan ulang", "Tidak ada pekerjaan yang gagal.")
	if j, err := lane.Queue.Job(t.Context(), id); err != nil || j.State != naskah.JobWaiting {
		t.Errorf("replayed: %+v, %v", j, err)
	}
	form := admin.get("/pengaturan").form("/keluar")
	admin.post(path, form).want(409, "tidak sedang gagal")
	for _, there := range []string{"999", "x", "-1", "1e9", "99999999999999999999"} {
		admin.get("/pengaturan").post("/pengaturan/antrean/"+there+"/ulang", admin.form("/keluar")).want(404)
	}
}
