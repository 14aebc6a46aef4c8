import { eq, sql } from "drizzle-orm"
import type { CommandId, LogId, MemberId } from "../../../../shared/model/ids.ts"
import type { ReadingDigests } from "../../../../shared/record/chain.ts"
import type { StoredEvent } from "../../../ports/database/store.ts"
import { runStatement, type Steps, statement } from "../statement.ts"

/** Inserts an entry and its personal part. */
export function* insertEvent(
  workspace: LogId,
  { at, by, body, personal, personalSalt, ...event }: StoredEvent,
  commandId: CommandId | null,
): Steps<void> {
  let contentId: number | null = null
  if (personal !== null && personalSalt !== null) {
    const [made] = yield* runStatement(addContent, { salt: personalSalt, text: personal })
    contentId = made?.id ?? null
  }
  yield* runStatement(addEvent, {
    ...event,
    workspace,
    atMs: at,
    actor: by,
    json: body,
    contentId,
    commandId,
  })
}

/** Stores the new head of a log. */
export const setLogHead = statement<{ workspace: LogId; seq: number; hash: string }>()((db, { logHead }, at) =>
  db
    .update(logHead)
    .set({ seq: sql`${at.seq}`, hash: sql`${at.hash}` })
    .where(eq(logHead.workspace, at.workspace)),
)

/** Stores the signature of a head. */
export const addSignature = statement<{ workspace: LogId; seq: number; signature: string }>()(
  (db, { headSignature }, at) =>
    db.insert(headSignature).values({ workspace: at.workspace, seq: at.seq, signature: at.signature }),
)

const addContent = statement<{ salt: string; text: unknown }>()((db, { content }, at) =>
  db.insert(content).values({ salt: at.salt, text: at.text }).returning({ id: content.id }),
)

interface EventRow {
  workspace: LogId
  seq: number
  kind: string
  actor: MemberId | null
  atMs: number
  json: unknown
  salt: string
  contentId: number | null
  personalCommitment: string | null
  readings: ReadingDigests | null
  commitment: string
  hash: string
  commandId: string | null
}

const addEvent = statement<EventRow>()((db, { event }, at) =>
  db.insert(event).values({
    workspace: at.workspace,
    seq: at.seq,
    kind: at.kind,
    actor: at.actor,
    atMs: at.atMs,
    json: at.json,
    salt: at.salt,
    contentId: at.contentId,
    personalCommitment: at.personalCommitment,
    readings: at.readings,
    commitment: at.commitment,
    hash: at.hash,
    commandId: at.commandId,
  }),
)
