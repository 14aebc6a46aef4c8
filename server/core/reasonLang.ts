import { type NewEvent, parseEvent } from "../../shared/contract/events.ts"
import { isLang, type Lang } from "../../shared/model/terms.ts"

/** A reason and the language that its sender stated. */
export interface Worded {
  reason: string
  reasonLang?: Lang | undefined
}

/** Adds the language of a reason to every event that holds this reason. */
export const inLanguage = (events: readonly NewEvent[], { reason, reasonLang }: Worded): NewEvent[] =>
  events.map(event => (reasonLang === undefined || reason === "" ? event : stated(event, reason, reasonLang)))

/** Reads the event by its schema, which leaves the language out of a kind that has no reason of a person. */
function stated(event: NewEvent, reason: string, reasonLang: Lang): NewEvent {
  const { kind, body } = event
  if (("reason" in body && body.reason === reason) || ("why" in body && body.why === reason))
    return parseEvent(kind, { ...body, reasonLang }) ?? event
  const { personal } = { personal: undefined, ...body }
  if (personal && "reason" in personal && personal.reason === reason)
    return parseEvent(kind, { ...body, personal: { ...personal, reasonLang } }) ?? event
  return event
}

/** The reason in a command's body, with its language; null if the command has none. */
export function wordedIn(body: unknown): Worded | null {
  if (typeof body !== "object" || body === null || !("reasonLang" in body)) return null
  const { reasonLang, reason, why } = { reason: undefined, why: undefined, ...body }
  const words = typeof reason === "string" ? reason : why
  return typeof words === "string" && isLang(reasonLang) ? { reason: words, reasonLang } : null
}
