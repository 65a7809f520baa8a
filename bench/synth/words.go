package synth

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words of the length and mix that plain texts on city services have. The
// sentences made of them mean nothing.
var (
	english = strings.Fields(`the a of to and in for on with by it that this each one when who what
		city tool staff people resident street water park library permit bus road office form call record report
		picture letter meeting question answer number list text sound map plan rule step day week month place
		helps finds sorts reads writes checks shows keeps asks sends marks counts names gives makes takes
		new long short plain old early public open useful careful common simple local weekly
		before after over under between through without about around again often always only also still
		department service request inspection translation transcript caption schedule inventory neighborhood`)
	spanish = strings.Fields(`la el de a y en para con por lo que esta cada una cuando quien qué los las del al se su
		ciudad herramienta personal persona residente calle agua parque biblioteca permiso autobús camino oficina
		formulario llamada registro informe imagen carta reunión pregunta respuesta número lista texto sonido mapa
		ayuda busca ordena lee escribe revisa muestra guarda pide envía marca cuenta nombra da hace toma
		nueva larga corta sencilla antigua temprana pública abierta útil cuidadosa común local semanal
		antes después sobre bajo entre sin acerca alrededor otra también siempre solo todavía
		departamento servicio solicitud inspección traducción transcripción subtítulo horario inventario vecindario`)
	syllables = strings.Fields(`ve lo ra mi ta no ka ri so pe lu da ne zi fo ba te mo ga li su ro vi na de po ke ja`)
	things    = []Text{
		{"Scan", "Escáner"}, {"Notes", "Notas"}, {"Route", "Ruta"}, {"Desk", "Mesa"}, {"Lens", "Lente"}, {"Flow", "Flujo"},
		{"Draft", "Borrador"}, {"Map", "Mapa"}, {"Voice", "Voz"}, {"Index", "Índice"}, {"Signal", "Señal"}, {"Archive", "Archivo"},
	}
)

// longer is how much longer the Spanish of a text is, in percent: 10 to 16 in
// the real records.
const longer = 112

// text invents a text of sentences.
func (g *generator) text(s spread) Text {
	n := g.draw(s)
	return Text{g.sentences(english, n), g.sentences(spanish, n*longer/100)}
}

// sentences strings words together until there are n characters, give or take
// a word: sentences of 6 to 16 words, as in the real texts.
func (g *generator) sentences(words []string, n int) string {
	var b strings.Builder
	count := 0 // characters
	for count < n {
		for i := 6 + g.rng.IntN(11); i > 0 && count < n; i-- {
			w := words[g.rng.IntN(len(words))]
			switch {
			case b.Len() == 0:
				w = capital(w)
			case strings.HasSuffix(b.String(), "."):
				w = " " + capital(w)
			default:
				w = " " + w
			}
			b.WriteString(w)
			count += utf8.RuneCountInString(w)
		}
		b.WriteByte('.')
		count++
	}
	return b.String()
}

func capital(w string) string {
	r, size := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[size:]
}

// heading invents a few words without a full stop.
func (g *generator) heading(words int) Text {
	pick := func(from []string) string {
		out := make([]string, words)
		for i := range out {
			out[i] = from[g.rng.IntN(len(from))]
		}
		return capital(strings.Join(out, " "))
	}
	return Text{pick(english), pick(spanish)}
}

// title invents a heading that no other record has, in either language.
func (g *generator) title(words int) Text {
	for {
		t := g.heading(words)
		if en, es := "en "+strings.ToLower(t.English), "es "+strings.ToLower(t.Spanish); !g.titles[en] && !g.titles[es] {
			g.titles[en], g.titles[es] = true, true
			return t
		}
		words++
	}
}

// coined invents a name that nobody has, such as "Velora".
func (g *generator) coined() string {
	for {
		var b strings.Builder
		for range 2 + g.rng.IntN(3) {
			b.WriteString(syllables[g.rng.IntN(len(syllables))])
		}
		if name := b.String(); !g.taken[name] {
			g.taken[name] = true
			return capital(name)
		}
	}
}

// slug is the id of a record called name.
func slug(name string) string { return strings.ReplaceAll(strings.ToLower(name), " ", "-") }
