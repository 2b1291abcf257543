// Package compose holds docker-compose.yml, its Dockerfiles and its secrets to what they promise.
package compose

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"

	"naskah/storage/miniotest"
)

const root = "../.."

// given are the variables that the operator sets.
func given(t *testing.T) types.Mapping {
	t.Helper()
	return types.Mapping{"NASKAH_BASE_URL": "https://naskah.contoh.go.id", "NASKAH_RAHASIA": filepath.Join(t.TempDir(), "rahasia")}
}

func load(t *testing.T, env types.Mapping) (*types.Project, error) {
	t.Helper()
	return loader.LoadWithContext(t.Context(), types.ConfigDetails{
		WorkingDir: root, ConfigFiles: []types.ConfigFile{{Filename: filepath.Join(root, "docker-compose.yml")}}, Environment: env,
	}, func(o *loader.Options) { o.SetProjectName("naskah", false) })
}

func project(t *testing.T) *types.Project {
	t.Helper()
	p, err := load(t, given(t))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, path))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// lasting are the services that stay up; the others end.
var lasting = []string{"app", "minio", "postgres"}

// TestServices: application, database, object store, and what prepares each, in the right order.
func TestServices(t *testing.T) {
	p := project(t)
	if got := p.ServiceNames(); !slices.Equal(got, []string{"app", "migrasi", "minio", "postgres", "siapkan"}) {
		t.Fatalf("services %v", got)
	}
	for _, w := range []struct{ who, on, condition string }{
		{"app", "migrasi", types.ServiceConditionCompletedSuccessfully},
		{"app", "siapkan", types.ServiceConditionCompletedSuccessfully},
		{"migrasi", "postgres", types.ServiceConditionHealthy},
		{"siapkan", "minio", types.ServiceConditionHealthy},
	} {
		if d := p.Services[w.who].DependsOn[w.on]; d.Condition != w.condition {
			t.Errorf("%s waits for %s with %q, want %q", w.who, w.on, d.Condition, w.condition)
		}
	}
	for _, name := range lasting {
		h := p.Services[name].HealthCheck
		if h == nil || h.Disable || len(h.Test) < 2 || h.Timeout == nil || h.Retries == nil {
			t.Errorf("%s has no whole health check: %+v", name, h)
		}
	}
}

