import type { Entry, EventKind } from "../contract/events.ts"
import type { Elector, RevealedAnswer } from "../model/consensus/answer.ts"
import type { RecordBody } from "../model/consensus/record.ts"
import type { SideId } from "../model/ids.ts"
import type { Attribution, Role } from "../model/terms.ts"
import { bySaying, heardByNobody, nobody, sideless, untold, wordless } from "./round/electorate/nameless.ts"
import { keyWithoutMember } from "./said/inRounds.ts"

/**
 * `room`: moderators, secretaries, panelists, administrators. `gallery`: observers, readers of the public link, public
 * exports.
 */
export type Audience = "room" | "gallery"

export const audienceOf = (role: Role): Audience => (role === "observer" || role === "public" ? "gallery" : "room")

/** Kinds of entries that the gallery never receives: their subjects, an invitation's for example, concern only the room. */
const roomOnly: ReadonlySet<EventKind> = new Set<EventKind>([
  "invite-made",
  "invite-revoked",
  "seat-returned",
  "question-asked",
  "question-dismissed",
  "correction-proposed",
  "correction-decided",
  "correction-insisted",
  "notice-wanted",
  "notice-sent",
  "silence-seen",
  "interest-proposed",
  "interest-refused",
  "renaming-seen",
  "address-set",
  "address-seen",
  "opening-planned",
  "changes-seen",
  "translation-reader-named",
  "token-revoked",
  "press-link-made",
  "press-link-revoked",
  "press-link-opened",
  "erasure-asked",
  "erasure-taken-back",
  "erasure-declined",
  "consent-given",
  "consent-withdrawn",
])

/**
 * Kinds of entries whose personal part is left out wherever the log is read. Only the members whom the part concerns
 * may fetch it (DOMAIN R5).
 */
const sealed: ReadonlySet<string> = new Set<EventKind>(["record-returned"])
export const isSealed = (kind: string): boolean => sealed.has(kind)

/**
 * Kinds of entries about single persons, such as presence, speakers, deputies and interests. The gallery does not get
 * them unless the attribution is `named`.
 */
const ofPeople: ReadonlySet<EventKind> = new Set<EventKind>([
  "member-described",
  "interest-stated",
  "deputy-named",
  "terms-agreed",
  "alternate-named",
  "alternate-withdrawn",
  "alternate-seated",
  "delegate-seated",
  "proposal-made",
  "proposal-confirmed",
  "proposal-carried",
  "proposal-refused",
  "proposal-taken-back",
  "member-suspended",
  "suspension-lifted",
  "seat-reissued",
  "seat-disowned",
  "floor-asked",
  "floor-withdrawn",
  "floor-given",
  "chair-handed",
  "floor-ended",
  // Speaking times are those of people, and a side may not leave the room where names stay in it.
  "budgets-set",
  "time-lent",
  "time-taken-back",
  "time-overrun",
  "attendance-noted",
  // The replacement sentence is free text of a moderator or the secretary and may name any person, so it is treated
  // like an entry about a person.
  "minutes-amended",
  "round-summarized",
  // So is the name of a version of a note.
  "version-named",
  "version-unnamed",
  // So are the titles of groups of reasons (DOMAIN W8).
  "reasons-grouped",
  // An answer for a translation comes from the author, and tells which of two texts is the original (DOMAIN V6).
  "translation-accepted",
  "translation-let-stand",
])

/**
 * The entry as the gallery may read it: complete, with fields removed, or null. The function is pure, so that a fold of
 * the filtered entries equals a newly fetched state. Under the Chatham House Rule it removes every name and side
 * (DOMAIN A4).
 */
