// Package verify is the judge: it says of a PDF whether its signatures are sah, tidak_sah or tidak_dapat_dipastikan,
// and why. Inspect finds, Judge decides. The rule follows EN 319 102-1 (three values, a reason for each), RFC 5280
// (chains), RFC 9608 (certificates without revocation) and ISO 32000-2 §12.8 (signatures in PDF).
//
// It shares only the reader of objects with whatever makes signatures, and never asks an engine about its own work.
// It understands one class of file: a document followed by revisions that are each exactly one approval signature as
// the first engine writes it. Within that class everything that is not exactly so is tidak_sah; what is not of that
// class is tidak_dapat_dipastikan, never sah.
package verify
