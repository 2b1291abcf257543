package storage

import (
	"context"
	"net/http"
	"time"
)

// Time is what the server's clock shows, to the second, as it tells everybody who asks. A server of this protocol refuses requests whose
// time is more than fifteen minutes from its own.
func (s *S3Store) Time(ctx context.Context) (time.Time, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodHead, s.client.EndpointURL().String(), nil)
	if err != nil {
		return time.Time{}, unavailable(err)
	}
	res, err := (&http.Client{Transport: s.transport}).Do(r)
	if err != nil {
		return time.Time{}, unavailable(err)
	}
	if err := res.Body.Close(); err != nil {
		return time.Time{}, unavailable(err)
	}
	at, err := http.ParseTime(res.Header.Get("Date"))
	if err != nil {
		return time.Time{}, unavailable(err)
	}
	return at.UTC(), nil
}
