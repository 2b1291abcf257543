package verify_test

import (
	"bytes"
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"testing"

	"github.com/digitorus/pkcs7"
)

// An attacker who is himself an enrolled signer can put a good signature on any revision he likes. revision takes the
// engine's own revision apart, so that a test can change one thing in it, and seals it again with a good signature:
// then only the rules about structure can refuse the file.
type revision struct {
	prev    []byte // the file before
	parts   []part
	trailer string
	between string // bytes before the cross-reference table
	free    []int  // object numbers declared free
	after   string // bytes after the end-of-file marker, covered

	ranges func(a, b, end int) (int, int, int) // changes what ByteRange says, or nil
	digits func([]byte) []byte                 // changes the digits of /Contents, or nil
	value  func(content []byte) []byte         // makes the signature value
}

// part is one indirect object: "num 0 obj", its body, "endobj".
type part struct {
	num  int
	gen  int
	body string
}

// The engine's order of objects.
const (
	thDictionary = iota
	thPicture
	thForm
	thWidget
	thPage
	thCatalog
)

var entryLine = regexp.MustCompile(`(?m)^(\d+) (\d+)\n((?:\d{10} \d{5} n\r\n)+)`)

// takeApart splits what the engine appended to prev.
func takeApart(tb testing.TB, prev, file []byte, who identity) *revision {
	tb.Helper()
	at := bytes.LastIndex(file, []byte("\nxref\n"))
	table := string(file[at:])
	r := &revision{prev: prev, value: func(content []byte) []byte { return signatureValue(tb, content, who, nil) }}
	offsets := map[int]int{}
	for _, m := range entryLine.FindAllStringSubmatch(table, -1) {
		first, _ := strconv.Atoi(m[1])
		for i := 0; i*20 < len(m[3]); i++ {
			off, _ := strconv.Atoi(m[3][i*20 : i*20+10])
			offsets[off] = first + i
		}
	}
	for off := len(prev); off < at; off++ {
		if num, ok := offsets[off]; ok {
			head := fmt.Sprintf("%d 0 obj\n", num)
			end := bytes.Index(file[off:], []byte("\nendobj\n"))
			r.parts = append(r.parts, part{num: num, body: string(file[off+len(head) : off+end])})
			off += end
		}
	}
	if len(r.parts) != 6 {
		tb.Fatalf("found %d objects in the engine's revision", len(r.parts))
	}
	r.trailer = regexp.MustCompile(`(?s)trailer\n(.*>>)\n`).FindStringSubmatch(table)[1]
	return r
}

// replace changes the body of one object. The old text must be there: an edit that does nothing proves nothing.
func (r *revision) replace(tb testing.TB, i int, old, new string) {
	tb.Helper()
	body := strings1(tb, r.parts[i].body, old, new)
	if st := regexp.MustCompile(`(?s)/Length (\d+)\n>>\nstream\n(.*)\nendstream$`).FindStringSubmatch(body); st != nil {
		body = strings1(tb, body, "/Length "+st[1]+"\n", fmt.Sprintf("/Length %d\n", len(st[2])))
	}
	r.parts[i].body = body
}

func strings1(tb testing.TB, s, old, new string) string {
	tb.Helper()
	i := bytes.Index([]byte(s), []byte(old))
	if i < 0 {
		tb.Fatalf("no %q to replace", old)
	}
	return s[:i] + new + s[i+len(old):]
}

var sealNumbers = regexp.MustCompile(`/ByteRange \[0 \d+ \d+ \d+\] *`)

// build writes the revision and seals it.
func (r *revision) build(tb testing.TB) []byte {
	tb.Helper()
	var out bytes.Buffer
	out.Write(r.prev)
	out.WriteString("\n")
	table := "xref\n"
	for _, p := range r.parts {
		out.WriteString("\n")
		table += fmt.Sprintf("%d 1\n%010d %05d n\r\n", p.num, out.Len(), p.gen)
		fmt.Fprintf(&out, "%d %d obj\n%s\nendobj\n", p.num, p.gen, p.body)
	}
	for _, n := range r.free {
		table += fmt.Sprintf("%d 1\n0000000000 00001 f\r\n", n)
	}
	out.WriteString(r.between + "\n")
	fmt.Fprintf(&out, "%strailer\n%s\nstartxref\n\n%d\n%%%%EOF\n%s", table, r.trailer, out.Len(), r.after)
	return r.seal(tb, out.Bytes())
}

// seal fills in ByteRange and Contents of the signature dictionary, if the revision still has one.
func (r *revision) seal(tb testing.TB, file []byte) []byte {
	tb.Helper()
	tail := file[len(r.prev):]
	at := bytes.Index(tail, []byte("/Contents<"))
	if at < 0 {
		return file
	}
	a := len(r.prev) + at + len("/Contents")
	b := a + bytes.IndexByte(file[a:], '>') + 1
	x, y, end := a, b, len(file)
	if r.ranges != nil {
		x, y, end = r.ranges(a, b, end)
	}
	if old := sealNumbers.Find(tail[:at]); old != nil {
		numbers := fmt.Sprintf("/ByteRange [0 %d %d %d]", x, y, end-y)
		copy(old, append([]byte(numbers), bytes.Repeat([]byte(" "), max(0, len(old)-len(numbers)))...))
	}
	content := append(append([]byte{}, file[:x]...), file[y:end]...)
	digits := hex.AppendEncode(nil, r.value(content))
	room := b - a - 2
	if len(digits) > room {
		tb.Fatalf("signature value needs %d digits, there is room for %d", len(digits), room)
	}
	digits = append(digits, bytes.Repeat([]byte("0"), room-len(digits))...)
	if r.digits != nil {
		digits = r.digits(digits)
	}
	copy(file[a+1:b-1], digits)
	return file
}

