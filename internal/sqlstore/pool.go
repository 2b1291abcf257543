package sqlstore

import (
	"database/sql"
	"strings"
)

// Pool is the name of the engine ("sqlite" or "postgres") and the pool of connections: for the job engine, whose tables stand beside
// ours in the same database, and for nobody else.
func (d *DB) Pool() (engine string, pool *sql.DB) { return d.engine.name, d.db.DB }

// Engine is the name of the engine that a data source name means; empty when it means none, which Open refuses.
func Engine(dsn string) string {
	switch scheme, _, _ := strings.Cut(dsn, ":"); scheme {
	case "sqlite":
		return "sqlite"
	case "postgres", "postgresql":
		return "postgres"
	}
	return ""
}
