// Package naskah is the domain: what a naskah kerja sama daerah is, the table of moves that is its whole life, who may make a
// move and what must be true for it, the events that remember it, and the ports behind which bytes, rows, keys and mail live.
//
// It imports the standard library only. Norms are cited as [P22 n(m)] for Permendagri 22/2020 and [OP n] for the office practice.
package naskah
