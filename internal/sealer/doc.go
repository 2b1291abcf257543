// Package sealer makes the cryptographic signatures of a naskah. Its first engine, PDFSign, drives a library of other people with
// keys that a Keys holds; providers with an API of their own come beside it.
//
// The engine's input is always a document of ours: laid out by internal/layout, sealed by nobody else. The library that it drives
// has traps (it replaces the first text that looks like its own place-holder, it copies strings without escaping them), so PDFSign
// looks at what goes in and at what comes out, and gives back nothing that it did not find whole. What a seal is worth is not asked
// here: the office has it inspected by internal/verify, which shares nothing with this package.
package sealer
