package views

// errorAt is what is wrong with one field of the record of ink.
func errorAt(v RecordView, field string) string {
	if v.Field != field {
		return ""
	}
	return v.Error
}

// deliverError is what is wrong with one field of the act of giving a copy.
func deliverError(v DeliverView, field string) string {
	if v.Field != field {
		return ""
	}
	return v.Error
}

// formKind is how a form is sent: with a file where it takes one.
func formKind(file bool) string {
	if file {
		return "multipart/form-data"
	}
	return "application/x-www-form-urlencoded"
}
