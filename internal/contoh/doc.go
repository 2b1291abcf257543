// Package contoh makes the sample office that `naskah demo` opens on: Pemerintah Kota Banjar with its people, partners and a living
// register. People and firms are invented and marked contoh; the counts of 2021 are those that the city reported in public.
// Everything goes in through the same acts and ports as real data.
package contoh
