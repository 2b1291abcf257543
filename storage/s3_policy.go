package storage

import "encoding/json"

// S3Policy is what the application's own key may do with the bucket, and all of it: read, write, list, extend retention. It cannot
// delete versions or place delete markers, remove a legal hold, bypass a lock, change the bucket or make another.
func S3Policy(bucket string) string {
	arn := "arn:aws:s3:::" + bucket
	type statement struct {
		Effect   string
		Action   []string
		Resource []string
	}
	b, _ := json.Marshal(map[string]any{ // strings only
		"Version": "2012-10-17",
		"Statement": []statement{
			{"Allow", []string{
				"s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions", "s3:GetBucketVersioning", "s3:GetBucketObjectLockConfiguration",
			}, []string{arn}},
			{"Allow", []string{
				"s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:GetObjectRetention", "s3:PutObjectRetention",
			}, []string{arn + "/" + s3Prefix + "*"}},
		},
	})
	return string(b)
}
