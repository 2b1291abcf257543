// bucket prepares the object store of a compose installation, once and again without harm: the bucket with versions and object lock,
// and the application's own key with storage.S3Policy. It speaks the server's published administration protocol itself; the server's
// client library is under another licence and is not linked.
package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
	"github.com/minio/minio-go/v7/pkg/signer"
	"github.com/secure-io/sio-go"
	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"

	"naskah/storage"
)

// The variables; a value "file:PATH" is read from there.
const (
	varEndpoint = "NASKAH_S3_ENDPOINT"
	varBucket   = "NASKAH_S3_BUCKET"
	varKey      = "NASKAH_S3_KEY"
	varSecret   = "NASKAH_S3_SECRET" //nolint:gosec // the name of a variable
	varRoot     = "MINIO_ROOT_USER"
	varRootPass = "MINIO_ROOT_PASSWORD"
	policyName  = "naskah"
	waitFor     = 2 * time.Minute
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), waitFor)
	defer cancel()
	if err := run(ctx); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context) error {
	s, err := settings()
	if err != nil {
		return err
	}
	if err := s.bucket(ctx); err != nil {
		return fmt.Errorf("bucket %s: %w", s.Bucket, err)
	}
	if err := s.user(ctx); err != nil {
		return fmt.Errorf("kunci aplikasi: %w", err)
	}
	_, err = storage.S3(ctx, storage.S3Options{Endpoint: s.Endpoint, Bucket: s.Bucket, Credentials: credentials.NewStaticV4(s.Key, s.Secret, "")})
	return err
}

// A setup is what the variables say.
type setup struct{ Endpoint, Bucket, Key, Secret, Root, RootPass string }

func settings() (setup, error) {
	var missing []string
	get := func(name string) string {
		v := os.Getenv(name)
		if path, ok := strings.CutPrefix(v, "file:"); ok {
			b, err := os.ReadFile(path) //nolint:gosec // the operator names it
			if err != nil {
				missing = append(missing, name+" ("+err.Error()+")")
			}
			v = strings.TrimSpace(string(b))
		}
		if v == "" {
			missing = append(missing, name)
		}
		return v
	}
	s := setup{get(varEndpoint), get(varBucket), get(varKey), get(varSecret), get(varRoot), get(varRootPass)}
	if len(missing) > 0 {
		return s, fmt.Errorf("variabel belum diisi: %s", strings.Join(missing, ", "))
	}
	return s, nil
}

// bucket makes the bucket; one that is there already is left as it is, and storage.S3 refuses it if it is unfit.
func (s setup) bucket(ctx context.Context) error {
	c, err := minio.New(s.Endpoint, &minio.Options{Creds: credentials.NewStaticV4(s.Root, s.RootPass, "")})
	if err != nil {
		return err
	}
	ok, err := c.BucketExists(ctx, s.Bucket)
	if err != nil || ok {
		return err
	}
	return c.MakeBucket(ctx, s.Bucket, minio.MakeBucketOptions{ObjectLocking: true})
}

// user makes the application's key and ties the policy to it.
func (s setup) user(ctx context.Context) error {
	if err := s.admin(ctx, http.MethodPut, "add-canned-policy", url.Values{"name": {policyName}}, []byte(storage.S3Policy(s.Bucket))); err != nil {
		return err
	}
	body, err := json.Marshal(map[string]string{"secretKey": s.Secret, "status": "enabled"})
	if err != nil {
		return err
	}
	sealed, err := seal(s.RootPass, body)
	if err != nil {
		return err
	}
	if err := s.admin(ctx, http.MethodPut, "add-user", url.Values{"accessKey": {s.Key}}, sealed); err != nil {
		return err
	}
	return s.admin(ctx, http.MethodPut, "set-user-or-group-policy", url.Values{"policyName": {policyName}, "userOrGroup": {s.Key}, "isGroup": {"false"}}, nil)
}

// admin asks the server's administration interface for something.
func (s setup) admin(ctx context.Context, method, act string, q url.Values, body []byte) error {
	u := url.URL{Scheme: "http", Host: s.Endpoint, Path: "/minio/admin/v3/" + act, RawQuery: q.Encode()}
	r, err := http.NewRequestWithContext(ctx, method, u.String(), bytes.NewReader(body))
	if err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	r.Header.Set("X-Amz-Content-Sha256", hex.EncodeToString(sum[:]))
	res, err := http.DefaultClient.Do(signer.SignV4(*r, s.Root, s.RootPass, "", ""))
	if err != nil {
		return err
	}
	answer, err := io.ReadAll(io.LimitReader(res.Body, 4<<10))
	if err := errors.Join(err, res.Body.Close()); err != nil {
		return err
	}
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s: %s", act, res.Status, answer)
	}
	return nil
}

// Of the server's format for secrets in requests: salt, the number of the cipher, nonce, and the stream.
const (
	saltSize   = 32
	cipherName = 0x01 // Argon2id and ChaCha20-Poly1305
)

// seal is data as the server wants a secret: encrypted with the caller's own.
func seal(password string, data []byte) ([]byte, error) {
	salt := make([]byte, saltSize)
	if _, err := rand.Read(salt); err != nil {
		return nil, err
	}
	aead, err := chacha20poly1305.New(argon2.IDKey([]byte(password), salt, 1, 64<<10, 4, 32))
	if err != nil {
		return nil, err
	}
	stream := sio.NewStream(aead, sio.BufSize)
	nonce := make([]byte, stream.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.Write(salt)
	out.WriteByte(cipherName)
	out.Write(nonce)
	w := stream.EncryptWriter(&out, nonce, nil)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil { // writes the rest
		return nil, err
	}
	return out.Bytes(), nil
}
