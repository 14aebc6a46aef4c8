import { expect, test } from "vitest"
import type { LeftOut } from "../../../client/editor/writing/pasted/leftOut.ts"
import { endAfter, noteOf, Side } from "./pair.ts"
import { excel, googleDocs, libreOffice, web, webkit } from "./samples/others.ts"
import { word, wordOnline } from "./samples/word.ts"

/** The note as markup, without what says only language and direction. */
function pasted(html: string): { markup: string; leftOut: readonly LeftOut[] } {
  const side = new Side(noteOf(""))
  endAfter(side)
  side.view.pasteHTML(html)
  const markup = side.dom.innerHTML
    .replace(/<img class="ProseMirror-separator"[^>]*>|<br class="ProseMirror-trailingBreak">/g, "")
    .replace(/ (lang|dir|class|rel|target|scope)="[^"]*"/g, "")
    .replace(/<\/?(tbody|p)>/g, "")
    .replaceAll("\u00a0", " ")
  return { markup, leftOut: side.leftOut.at(-1) ?? [] }
}

const table = (...rows: string[]): string => `<table>${rows.map(row => `<tr>${row}</tr>`).join("")}</table>`

test("Word: bullets and numbers are nested lists, deleted words stay deleted, notes and pictures are said to be left out", () => {
  const { markup, leftOut } = pasted(word)
  expect(markup).toBe(
    "<h2>Retention of logs</h2>The operator keeps <strong>all</strong> logs for <em>twelve</em> months." +
      "<ul><li>first bullet<ul><li>second level</li><li>beside it</li></ul></li><li>last bullet</li></ul>In order:" +
      "<ol><li>one<ol><li>one a</li></ol></li><li>two</li></ol>A word more." +
      table(
        "<th><strong>Class</strong></th><th><strong>Months</strong></th>",
        "<td>A</td><td>12</td>",
        "<td>B</td><td>24</td>",
      ),
  )
  expect(leftOut).toEqual(["pictures", "footnotes", "comments", "deletions"])
})

test("Word in a browser: items of their own lists are one nested list", () => {
  const { markup, leftOut } = pasted(wordOnline)
  expect(markup).toBe("<strong>Scope</strong><ul><li>first<ol><li>second level</li></ol></li><li>last</li></ul>")
  expect(leftOut).toEqual([])
})

test("a list of Word whose marks are letters alone is a list too", () => {
  const line = (style: string, text: string) => `<p class="MsoListParagraph" style="${style}">${text}</p>`
  const { markup } = pasted(
    line("margin-left:36pt", "·&nbsp;&nbsp;&nbsp;&nbsp; first bullet") +
      line("margin-left:72pt", "o&nbsp;&nbsp; second level") +
      line("margin-left:36pt", "no mark at all"),
  )
  expect(markup).toBe("<ul><li>first bullet<ul><li>second level</li></ul></li></ul>no mark at all")
})

test("Excel: the range as rows, bold and slanted by class, hidden rows away, merged cells apart", () => {
  const { markup, leftOut } = pasted(excel)
  expect(markup).toBe(
    table(
      "<td><strong>Class</strong></td><td><strong>Months</strong></td><td></td>",
      "<td><em>A</em></td><td>12</td><td></td>",
    ),
  )
  expect(leftOut).toEqual(["merged"])
})

test("Google Docs: looks by style, the list nested, the note and the picture left out", () => {
  const { markup, leftOut } = pasted(googleDocs)
  expect(markup).toBe(
    "<h2>Scope</h2>A <strong>bold</strong><em> slanted</em> word.<ul><li>first<ul><li>second level</li></ul></li></ul>" +
      table("<td><strong>Class</strong></td><td>Months</td>", "<td>A</td><td>12</td>"),
  )
  expect(leftOut).toEqual(["pictures", "footnotes"])
})

test("LibreOffice: lists and tables as they are, the note left out", () => {
  const { markup, leftOut } = pasted(libreOffice)
  expect(markup).toBe(
    "<h2>Scope</h2>All <strong>logs</strong> are <em>kept</em>.<ol><li>one<ol><li>one a</li></ol></li><li>two</li></ol>" +
      table("<th>Class</th><th>Months</th>", "<td>A</td><td>12</td>"),
  )
  expect(leftOut).toEqual(["footnotes"])
})

test("WebKit: a heading is not bold beside being a heading", () => {
  expect(pasted(webkit).markup).toBe("<h2>WK head</h2>and <strong>bold</strong> words")
})

test("a page of the web: nothing runs, a small picture of a sign is the sign, a film is left out", () => {
  const { markup, leftOut } = pasted(web)
  expect(markup).toBe('<h3>Scope</h3>Well 😀 said, above and <a href="https://example.org/a#b">there</a>.')
  expect(leftOut).toEqual(["pictures", "footnotes", "embedded"])
})

test("what was copied from a note and what has nothing to leave out says nothing", () => {
  expect(pasted(`<p data-pm-slice="1 1 []">plain <del>kept</del></p>`).leftOut).toEqual([])
  expect(pasted("<p>plain</p>").leftOut).toEqual([])
})
