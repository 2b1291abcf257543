package web

import "github.com/gofiber/fiber/v2"

// routesAround are the addresses of what stands around a naskah: its files, paper, delivery, who replaces whom, and its kerja sama.
func (s *site) routesAround(app *fiber.App) {
	for path, of := range map[string]shelfOf{"/naskah/:id": naskahShelf, "/kerja-sama/:id": kerjaSamaShelf} {
		app.Get(path+"/berkas", s.own(showFiles(of)))
		app.Post(path+"/berkas", s.own(attachFile(of)))
		app.Get(path+"/berkas/:lampiran", s.own(showFile(of)))
		app.Get(path+"/berkas/:lampiran/isi", s.own(sendFile(of)))
	}
	app.Get("/naskah/:id/cetak", s.own(showPrint))
	app.Post("/naskah/:id/cetak", s.own(printNaskah))
	app.Get("/naskah/:id/cetakan.pdf", s.own(downloadPrint))
	app.Get("/naskah/:id/catat-basah", s.own(showRecord))
	app.Post("/naskah/:id/catat-basah", s.own(recordInk))
	app.Post("/naskah/:id/periksa-pindaian", s.own(checkScan))
	app.Get("/naskah/:id/ganti-pejabat", s.own(showAssign))
	app.Post("/naskah/:id/ganti-pejabat", s.own(assignNaskah))
	app.Get("/naskah/:id/penyampaian", s.own(showDeliver))
	app.Post("/naskah/:id/penyampaian", s.own(deliverNaskah))
	app.Get("/naskah/:id/lembar-paraf.pdf", s.own(downloadLembarParaf))
	app.Get("/naskah/:id/nota-dinas.pdf", s.own(downloadNotaDinas))
	app.Get("/kerja-sama", s.own(showCooperations))
	app.Get("/kerja-sama/:id", s.own(showCooperation))
	app.Post("/kerja-sama/:id", s.own(saveCooperation))
	app.Post("/kerja-sama/:id/dprd", s.own(answerDPRD))
}
