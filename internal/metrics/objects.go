package metrics

import (
	"context"
	"errors"
	"time"

	"naskah/internal/naskah"
)

// The alarms of the object store.
const (
	alarmCorrupt = "corrupt" // the bytes are not those of their digest
	alarmMissing = "missing" // a row names bytes that are not there
	alarmHidden  = "hidden"  // somebody placed a delete marker
	alarmPlanted = "planted" // foreign bytes stood under a digest that was to be written
)

// Objects is o, counted.
func (m *Metrics) Objects(o naskah.ObjectStore) naskah.ObjectStore { return countedObjects{o, m} }

// Planted counts foreign bytes that a store found where it was to write.
func (m *Metrics) Planted() { m.alarms.WithLabelValues(alarmPlanted).Inc() }

type countedObjects struct {
	on naskah.ObjectStore
	m  *Metrics
}

// alarm rings for what a row does not lead to.
func (o countedObjects) alarm(err error) {
	e, ok := errors.AsType[*naskah.Error](err)
	if !ok {
		return
	}
	switch {
	case e.Code == "OBJ-TERSEMBUNYI":
		o.m.alarms.WithLabelValues(alarmHidden).Inc()
	case e.Kind == naskah.Corrupt:
		o.m.alarms.WithLabelValues(alarmCorrupt).Inc()
	case e.Kind == naskah.NotFound:
		o.m.alarms.WithLabelValues(alarmMissing).Inc()
	}
}

// Put is counted.
func (o countedObjects) Put(ctx context.Context, b []byte, meta naskah.Meta) (_ naskah.Ref, err error) {
	defer o.m.seen(portObjects, "Put", time.Now(), &err)
	return o.on.Put(ctx, b, meta)
}

// Get is counted, and rings when the bytes are gone or others.
func (o countedObjects) Get(ctx context.Context, r naskah.Ref) (_ []byte, err error) {
	defer o.m.seen(portObjects, "Get", time.Now(), &err)
	b, err := o.on.Get(ctx, r)
	o.alarm(err)
	return b, err
}

// Hold is counted.
func (o countedObjects) Hold(ctx context.Context, r naskah.Ref, until time.Time) (err error) {
	defer o.m.seen(portObjects, "Hold", time.Now(), &err)
	err = o.on.Hold(ctx, r, until)
	o.alarm(err)
	return err
}

// Held is counted.
func (o countedObjects) Held(ctx context.Context, r naskah.Ref) (_ time.Time, err error) {
	defer o.m.seen(portObjects, "Held", time.Now(), &err)
	return o.on.Held(ctx, r)
}

// Walk is counted, and rings for every damaged entry.
func (o countedObjects) Walk(ctx context.Context, f func(naskah.Ref, error) error) (err error) {
	defer o.m.seen(portObjects, "Walk", time.Now(), &err)
	return o.on.Walk(ctx, func(r naskah.Ref, damage error) error {
		o.alarm(damage)
		return f(r, damage)
	})
}
