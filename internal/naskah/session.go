package naskah

import "time"

// SessionState is where a signing session stands.
type SessionState string

// The states of a session.
const (
	SessionOpen      SessionState = "open"
	SessionCompleted SessionState = "completed"
	SessionDeclined  SessionState = "declined"
	SessionRecalled  SessionState = "recalled"
	SessionExpired   SessionState = "expired"
)

// TurnState is where one signer's turn stands.
type TurnState string

// The states of a turn.
const (
	TurnWaiting  TurnState = "waiting"
	TurnSealed   TurnState = "sealed"
	TurnDeclined TurnState = "declined"
)

// A SigningSession is one round before the signers.
type SigningSession struct {
	ID       SessionID
	Naskah   NaskahID
	State    SessionState
	Base     Digest // the rendered version put before the signers
	Turns    []Turn
	Intent   *Intent // the fresh one, also a lease
	Deadline time.Time
}

// A Turn is one signer's place in a session.
type Turn struct {
	Signer Signer
	State  TurnState
	Sealed Digest
	At     time.Time
	Reason string
}

// An Intent says who is about to sign what with which sealer. Until it lapses nobody else can start.
type Intent struct {
	Turn   int // index into Turns
	Input  Digest
	Sealer string
	By     UserID
	Until  time.Time
}

// Fresh says whether the intent still holds at now.
func (i *Intent) Fresh(now time.Time) bool { return i != nil && now.Before(i.Until) }

// LeaseFor is how long an intent keeps others out; sealing has a shorter deadline of its own.
const LeaseFor = 5 * time.Minute

// Open lists the turns (indexes) that may seal now: those waiting with the lowest Order.
func (s SigningSession) Open() []int {
	low, out := 0, []int(nil)
	for i, t := range s.Turns {
		if t.State != TurnWaiting {
			continue
		}
		switch {
		case out == nil || t.Signer.Order < low:
			low, out = t.Signer.Order, []int{i}
		case t.Signer.Order == low:
			out = append(out, i)
		}
	}
	return out
}

// TurnOf is the turn that user may seal now, or -1.
func (s SigningSession) TurnOf(u UserID) int {
	for _, i := range s.Open() {
		if s.Turns[i].Signer.User == u && u != "" {
			return i
		}
	}
	return -1
}

// Waiting counts the turns not yet sealed.
func (s SigningSession) Waiting() int {
	n := 0
	for _, t := range s.Turns {
		if t.State == TurnWaiting {
			n++
		}
	}
	return n
}
