package sealer

// Check is what the engine asks of its own result, for tests that spoil one.
func Check(in, out []byte, page int) error {
	before, err := open(in)
	if err != nil {
		return err
	}
	return check(before, in, out, page)
}
