package sealertest

import "fmt"

// A Lie is one way in which a sealer's answer is not what it should be.
type Lie int

// The lies. Up to WithTail an answer is given that must be refused; the rest give an error.
const (
	Truth         Lie = iota
	Nothing           // no bytes, and no error
	Unchanged         // the input, unsealed
	OtherBytes        // bytes that are no PDF
	OtherDocument     // another document, sealed by the right signer
	DroppedByte       // sealed, but a byte of the input is missing
	FlippedBit        // sealed, but a bit of the seal's own revision is another
	CutEnd            // sealed, but the last byte is missing
	WithTail          // sealed, and something after it that nothing covers
	OtherKey          // the right certificate over a signature of another key
	OtherSigner       // sealed by somebody else of the same CA
	RogueRoot         // sealed under the right name, below another root of the same name
	OtherRect         // sealed a little beside the place
	OtherPage         // sealed on another page
	WholePage         // sealed with a picture over the whole page
	TwoSeals          // two signatures, the last of them at the place
	Refuses           // Denied: definitely no, nothing was signed
	Unreachable       // Unavailable: the provider did not answer, nothing was signed
	LosesAnswer       // seals, and then fails: the outcome is unknown
	TimesOut          // says at once that its time is over, nothing was signed
	Hangs             // waits until the context ends
	numLies
)

var lieNames = [numLies]string{
	"truth", "nothing", "unchanged", "other bytes", "other document", "dropped byte", "flipped bit", "cut end", "with tail", "other key", "other signer",
	"rogue root", "other rect", "other page", "whole page", "two seals", "refuses", "unreachable", "loses answer", "times out", "hangs",
}

func (l Lie) String() string {
	if l < 0 || l >= numLies {
		return fmt.Sprintf("lie %d", int(l))
	}
	return lieNames[l]
}

// Answers says whether the lie is an answer, to be found out by inspection, rather than an error.
func (l Lie) Answers() bool { return l > Truth && l <= TwoSeals }

// Definite says whether the lie is an error that means that nothing was signed, so that the intent can be released at once.
func (l Lie) Definite() bool { return l == Refuses }

// Lies are all of them, without the truth.
func Lies() []Lie {
	out := make([]Lie, 0, numLies-1)
	for l := Truth + 1; l < numLies; l++ {
		out = append(out, l)
	}
	return out
}
