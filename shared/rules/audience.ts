import type { Entry, EventKind } from "../contract/events.ts"
import type { Elector, RevealedAnswer } from "../model/consensus/answer.ts"
import type { RecordBody } from "../model/consensus/record.ts"
import type { MemberId, SideId } from "../model/ids.ts"
import type { Attribution, Role } from "../model/terms.ts"
import { bySaying, wordless } from "./round/electorate/nameless.ts"

/** `room`: moderators, secretary, panelists, admin. `gallery`: observers, public link, public exports. */
export type Audience = "room" | "gallery"

export const audienceOf = (role: Role): Audience => (role === "observer" || role === "public" ? "gallery" : "room")

/** Kinds that the gallery never receives: invitations concern only the room. */
const roomOnly: ReadonlySet<EventKind> = new Set<EventKind>([
  "invite-made",
  "invite-revoked",
  "seat-returned",
  "question-asked",
  "question-dismissed",
  "correction-proposed",
  "correction-decided",
  "notice-wanted",
  "notice-sent",
  "interest-proposed",
  "interest-refused",
  "renaming-seen",
  "address-set",
  "address-seen",
])

/**
 * Kinds whose personal part no reading of the log shows: only the members whom it concerns may fetch it (DOMAIN R5).
 */
const sealed: ReadonlySet<string> = new Set<EventKind>(["record-returned"])
export const isSealed = (kind: string): boolean => sealed.has(kind)

/** Kinds about presence, speakers, deputies and interests: if names stay in the room, these stay too. */
const ofPeople: ReadonlySet<EventKind> = new Set<EventKind>([
  "member-described",
  "interest-stated",
  "deputy-named",
  "proposal-made",
  "proposal-confirmed",
  "proposal-carried",
  "proposal-refused",
  "proposal-taken-back",
  "member-suspended",
  "suspension-lifted",
  "seat-reissued",
  "floor-asked",
  "floor-withdrawn",
  "floor-given",
  "chair-handed",
  "floor-ended",
  "attendance-noted",
  // a sentence by the chairs may name any person
  "minutes-amended",
])

/**
 * The gallery's view of an entry: the entry, a stripped one, or null. It is pure, so that a fold of the filtered
 * entries equals a fresh fetch. Under the Chatham House Rule no name and no side leaves the room (DOMAIN A4).
 */
export function gallery(entry: Entry, attribution: Attribution): Entry | null {
  if (roomOnly.has(entry.kind)) return null
  if (attribution !== "named" && (ofPeople.has(entry.kind) || isReminder(entry))) return null
  const named = withoutInvite(entry)
  return attribution === "named" ? named : unattributed(named)
}

/** Whether it is a sentence of the product that names the members with an open need. */
function isReminder(entry: Entry): boolean {
  const phrase = entry.kind === "thread-opened" ? entry.body.personal.phrase : undefined
  return phrase?.is === "reminder" || (phrase?.is === "check-text" && phrase.name !== undefined)
}

/** Removes the id of the invitation, which observers must not learn. */
function withoutInvite(entry: Entry): Entry {
  if (entry.kind === "member-admitted") return { ...entry, body: { ...entry.body, invite: null } }
  if (entry.kind === "seat-taken" && entry.body.invite) return { ...entry, body: { ...entry.body, invite: null } }
  return entry
}

const noName = { name: "", romanised: "", short: "" }

/** One language for all texts: if each side has its own language, a text's language shows the side. */
const noLanguage = "en"

function unattributed(entry: Entry): Entry {
  switch (entry.kind) {
    case "member-admitted": {
      const seat = { ...entry.body, side: null, field: null, lang: noLanguage, personal: noName } as const
      return { ...entry, by: null, body: seat }
    }
    case "seat-taken":
      return { ...entry, by: null, body: { ...entry.body, lang: noLanguage, personal: noName } }
    case "member-changed":
      return { ...entry, by: null, body: { ...entry.body, side: null } }
    case "workspace-opened":
      return { ...entry, body: { ...entry.body, sides: [] } }
    case "sides-set":
      return { ...entry, by: null, body: { sides: [] } }
    default:
      return withoutAuthors(entry)
  }
}

/**
 * Replaces a required id if no person may be named: one value for all, so that nothing links two acts of one person.
 */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsing would bring the schema library into the browser
const nobody = "nobody" as MemberId

/** Removes authors and keeps texts. Answers, dissents and objections keep their texts without an id. */
function withoutAuthors(entry: Entry): Entry {
  const bare = { ...entry, by: null }
  switch (bare.kind) {
    case "round-opened":
      return { ...bare, body: sidesUntold({ ...bare.body, electorate: bare.body.electorate.map(unnamed) }) }
    case "round-revealed":
      // the roll of handed-out ballots shows attendance
      return { ...bare, body: { ...bare.body, answers: bare.body.answers && unsigned(bare.body.answers), roll: null } }
    case "round-voided": {
      const { answers } = bare.body
      return answers ? { ...bare, body: { ...bare.body, answers: unsigned(answers) } } : bare
    }
    case "record-declared":
      return { ...bare, body: { ...bare.body, body: recordWithoutNames(bare.body.body) } }
    case "position-changed": {
      const { from, position } = bare.body
      const said = { from: from && wordless(from), position: wordless(position) }
      return { ...bare, body: { ...bare.body, ...said, member: null } }
    }
    case "member-recused":
      return { ...bare, body: { ...bare.body, member: nobody } }
    case "objection-raised":
      return { ...bare, body: { ...bare.body, member: nobody } }
    case "reservation-added":
      return { ...bare, body: { ...bare.body, member: nobody } }
    case "dissent-added":
      return { ...bare, body: { ...bare.body, member: nobody } }
    case "change-stated":
      return { ...bare, body: { ...bare.body, member: nobody } }
    case "record-countersigned":
      return { ...bare, body: { ...bare.body, member: nobody } }
    case "erratum-objected":
      return { ...bare, body: { ...bare.body, member: nobody } }
    case "reviewer-named":
      return { ...bare, body: { ...bare.body, member: nobody } }
    case "question-approved":
      return { ...bare, body: { ...bare.body, member: null } }
    case "question-answered":
      return { ...bare, body: { ...bare.body, by: null } }
    case "action-added":
      return { ...bare, body: { ...bare.body, owners: [] } }
    default:
      return bare
  }
}

const unsigned = (answers: readonly RevealedAnswer[]): RevealedAnswer[] =>
  answers
    .map(one => ({ ...one, answer: wordless(one.answer) }))
    .toSorted(bySaying)
    .map(one => ({ ...one, member: null, side: null }))

const unnamed = <T extends Elector>(elector: T): T => ({ ...elector, member: nobody, side: null })

/** That a side was left out limits the level and is shown; which side it was stays in the room. */
const sidesUntold = <T extends { recusedSides?: SideId[] | undefined }>(body: T): T =>
  body.recusedSides === undefined ? body : { ...body, recusedSides: [] }

/** The tally stays whole; the positions of persons and sides stay in the room. */
const recordWithoutNames = (body: RecordBody): RecordBody => ({
  ...sidesUntold(body),
  electorate: body.electorate.map(unnamed),
  sides: [],
  positions: body.positions
    .map(one => ({ ...unnamed(one), position: wordless(one.position) }))
    .toSorted((a, b) => bySaying({ answer: a.position, spoken: a.spoken }, { answer: b.position, spoken: b.spoken })),
  objections: body.objections.map(one => ({ ...one, by: nobody })),
  dissents: body.dissents.map(one => ({ ...one, by: null })),
  recused: body.recused.map(() => nobody),
})
