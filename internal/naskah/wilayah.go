package naskah

// sebutanWilayah is how a region is called: "Kota Banjar", "Provinsi Jawa Barat".
func sebutanWilayah(jenis, nama string) string {
	switch jenis {
	case "provinsi":
		return "Provinsi " + nama
	case "kabupaten":
		return "Kabupaten " + nama
	case "kota":
		return "Kota " + nama
	}
	return nama
}
