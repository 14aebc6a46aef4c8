import type { Entry } from "../../contract/events.ts"
import { fold } from "../../fold/fold.ts"
import type { RecordRow } from "../../fold/recordState.ts"
import { emptyState, type State } from "../../fold/state.ts"
import type { UploadedFile } from "../../model/files.ts"
import type { Lang } from "../../model/terms.ts"
import type { Title } from "../../model/texts.ts"
import type { Sha256 } from "../../record/chain.ts"
import { fingerprintOf } from "../../record/fingerprint.ts"
import type { Fields } from "../../record/verify/lines.ts"
import type { Paper } from "../paper.ts"
import { recordPaper } from "../record/record.ts"
import { entryInLine } from "./entryInLine.ts"

/** A file that a reading list named. A bundle proves its hash, and does not hold its bytes. */
export interface FileListed extends UploadedFile {
  title: Title
  /** whether the reading was removed later */
  removed: boolean
}

/** The number of entries that are folded at once; a fold copies a part of the state each time. */
const foldedAtOnce = 200

/**
 * The records of a bundle with everything that was entered beside them, read from the lines of its entries in order.
 * Nothing is verified here. An entry that this version cannot read changes nothing, and is counted.
 */
export class BundleRecords {
  /** the number of entries that this version could not read */
  unread = 0
  readonly #files = new Map<string, FileListed>()
  #state: State = emptyState
  #waiting: Entry[] = []
  readonly #hashes = new Map<number, string>()

  read(line: Fields): void {
    const entry = entryInLine(line)
    if (entry === undefined) this.unread += 1
    if (!entry) return
    if (entry.kind === "record-declared") this.#hashes.set(entry.seq, String(line["hash"]))
    if (entry.kind === "reading-added" && entry.body.file)
      this.#files.set(entry.body.reading, { ...entry.body.file, title: entry.body.title, removed: false })
    const file = entry.kind === "reading-removed" ? this.#files.get(entry.body.reading) : undefined
    if (file) file.removed = true
    this.#waiting.push(entry)
    if (this.#waiting.length >= foldedAtOnce) this.#fold()
  }

  /** the files that reading lists named, in the order of the entries */
  get files(): FileListed[] {
    return [...this.#files.values()]
  }

  /** the panel as the bundle shows it, up to the last line that was read */
  get state(): State {
    this.#fold()
    return this.#state
  }

  /** the records by their number */
  get records(): RecordRow[] {
    return Object.values(this.state.records).toSorted((a, b) => a.number - b.number)
  }

  /** Writes a record as its page shows it. `address` is the page's address; "" if it is not known. */
  paper(record: RecordRow, lang: Lang, { sha256, publicKey, address }: Printing): Paper {
    const hash = this.#hashes.get(record.seq) ?? ""
    const proof = { hash, publicKey, fingerprint: hash === "" ? "" : fingerprintOf(sha256, publicKey, hash) }
    return recordPaper(this.state, record, lang, { proof, address })
  }

  #fold(): void {
    if (this.#waiting.length > 0) this.#state = fold(this.#state, this.#waiting)
    this.#waiting = []
  }
}

export interface Printing {
  sha256: Sha256
  publicKey: string
  address: string
}
