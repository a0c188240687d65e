package extract_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"entente/extract"
	"entente/extract/text"
)

// stage makes a stage that notes its name and fails with err.
func stage(name string, ran *[]string, err error, needs, adds []extract.Layer) extract.Stage {
	return extract.Stage{Name: name, Needs: needs, Adds: adds, Run: func(context.Context, *text.Doc) error {
		*ran = append(*ran, name)
		return err
	}}
}

func TestNewFrom(t *testing.T) {
	layers := func(l ...extract.Layer) []extract.Layer { return l }
	for _, test := range []struct {
		name   string
		stages []extract.Stage
		want   string // in the error; "" for none
	}{
		{"nothing", nil, ""},
		{"in order", []extract.Stage{{Name: "a", Adds: layers("x")}, {Name: "b", Needs: layers("x")}}, ""},
		{"out of order", []extract.Stage{{Name: "b", Needs: layers("x")}, {Name: "a", Adds: layers("x")}}, "b needs x"},
		{"its own layer", []extract.Stage{{Name: "a", Needs: layers("x"), Adds: layers("x")}}, "a needs x"},
		{"one of two", []extract.Stage{{Name: "a", Adds: layers("x")}, {Name: "b", Needs: layers("x", "y")}}, "b needs y"},
		{"the first that lacks one", []extract.Stage{{Name: "a", Needs: layers("x")}, {Name: "b", Needs: layers("y")}}, "a needs x"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, err := extract.NewFrom(test.stages)
			switch {
			case test.want == "":
				if err != nil || p == nil {
					t.Errorf("got %v, %v", p, err)
				}
			case !errors.Is(err, extract.ErrStages) || !strings.Contains(err.Error(), test.want):
				t.Errorf("got %v, want ErrStages with %q", err, test.want)
			}
		})
	}
}

// TestStages: the default list is in order, and says of each stage what it needs: without a stage whose layers others
// need, the list is refused.
func TestStages(t *testing.T) {
	stages, err := extract.Stages()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := extract.NewFrom(stages); err != nil {
		t.Fatal(err)
	}
	for i, s := range stages {
		needed := false
		for _, later := range stages[i+1:] {
			for _, l := range s.Adds {
				needed = needed || slices.Contains(later.Needs, l)
			}
		}
		_, err := extract.NewFrom(slices.Delete(slices.Clone(stages), i, i+1))
		if got := errors.Is(err, extract.ErrStages); got != needed {
			t.Errorf("without %s: %v, needed %v", s.Name, err, needed)
		}
	}
}

func TestPipeline_RunOrder(t *testing.T) {
	var ran []string
	p, err := extract.NewFrom([]extract.Stage{
		stage("a", &ran, nil, nil, nil), stage("b", &ran, nil, nil, nil), stage("c", &ran, nil, nil, nil),
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Run(context.Background(), &text.Doc{}); err != nil || !slices.Equal(ran, []string{"a", "b", "c"}) {
		t.Errorf("ran %v, %v", ran, err)
	}
}

// TestPipeline_RunError: the error names the stage and wraps its reason, and no later stage runs.
func TestPipeline_RunError(t *testing.T) {
	var ran []string
	broken := errors.New("the tree is broken")
	p, err := extract.NewFrom([]extract.Stage{
		stage("token", &ran, nil, nil, nil), stage("parse", &ran, broken, nil, nil), stage("mention", &ran, nil, nil, nil),
	})
	if err != nil {
		t.Fatal(err)
	}
	err = p.Run(context.Background(), &text.Doc{})
	if !errors.Is(err, broken) || err.Error() != "parse: the tree is broken" {
		t.Errorf("got %v", err)
	}
	if !slices.Equal(ran, []string{"token", "parse"}) {
		t.Errorf("ran %v", ran)
	}
}

// TestPipeline_RunCancel: a context that is done before or between stages ends the run.
func TestPipeline_RunCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var ran []string
	p, err := extract.NewFrom([]extract.Stage{
		{Name: "a", Run: func(context.Context, *text.Doc) error {
			ran = append(ran, "a")
			cancel()
			return nil
		}},
		stage("b", &ran, nil, nil, nil),
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Run(ctx, &text.Doc{}); !errors.Is(err, context.Canceled) || !slices.Equal(ran, []string{"a"}) {
		t.Errorf("between stages: %v, ran %v", err, ran)
	}
	ran = nil
	if err := p.Run(ctx, &text.Doc{}); !errors.Is(err, context.Canceled) || len(ran) > 0 {
		t.Errorf("before the first: %v, ran %v", err, ran)
	}
}

// TestPipeline_Empty reads documents in which there is nothing to find.
func TestPipeline_Empty(t *testing.T) {
	for _, in := range []string{"", " ", "\n\n\n", ".", "?!", "\u00a0"} {
		d := &text.Doc{Text: in}
		if err := pipeline(t).Run(context.Background(), d); err != nil || len(d.Statements) > 0 {
			t.Errorf("%q: %d statements, %v", in, len(d.Statements), err)
		}
	}
}
