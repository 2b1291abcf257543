package benchtest

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"slices"
	"sync"
)

// A Statement is what reached a database: its text, its arguments as the driver got them, and whether rows were asked for.
type Statement struct {
	Text  string
	Args  []any
	Query bool
}

// A Recorder is a driver that hands everything on to another and remembers it.
type Recorder struct {
	mu  sync.Mutex
	all []Statement
}

// Open is sql.Open of a driver's name, through the recorder.
func (r *Recorder) Open(name, source string) (*sql.DB, error) {
	plain, err := sql.Open(name, source)
	if err != nil {
		return nil, err
	}
	d := plain.Driver()
	return sql.OpenDB(connector{r, d, source}), plain.Close()
}

// Take gives what was recorded since it was last asked.
func (r *Recorder) Take() []Statement {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := r.all
	r.all = nil
	return out
}

func (r *Recorder) note(text string, args []driver.NamedValue, query bool) {
	s := Statement{Text: text, Query: query}
	for _, a := range args {
		v := a.Value
		if b, ok := v.([]byte); ok {
			v = slices.Clone(b)
		}
		s.Args = append(s.Args, v)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, s)
}

// Replay sends the statements once more in the order they came, reads every row they give, and scans no column.
func Replay(ctx context.Context, q interface {
	ExecContext(context.Context, string, ...any) (sql.Result, error)
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}, all []Statement,
) error {
	for _, s := range all {
		if !s.Query {
			if _, err := q.ExecContext(ctx, s.Text, s.Args...); err != nil {
				return err
			}
			continue
		}
		rows, err := q.QueryContext(ctx, s.Text, s.Args...)
		if err != nil {
			return err
		}
		for rows.Next() {
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
	}
	return nil
}

type connector struct {
	r      *Recorder
	driver driver.Driver
	source string
}

func (c connector) Driver() driver.Driver { return c.driver }

func (c connector) Connect(context.Context) (driver.Conn, error) {
	in, err := c.driver.Open(c.source)
	if err != nil {
		return nil, err
	}
	full, ok := in.(fullConn)
	if !ok {
		return nil, errors.Join(errors.New("benchtest: the driver can do less than it should"), in.Close())
	}
	return &conn{full, c.r}, nil
}

// fullConn is what both drivers' connections can do, and database/sql uses.
type fullConn interface {
	driver.Conn
	driver.ConnPrepareContext
	driver.ConnBeginTx
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
}

type conn struct {
	fullConn
	r *Recorder
}

func (c *conn) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	c.r.note(text, args, false)
	return c.fullConn.ExecContext(ctx, text, args)
}

func (c *conn) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	c.r.note(text, args, true)
	return c.fullConn.QueryContext(ctx, text, args)
}

// CheckNamedValue lets the driver say what it takes, as database/sql would without us.
func (c *conn) CheckNamedValue(v *driver.NamedValue) error {
	if check, ok := c.fullConn.(driver.NamedValueChecker); ok {
		return check.CheckNamedValue(v)
	}
	return driver.ErrSkip
}

func (c *conn) PrepareContext(ctx context.Context, text string) (driver.Stmt, error) {
	s, err := c.fullConn.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	full, ok := s.(fullStmt)
	if !ok {
		return nil, errors.Join(errors.New("benchtest: the statement can do less than it should"), s.Close())
	}
	return &stmt{full, text, c.r}, nil
}

type fullStmt interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

type stmt struct {
	fullStmt
	text string
	r    *Recorder
}

func (s *stmt) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	s.r.note(s.text, args, false)
	return s.fullStmt.ExecContext(ctx, args)
}

func (s *stmt) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	s.r.note(s.text, args, true)
	return s.fullStmt.QueryContext(ctx, args)
}
