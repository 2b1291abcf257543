package storage

// OnPlanted has f called whenever a put finds foreign bytes under the digest that it was to write. It is set before the store is used.
func (s *S3Store) OnPlanted(f func()) { s.planted = f }
