import * as Y from "yjs"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { StockClient } from "../../../kit/people/stockClient.ts"
import type { Writing } from "../history.ts"
import type { Recorder } from "./seat.ts"

/** A stock client that writes tokens and erases some, and records when each was asked for and whether it was saved. */
export class NoteWriter {
  readonly client: StockClient
  readonly #lines: Writing[] = []
  readonly #name: string
  readonly #member: string
  readonly #recorder: Recorder
  #count = 0

  constructor(url: string, topic: string, as: { name: string; member: string; cookie: string }, recorder: Recorder) {
    this.#name = as.name
    this.#member = as.member
    this.#recorder = recorder
    this.client = new StockClient(url, topic, as.cookie)
  }

  write(below: (n: number) => number): void {
    const token = `[${this.#name}${this.#count++}]`
    this.#record("write", token)
    if (below(4) === 0) this.client.write(token)
    else this.client.type(token, below(1_000))
  }

  /** Erases a token of its own. */
  erase(below: (n: number) => number): void {
    const own = this.#lines.filter(({ what }) => what === "write").map(({ token }) => token)
    const token = own[below(own.length)]
    if (token === undefined || this.#lines.some(line => line.what === "erase" && line.token === token)) return
    for (const leaf of this.client.doc.getXmlFragment(noteRoot).toArray().map(textOf)) {
      const at = leaf?.toJSON().indexOf(token) ?? -1
      if (at < 0) continue
      this.#record("erase", token)
      this.client.written.push(erasureOf(token))
      return leaf?.delete(at, token.length)
    }
  }

  /** Says of each line whether the server has saved it. */
  settle(): void {
    for (const line of this.#lines) {
      const isSaved = this.client.saved.has(line.what === "write" ? line.token : erasureOf(line.token))
      line.return = isSaved ? performance.now() : null
    }
  }

  #record(what: Writing["what"], token: string): void {
    const line: Writing = {
      what,
      token,
      member: this.#member,
      client: this.#name,
      call: performance.now(),
      return: null,
    }
    this.#lines.push(this.#recorder.add(line))
  }
}

const erasureOf = (token: string): string => `without ${token}`

const textOf = (paragraph: unknown): Y.XmlText | null => {
  const leaf = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  return leaf instanceof Y.XmlText ? leaf : null
}
