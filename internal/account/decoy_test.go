package account

import (
	"testing"

	"github.com/alexedwards/argon2id"
)

// What an unknown login is checked against is a hash like any other, of the same cost, and no password's.
func TestNoPassword(t *testing.T) {
	decoy := noPassword()
	got, salt, key, err := argon2id.DecodeHash(decoy)
	if err != nil || *got != params || len(salt) != int(params.SaltLength) || len(key) != int(params.KeyLength) {
		t.Fatalf("%s: %+v, %v", decoy, got, err)
	}
	if ok, err := argon2id.ComparePasswordAndHash("", decoy); ok || err != nil {
		t.Errorf("the empty password: %v, %v", ok, err)
	}
	if noPassword() == decoy {
		t.Error("twice the same")
	}
}
