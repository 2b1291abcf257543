package main

import (
	"context"
	"log/slog"
	"net"
	"os"
	"time"
)

// announce tells systemd once that the service is ready, as soon as it is.
func (a *app) announce(ctx context.Context) {
	t := time.NewTicker(readyKept)
	defer t.Stop()
	for len(a.gate.Failing(ctx)) > 0 {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
	a.notify("READY=1")
}

// notify tells systemd how the service is (Type=notify in deploy/naskah.service; sd_notify(3)). Without systemd it does nothing.
func (a *app) notify(state string) {
	path := os.Getenv("NOTIFY_SOCKET")
	if path == "" {
		return
	}
	if path[0] == '@' {
		path = "\x00" + path[1:] // an abstract address
	}
	var d net.Dialer
	c, err := d.DialContext(context.Background(), "unixgram", path)
	if err == nil {
		_, err = c.Write([]byte(state))
		_ = c.Close()
	}
	if err != nil {
		a.log.WarnContext(context.Background(), "notify", slog.String("state", state), slog.Any("err", err))
	}
}
