import type { Entry, EventKind } from "../contract/events.ts"
import type { Elector, RevealedAnswer } from "../model/answer.ts"
import type { MemberId, SideId } from "../model/ids.ts"
import type { RecordBody } from "../model/record.ts"
import type { Attribution, Role } from "../model/terms.ts"
import { bySaying, wordless } from "./round/electorate/nameless.ts"

/** `room`: moderators, secretary, panelists, admin. `gallery`: observers, public link, public exports. */
export type Audience = "room" | "gallery"

export const audienceOf = (role: Role): Audience => (role === "observer" || role === "public" ? "gallery" : "room")

/** Kinds that the gallery never receives: who may come in by which link is the room's affair. */
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

/** Kinds whose personal part no reading of the log shows: it is fetched by those for whom it is (DOMAIN R5). */
const sealed: ReadonlySet<string> = new Set<EventKind>(["record-returned"])
export const isSealed = (kind: string): boolean => sealed.has(kind)

/** Who is here, who speaks, who stands for whom and what ties them: where names stay in the room, these stay too. */
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
  // a sentence that the chairs wrote may name anybody
  "minutes-amended",
])

/**
 * What the gallery sees of an entry: the entry, a stripped one, or nothing. Pure, so that `fold(list)` of what it lets
 * through equals a fresh fetch. Under the Chatham House Rule no name and no side leaves the room (DOMAIN A4).
 */
export function gallery(entry: Entry, attribution: Attribution): Entry | null {
  if (roomOnly.has(entry.kind)) return null
  if (attribution !== "named" && (ofPeople.has(entry.kind) || isReminder(entry))) return null
  const named = withoutInvite(entry)
  return attribution === "named" ? named : unattributed(named)
}

/** The product's own words that name whom something waits for. */
function isReminder(entry: Entry): boolean {
  const phrase = entry.kind === "thread-opened" ? entry.body.personal.phrase : undefined
  return phrase?.is === "reminder" || (phrase?.is === "check-text" && phrase.name !== undefined)
}

/** An id that could be used to come in is not for observers. */
function withoutInvite(entry: Entry): Entry {
  if (entry.kind === "member-admitted") return { ...entry, body: { ...entry.body, invite: null } }
  if (entry.kind === "seat-taken" && entry.body.invite) return { ...entry, body: { ...entry.body, invite: null } }
  return entry
}

const noName = { name: "", romanised: "", short: "" }

/** One for all: where each side has its language, a person's language is their side. */
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

/** Stands where an id has to stand and nobody is to be named: one for all, so that nothing links two acts of one person. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsing would bring the schema library into the browser
const nobody = "nobody" as MemberId

/** Authors go; what was said stays. Answers, dissents and objections keep their texts under no one's id. */
function withoutAuthors(entry: Entry): Entry {
  const bare = { ...entry, by: null }
  switch (bare.kind) {
    case "round-opened":
      return { ...bare, body: sidesUntold({ ...bare.body, electorate: bare.body.electorate.map(unnamed) }) }
    case "round-revealed":
      // who was handed a ballot is attendance
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

/** That a side was left out bounds the level; which one it was does not leave the room. */
const sidesUntold = <T extends { recusedSides?: SideId[] | undefined }>(body: T): T =>
  body.recusedSides === undefined ? body : { ...body, recusedSides: [] }

/** The tally stays whole; who stood where, and for which side, does not leave the room. */
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
