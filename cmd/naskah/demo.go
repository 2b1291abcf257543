package main

import (
	"context"
	"crypto/rand"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"time"

	"naskah/internal/contoh"
	"naskah/internal/naskah"
	"naskah/internal/sealer"
	"naskah/internal/uji"
	"naskah/internal/web"
)

// demoCmd is the service with sample data, a test CA marked UJI and role shortcuts. It refuses a database that it did not make.
type demoCmd struct {
	place    `embed:""`
	watching `embed:""`
	Listen   string `help:"Alamat dengar; bawaan semua antarmuka, supaya ponsel di jaringan yang sama dapat membuka." default:"0.0.0.0:8080" placeholder:"ALAMAT:PORT"`
	BaseURL  string `help:"Alamat publik untuk tautan dan QR; bawaan alamat jaringan lokal." placeholder:"URL" name:"base-url"`
	Seed     bool   `help:"Hanya menyiapkan data contoh, lalu berhenti."`
}

// Validate is called by the command line library before anything starts.
func (c *demoCmd) Validate() error {
	return errors.Join(c.place.Validate(), network{BaseURL: c.BaseURL}.Validate(), c.check(c.Listen))
}

// demoMark is what the demo remembers of itself in its data folder.
type demoMark struct {
	Made   time.Time `json:"made"`
	Sealed time.Time `json:"sealed"`
	Whole  bool      `json:"whole"`           // the sample data is complete
	Where  string    `json:"where,omitempty"` // the servers that hold it; empty: the data folder
}

// Run prepares what is not there yet, says where to look, and serves until the context ends.
func (c *demoCmd) Run(ctx context.Context, s streams) error {
	mark, err := c.mark(ctx)
	if err != nil {
		return err
	}
	ca, err := uji.Open(filepath.Join(c.Data, "uji"), clock, rand.Reader)
	if err != nil {
		return err
	}
	if err := c.publishRoot(ca); err != nil {
		return err
	}
	var ln net.Listener
	if !c.Seed {
		if ln, err = listen(c.Listen); err != nil {
			return err
		}
	}
	base := c.base(ln)
	a, err := openApp(ctx, c.place, parts{
		baseURL: base, sealer: sealer.NewPDFSign(ca, clock), enroller: ca, anchors: []*x509.Certificate{ca.Root()}, migrate: true,
	}, c.log(s.err))
	if err != nil {
		return err
	}
	err = c.fill(ctx, a, &mark, s.err)
	if err == nil && !c.Seed {
		c.greet(s.err, base, ln)
		err = a.serve(ctx, ln, c.Metrics, web.Options{Demo: true, DemoUsers: logins(), BaseURL: base, Log: a.log, Clock: a.db.Now})
	}
	return errors.Join(err, a.Close())
}

// fill makes the sample office once, and seals anew when the old seals come of age.
func (c *demoCmd) fill(ctx context.Context, a *app, mark *demoMark, w io.Writer) error {
	k := &contoh.Kota{Office: a.office, Accounts: a.accounts, Register: a.db, Clock: a.db.Now, Random: rand.Reader}
	say := func(what string) { fmt.Fprintf(w, "· menyiapkan %s\n", what) }
	switch {
	case !mark.Whole:
		if err := k.Seed(ctx, say); err != nil {
			return fmt.Errorf("demo: %w (hapus folder %s, lalu ulangi)", err, c.Data)
		}
	case clock().Sub(mark.Sealed) > contoh.RenewAfter:
		say("sertifikat uji dan tanda tangan contoh yang baru")
		if err := k.Renew(ctx); err != nil {
			return err
		}
	default:
		return nil
	}
	mark.Whole, mark.Sealed = true, clock()
	return c.saveMark(*mark)
}

func (c *demoCmd) markPath() string { return filepath.Join(c.Data, "demo.json") }

