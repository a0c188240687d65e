package storetest

import (
	"entente/schema"
	"entente/schema/voc"
)

// The entities of the articles.
var (
	India     = Entity("india", "India", schema.Country, "qid:Q668", "iso:IN", "New Delhi", "the Indian side")
	Japan     = Entity("japan", "Japan", schema.Country, "qid:Q17", "iso:JP", "Tokyo", "the Japanese side")
	China     = Entity("china", "China", schema.Country, "qid:Q148", "iso:CN", "Beijing")
	Quad      = Entity("quad", "Quad", schema.Alliance, "Quadrilateral Security Dialogue")
	Ministry  = Entity("japan-ministry-of-foreign-affairs", "Ministry of Foreign Affairs of Japan", schema.Ministry, "the ministry")
	Jaishank  = Entity("subrahmanyam-jaishankar", "Subrahmanyam Jaishankar", schema.Person, "Jaishankar")
	TokyoCity = Entity("tokyo-city", "Tokyo", schema.City)
	Agreement = Entity("india-japan-cyber-security-agreement", "cyber-security agreement", schema.Agreement)
	FiveG     = Entity("5g", "5G", schema.Topic)
	IPOI      = Entity("indo-pacific-oceans-initiative", "Indo-Pacific Oceans' Initiative", schema.Initiative, "IPOI")
	Loan      = Entity("emergency-loan", "emergency loan", schema.Aid)
	Meeting   = Entity("second-quad-meeting", "second ministerial meeting", schema.Meeting)
	Ivory     = Entity("cote-divoire", "Côte d’Ivoire", schema.Country, "iso:CI", "Ivory Coast")
)

// Cyber is an article with most of what a statement can carry.
func Cyber() *schema.Article {
	const text = "Tokyo and New Delhi close ranks. India and Japan finalised a cyber-security agreement on Wednesday. " +
		"The agreement covers 5G, the ministry said. Japan will partner on the Indo-Pacific Oceans' Initiative. " +
		"The statement made no mention of China. Tokyo lent India 50 billion yen in August — an emergency loan for Covid-19. " +
		"Jaishankar may meet the Chinese side in Tokyo."
	signed := "India and Japan finalised a cyber-security agreement on Wednesday"
	return Article("cyber.txt", "Tokyo and New Delhi close ranks", "2020-10-08", text,
		Claim{signed, Of(India, "India"), "signed", Of(Agreement, "a cyber-security agreement"), func(s *schema.Statement) {
			s.Word, s.Text, s.Stage, s.Time, s.TimeText, s.Confidence = "finalise", "finalised", "finalised", "2020-10-07", "Wednesday", 0.93
		}},
		Claim{signed, Of(Japan, "Japan"), "signed", Of(Agreement, "a cyber-security agreement"), func(s *schema.Statement) {
			s.Word, s.Text, s.Stage, s.Time, s.TimeText, s.Confidence = "finalise", "finalised", "finalised", "2020-10-07", "Wednesday", 0.92
		}},
		Claim{"The agreement covers 5G", Of(Agreement, "The agreement"), "covers", Of(FiveG, "5G"), func(s *schema.Statement) {
			s.Word, s.Text, s.AttributedTo = "cover", "covers", Ministry
		}},
		Claim{"Japan will partner on the Indo-Pacific Oceans' Initiative", Of(Japan, "Japan"), "partnersOn",
			Of(IPOI, "Indo-Pacific Oceans' Initiative"), func(s *schema.Statement) {
				s.Word, s.Text, s.Modality = "partner", "partner", schema.Planned
			}},
		Claim{"The statement made no mention of China", Of(Japan, ""), "discussed", Of(China, "China"), func(s *schema.Statement) {
			s.Word, s.Text, s.Polarity = "mention", "made no mention of", schema.Negative
		}},
		Claim{"Tokyo lent India 50 billion yen in August", Of(Japan, "Tokyo"), "providedAid", Of(India, "India"), func(s *schema.Statement) {
			s.Word, s.Text, s.Time, s.TimeText = "lend", "lent", "2020-08", "August"
			s.Participants = []schema.Participant{
				{Role: schema.RoleAmount, Node: Amount("50000000000", voc.XSDInteger, "JPY", "50 billion yen", "50 billion yen")},
				{Role: schema.RolePurpose, Node: Of(Entity("covid-19", "Covid-19", schema.Topic), "Covid-19")},
			}
		}},
		Claim{"Tokyo lent India 50 billion yen in August", Of(Loan, "an emergency loan"), "amount",
			Amount("50000000000", voc.XSDInteger, "JPY", "50 billion yen", "50 billion yen"), nil},
		Claim{"Jaishankar may meet the Chinese side in Tokyo", Of(Jaishank, "Jaishankar"), "met", Of(China, "the Chinese side"),
			func(s *schema.Statement) {
				s.Word, s.Text, s.Modality, s.Place = "meet", "meet", schema.Possible, TokyoCity
			}},
	)
}

