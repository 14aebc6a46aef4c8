import type * as z from "zod"
import type { MemberId } from "../model/ids.ts"
import { contracts } from "./contracts.ts"
import { floorEvents } from "./events/floor.ts"
import { keepingEvents } from "./events/law/keeping.ts"
import { privacyEvents } from "./events/law/privacy.ts"
import { retentionEvents } from "./events/law/retention.ts"
import { noticeEvents } from "./events/notice.ts"
import { alternateEvents } from "./events/people/alternate.ts"
import { machineEvents } from "./events/programs/machine.ts"
import { proposalEvents } from "./events/proposal.ts"
import { publicEvents } from "./events/public.ts"
import { recordEvents } from "./events/record.ts"
import { roundEvents } from "./events/round.ts"
import { translationEvents } from "./events/said/translation.ts"
import { sessionEvents } from "./events/session.ts"
import { statementEvents } from "./events/statement.ts"
import { threadEvents } from "./events/thread.ts"
import { workspaceEvents } from "./events/workspace.ts"

/**
 * Every kind of event, with the schema of its body. A kind never changes its meaning, and a new field has a default.
 */
export const eventBodies = {
  ...workspaceEvents,
  ...alternateEvents,
  ...sessionEvents,
  ...floorEvents,
  ...contracts.question.events,
  ...publicEvents,
  ...threadEvents,
  ...statementEvents,
  ...roundEvents,
  ...recordEvents,
  ...noticeEvents,
  ...proposalEvents,
  ...translationEvents,
  ...machineEvents,
  ...keepingEvents,
  ...privacyEvents,
  ...retentionEvents,
}

export type EventKind = keyof typeof eventBodies
export type EventBody<K extends EventKind> = z.output<(typeof eventBodies)[K]>

/** An event as a command returns it: a kind and its body, without a number in the log. */
export type NewEvent = { [K in EventKind]: { kind: K; body: EventBody<K> } }[EventKind]

/**
 * An event with its number in the log. `by` is null if the server itself wrote it, and the id of a program if
 * one did by its token (DOMAIN X14).
 */
export type Entry = NewEvent & { seq: number; at: number; by: MemberId | null }

const schemas = new Map<string, z.ZodType>(Object.entries(eventBodies))

/**
 * Parses an event from the log or the wire. Returns null for an unknown kind. Such an event changes no state, and the
 * page asks its user to reload.
 */
export function parseEvent(kind: string, body: unknown): NewEvent | null {
  const schema = schemas.get(kind)
  if (!schema) return null
  // The schema was looked up by `kind`, so kind and body belong together. TypeScript cannot infer that.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { kind, body: schema.parse(body) } as NewEvent
}
