package web

import (
	"embed"
	"encoding/json"
	"errors"
	"io/fs"
	"mime"
	"path"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// built holds what assets-src/build.mjs made. Without Node there is only .keep, and pages say how to build the rest.
//
//go:embed all:assets
var built embed.FS

// The content types that a system's table may lack.
var assetTypes = map[string]string{".woff2": "font/woff2", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

// assets finds the built files; the zero Assets when there are none.
func assets(files fs.FS) (views.Assets, error) {
	b, err := fs.ReadFile(files, "assets/manifest.json")
	if errors.Is(err, fs.ErrNotExist) {
		return views.Assets{}, nil // not built: pages work without, and say so
	}
	if err != nil {
		return views.Assets{}, err
	}
	var names map[string]string
	if err := json.Unmarshal(b, &names); err != nil {
		return views.Assets{}, err
	}
	at := func(name string) string { return "/aset/" + names[name] }
	return views.Assets{CSS: at("app.css"), JS: at("app.js"), Icons: at("icons.svg"), Favicon: at("favicon.svg")}, nil
}

// serveAsset sends one built file. Its name holds its digest, so it never changes and may be kept for ever.
func serveAsset(files fs.FS) page {
	return func(k *call) error {
		c := k.c
		name := c.Params("nama")
		if strings.ContainsAny(name, "/\\") || strings.HasPrefix(name, ".") || name == "manifest.json" {
			return notFound()
		}
		b, err := fs.ReadFile(files, "assets/"+name)
		if err != nil {
			return notFound()
		}
		kind, ok := assetTypes[path.Ext(name)]
		if !ok {
			kind = mime.TypeByExtension(path.Ext(name))
		}
		c.Set(fiber.HeaderContentType, kind)
		c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
		return c.Send(b)
	}
}

func notFound() error {
	return naskah.Errorf(naskah.NotFound, "NSK-TIDAK-ADA", "Alamat ini tidak ada, atau bukan untuk Anda lihat.")
}
