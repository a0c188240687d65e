package value

// symbols are the signs of currencies, with their codes of ISO 4217.
var symbols = notations.Map("symbols")

// dollars are the letters that stand before a dollar sign.
var dollars = notations.Map("dollars")

// prefixed are abbreviations that stand before an amount and are no codes.
var prefixed = notations.Map("prefixed")

// codes are the codes of ISO 4217 that are read as they stand, in capitals. Those that are English words or common
// acronyms as well (ALL, TOP, COP, CUP, SOS, PEN, MAD, BAM, GEL, TRY) are not.
var codes = notations.Set("codes")

// currencies are the words for currencies that are enough by themselves.
var currencies = notations.Map("currencies")

// national gives the codes of currencies that are named with their country; the longest name counts.
var national = notations.Map("national")

// currencyBefore reads the currency that stands before an amount.
func (r *reader) currencyBefore(i int) (string, int) {
	p := r.at(i)
	if p.kind == symbol {
		if code := symbols[p.low]; code != "" {
			return code, r.join(i + 1)
		}
		return "", i
	}
	if p.kind != word {
		return "", i
	}
	if next := r.at(i + 1); next.low == "$" && dollars[p.low] != "" && r.capital(i) &&
		(next.gap == glued || p.low == "us") {
		return dollars[p.low], r.join(i + 2)
	}
	if r.at(i+1).kind != number {
		return "", i
	}
	if code := prefixed[p.low]; code != "" && r.capital(i) {
		return code, i + 1
	}
	if codes[p.text] {
		return p.text, i + 1
	}
	return "", i
}

// currencyAfter reads the currency that stands after an amount, with an optional hyphen: "yen", "US dollars", "€",
// "USD".
func (r *reader) currencyAfter(i int, mag bool) (string, int) {
	j := r.join(i)
	p := r.at(j)
	if p.kind == symbol {
		if code := symbols[p.low]; code != "" && p.gap == glued && r.at(j+1).kind != number {
			return code, j + 1
		}
		return "", i
	}
	if p.kind != word {
		return "", i
	}
	name := ""
	for k := j; k < j+4 && r.at(k).kind == word; k++ {
		if k > j {
			name += " "
		}
		name += r.low(k)
		if code := national[name]; code != "" {
			if r.low(k+1) == "s" && r.at(k+1).gap == glued {
				k++
			}
			return code, k + 1
		}
		if n := len(name); name[n-1] == 's' {
			if code := national[name[:n-1]]; code != "" {
				return code, k + 1
			}
		}
	}
	switch p.low {
	case "pound", "pounds":
		if r.low(j+1) == "of" {
			return "", i // a weight
		}
	case "won":
		if !r.tagged(j, mag || j > i, "NOUN", "PROPN", "X") {
			return "", i
		}
	}
	if code := currencies[p.low]; code != "" {
		if code == "GBP" && r.low(j+1) == "sterling" {
			j++
		}
		return code, j + 1
	}
	if codes[p.text] {
		return p.text, j + 1
	}
	return "", i
}
