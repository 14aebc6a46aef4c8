import { html, nothing } from "lit"
import type { Statement } from "../../../../shared/fold/consensusState.ts"
import type { State, Topic } from "../../../../shared/fold/state.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { closesAt, togetherWith } from "../../../../shared/rules/readings/deadlines.ts"
import { isRated, openRoundOn } from "../../../../shared/rules/readings/rounds.ts"
import { latestVersion, statementsOf, stateShown } from "../../../../shared/rules/readings/statements.ts"
import { inCities } from "../../../i18n/cities.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { statementStateName } from "../../../i18n/terms/terms.ts"
import { reading } from "../../../i18n/texts.ts"
import type { NoteText } from "../../../state/session/noteTexts.ts"
import "../../frame/files/plenary-file-menu.ts"
import { noteBlocks } from "../noteBlocks.ts"
import { textsOf, wording } from "../wording.ts"
import { translationsBelow } from "./noteTranslated.ts"

/** The panel's texts: the note of each topic, and its statements with the languages in columns. */
export const textPart = (
  state: State,
  topics: readonly Topic[],
  shown: readonly Lang[],
  noteOf: (topic: string) => NoteText,
) =>
  html`<section class="stack" aria-labelledby="paper-text">
    <h2 id="paper-text">${msg("paper.texts")}</h2>
    ${topics.length === 0 ? html`<p class="muted">${msg("workspace.noTopic")}</p>` : nothing}
    ${topics.map(topic => {
      const title = reading(topic.title)
      return html`<section class="stack paper-topic">
        <h3>${topic.letter} <span lang=${domLang(title.lang)}>${title.text}</span></h3>
        <plenary-file-menu .languages=${state.workspace?.languages ?? []} small .label=${msg("files.note")} .path=${`/api/topics/${topic.id}/note`}></plenary-file-menu>
        ${noteWords(state, topic, noteOf(topic.id))}
        ${statementsOf(state, topic.id).map(one => statementText(state, one, shown))}
      </section>`
    })}
  </section>`

function noteWords(state: State, topic: Topic, note: NoteText) {
  switch (note.state) {
    case "loading":
      return html`<p class="muted">${msg("paper.reading")}</p>`
    case "away":
      return html`<p class="notice warn">${msg("paper.noNote")}</p>`
    case "ready":
      if (note.blocks.length === 0) return html`<p class="muted">${msg("paper.emptyNote")}</p>`
      return html`<div class="paper-note">
        ${noteBlocks(note.blocks, translationsBelow(state, topic.id, note))}
      </div>`
    default:
      return note satisfies never
  }
}

export function statementHead(state: State, statement: Statement) {
  const version = latestVersion(statement)
  const n = version?.n ?? 0
  return html`<h4 class="row">${statement.label} <span class="chip">${statementStateName(stateShown(state, statement), isRated(state, statement))}</span>
    ${version ? html`<span class="small muted">${msg("paper.version", { n })} · <code>${version.hash.slice(0, 12)}</code></span>` : nothing}</h4>
    ${askedNow(state, statement)}`
}

/** Says that a statement is asked about in a batch now, and until when its round takes answers. */
function askedNow(state: State, statement: Statement) {
  const round = openRoundOn(state, statement)
  if (!round) return nothing
  const ends = closesAt(round)
  const n = togetherWith(state, round).length
  return html`${round.batch === undefined ? nothing : html`<p class="small muted">${msg("batch.title", { n })}</p>`}
    ${ends === null ? nothing : html`<p class="small muted">${msg("batch.until", { until: inCities(ends, citiesOf(state)) })}</p>`}`
}

function statementText(state: State, statement: Statement, shown: readonly Lang[]) {
  return html`<article class="outcome">
    ${statementHead(state, statement)} ${wording(textsOf(statement), shown, state)}
  </article>`
}
