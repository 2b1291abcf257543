package naskah

// PrintedFacts names the facts of the register that are printed in a naskah: once it is sealed not even ralat may correct them.
func PrintedFacts() []string {
	var out []string
	for _, x := range facts {
		if x.ralat && x.printed {
			out = append(out, x.name)
		}
	}
	return out
}
