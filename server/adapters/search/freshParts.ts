import type { Findable, SearchQuery } from "../../ports/database/searchIndex.ts"
import { properties, searchedPhrases } from "./indexed.ts"
import { type SoughtPhrase, tokensOf } from "./tokens.ts"

/** A part that changes again soon: what it has now, beside what the file has. */
export interface FreshPart {
  partition: number
  part: string
  level: string | undefined
  passages: ReadonlyMap<string, Findable>
  /** the passages that the file does not have */
  added: readonly Findable[]
  /** the rows of the file that the part no longer has */
  hidden: ReadonlySet<number>
}

/**
 * The parts of which the file is behind. They are held as words alone: to take a paragraph out of the file and to put
 * it in again at each pause of its writer would cost more than everything else that the server does with the keystroke.
 */
export class FreshParts {
  readonly #parts = new Map<string, FreshPart>()
  /** the hidden rows of all parts */
  readonly #hidden = new Set<number>()
  readonly #tokens = new WeakMap<Findable, readonly string[]>()

  get(partition: number, part: string): FreshPart | undefined {
    return this.#parts.get(keyOf(partition, part))
  }

  put(fresh: FreshPart): void {
    this.drop(fresh.partition, fresh.part)
    this.#parts.set(keyOf(fresh.partition, fresh.part), fresh)
    for (const row of fresh.hidden) this.#hidden.add(row)
  }

  drop(partition: number, part: string): void {
    const key = keyOf(partition, part)
    for (const row of this.#parts.get(key)?.hidden ?? []) this.#hidden.delete(row)
    this.#parts.delete(key)
  }

  dropAll(of?: number): void {
    for (const { partition, part } of this.#parts.values())
      if (of === undefined || partition === of) this.drop(partition, part)
  }

  get all(): FreshPart[] {
    return [...this.#parts.values()]
  }

  /** whether the file's row is no longer said */
  hides(row: number): boolean {
    return this.#hidden.has(row)
  }

  /** Notes that the row left the file: another text may get its number. */
  unhide(row: number): void {
    this.#hidden.delete(row)
  }

  /** how many texts more, or fewer, there are than the file has */
  get surplus(): number {
    return this.all.reduce((sum, { added }) => sum + added.length, -this.#hidden.size)
  }

  /** The texts with all words of a query in one of these partitions, the newest first. */
  find(partitions: readonly number[], query: SearchQuery): { partition: number; passage: Findable }[] {
    const phrases = searchedPhrases(query)
    if (phrases.length === 0) return []
    return this.all
      .filter(({ partition }) => partitions.includes(partition))
      .flatMap(({ partition, added }) => added.map(passage => ({ partition, passage })))
      .filter(({ passage }) => properties.every(name => !query[name] || query[name] === passage[name]))
      .filter(({ passage }) => phrases.every(phrase => isIn(phrase, this.#tokensOf(passage))))
      .toSorted((a, b) => b.passage.at - a.passage.at)
  }

  #tokensOf(passage: Findable): readonly string[] {
    const known = this.#tokens.get(passage)
    if (known) return known
    const made = tokensOf(passage.text)
    this.#tokens.set(passage, made)
    return made
  }
}

const keyOf = (partition: number, part: string): string => `${partition} ${part}`

const isIn = ({ tokens, prefix }: SoughtPhrase, text: readonly string[]): boolean =>
  text.some((_, at) =>
    tokens.every((token, n) => {
      const there = text[at + n] ?? ""
      return prefix && n === tokens.length - 1 ? there.startsWith(token) : there === token
    }),
  )
