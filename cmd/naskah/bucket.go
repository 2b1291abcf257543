package main

import (
	"context"
	"log/slog"
	"net"
	"path/filepath"
	"regexp"
	"strings"

	"naskah/internal/naskah"
	"naskah/storage"
)

// A hush is a setting that is nobody's business: it says [rahasia] wherever it is printed or logged.
type hush string

// String hides the value.
func (hush) String() string { return "[rahasia]" }

// GoString hides the value from %#v.
func (hush) GoString() string { return "[rahasia]" }

// LogValue hides the value from logs.
func (hush) LogValue() slog.Value { return slog.StringValue("[rahasia]") }

// MarshalText hides the value from encoders.
func (hush) MarshalText() ([]byte, error) { return []byte("[rahasia]"), nil } //nolint:unparam // encoding.TextMarshaler

// reveal is the value, read from its secret file when so told.
func (h hush) reveal(flag string) (string, error) { return secretValue(flag, string(h)) }

// bucket says where the S3 bucket is and with which key.
type bucket struct {
	Endpoint string `help:"Alamat server S3, host:port tanpa http." placeholder:"HOST:PORT" env:"NASKAH_S3_ENDPOINT"`
	Bucket   string `help:"Nama bucket; harus mempunyai versioning dan object lock." placeholder:"NAMA" env:"NASKAH_S3_BUCKET"`
	Region   string `help:"Wilayah server S3." default:"us-east-1" env:"NASKAH_S3_REGION"`
	TLS      bool   `help:"Pakai TLS ke server S3. Matikan hanya pada jaringan internal." default:"true" negatable:"" name:"tls" env:"NASKAH_S3_TLS"`
	Key      hush   `help:"Kunci akses, atau file:BERKAS." placeholder:"KUNCI" env:"NASKAH_S3_KEY"`
	Secret   hush   `help:"Rahasia kunci akses, atau file:BERKAS." placeholder:"RAHASIA" env:"NASKAH_S3_SECRET"`
}

// bucketName is what every server of the protocol takes as a name.
var bucketName = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$`)

// check finds what is missing or contradicts; kind is the chosen store.
func (b bucket) check(kind string) error {
	given := map[string]string{"--s3-endpoint": b.Endpoint, "--s3-bucket": b.Bucket, "--s3-key": string(b.Key), "--s3-secret": string(b.Secret)}
	order := []string{"--s3-endpoint", "--s3-bucket", "--s3-key", "--s3-secret"}
	var missing, present []string
	for _, flag := range order {
		if given[flag] == "" {
			missing = append(missing, flag)
		} else {
			present = append(present, flag)
		}
	}
	switch {
	case kind != "s3" && len(present) > 0:
		return setting("--objects", "%s diisi, tetapi --objects (NASKAH_OBJECTS) bukan s3: berkas akan tersimpan di folder. Isi --objects s3, atau kosongkan pengaturan S3. (S3 is configured but not chosen: set --objects s3.)", strings.Join(present, ", "))
	case kind != "s3":
		return nil
	case len(missing) > 0:
		return setting(missing[0], "Penyimpanan S3 belum lengkap: isi %s. (S3 storage needs %s.)", settings(missing), strings.Join(missing, ", "))
	case !bucketName.MatchString(b.Bucket):
		return setting("--s3-bucket", "Nama bucket %q tidak sah: 3 sampai 63 huruf kecil, angka, titik, atau tanda hubung. (Not a bucket name.)", b.Bucket)
	}
	if host, port, err := net.SplitHostPort(b.Endpoint); strings.Contains(b.Endpoint, "/") || err == nil && (host == "" || port == "") || err != nil && strings.Contains(b.Endpoint, ":") {
		return setting("--s3-endpoint", "Alamat S3 %q harus berbentuk host:port tanpa http:// dan tanpa garis miring. (The endpoint must be host:port.)", b.Endpoint)
	}
	return nil
}

// settings names flags together with their variables.
func settings(flags []string) string {
	out := make([]string, len(flags))
	for i, f := range flags {
		out[i] = f + " (NASKAH_" + strings.ToUpper(strings.ReplaceAll(strings.TrimPrefix(f, "--"), "-", "_")) + ")"
	}
	return strings.Join(out, ", ")
}

func setting(flag, format string, args ...any) error {
	return naskah.Errorf(naskah.Invalid, "NSK-KONFIG", format, args...).On(flag)
}

// openObjects opens the store of bytes that p says.
func openObjects(ctx context.Context, p place, log *slog.Logger) (naskah.ObjectStore, error) {
	if p.Objects != "s3" {
		return storage.Dir(filepath.Join(p.Data, "objek"))
	}
	key, err := p.S3.Key.reveal("--s3-key")
	if err != nil {
		return nil, err
	}
	secret, err := p.S3.Secret.reveal("--s3-secret")
	if err != nil {
		return nil, err
	}
	s, err := storage.S3(ctx, storage.S3Options{
		Endpoint: p.S3.Endpoint, Region: p.S3.Region, Bucket: p.S3.Bucket, Credentials: storage.S3Key(key, secret), TLS: p.S3.TLS, Log: log,
	})
	if err != nil {
		return nil, err // not a nil store in an interface
	}
	return s, nil
}
