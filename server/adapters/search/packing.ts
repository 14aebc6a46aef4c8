import type Sqlite from "better-sqlite3"
import { searchKinds } from "../../../shared/contract/queries/searching.ts"
import type { Findable } from "../../ports/database/searchIndex.ts"

/**
 * The distance between the row numbers of two weights. A text of a lower `order` has a higher number, and a later text
 * a higher one than an earlier text, so that the first results are read without sorting all of them.
 */
export const perOrder = 2 ** 40
export const lastOrder = 2

/**
 * A row of the index. Ids that many texts share are numbers of the table `names`, an id of the text's own is 16 bytes,
 * and the key and the path hold marks in place of values that another column has. So a row takes a quarter of its text.
 */
export interface PackedRow {
  id: number
  partition: number
  part: number
  key: string
  /** the place of the kind among all kinds */
  kind: number
  ref: Buffer | string
  lang: string
  topic: number
  session: number
  person: number
  at: number
  path: string
  place: number
  text: string
}

/** The marks stand for the id, the topic, the session, the whole text and its first words. No text has them in its key. */
const marks = ["\u0001", "\u0002", "\u0003", "\u0004", "\u0005"] as const

/** The first forty characters as they stand in the address of a paragraph. */
const firstWords = (text: string): string =>
  encodeURIComponent(Array.from(text.slice(0, 80)).slice(0, 40).join("").toWellFormed())

const sharedBy = ({ id, topic, session, text }: Pick<Findable, "id" | "topic" | "session" | "text">): string[] => [
  id,
  topic,
  session,
  text,
  firstWords(text),
]

/** Replaces what other columns have, the longest first, so that a short value is not replaced inside a longer one. */
function pack(words: string, shared: readonly string[]): string {
  const whole = shared.indexOf(words)
  if (words !== "" && whole >= 0) return marks[whole] ?? ""
  const values = shared
    .map((value, n) => [value, marks[n] ?? ""] as const)
    .filter(([value]) => value.length > 2)
    .toSorted((a, b) => b[0].length - a[0].length)
  return values.reduce((packed, [value, mark]) => packed.replaceAll(value, mark), words)
}

const unpack = (words: string, shared: readonly string[]): string =>
  // oxlint-disable-next-line no-control-regex -- the marks are control characters, which no said text has
  words.replaceAll(/[\u0001-\u0005]/g, mark => shared[mark.charCodeAt(0) - 1] ?? "")

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const packedId = (id: string): Buffer | string => (uuid.test(id) ? Buffer.from(id.replaceAll("-", ""), "hex") : id)

export function unpackedId(id: Buffer | string): string {
  if (typeof id === "string") return id
  const hex = id.toString("hex")
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")
}

/** Numbers the names that many texts share. */
export class Names {
  readonly #db: Sqlite.Database
  readonly #numbers = new Map<string, number>()
  readonly #names = new Map<number, string>()

  constructor(db: Sqlite.Database) {
    this.#db = db
  }

  /** The number of a name that is known; a new name gets the next number. */
  numberOf(name: string): number {
    if (name === "") return 0
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#db.prepare("INSERT OR IGNORE INTO names (name) VALUES (?)").run(name)
    const number = Number(this.#db.prepare("SELECT id FROM names WHERE name = ?").pluck().get(name))
    this.#numbers.set(name, number)
    return number
  }

  nameOf(number: number): string {
    if (number === 0) return ""
    const known = this.#names.get(number)
    if (known !== undefined) return known
    const found = this.#db.prepare("SELECT name FROM names WHERE id = ?").pluck().get(number)
    const name = typeof found === "string" ? found : ""
    this.#names.set(number, name)
    return name
  }

  forget(): void {
    this.#numbers.clear()
    this.#names.clear()
  }
}

/** The columns of a text, apart from its number and partition. */
export function packed(names: Names, passage: Findable): Omit<PackedRow, "id" | "partition" | "part"> {
  const { id, key, kind, path, topic, session, person, order, ...rest } = passage
  const shared = sharedBy(passage)
  return {
    ...rest,
    key: pack(key, shared),
    kind: searchKinds.indexOf(kind),
    path: pack(path, shared),
    ref: packedId(id),
    topic: names.numberOf(topic),
    session: names.numberOf(session),
    person: names.numberOf(person),
    place: order,
  }
}

export function unpacked(names: Names, row: PackedRow): Findable {
  const { lang, at, text } = row
  const id = unpackedId(row.ref)
  const [topic, session, person] = [names.nameOf(row.topic), names.nameOf(row.session), names.nameOf(row.person)]
  const shared = sharedBy({ id, topic, session, text })
  return {
    key: unpack(row.key, shared),
    kind: searchKinds[row.kind] ?? "discussion",
    id,
    lang,
    topic,
    session,
    person,
    at,
    path: unpack(row.path, shared),
    order: row.place,
    text,
  }
}

/** Compares what is found and shown. A text keeps its first time, because a note's paragraphs share the time of the note. */
export const isSamePassage = (was: Findable, now: Findable): boolean =>
  was.text === now.text &&
  was.kind === now.kind &&
  was.id === now.id &&
  was.lang === now.lang &&
  was.topic === now.topic &&
  was.session === now.session &&
  was.person === now.person &&
  was.path === now.path &&
  was.order === now.order
