import type { EventBody, EventKind } from "../../contract/events.ts"
import type { MemberId } from "../../model/ids.ts"
import { questionAudiences } from "../../question/audience.ts"
import { nobody, sideless, wordless } from "../round/electorate/nameless.ts"
import { type Audiences, nameless } from "./inGallery.ts"
import {
  recordWithoutNames,
  roundWithoutNames,
  translationWithoutWriter,
  unnamedElectors,
  unsigned,
} from "./nameless.ts"

const withoutMember = <B extends { member: MemberId }>(body: B): B => ({ ...body, member: nobody })
const withoutSides = <B extends { authentic: ReturnType<typeof sideless>[] }>(body: B): B => ({
  ...body,
  authentic: body.authentic.map(sideless),
})

const noName = { name: "", romanised: "", short: "" }

/**
 * The language given for every member if the gallery may not read names. If each side has its own language, a member's
 * language would show their side.
 */
const noLanguage = "en"

/**
 * The audience of every kind of entry (docs/AUDIENCES.md). Besides, shared/rules/gallery/gallery.ts removes the parts
 * that are withheld in entries of all kinds.
 */
export const audiences: Audiences<EventKind> = {
  "workspace-opened": nameless(body => withoutSides({ ...body, sides: [] })),
  "workspace-removed": "whole",
  "title-set": "whole",
  "description-set": "whole",
  "languages-set": nameless(withoutSides),
  "sides-set": nameless(() => ({ sides: [] })),
  "attribution-set": "whole",
  "attribution-accepted": "whole",
  "access-set": "whole",
  "engine-set": "whole",
  "rule-set": "whole",
  "terms-agreed": "people",
  "reasons-set": "whole",
  "stopping-set": "whole",
  "accounts-set": "whole",
  "opening-planned": "room",
  // An opening that happened takes words away from the gallery, so that its pages fold anew (DOMAIN C10).
  "opening-ended": entry => (entry.body.opened ? entry : null),
  "changes-seen": "room",
  "member-admitted"(entry, names) {
    const body = { ...entry.body, invite: null }
    if (names) return { ...entry, body }
    // an alternate is an observer to the gallery, which does not learn that there are alternates (DOMAIN AL7)
    const role = body.role === "alternate" ? "observer" : body.role
    return { ...entry, body: { ...body, role, side: null, field: null, lang: noLanguage, personal: noName } }
  },
  "seat-taken"(entry, names) {
    const body = entry.body.invite ? withoutInvite(entry.body) : entry.body
    return { ...entry, body: names ? body : { ...body, lang: noLanguage, personal: noName } }
  },
  "seat-returned": "room",
  "member-changed": nameless(body => ({ ...body, side: null })),
  "member-described": "people",
  "interest-stated": "people",
  "interest-proposed": "room",
  "interest-refused": "room",
  "renaming-seen": "room",
  "address-set": "room",
  "address-seen": "room",
  "deputy-named": "people",
  "member-removed": "whole",
  "member-left": "whole",
  "member-suspended": "people",
  "suspension-lifted": "people",
  "seat-reissued": "people",
  "seat-disowned": (entry, names) => (names ? { ...entry, body: { ...entry.body, invite: null } } : null),
  "invite-made": "room",
  "invite-revoked": "room",

  "alternate-named": "people",
  "alternate-withdrawn": "people",
  "alternate-seated": "people",
  "delegate-seated": "people",

  "session-scheduled": "whole",
  "session-replanned": "whole",
  "session-started": "whole",
  "session-continued": "whole",
  "session-cancelled": "whole",
  "session-paused": "whole",
  "session-resumed": "whole",
  "session-closed": "whole",
  "session-reopened": "whole",
  "topic-opened": "whole",
  "topic-closed": "whole",
  "topic-ended": "whole",
  "topic-resumed": "whole",
  "topic-reopened": "whole",
  "note-mode-set": "whole",
  // The name of a version is free text and may name any person.
  "version-named": "people",
  "version-unnamed": "people",
  "note-restored": "whole",
  "reading-added": "whole",
  "reading-removed": "whole",
  "agenda-set": "whole",
  "agenda-moved": "whole",

  "floor-asked": "people",
  "floor-withdrawn": "people",
  "floor-given": "people",
  "floor-ended": "people",
  "chair-taken": "whole",
  "chair-handed": "people",
  "queue-ordered": "whole",
  "item-extended": "whole",
  "attendance-noted": "people",
  // Speaking times are those of people, and a side may not leave the room where names stay in it.
  "budgets-set": "people",
  "time-lent": "people",
  "time-taken-back": "people",
  "time-overrun": "people",

  ...questionAudiences,
  "action-added": nameless(body => ({ ...body, owners: [] })),
  "action-done": "whole",
  "minutes-sent": "whole",
  "minutes-recalled": "whole",
  "correction-proposed": "room",
  "correction-decided": "room",
  "correction-insisted": "room",
  // The replacement sentence is free text of a moderator or the secretary and may name any person.
  "minutes-amended": "people",
  "minutes-adopted": "whole",
  "minutes-extended": "whole",
  "minutes-published": "whole",
  "summary-written": "whole",
  "embargo-set": "whole",
  "press-link-made": "room",
  "press-link-revoked": "room",
  "press-link-opened": "room",

  "thread-opened": (entry, names) => (names || !isReminder(entry.body) ? entry : null),
  "reply-added": "whole",
  "comment-corrected": "whole",
  "comment-withdrawn": "whole",
  "thread-resolved": "whole",
  "suggestion-accepted": "whole",
  "suggestion-declined": "whole",
  "thread-reopened": "whole",
  "anchors-set": "whole",

  "statement-drafted": "whole",
  "text-saved": "whole",
  "text-confirmed": "whole",
  "reviewer-named": nameless(withoutMember),
  "one-text-consented": "whole",
  "version-proposed": "whole",
  "statement-withdrawn": "whole",
  "statement-carried-over": "whole",
  "no-consensus-recorded": "whole",

  "round-opened": nameless(unnamedElectors),
  // The gallery learns that a side was below its quorum, but not which one.
  "round-closed": nameless(body => (body.fewSides ? { ...body, fewSides: [] } : body)),
  "round-reopened": "whole",
  "round-extended": "whole",
  // The gallery reads the number, and not the names of those who could not answer in time.
  "answer-came-late": entry => ({ ...entry, by: null, body: { ...entry.body, member: null } }),
  "round-revealed": nameless(roundWithoutNames),
  "silence-seen": "room",
  // The titles of groups of reasons are free text and may name any person (DOMAIN W8).
  "reasons-grouped": "people",
  "round-summarized": "people",
  "round-voided": nameless(body => (body.answers ? { ...body, answers: unsigned(body.answers) } : body)),
  "position-changed": nameless(body => ({
    ...body,
    from: body.from && wordless(body.from),
    position: wordless(body.position),
    member: null,
  })),
  "member-recused": nameless(withoutMember),
  "objection-raised": nameless(withoutMember),
  "objection-answered": "whole",
  "objection-replied": "whole",

  "record-declared": nameless(body => ({ ...body, body: recordWithoutNames(body.body) })),
  "record-confirmed": "whole",
  "record-returned": "whole",
  "return-reason-published": "whole",
  "record-taken-back": "whole",
  "record-lapsed": "whole",
  "record-superseded": "whole",
  "withdrawal-proposed": "whole",
  "withdrawal-confirmed": "whole",
  "withdrawal-taken-back": "whole",
  "record-withdrawn": "whole",
  "reservation-added": nameless(withoutMember),
  "dissent-added": nameless(withoutMember),
  "change-stated": nameless(withoutMember),
  "addition-withdrawn": "whole",
  "record-countersigned": nameless(withoutMember),
  "erratum-proposed": "whole",
  "erratum-objected": nameless(withoutMember),
  "erratum-in-force": "whole",
  "drift-found": "whole",
  "editorial-marked": "whole",
  "editorial-unmarked": "whole",
  "review-date-set": "whole",
  "review-due": "whole",
  "review-concluded": "whole",
  "progress-members-named": nameless(body => ({ ...body, members: [] })),
  "progress-noted": nameless(withoutMember),
  "drift-cleared": "whole",

  "notice-wanted": "room",
  "notice-sent": "room",

  "proposal-made": "people",
  "proposal-confirmed": "people",
  "proposal-carried": "people",
  "proposal-refused": "people",
  "proposal-taken-back": "people",

  "translation-given": nameless(translationWithoutWriter),
  // An answer for a translation comes from the author, and tells which of two texts is the original (DOMAIN V6).
  "translation-accepted": "people",
  // The words arrive as those of any translation, so that nothing tells that the author wrote them.
  "translation-corrected": (entry, names) =>
    names ? entry : { ...entry, kind: "translation-given", body: { ...entry.body, drafted: "person" } },
  "translation-declined": "whole",
  "translation-reader-named": "room",
  "translation-let-stand": "people",
  "translation-days-set": "whole",

  // Entries name a program that acts as their author, so a panel that shows names says which one it is, without the
  // hash of its token (DOMAIN X14).
  "token-made": (entry, names) =>
    names && entry.body.scope === "secretary" ? { ...entry, body: { ...entry.body, hash: "" } } : null,
  "token-revoked": "room",

  "workspace-archived": "whole",
  "workspace-unarchived": "whole",
  "erasure-asked": "room",
  "erasure-taken-back": "room",
  "erasure-declined": "room",
  "member-erased": nameless(() => ({ member: nobody, parts: 0 })),

  "privacy-set": "whole",
  "consent-given": "room",
  "consent-withdrawn": "room",
  "transfers-set": "whole",

  "retention-set": "whole",
  "retention-carried-out": nameless(body => ({ ...body, members: [] })),
}

/** Whether Plenary wrote the thread in a member's name (a phrase), and it names members who still have something to do. */
function isReminder({ personal: { phrase } }: EventBody<"thread-opened">): boolean {
  return phrase?.is === "reminder" || (phrase?.is === "check-text" && phrase.name !== undefined)
}

/** Removes the id of the invitation, because observers must not learn it, and whether it came by letter. */
function withoutInvite({ letter: _, ...body }: EventBody<"seat-taken">): EventBody<"seat-taken"> {
  return { ...body, invite: null }
}
