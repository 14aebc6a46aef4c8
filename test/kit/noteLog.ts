import {
  type ClientOwner,
  type DocumentLog,
  forgotten,
  type NewUpdate,
  type NoteStanding,
} from "../../server/ports/documents/documentLog.ts"

/** A document log in memory that can be told to fail, to stall, or to be behind. */
export class NoteLog implements DocumentLog {
  readonly rows: (NewUpdate & { seq: number })[] = []
  readonly claims: ClientOwner[] = []
  snapshots: { seq: number; update: Uint8Array }[] = []
  /** called before each append: throws, waits, or answers "behind" */
  before: (updates: NewUpdate[]) => Promise<"go" | "behind"> = async () => "go"
  /** the number of appends that answer false although the rows are written, as when a node dies after its commit */
  loseAnswers = 0

  /** the standing that a commit of the note's mode would leave; null if there was none */
  standing: NoteStanding | null = null
  epoch = 1
  readonly old: number[] = []

  open: DocumentLog["open"] = async topic => {
    const { epoch, rows } = this
    return { topic, epoch, seq: rows.length, snapshotSeq: 0, at: rows.at(-1)?.at ?? 0 }
  }
  owners: DocumentLog["owners"] = async () => [...this.claims]
  grant: DocumentLog["grant"] = async (_topic, client, page) => {
    for (const claim of this.claims) if (claim.client === client) claim.page = page
  }
  retired: DocumentLog["retired"] = async () => [...this.old]
  snapshot: DocumentLog["snapshot"] = async () => this.snapshots.at(-1) ?? null
  updates: DocumentLog["updates"] = async (_topic, after, most = { count: Infinity, bytes: Infinity }) => {
    let sum = 0
    return this.rows
      .filter(row => row.seq > after)
      .filter(({ update }, n) => n === 0 || (n < most.count && (sum += update.byteLength) <= most.bytes))
  }
  addSnapshot: DocumentLog["addSnapshot"] = async (_topic, { seq }, update) => {
    this.snapshots.push({ seq, update })
  }
  startEpoch: DocumentLog["startEpoch"] = async (_topic, _expect, epoch, first, owner) => {
    this.epoch = epoch
    this.old.push(...this.claims.map(one => one.client))
    this.snapshots = []
    this.rows.splice(0, this.rows.length, { ...first, seq: 1 })
    this.claims.splice(0, this.claims.length, owner)
    return true
  }
  forgetAuthors: DocumentLog["forgetAuthors"] = async () => {
    for (const row of this.rows) row.by = forgotten
    for (const claim of this.claims) claim.member = forgotten
  }
  append: DocumentLog["append"] = async (_topic, expect, updates, owners) => {
    if ((await this.before(updates)) === "behind" || expect.seq !== this.rows.length) return false
    if (expect.epoch !== this.epoch || (this.standing !== null && this.standing !== expect.standing)) return false
    for (const update of updates) this.rows.push({ ...update, seq: this.rows.length + 1 })
    this.claims.push(...owners)
    if (this.loseAnswers === 0) return true
    this.loseAnswers -= 1
    throw new Error("the answer was lost")
  }
}
