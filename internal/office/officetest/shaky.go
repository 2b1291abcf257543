package officetest

import (
	"context"
	"time"

	"naskah/internal/naskah"
)

// shakyStore is the Store of a shaken office.
type shakyStore struct {
	naskah.Store
	t *Tremor
}

func (y shakyStore) Naskah(ctx context.Context, s naskah.Scope, id naskah.NaskahID) (out naskah.Naskah, err error) {
	err = y.t.call("Store.Naskah", false, func() error { out, err = y.Store.Naskah(ctx, s, id); return err })
	return out, err
}

func (y shakyStore) List(ctx context.Context, s naskah.Scope, f naskah.Filter) (out naskah.Page, err error) {
	err = y.t.call("Store.List", false, func() error { out, err = y.Store.List(ctx, s, f); return err })
	return out, err
}

func (y shakyStore) Versions(ctx context.Context, s naskah.Scope, id naskah.NaskahID) (out []naskah.Version, err error) {
	err = y.t.call("Store.Versions", false, func() error { out, err = y.Store.Versions(ctx, s, id); return err })
	return out, err
}

func (y shakyStore) Events(ctx context.Context, s naskah.Scope, sub naskah.Subject) (out []naskah.Event, err error) {
	err = y.t.call("Store.Events", false, func() error { out, err = y.Store.Events(ctx, s, sub); return err })
	return out, err
}

func (y shakyStore) Sessions(ctx context.Context, s naskah.Scope, id naskah.NaskahID) (out []naskah.SigningSession, err error) {
	err = y.t.call("Store.Sessions", false, func() error { out, err = y.Store.Sessions(ctx, s, id); return err })
	return out, err
}

func (y shakyStore) Public(ctx context.Context, kode string, d naskah.Digest) (out naskah.PublicView, err error) {
	err = y.t.call("Store.Public", false, func() error { out, err = y.Store.Public(ctx, kode, d); return err })
	return out, err
}

func (y shakyStore) Summary(ctx context.Context, s naskah.Scope, p naskah.Period) (out naskah.Summary, err error) {
	err = y.t.call("Store.Summary", false, func() error { out, err = y.Store.Summary(ctx, s, p); return err })
	return out, err
}

func (y shakyStore) Overdue(ctx context.Context, s naskah.Scope, now time.Time) (out []naskah.NaskahID, err error) {
	err = y.t.call("Store.Overdue", false, func() error { out, err = y.Store.Overdue(ctx, s, now); return err })
	return out, err
}

func (y shakyStore) Recent(ctx context.Context, s naskah.Scope, limit int) (out []naskah.Event, err error) {
	err = y.t.call("Store.Recent", false, func() error { out, err = y.Store.Recent(ctx, s, limit); return err })
	return out, err
}

func (y shakyStore) ReserveNomor(ctx context.Context, s naskah.Scope, k naskah.RegisterKey, n naskah.NaskahID, write func(urut int) string) (out naskah.NomorRegister, err error) {
	err = y.t.call("Store.ReserveNomor", true, func() error { out, err = y.Store.ReserveNomor(ctx, s, k, n, write); return err })
	return out, err
}

func (y shakyStore) UseNomor(ctx context.Context, s naskah.Scope, k naskah.RegisterKey, n naskah.NaskahID, text string) error {
	return y.t.call("Store.UseNomor", true, func() error { return y.Store.UseNomor(ctx, s, k, n, text) })
}

func (y shakyStore) Advance(ctx context.Context, c naskah.Change) error {
	return y.t.call("Store.Advance", true, func() error { return y.Store.Advance(ctx, c) })
}

func (y shakyStore) AdvanceAll(ctx context.Context, cs []naskah.Change) error {
	return y.t.call("Store.AdvanceAll", true, func() error { return y.Store.AdvanceAll(ctx, cs) })
}

func (y shakyStore) Propose(ctx context.Context, p naskah.Pending) error {
	return y.t.call("Store.Propose", true, func() error { return y.Store.Propose(ctx, p) })
}

