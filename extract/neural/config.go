package neural

// Config is the shape of a network and the meaning of its outputs. It is stored with the weights.
type Config struct {
	// Widths of the parts of a word's vector.
	Vector  int `json:"vector"`  // pre-trained
	Word    int `json:"word"`    // learned
	Suffix3 int `json:"suffix3"` // hashed affixes
	Prefix3 int `json:"prefix3"`
	Suffix2 int `json:"suffix2"`
	Shape   int `json:"shape"`
	Char    int `json:"char"`    // a character's vector
	CharOut int `json:"charOut"` // filters over three characters

	Hidden int `json:"hidden"` // units of one direction of an LSTM
	Layers int `json:"layers"`
	Arc    int `json:"arc"`   // width of the projections that score arcs
	Label  int `json:"label"` // width of the projections that score labels
	Name   int `json:"name"`  // hidden units before the tags of names

	Tags   []string `json:"tags"`   // UPOS and XPOS with a tab between
	Feats  []string `json:"feats"`  // FEATS as CoNLL-U writes them, "" for none
	Labels []string `json:"labels"` // DEPREL with subtypes
	// TagFeats lists for each tag the indices of the features seen with it.
	TagFeats [][]int32 `json:"tagFeats"`
}

// NameTags are the tags of the words of names: BIO over three kinds.
var NameTags = []string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"}

// Input is the width of the part of a word's vector that its form decides; HintBits numbers follow it.
func (c *Config) Input() int {
	return c.Vector + c.Word + c.Suffix3 + c.Prefix3 + c.Suffix2 + c.Shape + c.CharOut
}

// Default returns the widths of the network that is shipped.
func Default() Config {
	return Config{
		Vector: 100, Word: 72, Suffix3: 32, Prefix3: 32, Suffix2: 20, Shape: 32, Char: 32, CharOut: 96,
		Hidden: 192, Layers: 2, Arc: 128, Label: 128, Name: 96,
	}
}
