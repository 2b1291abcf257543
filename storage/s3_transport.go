package storage

import (
	"net"
	"net/http"
	"time"

	"github.com/minio/minio-go/v7"
)

// How long a server may be silent before it counts as gone. Whoever waits for a page is told within seconds; the client tries s3Tries
// times. A body that is still being sent or read is not silent.
const (
	s3DialWithin   = 3 * time.Second
	s3AnswerWithin = 10 * time.Second
)

// impatient is the client's own transport, which would wait for minutes, with these limits.
func impatient(secure bool) (*http.Transport, error) {
	t, err := minio.DefaultTransport(secure)
	if err != nil {
		return nil, err
	}
	t.DialContext = (&net.Dialer{Timeout: s3DialWithin, KeepAlive: 30 * time.Second}).DialContext
	t.TLSHandshakeTimeout, t.ResponseHeaderTimeout = s3DialWithin, s3AnswerWithin
	return t, nil
}