func (y shakyStore) Answer(ctx context.Context, id string, to naskah.PendingState, a naskah.Answer) error {
	return y.t.call("Store.Answer", true, func() error { return y.Store.Answer(ctx, id, to, a) })
}

func (y shakyStore) Pendings(ctx context.Context, s naskah.Scope, f naskah.PendingFilter) (out []naskah.Pending, err error) {
	err = y.t.call("Store.Pendings", false, func() error { out, err = y.Store.Pendings(ctx, s, f); return err })
	return out, err
}

func (y shakyStore) Similar(ctx context.Context, s naskah.Scope, p naskah.Probe) (out []naskah.Naskah, err error) {
	err = y.t.call("Store.Similar", false, func() error { out, err = y.Store.Similar(ctx, s, p); return err })
	return out, err
}

func (y shakyStore) Refuse(ctx context.Context, r naskah.Refusal) error {
	return y.t.call("Store.Refuse", true, func() error { return y.Store.Refuse(ctx, r) })
}

func (y shakyStore) Refusals(ctx context.Context, s naskah.Scope, sub naskah.Subject) (out []naskah.Refusal, err error) {
	err = y.t.call("Store.Refusals", false, func() error { out, err = y.Store.Refusals(ctx, s, sub); return err })
	return out, err
}

// shakyRegister is the RegisterStore of a shaken office.
type shakyRegister struct {
	naskah.RegisterStore
	t *Tremor
}

func (y shakyRegister) Instansi(ctx context.Context, id naskah.InstansiID) (out naskah.Instansi, err error) {
	err = y.t.call("RegisterStore.Instansi", false, func() error { out, err = y.RegisterStore.Instansi(ctx, id); return err })
	return out, err
}

func (y shakyRegister) AllInstansi(ctx context.Context) (out []naskah.Instansi, err error) {
	err = y.t.call("RegisterStore.AllInstansi", false, func() error { out, err = y.RegisterStore.AllInstansi(ctx); return err })
	return out, err
}

func (y shakyRegister) Units(ctx context.Context, s naskah.Scope) (out []naskah.Unit, err error) {
	err = y.t.call("RegisterStore.Units", false, func() error { out, err = y.RegisterStore.Units(ctx, s); return err })
	return out, err
}

func (y shakyRegister) Jabatan(ctx context.Context, s naskah.Scope) (out []naskah.Jabatan, err error) {
	err = y.t.call("RegisterStore.Jabatan", false, func() error { out, err = y.RegisterStore.Jabatan(ctx, s); return err })
	return out, err
}

func (y shakyRegister) Orang(ctx context.Context, s naskah.Scope) (out []naskah.Orang, err error) {
	err = y.t.call("RegisterStore.Orang", false, func() error { out, err = y.RegisterStore.Orang(ctx, s); return err })
	return out, err
}

func (y shakyRegister) Pejabat(ctx context.Context, s naskah.Scope) (out []naskah.Pejabat, err error) {
	err = y.t.call("RegisterStore.Pejabat", false, func() error { out, err = y.RegisterStore.Pejabat(ctx, s); return err })
	return out, err
}

func (y shakyRegister) Mitra(ctx context.Context, s naskah.Scope) (out []naskah.Mitra, err error) {
	err = y.t.call("RegisterStore.Mitra", false, func() error { out, err = y.RegisterStore.Mitra(ctx, s); return err })
	return out, err
}

func (y shakyRegister) KerjaSama(ctx context.Context, s naskah.Scope) (out []naskah.KerjaSama, err error) {
	err = y.t.call("RegisterStore.KerjaSama", false, func() error { out, err = y.RegisterStore.KerjaSama(ctx, s); return err })
	return out, err
}

func (y shakyRegister) Relasi(ctx context.Context, s naskah.Scope, n naskah.NaskahID) (out []naskah.Relasi, err error) {
	err = y.t.call("RegisterStore.Relasi", false, func() error { out, err = y.RegisterStore.Relasi(ctx, s, n); return err })
	return out, err
}

