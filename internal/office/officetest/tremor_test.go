package officetest_test

import (
	"errors"
	"reflect"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/storage/storagetest"
)

// nothing is each port without anything behind it: a call that reaches it panics.
type nothing struct {
	naskah.Store
	naskah.Queue
}

type (
	noRegister struct{ naskah.RegisterStore }
	noAccounts struct{ naskah.AccountStore }
	noObjects  struct{ naskah.ObjectStore }
	noSealer   struct{ naskah.Sealer }
	noEnroller struct{ naskah.Enroller }
)

// TestTremorStandsEverywhere calls every method of every port: none gets past the Tremor.
func TestTremorStandsEverywhere(t *testing.T) {
	o := &office.Office{Store: nothing{}, Register: noRegister{}, Accounts: noAccounts{}, Objects: noObjects{}, Sealer: noSealer{}, Enroller: noEnroller{}, Queue: nothing{}}
	tremor := officetest.Shake(o)
	calls := 0
	for _, port := range []struct {
		is  any
		has reflect.Type
	}{
		{o.Store, reflect.TypeFor[naskah.Store]()},
		{o.Register, reflect.TypeFor[naskah.RegisterStore]()},
		{o.Accounts, reflect.TypeFor[naskah.AccountStore]()},
		{o.Objects, reflect.TypeFor[naskah.ObjectStore]()},
		{o.Sealer, reflect.TypeFor[naskah.Sealer]()},
		{o.Enroller, reflect.TypeFor[naskah.Enroller]()},
		{o.Queue, reflect.TypeFor[naskah.Queue]()},
	} {
		for m := range port.has.Methods() {
			if m.Type.NumOut() == 0 || m.Type.Out(m.Type.NumOut()-1) != reflect.TypeFor[error]() {
				continue // a name
			}
			tremor.Break(1, storagetest.FailBefore)
			if err := called(t, reflect.ValueOf(port.is).MethodByName(m.Name)); !tremor.Hit() || !errors.Is(err, naskah.Unavailable) {
				t.Errorf("%s.%s gets past: %v", port.has.Name(), m.Name, err)
			}
			calls++
		}
	}
	if calls < 55 {
		t.Errorf("only %d methods", calls)
	}
}

// called is the error of a method that is called with nothing.
func called(t *testing.T, m reflect.Value) (err error) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			err = errors.New("it reached the port")
		}
	}()
	in := []reflect.Value{reflect.ValueOf(t.Context())}
	for i := 1; i < m.Type().NumIn() && (!m.Type().IsVariadic() || i < m.Type().NumIn()-1); i++ {
		in = append(in, reflect.Zero(m.Type().In(i)))
	}
	out := m.Call(in)
	err, _ = out[len(out)-1].Interface().(error)
	return err
}
