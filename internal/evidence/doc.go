// Package evidence fetches what a signature is judged by when nobody can be asked any more: time stamps [RFC 3161], OCSP responses
// [RFC 6960], revocation lists and certificates of CAs [RFC 5280]. It asks servers and believes none of them unchecked; what a
// signature is worth is said by internal/verify alone.
package evidence
