import type { InviteRow, SealedAnswer, StoredEvent, Unit } from "../../../server/ports/database/store.ts"
import type { ExpectedHead } from "../../../server/ports/documents/documentLog.ts"
import * as id from "../../../shared/model/ids.ts"

export const workspace = id.WorkspaceId.parse("w1")
export const elsewhere = id.WorkspaceId.parse("w2")
export const topic = id.TopicId.parse("t1")
export const round = id.RoundId.parse("r1")
export const ann = id.MemberId.parse("ann")
export const ben = id.MemberId.parse("ben")
export const commandId = (text: string) => id.CommandId.parse(text)
export const inviteId = (text: string) => id.InviteId.parse(text)

export const none = { seq: 0, hash: "" }
/** The head after the `n`th of the sample events. */
export const headAt = (n: number) => (n === 0 ? none : { seq: n, hash: `hash-${n}` })

export const event = (seq: number, more: Partial<StoredEvent> = {}): StoredEvent => ({
  seq,
  kind: "thread-opened",
  at: 1_790_000_000_000 + seq,
  by: ann,
  body: { title: `第${seq}条`, list: [1, null, "a"] },
  personal: null,
  personalSalt: null,
  personalCommitment: null,
  salt: `salt-${seq}`,
  readings: seq % 2 === 0 ? null : { nameless: `digest-${seq}` },
  commitment: `commitment-${seq}`,
  hash: `hash-${seq}`,
  ...more,
})

export const unit = (expected: number, more: Partial<Unit> = {}): Unit => ({
  workspace,
  expect: headAt(expected),
  events: [],
  signature: null,
  command: null,
  answers: [],
  sealed: [],
  directory: [],
  changesRights: false,
  ...more,
})

/** The head that a document's append was decided on. */
export const at = (seq: number, standing: ExpectedHead["standing"] = "open"): ExpectedHead => ({
  epoch: 1,
  seq,
  standing,
  rights: 0,
})

export const answer = (member: SealedAnswer["member"], revision: number, score = 7): SealedAnswer => ({
  round,
  member,
  revision,
  answer: { kind: "rating", score },
  spoken: false,
  aloud: null,
  at: 1_790_000_000_000 + revision,
})

export const receipt = (seq: number) => ({ ok: true as const, seq, made: { thread: `th${seq}` } })

export const invite = (name: string, more: Partial<InviteRow> = {}): InviteRow => ({
  id: inviteId(name),
  tokenHash: `hash of ${name}`,
  workspace,
  role: "panelist",
  side: null,
  member: null,
  usesLeft: 1,
  expiresAt: 1_800_000_000_000,
  revoked: false,
  ...more,
})

export const update = (...bytes: number[]) => ({ by: ann, at: 1_790_000_000_000, update: Uint8Array.from(bytes) })
