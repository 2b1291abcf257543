package web

// ClientIP is clientIP, for tests.
var ClientIP = clientIP
