import type { SealedAnswer } from "../../../server/ports/database/store.ts"
import type { Entry } from "../../../shared/contract/events.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { audienceOf, isSealed } from "../../../shared/rules/audience.ts"
import { outward, type WithheldRow, withholding } from "../../../shared/rules/frame/withheld.ts"
import type { Effect } from "../../../shared/rules/gate/affects.ts"
import { owesNotice } from "../../../shared/rules/law/consents.ts"
import { linkEndsSeats, linkState } from "../../../shared/rules/people/links.ts"
import { unseatedReading } from "../../../shared/rules/readings/embargo.ts"
import { isActive } from "../../../shared/rules/readings/members.ts"
import { electorateOf } from "../../../shared/rules/round/electorate/electorate.ts"
import { owesConsent } from "../../../shared/rules/settings.ts"
import { noteModeNow } from "../../../shared/rules/text/noteMode.ts"
import { type Access, rightsOf } from "./whoMay.ts"

/** The standing of everybody in a panel, so that two of them tell what a command did to whom. */
export interface Standing {
  /** each sign-in and each seat, what it may answer, and each open round, note and link */
  access: Access
  /** the entries that each caller reads, by the caller's name */
  reads: Record<string, string[]>
  /** the members whom the next round would ask */
  electorate: string[]
  /** every answer that counts in an open round, by its giver */
  answers: string[]
  /** everything under which the next round opens, and what holds between the sides */
  terms: string
}

/** Access as it was tried; of seats that nobody has taken, and of links, notes and tokens, as the state has it. */
function accessIn(state: State, now: number, tried: Access, sitting: ReadonlySet<string>): Access {
  const access = { ...tried }
  for (const member of Object.values(state.members)) {
    if (sitting.has(member.id)) continue
    const shut = owesConsent(state, member) || owesNotice(state, member) || state.workspace?.archived !== undefined
    const ended = member.cameBy !== undefined && linkEndsSeats(state, member.cameBy)
    access[`seat ${member.id}`] = !isActive(member) || ended ? 0 : shut ? 1 : 1 + rightsOf[member.role]
  }
  for (const round of Object.values(state.rounds)) access[`answer ${round.id}`] = round.state === "open" ? 1 : 0
  for (const topic of Object.values(state.topics))
    access[`note ${topic.id}`] =
      topic.state === "closed" || topic.ended ? 0 : { locked: 0, suggest: 1, open: 2 }[noteModeNow(topic)]
  for (const link of Object.values(state.invites))
    access[`link ${link.id}`] = linkState(state, link, now) === "works" ? 1 : 0
  for (const token of Object.values(state.machines ?? {})) access[`token ${token.id}`] = token.ended ? 0 : 1
  access["panel"] = state.workspace?.removed ? 0 : 1
  return access
}

/** The callers by role and audience: each role with a seat, strangers, holders of press links, and programs by scope. */
function readsIn(
  state: State,
  now: number,
  { entries, withheld }: { entries: readonly Entry[]; withheld: readonly WithheldRow[] },
): Standing["reads"] {
  const withholds = withholding(state, withheld)
  const attribution = state.workspace?.attribution ?? "named"
  const room = entries.map(entry =>
    JSON.stringify([entry.seq, isSealed(entry.kind) ? { ...entry.body, personal: 0 } : entry.body]),
  )
  const out = entries.flatMap(entry => {
    const told = outward(entry, attribution, withholds)
    return told ? [JSON.stringify([entry.seq, told.by, told.body])] : []
  })
  const reads: Standing["reads"] = {}
  for (const member of Object.values(state.members))
    reads[`${member.role} ${member.id}`] = !isActive(member) ? [] : audienceOf(member.role) === "room" ? room : out
  const isOpen = unseatedReading(state, now).kind === "open"
  for (const caller of ["a stranger", "a search engine", "the stream", "the calendar"])
    reads[caller] = isOpen ? out : []
  for (const session of Object.values(state.sessions))
    for (const link of session.press ?? [])
      reads[`press ${link.id}`] = link.ended === null && now < link.until ? out : []
  for (const { id, scope, ended, until } of Object.values(state.machines ?? {})) {
    const works = ended === null && now < until && (scope !== "public" || isOpen)
    reads[`token ${id}`] = !works ? [] : scope === "secretary" ? room : out
  }
  reads["replay"] = isOpen && state.workspace?.replay === "readers" ? out : []
  return reads
}

