// Command naskah drafts, signs, verifies, registers and archives naskah kerja sama daerah. It is one static binary: `naskah serve`
// is the service, `naskah demo` the same with sample data and a test CA, the rest are tools.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"naskah/internal/naskah"
)

// version is set by the linker.
var version = "dev"

func main() {
	ctx, stop := context.WithCancel(context.Background())
	go twice(stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// atOnce is the exit code of a process that was told to end a second time.
const atOnce = 130

// twice ends the process gracefully at the first signal, and at once at the second.
func twice(stop func()) {
	told := make(chan os.Signal, 2)
	signal.Notify(told, os.Interrupt, syscall.SIGTERM)
	<-told
	stop()
	<-told
	fmt.Fprintln(os.Stderr, "naskah: dihentikan seketika")
	os.Exit(atOnce)
}

// cli is every command; kong makes flags, variables and help of it.
type cli struct {
	Serve    serveCmd    `cmd:"" help:"Menjalankan layanan."`
	Demo     demoCmd     `cmd:"" help:"Menjalankan layanan contoh dengan data contoh dan CA uji (UJI)."`
	Migrate  migrateCmd  `cmd:"" help:"Membawa skema basis data ke versi program ini."`
	Render   renderCmd   `cmd:"" help:"Membuat PDF dari templat dan nilai."`
	Beda     bedaCmd     `cmd:"" help:"Membandingkan dua versi naskah: yang ditambahkan digarisbawahi, yang dihapus dicoret."`
	Template templateCmd `cmd:"" help:"Daftar templat dan contoh nilainya."`
	Check    checkCmd    `cmd:"" help:"Memeriksa nilai naskah terhadap ketentuan."`
	Verify   verifyCmd   `cmd:"" help:"Memverifikasi tanda tangan elektronik sebuah PDF."`
	User     userCmd     `cmd:"" help:"Mengelola pengguna."`
	Import   importCmd   `cmd:"" help:"Mencatat naskah lama dari register CSV atau XLSX."`
	Buku     bukuCmd     `cmd:"" help:"Menulis Buku Register satu tahun ke berkas."`
	Fsck     fsckCmd     `cmd:"" help:"Memeriksa keutuhan berkas, riwayat, dan register."`
	Antrean  antreanCmd  `cmd:"" help:"Pekerjaan latar: daftar, jumlah, dan menjalankan ulang yang gagal."`
	Doctor   doctorCmd   `cmd:"" help:"Memeriksa kesiapan layanan dan memberi tahu cara memperbaikinya."`
	Version  versionCmd  `cmd:"" help:"Menampilkan versi program."`
}

// streams are where a command writes.
type streams struct{ out, err io.Writer }

// An exitCode ends the program with that code and no message: the command has said what there is to say.
type exitCode int

func (e exitCode) Error() string { return fmt.Sprintf("exit %d", int(e)) }

// run is main without the process: the stories call it.
func run(ctx context.Context, args []string, out, errw io.Writer) int {
	var c cli
	parser, err := newParser(ctx, &c, streams{out, errw})
	if err != nil {
		fmt.Fprintln(errw, "naskah:", err)
		return 1
	}
	return guarded(parser, args, errw)
}

// newParser makes the command line of the commands.
func newParser(ctx context.Context, c *cli, s streams) (*kong.Kong, error) {
	return kong.New(c,
		kong.Name("naskah"),
		kong.Description("Naskah kerja sama daerah: dari rancangan sampai arsip."),
		kong.Writers(s.out, s.err),
		kong.Exit(func(code int) { panic(exitCode(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.DefaultEnvars("NASKAH"),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(s),
	)
}

// guarded turns kong's own exits (--help) and every error into an exit code.
func guarded(parser *kong.Kong, args []string, errw io.Writer) (code int) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(exitCode)
			if !ok {
				panic(r)
			}
			code = int(e)
		}
	}()
	k, err := parser.Parse(args)
	if e, ok := errors.AsType[*naskah.Error](err); ok {
		return report(e, errw)
	}
	if err != nil {
		fmt.Fprintln(errw, "naskah:", usage(err))
		return exitOf(naskah.Invalid)
	}
	return report(k.Run(), errw)
}

// report prints err as people should see it and gives its exit code (docs/galat.md).
func report(err error, errw io.Writer) int {
	if err == nil {
		return 0
	}
	if e, ok := errors.AsType[exitCode](err); ok {
		return int(e)
	}
	if e, ok := errors.AsType[*naskah.Error](err); ok {
		line := e.Msg + " [" + e.Code + "]"
		if e.Field != "" {
			line = e.Field + ": " + line
		}
		fmt.Fprintln(errw, "naskah:", line)
		return exitOf(e.Kind)
	}
	fmt.Fprintln(errw, "naskah:", err)
	return 1
}

// exits is the table of exit codes, one per Kind. Anything else is 1.
//
//exhaustive:enforce
var exits = map[naskah.Kind]int{
	naskah.Invalid: 2, naskah.Corrupt: 3, naskah.Unauthenticated: 4, naskah.Denied: 4, naskah.NotFound: 4,
	naskah.Conflict: 5, naskah.Expired: 5, naskah.Unavailable: 6,
}

func exitOf(k naskah.Kind) int {
	if code, ok := exits[k]; ok {
		return code
	}
	return 1
}

// usage says kong's complaints in Indonesian where they are common.
func usage(err error) string {
	s := err.Error()
	for _, r := range [][2]string{
		{"unknown flag ", "opsi tidak dikenal: "},
		{"expected one of ", "perintah harus salah satu dari: "},
		{"unexpected argument ", "argumen tidak dikenal: "},
		{"missing flags: ", "opsi wajib belum diisi: "},
		{"expected ", "argumen kurang: "},
	} {
		if rest, ok := strings.CutPrefix(s, r[0]); ok {
			return r[1] + rest
		}
	}
	return strings.NewReplacer(" must be one of ", " harus salah satu dari ", " but got ", ", bukan ").Replace(s)
}
