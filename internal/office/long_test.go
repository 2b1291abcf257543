package office_test

import "os"

// long says whether the long tests were asked for (make long).
func long() bool { return os.Getenv("NASKAH_LONG") != "" }
