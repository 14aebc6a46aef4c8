import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Attribution } from "../../../shared/model/terms.ts"
import { type Verifiers, writeBundle } from "../../../shared/record/bundle.ts"
import { fingerprintOf } from "../../../shared/record/fingerprint.ts"
import type { Audience } from "../../../shared/rules/audience.ts"
import type { Keys } from "../../ports/keys.ts"
import type { StoredEvent } from "../../ports/store.ts"
import { entryOf } from "../log/folding/entryOf.ts"
import { type CheckPorts, checkLog } from "./checkLog.ts"
import { lineOf } from "./shownEntries.ts"

export interface EvidencePorts extends CheckPorts {
  keys: Keys
  incarnation: string
  verifiers: () => Promise<Verifiers>
}

export interface Bundle {
  /** for the file */
  name: string
  text: string
}

export interface Evidence {
  readonly publicKey: string
  /** what is printed: the key that signs now and the hash of an entry, as one */
  fingerprint(hash: string): string
  /** of all of a workspace, or of one session; equal for equal audiences until the log grows */
  bundle(
    workspace: WorkspaceId,
    asked: { audience: Audience; session: string | null },
  ): Promise<Bundle | { refuse: Refusal }>
}

/** A log that does not verify is not signed: the refusal names the entry. */
export const createEvidence = (ports: EvidencePorts): Evidence => ({
  get publicKey() {
    return ports.keys.publicKey
  },
  fingerprint: hash => fingerprintOf(ports.sha256, ports.keys.publicKey, hash),
  async bundle(workspace, { audience, session }) {
    const log = await checkLog(ports, workspace)
    if ("broken" in log) return refuse("chain-broken", { n: log.broken })
    const opened = factsOf(log.rows)
    const covers = session === null ? () => true : ofSession(log.rows, session)
    if (!opened || !covers) return refuse("not-found")
    const { slug, attribution } = opened
    const showing = { ...ports, workspace, audience, attribution, covers, signatures: log.signatures }
    const entries = log.rows.map(row => lineOf(row, showing))
    const { incarnation, keys, sha256 } = ports
    const text = writeBundle(
      {
        header: {
          format: "plenary-bundle-2",
          workspace,
          slug,
          incarnation,
          audience,
          session,
          entries: entries.length,
          publicKey: keys.publicKey,
          formerKeys: [...keys.former],
        },
        entries,
        verifiers: await ports.verifiers(),
      },
      { sha256, sign: keys.sign },
    )
    const parts = [slug, session, audience === "gallery" ? "public" : null, entries.length]
    return { name: `${parts.filter(part => part !== null).join("-")}.bundle`, text }
  },
})

/** The address as it was opened, and the attribution as it was last set: it holds for the whole log (log/folds). */
function factsOf(rows: readonly StoredEvent[]): { slug: string; attribution: Attribution } | null {
  let facts: ReturnType<typeof factsOf> = null
  for (const row of rows) {
    // no other is read: an entry whose name was erased is whole, and cannot be
    if (row.kind !== "workspace-opened" && row.kind !== "attribution-set") continue
    const entry = entryOf(row)
    if (entry?.kind === "workspace-opened") facts = entry.body
    if (facts && entry?.kind === "attribution-set") facts = { ...facts, ...entry.body }
  }
  return facts
}

/** The session's own entries, those of the topics that were ever on its agenda, and all that belong to no session or topic. */
function ofSession(rows: readonly StoredEvent[], session: string): ((row: StoredEvent) => boolean) | null {
  const topics = new Set<string | null>()
  let known = false
  for (const row of rows) {
    const entry = entryOf(row)
    if (entry?.kind === "session-scheduled" && entry.body.session === session) known = true
    if (entry?.kind === "agenda-set" && entry.body.session === session)
      for (const { topic } of entry.body.items) topics.add(topic)
  }
  if (!known) return null
  return row => {
    const body = entryOf(row)?.body
    if (!body) return false
    if ("session" in body) return body.session === session
    return !("topic" in body) || topics.has(body.topic ?? null)
  }
}
