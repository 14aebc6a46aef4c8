import { html, nothing } from "lit"
import { right } from "../../../../shared/rules/policy.ts"
import { msg } from "../../../i18n/msg.ts"
import { isOutside, type Scene, type View } from "../../../scene/scene.ts"
import "../../../elements/session/agenda/plenary-agenda.ts"
import "../../../elements/session/agenda/plenary-city-clocks.ts"
import "../../../elements/session/agenda/plenary-quorum.ts"
import { apart } from "../../../signals/apart.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"
import { welcome } from "../parts/waitingRoom.ts"
import { roomCentre } from "./roomCentre.ts"
import { roomRail, tabBar } from "./roomRail.ts"

/**
 * The agenda editor. A closed session has no editor, because its minutes report the agenda that was followed. A
 * cancelled session has no editor either.
 */
export const agendaEditor = ({ me, session, state }: View) =>
  right(me.role, "schedule") === "yes" && session.state !== "closed" && session.state !== "cancelled"
    ? html`<plenary-agenda-editor .session=${session} .state=${state} .by=${me.member ?? ""}>
        <button class="quiet small" @click=${plan}>${msg("plan.edit")}</button>
      </plenary-agenda-editor>`
    : nothing

/** Opens the agenda editor. Its button is shown until the editor's code is loaded. */
async function plan({ currentTarget }: Event): Promise<void> {
  const place = currentTarget instanceof Element ? currentTarget.closest("plenary-agenda-editor") : null
  await import("../../../elements/session/planning/plenary-agenda-editor.ts")
  place?.begin()
}

/** The editor of the sides' speaking time, in a panel that has sides. */
const budgetEditor = ({ me, session, state }: View) =>
  state.sides.length > 0 &&
  right(me.role, "schedule") === "yes" &&
  session.state !== "closed" &&
  session.state !== "cancelled"
    ? html`<plenary-budget-editor .session=${session} .state=${state} .by=${me.member ?? ""}>
        <button class="quiet small" @click=${setBudgets}>${msg("budget.set")}</button>
      </plenary-budget-editor>`
    : nothing

/** Opens the editor of speaking times. Its button is shown until the editor's code is loaded. */
async function setBudgets({ currentTarget }: Event): Promise<void> {
  const place = currentTarget instanceof Element ? currentTarget.closest("plenary-budget-editor") : null
  await import("../../../elements/session/budgets/plenary-budget-editor.ts")
  place?.begin()
}

/**
 * The room of a member: agenda, note and discussion. It is imported when the page knows the reader's seat, and never
 * for observers.
 */
export function inside(room: SessionStore, scene: Scene, base: string) {
  const name = room.live.me.value?.name ?? ""
  return html`${tabBar(room)}
    <div class="room-body">
      <aside class="room-agenda ${room.drawer.value ? "open" : ""}" data-region tabindex="-1" aria-label=${msg("agenda.title")}>
        ${isOutside(scene) ? html`<plenary-topic-place .state=${scene.state} .topic=${room.topic.value ?? ""} .base=${base}></plenary-topic-place>` : agenda(room, scene, base)}
      </aside>
      ${room.drawer.value ? html`<div class="veil" @click=${() => (room.drawer.value = false)}></div>` : nothing}
      <main id="main" class="room-centre" data-region tabindex="-1">${welcome(scene, name)} ${waiting(scene)} <plenary-after-close .scene=${scene} .base=${base}></plenary-after-close> ${roomCentre(room, scene, base)}</main>
      <aside class="room-rail" data-region tabindex="-1" aria-label=${msg("room.rail")}>${roomRail(room, scene, base)}</aside>
    </div>`
}

const waiting = (scene: Scene) =>
  scene.session.state === "scheduled" ? html`<plenary-waiting .scene=${scene}></plenary-waiting>` : nothing

function agenda(room: SessionStore, scene: Scene, base: string) {
  const { cities, floor } = scene.session
  const speakers = html`<plenary-speakers .scene=${scene} .slower=${room.live.hints.slower.value}></plenary-speakers>
        ${scene.session.sideTime ? html`<plenary-side-budgets .scene=${scene}></plenary-side-budgets>` : nothing}`
  // A member who leads the discussion sees the queue of speakers first, even if the agenda is long.
  const first =
    right(scene.me.role, "move the agenda") === "yes" && (floor.speaking !== null || floor.requests.length > 0)
  return html`${cities.length > 0 ? apart(() => html`<plenary-city-clocks .cities=${cities} .now=${scene.now}></plenary-city-clocks>`) : nothing}
        <plenary-quorum .scene=${scene}></plenary-quorum>
        <plenary-attendance .scene=${scene}></plenary-attendance>
        ${first ? speakers : nothing}
        ${apart(
          () =>
            html`<plenary-agenda .session=${scene.session} .state=${scene.state} .topic=${room.topic.value ?? ""} .now=${scene.now}
          .mayMove=${right(scene.me.role, "move the agenda") === "yes"}></plenary-agenda>`,
        )}
        ${agendaEditor(scene)} ${budgetEditor(scene)}
        ${first ? nothing : speakers}
        <plenary-papers .scene=${scene} .base=${base}></plenary-papers>`
}
