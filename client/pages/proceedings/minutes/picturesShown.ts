import { html, nothing } from "lit"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Pictures } from "../../../../shared/minutes/proceedings/pictures.ts"
import { itemTitle } from "../../../../shared/rules/planning/itemTitle.ts"
import { msg } from "../../../i18n/msg.ts"
import "../../../elements/charts/plenary-bars.ts"
import { countdown } from "../../../i18n/formats.ts"
import { namesThen } from "../../../i18n/names.ts"
import { plain } from "../../../i18n/texts.ts"

const minuteMs = 60_000
const minutes = (ms: number): number => Math.round(ms / minuteMs)

/**
 * Charts of the session's time, and of speaking time by side and by person. The minutes give the same figures in
 * sentences.
 */
export function picturesShown({ items, spoken }: Pictures, state: State, session: Session) {
  if (items.length === 0 && spoken.length === 0) return nothing
  const bySide = sidesOf(spoken, state)
  const name = namesThen(state)
  return html`<section class="stack no-print" aria-labelledby="pictures">
    <h2 id="pictures">${msg("pictures.title")}</h2>
    <plenary-bars heading=${msg("pictures.agenda")}
      .columns=${[msg("pictures.item"), msg("pictures.minutes")]}
      .bars=${items.map(({ item, plannedMs, usedMs }) => {
        const used = minutes(usedMs)
        const planned = minutes(plannedMs)
        return {
          label: titleOf(item, state, session),
          value: usedMs,
          planned: plannedMs,
          text: msg("pictures.usedOf", { used, planned }),
        }
      })}></plenary-bars>
    ${bySide.length > 1 ? html`<plenary-bars heading=${msg("pictures.sides")} .columns=${[msg("pictures.side"), timeColumn()]} .bars=${bySide}></plenary-bars>` : nothing}
    <plenary-bars heading=${msg("pictures.people")} .columns=${[msg("pictures.person"), timeColumn()]}
      .bars=${spoken.map(({ member, ms }) => ({ label: name(member, session.startedAt ?? session.startsAt), value: ms, text: countdown(ms) }))}></plenary-bars>
  </section>`
}

const timeColumn = (): string => msg("pictures.time")

function titleOf(id: string, { topics }: State, { items }: Session): string {
  const item = items.find(one => one.id === id)
  return item ? plain(itemTitle(item, topics)) : ""
}

function sidesOf(spoken: Pictures["spoken"], { sides }: State) {
  return sides.map(({ id, title }) => {
    const ms = spoken.filter(({ side }) => side === id).reduce((sum, one) => sum + one.ms, 0)
    return { label: plain(title), value: ms, text: countdown(ms) }
  })
}
