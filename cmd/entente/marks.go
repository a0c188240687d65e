package main

import "entente/schema"

// marks says what is unusual about a statement, in words: denied, planned, attributed, dated.
func marks(s *schema.Statement) []string {
	var out []string
	if s.Polarity == schema.Negative {
		out = append(out, "not")
	}
	if s.Modality != schema.Asserted && s.Modality != "" {
		out = append(out, string(s.Modality))
	}
	if s.Stage != "" {
		out = append(out, s.Stage)
	}
	if s.Open {
		out = append(out, "open")
	}
	for _, p := range s.Participants {
		out = append(out, string(p.Role)+" "+p.Node.Label())
	}
	if s.Place != nil {
		out = append(out, "in "+s.Place.Label)
	}
	if s.Time != "" {
		out = append(out, s.Time)
	}
	if s.AttributedTo != nil {
		out = append(out, "says "+s.AttributedTo.Label)
	}
	return out
}
