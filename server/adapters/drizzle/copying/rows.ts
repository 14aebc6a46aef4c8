import { type CopiedTable, marks } from "./tables.ts"

export type Value = string | number | boolean | Uint8Array | null

/** The values of a row as the database stores them (JSON as its text), in the order of the table's columns. */
export type Row = readonly Value[]

/** A database from which rows are copied. Nobody changes it during the copy. */
export interface RowSource {
  count(table: CopiedTable): Promise<number>
  /** Returns at most `limit` rows in the order of the primary key: the first rows, or those after the given row. */
  after(table: CopiedTable, row: Row | null, limit: number): Promise<Row[]>
  /** Returns the last row in the order of the primary key. */
  last(table: CopiedTable): Promise<Row | null>
  /** Returns the greatest number that the database has assigned to a row; 0 if there was none. */
  lastNumber(table: CopiedTable): Promise<number>
}

/** A database to which rows are copied. Once a call has resolved, its rows stay even if the process is killed. */
export interface RowTarget extends RowSource {
  /** Adds the rows in their order: all or none. */
  add(table: CopiedTable, rows: readonly Row[]): Promise<void>
  /** Makes the database assign only numbers greater than `last` from now on. */
  numberAfter(table: CopiedTable, last: number): Promise<void>
  /** Deletes all rows of every table. */
  empty(): Promise<void>
}

export const keyOf = (table: CopiedTable, row: Row): Row => table.key.map(at => row[at] ?? null)

/** The approximate size of a row in bytes. */
export function sizeOf(row: Row): number {
  let bytes = 0
  for (const value of row) bytes += typeof value === "string" || value instanceof Uint8Array ? value.length : 8
  return bytes
}

const quoted = (name: string) => `"${name}"`

/**
 * The query for rows in the order of the key. Its parameters are the key of the row before (only for "after") and the
 * limit (not for "last").
 */
export function selectRows(table: CopiedTable, slot: (n: number) => string, from: "first" | "after" | "last"): string {
  const names = table.columns.map(({ name }) => quoted(name))
  const key = table.key.map(at => names[at] ?? "")
  const slots = key.map((_, n) => slot(n + 1))
  const conditions =
    from === "after" ? [`(${key.join(", ")}) > (${slots.join(", ")})`, ...ofTheCopy(table)] : ofTheCopy(table)
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : ""
  const order = key.map(name => (from === "last" ? `${name} DESC` : name)).join(", ")
  const limit = from === "last" ? "1" : slot(from === "after" ? key.length + 1 : 1)
  return `SELECT ${names.join(", ")} FROM ${quoted(table.name)}${where} ORDER BY ${order} LIMIT ${limit}`
}

export function countRows(table: CopiedTable): string {
  const conditions = ofTheCopy(table)
  return `SELECT count(*) AS n FROM ${quoted(table.name)}${conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : ""}`
}

/** Conditions that leave out the marks (tables.ts), which are not copied. */
const ofTheCopy = ({ name }: CopiedTable): string[] =>
  name === "meta"
    ? [
        `key NOT IN (${Object.values(marks)
          .map(mark => `'${mark}'`)
          .join(", ")})`,
      ]
    : []
