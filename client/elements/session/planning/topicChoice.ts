import { html } from "lit"
import type { State } from "../../../../shared/fold/state.ts"
import { byLabel } from "../../../../shared/rules/planning/byLabel.ts"
import { msg } from "../../../i18n/msg.ts"
import { plain } from "../../../i18n/texts.ts"
import type { PlannedItem } from "../../../rules/pasted/agenda.ts"

interface Choosing {
  item: PlannedItem
  /** the item's place on the agenda, counted from 1 */
  n: number
  topics: State["topics"]
  choose: (change: Pick<PlannedItem, "topic" | "opens">) => void
}

const opens = "new"

/** A select for the topic of an agenda item. A new topic is opened when the agenda is saved. */
export function topicChoice({ item, n, topics, choose }: Choosing) {
  const known = Object.values(topics).filter(one => one.state === "open" || one.id === item.topic)
  const chosen = ({ target }: Event) => {
    if (!(target instanceof HTMLSelectElement)) return
    choose({ topic: known.find(({ id }) => id === target.value)?.id ?? null, opens: target.value === opens })
  }
  return html`<select aria-label=${msg("plan.itemTopic", { n })} @change=${chosen}>
    <option value=${opens} .selected=${item.opens === true}>${msg("plan.topic")}</option>
    <option value="" .selected=${!item.opens && item.topic === null}>${msg("plan.noTopic")}</option>
    ${known
      .toSorted((a, b) => byLabel(a.letter, b.letter))
      .map(
        ({ id, letter, title }) =>
          html`<option value=${id} .selected=${!item.opens && id === item.topic}>${letter} ${plain(title)}</option>`,
      )}
  </select>`
}
