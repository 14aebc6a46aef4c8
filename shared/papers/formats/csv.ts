import { fit } from "./plain.ts"

/** A value of a row; a number stays a number, and null is an empty cell. */
export type CsvValue = string | number | null

/**
 * Renders rows as CSV (RFC 4180) in UTF-8 with a byte order mark, so that spreadsheets read it as UTF-8. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it.
 */
export const csv = (rows: readonly (readonly CsvValue[])[]): string =>
  `\ufeff${rows.map(row => row.map(csvCell).join(",")).join("\r\n")}\r\n`

function csvCell(value: CsvValue): string {
  if (value === null) return ""
  if (typeof value === "number") return String(value)
  const text = fit(value).replaceAll("\t", " ")
  const harmless = /^[\s\p{Cf}]*[=+\-@＝＋－＠|%]/u.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
