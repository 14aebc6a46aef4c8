import type { CommandKind } from "../../commands.ts"

/**
 * The commands whose reason is a plain text with its language in `reasonLang`. A list, because the schemas are not in the
 * browser.
 */
export const reasonedKinds = [
  "adopt-minutes",
  "appoint-member",
  "archive-workspace",
  "cancel-session",
  "carry-over",
  "change-member",
  "change-position",
  "conclude-review",
  "consent-one-text",
  "decide-correction",
  "declare-record",
  "decline-erasure",
  "mark-editorial",
  "propose-erratum",
  "propose-seat",
  "publish-minutes",
  "record-no-consensus",
  "refuse-proposal",
  "reissue-seat",
  "remove-member",
  "reopen-topic",
  "return-record",
  "set-access",
  "set-accounts",
  "set-attribution",
  "set-embargo",
  "set-languages",
  "set-note-mode",
  "set-privacy",
  "set-rule",
  "set-sides",
  "suspend-member",
  "take-back-record",
  "unmark-editorial",
  "void-round",
  "withdraw-record",
  "withdraw-statement",
] as const satisfies readonly CommandKind[]

export const givesReason = (kind: CommandKind): boolean => reasonedKinds.some(one => one === kind)
