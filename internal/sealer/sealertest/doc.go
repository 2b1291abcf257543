// Package sealertest holds every implementation of naskah.Sealer to its contract (Run), and has what other tests need of seals: a
// sealer of the test CA (New), sealed files (Sample), and a Sealer that lies (Liar), for what the office does when the answer of a
// provider is not what it seems.
package sealertest
