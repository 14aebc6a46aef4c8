import { html, nothing } from "lit"
import { findTopic } from "../../../../shared/rules/readings/rows.ts"
import { msg } from "../../../i18n/msg.ts"
import type { View } from "../../../scene/scene.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"

/** Says which topic the panel has moved to while the reader was writing, with a button that opens the topic. */
export function stayedLine(room: SessionStore, { state }: View) {
  const topic = findTopic(state, room.panelAt.value)
  if (!topic) return nothing
  const { letter } = topic
  const goThere = ({ currentTarget }: Event) => {
    room.show(topic.id)
    // The focus moves to the main part, because the focused button disappears with the line.
    const page = currentTarget instanceof Element ? currentTarget.closest(".room") : null
    page?.querySelector<HTMLElement>("#main")?.focus({ preventScroll: true })
  }
  return html`<p class="notice" role="status">${msg("room.panelMoved", { letter })}
    <button class="small" @click=${goThere}>${msg("room.goThere")}</button></p>`
}
