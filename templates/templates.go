// Package templates embeds the templates: <kode>/<versi>/template.yaml with its sample values and the golden text that was typed
// from the form of the regulation before the template was written.
package templates

import "embed"

// FS holds every template.
//
//go:embed */v*/*.yaml */v*/*.txt
var FS embed.FS
