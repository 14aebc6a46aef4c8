import { msg, str } from "@lit/localize"
import type * as terms from "../../../shared/model/terms.ts"
import { ownNames } from "../../../shared/words/compiled/languages.ts"

/** The names of codes: one function per closed list, so that a new code is a type error here. */

/** A language in its own words, as in every chooser. */
export const ownName: Readonly<Record<terms.Lang, string>> = ownNames

export const languageName = (lang: terms.Lang): string =>
  ({
    en: () => msg("English", { id: "lang.en" }),
    zh: () => msg("Chinese", { id: "lang.zh" }),
    ja: () => msg("Japanese", { id: "lang.ja" }),
  })[lang]()

export const roleName = (role: terms.Role): string =>
  ({
    admin: () => msg("Administrator", { id: "role.admin" }),
    moderator: () => msg("Moderator", { id: "role.moderator" }),
    secretary: () => msg("Secretary", { id: "role.secretary" }),
    panelist: () => msg("Panelist", { id: "role.panelist" }),
    observer: () => msg("Observer", { id: "role.observer" }),
    public: () => msg("Reader", { id: "role.public" }),
  })[role]()

export const sessionStateName = (state: terms.SessionState): string =>
  ({
    scheduled: () => msg("Not started", { id: "session.scheduled" }),
    live: () => msg("Live", { id: "session.live" }),
    paused: () => msg("Break", { id: "session.paused" }),
    closed: () => msg("Closed", { id: "session.closed" }),
    cancelled: () => msg("Cancelled", { id: "session.cancelled" }),
  })[state]()

export const minutesStateName = (state: terms.MinutesState): string =>
  ({
    draft: () => msg("Draft", { id: "minutes.draft" }),
    under_review: () => msg("For comments", { id: "minutes.under_review" }),
    adopted: () => msg("Adopted", { id: "minutes.adopted" }),
    published: () => msg("Published", { id: "minutes.published" }),
  })[state]()

export const noteModeName = (mode: terms.NoteMode): string =>
  ({
    open: () => msg("Open", { id: "note.open" }),
    suggest: () => msg("Suggestions only", { id: "note.suggest" }),
    locked: () => msg("Locked", { id: "note.lockedMode" }),
  })[mode]()

export const threadKindName = (kind: terms.ThreadKind): string =>
  ({
    comment: () => msg("Comment", { id: "thread.comment" }),
    question: () => msg("Question", { id: "thread.question" }),
    suggestion: () => msg("Suggestion", { id: "thread.suggestion" }),
    objection: () => msg("Objection", { id: "thread.objection" }),
  })[kind]()

/** `rated`: the round that is open on it is a rating, in which nobody takes a position. */
export const statementStateName = (state: terms.StatementState | "declared", rated = false): string =>
  ({
    declared: () => msg("Declared, to be confirmed", { id: "record.declared" }),
    draft: () => msg("Draft", { id: "statement.draft" }),
    proposed: () => msg("Proposed (wording frozen)", { id: "statement.proposed" }),
    in_round: () =>
      rated
        ? msg("Being rated", { id: "statement.rated" })
        : msg("Positions being taken", { id: "statement.in_round" }),
    recorded: () => msg("Recorded", { id: "statement.recorded" }),
    no_consensus: () => msg("No consensus", { id: "outcome.no_consensus" }),
    carried_over: () => msg("Carried over", { id: "statement.carried_over" }),
    withdrawn: () => msg("Withdrawn", { id: "statement.withdrawn" }),
  })[state]()

/** To the side of a language whose text has fallen behind in a draft. */
export function followWords(label: string, lang: terms.Lang): string {
  const language = languageName(lang)
  return msg(str`Please bring the ${language} text of ${label} up to date.`, { id: "ask.followText" })
}

export const textStateName = (state: terms.TextState): string =>
  ({
    missing: () => msg("Missing", { id: "text.missing" }),
    draft: () => msg("Draft", { id: "text.draft" }),
    in_sync: () => msg("Confirmed", { id: "text.in_sync" }),
    out_of_date: () => msg("Out of date", { id: "text.out_of_date" }),
  })[state]()

export const roundKindName = (kind: terms.RoundKind): string =>
  ({
    rating: () => msg("Rating", { id: "round.rating" }),
    call: () => msg("Call for consensus", { id: "round.call" }),
  })[kind]()

export const roundStateName = (state: terms.RoundState): string =>
  ({
    open: () => msg("Open", { id: "round.open" }),
    closed: () => msg("Closed", { id: "round.closed" }),
    revealed: () => msg("Result shown", { id: "round.revealed" }),
    void: () => msg("Void", { id: "round.void" }),
  })[state]()
