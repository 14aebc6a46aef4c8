import { html, nothing } from "lit"
import type { Round, Statement } from "../../../../shared/fold/consensusState.ts"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import type { State, Thread } from "../../../../shared/fold/state.ts"
import { isRated } from "../../../../shared/rules/readings/rounds.ts"
import { statementsOf, stateShown } from "../../../../shared/rules/readings/statements.ts"
import { msg } from "../../../i18n/msg.ts"
import "../../../elements/session/statement/plenary-statement-texts.ts"
import "../../../elements/session/budgets/plenary-side-times.ts"
import { entryWords } from "../../../elements/session/rail/phraseWords.ts"
import "../../../elements/session/round/result/plenary-reason-list.ts"
import { nameShown } from "../../../elements/shell/nameShown.ts"
import { domLang } from "../../../i18n/language.ts"
import { memberName } from "../../../i18n/names.ts"
import { levelTone, outcomeName } from "../../../i18n/terms/outcomeTerms.ts"
import { roundKindName, sessionStateName, statementStateName, threadKindName } from "../../../i18n/terms/terms.ts"
import { reading } from "../../../i18n/texts.ts"
import type { ReplayedNote } from "../../../state/session/replay/noteThen.ts"
import { sessionAt, topicThen } from "../../../state/session/replay/replaying.ts"
import { failureText } from "../../problem/failureText.ts"
import { noteBlocks } from "../noteBlocks.ts"
import { translationsThen } from "../paper/noteTranslated.ts"

/**
 * The room at one moment: agenda item, speaker, the sides' time, statements with their rounds, note, discussion and
 * records.
 */
export function momentView(state: State, id: string, at: number, slug: string, shown: ReplayedNote) {
  const session = sessionAt(state, id)
  const item = session?.items.find(one => one.id === session.current)
  const topic = topicThen(state, id)
  const title = reading(item?.title ?? session?.title ?? {})
  const speaking = session?.floor.speaking
  const threads = Object.values(state.threads).filter(one => one.topic === topic)
  const records = Object.values(state.records).toSorted((a, b) => a.number - b.number)
  return html`<section class="stack moment">
    <header class="row apart">
      <h2 lang=${domLang(title.lang)}>${title.text}</h2>
      <span class="row">
        ${speaking ? html`<span class="chip accent">${hasFloor(memberName(state, speaking.member))}</span>` : nothing}
        <span class="chip">${sessionStateName(session?.state ?? "scheduled")}</span>
      </span>
    </header>
    ${session?.sideTime ? html`<plenary-side-times .scene=${{ state, session, now: at }}></plenary-side-times>` : nothing}
    ${topic === null ? nothing : statementsOf(state, topic).map(one => text(state, one))}
    ${topic === null ? nothing : note(state, topic, slug, shown)}
    ${threads.length === 0 ? nothing : html`<section class="stack tight"><h3>${msg("rail.discussion")}</h3>${threads.map(one => talk(state, one))}</section>`}
    ${records.length === 0 ? nothing : html`<section class="stack tight"><h3>${msg("workspace.records")}</h3><ul class="list" role="list">${records.map(one => card(one, slug))}</ul></section>`}
  </section>`
}

/** The text of the note at the shown moment, read-only. */
function note(state: State, topic: string, slug: string, shown: ReplayedNote) {
  return html`<section class="stack tight note-then">
    <header class="row apart">
      <h3>${msg("replay.noteThen")}</h3>
      <a class="small" href=${`/w/${slug}/t/${topic}`}>${msg("record.topic")}</a>
    </header>
    ${words(state, topic, shown)}
  </section>`
}

function words(state: State, topic: string, shown: ReplayedNote) {
  switch (shown.kind) {
    case "nothing":
      return nothing
    case "failed":
      return html`<p class="notice">${failureText(shown.failure)}</p>`
    case "note":
      if (shown.note.topic !== topic) return nothing
      if (shown.note.blocks.length === 0) return html`<p class="muted">${msg("replay.noteEmpty")}</p>`
      return html`<div class="card">${noteBlocks(shown.note.blocks, translationsThen(state, topic))}</div>`
    default:
      return shown satisfies never
  }
}

const hasFloor = (name: string): string => msg("replay.floor", { name })

function text(state: State, statement: Statement) {
  const rounds = Object.values(state.rounds).filter(one => one.statement === statement.id && one.state !== "void")
  return html`<section class="card stack tight">
    <p class="row"><b>${statement.label}</b> <span class="chip">${statementStateName(stateShown(state, statement), isRated(state, statement))}</span> ${rounds.map(round)}</p>
    <plenary-statement-texts .texts=${statement.texts} .authentic=${state.workspace?.authentic.map(({ lang }) => lang) ?? []}></plenary-statement-texts>
    ${rounds.map(one => (one.reasons ? html`<plenary-reason-list .reader=${{ state, me: null }} .round=${one}></plenary-reason-list>` : nothing))}
  </section>`
}

const round = ({ kind, n, state, answered }: Round) => {
  const count = answered ?? 0
  return html`<span class="chip ${state === "open" ? "accent" : ""}">${roundKindName(kind)} ${n}${
    state === "revealed" ? html` · ${msg("replay.answered", { count })}` : nothing
  }</span>`
}

const talk = (state: State, { kind, entries, anchor }: Thread) =>
  html`<article class="talk stack tight">
    <p class="muted small">${threadKindName(kind)}${anchor ? html` · “${anchor.exact}”` : nothing}</p>
    ${entries.map(({ by, text: said, phrase }) => html`<p><strong>${nameShown(memberName(state, by))}</strong> ${entryWords(said, phrase)}</p>`)}
  </article>`

const card = ({ number, body }: RecordRow, slug: string) =>
  html`<li><a class="list-row" href=${`/w/${slug}/r/${number}`}><span>CR-${number} · ${body.label}</span> <span class="chip ${levelTone(body.level)}">${outcomeName(body.level)}</span></a></li>`
