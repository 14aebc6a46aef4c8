import { ownNames } from "../../../generated/words/languages.ts"
import type * as terms from "../../../shared/model/terms.ts"
import type { ShownState } from "../../../shared/rules/readings/statements.ts"
import { msg } from "../msg.ts"

/**
 * Functions that name codes in the interface's language. Each closed list has one function, so a new code is a type
 * error here.
 */

/** The name of each language in that language itself, as language menus show it. */
export const ownName: Readonly<Record<terms.Lang, string>> = ownNames

export const languageName = (lang: terms.Lang): string => msg(`lang.name.${lang}`)

export const roleName = (role: terms.Role): string =>
  ({
    admin: () => msg("role.admin"),
    moderator: () => msg("role.moderator"),
    secretary: () => msg("role.secretary"),
    interpreter: () => msg("role.interpreter"),
    panelist: () => msg("role.panelist"),
    alternate: () => msg("role.alternate"),
    observer: () => msg("role.observer"),
    public: () => msg("role.public"),
  })[role]()

export const sessionStateName = (state: terms.SessionState): string =>
  ({
    scheduled: () => msg("session.scheduled"),
    live: () => msg("session.live"),
    paused: () => msg("session.paused"),
    closed: () => msg("session.closed"),
    cancelled: () => msg("session.cancelled"),
  })[state]()

export const minutesStateName = (state: terms.MinutesState): string =>
  ({
    draft: () => msg("minutes.draft"),
    under_review: () => msg("minutes.under_review"),
    adopted: () => msg("minutes.adopted"),
    published: () => msg("minutes.published"),
  })[state]()

export const noteModeName = (mode: terms.NoteMode): string =>
  ({
    open: () => msg("note.open"),
    suggest: () => msg("note.suggest"),
    locked: () => msg("note.lockedMode"),
  })[mode]()

export const threadKindName = (kind: terms.ThreadKind): string =>
  ({
    comment: () => msg("thread.comment"),
    question: () => msg("thread.question"),
    suggestion: () => msg("thread.suggestion"),
    objection: () => msg("thread.objection"),
  })[kind]()

/** Names a statement's state. `rated`: the statement's open round is a rating, in which nobody takes a position. */
export const statementStateName = (state: ShownState, rated = false): string =>
  ({
    closed: () => msg("statement.closed"),
    declared: () => msg("record.declared"),
    draft: () => msg("statement.draft"),
    proposed: () => msg("statement.proposed"),
    in_round: () => (rated ? msg("statement.rated") : msg("statement.in_round")),
    recorded: () => msg("statement.recorded"),
    no_consensus: () => msg("outcome.no_consensus"),
    carried_over: () => msg("statement.carried_over"),
    withdrawn: () => msg("statement.withdrawn"),
  })[state]()

/** Tells a side that its authentic text of a draft is out of date. */
export function followWords(label: string, lang: terms.Lang): string {
  const language = languageName(lang)
  return msg("ask.followText", { language, label })
}

export const textStateName = (state: terms.TextState): string =>
  ({
    missing: () => msg("text.missing"),
    draft: () => msg("text.draft"),
    in_sync: () => msg("text.in_sync"),
    out_of_date: () => msg("text.out_of_date"),
  })[state]()

export const roundKindName = (kind: terms.RoundKind): string =>
  ({
    rating: () => msg("round.rating"),
    call: () => msg("round.call"),
    review: () => msg("round.review"),
  })[kind]()

export const roundStateName = (state: terms.RoundState): string =>
  ({
    open: () => msg("round.open"),
    closed: () => msg("round.closed"),
    revealed: () => msg("round.revealed"),
    void: () => msg("round.void"),
  })[state]()
