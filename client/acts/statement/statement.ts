import { sha256Here, statementHash } from "../../../shared/document/textHash.ts"
import type { Statement } from "../../../shared/fold/consensusState.ts"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { Topic } from "../../../shared/fold/state.ts"
import type { Anchor } from "../../../shared/model/anchor.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { currentLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { languageName } from "../../i18n/terms/terms.ts"
import { type ActModules, always } from "../module.ts"

export type StatementAct =
  | { kind: "settle-bracket"; statement: Statement }
  | { kind: "ask-to-confirm"; statement: Statement; lang: Lang; name: string }
  /** `returned`: the declaration that the other side returned */
  | { kind: "reword"; statement: Statement; returned?: RecordRow }
  | { kind: "write-text"; statement: Statement; lang: Lang }
  | { kind: "propose"; statement: Statement }
  /** shows another statement of this topic; `carried`: an earlier session carried the statement over */
  | { kind: "another-text"; statement: Statement; carried?: true }
  /** drafts a statement; for a passage of the note, the act carries the passage's anchor, language and text */
  | { kind: "draft"; topic: Topic; anchor?: Anchor; lang?: Lang; text?: string }
  | { kind: "carry-over"; statement: Statement }

export type NamingAct = { kind: "name-reviewer"; statement: Statement; lang: Lang }
export type OneTextAct = { kind: "consent-one-text"; statement: Statement }
export type RecusingAct = { kind: "recuse"; statement: Statement }

/** Acts on a statement's card. They are never the moderator's next action. */
export type CardAct =
  | { kind: "record-no-consensus"; statement: Statement }
  | { kind: "withdraw"; statement: Statement }
  | NamingAct
  | OneTextAct
  | RecusingAct

export const toReword = (statement: Statement, returned?: RecordRow): StatementAct => ({
  kind: "reword",
  statement,
  ...(returned && { returned }),
})
export const toPropose = (statement: Statement): StatementAct => ({ kind: "propose", statement })
export const toCarryOver = (statement: Statement): StatementAct => ({ kind: "carry-over", statement })
export const toDraft = (topic: Topic): StatementAct => ({ kind: "draft", topic })

export const statementModules: ActModules<StatementAct | CardAct> = {
  "settle-bracket": {
    secretary: "in turn",
    label: () => msg("act.settleBracket"),
    perform({ statement }, stage) {
      stage.settle(statement)
      return null
    },
  },
  "ask-to-confirm": {
    secretary: "in turn",
    right: "comment",
    label({ name, lang }) {
      const language = languageName(lang)
      return name ? msg("act.askConfirm", { name, language }) : msg("act.askConfirmAny", { language })
    },
    /** Posts the request in the statement's discussion, so that everybody sees the request and the log contains it. */
    perform({ statement, lang, name }, stage) {
      const language = languageName(lang)
      const { label } = statement
      const text = name ? msg("ask.checkTextOf", { name, language, label }) : msg("ask.checkText", { language, label })
      return stage.send("open-thread", {
        topic: statement.topic,
        statement: statement.id,
        kind: "question",
        entry: { lang: currentLang(), text },
        phrase: { is: "check-text", label, lang, ...(name && { name }) },
      })
    },
  },
  reword: {
    label: () => msg("act.reword"),
    perform({ statement }, stage) {
      stage.edit(statement, currentLang())
      return null
    },
  },
  "write-text": {
    secretary: "in turn",
    label(act) {
      const language = languageName(act.lang)
      const id = act.statement.label
      return msg("act.writeText", { language, label: id })
    },
    perform({ statement, lang }, stage) {
      stage.edit(statement, lang)
      return null
    },
  },
  propose: {
    right: "propose a statement",
    label: act => msg("act.propose", { label: act.statement.label }),
    perform({ statement }, stage) {
      const written = statement.texts.filter(({ state }) => state !== "missing")
      return stage.send("propose-statement", { statement: statement.id, seen: statementHash(written, sha256Here) })
    },
  },
  "another-text": {
    secretary: "in turn",
    label: act =>
      act.carried
        ? msg("act.takeUp", { label: act.statement.label })
        : msg("act.anotherText", { label: act.statement.label }),
    perform({ statement }, stage) {
      stage.lookAt(`[id="${statement.id}"]`)
      return null
    },
  },
  draft: {
    secretary: "in turn",
    right: "draft a statement",
    label: () => msg("act.draft"),
    asks: always,
  },
  "carry-over": { label: () => msg("act.carryOver"), asks: always },
  "record-no-consensus": { label: () => msg("act.noConsensus"), asks: always },
  withdraw: { label: () => msg("act.withdraw"), asks: always },
  "name-reviewer": {
    label({ lang }) {
      const language = languageName(lang)
      return msg("act.nameReviewer", { language })
    },
    asks: always,
  },
  "consent-one-text": {
    label: () => msg("act.consentOneText"),
    asks: always,
  },
  recuse: { label: () => msg("act.recuse"), asks: always },
}
