import { BorderStyle, HeightRule, Paragraph, Table, TableCell, TableRow, WidthType } from "docx"

export type WordBlock = Paragraph | Table

export const line = { style: BorderStyle.SINGLE, size: 4, color: "C9CED6" } as const

/** The height of a line of handwriting, 8 mm in twentieths of a point. */
const handLine = 454

/** Makes a table; the first row is repeated on each page if it is the head. Word would join tables without a gap. */
export const wordTable = (rows: readonly TableCell[][], isHeaded = false, room = 0): WordBlock[] => [
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((children, n) => {
      const isHead = isHeaded && n === 0
      const written = room > 0 && !isHead && { height: { value: room * handLine, rule: HeightRule.ATLEAST } }
      return new TableRow({ children, tableHeader: isHead, ...written })
    }),
  }),
  new Paragraph({ spacing: { after: 0, line: 160 } }),
]

export const wordCell = (children: WordBlock[], percent: number): TableCell =>
  new TableCell({
    children: children.length > 0 ? children : [new Paragraph({})],
    width: { size: percent, type: WidthType.PERCENTAGE },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    borders: { top: line, bottom: line, left: line, right: line },
  })
