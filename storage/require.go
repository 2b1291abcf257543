//go:build require

package storage

// The S3 store is the next back end of the contract suite; until it lands its client stays pinned in go.mod.
import _ "github.com/minio/minio-go/v7"
