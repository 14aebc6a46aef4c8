import type { Entry } from "../../shared/contract/events.ts"
import { type Refusal, refuse } from "../../shared/contract/refusals.ts"
import type { WorkspaceId } from "../../shared/model/ids.ts"
import type { Attribution } from "../../shared/model/terms.ts"
import { type BundleHeader, BundleWriter, type Digest, type Verifiers } from "../../shared/record/bundle.ts"
import { fingerprintOf } from "../../shared/record/fingerprint.ts"
import type { Audience } from "../../shared/rules/audience.ts"
import { withholding } from "../../shared/rules/frame/withheld.ts"
import { isWithdrawn } from "../../shared/rules/law/withdrawn.ts"
import { entryOf } from "../log/folding/entryOf.ts"
import { LoopTurns } from "../log/folding/turn.ts"
import type { Folds } from "../log/folds.ts"
import type { Head, StoredEvent } from "../ports/database/store.ts"
import type { Keys } from "../ports/host/keys.ts"
import { type CheckPorts, checkLog, rowsAtOnce, signaturesIn } from "./checkLog.ts"
import { lineOf, type Showing } from "./shownEntries.ts"

export interface EvidencePorts extends CheckPorts {
  folds: Pick<Folds, "current">
  keys: Keys
  incarnation: string
  verifiers: () => Promise<Verifiers>
  /** starts a SHA-256 digest that takes a text piece by piece */
  digest: () => Digest
}

export interface Bundle {
  /** the bundle's file name */
  name: string
  /**
   * The lines of the bundle's text in order, made while they are read. At most `rowsAtOnce` entries are in memory at a
   * time. The lines can be iterated once.
   */
  lines: AsyncIterable<string>
}

/** Joins the lines of a bundle into one string. */
export async function textOf({ lines }: Bundle): Promise<string> {
  let text = ""
  for await (const line of lines) text += line
  return text
}

export interface Evidence {
  readonly publicKey: string
  /** the keys that signed before, oldest first */
  readonly formerKeys: string[]
  /** the fingerprint to print, made from the signing key and the hash of an entry */
  fingerprint(hash: string): string
  /**
   * The bundle of a whole workspace or of one session. All readers of an audience get the same bundle until the log
   * grows. `withWithdrawn`: it is the host's own, and has the words that their authors have withdrawn.
   */
  bundle(
    workspace: WorkspaceId,
    asked: { audience: Audience; session: string | null; withWithdrawn?: boolean },
  ): Promise<Bundle | { refuse: Refusal }>
}

/**
 * Makes signed bundles of a log. If the log does not verify, the refusal names the entry. To write the lines, the
 * entries up to the verified head are read a second time. Entries committed later are not in the bundle.
 */
export const createEvidence = (ports: EvidencePorts): Evidence => ({
  get publicKey() {
    return ports.keys.publicKey
  },
  get formerKeys() {
    return ports.keys.former.map(({ publicKey }) => publicKey)
  },
  fingerprint: hash => fingerprintOf(ports.sha256, ports.keys.publicKey, hash),
  async bundle(workspace, { audience, session, withWithdrawn = false }) {
    const facts = new Facts(session)
    const log = await checkLog(ports, workspace, row => facts.look(row))
    if ("broken" in log) return refuse("chain-broken", { n: log.broken })
    const { opened, covers } = facts
    if (!opened || !covers) return refuse("not-found")
    const { slug, attribution } = opened
    const { incarnation, keys, sha256 } = ports
    const header: BundleHeader = {
      format: "plenary-bundle-2",
      workspace,
      slug,
      incarnation,
      audience,
      session,
      entries: log.head.seq,
      publicKey: keys.publicKey,
      formerKeys: [...keys.former],
    }
    const parts = [slug, session, audience === "gallery" ? "public" : null, log.head.seq]
    const name = `${parts.filter(part => part !== null).join("-")}.bundle`
    const { state } = await ports.folds.current(workspace)
    const isGone = (entry: Entry) => !withWithdrawn && isWithdrawn(state, entry)
    const withheld = audience === "gallery" ? withholding(state, await ports.store.withheld(workspace)) : null
    // an entry without its author has no digest of its own, so that it is its place in the chain alone
    const isWithheld = (entry: Entry) => withheld !== null && withheld(entry) !== "whole"
    const showing = { workspace, audience, attribution, covers, isGone, isWithheld, sha256 }
    return { name, lines: bundleLines(ports, { workspace, head: log.head, header, showing }) }
  },
})

interface Written {
  workspace: WorkspaceId
  head: Head
  header: BundleHeader
  showing: Omit<Showing, "signatures">
}

async function* bundleLines(
  { store, sha256, digest, keys, verifiers }: EvidencePorts,
  { workspace, head, header, showing }: Written,
): AsyncGenerator<string> {
  const writer = new BundleWriter({ sha256, written: digest(), sign: keys.sign })
  const turn = new LoopTurns()
  yield writer.header(header)
  let last: Head = { seq: 0, hash: "" }
  while (last.seq < head.seq) {
    const rows = await store.events(workspace, last.seq, Math.min(rowsAtOnce, head.seq - last.seq))
    const signatures = await signaturesIn(store, workspace, rows)
    if (rows.length === 0) throw new Error("the log ends before the head that was proven")
    for (const row of rows) {
      yield writer.entry(lineOf(row, { ...showing, signatures }))
      last = row
      await turn.pause()
    }
  }
  if (last.hash !== head.hash) throw new Error("the log is not the one that was proven")
  yield writer.end(await verifiers())
}

/**
 * Facts about the whole log that are needed before the first line of a bundle is written. They are gathered row by row.
 */
class Facts {
  /** the slug from the opening entry, and the newest attribution policy, which applies to the whole log (log/folds) */
  opened: { slug: string; attribution: Attribution } | null = null
  readonly #session: string | null
  readonly #topics = new Set<string | null>()
  #isKnown = false

  constructor(session: string | null) {
    this.#session = session
  }

  look(row: StoredEvent): void {
    // only entries of these two kinds hold the slug and the policy, so no other entry is parsed for them
    if (row.kind === "workspace-opened" || row.kind === "attribution-set") {
      const entry = entryOf(row)
      if (entry?.kind === "workspace-opened") this.opened = entry.body
      if (this.opened && entry?.kind === "attribution-set") this.opened = { ...this.opened, ...entry.body }
    }
    if (this.#session === null || (row.kind !== "session-scheduled" && row.kind !== "agenda-set")) return
    const entry = entryOf(row)
    if (entry?.kind === "session-scheduled" && entry.body.session === this.#session) this.#isKnown = true
    if (entry?.kind === "agenda-set" && entry.body.session === this.#session)
      for (const { topic } of entry.body.items) this.#topics.add(topic)
  }

  /**
   * The function that selects the exported entries; null if there is no such session. A workspace exports all entries.
   * A session exports its own entries, the entries of every topic that was ever on its agenda, and the entries that
   * belong to no session and no topic.
   */
  get covers(): ((row: StoredEvent) => boolean) | null {
    if (this.#session === null) return () => true
    return this.#isKnown ? row => this.#isOfSession(row) : null
  }

  #isOfSession(row: StoredEvent): boolean {
    const body = entryOf(row)?.body
    if (!body) return false
    if ("session" in body) return body.session === this.#session
    return !("topic" in body) || this.#topics.has(body.topic ?? null)
  }
}