func (y shakyRegister) Fakta(ctx context.Context, s naskah.Scope, k naskah.KerjaSamaID) (out []naskah.Fakta, err error) {
	err = y.t.call("RegisterStore.Fakta", false, func() error { out, err = y.RegisterStore.Fakta(ctx, s, k); return err })
	return out, err
}

func (y shakyRegister) Attachments(ctx context.Context, s naskah.Scope, sub naskah.Subject) (out []naskah.Attachment, err error) {
	err = y.t.call("RegisterStore.Attachments", false, func() error { out, err = y.RegisterStore.Attachments(ctx, s, sub); return err })
	return out, err
}

func (y shakyRegister) Certificates(ctx context.Context, s naskah.Scope, u naskah.UserID) (out []naskah.Certificate, err error) {
	err = y.t.call("RegisterStore.Certificates", false, func() error { out, err = y.RegisterStore.Certificates(ctx, s, u); return err })
	return out, err
}

func (y shakyRegister) Deliveries(ctx context.Context, s naskah.Scope, n naskah.NaskahID) (out []naskah.Delivery, err error) {
	err = y.t.call("RegisterStore.Deliveries", false, func() error { out, err = y.RegisterStore.Deliveries(ctx, s, n); return err })
	return out, err
}

func (y shakyRegister) Record(ctx context.Context, r naskah.Record) error {
	return y.t.call("RegisterStore.Record", true, func() error { return y.RegisterStore.Record(ctx, r) })
}

func (y shakyRegister) RecordAll(ctx context.Context, rs []naskah.Record) error {
	return y.t.call("RegisterStore.RecordAll", true, func() error { return y.RegisterStore.RecordAll(ctx, rs) })
}

func (y shakyRegister) Alone(ctx context.Context) (out func(), err error) {
	err = y.t.call("RegisterStore.Alone", false, func() error { out, err = y.RegisterStore.Alone(ctx); return err })
	return out, err
}

// shakyAccounts is the AccountStore of a shaken office.
type shakyAccounts struct {
	naskah.AccountStore
	t *Tremor
}

func (y shakyAccounts) User(ctx context.Context, id naskah.UserID) (out naskah.User, err error) {
	err = y.t.call("AccountStore.User", false, func() error { out, err = y.AccountStore.User(ctx, id); return err })
	return out, err
}

func (y shakyAccounts) UserByLogin(ctx context.Context, login string) (out naskah.User, err error) {
	err = y.t.call("AccountStore.UserByLogin", false, func() error { out, err = y.AccountStore.UserByLogin(ctx, login); return err })
	return out, err
}

func (y shakyAccounts) Users(ctx context.Context, s naskah.Scope) (out []naskah.User, err error) {
	err = y.t.call("AccountStore.Users", false, func() error { out, err = y.AccountStore.Users(ctx, s); return err })
	return out, err
}

func (y shakyAccounts) SaveUser(ctx context.Context, by naskah.Principal, u naskah.User, changed ...naskah.Changed) error {
	return y.t.call("AccountStore.SaveUser", true, func() error { return y.AccountStore.SaveUser(ctx, by, u, changed...) })
}

func (y shakyAccounts) SavePassword(ctx context.Context, by naskah.Principal, id naskah.UserID, old string, fresh string, changed ...naskah.Changed) error {
	return y.t.call("AccountStore.SavePassword", false, func() error { return y.AccountStore.SavePassword(ctx, by, id, old, fresh, changed...) })
}

func (y shakyAccounts) SignIn(ctx context.Context, tokenDigest naskah.Digest) (out naskah.SignIn, err error) {
	err = y.t.call("AccountStore.SignIn", false, func() error { out, err = y.AccountStore.SignIn(ctx, tokenDigest); return err })
	return out, err
}

func (y shakyAccounts) SaveSignIn(ctx context.Context, s naskah.SignIn) error {
	return y.t.call("AccountStore.SaveSignIn", true, func() error { return y.AccountStore.SaveSignIn(ctx, s) })
}

func (y shakyAccounts) SignIns(ctx context.Context, u naskah.UserID) (out []naskah.SignIn, err error) {
	err = y.t.call("AccountStore.SignIns", false, func() error { out, err = y.AccountStore.SignIns(ctx, u); return err })
	return out, err
}

