package compose

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var variable = regexp.MustCompile(`NASKAH_[A-Z0-9_]+`)

// TestSettingsKnown: every variable that the compose file, the unit and the page on installation set is one that the program knows
// (docs/konfigurasi.md is generated from it), or one of the operator's own.
func TestSettingsKnown(t *testing.T) {
	known := variable.FindAllString(read(t, "docs/konfigurasi.md"), -1)
	if len(known) < 20 {
		t.Fatalf("only %d variables in docs/konfigurasi.md", len(known))
	}
	for _, file := range []string{"docker-compose.yml", "deploy/naskah.service", "docs/pemasangan.md"} {
		for _, v := range variable.FindAllString(strings.ReplaceAll(read(t, file), "NASKAH_S3_…", ""), -1) {
			if v != "NASKAH_RAHASIA" && !slices.Contains(known, v) {
				t.Errorf("%s sets %s, which the program does not know", file, v)
			}
		}
	}
}

// TestUnit: the systemd unit runs as a user of its own that can write its state and nothing else; secrets are credentials.
func TestUnit(t *testing.T) {
	text := read(t, "deploy/naskah.service")
	for _, want := range []string{
		"DynamicUser=yes", "StateDirectory=naskah", "UMask=0077", "NoNewPrivileges=yes", "CapabilityBoundingSet=\n", "ProtectSystem=strict", "ProtectHome=yes", "PrivateTmp=yes",
		"PrivateDevices=yes", "PrivateUsers=yes", "ProtectKernelTunables=yes", "ProtectControlGroups=yes", "RestrictNamespaces=yes", "RestrictSUIDSGID=yes",
		"RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX", "MemoryDenyWriteExecute=yes", "SystemCallFilter=@system-service", "NASKAH_LISTEN=127.0.0.1:8080",
		"ExecStartPre=/usr/local/bin/naskah migrate", "ExecStart=/usr/local/bin/naskah serve",
	} {
		if !strings.Contains(text, "\n"+want) && !strings.Contains(text, " "+want) {
			t.Errorf("the unit lacks %s", want)
		}
	}
	for setting, credential := range map[string]string{"NASKAH_DB": "dsn", "NASKAH_S3_KEY": "s3_key", "NASKAH_S3_SECRET": "s3_secret"} {
		if !strings.Contains(text, setting+"=file:%d/"+credential) || !strings.Contains(text, "LoadCredential="+credential+":") {
			t.Errorf("%s is not read from the credential %s", setting, credential)
		}
	}
}

// TestLinks: README leads to the page on installation, and the files that it names are there.
func TestLinks(t *testing.T) {
	if !strings.Contains(read(t, "README.md"), "(docs/pemasangan.md)") {
		t.Error("README does not lead to docs/pemasangan.md")
	}
	files := regexp.MustCompile(`(?:deploy|tools)/[a-z/.]+[a-z]`).FindAllString(read(t, "docs/pemasangan.md"), -1)
	if len(files) < 4 {
		t.Fatalf("only %v", files)
	}
	for _, f := range files {
		if _, err := os.Stat(filepath.Join(root, f)); err != nil {
			t.Error(err)
		}
	}
}
