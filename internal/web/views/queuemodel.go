package views

// A QueueView is the follow-up work that failed.
type QueueView struct {
	Rows []QueueRow
}

// A QueueRow is one job: what was to be done with what, what stood in the way, and the button that makes it run again.
type QueueRow struct {
	Title         string
	Subject, Href string // Href empty: he may not read it
	Line          string // how often it was tried, and when
	Error, Code   string
	Badge         Badge
	Again         Button // without Action: it runs again by itself
}
