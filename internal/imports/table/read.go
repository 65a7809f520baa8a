package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"plaza/internal/cells"
)

// Sheet is a file of rows as it was read.
type Sheet struct {
	Encoding string
	Head     []string
	Rows     []Row
	Own      bool     // the register itself wrote it
	Ragged   []string // what is wrong with the form of rows, with their lines
	Blank    int      // rows without any text
}

// Row is one row, with the line on which it begins.
type Row struct {
	Line  int
	Cells []string // as many as there are headings
}

// Read reads a file of values between commas, in UTF-8, UTF-16 or
// Windows-1252. Rows that are too short or too long are read, and told of. The
// apostrophe that keeps a spreadsheet from running a cell as a formula is taken
// away.
func Read(b []byte) (*Sheet, error) {
	s := &Sheet{}
	text, err := s.decode(b)
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("the file cannot be read as rows of values between commas: %w", err)
		}
		line, _ := r.FieldPos(0)
		s.row(line, cells)
	}
	if s.Head == nil {
		return nil, errors.New("the file has no row with headings")
	}
	return s, nil
}

func (s *Sheet) row(line int, row []string) {
	empty := strings.TrimSpace(strings.Join(row, "")) == ""
	switch {
	case empty:
		s.Blank++
		return
	case s.Head == nil:
		s.head(row)
		return
	case len(row) < len(s.Head):
		s.Ragged = append(s.Ragged, fmt.Sprintf("line %d has %d values for %d headings; the last ones count as empty", line, len(row), len(s.Head)))
	case len(row) > len(s.Head):
		if extra := strings.TrimSpace(strings.Join(row[len(s.Head):], " ")); extra != "" {
			s.Ragged = append(s.Ragged, fmt.Sprintf("line %d has %d values for %d headings; without one: %s", line, len(row), len(s.Head), extra))
		}
		row = row[:len(s.Head)]
	}
	for len(row) < len(s.Head) {
		row = append(row, "")
	}
	for i, cell := range row {
		row[i] = cells.Unguard(cell)
	}
	s.Rows = append(s.Rows, Row{line, row})
}

// head numbers headings that stand twice.
func (s *Sheet) head(cells []string) {
	seen := map[string]int{}
	for i, h := range cells {
		h = strings.Join(strings.Fields(h), " ")
		if h == "" {
			h = fmt.Sprintf("(column %d, no heading)", i+1)
		}
		if seen[fold(h)]++; seen[fold(h)] > 1 {
			h = fmt.Sprintf("%s (%d)", h, seen[fold(h)])
		}
		s.Head = append(s.Head, h)
	}
	has := func(h string) bool { return slices.Contains(s.Head, h) }
	s.Own = slices.Equal(s.Head[:min(2, len(s.Head))], []string{"id", "url"}) && has("not_answered") && has("withheld")
}

func (s *Sheet) decode(b []byte) (string, error) {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}), bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		s.Encoding = "UTF-16"
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(b)
		if err != nil {
			return "", fmt.Errorf("read UTF-16: %w", err)
		}
		return string(out), nil
	case bytes.HasPrefix(b, []byte("\ufeff")):
		s.Encoding, b = "UTF-8 with a byte order mark", b[3:]
	default:
		s.Encoding = "UTF-8"
	}
	if utf8.Valid(b) {
		return string(b), nil
	}
	s.Encoding = "Windows-1252"
	out, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		return "", fmt.Errorf("read Windows-1252: %w", err)
	}
	return string(out), nil
}
