import { msg } from "@lit/localize"
import { html, nothing } from "lit"
import { isOutside, type Scene } from "../../../shared/rules/nextAction/scene.ts"
import { seesReplay } from "../../../shared/rules/replay.ts"

const title = (): string => msg("Papers of the session", { id: "papers.title" })

/** What the session leaves on paper, and how it is seen again; of a topic outside a session there is none. */
export function papers(scene: Scene, base: string) {
  const { session, state, me } = scene
  if (isOutside(scene) || session.state === "cancelled") return nothing
  const at = `${base}/s/${session.id}`
  const paper = html`<a href=${`${at}/paper`}>${msg("On paper", { id: "paper.title" })}</a>`
  if (session.startedAt === null) return html`<nav class="papers" aria-label=${title()}>${paper}</nav>`
  const reads = (me.role !== "observer" && me.role !== "public") || session.minutes.state === "published"
  return html`<nav class="papers" aria-label=${title()}>
    <a href=${`${at}/outcomes`}>${msg("Outcome paper", { id: "outcomes.paper" })}</a>
    ${reads ? html`<a href=${`${at}/minutes`}>${msg("Minutes", { id: "minutes.title" })}</a>` : nothing}
    ${state.workspace && seesReplay(state.workspace, me.role) ? html`<a href=${`${at}/replay`}>${msg("Replay", { id: "replay.title" })}</a>` : nothing}
    ${paper}
    ${session.state === "closed" ? nothing : html`<a href=${`${at}?projector`} target="_blank">${msg("Large view for the wall", { id: "papers.projector" })}</a>`}
  </nav>`
}
