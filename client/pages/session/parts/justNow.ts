import { html, nothing } from "lit"
import { repeat } from "lit/directives/repeat.js"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import { roundsOf } from "../../../../shared/rules/readings/rounds.ts"
import { findStatement } from "../../../../shared/rules/readings/rows.ts"
import { isReasonSealed, mayPublishReason, mayReadReason } from "../../../../shared/rules/record/returning.ts"
import { seatKey } from "../../../../shared/rules/said/inThreads.ts"
import { textsAsked } from "../../../../shared/rules/text/leftOut.ts"
import { recordEnd } from "../../../elements/record/recordEnd.ts"
import { saidInSentence, saidShown } from "../../../elements/translating/saidShown.ts"
import { msg } from "../../../i18n/msg.ts"
import { memberName, namesThen } from "../../../i18n/names.ts"
import { newsMs, type Scene, type ViewWith } from "../../../scene/scene.ts"
import { apart } from "../../../signals/apart.ts"
import "../../record/plenary-return-reason.ts"

/**
 * The news that everyone reads at the same time: seats reissued or suspended, results just shown, declarations
 * returned, records declared. If `texts` is true, a result includes its statement's text. A wall has no space for the
 * text.
 */
export const justNow = (scene: Scene, base: string, texts = true) =>
  apart(() => html`${seatsChanged(scene)} ${shownNow(scene, texts)} ${returned(scene, base)} ${declared(scene, base)}`)

/** The notices that a seat was reissued or suspended, with the reason. The whole room sees them. */
function seatsChanged({ state, now, me }: ViewWith<"now">) {
  const lines = Object.values(state.members).flatMap(({ id, reissued, suspended }) => {
    const name = memberName(state, id)
    const shown = (what: "reissued" | "suspended", done: Member["suspended"], words: (reason: string) => string) => {
      if (!done || now - done.at >= newsMs) return []
      const { by, at, reason: text, reasonLang } = done
      return [
        saidInSentence({ state, me }, { key: seatKey(id, what, at), lang: reasonLang ?? null, text, by, at }, words),
      ]
    }
    if (reissued?.disowned && now - reissued.at < newsMs) return [html`${msg("seat.disownedNow", { name })}`]
    return [
      ...shown("reissued", reissued, reason => reissuedWords(name, reason)),
      ...shown("suspended", suspended, reason => suspendedWords(name, reason)),
    ]
  })
  return lines.length === 0
    ? nothing
    : html`<section class="card" role="status">${lines.map(line => html`<p>${line}</p>`)}</section>`
}

const reissuedWords = (name: string, reason: string): string => msg("seat.reissuedNow", { name, reason })

const suspendedWords = (name: string, reason: string): string => msg("seat.suspendedNow", { name, reason })

/**
 * The notices that a declaration was returned, until the record is declared again. Everybody sees these notices. Only
 * the chairs see a reason that is not published.
 */
function returned({ state, now, me }: ViewWith<"now">, base: string) {
  const records = Object.values(state.records)
  const lately = records.filter(
    one =>
      one.state === "returned" && one.endedAt !== null && now - one.endedAt < newsMs && !isDeclaredAgain(one, records),
  )
  return lately.map(
    record => html`<section class="card stack" role="status">
      <p>${returnedWords(nameAt(state, record), record.number)} <a href=${`${base}/r/${record.number}`}>CR-${record.number}</a></p>
      ${
        isReasonSealed(record) && mayReadReason(state, record, me.member)
          ? html`<plenary-return-reason .record=${record} ?publishes=${mayPublishReason(state, record, me.member)}></plenary-return-reason>`
          : record.reason === ""
            ? nothing
            : saidShown({ state, me }, recordEnd(record), html`<p>${record.reason}</p>`)
      }
    </section>`,
  )
}

const isDeclaredAgain = ({ body, number }: RecordRow, records: readonly RecordRow[]): boolean =>
  records.some(one => one.body.statement === body.statement && one.number > number)

const nameAt = (state: Scene["state"], { endedBy, endedAt }: RecordRow): string =>
  namesThen(state)(endedBy, endedAt ?? Infinity)

const returnedWords = (name: string, n: number): string => msg("return.now", { name, n })

/**
 * The rounds whose result was just shown, the newest first. Every page shows such a result until the news is old or the
 * statement is settled. The results of a batch are shown at one moment and keep the order of their statements.
 */
export function roundsJustShown({ state, now }: ViewWith<"now">): Round[] {
  const proposed = Object.values(state.statements).filter(one => one.state === "proposed")
  return proposed
    .flatMap(statement => roundsOf(state, statement).at(-1) ?? [])
    .filter(({ revealedAt }) => revealedAt !== null && now - revealedAt < newsMs)
    .toSorted((a, b) => (b.revealedAt ?? 0) - (a.revealedAt ?? 0))
}

function shownNow(scene: Scene, texts: boolean) {
  return repeat(
    roundsJustShown(scene),
    ({ id }) => id,
    round => {
      const statement = findStatement(scene.state, round.statement)
      return html`<section class="card shown" role="status"><h2>${statement?.label}</h2>
        ${statement && texts ? html`<plenary-statement-texts .texts=${textsAsked(statement, round)} .authentic=${scene.state.workspace?.authentic.map(({ lang }) => lang) ?? []}></plenary-statement-texts>` : nothing}
        <plenary-round-result .scene=${scene} .round=${round}></plenary-round-result></section>`
    },
  )
}

function declared(scene: Scene, base: string) {
  // Records that wait for confirmation are before the others. In both groups the newest record is first.
  const shown = Object.values(scene.state.records)
    .filter(
      ({ state, declaredAt }) => state === "declared" || (state === "in_force" && scene.now - declaredAt < newsMs),
    )
    .toSorted((a, b) => Number(b.state === "declared") - Number(a.state === "declared") || b.number - a.number)
  const cards = repeat(
    shown,
    ({ id }) => id,
    record =>
      html`<plenary-record-card role="status" .scene=${scene} .record=${record} .href=${`${base}/r/${record.number}`}></plenary-record-card>`,
  )
  return shown.length === 0
    ? nothing
    : html`<section class="stack"><h2 class="visually-hidden">${msg("workspace.records")}</h2>${cards}</section>`
}
