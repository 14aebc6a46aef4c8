import type { Origin } from "../model/said.ts"
import type { Lang, PositionValue } from "../model/terms.ts"

/**
 * A document that people take away, before it is rendered as a file. Every text is a plain string and never markup, so
 * that each renderer escapes it by the rules of its own format.
 */
export interface Paper {
  kind: PaperKind
  /** the language of the headings and of every text that names no other language */
  lang: Lang
  title: string
  meta: PaperMeta
  blocks: PaperBlock[]
}

export const paperKinds = ["record", "outcome", "minutes", "positions", "note", "workspace", "own"] as const
export type PaperKind = (typeof paperKinds)[number]

/** The facts for the foot of each page, and the address for its QR code. */
export interface PaperMeta {
  /** the title of the workspace */
  workspace: string
  /** the number of the record, as in "CR-3"; null for other papers */
  number: string | null
  /** the day of the paper, as YYYY-MM-DD: of the declaration, of the session, or of the export */
  date: string
  /** the fingerprint of the log that the paper is made from; null if there is none yet */
  hash: string | null
  /** the full address of the page that the paper copies */
  address: string
}

/** A stretch of text of one kind. */
export interface PaperRun {
  text: string
  /** the language of the text; absent if it is that of the paper or of the block */
  lang?: Lang
  style?: "emphasis" | "strong" | "quote" | "code"
  /** the address of a link; http, https or mailto */
  href?: string
}

export type PaperBlock =
  | { kind: "heading"; level: 2 | 3 | 4; runs: PaperRun[]; lang?: Lang }
  | { kind: "paragraph"; runs: PaperRun[]; lang?: Lang; tone?: "muted" }
  | { kind: "list"; ordered: boolean; items: PaperBlock[][] }
  /**
   * `bars` draws the figures of the table, in formats that can; it says nothing that the table does not. `room`: the
   * lines of handwriting for which a row has room, in a table that is filled in by hand.
   */
  | { kind: "table"; caption: string; head: PaperCell[]; rows: PaperCell[][]; bars?: PaperBar[]; room?: number }
  | { kind: "definitions"; pairs: { term: string; of: PaperBlock[] }[] }
  /**
   * a person's own words or a wording, with the name of who said it. A translation has its origin, which formats mark for
   * machines; the line above it says the same to people.
   */
  | { kind: "quotation"; blocks: PaperBlock[]; lang?: Lang; by: PaperRun[]; origin?: Origin }
  /** a notice that a reader must not miss, such as an embargo or that a record was superseded */
  | { kind: "note"; runs: PaperRun[] }
  | { kind: "break" }
  | PaperPicture
  /** the same text in several languages side by side, each column under the name of its language */
  | { kind: "columns"; columns: { lang: Lang; title: string; blocks: PaperBlock[] }[] }

/** A picture of a note. Formats that hold it show it; the others have its words and its address. */
export interface PaperPicture {
  kind: "picture"
  /** the words that say what it shows */
  alt: string
  /** the hash of its file */
  file: string
  width: number
  height: number
  lang?: Lang
  /** the full address of the file */
  href?: string
  /** the bytes in base64; absent where the file is not here, or where a paper would become too large */
  image?: { type: string; base64: string }
}

/** The positions of one side, or of all, as one bar. */
export interface PaperBar {
  title: string
  parts: { position: PositionValue; name: string; n: number }[]
}

export interface PaperCell {
  runs: PaperRun[]
  lang?: Lang
  /** set if the cell heads its column or its row */
  header?: "col" | "row"
}
