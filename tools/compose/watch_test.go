package compose

import (
	"regexp"
	"slices"
	"testing"
	"time"
)

// TestStopTime: Compose and systemd give the application the same time to end; it is what the page on observation promises.
func TestStopTime(t *testing.T) {
	unit := regexp.MustCompile(`(?m)^TimeoutStopSec=(\S+)$`).FindStringSubmatch(read(t, "deploy/naskah.service"))
	if unit == nil {
		t.Fatal("the unit gives no time")
	}
	want, err := time.ParseDuration(unit[1])
	if err != nil {
		t.Fatal(err)
	}
	grace := project(t).Services["app"].StopGracePeriod
	if grace == nil || time.Duration(*grace) != want {
		t.Errorf("compose gives %v, systemd %s", grace, want)
	}
	if !regexp.MustCompile("`TimeoutStopSec` dan `stop_grace_period` lima menit").MatchString(read(t, "docs/pengamatan.md")) || want != 5*time.Minute {
		t.Errorf("docs/pengamatan.md does not promise %s", want)
	}
}

// TestHealthIsReady: the application is healthy when it says that it is ready, not merely alive; systemd is told by the process itself.
func TestHealthIsReady(t *testing.T) {
	if test := project(t).Services["app"].HealthCheck.Test; !slices.Equal(test, []string{"CMD", "/naskah", "doctor", "--probe", "http://127.0.0.1:8080/siap"}) {
		t.Errorf("%v", test)
	}
	if !regexp.MustCompile(`(?m)^Type=notify$`).MatchString(read(t, "deploy/naskah.service")) {
		t.Error("the unit does not wait until the process is ready")
	}
}

// TestNoMetricsOutside: the metrics are not on the address that Compose publishes, nor published themselves.
func TestNoMetricsOutside(t *testing.T) {
	app := project(t).Services["app"]
	if v, ok := app.Environment["NASKAH_METRICS"]; ok && v != nil {
		for _, p := range app.Ports {
			if regexp.MustCompile(`:` + p.Published + `$`).MatchString(*v) {
				t.Errorf("metrics at %s are published", *v)
			}
		}
	}
	if len(app.Ports) != 1 || app.Ports[0].Target != 8080 {
		t.Errorf("ports %+v", app.Ports)
	}
}
