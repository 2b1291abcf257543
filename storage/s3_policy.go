package storage

import "encoding/json"

// longestLock is how many days ahead the application's key can lock a version: ten years, which is the most that the retention rules ever
// ask for, and a little. Nobody, and no thief of the key, can take a lock back.
const longestLock = 3660

// S3Policy is what the application's own key may do with the bucket, and all of it: read, write, list, and lock in COMPLIANCE mode for no
// longer than the rules ask. It cannot delete versions or place delete markers, remove a legal hold, lock in a mode that its owner can take
// back, bypass a lock, change the bucket or make another.
func S3Policy(bucket string) string {
	arn := "arn:aws:s3:::" + bucket
	type statement struct {
		Effect    string
		Action    []string
		Resource  []string
		Condition map[string]any `json:",omitempty"`
	}
	b, _ := json.Marshal(map[string]any{ // strings only
		"Version": "2012-10-17",
		"Statement": []statement{
			{"Allow", []string{
				"s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions", "s3:GetBucketVersioning", "s3:GetBucketObjectLockConfiguration",
			}, []string{arn}, nil},
			{"Allow", []string{
				"s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:GetObjectRetention",
			}, []string{arn + "/" + s3Prefix + "*"}, nil},
			{"Allow", []string{"s3:PutObjectRetention"}, []string{arn + "/" + s3Prefix + "*"}, map[string]any{
				"StringEquals":          map[string]any{"s3:object-lock-mode": "COMPLIANCE"},
				"NumericLessThanEquals": map[string]any{"s3:object-lock-remaining-retention-days": longestLock},
			}},
		},
	})
	return string(b)
}
