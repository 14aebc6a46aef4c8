import {
  type ClientOwner,
  type DocumentLog,
  forgotten,
  movedPage,
  type NewUpdate,
  type NoteStanding,
  unmovedPage,
} from "../../server/ports/documents/documentLog.ts"

/** A document log in memory. A test can make it fail, wait, or be behind. */
export class NoteLog implements DocumentLog {
  readonly rows: (NewUpdate & { seq: number })[] = []
  readonly claims: ClientOwner[] = []
  snapshots: { seq: number; update: Uint8Array }[] = []
  /** called before each append; it may throw, wait, or return "behind" */
  before: (updates: NewUpdate[]) => Promise<"go" | "behind"> = async () => "go"
  /** the number of appends that fail although the rows are written, as when a process ends after its commit */
  loseAnswers = 0

  /** the standing that a commit would have stored for the note; null if there was no such commit */
  standing: NoteStanding | null = null
  epoch = 1
  readonly old: number[] = []

  /** the workspace's count of changed rights */
  rights = 0

  read: DocumentLog["read"] = async topic => {
    const { epoch, rows } = this
    const snapshot = this.snapshots.at(-1) ?? null
    return {
      head: { topic, epoch, seq: rows.length, snapshotSeq: 0, at: rows.at(-1)?.at ?? 0 },
      snapshot,
      updates: rows.filter(({ seq }) => seq > (snapshot?.seq ?? 0)),
      owners: [...this.claims],
      retired: [...this.old],
    }
  }
  owners: DocumentLog["owners"] = async () => [...this.claims]
  grant: DocumentLog["grant"] = async (_log, client, page, before) => {
    const claim = this.claims.find(one => one.client === client)
    if (!claim || (before !== undefined && claim.page !== before)) return false
    claim.page = page
    return true
  }
  move: DocumentLog["move"] = async (_log, { client, member, page }) => {
    const known = this.claims.find(one => one.client === client)
    const claim = known ?? { client, member, page }
    if (claim.member !== member || unmovedPage(claim.page ?? "") !== page) return false
    claim.page = movedPage(page)
    if (!known) this.claims.push(claim)
    return true
  }
  heads: DocumentLog["heads"] = async topics =>
    new Map(topics.map(one => [one, { epoch: this.epoch, seq: this.rows.length }]))
  updates: DocumentLog["updates"] = async (_log, after, most = { count: Infinity, bytes: Infinity }) => {
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
    const isStopped = (await this.before(updates)) === "behind"
    const { epoch, standing, rights } = this
    if (isStopped || expect.epoch !== epoch || expect.rights !== rights) return { kind: "changed" }
    if (standing !== null && standing !== expect.standing) return { kind: "changed" }
    if (expect.seq !== this.rows.length) return { kind: "behind", missed: this.rows.slice(expect.seq) }
    for (const update of updates) this.rows.push({ ...update, seq: this.rows.length + 1 })
    this.claims.push(...owners.filter(one => !this.claims.some(({ client }) => client === one.client)))
    if (this.loseAnswers === 0) return { kind: "appended" }
    this.loseAnswers -= 1
    throw new Error("the answer was lost")
  }
}
