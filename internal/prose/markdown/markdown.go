// Package markdown reads Markdown into a tree, and refuses what would cost too
// much to read.
//
// The reader is goldmark with the parts that the site uses: CommonMark,
// tables, strikethrough, footnotes and definition lists. Its cost is bounded
// on both sides: Check looks over a text before it is read, and the reader
// itself opens nothing deeper than MaxDepth. Nothing here writes HTML.
//
// Tests: limits_test.go of package prose holds the texts that would hold up a
// build without these bounds.
package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// MaxDepth bounds how deep lists, quotes, definitions and footnotes stand in
// each other, and emphasis in emphasis. A reader is lost after four; the
// Markdown reader takes time by the square of the depth.
const MaxDepth = 32

// reader is the one reader. It holds no state between texts.
var reader = newReader()

func newReader() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(bounded{extension.NewDefinitionListParser()}, 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(bounded{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(bounded{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(bounded{extension.NewFootnoteBlockParser()}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(idleFootnotes{}, 998), // before the next drops them
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)
}

// Read returns the tree of src, and where it stopped going deeper, or -1.
func Read(src []byte) (root ast.Node, deep int) {
	pc := parser.NewContext()
	root = reader.Parse(text.NewReader(src), parser.WithContext(pc))
	if at, ok := pc.Get(tooDeep).(int); ok {
		return root, at
	}
	return root, -1
}

// tooDeep is where a text was first found to be too deep.
var tooDeep = parser.NewContextKey()

// bounded opens a block as its parser does, but not below MaxDepth: what
// stands there is read as words. List items and descriptions are not bounded,
// for their lists are, and a list without an item would confuse the reader.
type bounded struct{ parser.BlockParser }

func (b bounded) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, here := r.Position()
	node, state := b.BlockParser.Open(parent, r, pc)
	if node == nil || depth(parent) < MaxDepth {
		return node, state
	}
	r.SetPosition(line, here)
	if pc.Get(tooDeep) == nil {
		pc.Set(tooDeep, here.Start+max(pc.BlockOffset()-here.Padding, 0))
	}
	return nil, parser.NoChildren
}

func depth(n ast.Node) (d int) {
	for ; n != nil; n = n.Parent() {
		switch n.Kind() {
		case ast.KindBlockquote, ast.KindList, extast.KindDefinitionList, extast.KindFootnote:
			d++
		}
	}
	return d
}

// idleFootnotes marks the footnotes that nothing calls, which the reader drops
// without a word, so that IdleFootnotes can tell of them.
type idleFootnotes struct{}

const idleKey = "idle footnotes"

func (idleFootnotes) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	var idle []*extast.Footnote
	for n := ast.Node(doc); n != nil; n = next(n) {
		if f, ok := n.(*extast.Footnote); ok && f.Index < 0 {
			idle = append(idle, f)
		}
	}
	if idle != nil {
		doc.AddMeta(idleKey, idle)
	}
}

// IdleFootnotes returns the footnotes of a tree that nothing calls.
func IdleFootnotes(root ast.Node) []*extast.Footnote {
	idle, _ := root.OwnerDocument().Meta()[idleKey].([]*extast.Footnote)
	return idle
}

// next returns the node after n in the order of the text, or nil.
func next(n ast.Node) ast.Node {
	if c := n.FirstChild(); c != nil {
		return c
	}
	for ; n != nil; n = n.Parent() {
		if s := n.NextSibling(); s != nil {
			return s
		}
	}
	return nil
}
