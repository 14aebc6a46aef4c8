import type { CommandInput, CommandKind } from "../../../shared/contract/commands.ts"

/** The kinds of what a person says or asks by a command, as the sentence about its end names them. */
export type SaidKind =
  | "answer"
  | "position"
  | "objection"
  | "reply"
  | "comment"
  | "question"
  | "text"
  | "translation"
  | "floor"
  | "correction"
  | "addition"
  | "confirmation"
  | "entry"

/**
 * The commands by which people say or ask something of their own. The tab keeps each until its end is known, and the
 * person reads this end wherever on the site they are. All others are acts of an office on what the page shows now,
 * which are never sent again after a reload.
 */
export const endedKinds = {
  "answer-round": "answer",
  "change-position": "position",
  "say-so": "confirmation",
  recuse: "entry",
  "report-late-answer": "entry",
  "raise-objection": "objection",
  "object-erratum": "objection",
  "answer-objection": "reply",
  "reply-objection": "reply",
  "open-thread": "comment",
  reply: "comment",
  "correct-comment": "comment",
  "withdraw-comment": "entry",
  "resolve-thread": "entry",
  "reopen-thread": "entry",
  "accept-suggestion": "entry",
  "ask-question": "question",
  "answer-question": "reply",
  "draft-statement": "text",
  "save-text": "text",
  "confirm-text": "confirmation",
  "propose-statement": "entry",
  "withdraw-statement": "entry",
  "give-translation": "translation",
  "correct-translation": "translation",
  "accept-translation": "confirmation",
  "decline-translation": "entry",
  "name-translation-reader": "entry",
  "let-translation-stand": "entry",
  "restore-note": "entry",
  "confirm-restored": "entry",
  "ask-floor": "floor",
  "withdraw-floor": "floor",
  "end-floor": "floor",
  "propose-correction": "correction",
  "insist-correction": "correction",
  "add-reservation": "addition",
  "add-dissent": "addition",
  "state-change": "addition",
  "withdraw-addition": "entry",
  "note-progress": "addition",
  "confirm-record": "confirmation",
  "return-record": "entry",
  "publish-return-reason": "entry",
  "countersign-record": "confirmation",
  "confirm-proposal": "confirmation",
  "refuse-proposal": "entry",
  "describe-member": "entry",
  "state-interest": "entry",
  "answer-interest": "entry",
  "see-renaming": "entry",
  "see-address": "entry",
  "call-off-opening": "entry",
  "see-changes": "entry",
  "set-address": "entry",
  "name-alternate": "entry",
  "renew-alternate-link": "entry",
  "withdraw-alternate": "entry",
  "seat-alternate": "entry",
  "seat-delegate": "entry",
  "accept-attribution": "entry",
  "agree-terms": "entry",
  "give-consent": "entry",
  "withdraw-consent": "entry",
  "ask-erasure": "entry",
  "take-back-erasure": "entry",
  "leave-panel": "entry",
} as const satisfies Partial<Record<CommandKind, SaidKind>>

const whats: Partial<Record<string, SaidKind>> = endedKinds

/** The commands that a page sends by itself when it is opened. Nobody waits for their end, and the next page sends them again. */
export const byItself: ReadonlySet<CommandKind | "ballot"> = new Set<CommandKind>(["see-silence"])

/** The kind of what was said by a command; null if it is an act of an office. */
export const saidWith = (kind: CommandKind): SaidKind | null => whats[kind] ?? null

/**
 * Whether a command is never sent again after a reload: an act of an office, and what cannot be undone and was pressed in a
 * dialog that is gone with the page.
 */
export const isSentOnce = (kind: CommandKind): boolean => saidWith(kind) === null || kind === "leave-panel"

const parts = ["entry", "wording", "text", "position", "answer", "reason", "why", "remedy"]

/** The words of a person in a command's body, in the order in which its form asks for them. */
export function wordsSentIn(body: unknown): string[] {
  if (typeof body !== "object" || body === null) return []
  const found = new Map<string, unknown>(Object.entries(body))
  return parts.flatMap(part => {
    const said = found.get(part)
    return typeof said === "string" ? (part === "position" || said === "" ? [] : [said]) : wordsSentIn(said)
  })
}

/** The round that a command answers; null for all other commands. */
export const roundAnswered = (kind: CommandKind, body: unknown): string | null =>
  isAnswer(kind, body) ? body.round : null

const isAnswer = (kind: CommandKind, _body: unknown): _body is CommandInput<"answer-round"> => kind === "answer-round"
