package main

import (
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"naskah/internal/naskah"
)

// place says where rows, bytes and keys live. Every command that needs them embeds it.
type place struct {
	Data    string `help:"Folder data." default:"./var" placeholder:"FOLDER"`
	DB      hush   `help:"Basis data: sqlite:BERKAS, postgres://…, atau file:/run/secrets/dsn. Bawaan: SQLite di folder data." placeholder:"DSN" name:"db"`
	Objects string `help:"Penyimpanan berkas: dir (folder data) atau s3." enum:"dir,s3" default:"dir"`
	S3      bucket `embed:"" prefix:"s3-"`
	logging `embed:""`
}

// Validate is called by the command line library before anything starts.
func (p place) Validate() error { return p.S3.check(p.Objects) }

// dsn is the database, read from its secret file when so told.
func (p place) dsn() (string, error) {
	v, err := p.DB.reveal("--db")
	if err != nil || v != "" {
		return v, err
	}
	return "sqlite:" + filepath.Join(p.Data, "naskah.db"), nil
}

// secretValue reads a value that may be "file:PATH"; a trailing newline of the file is dropped.
func secretValue(flag, v string) (string, error) {
	path, ok := strings.CutPrefix(v, "file:")
	if !ok {
		return v, nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return "", naskah.Errorf(naskah.Invalid, "NSK-KONFIG", "Berkas rahasia %s tidak dapat dibaca. Periksa letak dan izinnya. (The secret file cannot be read.)", path).On(flag).Because(err)
	}
	v = strings.TrimRight(string(b), "\r\n")
	if v == "" {
		return "", naskah.Errorf(naskah.Invalid, "NSK-KONFIG", "Berkas rahasia %s kosong. (The secret file is empty.)", path).On(flag)
	}
	return v, nil
}

// network says where the service listens and how others reach it.
type network struct {
	Listen  string   `help:"Alamat dengar." default:"127.0.0.1:8080" placeholder:"ALAMAT:PORT"`
	BaseURL string   `help:"Alamat publik untuk tautan dan QR." placeholder:"URL" name:"base-url"`
	Proxy   []string `help:"Proksi terbalik yang kepala X-Forwarded-For-nya dipercaya: alamat atau CIDR, dipisahkan koma. Bawaan: tidak ada, kepala itu diabaikan." placeholder:"CIDR" name:"trusted-proxy"`
}

// Validate is called by the command line library before anything starts.
func (n network) Validate() error {
	if _, err := n.trusted(); err != nil {
		return err
	}
	if n.BaseURL == "" {
		return nil
	}
	u, err := url.Parse(n.BaseURL)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") || strings.HasSuffix(n.BaseURL, "/") {
		return naskah.Errorf(naskah.Invalid, "NSK-KONFIG", "Alamat publik %q harus berbentuk https://nama tanpa garis miring di akhir. (The base URL must look like https://name without a trailing slash.)", n.BaseURL).On("--base-url")
	}
	return nil
}

// trusted are the proxies whose word on where a request comes from is believed. Everybody is nobody's proxy.
func (n network) trusted() ([]netip.Prefix, error) {
	var out []netip.Prefix
	for _, text := range n.Proxy {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		p, err := netip.ParsePrefix(text)
		if a, bare := netip.ParseAddr(text); bare == nil {
			a = a.Unmap()
			p, err = netip.PrefixFrom(a, a.BitLen()), nil
		}
		if err != nil || p.Bits() == 0 || p != p.Masked() || p.Addr().Is4In6() {
			return nil, naskah.Errorf(naskah.Invalid, "NSK-KONFIG",
				"Proksi tepercaya %q harus alamat atau jaringan seperti 127.0.0.1 atau 10.0.0.0/24, dan bukan seluruh Internet. (A trusted proxy must be an address or a network such as 127.0.0.1 or 10.0.0.0/24, and not the whole Internet.)", text).On("--trusted-proxy")
		}
		out = append(out, p)
	}
	return out, nil
}
