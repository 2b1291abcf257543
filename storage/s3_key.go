package storage

import "github.com/minio/minio-go/v7/pkg/credentials"

// S3Key is a key that does not change: the one of the service's own account.
func S3Key(key, secret string) *credentials.Credentials {
	return credentials.NewStaticV4(key, secret, "")
}
