import type { Entry, EventKind } from "../../contract/events.ts"
import type { State } from "../../fold/state.ts"
import type { MemberId, SaidKey, SessionId } from "../../model/ids.ts"
import type { Attribution, Instant } from "../../model/terms.ts"
import { gallery } from "../gallery/gallery.ts"
import { withheldKinds } from "../gate/withheldKinds.ts"
import { nobody } from "../round/electorate/nameless.ts"
import { saidIn } from "../said/saidIn.ts"

/**
 * A member who said no to an opening, or could not be asked about it. Their words before `before`, or before the
 * opening where that is 0, leave the room no more (DOMAIN C10).
 */
export interface WithheldRow {
  opening: string
  member: MemberId
  before: Instant
}

/** The rest of an entry that the gallery reads after an opening: nothing (`gone`), all but its author, or all of it. */
export type Withholding = (entry: Entry) => "gone" | "unnamed" | "whole"

/** The entry as the gallery reads it now. Everything that leaves the room, but adopted minutes, goes through here. */
export function outward(entry: Entry, attribution: Attribution, withheld: Withholding | null): Entry | null {
  const left = withheld?.(entry) ?? "whole"
  const told = left === "gone" ? null : gallery(entry, attribution)
  return told && left === "unnamed" ? unnamed(told) : told
}

const unnamed = (entry: Entry): Entry =>
  entry.kind === "terms-agreed"
    ? { ...entry, by: null, body: { ...entry.body, member: nobody } }
    : { ...entry, by: null }

/** The entries of a round that everybody reads while it is closed and its result is not shown. */
const ofClosedRounds: ReadonlySet<EventKind> = new Set<EventKind>([
  "round-opened",
  "round-extended",
  "round-closed",
  "round-reopened",
])
/** The entries that make a record what it says. They are shown of a record that was in force at the opening. */
const ofRecords: ReadonlySet<EventKind> = new Set<EventKind>([
  "record-declared",
  "record-confirmed",
  "record-superseded",
  "record-withdrawn",
  "reservation-added",
  "dissent-added",
  "change-stated",
  "addition-withdrawn",
  "record-countersigned",
  "erratum-proposed",
  "erratum-in-force",
])

type Opened = NonNullable<NonNullable<State["workspace"]>["opened"]>

/** The openings that have happened and concern all of the panel, or the minutes of this session. */
const openedTo = ({ workspace }: State, session: SessionId | null): Opened =>
  (workspace?.opened ?? []).filter(one => one.session === undefined || one.session === session)

/** Until when each member's words are withheld. */
function timesOf(opened: Opened, rows: readonly WithheldRow[]): Map<string, Instant> {
  const times = new Map<string, Instant>()
  for (const { opening, member, before } of rows) {
    const at = opened.find(({ id }) => id === opening)?.at
    if (at === undefined) continue
    const until = before === 0 ? at : Math.min(before, at)
    times.set(member, Math.max(times.get(member) ?? 0, until))
  }
  return times
}

/**
 * Finds the words that the openings of a panel withhold; null if there are none. `state` is the fold of the whole log as
 * the room reads it. Entries that belong to words that are withheld go with them: what was said in a member's thread, answered to their
 * objection, or translated. A round that asked the member stays closed, since its figures would tell what they said.
 * `session`: whose scribe's text is written, so that the publication of its minutes counts as an opening, too.
 */
export function withholding(
  state: State,
  rows: readonly WithheldRow[],
  session: SessionId | null = null,
): Withholding | null {
  const opened = openedTo(state, session)
  const times = timesOf(opened, rows)
  if (times.size === 0) return null
  const keeps = (member: string | null | undefined, at: Instant): boolean =>
    member !== null && member !== undefined && at <= (times.get(member) ?? -1)
  const inForce = new Set<string>(opened.flatMap(({ records }) => records))
  const gone = new Set<string>()
  const leave = (noun: string, id: string, is: boolean) => is && gone.add(`${noun}:${id}`)
  for (const { id, electorate, openedAt } of Object.values(state.rounds)) {
    const asked = electorate.some(({ member, delegate }) => keeps(member, openedAt) || keeps(delegate, openedAt))
    leave("round", id, asked)
  }
  for (const { id, entries } of Object.values(state.threads))
    leave("thread", id, entries[0] !== undefined && keeps(entries[0].by, entries[0].at))
  for (const { id, by, at, round } of Object.values(state.objections))
    leave("objection", id, keeps(by, at) || gone.has(`round:${round}`))
  for (const { id, by, at } of Object.values(state.questions)) leave("question", id, keeps(by, at))
  for (const { id, asker, at } of Object.values(state.proposals)) leave("proposal", id, keeps(asker, at))
  for (const { id, body } of Object.values(state.records))
    leave("record", id, !inForce.has(id) && gone.has(`round:${body.round}`))
  const unsaid = new Set<SaidKey>(
    saidIn(state).flatMap(({ key, authors, at }) => (authors.some(author => keeps(author, at)) ? [key] : [])),
  )
  const isUnsaid = (key: SaidKey): boolean => {
    const [noun, id] = key.split(":")
    return !(noun === "record" && inForce.has(id ?? "")) && (unsaid.has(key) || gone.has(`${noun}:${id}`))
  }
  const isOf = (body: object, noun: string): boolean =>
    gone.has(`${noun}:${String(Object.entries(body).find(([name]) => name === noun)?.[1])}`)
  return entry => {
    const { kind, body, by, at } = entry
    if ("record" in body && inForce.has(body.record ?? "") && ofRecords.has(kind)) return "whole"
    if (isOf(body, "round") && !ofClosedRounds.has(kind)) return "gone"
    if (["thread", "objection", "question", "proposal", "record"].some(noun => isOf(body, noun))) return "gone"
    if ("key" in body && isUnsaid(body.key)) return "gone"
    const rest = withheldKinds[kind]
    if (rest === "said" && [by, ...namedIn(body)].some(one => keeps(one, at))) return "gone"
    // an entry that repeats a translation for more readers does not say when its words were written
    if (kind === "translation-given" && times.has(body.writer ?? "")) return "gone"
    if (!keeps(by, at)) return "whole"
    return rest === "words" ? "gone" : "unnamed"
  }
}

/** The people whom the body of an entry names as the authors of its words. */
const namedIn = (body: Entry["body"]): (string | null)[] => [
  "member" in body ? body.member : null,
  "by" in body ? body.by : null,
]
