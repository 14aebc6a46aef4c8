import type * as z from "zod"
import type { MemberId } from "../model/ids.ts"
import { floorEvents } from "./events/floor.ts"
import { noticeEvents } from "./events/notice.ts"
import { proposalEvents } from "./events/proposal.ts"
import { publicEvents } from "./events/public.ts"
import { recordEvents } from "./events/record.ts"
import { roundEvents } from "./events/round.ts"
import { sessionEvents } from "./events/session.ts"
import { statementEvents } from "./events/statement.ts"
import { threadEvents } from "./events/thread.ts"
import { workspaceEvents } from "./events/workspace.ts"

/** Every kind of event, with the schema of its body. A kind never changes meaning; new fields have defaults. */
export const eventBodies = {
  ...workspaceEvents,
  ...sessionEvents,
  ...floorEvents,
  ...publicEvents,
  ...threadEvents,
  ...statementEvents,
  ...roundEvents,
  ...recordEvents,
  ...noticeEvents,
  ...proposalEvents,
}

export type EventKind = keyof typeof eventBodies
export type EventBody<K extends EventKind> = z.output<(typeof eventBodies)[K]>

/** An event as a command decides it: a kind and its body, before it has a place in the log. */
export type NewEvent = { [K in EventKind]: { kind: K; body: EventBody<K> } }[EventKind]

/** An event in its place. `by` is null for the server itself. */
export type Entry = NewEvent & { seq: number; at: number; by: MemberId | null }

const schemas = new Map<string, z.ZodType>(Object.entries(eventBodies))

/** Parses a stored or received event; an unknown kind is null: it folds to nothing and the page says "reload". */
export function parseEvent(kind: string, body: unknown): NewEvent | null {
  const schema = schemas.get(kind)
  if (!schema) return null
  // The schema was found by this very kind; TypeScript cannot carry that through a table of forty.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { kind, body: schema.parse(body) } as NewEvent
}
