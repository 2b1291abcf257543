package layout

import (
	"image"
	"image/color"
	"image/draw"
)

// shrunk is src on white, w × h pixels, neither more than src has. Each pixel is the mean of what it covers of src, the pixels at its
// edges by the share that they have in it. It computes in whole numbers, so that every machine makes the same picture.
func shrunk(src image.Image, w, h int) *image.RGBA {
	b := src.Bounds()
	if w == b.Dx() && h == b.Dy() {
		return onWhite(src, b)
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	xs := make([][]weight, w)
	for x := range xs {
		xs[x] = cover(x, w, b.Dx())
	}
	for y := range h {
		ys := cover(y, h, b.Dy())
		first := b.Min.Y + ys[0].at
		rows := onWhite(src, image.Rect(b.Min.X, first, b.Max.X, first+len(ys))) // few, since the whole may be large
		for x := range w {
			copy(out.Pix[out.PixOffset(x, y):], mean(rows, xs[x], ys))
		}
	}
	return out
}

// onWhite is a part of src without transparency; its corner is the origin.
func onWhite(src image.Image, part image.Rectangle) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), src, part.Min, draw.Over)
	return out
}

// A weight is how much of a pixel lies within another; the weights of one that is covered add up to the length of the side before.
type weight struct{ at, part int }

// cover lists which of from pixels the one with index i of to covers, in parts of to.
func cover(i, to, from int) []weight {
	start, end := i*from, (i+1)*from
	var out []weight
	for at := start / to; at*to < end; at++ {
		out = append(out, weight{at, min(end, (at+1)*to) - max(start, at*to)})
	}
	return out
}

// mean is the pixel that the weights make of rows, the first of which is the first of ys; it is opaque.
func mean(rows *image.RGBA, xs, ys []weight) []byte {
	var sum [3]int
	all := 0
	for _, y := range ys {
		row := rows.Pix[rows.PixOffset(0, y.at-ys[0].at):]
		for _, x := range xs {
			n := x.part * y.part
			all += n
			for c := range sum {
				sum[c] += n * int(row[4*x.at+c])
			}
		}
	}
	out := []byte{0, 0, 0, 0xff}
	for c, s := range sum {
		out[c] = byte((s + all/2) / all)
	}
	return out
}
