import { html, nothing } from "lit"
import type { RecordProof } from "../../../shared/contract/queries.ts"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { type Instant, languages } from "../../../shared/model/terms.ts"
import type { NameThen } from "../../../shared/rules/people/namesOfTheDay.ts"
import { findRecord, findRound, findStatement } from "../../../shared/rules/readings/rows.ts"
import { carriedWithdrawal } from "../../../shared/rules/record/afterwards/withdrawing.ts"
import { lowerShown, pair, ruleText, whoDeclared } from "../../elements/record/howDeclared.ts"
import type { SaidReader } from "../../elements/translating/saidShown.ts"
import { msg } from "../../i18n/msg.ts"
import { leftOutWords } from "../../i18n/sentences/round/leftOutWords.ts"
import "../../elements/record/plenary-printed-fingerprint.ts"
import { list, number } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { anonymityName, outcomeName } from "../../i18n/terms/outcomeTerms.ts"

function note({ body }: RecordRow) {
  const texts = languages.flatMap(lang => {
    const text = body.note[lang]
    return text ? [html`<p lang=${domLang(lang)}>${text}</p>`] : []
  })
  return texts.length === 0
    ? nothing
    : html`<section class="stack tight"><h2>${msg("record.note")}</h2>${texts}</section>`
}

/**
 * The SHA-256 hash of the frozen texts. Anybody can use the hash to check whether a wording is the recorded wording.
 */
const fingerprint = ({ body }: RecordRow, state: State): string =>
  findStatement(state, body.statement)?.versions.find(one => one.n === body.version)?.hash ?? ""

/**
 * The hash of the log and the server's public key, from which the fingerprint is computed. Some readers can compare
 * only one of these two values.
 */
function proven({ seq, hash, publicKey }: RecordProof) {
  const n = number(seq)
  return html`
    ${pair(msg("record.chain", { n }), html`<code>${hash}</code>`)}
    ${pair(msg("record.key"), html`<code>${publicKey}</code>`)}
  `
}

/**
 * Shows the origin of the record: the rule, the round, the computed and the declared level, and the hash of the
 * wording.
 */
export function recordHow(record: RecordRow, reader: SaidReader, name: NameThen, proof: RecordProof | null) {
  const { state } = reader
  const { body } = record
  const hash = fingerprint(record, state)
  const supersedes = findRecord(state, body.supersedes)
  const round = findRound(state, body.round)?.n
  const secrecy = anonymityName(body.anonymity)
  return html`
    ${note(record)}
    <section class="stack">
      <h2>${msg("record.how")}</h2>
      <dl class="pairs">
        ${pair(msg("record.ruleLabel"), ruleText(body.rule, body.sides.length > 0))}
        ${pair(
          msg("record.round"),
          body.silence ? msg("record.silence") : msg("record.roundText", { round: round ?? "", secrecy }),
        )}
        ${pair(msg("record.computed"), outcomeName(body.computed))}
        ${pair(msg("record.level"), outcomeName(body.level))}
        ${pair(msg("record.lower"), lowerShown(reader, record))}
        ${pair(msg("record.by"), whoDeclared(record, name))}
        ${pair(msg("record.confirmed"), list(record.confirmations.map(one => confirmerOf(state, name, one))))}
        ${pair(msg("record.withdrawnBy"), list(withdrawers(record, state).map(one => confirmerOf(state, name, one))))}
        ${pair(msg("record.recused"), list(body.recused.map(one => name(one, record.declaredAt))))}
        ${pair(msg("record.leftOut"), leftOutWords(body.recusedSides, state))}
        ${pair(
          msg("record.supersedes"),
          supersedes ? html`<a href=${`./${supersedes.number}`}>CR-${supersedes.number}</a>` : nothing,
        )}
        ${pair(msg("record.entry"), String(record.seq))}
        ${pair(msg("record.hash"), hash ? html`<code>${hash}</code>` : nothing)}
        ${proof ? proven(proof) : nothing}
      </dl>
      ${proof ? html`<plenary-printed-fingerprint .fingerprint=${proof.fingerprint}></plenary-printed-fingerprint>` : nothing}
      <p class="row no-print">
        <a href="/verify">${msg("record.verify")}</a>
        <a download href=${`/api/workspaces/${state.workspace?.slug ?? ""}/export`}>${msg("record.bundleAlone")}</a>
      </p>
    </section>
  `
}

/**
 * Returns the members who withdrew the record: the proposer and the confirmers, or the member who withdrew the record
 * alone.
 */
function withdrawers(record: RecordRow, state: State): Act[] {
  if (record.state !== "withdrawn") return []
  const proposal = carriedWithdrawal(state, record)
  const all = proposal
    ? [{ by: proposal.asker, at: proposal.at }, ...proposal.confirmations]
    : [{ by: record.endedBy, at: record.endedAt ?? Infinity }]
  return all.flatMap(({ by, at }) => (by === null ? [] : [{ by, at }]))
}

interface Act {
  by: MemberId
  at: Instant
}

/** Names the member who confirmed for a side: a co-moderator, or the deputy whom the side had named. */
function confirmerOf(state: State, nameThen: NameThen, { by, at }: Act): string {
  const name = nameThen(by, at)
  return state.members[by]?.role === "panelist" ? msg("deputy.confirmed", { name }) : name
}
