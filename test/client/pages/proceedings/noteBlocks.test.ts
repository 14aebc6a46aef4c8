import { html, render } from "lit"
import { expect, test } from "vitest"
import { noteBlocks } from "../../../../client/pages/proceedings/noteBlocks.ts"

test("blocks are printed by their kind, table cells in their rows, each in its language and direction", () => {
  const place = document.createElement("div")
  const cell = (text: string, table: number, row: number, header?: "col" | "row") => ({
    kind: "table_cell",
    lang: "ja" as const,
    text,
    cell: { table, row, ...(header && { header }) },
  })
  render(
    html`${noteBlocks([
      { kind: "heading", lang: "en", text: "Terms" },
      cell("区分", 1, 1, "col"),
      cell("月数", 1, 1, "col"),
      cell("A", 1, 2, "row"),
      cell("12", 1, 2),
      cell("another", 2, 1),
      { kind: "paragraph", lang: null, text: "after" },
    ])}`,
    place,
  )
  expect([...place.children].map(({ localName }) => localName)).toEqual(["h4", "table", "table", "p"])
  const rows = [...place.querySelectorAll("tr")].map(row =>
    [...row.children].map(one => `${one.localName} ${one.textContent}`),
  )
  expect(rows).toEqual([["th 区分", "th 月数"], ["th A", "td 12"], ["td another"]])
  expect([...place.querySelectorAll("th")].map(({ scope, lang, dir }) => [scope, lang, dir])).toEqual([
    ["col", "ja", "auto"],
    ["col", "ja", "auto"],
    ["row", "ja", "auto"],
  ])
})
