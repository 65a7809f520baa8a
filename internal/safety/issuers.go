package safety

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What tells a protected number from another of the same length: who issues
// it, its sum, and the words before it.

// issued reports whether nine digits can be a Social Security number.
func issued(d string) bool {
	area, section, serial := d[:3], d[3:5], d[5:]
	return area != "000" && area != "666" && area < "900" && section != "00" && serial != "0000"
}

// cardNumber applies the issuers' first digits with the lengths that belong to
// them, and the Luhn sum.
func cardNumber(d string) bool {
	if strings.Count(d, d[:1]) == len(d) || !luhn(d) {
		return false
	}
	n, two, three, four := len(d), d[:2], d[:3], d[:4]
	switch {
	case d[0] == '4':
		return n == 13 || n == 16 || n == 19
	case two >= "51" && two <= "55" || four >= "2221" && four <= "2720":
		return n == 16
	case two == "34" || two == "37":
		return n == 15
	case two == "36" || two == "38" || two == "39" || three >= "300" && three <= "305":
		return n == 14 || n == 16
	case four >= "3528" && four <= "3589", four == "6011", two == "65", three >= "644" && three <= "649", two == "62":
		return n >= 16
	case two == "60" || two == "67" || two == "63" || two >= "56" && two <= "58":
		return n == 16
	}
	return false
}

func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// others are words before a run of nine digits that say it is something else,
// in the languages of the site and of its neighbours.
var others = []string{
	"case", "report", "permit", "ticket", "invoice", "parcel", "account", "reference", "ref", "order", "request", "folio", "receipt", "tracking", "record", "licence", "license",
	"caso", "reporte", "permiso", "boleta", "factura", "parcela", "cuenta", "referencia", "pedido", "solicitud", "recibo", "expediente", "registro", "licencia", "infracción",
}

// otherNumber reports whether the last words before a number name another
// kind of number: "case number 202512345".
func otherNumber(before string) bool {
	// Characters are counted, not bytes: hiding a number keeps their count, so
	// the answer is the same before and after.
	at := len(before)
	for n := 0; n < 60 && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(before[:at])
		at -= size
	}
	before = before[at:]
	words := strings.FieldsFunc(strings.ToLower(before), func(r rune) bool { return !unicode.IsLetter(r) })
	for i := len(words) - 1; i >= 0 && i >= len(words)-3; i-- {
		switch w := words[i]; w {
		case "ssn", "social", "security", "seguro":
			return false
		default:
			for _, o := range others {
				if w == o {
					return true
				}
			}
		}
	}
	return false
}