export function gallery(entry: Entry, attribution: Attribution): Entry | null {
  if (roomOnly.has(entry.kind) || isKept(entry)) return null
  // An opening that happened takes words away from the gallery, so that its pages fold anew (DOMAIN C10).
  if (entry.kind === "opening-ended" && !entry.body.opened) return null
  if (entry.kind === "token-made") return ofActingProgram(entry, attribution)
  if (attribution !== "named" && (ofPeople.has(entry.kind) || isReminder(entry) || isAboutPeople(entry))) return null
  // The gallery reads the number, and not the names of those who could not answer in time.
  if (entry.kind === "answer-came-late") return { ...entry, by: null, body: { ...entry.body, member: null } }
  const named = withoutInterpreter(withoutInvite(entry))
  return attribution === "named" ? named : unattributed(keyUnsigned(named))
}

/**
 * Returns whether the entry is a sentence that Plenary wrote in a member's name (a phrase) and that names members who
 * still have something to do.
 */
function isReminder(entry: Entry): boolean {
  const phrase = entry.kind === "thread-opened" ? entry.body.personal.phrase : undefined
  return phrase?.is === "reminder" || (phrase?.is === "check-text" && phrase.name !== undefined)
}

/**
 * The entry of a token, for the gallery: without the hash, and only of a program that acts in a panel that shows names,
 * because entries name such a program as their author (DOMAIN X14).
 */
const ofActingProgram = (entry: Entry & { kind: "token-made" }, attribution: Attribution): Entry | null =>
  attribution === "named" && entry.body.scope === "secretary" ? { ...entry, body: { ...entry.body, hash: "" } } : null

/** Returns whether the entry is about a translation whose original only the room reads (DOMAIN V6). */
const isKept = ({ body }: Entry): boolean => "room" in body && body.room === true

/** Returns whether the entry is about a translation of what concerns a person, such as the reason for a suspension. */
const isAboutPeople = ({ body }: Entry): boolean => "key" in body && /^(member|proposal):/.test(body.key)

/** Removes who translated what was said without a name, so that no entry about it has an author (DOMAIN V5). */
const withoutInterpreter = (entry: Entry): Entry =>
  "hidden" in entry.body && entry.body.hidden === true ? { ...entry, by: null } : entry

/** Removes the id of the invitation, because observers must not learn it. */
function withoutInvite(entry: Entry): Entry {
  if (entry.kind === "member-admitted") return { ...entry, body: { ...entry.body, invite: null } }
  if (entry.kind === "seat-disowned") return { ...entry, body: { ...entry.body, invite: null } }
  if (entry.kind === "seat-taken" && entry.body.invite) {
    const { letter: _, ...body } = entry.body
    return { ...entry, body: { ...body, invite: null } }
  }
  return entry
}

const noName = { name: "", romanised: "", short: "" }

/**
 * The language given for every member if the gallery may not read names. If each side has its own language, a member's
 * language would show their side.
 */
const noLanguage = "en"

/** Removes the member from the key of a translation, because the key would say whose reason it translates. */
function keyUnsigned(entry: Entry): Entry {
  if (!("key" in entry.body)) return entry
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the kind stays, and so does the form of its body
  return { ...entry, body: { ...entry.body, key: keyWithoutMember(entry.body.key) } } as Entry
}

function unattributed(entry: Entry): Entry {
  switch (entry.kind) {
    case "member-admitted": {
      // an alternate is an observer to the gallery, which does not learn that there are alternates (DOMAIN AL7)
      const role = entry.body.role === "alternate" ? "observer" : entry.body.role
      const seat = { ...entry.body, role, side: null, field: null, lang: noLanguage, personal: noName } as const
      return { ...entry, by: null, body: seat }
    }
    case "seat-taken":
      return { ...entry, by: null, body: { ...entry.body, lang: noLanguage, personal: noName } }
    case "member-changed":
      return { ...entry, by: null, body: { ...entry.body, side: null } }
    case "workspace-opened":
      return { ...entry, body: { ...entry.body, sides: [], authentic: entry.body.authentic.map(sideless) } }
    case "languages-set":
      return { ...entry, by: null, body: { ...entry.body, authentic: entry.body.authentic.map(sideless) } }
    case "sides-set":
      return { ...entry, by: null, body: { sides: [] } }
    default:
      return withoutAuthors(entry)
  }
}

