import type { RefusalCode } from "../contract/refusals.ts"
import type { NoteMode, Role } from "../model/terms.ts"

/** `yes`: may. `own`: only for the member's own things, as each command defines them. `no`: may not. */
export type Right = "yes" | "own" | "no"

/**
 * When a right remains. `always`: also in an archived panel, because it reads, ends access, or is the person's by law.
 * `seated`: while its owner owes a consent to the privacy notice. `acts`: while its owner has not agreed to the
 * attribution policy. `words`: in none of these cases, because it contributes text, answers or signatures. Each one
 * remains where a later one does (DOMAIN AW2, PN3, A3).
 */
type Remains = "always" | "seated" | "acts" | "words"

/**
 * The rights table of docs/DOMAIN.md, row by row. Every check of a right uses it: commands, updates and awareness
 * messages of the document endpoint, HTTP reads, and the buttons of pages. The columns are when the right
 * remains, admin, moderator, secretary, interpreter, panelist, observer, public link.
 */
const table = {
  "manage members": row("always", "yes", "no", "no", "no", "no", "no", "no"),
  // An administrator lists the workspaces by their titles, and may correct one.
  "rename the workspace": row("acts", "yes", "yes", "yes", "no", "no", "no", "no"),
  "remove a demo": row("always", "yes", "yes", "no", "no", "no", "no", "no"),
  "invite guests": row("acts", "yes", "yes", "yes", "no", "no", "no", "no"),
  // A token reads what an observer reads, so a moderator or the administrator hands it out (DOMAIN X11).
  "admit programs": row("acts", "yes", "yes", "no", "no", "no", "no", "no"),
  // A press link opens a panel before its embargo ends, so a moderator of the panel answers for it (DOMAIN EM4).
  "admit the press": row("acts", "no", "yes", "no", "no", "no", "no", "no"),
  // The secretary may reseat guests (observers and panelists without a side), because a guest cannot wait for an
  // administrator (DOMAIN S6, E3).
  "reseat a member": row("acts", "yes", "own", "own", "no", "no", "no", "no"),
  "appoint officers": row("acts", "yes", "own", "no", "no", "no", "no", "no"),
  "reissue a seat": row("acts", "yes", "own", "own", "no", "no", "no", "no"),
  // A delegate alone names their alternate (DOMAIN AL1).
  "name an alternate": row("acts", "no", "no", "no", "no", "own", "no", "no"),
  "hand over a seat": row("acts", "no", "no", "no", "no", "own", "no", "no"),
  "answer a proposal": row("acts", "own", "own", "own", "no", "own", "no", "no"),
  "take back a proposal": row("acts", "no", "own", "own", "no", "no", "no", "no"),
  "agree to the attribution": row("seated", "no", "own", "own", "own", "own", "own", "no"),
  "leave the panel": row("always", "no", "own", "own", "own", "own", "own", "no"),
  "describe a member": row("acts", "yes", "yes", "yes", "own", "own", "no", "no"),
  // The secretary may enter another member's interest, which that member then confirms.
  "state an interest": row("acts", "no", "own", "yes", "no", "own", "no", "no"),
  "answer for oneself": row("seated", "no", "own", "own", "own", "own", "own", "no"),
  "name a deputy": row("acts", "no", "own", "no", "no", "no", "no", "no"),
  // A person answers for who reads the panel, under whose names and by which rule it decides; a program does not
  // (DOMAIN X14).
  "set the panel's policies": row("acts", "no", "yes", "yes", "no", "no", "no", "no"),
  // A side answers for the terms by its chair or deputy (DOMAIN TP2).
  "agree to the terms": row("acts", "no", "own", "no", "no", "own", "no", "no"),
  "prepare the workspace": row("acts", "no", "yes", "yes", "no", "no", "no", "no"),
  // Texts leave the server, so a moderator of the panel decides, not the administrator who set the service.
  "let a service draft translations": row("acts", "no", "yes", "no", "no", "no", "no", "no"),
  schedule: row("acts", "no", "yes", "yes", "no", "no", "no", "no"),
  "run the session": row("acts", "no", "yes", "no", "no", "no", "no", "no"),
  "move the agenda": row("acts", "no", "yes", "yes", "no", "no", "no", "no"),
  "lend a side's time": row("acts", "no", "own", "no", "no", "no", "no", "no"),
  read: row("always", "yes", "yes", "yes", "yes", "yes", "yes", "yes"),
  "edit an open note": row("words", "no", "yes", "yes", "no", "yes", "no", "no"),
  "edit a note in suggest mode": row("words", "no", "yes", "yes", "no", "no", "no", "no"),
  "set a note's mode": row("acts", "no", "yes", "yes", "no", "no", "no", "no"),
  "name a version": row("acts", "no", "yes", "yes", "no", "no", "no", "no"),
  "unlock a note": row("acts", "no", "yes", "no", "no", "no", "no", "no"),
  "ask for the floor": row("words", "no", "yes", "yes", "no", "own", "no", "no"),
  "ask a question": row("words", "no", "no", "no", "no", "no", "yes", "own"),
  "moderate questions": row("acts", "no", "yes", "yes", "no", "no", "no", "no"),
  "set an address": row("acts", "yes", "own", "yes", "own", "own", "own", "no"),
  "send a notice": row("acts", "no", "yes", "yes", "no", "no", "no", "no"),
  "write the minutes": row("acts", "no", "yes", "yes", "no", "no", "no", "no"),
  // An embargo closes the panel or opens it, so a person answers for it and no program (DOMAIN X14).
  "set an embargo": row("acts", "no", "yes", "yes", "no", "no", "no", "no"),
  "correct the minutes": row("words", "no", "yes", "yes", "no", "own", "no", "no"),
  "insist on a correction": row("words", "no", "own", "own", "no", "own", "no", "no"),
  "adopt the minutes": row("acts", "no", "yes", "no", "no", "no", "no", "no"),
  "show presence": row("seated", "no", "yes", "yes", "yes", "yes", "no", "no"),
  // A moderator and a panelist translate what they said themselves.
  "translate what is said": row("words", "no", "own", "yes", "yes", "own", "no", "no"),
  // The author of a text, or the panelist whom the author named, answers for its translation.
  "answer for a translation": row("words", "no", "own", "own", "no", "own", "own", "no"),
  comment: row("words", "no", "yes", "yes", "no", "yes", "no", "no"),
  "change a comment": row("words", "no", "own", "own", "no", "own", "no", "no"),
  "resolve a thread": row("acts", "no", "yes", "yes", "no", "own", "no", "no"),
  "decline a suggestion": row("acts", "no", "yes", "yes", "no", "no", "no", "no"),
  "draft a statement": row("words", "no", "yes", "yes", "no", "yes", "no", "no"),
  "propose a statement": row("words", "no", "yes", "no", "no", "yes", "no", "no"),
  "withdraw a statement": row("acts", "no", "yes", "no", "no", "own", "no", "no"),
  // The interpreter writes translations, and authentic texts that are missing or behind (DOMAIN I2).
  "edit a text": row("words", "no", "yes", "yes", "own", "yes", "no", "no"),
  "confirm a text": row("words", "no", "own", "no", "no", "own", "no", "no"),
  "run a round": row("acts", "no", "yes", "no", "no", "no", "no", "no"),
  "group reasons": row("acts", "no", "yes", "yes", "no", "no", "no", "no"),
  answer: row("words", "no", "own", "no", "no", "own", "no", "no"),
  "confirm a spoken answer": row("acts", "no", "yes", "yes", "no", "no", "no", "no"),
  "enter a spoken answer": row("acts", "no", "no", "yes", "no", "no", "no", "no"),
  object: row("words", "no", "no", "no", "no", "yes", "no", "no"),
  // An objection to an erratum is no vote, so moderators, who declare records, may raise it too.
  "object to an erratum": row("words", "no", "yes", "no", "no", "yes", "no", "no"),
  "answer an objection": row("words", "no", "yes", "no", "no", "no", "no", "no"),
  "maintain or withdraw an objection": row("words", "no", "no", "no", "no", "own", "no", "no"),
  declare: row("acts", "no", "yes", "no", "no", "no", "no", "no"),
  "name who notes progress": row("acts", "no", "yes", "no", "no", "no", "no", "no"),
  // The moderators name the members who note progress, for each record.
  "note progress": row("words", "no", "own", "own", "no", "own", "no", "no"),
  "confirm a record": row("acts", "no", "own", "no", "no", "own", "no", "no"),
  "publish why a record was returned": row("acts", "no", "own", "no", "no", "own", "no", "no"),
  "countersign a record": row("words", "no", "yes", "no", "no", "yes", "no", "no"),
  "add to a record": row("words", "no", "no", "no", "no", "own", "no", "no"),
  // The administrator answers for what the server keeps (DOMAIN AW1, DW1, ER3).
  "archive the panel": row("always", "yes", "no", "no", "no", "no", "no", "no"),
  "delete the panel": row("always", "yes", "no", "no", "no", "no", "no", "no"),
  "ask for an erasure": row("always", "yes", "yes", "own", "own", "own", "own", "no"),
  "erase a person": row("always", "yes", "no", "no", "no", "no", "no", "no"),
  // Erased data cannot be brought back, so a moderator or the administrator answers for it.
  "set the retention": row("always", "yes", "yes", "no", "no", "no", "no", "no"),
  "set the privacy notice": row("seated", "yes", "yes", "yes", "no", "no", "no", "no"),
  "consent to the privacy notice": row("always", "no", "own", "own", "own", "own", "own", "no"),
  export: row("always", "yes", "yes", "yes", "yes", "yes", "yes", "yes"),
} as const

