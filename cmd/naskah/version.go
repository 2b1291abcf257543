package main

import (
	"fmt"
	"runtime"
)

type versionCmd struct{}

// Run prints the version.
func (versionCmd) Run(s streams) error {
	_, err := fmt.Fprintf(s.out, "naskah %s (%s)\n", version, runtime.Version())
	return err
}
