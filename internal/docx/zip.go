package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strings"

	"naskah/internal/naskah"
)

// parts are the files of a package by name.
type parts map[string]*zip.File

// Is says whether b looks like an Office Open XML package: a ZIP archive that holds a list of content types. It reads no part.
func Is(b []byte) bool {
	if len(b) > MaxFile || !bytes.HasPrefix(b, []byte("PK\x03\x04")) {
		return false
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil || len(z.File) > maxEntries {
		return false
	}
	for _, f := range z.File {
		if f.Name == "[Content_Types].xml" {
			return true
		}
	}
	return false
}

// unpack opens the archive and refuses what no Word document holds: too much, a name twice (of which another reader might take the
// other), a name that leads out of the archive, macros.
func unpack(b []byte) (parts, error) {
	switch {
	case len(b) > MaxFile:
		return nil, tooBig("melebihi 20 MB")
	case bytes.HasPrefix(b, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		return nil, broken("berkas terkunci kata sandi, atau berbentuk .doc lama")
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, broken("berkas bukan .docx, atau unggahannya terputus").Because(err)
	}
	if len(z.File) > maxEntries {
		return nil, tooBig("memuat terlalu banyak bagian")
	}
	out, total := parts{}, uint64(0)
	for _, f := range z.File {
		name := strings.ToLower(f.Name)
		if out[name] != nil {
			return nil, broken("satu bagian termuat dua kali")
		}
		if f.Name == "" || strings.ContainsAny(f.Name, "\\\x00") || path.IsAbs(f.Name) || path.Clean("/"+f.Name) != "/"+strings.TrimSuffix(f.Name, "/") {
			return nil, broken("nama bagiannya tidak sah")
		}
		if strings.HasSuffix(name, "vbaproject.bin") {
			return nil, naskah.Errorf(naskah.Invalid, "NSK-WORD-MAKRO", "Dokumen Word ini memuat makro. Simpan ulang sebagai .docx tanpa makro, lalu unggah lagi.").On("berkas")
		}
		if total += f.UncompressedSize64; f.UncompressedSize64 > maxUnpacked || total > maxUnpacked {
			return nil, tooBig("terlalu besar sesudah dibuka")
		}
		out[name] = f
	}
	return out, nil
}

// read unpacks one part; ok is false when there is none.
func (p parts) read(name string) (b []byte, ok bool, err error) {
	f := p[strings.ToLower(name)]
	if f == nil {
		return nil, false, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, true, broken("bagian " + name + " rusak").Because(err)
	}
	b, err = io.ReadAll(io.LimitReader(r, maxPart+1)) // the size that the archive states is not believed
	if e := r.Close(); err == nil {
		err = e
	}
	if err != nil {
		return nil, true, broken("bagian " + name + " rusak").Because(err)
	}
	if len(b) > maxPart {
		return nil, true, tooBig("terlalu besar sesudah dibuka")
	}
	return b, true, nil
}

// relations are the targets of a part by the end of their type ("/styles"); what lies outside the package is left out.
func (p parts) relations(of string) (map[string]string, error) {
	dir, base := path.Split(of)
	b, ok, err := p.read(dir + "_rels/" + base + ".rels")
	if err != nil || !ok {
		return nil, err
	}
	out := map[string]string{}
	w := newWalker(b)
	err = w.root(func(xml.StartElement) error {
		return w.each(func(e xml.StartElement) error {
			target, kind := attr(e, "Target"), attr(e, "Type")
			if attr(e, "TargetMode") != "External" && target != "" {
				if !path.IsAbs(target) {
					target = "/" + dir + target
				}
				kind = kind[strings.LastIndexByte(kind, '/')+1:]
				if out[kind] == "" {
					out[kind] = strings.TrimPrefix(path.Clean(target), "/")
				}
			}
			return w.skip()
		})
	})
	return out, err
}
