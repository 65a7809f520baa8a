package locale

import "testing"

func BenchmarkLoad(b *testing.B) {
	files, ids := shipped(b), recordIDs(b)
	for b.Loop() {
		Load([]string{"en", "es"}, files, ids)
	}
}

func BenchmarkPhraseWith(b *testing.B) {
	_, es := pair(b)
	b.ReportAllocs()
	for b.Loop() {
		es.Words.Foot.Reviewed.With("Date", "30 de octubre de 2024")
	}
}

func BenchmarkPluralFor(b *testing.B) {
	_, es := pair(b)
	b.ReportAllocs()
	for b.Loop() {
		es.Words.Count.Tools.For(1234)
	}
}

func BenchmarkDate(b *testing.B) {
	_, es := pair(b)
	b.ReportAllocs()
	for b.Loop() {
		es.Date(october)
	}
}

func BenchmarkCompare(b *testing.B) {
	_, es := pair(b)
	b.ReportAllocs()
	for b.Loop() {
		es.Compare("Departamento de Policía", "Departamento de Planificación")
	}
}

func BenchmarkSortBy(b *testing.B) {
	_, es := pair(b)
	names := make([]string, 0, 200)
	for n := range 200 {
		names = append(names, "Herramienta "+es.Number(int64(n*7919%200)))
	}
	b.ReportAllocs()
	for b.Loop() {
		SortBy(es, append([]string(nil), names...), func(s string) string { return s })
	}
}