// mark reads what an earlier demo left, and refuses a folder that holds a database of somebody else's.
func (c *demoCmd) mark(ctx context.Context) (demoMark, error) {
	var m demoMark
	where, err := c.where()
	if err != nil {
		return m, err
	}
	b, err := os.ReadFile(c.markPath())
	if err == nil {
		if err := json.Unmarshal(b, &m); err != nil {
			return m, naskah.Errorf(naskah.Invalid, "NSK-DEMO", "Berkas %s rusak. Hapus folder %s untuk memulai contoh dari awal.", c.markPath(), c.Data).Because(err)
		}
		if !m.Whole {
			return m, naskah.Errorf(naskah.Conflict, "NSK-DEMO-SETENGAH", "Penyiapan contoh terdahulu terputus. Hapus folder %s (beserta basis data dan bucket contoh, bila memakai server), lalu jalankan kembali.", c.Data)
		}
		if m.Where != where {
			return m, naskah.Errorf(naskah.Conflict, "NSK-DEMO-BASIS", "Contoh di folder %s dibuat pada penyimpanan lain (%q, sekarang %q). Pakai pengaturan yang sama, atau pilih folder lain dengan --data.", c.Data, m.Where, where).On("--data")
		}
		return m, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return m, err
	}
	if _, err := os.Stat(filepath.Join(c.Data, "naskah.db")); err == nil {
		return m, naskah.Errorf(naskah.Conflict, "NSK-DEMO-BASIS", "Folder %s berisi basis data yang tidak dibuat oleh demo. Pilih folder lain dengan --data.", c.Data).On("--data")
	}
	if err := os.MkdirAll(c.Data, 0o700); err != nil {
		return m, err
	}
	if where != "" {
		if err := c.unused(ctx); err != nil {
			return m, err
		}
	}
	m.Made, m.Where = clock(), where
	return m, c.saveMark(m)
}

func (c *demoCmd) saveMark(m demoMark) error {
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return writeWhole(c.markPath(), append(b, '\n'))
}

// publishRoot puts the UJI root where `naskah verify` looks for anchors.
func (c *demoCmd) publishRoot(ca *uji.CA) error {
	dir := filepath.Join(c.Data, "trust")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return writeWhole(filepath.Join(dir, "uji.pem"), ca.RootPEM())
}

// base is the address that others use: the one given, else that of the local network, so that a phone can open a QR link.
func (c *demoCmd) base(ln net.Listener) string {
	if c.BaseURL != "" {
		return c.BaseURL
	}
	if ln == nil {
		return "http://" + c.Listen
	}
	tcp, ok := ln.Addr().(*net.TCPAddr)
	if ok && tcp.IP.IsUnspecified() {
		if ip := lanIP(); ip != "" {
			return fmt.Sprintf("http://%s:%d", ip, tcp.Port)
		}
		return fmt.Sprintf("http://localhost:%d", tcp.Port)
	}
	return "http://" + ln.Addr().String()
}

// lanIP is this machine's address on the local network, or empty.
func lanIP() string {
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return ""
	}
	for _, a := range addrs {
		if ip, ok := a.(*net.IPNet); ok && ip.IP.To4() != nil && ip.IP.IsPrivate() {
			return ip.IP.String()
		}
	}
	return ""
}

func logins() []string {
	var out []string
	for _, p := range contoh.People {
		out = append(out, p.Login)
	}
	return out
}

// greet says where to look and what is not fit for production.
func (c *demoCmd) greet(w io.Writer, base string, ln net.Listener) {
	local := base
	if tcp, ok := ln.Addr().(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		local = fmt.Sprintf("http://localhost:%d", tcp.Port)
	}
	fmt.Fprintf(w, "\n  naskah, contoh Pemerintah Kota Banjar\n\n  Buka            %s\n", local)
	if base != local {
		fmt.Fprintf(w, "  Dari ponsel     %s\n", base)
	}
	fmt.Fprintf(w, "\n  Akun (kata sandi %s; atau tekan \"Masuk sebagai …\"):\n", contoh.Password)
	for _, p := range contoh.People {
		fmt.Fprintf(w, "    %-11s %s, %s\n", p.Login, p.Nama, p.Jabatan)
	}
	fmt.Fprintf(w, "  Passphrase sertifikat uji: %s\n", contoh.Passphrase)
	fmt.Fprintf(w, "\n  Tidak untuk produksi: CA uji (UJI) tanpa kekuatan hukum, kata sandi yang tercetak di atas, masuk tanpa kata sandi,\n  HTTP tanpa TLS. Data ada di %s; hapus folder itu untuk memulai dari awal. Hentikan dengan Ctrl-C.\n\n", c.Data)
}