func (y shakyAccounts) DropSignIn(ctx context.Context, tokenDigest naskah.Digest) error {
	return y.t.call("AccountStore.DropSignIn", true, func() error { return y.AccountStore.DropSignIn(ctx, tokenDigest) })
}

func (y shakyAccounts) DropSignIns(ctx context.Context, u naskah.UserID) error {
	return y.t.call("AccountStore.DropSignIns", true, func() error { return y.AccountStore.DropSignIns(ctx, u) })
}

// shakyObjects is the ObjectStore of a shaken office.
type shakyObjects struct {
	naskah.ObjectStore
	t *Tremor
}

func (y shakyObjects) Put(ctx context.Context, b []byte, m naskah.Meta) (out naskah.Ref, err error) {
	err = y.t.call("ObjectStore.Put", true, func() error { out, err = y.ObjectStore.Put(ctx, b, m); return err })
	return out, err
}

func (y shakyObjects) Get(ctx context.Context, r naskah.Ref) (out []byte, err error) {
	err = y.t.call("ObjectStore.Get", false, func() error { out, err = y.ObjectStore.Get(ctx, r); return err })
	return out, err
}

func (y shakyObjects) Hold(ctx context.Context, r naskah.Ref, until time.Time) error {
	return y.t.call("ObjectStore.Hold", true, func() error { return y.ObjectStore.Hold(ctx, r, until) })
}

func (y shakyObjects) Held(ctx context.Context, r naskah.Ref) (out time.Time, err error) {
	err = y.t.call("ObjectStore.Held", false, func() error { out, err = y.ObjectStore.Held(ctx, r); return err })
	return out, err
}

func (y shakyObjects) Walk(ctx context.Context, f func(naskah.Ref, error) error) error {
	return y.t.call("ObjectStore.Walk", false, func() error { return y.ObjectStore.Walk(ctx, f) })
}

// shakySealer is the Sealer of a shaken office.
type shakySealer struct {
	naskah.Sealer
	t *Tremor
}

func (y shakySealer) Ready(ctx context.Context, s naskah.Signer) error {
	return y.t.call("Sealer.Ready", false, func() error { return y.Sealer.Ready(ctx, s) })
}

func (y shakySealer) Seal(ctx context.Context, r naskah.SealRequest) (out []byte, err error) {
	err = y.t.call("Sealer.Seal", true, func() error { out, err = y.Sealer.Seal(ctx, r); return err })
	return out, err
}

// shakyEnroller is the Enroller of a shaken office.
type shakyEnroller struct {
	naskah.Enroller
	t *Tremor
}

func (y shakyEnroller) Enroll(ctx context.Context, u naskah.User, secret naskah.Secret) (out naskah.Certificate, err error) {
	err = y.t.call("Enroller.Enroll", true, func() error { out, err = y.Enroller.Enroll(ctx, u, secret); return err })
	return out, err
}

// shakyQueue is the Queue of a shaken office.
type shakyQueue struct {
	naskah.Queue
	t *Tremor
}

func (y shakyQueue) Jobs(ctx context.Context, f naskah.JobFilter) (out []naskah.Job, err error) {
	err = y.t.call("Queue.Jobs", false, func() error { out, err = y.Queue.Jobs(ctx, f); return err })
	return out, err
}

func (y shakyQueue) Job(ctx context.Context, id int64) (out naskah.Job, err error) {
	err = y.t.call("Queue.Job", false, func() error { out, err = y.Queue.Job(ctx, id); return err })
	return out, err
}

func (y shakyQueue) Counts(ctx context.Context) (out map[naskah.JobState]int, err error) {
	err = y.t.call("Queue.Counts", false, func() error { out, err = y.Queue.Counts(ctx); return err })
	return out, err
}

func (y shakyQueue) Replay(ctx context.Context, id int64) error {
	return y.t.call("Queue.Replay", true, func() error { return y.Queue.Replay(ctx, id) })
}
