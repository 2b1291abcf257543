// Package pdf reads PDF files strictly and within bounds [ISO 32000-2 §7]. It knows objects, cross-reference sections
// and revisions, and nothing of what a document means.
//
// It is a reader for judging, not for rescuing: it never repairs, never guesses and never skips what it does not
// understand. Where two readers could see two documents in one file, it refuses the file.
//
// A File is built in two steps. Read follows startxref and /Prev through every cross-reference section, checks that
// sections and objects lie inside their own revision and overlap nowhere, and lexes each object once without keeping
// it. Objects are then built when a View asks for them. A section's entries say where an object is (Entry.Kind), so
// that cross-reference streams and object streams add a kind of section and a kind of entry, not another reader.
package pdf
