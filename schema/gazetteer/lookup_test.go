package gazetteer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// found writes candidates as "id kind", with "?" for a weak alias and "~" for
// one met in another case.
func found(cands []Candidate) string {
	var out []string
	for _, c := range cands {
		s := c.Entity.ID + " " + c.Kind.String()
		if c.Weak {
			s += "?"
		}
		if !c.ExactCase {
			s += "~"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestGazetteer_Lookup(t *testing.T) {
	g := Load()
	for _, tt := range lookups {
		if got := found(g.Lookup(tt.alias)); got != tt.want {
			t.Errorf("Lookup(%q)\n got %s\nwant %s", tt.alias, got, tt.want)
		}
	}
}

var lookups = []struct{ alias, want string }{
	// Names that open sources miss or get wrong.
	{"Tokyo", "japan metonym, tokyo name"},
	{"Japanese", "japan demonym_noun, japan demonym_adj"},
	{"S Jaishankar", "subrahmanyam-jaishankar short"},
	{"S. Jaishankar", "subrahmanyam-jaishankar short"},
	{"Quad", "quadrilateral-security-dialogue short"},
	{"the Quad", "quadrilateral-security-dialogue short"},
	{"quad", ""},
	{"IPOI", "indo-pacific-oceans-initiative acronym"},
	{"Ministry of External Affairs", "ministry-of-external-affairs name?"},
	{"ASEAN", "asean name"},
	{"Asean", "asean name~"},
	{"New Delhi", "india metonym, new-delhi name"},
	{"Indo-Pacific", "indo-pacific name"},
	{"Indo Pacific region", "indo-pacific short"},
	{"Covid-19", "covid-19 name~"},
	{"COVID-19", "covid-19 name"},
	{"Kremlin", "kremlin name"},
	{"DRC", "democratic-republic-of-the-congo acronym"},
	{"Emirati", "united-arab-emirates demonym_noun, united-arab-emirates demonym_adj"},
	{"Houthis", "houthis name"},
	{"Huawei", "huawei name"},
	{"Mohammed bin Salman", "mohammed-bin-salman name"},
	{"ECOWAS", "ecowas name"},
	{"JCPOA", "joint-comprehensive-plan-of-action acronym"},
	{"Lok Sabha", "lok-sabha name"},
	{"Kyiv", "ukraine metonym, kyiv name"},

	// Case, accents, quotes, dots and hyphens.
	{"U.S.", "united-states acronym, united-states demonym_adj"},
	{"US", "united-states acronym, united-states demonym_adj"},
	{"us", ""},
	{"u.s.", ""},
	{"WHO", "world-health-organization acronym"},
	{"who", ""},
	{"E.U.", "european-union acronym, european-union demonym_adj"},
	{"Côte d’Ivoire", "ivory-coast short"},
	{"Cote d'Ivoire", "ivory-coast short"},
	{"Türkiye", "turkey short"},
	{"Turkey", "turkey name"},
	{"turkey", ""},
	{"Réunion", "reunion name"},
	{"Zürich", "zurich name"},
	{"Recep Tayyip Erdoğan", "recep-tayyip-erdogan name"},
	{"Shinzō Abe", "shinzo-abe name"},
	{"Jarosław Kaczyński", "jaroslaw-kaczynski name"},
	{"G-7", "g7 name"},
	{"G7", "g7 name"},
	{"S400", "s-400 name"},
	{"cyber-security", "cyber-security name"},
	{"cybersecurity", "cyber-security name"},
	{"Cyber Security", "cyber-security name~"},
	{"Da’esh", "islamic-state short"},
	{"new delhi", "india metonym~, new-delhi name~"},
	{"Indo-Pacific Oceans’ Initiative", "indo-pacific-oceans-initiative name"},
	{"Indo-Pacific Ocean's Initiative", "indo-pacific-oceans-initiative name"},
	{"N’Djamena", "chad metonym, ndjamena name"},
	{"Jammu & Kashmir", "jammu-and-kashmir name"},
	{"and a", ""},
	{"cyber security", "cyber-security name"},
	{"Hong kong", "hong-kong name~, hong-kong demonym_adj~, hong-kong-hk name~"},
	{"India – Pakistan", ""},
	{"", ""},
	{"—", ""},

	// Countries, their former names and their people.
	{"Burma", "myanmar former"},
	{"Burmese", "myanmar demonym_noun, myanmar demonym_adj"},
	{"Holland", "netherlands short"},
	{"Dutch", "netherlands demonym_noun, netherlands demonym_adj"},
	{"Britain", "united-kingdom short"},
	{"UK", "united-kingdom acronym, united-kingdom demonym_adj"},
	{"Britons", "united-kingdom demonym_noun"},
	{"British", "united-kingdom demonym_noun, united-kingdom demonym_adj"},
	{"Ceylon", "sri-lanka former"},
	{"Swaziland", "eswatini former"},
	{"Czechia", "czech-republic short"},
	{"Congo", "democratic-republic-of-the-congo short, republic-of-the-congo short"},
	{"Congolese", "democratic-republic-of-the-congo demonym_noun, democratic-republic-of-the-congo demonym_adj, " +
		"republic-of-the-congo demonym_noun, republic-of-the-congo demonym_adj"},
	{"Nigerien", "niger demonym_noun, niger demonym_adj"},
	{"Nigerian", "nigeria demonym_noun, nigeria demonym_adj"},
	{"Guinea", "guinea name"},
	{"Filipino", "philippines demonym_noun, philippines demonym_adj"},
	{"Polish", "poland demonym_adj"},
	{"polish", ""},
	{"Soviet", "soviet-union demonym_adj"},
	{"USSR", "soviet-union acronym"},
	{"North Korea", "north-korea name"},
	{"DPRK", "north-korea acronym"},
	{"Republic of Korea", "south-korea short"},
	{"Taiwanese", "taiwan demonym_noun, taiwan demonym_adj"},
	{"Hong Kong", "hong-kong name, hong-kong demonym_adj, hong-kong-hk name"},
	{"Georgia", "georgia name, georgia-us name"},
	{"England", "england name"},

	// Capitals, cities and their old names.
	{"Washington", "united-states metonym, washington name, washington-state short?"},
	{"Washington, D.C.", "united-states metonym, washington short"},
	{"Washington DC", "united-states metonym, washington short"},
	{"Beijing", "china metonym, beijing name"},
	{"Peking", "china metonym, beijing former"},
	{"Bombay", "mumbai former"},
	{"Saigon", "ho-chi-minh-city former"},
	{"Rangoon", "myanmar metonym, yangon former"},
	{"Kiev", "ukraine metonym, kyiv former"},
	{"Constantinople", "istanbul former"},
	{"The Hague", "netherlands metonym, the-hague name"},
	{"Brussels", "belgium metonym, brussels name"},
	{"Luxembourg", "luxembourg name, luxembourg-city short"},
	{"Singapore", "singapore name, singapore-city name"},
	{"Nice", "nice name?"},
	{"nice", ""},
	{"Reading", "reading name?, reading-us name?"},
	{"Mobile", "mobile name?"},
	{"Bakhmut", "bakhmut name"},
	{"Rafah", "rafah name"},
	{"Gaza City", "gaza-city name"},
	{"Geneva", "geneva name"},
	{"Cologne", "cologne name"},

	// Regions and waters.
	{"Gaza", "gaza-strip short"},
	{"West Bank", "west-bank name"},
	{"Donbass", "donbas short"},
	{"Crimea", "crimea name"},
	{"Crimean", "crimea demonym_adj"},
	{"South China Sea", "south-china-sea name"},
	{"Taiwan Straits", "taiwan-strait short"},
	{"Punjab", "punjab name, punjab-pk name"},
	{"Uttar Pradesh", "uttar-pradesh name"},
	{"Xinjiang", "xinjiang name"},
	{"Horn of Africa", "horn-of-africa name"},
	{"the Gulf", "persian-gulf short?"},
	{"the West", "west name?"},
	{"West Asia", "middle-east short"},

	// Organisations, agreements, initiatives.
	{"UN Security Council", "un-security-council name"},
	{"U.N. Security Council", "un-security-council name"},
	{"NATO", "nato name"},
	{"Nato", "nato name~"},
	{"OPEC+", "opec-plus name"},
	{"Association of Southeast Asian Nations", "asean name"},
	{"SCO", "shanghai-cooperation-organisation acronym"},
	{"Belt and Road", "belt-and-road-initiative short"},
	{"AUKUS", "aukus name"},
	{"Iran nuclear deal", "joint-comprehensive-plan-of-action short"},
	{"NPT", "treaty-on-the-non-proliferation-of-nuclear-weapons acronym"},
	{"Paris Agreement", "paris-agreement name"},
	{"Supply Chain Resilience Initiative", "supply-chain-resilience-initiative name"},
	{"UN nuclear watchdog", "international-atomic-energy-agency short"},
	{"State Department", "state-department name"},
	{"Pentagon", "pentagon name"},
	{"MEA", "ministry-of-external-affairs acronym"},
	{"Foreign Office", "foreign-office name?"},
	{"Élysée Palace", "elysee metonym"},
	{"Whitehall", "united-kingdom metonym"},
	{"South Block", "india metonym"},
	{"the Commonwealth", "commonwealth-of-nations short?"},
	{"the commonwealth", ""},
	{"the Commission", "european-commission short?"},
	{"Hamas", "hamas name"},
	{"ISIL", "islamic-state acronym"},
	{"Boko Haram", "boko-haram name"},
	{"IDF", "israel-defense-forces acronym"},
	{"PLA", "peoples-liberation-army acronym"},
	{"Hitachi Payment Services", "hitachi-payment-services name"},
	{"Gateway House", "gateway-house name"},
	{"AFP", "agence-france-presse acronym, armed-forces-of-the-philippines acronym"},
	{"Apple", "apple name?"},
	{"apple", ""},

	// People.
	{"Toshimitsu Motegi", "toshimitsu-motegi name"},
	{"Motegi", "toshimitsu-motegi surname"},
	{"motegi", ""},
	{"Zelenskyy", "volodymyr-zelensky surname"},
	{"Xi Jinping", "xi-jinping name"},
	{"George W. Bush", "george-w-bush name"},
	{"MBS", "mohammed-bin-salman acronym"},

	// Topics and weapons.
	{"5G", "5g name"},
	{"IoT", "internet-of-things short"},
	{"Internet of Things", "internet-of-things name~"},
	{"AI", "artificial-intelligence acronym"},
	{"critical information infrastructure", "critical-information-infrastructure name"},
	{"supply chains", "supply-chain short"},
	{"energy", "energy name?"},
	{"HIMARS", "himars name"},
	{"Patriot", "patriot name?"},
	{"F-16s", "f-16 short"},
}

func TestGazetteer_Longest(t *testing.T) {
	g := Load()
	for _, tt := range []struct {
		tokens string
		i, n   int
		want   string
	}{
		{"in the South China Sea near", 2, 3, "south-china-sea name"},
		{"UN Security Council resolution", 0, 3, "un-security-council name"},
		{"the Indo - Pacific region", 1, 4, "indo-pacific short"},
		{"the Indo-Pacific strategy", 1, 1, "indo-pacific name"},
		{"Indo - Pacific Ocean 's Initiative .", 0, 6, "indo-pacific-oceans-initiative name"},
		{"U.S. State Department", 0, 3, "state-department short"},
		{"Japan and India", 0, 1, "japan name"},
		{"Washington , D.C. , said", 0, 3, "united-states metonym, washington short"},
		{"Congo ( Kinshasa )", 0, 1, "democratic-republic-of-the-congo short, republic-of-the-congo short"},
		{"Covid - 19", 0, 3, "covid-19 name~"},
		{"South is", 0, 0, ""},
		{"- Japan", 0, 0, ""},
		{"xyzzy", 0, 0, ""},
		{"Japan", 1, 0, ""},
	} {
		n, cands := g.Longest(strings.Fields(tt.tokens), tt.i)
		if got := found(cands); n != tt.n || got != tt.want {
			t.Errorf("Longest(%q, %d) = %d, %s; want %d, %s", tt.tokens, tt.i, n, got, tt.n, tt.want)
		}
	}
}

func TestGazetteer_All(t *testing.T) {
	last, n := "", 0
	for e := range Load().All() {
		if e.ID <= last {
			t.Fatalf("%q comes after %q", e.ID, last)
		}
		last, n = e.ID, n+1
	}
	if n != Load().Len() {
		t.Errorf("walked through %d of %d entities", n, Load().Len())
	}
}

func TestKey(t *testing.T) {
	for a, b := range map[string]string{
		"Côte d’Ivoire": "cote divoire", "U.S.": "US", "São Tomé": "Sao Tome",
		"Cyber‑security": "cyber security", "Łódź": "Lodz", "AT&T": "at and t", "Straße": "strasse",
	} {
		if diff := cmp.Diff(Key(b), Key(a)); diff != "" {
			t.Errorf("Key(%q) and Key(%q) differ:\n%s", a, b, diff)
		}
	}
}

func BenchmarkGazetteer_Lookup(b *testing.B) {
	g := Load()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		g.Lookup(lookups[i%len(lookups)].alias)
	}
}

func BenchmarkGazetteer_Longest(b *testing.B) {
	g := Load()
	tokens := strings.Fields("On Wednesday , the foreign ministers of India and Japan met in Tokyo and " +
		"agreed to work on 5G , the Indo-Pacific Oceans' Initiative and supply chains , officials said .")
	b.ReportAllocs()
	for b.Loop() {
		for i := range tokens {
			g.Longest(tokens, i)
		}
	}
}
