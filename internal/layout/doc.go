// Package layout sets a document tree on pages: line breaking, justification and page breaking are its own, gopdf writes glyphs,
// rules and pictures into the file, and rsc.io/qr draws the code of a seal.
//
// The page follows the forms of the Lampiran of Permendagri 22/2020 (A to C): Bookman 12, nothing bold of its own accord, titles
// centred, text justified, komparisi in three columns, PIHAK KEDUA left and PIHAK KESATU right. Page numbers stand centred on top,
// none on the first page; the signature block never stands alone on a page [OP 2, 4].
//
// The same tree and options give the same bytes, wherever and whenever they are drawn: no clock, no environment, no map order. What
// is drawn is therefore named by Renderer; a change that moves a single glyph gets a new name.
package layout