/** Everything that the next round takes over, and what binds the sides. */
function termsIn(state: State): string {
  const { workspace, sides, deputies, statements, records } = state
  const { rule, reasonsFor, stopping, attribution, authentic, accountsSince, privacy, translationDays, retention } =
    workspace ?? {}
  const recorded = Object.values(records).map(({ id, state: at }) => [id, at])
  const frozen = Object.values(statements)
    .filter(one => one.versions.length > 0)
    .map(one => [one.id, one.versions.length, one.state === "withdrawn"])
  return JSON.stringify([
    rule,
    reasonsFor,
    stopping,
    attribution,
    authentic,
    accountsSince,
    privacy?.blocks,
    translationDays,
    retention,
    sides.map(({ id }) => id),
    deputies,
    recorded,
    frozen,
  ])
}

/**
 * The standing of everybody in `state`. `entries` are those of which it is asked who reads them; `answers` are the
 * stored answers to open rounds, `withheld` the people whose words openings keep from those without a seat.
 */
export const standing = (
  state: State,
  now: number,
  {
    answers,
    tried = {},
    sitting = new Set(),
    ...read
  }: {
    entries: readonly Entry[]
    answers: Iterable<SealedAnswer>
    withheld: readonly WithheldRow[]
    tried?: Access
    sitting?: ReadonlySet<string>
  },
): Standing => ({
  access: accessIn(state, now, tried, sitting),
  reads: readsIn(state, now, read),
  electorate: electorateOf(state)
    .map(({ member, side }) => `${member} ${side}`)
    .toSorted(),
  // an answer that an officer entered counts only once it is confirmed
  answers: [...answers]
    .filter(({ spoken, aloud }) => !spoken || aloud?.is === "confirmed")
    .map(({ round, member, revision, spoken }) => `${member} ${round} ${revision} ${spoken}`),
  terms: termsIn(state),
})

/** Finds the effects of a command on others than its sender, with the first case of each. */
export function doneToOthers(before: Standing, after: Standing, by: MemberId | null): Map<Effect, string> {
  const done = new Map<Effect, string>()
  const note = (effect: Effect, what: string) => void (done.has(effect) || done.set(effect, what))
  const isOthers = (key: string) => by === null || !key.endsWith(by)
  for (const [key, was] of Object.entries(before.access))
    if (isOthers(key) && (after.access[key] ?? 0) < was) note("ends access", key)
  for (const [caller, seen] of Object.entries(after.reads)) {
    if (!isOthers(caller)) continue
    const had = new Set(before.reads[caller] ?? before.reads[sameCaller(before.reads, caller)])
    if (seen.some(one => !had.has(one))) note("exposes", caller)
  }
  const others = (list: readonly string[]) => list.filter(one => by === null || !one.startsWith(by)).join()
  if (others(before.electorate) !== others(after.electorate)) note("binds", "who is asked")
  if (before.terms !== after.terms) note("binds", "terms")
  const given = new Set(before.answers)
  if (after.answers.some(one => !given.has(one) && (by === null || !one.startsWith(by))))
    note("answers without its owner", "an answer")
  return done
}

/** The name under which a member was a caller before they got another role. */
const sameCaller = (reads: Standing["reads"], caller: string): string =>
  Object.keys(reads).find(one => one.split(" ").at(-1) === caller.split(" ").at(-1)) ?? ""