export type Action = keyof typeof table

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a literal
export const rightNames = Object.keys(table) as Action[]

function row(
  remains: Remains,
  admin: Right,
  moderator: Right,
  secretary: Right,
  interpreter: Right,
  panelist: Right,
  observer: Right,
  reader: Right,
) {
  const rights: Record<Exclude<Role, "alternate">, Right> = {
    admin,
    moderator,
    secretary,
    interpreter,
    panelist,
    observer,
    public: reader,
  }
  return { remains, ...rights }
}

/**
 * The rights of the one of a delegate and their alternate who does not sit: to read as a panelist does, and to answer
 * for oneself. A right that is not in the list is the other's (DOMAIN AL4).
 */
const ofAlternates: ReadonlyMap<Action, Right> = new Map<Action, Right>([
  ["read", "yes"],
  ["show presence", "yes"],
  ["export", "yes"],
  ["name an alternate", "own"],
  ["hand over a seat", "own"],
  ["agree to the attribution", "own"],
  ["leave the panel", "own"],
  ["describe a member", "own"],
  ["state an interest", "own"],
  ["answer for oneself", "own"],
  ["set an address", "own"],
  ["answer for a translation", "own"],
  ["ask for an erasure", "own"],
  ["consent to the privacy notice", "own"],
])

