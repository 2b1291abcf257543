package views

import "strings"

// The measures of the year chart, in its own units.
const (
	chartWidth  = 360
	chartHeight = 150
	chartTop    = 24 // room for the count above the highest column
)

// scaled is n of span in units of width, kept inside.
func scaled(n, span, width int) int {
	if span <= 0 || n <= 0 {
		return 0
	}
	return min(n, span) * width / span
}

func (c Chart) width() int {
	if len(c.Columns) == 0 {
		return chartWidth
	}
	return min(chartWidth/len(c.Columns), 72)
}

func (c Chart) x(i int) int { return i * c.width() }

func (c Chart) pad() int { return max(3, c.width()/6) }

// A bar is one part of a column.
type bar struct {
	Class string
	Y, H  int
}

func (c Chart) scale(n int) int { return scaled(n, c.Max, chartHeight-chartTop) }

func (c Chart) top(col Column) int { return chartHeight - c.scale(col.Total) }

// bars stacks the parts of col from the axis up.
func (c Chart) bars(col Column) []bar {
	var out []bar
	sum := 0
	for i, n := range col.Parts {
		if n == 0 {
			continue
		}
		below := c.scale(sum)
		sum += n
		h := c.scale(sum) - below
		out = append(out, bar{"s" + itoa(i+1), chartHeight - below - h, max(h-1, 1)})
	}
	return out
}

// join puts a dot between what is not empty.
func join(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " · ")
}

func (b Button) class() string {
	switch {
	case b.Fill:
		return "btn btn-fill"
	case b.Danger:
		return "btn btn-danger"
	}
	return "btn"
}
