// Package uji is the test CA of the demo: a root that issues signers' certificates directly and keeps their keys in files. Every
// certificate says UJI in its organisation, so that nobody takes its signatures for those of a certified provider (PSrE) [UU ITE 11;
// PP 71/2019 Pasal 60]. It is wired by the demo and by tests only, never by `serve`.
//
// On disk, below the directory given to Open (0700, files 0600):
//
//	root.pem              the root's certificate
//	root.key              its private key, PKCS#8
//	pengguna/<user>/      one folder per user
//	  <fingerprint>.pem   every certificate that was issued to him, oldest ones too
//	  <fingerprint>.p12   the key of the one in use, PKCS#12 under his own passphrase
//	  aktif               the fingerprint in use
//
// A file is written beside its place and renamed, and "aktif" last: after a crash the former certificate is in use.
package uji
