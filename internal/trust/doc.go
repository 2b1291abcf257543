// Package trust keeps the trust anchors of an installation: roots with their purpose and the time for which they are trusted.
package trust
