import { expect, test } from "vitest"
import type { LeftOut } from "../../../client/editor/writing/pasted/leftOut.ts"
import { endAfter, noteOf, Side } from "./pair.ts"
import { excel, googleDocs, libreOffice, web, webkit } from "./samples/others.ts"
import { word, wordOnline } from "./samples/word.ts"

/** The note as markup, without the attributes for language and direction. */
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

test("Word: bullets and numbers become nested lists, deleted words stay deleted, footnotes and pictures are reported as left out", () => {
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

test("Word in a browser: lists of one item each become one nested list", () => {
  const { markup, leftOut } = pasted(wordOnline)
  expect(markup).toBe("<strong>Scope</strong><ul><li>first<ol><li>second level</li></ol></li><li>last</li></ul>")
  expect(leftOut).toEqual([])
})

test("a Word list whose marks are only letters becomes a list", () => {
  const line = (style: string, text: string) => `<p class="MsoListParagraph" style="${style}">${text}</p>`
  const { markup } = pasted(
    line("margin-left:36pt", "·&nbsp;&nbsp;&nbsp;&nbsp; first bullet") +
      line("margin-left:72pt", "o&nbsp;&nbsp; second level") +
      line("margin-left:36pt", "no mark at all"),
  )
  expect(markup).toBe("<ul><li>first bullet<ul><li>second level</li></ul></li></ul>no mark at all")
})

test("Excel: the range becomes rows, classes become bold and italic, hidden rows are dropped, merged cells are split", () => {
  const { markup, leftOut } = pasted(excel)
  expect(markup).toBe(
    table(
      "<td><strong>Class</strong></td><td><strong>Months</strong></td><td></td>",
      "<td><em>A</em></td><td>12</td><td></td>",
    ),
  )
  expect(leftOut).toEqual(["merged"])
})

test("Google Docs: styles become marks, the list is nested, footnote and picture are left out", () => {
  const { markup, leftOut } = pasted(googleDocs)
  expect(markup).toBe(
    "<h2>Scope</h2>A <strong>bold</strong><em> slanted</em> word.<ul><li>first<ul><li>second level</li></ul></li></ul>" +
      table("<td><strong>Class</strong></td><td>Months</td>", "<td>A</td><td>12</td>"),
  )
  expect(leftOut).toEqual(["pictures", "footnotes"])
})

test("LibreOffice: lists and tables are kept, the footnote is left out", () => {
  const { markup, leftOut } = pasted(libreOffice)
  expect(markup).toBe(
    "<h2>Scope</h2>All <strong>logs</strong> are <em>kept</em>.<ol><li>one<ol><li>one a</li></ol></li><li>two</li></ol>" +
      table("<th>Class</th><th>Months</th>", "<td>A</td><td>12</td>"),
  )
  expect(leftOut).toEqual(["footnotes"])
})

test("WebKit: a heading gets no bold mark", () => {
  expect(pasted(webkit).markup).toBe("<h2>WK head</h2>and <strong>bold</strong> words")
})

test("a web page: no script runs, an emoji picture becomes the emoji, a video is left out", () => {
  const { markup, leftOut } = pasted(web)
  expect(markup).toBe('<h3>Scope</h3>Well 😀 said, above and <a href="https://example.org/a#b">there</a>.')
  expect(leftOut).toEqual(["pictures", "footnotes", "embedded"])
})

test("text copied from a note, or with nothing to leave out, gives no message", () => {
  expect(pasted(`<p data-pm-slice="1 1 []">plain <del>kept</del></p>`).leftOut).toEqual([])
  expect(pasted("<p>plain</p>").leftOut).toEqual([])
})
