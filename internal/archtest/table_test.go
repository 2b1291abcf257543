package archtest

// A rule says what a package (and the packages below it) may import: of ours, and of other people's. The standard library is
// always allowed, except to `templates` and `fonts`, which only embed.
type rule struct {
	ours  []string // import paths below the module, without its name; a name covers what lies below it
	third []string // module or package path prefixes
}

// table is section 4 of the architecture: imports point inward. A package that has no row fails the test.
var table = map[string]rule{
	"internal/naskah":    {},
	"fonts":              {},
	"templates":          {},
	"internal/document":  {ours: []string{"internal/naskah"}, third: []string{"github.com/expr-lang/expr", "github.com/goccy/go-yaml"}},
	"internal/pdf":       {},
	"internal/pdftext":   {},
	"internal/outside":   {ours: []string{"internal/document", "internal/naskah", "internal/pdftext", "internal/docx"}},
	"internal/pdfa":      {ours: []string{"internal/pdf"}},
	"internal/pades":     {ours: []string{"internal/pdf"}, third: []string{"golang.org/x/crypto"}},
	"internal/emblem":    {ours: []string{"internal/naskah"}, third: []string{"golang.org/x/image"}},
	"internal/layout":    {ours: []string{"internal/document", "fonts", "internal/naskah", "internal/pdfa"}, third: []string{"github.com/signintech/gopdf", "rsc.io/qr", "golang.org/x/image"}},
	"internal/verify":    {ours: []string{"internal/pdf"}, third: []string{"golang.org/x/crypto"}},
	"internal/evidence":  {ours: []string{"internal/naskah"}, third: []string{"golang.org/x/crypto", "github.com/digitorus/timestamp"}},
	"internal/trust":     {ours: []string{"internal/naskah", "internal/verify"}},
	"internal/docx":      {ours: []string{"internal/document", "internal/naskah"}},
	"internal/html":      {ours: []string{"internal/document", "internal/naskah"}},
	"internal/office":    {ours: []string{"internal/emblem", "internal/naskah", "internal/document", "internal/layout", "internal/verify", "internal/html", "internal/docx", "internal/pdf", "templates"}, third: []string{"github.com/xuri/excelize/v2"}},
	"internal/sqlstore":  {ours: []string{"internal/naskah"}, third: []string{"github.com/jmoiron/sqlx", "github.com/pressly/goose/v3", "modernc.org/sqlite", "github.com/jackc/pgx/v5", "golang.org/x/sys"}},
	"internal/memstore":  {ours: []string{"internal/naskah"}},
	"storage":            {ours: []string{"internal/naskah"}, third: []string{"github.com/minio/minio-go/v7"}},
	"internal/sealer":    {ours: []string{"internal/naskah", "internal/pades", "internal/pdf", "internal/evidence"}, third: []string{"github.com/digitorus/pdfsign", "github.com/digitorus/pdf", "golang.org/x/crypto"}},
	"internal/uji":       {ours: []string{"internal/naskah"}, third: []string{"software.sslmate.com/src/go-pkcs12", "golang.org/x/crypto", "github.com/digitorus/timestamp"}},
	"internal/account":   {ours: []string{"internal/naskah"}, third: []string{"github.com/alexedwards/argon2id", "golang.org/x/crypto"}},
	"internal/web":       {ours: []string{"internal/naskah", "internal/document", "internal/office", "internal/account", "internal/html", "internal/verify"}, third: []string{"github.com/gofiber/fiber/v2", "github.com/valyala/fasthttp", "github.com/a-h/templ"}},
	"internal/jobs":      {ours: []string{"internal/naskah"}, third: []string{"github.com/riverqueue/river", "github.com/jackc/pgx/v5", "modernc.org/sqlite"}},
	"internal/metrics":   {ours: []string{"internal/naskah"}, third: []string{"github.com/prometheus/client_golang"}},
	"internal/docgen":    {ours: []string{"internal"}},
	"internal/contoh":    {ours: []string{"internal", "storage", "templates"}},
	"internal/archtest":  {},
	"internal/benchtest": {},
	"cmd/naskah":         {ours: []string{"internal", "storage", "templates", "fonts"}, third: []string{"github.com/alecthomas/kong", "github.com/gofiber/fiber/v2"}},
}

// kits are test packages: they may import anything of ours.
var kits = []string{"storetest", "storagetest", "officetest", "sealertest", "webtest", "miniotest", "pgtest", "benchtest", "documenttest", "pkitest", "peertest", "attacktest"}

// kitThird is what test files and test kits may know beyond their package's own row.
var kitThird = []string{
	"github.com/google/go-cmp", "github.com/rogpeppe/go-internal", "golang.org/x/net/html", "golang.org/x/image",
	"github.com/signintech/gopdf", "github.com/digitorus/pdfsign", "github.com/digitorus/pdf", "github.com/digitorus/pkcs7", "github.com/digitorus/timestamp", "github.com/jmoiron/sqlx", "software.sslmate.com/src/go-pkcs12",
	"github.com/gofiber/fiber/v2", "github.com/a-h/templ", "github.com/goccy/go-yaml", "golang.org/x/crypto",
	"modernc.org/sqlite", "github.com/jackc/pgx/v5", "rsc.io/qr", "github.com/valyala/fasthttp", "pgregory.net/rapid",
}

// only says which packages alone may import something (tests aside). The judge is not the maker, and pdfsign's own verdict is
// never asked for.
var only = map[string][]string{
	"github.com/digitorus/pdfsign": {"internal/sealer"},
	"github.com/signintech/gopdf":  {"internal/layout"},
	"github.com/gofiber/fiber/v2":  {"internal/web", "cmd/naskah"},
	"github.com/jmoiron/sqlx":      {"internal/sqlstore"},
	"github.com/riverqueue/river":  {"internal/jobs"},
	"github.com/minio/minio-go/v7": {"storage"},
	"internal/uji":                 {"internal/contoh", "cmd/naskah"},
}