// valueOptions make a signature value wrong in one way.
type valueOptions struct {
	key        crypto.Signer                                 // signs instead of the signer's own key
	hash       asn1.ObjectIdentifier                         // instead of SHA-256
	certs      func([]*x509.Certificate) []*x509.Certificate // the bag
	ess        func() pkcs7.Attribute                        // instead of the right signingCertificateV2
	attributes []pkcs7.Attribute                             // further signed ones
	unsigned   []pkcs7.Attribute                             // unsigned ones
	attached   bool                                          // with the content inside
}

// signatureValue makes a CMS with the library that the engine uses.
func signatureValue(tb testing.TB, content []byte, who identity, o *valueOptions) []byte {
	tb.Helper()
	if o == nil {
		o = &valueOptions{}
	}
	sd, err := pkcs7.NewSignedData(content)
	if err != nil {
		tb.Fatal(err)
	}
	sd.SetDigestAlgorithm(pkcs7.OIDDigestAlgorithmSHA256)
	if o.hash != nil {
		sd.SetDigestAlgorithm(o.hash)
	}
	key := who.key
	if o.key != nil {
		key = o.key
	}
	ess := essAttribute(tb, who.cert)
	if o.ess != nil {
		ess = o.ess()
	}
	config := pkcs7.SignerInfoConfig{ExtraSignedAttributes: o.attributes, ExtraUnsignedAttributes: o.unsigned, SkipCertificates: true}
	if ess.Type != nil {
		config.ExtraSignedAttributes = append(config.ExtraSignedAttributes, ess)
	}
	if err := sd.AddSignerChain(who.cert, key, nil, config); err != nil {
		tb.Fatal(err)
	}
	bag := []*x509.Certificate{who.cert}
	if o.certs != nil {
		bag = o.certs(bag)
	}
	for _, c := range bag {
		sd.AddCertificate(c)
	}
	if !o.attached {
		sd.Detach()
	}
	der, err := sd.Finish()
	if err != nil {
		tb.Fatal(err)
	}
	return der
}

// essAttribute is signingCertificateV2 as the engine writes it [RFC 5035 §4].
func essAttribute(tb testing.TB, cert *x509.Certificate) pkcs7.Attribute {
	tb.Helper()
	type issuerSerial struct {
		Names  []asn1.RawValue
		Serial asn1.RawValue
	}
	type certID struct {
		Algorithm struct{ OID asn1.ObjectIdentifier }
		Hash      []byte
		Issuer    issuerSerial
	}
	sum := sha256.Sum256(cert.Raw)
	number, err := asn1.Marshal(cert.SerialNumber)
	if err != nil {
		tb.Fatal(err)
	}
	id := certID{Hash: sum[:], Issuer: issuerSerial{
		Names:  []asn1.RawValue{{Class: asn1.ClassContextSpecific, Tag: 4, IsCompound: true, Bytes: cert.RawIssuer}},
		Serial: asn1.RawValue{FullBytes: number},
	}}
	id.Algorithm.OID = pkcs7.OIDDigestAlgorithmSHA256
	der, err := asn1.Marshal(struct{ Certs []certID }{[]certID{id}})
	if err != nil {
		tb.Fatal(err)
	}
	return pkcs7.Attribute{Type: asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}, Value: asn1.RawValue{FullBytes: der}}
}

// update is an incremental update that somebody appends without any key.
type update struct {
	objects []part
	root    int // 0: unchanged
	size    int // 0: as large as needed
	prev    int // 0: the last section
	extra   string
}

var lastStart = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`)

func (u update) appendTo(tb testing.TB, file []byte) []byte {
	tb.Helper()
	var out bytes.Buffer
	out.Write(file)
	trailer := regexp.MustCompile(`(?s).*trailer\n<<\n/Size (\d+)\n/Root (\d+) 0 R`).FindSubmatch(file)
	start := lastStart.FindSubmatch(file)
	if trailer == nil || start == nil {
		tb.Fatal("file does not end as expected")
	}
	size, _ := strconv.Atoi(string(trailer[1]))
	root, _ := strconv.Atoi(string(trailer[2]))
	prev, _ := strconv.Atoi(string(start[1]))
	if u.root != 0 {
		root = u.root
	}
	if u.prev != 0 {
		prev = u.prev
	}
	table := "xref\n"
	for _, p := range u.objects {
		table += fmt.Sprintf("%d 1\n%010d 00000 n\r\n", p.num, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", p.num, p.body)
		size = max(size, p.num+1)
	}
	if u.size != 0 {
		size = u.size
	}
	fmt.Fprintf(&out, "%strailer\n<</Size %d /Root %d 0 R /Prev %d %s>>\nstartxref\n%d\n%%%%EOF\n", table, size, root, prev, u.extra, out.Len())
	return out.Bytes()
}
