package gazetteer

import "testing"

func TestKind_text(t *testing.T) {
	for k := KindName; k <= KindSurname; k++ {
		b, err := k.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var back Kind
		if err := back.UnmarshalText(b); err != nil || back != k || k.String() != string(b) {
			t.Errorf("%s came back as %s (%v)", k, back, err)
		}
	}
	var k Kind
	if err := k.UnmarshalText([]byte("nickname")); err == nil {
		t.Error("took nickname for a kind")
	}
	if _, err := (KindSurname + 1).MarshalText(); err == nil {
		t.Error("wrote a kind that is none")
	}
}