// TestNoDefaultSecrets: without the operator's variables nothing starts; no value in the file is a secret, and no variable has a default.
func TestNoDefaultSecrets(t *testing.T) {
	for name := range given(t) {
		for _, v := range []string{"", "-"} {
			env := given(t)
			delete(env, name)
			if v == "" {
				env[name] = ""
			}
			if _, err := load(t, env); err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("without %s: %v", name, err)
			}
		}
	}
	text := read(t, "docker-compose.yml")
	for _, v := range regexp.MustCompile(`\$+\{[^}]*\}`).FindAllString(text, -1) {
		// The one setting that may be left out: no proxy before the service, and no header of one is believed.
		if v != "${NASKAH_TRUSTED_PROXY:-}" && !regexp.MustCompile(`^\$\{[A-Z_]+:\?[^}]+\}$`).MatchString(v) {
			t.Errorf("%s is not mandatory", v)
		}
	}
	p := project(t)
	secretive := regexp.MustCompile(`(?i)password|secret|_key|_db$|root_user|dsn|token`)
	seen := 0
	for name, s := range p.Services {
		for k, v := range s.Environment {
			if !secretive.MatchString(k) || k == "POSTGRES_DB" {
				continue
			}
			seen++
			path, ok := strings.CutPrefix(*v, "file:")
			if !ok && strings.HasSuffix(k, "_FILE") {
				path, ok = *v, true
			}
			secret := strings.TrimPrefix(path, "/run/secrets/")
			if !ok || !slices.ContainsFunc(s.Secrets, func(x types.ServiceSecretConfig) bool { return x.Source == secret }) {
				t.Errorf("%s: %s=%s is not one of the secret files of the service", name, k, *v)
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d secret settings found", seen)
	}
}

// TestClosed: only the application publishes a port, on the loopback; database and object store are on a network without a way out.
func TestClosed(t *testing.T) {
	p := project(t)
	for name, s := range p.Services {
		var nets []string
		for n := range s.Networks {
			nets = append(nets, n)
		}
		slices.Sort(nets)
		if name == "app" {
			if len(s.Ports) != 1 || s.Ports[0].HostIP != "127.0.0.1" || !slices.Equal(nets, []string{"dalam", "luar"}) {
				t.Errorf("app: ports %+v, networks %v", s.Ports, nets)
			}
			continue
		}
		if len(s.Ports) != 0 || s.NetworkMode != "" || !slices.Equal(nets, []string{"dalam"}) {
			t.Errorf("%s: ports %+v, networks %v", name, s.Ports, nets)
		}
	}
	if !p.Networks["dalam"].Internal {
		t.Error("the inner network has a way out")
	}
}

// TestUnprivileged: what we build runs as nobody in particular, on a root that cannot be written, without capabilities.
func TestUnprivileged(t *testing.T) {
	p := project(t)
	for _, name := range []string{"app", "migrasi", "siapkan", "minio"} {
		s := p.Services[name]
		if s.User != "65532:65532" || !s.ReadOnly || s.Privileged || !slices.Contains(s.CapDrop, "ALL") || len(s.CapAdd) != 0 || !slices.Contains(s.SecurityOpt, "no-new-privileges:true") {
			t.Errorf("%s: user %q, read-only %v, capabilities -%v +%v, %v", name, s.User, s.ReadOnly, s.CapDrop, s.CapAdd, s.SecurityOpt)
		}
	}
	for name, s := range p.Services {
		for _, v := range s.Volumes {
			if v.Type != types.VolumeTypeVolume && v.Type != types.VolumeTypeTmpfs {
				t.Errorf("%s mounts %s of the machine", name, v.Source)
			}
		}
	}
}

// TestPinned: every image, also those that the Dockerfiles begin with, names its whole version; what we build stays local.
func TestPinned(t *testing.T) {
	whole := regexp.MustCompile(`^[a-z0-9/.-]+:\d+\.\d+(\.\d+)?(-[a-z0-9-]+)?$`)
	for name, s := range project(t).Services {
		if s.Build == nil && !whole.MatchString(s.Image) {
			t.Errorf("%s: image %q is not pinned", name, s.Image)
		}
		if s.Build != nil && !strings.HasSuffix(s.Image, ":local") {
			t.Errorf("%s: image %q", name, s.Image)
		}
	}
	from := regexp.MustCompile(`(?m)^FROM (\S+)`)
	for _, file := range []string{"Dockerfile", "deploy/minio.Dockerfile"} {
		found := from.FindAllStringSubmatch(read(t, file), -1)
		if len(found) < 2 {
			t.Errorf("%s has %d stages", file, len(found))
		}
		for _, m := range found {
			if m[1] != "scratch" && !whole.MatchString(m[1]) {
				t.Errorf("%s: %s is not pinned", file, m[1])
			}
		}
	}
}

// TestStatic: the application's image is the last stage, of nothing but one static binary, its certificates and its folder.
func TestStatic(t *testing.T) {
	p, text := project(t), read(t, "Dockerfile")
	stages := regexp.MustCompile(`(?m)^FROM scratch AS (\w+)$`).FindAllStringSubmatch(text, -1)
	if len(stages) != 2 || stages[1][1] != p.Services["app"].Build.Target || stages[0][1] != p.Services["siapkan"].Build.Target {
		t.Fatalf("stages from scratch %v; app %q, siapkan %q", stages, p.Services["app"].Build.Target, p.Services["siapkan"].Build.Target)
	}
	last := text[strings.LastIndex(text, "\nFROM ")+1:]
	for line := range strings.Lines(last) {
		if word, _, _ := strings.Cut(line, " "); !slices.Contains([]string{"FROM", "COPY", "USER", "ENTRYPOINT"}, word) {
			t.Errorf("in the last stage: %s", line)
		}
	}
	if !strings.Contains(text, "CGO_ENABLED=0") {
		t.Error("the binary would not be static")
	}
}

// TestMinIOVersion: the image is built by the script of the tests, from the one file that names the version; nothing else names one.
func TestMinIOVersion(t *testing.T) {
	p := project(t)
	if b := p.Services["minio"].Build; b == nil || b.Dockerfile != "deploy/minio.Dockerfile" {
		t.Fatalf("minio is built by %+v", b)
	}
	text := read(t, "deploy/minio.Dockerfile")
	for _, want := range []string{"COPY tools/minio tools/minio", "COPY scripts/minio-build.sh", "bash scripts/minio-build.sh"} {
		if !strings.Contains(text, want) {
			t.Errorf("deploy/minio.Dockerfile lacks %q", want)
		}
	}
	version := regexp.MustCompile(`github\.com/minio/minio v0\.0\.0-\d+-([0-9a-f]+)`).FindStringSubmatch(read(t, "tools/minio/go.mod"))
	if version == nil {
		t.Fatal("tools/minio/go.mod names no version")
	}
	for _, own := range []string{"v0.0.0-", "RELEASE.", "go install", "minio/minio@", "minio/minio:"} {
		if strings.Contains(text, own) {
			t.Errorf("deploy/minio.Dockerfile names a version of its own: %s", own)
		}
	}
	server := miniotest.Start(t, 1)
	out, err := exec.CommandContext(t.Context(), server.Program(), "--version").CombinedOutput()
	if err != nil || !strings.Contains(string(out), version[1]) {
		t.Errorf("the tests' server is not of %s: %s %v", version[1], out, err)
	}
	health(t, p, server)
}

// health: the check of the compose file says yes of a server that runs, and no of none.
func health(t *testing.T, p *types.Project, server *miniotest.Server) {
	check := func() error {
		host, port, err := net.SplitHostPort(server.Endpoint)
		if err != nil {
			t.Fatal(err)
		}
		test := p.Services["minio"].HealthCheck.Test
		// What compose hands to the container has single dollars.
		script := strings.ReplaceAll(strings.ReplaceAll(test[3], "$$", "$"), "/127.0.0.1/9000", "/"+host+"/"+port)
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		return exec.CommandContext(ctx, test[1], test[2], script).Run()
	}
	if err := check(); err != nil {
		t.Errorf("a healthy server is called ill: %v", err)
	}
	server.Stop(t)
	if check() == nil {
		t.Error("a server that is not there is called healthy")
	}
}

// TestSecretFiles: deploy/rahasia.sh makes every file that the compose file names, each another, once; the database's address holds the
// database's password.
func TestSecretFiles(t *testing.T) {
	env := given(t)
	p, err := load(t, env)
	if err != nil {
		t.Fatal(err)
	}
	run := func() map[string]string {
		if out, err := exec.CommandContext(t.Context(), "bash", filepath.Join(root, "deploy", "rahasia.sh"), env["NASKAH_RAHASIA"]).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		got := map[string]string{}
		for name, s := range p.Secrets {
			b, err := os.ReadFile(s.File)
			if err != nil {
				t.Fatal(err)
			}
			got[name] = strings.TrimSpace(string(b))
		}
		return got
	}
	first, values := run(), map[string]bool{}
	for name, v := range first {
		if len(v) < 16 || values[v] {
			t.Errorf("secret %s: %d characters, or the same as another", name, len(v))
		}
		values[v] = true
	}
	if len(first) != 6 || !strings.Contains(first["dsn"], ":"+first["pg_password"]+"@postgres:5432/naskah") {
		t.Errorf("%d secrets, the address of the database among them does not hold its password", len(first))
	}
	for name, v := range run() {
		if first[name] != v {
			t.Errorf("the second run changed %s", name)
		}
	}
	if st, err := os.Stat(env["NASKAH_RAHASIA"]); err != nil || st.Mode().Perm() != 0o700 {
		t.Errorf("the folder is open: %v, %v", st.Mode(), err)
	}
}