/** Whether the right is closed in an archived panel (DOMAIN AW2). */
export const changesPanel = (action: Action): boolean => table[action].remains !== "always"

/** Whether the right is closed to a member who owes a consent to a notice that binds (DOMAIN PN3). */
export const needsNotice = (action: Action): boolean =>
  table[action].remains === "acts" || table[action].remains === "words"

/** Whether the right contributes, so that it is closed to a member who has not agreed to the policy (DOMAIN A3). */
export const contributes = (action: Action): boolean => table[action].remains === "words"

/**
 * The rights of the secretary that a program has, too, if its token acts as the secretary (DOMAIN X14). A right that is
 * not in the list is a person's alone: a program takes no position, confirms nothing, gives no seat and no link, and
 * writes in no note.
 */
const ofPrograms: ReadonlySet<Action> = new Set<Action>([
  "rename the workspace",
  "prepare the workspace",
  "schedule",
  "move the agenda",
  "read",
  "set a note's mode",
  "moderate questions",
  "send a notice",
  "write the minutes",
  "correct the minutes",
  "translate what is said",
  "comment",
  "resolve a thread",
  "decline a suggestion",
  "draft a statement",
  "edit a text",
  "group reasons",
  "export",
])
export const programMay = (action: Action): boolean => ofPrograms.has(action)

export const right = (role: Role, action: Action): Right =>
  role === "alternate" ? (ofAlternates.get(action) ?? "no") : table[action][role]

/**
 * Returns null if the role may do the action, else the code of the refusal. `own` says whether the object is the
 * actor's own.
 */
export function forbids(role: Role, action: Action, own = false): RefusalCode | null {
  const has = right(role, action)
  if (has === "yes" || (has === "own" && own)) return null
  return rolesWith(action).join() === "moderator" ? "moderator-only" : "not-permitted"
}

/**
 * The roles that have the right, highest first. A refusal names the last role, because it is nearest to the actor's own
 * role.
 */
export const rolesWith = (action: Action): Role[] =>
  (["admin", "moderator", "secretary", "interpreter", "panelist"] as const).filter(role => right(role, action) !== "no")

/** Whether administrators alone have the right. Such an act concerns what the server keeps, not the panel's work. */
export const isForAdministrators = (action: Action): boolean => rolesWith(action).join() === "admin"

/** Whether the holder of a seat may always do an act, also as an administrator of the server (DOMAIN HS7). */
export const mayAlways = ({ role, administrator }: { role: Role; administrator?: true }, action: Action): boolean =>
  right(role, action) === "yes" || (administrator === true && isForAdministrators(action))

export const mayWriteNote = (role: Role, mode: NoteMode): boolean => {
  switch (mode) {
    case "open":
      return right(role, "edit an open note") === "yes"
    case "suggest":
      return right(role, "edit a note in suggest mode") === "yes"
    case "locked":
      return false
  }
}
