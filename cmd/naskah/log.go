package main

import (
	"io"
	"log/slog"
	"os"

	"naskah/internal/naskah"
)

// logging says how the log is written. Every command embeds it with its place.
type logging struct {
	Log      string `help:"Bentuk log: text atau json; bawaan text di terminal." enum:"auto,text,json" default:"auto"`
	LogLevel string `help:"Tingkat log yang paling rendah: debug, info, warn, atau error." enum:"debug,info,warn,error" default:"info" name:"log-level"`
}

// log is the logger that these settings mean.
func (l logging) log(w io.Writer) *slog.Logger { return newLog(w, l.Log, l.LogLevel) }

// newLog writes text to a terminal and JSON elsewhere, unless told; every line of a request carries its id.
func newLog(w io.Writer, form, level string) *slog.Logger {
	if form == "auto" {
		form = "json"
		if f, ok := w.(*os.File); ok {
			if st, err := f.Stat(); err == nil && st.Mode()&os.ModeCharDevice != 0 {
				form = "text"
			}
		}
	}
	var o slog.HandlerOptions
	var l slog.Level
	if err := l.UnmarshalText([]byte(level)); err == nil {
		o.Level = l
	}
	if form == "text" {
		return slog.New(naskah.Traced(slog.NewTextHandler(w, &o)))
	}
	return slog.New(naskah.Traced(slog.NewJSONHandler(w, &o)))
}