/** Removes the authors of an entry and keeps its texts, also those of answers, dissents and objections. */
function withoutAuthors(entry: Entry): Entry {
  const bare = { ...entry, by: null }
  switch (bare.kind) {
    case "round-opened":
      return { ...bare, body: sidesUntold({ ...bare.body, electorate: bare.body.electorate.map(unnamed) }) }
    case "round-closed":
      // The gallery learns that a side was below its quorum, but not which one.
      return bare.body.fewSides ? { ...bare, body: { ...bare.body, fewSides: [] } } : bare
    case "round-revealed":
      // `roll` is removed, because members who collected a ballot were present.
      return { ...bare, body: { ...bare.body, ...withoutPeople(bare.body), ...untold(bare.body), roll: null } }
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
    case "translation-given": {
      const { writer, personal } = bare.body
      const unsigned = { ...personal, ...(personal.authors && { authors: [] }) }
      return {
        ...bare,
        body: { ...bare.body, drafted: "person", ...(writer && { writer: null }), personal: unsigned },
      }
    }
    case "translation-corrected":
      // The words arrive as those of any translation, so that nothing tells that the author wrote them.
      return { ...bare, kind: "translation-given", body: { ...bare.body, drafted: "person" } }
    case "question-approved":
      return { ...bare, body: { ...bare.body, member: null } }
    case "question-answered":
      return { ...bare, body: { ...bare.body, by: null } }
    case "progress-members-named":
      return { ...bare, body: { ...bare.body, members: [] } }
    case "progress-noted":
      return { ...bare, body: { ...bare.body, member: nobody } }
    case "member-erased":
      return { ...bare, body: { member: nobody, parts: 0 } }
    case "retention-carried-out":
      return { ...bare, body: { ...bare.body, members: [] } }
    case "action-added":
      return { ...bare, body: { ...bare.body, owners: [] } }
    default:
      return bare
  }
}

/**
 * The answers and reasons of a result without members and sides. The reasons keep their order, because groups refer to
 * their places.
 */
const withoutPeople = ({ answers, reasons }: (Entry & { kind: "round-revealed" })["body"]) => ({
  answers: answers && unsigned(answers),
  ...(reasons && { reasons: reasons.map(one => ({ ...one, member: null })) }),
})

const unsigned = (answers: readonly RevealedAnswer[]): RevealedAnswer[] =>
  answers
    .map(one => ({ ...heardByNobody(one), answer: wordless(one.answer) }))
    .toSorted(bySaying)
    .map(one => ({ ...one, member: null, side: null }))

const unnamed = <T extends Elector>({ delegate: _, ...elector }: T) => ({ ...elector, member: nobody, side: null })

/**
 * Empties the list of left-out sides, because only the room may know which side was left out. The empty list still says
 * that a side was left out, which limits the level.
 */
const sidesUntold = <T extends { recusedSides?: SideId[] | undefined }>(body: T): T =>
  body.recusedSides === undefined ? body : { ...body, recusedSides: [] }

/** Keeps the record's tally, and removes the positions of persons and sides, which only the room may read. */
const recordWithoutNames = (body: RecordBody): RecordBody => ({
  ...sidesUntold(body),
  ...untold(body),
  electorate: body.electorate.map(unnamed),
  sides: [],
  positions: body.positions
    .map(one => ({ ...unnamed(heardByNobody(one)), position: wordless(one.position) }))
    .toSorted((a, b) => bySaying({ answer: a.position, spoken: a.spoken }, { answer: b.position, spoken: b.spoken })),
  objections: body.objections.map(one => ({ ...one, by: nobody })),
  dissents: body.dissents.map(one => ({ ...one, by: null })),
  recused: body.recused.map(() => nobody),
})
