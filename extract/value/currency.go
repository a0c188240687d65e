package value

// symbols are the signs of currencies, with their codes of ISO 4217.
var symbols = map[string]string{"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₪": "ILS",
	"₺": "TRY", "₦": "NGN", "₫": "VND", "₴": "UAH", "฿": "THB", "₱": "PHP", "₸": "KZT", "₾": "GEL", "৳": "BDT", "₼": "AZN",
	"₡": "CRC", "₲": "PYG", "₵": "GHS", "₮": "MNT", "₭": "LAK", "؋": "AFN"}

// dollars are the letters that stand before a dollar sign.
var dollars = map[string]string{"us": "USD", "a": "AUD", "au": "AUD", "aus": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD",
	"nz": "NZD", "hk": "HKD", "s": "SGD", "sg": "SGD", "nt": "TWD", "r": "BRL", "j": "JMD", "tt": "TTD", "fj": "FJD",
	"usd": "USD", "aud": "AUD", "cad": "CAD", "z": "ZWL"}

// prefixed are abbreviations that stand before an amount and are no codes.
var prefixed = map[string]string{"rs": "INR", "re": "INR", "inr": "INR", "tk": "BDT", "rm": "MYR", "rmb": "CNY", "rp": "IDR",
	"nis": "ILS", "sfr": "CHF", "ksh": "KES", "dh": "AED", "dhs": "AED"}

// codes are the codes of ISO 4217 that are read as they stand, in capitals. Those that are English words or common
// acronyms as well (ALL, TOP, COP, CUP, SOS, PEN, MAD, BAM, GEL, TRY) are not.
var codes = set("USD EUR GBP JPY CNY INR AUD CAD CHF NZD HKD SGD TWD KRW RUB ILS NGN VND UAH THB PHP KZT BDT AZN BRL MXN " +
	"ZAR SAR QAR AED KWD BHD OMR IQD IRR JOD LBP EGP PKR LKR NPR AFN MMK MYR IDR PLN HUF CZK RON BGN SEK NOK DKK ISK RSD " +
	"ARS CLP UYU BOB VES KES UGX TZS ETB GHS XOF XAF ZMW RWF MNT UZS KGS TJS TMT AMD BYN MDL DZD TND LYD SYP YER SDG")

// currencies are the words for currencies that are enough by themselves.
var currencies = map[string]string{"dollar": "USD", "dollars": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR",
	"pound": "GBP", "pounds": "GBP", "quid": "GBP", "sterling": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
	"rmb": "CNY", "rupee": "INR", "rupees": "INR", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB",
	"won": "KRW", "lira": "TRY", "liras": "TRY", "reais": "BRL", "rand": "ZAR", "shekel": "ILS", "shekels": "ILS",
	"riyal": "SAR", "riyals": "SAR", "dirham": "AED", "dirhams": "AED", "taka": "BDT", "baht": "THB", "ringgit": "MYR",
	"rupiah": "IDR", "dong": "VND", "hryvnia": "UAH", "hryvnias": "UAH", "zloty": "PLN", "zlotys": "PLN", "forint": "HUF",
	"forints": "HUF", "kronor": "SEK", "koruna": "CZK", "lei": "RON", "naira": "NGN", "cedi": "GHS", "cedis": "GHS",
	"birr": "ETB", "kyat": "MMK", "kyats": "MMK", "afghanis": "AFN", "tenge": "KZT", "manat": "AZN", "manats": "AZN",
	"lari": "GEL", "rs": "INR"}

// national gives the codes of currencies that are named with their country; the longest name counts.
var national = map[string]string{"us dollar": "USD", "american dollar": "USD", "australian dollar": "AUD",
	"canadian dollar": "CAD", "hong kong dollar": "HKD", "singapore dollar": "SGD", "new zealand dollar": "NZD",
	"taiwan dollar": "TWD", "new taiwan dollar": "TWD", "british pound": "GBP", "pound sterling": "GBP",
	"egyptian pound": "EGP", "lebanese pound": "LBP", "syrian pound": "SYP", "sudanese pound": "SDG", "japanese yen": "JPY",
	"chinese yuan": "CNY", "indian rupee": "INR", "pakistani rupee": "PKR", "pakistan rupee": "PKR",
	"sri lankan rupee": "LKR", "nepalese rupee": "NPR", "nepali rupee": "NPR", "russian rouble": "RUB", "russian ruble": "RUB",
	"belarusian rouble": "BYN", "belarusian ruble": "BYN", "swiss franc": "CHF", "cfa franc": "XOF", "turkish lira": "TRY",
	"mexican peso": "MXN", "philippine peso": "PHP", "argentine peso": "ARS", "colombian peso": "COP", "chilean peso": "CLP",
	"cuban peso": "CUP", "south korean won": "KRW", "korean won": "KRW", "israeli shekel": "ILS", "saudi riyal": "SAR",
	"qatari riyal": "QAR", "iranian rial": "IRR", "omani rial": "OMR", "yemeni rial": "YER", "moroccan dirham": "MAD",
	"uae dirham": "AED", "emirati dirham": "AED", "kuwaiti dinar": "KWD", "iraqi dinar": "IQD", "jordanian dinar": "JOD",
	"bahraini dinar": "BHD", "algerian dinar": "DZD", "tunisian dinar": "TND", "libyan dinar": "LYD", "serbian dinar": "RSD",
	"danish krone": "DKK", "danish kroner": "DKK", "norwegian krone": "NOK", "norwegian kroner": "NOK",
	"swedish krona": "SEK", "swedish kronor": "SEK", "icelandic krona": "ISK", "czech koruna": "CZK", "czech crown": "CZK",
	"south african rand": "ZAR", "brazilian real": "BRL", "kenyan shilling": "KES", "ugandan shilling": "UGX",
	"tanzanian shilling": "TZS", "romanian leu": "RON", "bulgarian lev": "BGN", "zambian kwacha": "ZMW",
	"indonesian rupiah": "IDR", "thai baht": "THB", "malaysian ringgit": "MYR", "polish zloty": "PLN",
	"hungarian forint": "HUF", "ukrainian hryvnia": "UAH", "vietnamese dong": "VND", "armenian dram": "AMD",
	"georgian lari": "GEL", "azerbaijani manat": "AZN", "turkmen manat": "TMT", "kyrgyz som": "KGS", "mongolian tugrik": "MNT"}

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
	if next := r.at(i + 1); next.low == "$" && dollars[p.low] != "" && r.capital(i) && (next.gap == glued || p.low == "us") {
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

// currencyAfter reads the currency that stands after an amount, with an optional hyphen: "yen", "US dollars", "€", "USD".
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
