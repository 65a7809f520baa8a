package outbox

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"modernc.org/sqlite"
)

// dialect is all in which the two databases differ.
type dialect struct {
	single bool   // one process at most: SQLite
	blob   string // type of bytes
	now    string // the database's own clock, in milliseconds
	turn   string // first statement of a transaction that writes: waits until no other instance writes
}

var (
	sqliteDialect = dialect{single: true, blob: "BLOB", now: "CAST(unixepoch('subsec') * 1000 AS INTEGER)"}
	postgres      = dialect{blob: "BYTEA",
		now:  "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",
		turn: "SELECT pg_advisory_xact_lock(7063616961)"}
)

// query writes a statement for the database: values are $1 in ours.
func (d dialect) query(q string) string {
	if d.single {
		return strings.ReplaceAll(q, "$", "?")
	}
	return q
}

// connect opens the database that the settings name.
func connect(ctx context.Context, c Config) (*sql.DB, dialect, error) {
	if c.Database != "" {
		db, err := connectPostgres(ctx, c)
		return db, postgres, err
	}
	db, err := connectSQLite(ctx, c)
	return db, sqliteDialect, err
}

// databaseName is the file of SQLite in the state folder.
const databaseName = "outbox.db"

func connectSQLite(ctx context.Context, c Config) (*sql.DB, error) {
	if err := os.MkdirAll(c.Dir, 0o700); err != nil {
		return nil, err
	}
	path := filepath.Join(c.Dir, databaseName)
	// SQLite gives its other files the rights of this one.
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", sqliteAddress(path))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // SQLite has one writer; waiting here is fair, waiting there is not
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, syncFolder(c.Dir)
}

// sqliteAddress names the database and how it is to be used. WAL and FULL: a
// commit returns when the log is on the disk. secure_delete overwrites what is
// deleted; checkpoint (keep.go) empties the log too.
func sqliteAddress(path string) string {
	address := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: url.Values{
		"_txlock": {"immediate"},
		"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "secure_delete(ON)", "cache_size(-4000)", "temp_store(MEMORY)"},
	}.Encode()}
	return address.String()
}

// syncFolder makes sure that the names of new files outlast a power cut.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

func connectPostgres(ctx context.Context, c Config) (*sql.DB, error) {
	conf, err := pgx.ParseConfig(c.Database)
	if err != nil {
		return nil, errors.New("the address of the database cannot be read") // the error quotes the password
	}
	// The server's own setting may be weaker than what we promise.
	conf.RuntimeParams["synchronous_commit"] = "on"
	// An instance that froze while it wrote does not keep the others waiting.
	conf.RuntimeParams["lock_timeout"] = "5s"
	conf.RuntimeParams["idle_in_transaction_session_timeout"] = "10s"
	conf.RuntimeParams["application_name"] = "plaza-feedback"
	db := stdlib.OpenDB(*conf)
	db.SetMaxOpenConns(4)
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(errors.New("the database cannot be reached"), db.Close())
	}
	return db, nil
}

// Codes of SQLite that mean "no room": sqlite.org/rescode.html.
const (
	sqliteFull      = 13
	sqliteShmSize   = 10 | 19<<8
	sqliteWriteFull = 10 | 3<<8
)

// full reports whether the database says that it has no room.
func full(err error) bool {
	var lite *sqlite.Error
	if errors.As(err, &lite) {
		return lite.Code()&0xff == sqliteFull || lite.Code() == sqliteShmSize || lite.Code() == sqliteWriteFull
	}
	var pg *pgconn.PgError
	return errors.As(err, &pg) && pg.Code == "53100"
}

// version of the tables. A newer program may add steps to migrate.
const version = "1"

// migrate makes the tables. Times are milliseconds since 1970.
func (o *Outbox) migrate(ctx context.Context) error {
	tx, err := o.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	steps := []string{
		`CREATE TABLE IF NOT EXISTS outbox (
			ref      TEXT PRIMARY KEY,
			sealed   ` + o.is.blob + ` NOT NULL,
			received BIGINT NOT NULL,
			attempts BIGINT NOT NULL DEFAULT 0,
			next_at  BIGINT NOT NULL,
			owner    TEXT NOT NULL DEFAULT '',
			state    TEXT NOT NULL DEFAULT 'waiting',
			trouble  TEXT NOT NULL DEFAULT '')`,
		`CREATE INDEX IF NOT EXISTS outbox_next ON outbox (next_at, received)`,
		`CREATE INDEX IF NOT EXISTS outbox_owner ON outbox (owner) WHERE owner <> ''`,
		`CREATE TABLE IF NOT EXISTS recent (digest TEXT PRIMARY KEY, ref TEXT NOT NULL, until BIGINT NOT NULL)`,
		`CREATE TABLE IF NOT EXISTS instances (id TEXT PRIMARY KEY, seen BIGINT NOT NULL)`,
		`CREATE TABLE IF NOT EXISTS days (day TEXT PRIMARY KEY, accepted BIGINT NOT NULL, delivered BIGINT NOT NULL)`,
		`CREATE TABLE IF NOT EXISTS counts (week TEXT NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL,
			record TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (week, kind, language, record))`,
		`CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL)`,
		`INSERT INTO facts (name, value) VALUES ('version', '` + version + `') ON CONFLICT (name) DO NOTHING`,
	}
	if o.is.turn != "" {
		steps = append([]string{o.is.turn}, steps...)
	}
	for _, s := range steps {
		if _, err := tx.ExecContext(ctx, s); err != nil {
			return err
		}
	}
	var found string
	if err := tx.QueryRowContext(ctx, `SELECT value FROM facts WHERE name = 'version'`).Scan(&found); err != nil {
		return err
	}
	if found != version {
		return fmt.Errorf("it was made by another version of the program (%s, this one knows %s)", found, version)
	}
	return tx.Commit()
}
