package tomldoc

import (
	"strings"
	"testing"

	"plaza/internal/source"
	"plaza/internal/tomldoc/scan"
	"plaza/internal/unseen"
)

// record is a good record of about two kilobytes.
const record = `name          = "Clearview AI"
kind          = "tool"
product_names = ["Clearview AI"]
vendor        = "clearview-ai"
departments   = ["apd-investigations", "apd"]
summary       = "Compares a photograph with pictures from the open web, to find out who a person may be."
lifecycle     = "in-use"
pilot         = false
seats         = 12
first_used    = 2021-03-01
purpose       = """
Investigators use it when all they have of a suspect is a picture.
A match is a lead, not proof: an officer must confirm it by other means
before anyone is arrested. Señales y acentos: ñ, á, é."""

[[costs]]
key      = "licence"
status   = "none-for-ai-part"
verbatim = "None for AI components"

[[costs]]
key      = "training"
status   = "unknown"
note     = "The City has not told what the training costs; the question was put in March."

[[sources]]
document = "ai-policy-2025"
locator  = "Inventory, row 14"

[sources.wording]
purpose = "Facial recognition tool using large image databases"
data    = "Images of faces, and the web addresses at which they were found"

[[sources]]
document = "apd-order-2-96"
locator  = "Section 4, paragraph B"

[[not_answered]]
since    = "2025"
asked_of = "apd"
fields   = ["opt_out", "human_review", "automation", "error_rates", "retention"]

[[not_answered]]
since    = "2025-03"
asked_of = "dti"
fields   = [
  "contract_number",
  "contract_end",
  "hosting", # asked again in June
]

[withheld.data]
basis      = "The agreement with the maker keeps the sources of pictures back."
clause     = "ipra-trade-secret"
decided_by = "Records custodian of the Albuquerque Police Department"
on         = 2026-01-01
review_on  = 2027-01-01
note       = "The board asked in its meeting of May for a summary that can be shown."

[not_applicable.contest]
why = "Nobody is decided upon by the tool alone; a person who was arrested can contest the arrest in court."
`

func file(s string) *source.File { return source.New("data/tools/a.toml", []byte(s)) }

func BenchmarkParse(b *testing.B) {
	f := file(record)
	b.SetBytes(int64(len(record)))
	b.ReportAllocs()
	for b.Loop() {
		if doc, _ := Parse(f, 0, len(f.Bytes)); doc == nil {
			b.Fatal("the record was refused")
		}
	}
}

// BenchmarkDecode is the decoder alone, to compare with.
func BenchmarkDecode(b *testing.B) {
	f := file(record)
	b.SetBytes(int64(len(record)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := decode(f.Bytes); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUnseen(b *testing.B) {
	f := file(record)
	b.SetBytes(int64(len(record)))
	for b.Loop() {
		unseen.Unseen(f, 0, len(f.Bytes))
	}
}

func BenchmarkScan(b *testing.B) {
	f := file(record)
	b.SetBytes(int64(len(record)))
	b.ReportAllocs()
	for b.Loop() {
		scan.Document(f, 0, len(f.Bytes))
	}
}

// BenchmarkHuge is five megabytes of open brackets.
func BenchmarkHuge(b *testing.B) {
	bytes := []byte(strings.Repeat("[", 5<<20))
	for b.Loop() {
		Parse(source.New("a.toml", bytes), 0, len(bytes))
	}
}

// BenchmarkWorst is the shape that costs most of those that keep the size.
func BenchmarkWorst(b *testing.B) {
	for name, shape := range shapes {
		f := file(shape(7 << 13))
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			for b.Loop() {
				if doc, _ := Parse(f, 0, len(f.Bytes)); doc != nil {
					doc.Key("a")
				}
			}
		})
	}
}

func BenchmarkPlaces(b *testing.B) {
	f := file(record)
	b.ReportAllocs()
	for b.Loop() {
		index(f.Bytes)
	}
}
