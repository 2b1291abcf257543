// Package office is where everything happens that happens to a naskah: one method per act, and no other way to act. Every method
// has the same four beats: look (read the naskah at the sequence number the caller saw), allow (Next, Allow, Guard; what is
// refused is recorded), do (pure work, then bytes), record (one Advance that names what it replaces).
//
// Bytes come before rows, always: an orphan object is litter, a row that points nowhere is damage. A retry after any failure
// takes the same path as the first try.
package office
