package web

import "github.com/gofiber/fiber/v2"

// routesRegister are the addresses of what is recorded and corrected: old records, imports, the Buku Register, scans that come later,
// ralat, annulment, relations, and the acts that wait for a second person. They stand before /naskah/:id, which would take their names.
func (s *site) routesRegister(app *fiber.App) {
	app.Get("/naskah/catat", s.own(showOld))
	app.Post("/naskah/catat", s.own(recordOld))
	app.Get("/naskah/catat/serupa", s.own(similarOld))
	app.Get("/naskah/cari", s.own(suggest))
	app.Get("/naskah/impor", s.own(showImports))
	app.Post("/naskah/impor", s.own(uploadSheet))
	app.Get("/naskah/impor/:impor", s.own(showImport))
	app.Post("/naskah/impor/:impor", s.own(checkImport))
	app.Post("/naskah/impor/:impor/urungkan", s.own(undoImport))
	app.Get("/buku", s.own(showBook))
	app.Get("/buku.pdf", s.own(bookPDF))
	app.Get("/buku.csv", s.own(bookCSV))
	app.Get("/buku.xlsx", s.own(bookXLSX))
	app.Get("/naskah/:id/pindaian.pdf", s.own(showPDF))
	app.Get("/naskah/:id/pindai", s.own(showScan))
	app.Post("/naskah/:id/pindai", s.own(scanNaskah))
	app.Get("/naskah/:id/ralat", s.own(showRalat))
	app.Post("/naskah/:id/ralat", s.own(ralatNaskah))
	app.Get("/naskah/:id/nomor-kemudian", s.own(showLateNomor))
	app.Post("/naskah/:id/nomor-kemudian", s.own(lateNomor))
	app.Get("/naskah/:id/anulir", s.own(showAnnul))
	app.Post("/naskah/:id/anulir", s.own(annulNaskah))
	app.Get("/naskah/:id/hubungan", s.own(showRelate))
	app.Post("/naskah/:id/hubungan", s.own(relateNaskah))
	app.Get("/usul/:usul", s.own(showProposal))
	app.Get("/usul/:usul/pindaian.pdf", s.own(proposalScan))
	app.Post("/usul/:usul/kuatkan", s.own(confirmProposal))
	app.Post("/usul/:usul/tolak", s.own(refuseProposal))
	app.Post("/usul/:usul/tarik", s.own(takeBackProposal))
}
