package web

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// routesQueue are the follow-up work that failed.
func (s *site) routesQueue(app *fiber.App) {
	app.Get("/pengaturan/antrean", s.own(showQueue))
	app.Post("/pengaturan/antrean/:pekerjaan/ulang", s.own(replayJob))
}

// showQueue lists what failed, what waits for the admin first.
func showQueue(k *call) error {
	list, err := k.office.FailedJobs(k.ctx, k.p)
	if err != nil {
		return err
	}
	v := views.QueueView{}
	for _, j := range list {
		row := views.QueueRow{Title: k.jobTitle(j.Task.Kind), Subject: k.t("queue.kode", j.Kode), Error: j.Error, Code: j.Code, Line: k.t("queue.tried", j.Attempt, k.when(j.Tried))}
		if j.Nomor != "" {
			row.Subject = k.t("queue.nomor", j.Nomor)
		}
		if j.Judul != "" {
			row.Subject, row.Href = joined(j.Judul, row.Subject), "/naskah/"+j.Task.Subject.ID
		}
		if j.State == naskah.JobDead {
			row.Badge = views.Badge{Text: k.t("queue.dead"), Tone: views.Bad}
			row.Again = views.Button{Label: k.t("queue.again"), Icon: "rotate-ccw", Action: "/pengaturan/antrean/" + strconv.FormatInt(j.ID, 10) + "/ulang"}
		} else {
			row.Badge = views.Badge{Text: k.t("queue.retrying"), Tone: views.Gold}
			row.Line = joined(row.Line, k.t("queue.next", k.when(j.Task.RunAt)))
		}
		v.Rows = append(v.Rows, row)
	}
	return k.show(k.t("queue.title"), views.Queue(v))
}

// jobTitle is what a task does, in words.
func (k *call) jobTitle(kind naskah.TaskKind) string {
	switch kind {
	case naskah.TaskExpire:
		return k.t("queue.kind.expire")
	case naskah.TaskRetain:
		return k.t("queue.kind.retain")
	case naskah.TaskEvidence:
		return k.t("queue.kind.evidence")
	case naskah.TaskSweep, naskah.TaskRetainSweep: // of no naskah: never shown here
	}
	return k.t("queue.kind.other")
}

// replayJob makes one of them wait again.
func replayJob(k *call) error {
	text, err := pathValue(k.c, "pekerjaan")
	if err != nil {
		return err
	}
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return notFound()
	}
	if err := k.office.ReplayJob(k.ctx, k.p, id); err != nil {
		return err
	}
	return k.done("/pengaturan/antrean", k.t("flash.replayed"))
}
