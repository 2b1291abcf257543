package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"naskah/internal/naskah"
	"naskah/internal/sealer"
	"naskah/internal/uji"
	"naskah/internal/web"
)

// slowMain is the service over the folder of a demo, whose sealer says SEALING on standard output and goes on when a line comes in: a
// provider that takes its time.
func slowMain() {
	ctx, stop := context.WithCancel(context.Background())
	go twice(stop)
	os.Exit(report(slowly(ctx, os.Args[1]), os.Stderr))
}

func slowly(ctx context.Context, data string) error {
	p := place{Data: data, Objects: "dir", logging: logging{Log: "json", LogLevel: "info"}}
	ca, err := uji.Open(filepath.Join(data, "uji"), clock, rand.Reader)
	if err != nil {
		return err
	}
	ln, err := listen("127.0.0.1:0")
	if err != nil {
		return err
	}
	base := "http://" + ln.Addr().String()
	a, err := openApp(ctx, p, parts{
		baseURL: base, sealer: slowSealer{sealer.NewPDFSign(ca, clock), bufio.NewReader(os.Stdin)}, enroller: ca, anchors: []*x509.Certificate{ca.Root()}, migrate: true,
	}, p.log(os.Stderr))
	if err != nil {
		return err
	}
	o := web.Options{Demo: true, DemoUsers: logins(), BaseURL: base, Log: a.log, Clock: clock}
	return errors.Join(a.serve(ctx, ln, "127.0.0.1:0", o), a.Close())
}

type slowSealer struct {
	naskah.Sealer
	in *bufio.Reader
}

func (s slowSealer) Seal(ctx context.Context, r naskah.SealRequest) ([]byte, error) {
	fmt.Println("SEALING")
	if _, err := s.in.ReadString('\n'); err != nil {
		return nil, err
	}
	return s.Sealer.Seal(ctx, r)
}
