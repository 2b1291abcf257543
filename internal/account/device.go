package account

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	"naskah/internal/naskah"
)

// DeviceFor is how long a browser is remembered.
const DeviceFor = 180 * 24 * time.Hour

// maxDevices are the users that one browser is remembered for: a machine at a counter has several.
const maxDevices = 5

// From is where somebody tries to sign in from.
type From struct {
	IP     string
	Device string // what Device gave this browser, as the cookie brings it
}

// A device is `nonce.until.mac`; the mac is keyed by what is stored of the password. So it is nobody else's, needs no table and no
// secret shared between processes, and ends with the password. It opens nothing: it only says that this browser is no stranger.
func (a *Accounts) deviceMAC(u naskah.User, nonce, until string) string {
	key := sha256.Sum256([]byte("naskah device\x00" + u.Password))
	m := hmac.New(sha256.New, key[:])
	m.Write([]byte(string(u.ID) + "\x00" + nonce + "\x00" + until))
	return base64.RawURLEncoding.EncodeToString(m.Sum(nil))
}

// deviceOf is the nonce of the entry of cookie that is u's, empty when there is none; rest are the entries of others.
func (a *Accounts) deviceOf(cookie string, u naskah.User, now time.Time) (nonce string, rest []string) {
	for i, entry := range strings.Split(cookie, "~") {
		parts := strings.Split(entry, ".")
		if i >= maxDevices || len(parts) != 3 || len(parts[0]) > 64 {
			continue
		}
		until, err := strconv.ParseInt(parts[1], 10, 64)
		if err != nil || now.Unix() >= until {
			continue
		}
		if nonce == "" && u.Password != "" && hmac.Equal([]byte(parts[2]), []byte(a.deviceMAC(u, parts[0], parts[1]))) {
			nonce = parts[0]
			continue
		}
		rest = append(rest, entry)
	}
	return nonce, rest
}

// device is cookie with a fresh entry for u in front.
func (a *Accounts) device(cookie string, u naskah.User) (string, error) {
	now := a.clock()
	_, rest := a.deviceOf(cookie, u, now)
	nonce, err := a.secret()
	if err != nil {
		return "", err
	}
	until := strconv.FormatInt(now.Add(DeviceFor).Unix(), 10)
	list := append([]string{nonce + "." + until + "." + a.deviceMAC(u, nonce, until)}, rest...)
	return strings.Join(list[:min(len(list), maxDevices)], "~"), nil
}
