package stream

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
)

func TestInk(t *testing.T) {
	env := func(pairs ...string) func(string) string {
		return func(key string) string {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == key {
					return pairs[i+1]
				}
			}
			return ""
		}
	}
	for _, test := range []struct {
		name     string
		colour   Colour
		terminal bool
		getenv   func(string) string
		want     bool
	}{
		{"terminal", ColourAuto, true, env("TERM", "xterm"), true},
		{"pipe", ColourAuto, false, env("TERM", "xterm"), false},
		{"NO_COLOR", ColourAuto, true, env("NO_COLOR", "1"), false},
		{"NO_COLOR empty", ColourAuto, true, env("NO_COLOR", ""), true},
		{"dumb", ColourAuto, true, env("TERM", "dumb"), false},
		{"always beats NO_COLOR", ColourAlways, false, env("NO_COLOR", "1"), true},
		{"never", ColourNever, true, env(), false},
	} {
		ink := NewInk(test.colour, test.terminal, test.getenv)
		if ink.On() != test.want {
			t.Errorf("%s: colour is %v, want %v", test.name, ink.On(), test.want)
		}
		if got := ink.Bold("x"); (got != "x") != test.want {
			t.Errorf("%s: Bold gives %q", test.name, got)
		}
	}
	if _, err := ParseColour("blue"); err == nil {
		t.Error("blue is accepted as a choice of colour")
	}
}

func TestUntil(t *testing.T) {
	got, err := io.ReadAll(Until(context.Background(), strings.NewReader("all of it")))
	if err != nil || string(got) != "all of it" {
		t.Errorf("got %q, %v", got, err)
	}

	// What nobody reads is left to others: entente add a.txt in the loop of a shell must not eat its list.
	list := strings.NewReader("b.txt")
	Until(context.Background(), list)
	if list.Len() != len("b.txt") {
		t.Error("took from a reader that nobody reads")
	}

	// A reader that never gives a byte is left as soon as the context ends, with its cause.
	stop := errors.New("stop")
	ctx, cancel := context.WithCancelCause(context.Background())
	silent, other := io.Pipe()
	defer other.Close()
	r := Until(ctx, silent)
	cancel(stop)
	if _, err := r.Read(make([]byte, 1)); !errors.Is(err, stop) {
		t.Errorf("read after the end of the context: %v, want %v", err, stop)
	}
}

func TestNoTerminal(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if isTerminal(null) {
		t.Errorf("%s is taken for a terminal", os.DevNull)
	}
}
