package stream

import "fmt"

// Colour says when to write in colour.
type Colour string

// When to write in colour: on a terminal that can and may show it, always, never.
const (
	ColourAuto   Colour = "auto"
	ColourAlways Colour = "always"
	ColourNever  Colour = "never"
)

// Colours lists the choices.
var Colours = []string{string(ColourAuto), string(ColourAlways), string(ColourNever)}

// ParseColour returns the choice that name names; "" is ColourAuto.
func ParseColour(name string) (Colour, error) {
	switch c := Colour(name); c {
	case ColourAuto, ColourAlways, ColourNever:
		return c, nil
	case "":
		return ColourAuto, nil
	}
	return "", fmt.Errorf("unknown choice of colour %q", name)
}

// Ink dresses words for a terminal. The zero Ink leaves them plain.
type Ink struct{ on bool }

// NewInk returns the ink for a stream that is a terminal or not. NO_COLOR and a dumb terminal turn colour off unless
// the user says always (https://no-color.org).
func NewInk(c Colour, terminal bool, getenv func(string) string) Ink {
	switch c {
	case ColourAlways:
		return Ink{true}
	case ColourNever:
		return Ink{}
	}
	return Ink{terminal && getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"}
}

// On reports whether i writes in colour.
func (i Ink) On() bool { return i.on }

// Bold makes s stand out.
func (i Ink) Bold(s string) string { return i.dress("1", s) }

// Dim makes s step back.
func (i Ink) Dim(s string) string { return i.dress("2", s) }

// Warn marks s as something to look at.
func (i Ink) Warn(s string) string { return i.dress("33", s) }

// Bad marks s as an error.
func (i Ink) Bad(s string) string { return i.dress("31", s) }

func (i Ink) dress(code, s string) string {
	if !i.on || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