// QuadMeeting shares facts and entities with Cyber, and calls Japan otherwise.
func QuadMeeting() *schema.Article {
	const text = "The second ministerial meeting of the Quad was held in Tokyo on October 6, 2020. " +
		"India signed the cyber-security agreement there. Japan is a partner in IPOI. India met Japan. " +
		"The four attach importance to 5G. About 3.2 million cards were compromised."
	nippon := Entity("japan", "Japan", schema.Country, "qid:Q17", "iso:JP", "Nippon")
	return Article("quad.txt", "The Quad meets", "", text,
		Claim{"The second ministerial meeting of the Quad", Of(Quad, "the Quad"), "meeting", Of(Meeting, "second ministerial meeting"), nil},
		Claim{"The second ministerial meeting of the Quad was held in Tokyo on October 6, 2020", Of(Meeting, ""), "date",
			schema.Node{Literal: &schema.Literal{Value: "2020-10-06", Datatype: voc.XSDDate, Label: "6 October 2020"}, Text: "October 6, 2020"},
			func(s *schema.Statement) { s.Time = "2020-10-06" }},
		Claim{"India signed the cyber-security agreement there", Of(India, "India"), "signed", Of(Agreement, "the cyber-security agreement"),
			func(s *schema.Statement) {
				s.Word, s.Text, s.Time, s.Place, s.Confidence = "sign", "signed", "2020-10-06", TokyoCity, 0.8
			}},
		Claim{"Japan is a partner in IPOI", Of(nippon, "Japan"), "partnersOn", Of(IPOI, "IPOI"), func(s *schema.Statement) {
			s.Word, s.Text = "partner", "partner"
		}},
		Claim{"India met Japan", Of(India, "India"), "met", Of(nippon, "Japan"), func(s *schema.Statement) { s.Word, s.Text = "meet", "met" }},
		Claim{"The four attach importance to 5G", Of(Quad, "The four"), "attachImportanceTo", Of(FiveG, "5G"), func(s *schema.Statement) {
			s.Word, s.Text = "attach", "attach importance to"
		}},
		Claim{"About 3.2 million cards were compromised", Of(Entity("cards", "cards", schema.Topic), "cards"), "amount",
			Amount("3200000", voc.XSDInteger, "", "3.2 million", "3.2 million"), nil},
	)
}

// Wire is a copy of Cyber under another name, which is no independent source.
func Wire() *schema.Article {
	a := Cyber()
	b := *a
	b.Name, b.Publisher = "wire.txt", "Another Example"
	b.ID = schema.DocumentIRI(b.Name)
	b.Statements = nil
	for _, s := range a.Statements {
		s.Evidence.Document = b.ID
		s.Seal()
		b.Statements = append(b.Statements, s)
	}
	return &b
}

// Ivorian has names with accents, code points beyond ASCII before its quotes, and escapes in its words.
func Ivorian() *schema.Article {
	const text = "Abidjan — «a new start» \U0001F91D. Côte d’Ivoire thanked Japan for \"everything\"\tand more. " +
		"Japan is said to be called Nippon, Nippon, Nippon."
	nippon := Entity("japan", "Nippon", schema.Country, "qid:Q17", "iso:JP", "Japan")
	return Article("ivorian.txt", `"Thanks"`, "2021-01-02", text,
		Claim{"Côte d’Ivoire thanked Japan for \"everything\"\tand more", Of(Ivory, "Côte d’Ivoire"), "welcomed", Of(nippon, "Japan"),
			func(s *schema.Statement) { s.Word, s.Text = "thank", "thanked" }},
	)
}

// All returns the articles in a fixed order.
func All() []*schema.Article {
	return []*schema.Article{Cyber(), QuadMeeting(), Wire(), Ivorian()}
}
