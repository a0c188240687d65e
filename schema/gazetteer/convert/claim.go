package convert

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"entente/schema"
	"entente/schema/gazetteer"
)

// best returns the preferred claims if there are any, else those that are not deprecated.
func best(claims []claim) []claim {
	var preferred, normal []claim
	for _, c := range claims {
		switch c.Rank {
		case "preferred":
			preferred = append(preferred, c)
		case "deprecated":
		default:
			normal = append(normal, c)
		}
	}
	if preferred != nil {
		return preferred
	}
	return normal
}

// value reads the value of a snak into v and reports whether it has one of that form.
func (s snak) value(v any) bool {
	return len(s.DataValue.Value) > 0 && json.Unmarshal(s.DataValue.Value, v) == nil
}

// entityOf returns the item that a snak names, "" for none.
func entityOf(s snak) string {
	var v struct {
		ID string `json:"id"`
	}
	s.value(&v)
	return v.ID
}

// entity lists the items that claims name and that still hold.
func entity(claims []claim) []string {
	var out []string
	for _, c := range best(claims) {
		if len(c.Qualifiers.End) == 0 {
			out = append(out, entityOf(c.MainSnak))
		}
	}
	return out
}

// texts lists the texts of claims.
func texts(claims []claim) []string {
	var out []string
	for _, c := range best(claims) {
		var v string
		if c.MainSnak.value(&v) {
			out = append(out, v)
		}
	}
	return out
}

// monolingual lists the texts of claims in a language.
func monolingual(claims []claim, lang string) []string {
	var out []string
	for _, c := range best(claims) {
		var v struct {
			Text     string `json:"text"`
			Language string `json:"language"`
		}
		if c.MainSnak.value(&v) && v.Language == lang && gazetteer.Key(v.Text) != "" {
			out = append(out, schema.OneLine(v.Text))
		}
	}
	return out
}

// dates lists the dates of claims, as far as they are certain.
func dates(claims []claim) []string {
	var out []string
	for _, c := range best(claims) {
		out = append(out, snakDate([]snak{c.MainSnak}))
	}
	return out
}

// snakDate returns the date of the first snak as the tables have it: a year, a month or a day by its precision (9, 10,
// 11); "" for none, for one before our era and for one that is less certain than a year.
func snakDate(list []snak) string {
	var v struct {
		Time      string `json:"time"`
		Precision int    `json:"precision"`
	}
	if len(list) == 0 || !list[0].value(&v) || !strings.HasPrefix(v.Time, "+") || len(v.Time) < 11 {
		return ""
	}
	length := map[int]int{9: 4, 10: 7, 11: 10}[v.Precision]
	if date := v.Time[1 : 1+length]; gazetteer.ValidDate(date) {
		return date
	}
	return ""
}

// thousands returns the greatest amount of claims in thousands.
func thousands(claims []claim) int {
	most := 0
	for _, c := range best(claims) {
		var v struct {
			Amount string `json:"amount"`
		}
		if c.MainSnak.value(&v) {
			// What is no number, or none that a population can have, counts as none.
			if n, err := strconv.ParseFloat(v.Amount, 64); err == nil && n > 0 && n < math.MaxInt32*1000 {
				most = max(most, int(n/1000))
			}
		}
	}
	return most
}

// first returns the first text that is not empty.
func first(lists ...[]string) string {
	for _, list := range lists {
		for _, s := range list {
			if s != "" {
				return s
			}
		}
	}
	return ""
}
