import { msg } from "@lit/localize"
import { html, nothing } from "lit"
import type { Scene } from "../../../shared/rules/nextAction/scene.ts"
import { seesReplay } from "../../../shared/rules/replay.ts"

/** What the session leaves on paper, and how it is seen again; of a topic outside a session there is none. */
export function papers({ session, state, me }: Scene, base: string) {
  if (session.startedAt === null) return nothing
  const at = `${base}/s/${session.id}`
  const reads = (me.role !== "observer" && me.role !== "public") || session.minutes.state === "published"
  return html`<nav class="papers" aria-label=${msg("Papers of the session", { id: "papers.title" })}>
    <a href=${`${at}/outcomes`}>${msg("Outcome paper", { id: "outcomes.paper" })}</a>
    ${reads ? html`<a href=${`${at}/minutes`}>${msg("Minutes", { id: "minutes.title" })}</a>` : nothing}
    ${state.workspace && seesReplay(state.workspace, me.role) ? html`<a href=${`${at}/replay`}>${msg("Replay", { id: "replay.title" })}</a>` : nothing}
    ${session.state === "closed" ? nothing : html`<a href=${`${at}?projector`} target="_blank">${msg("Large view for the wall", { id: "papers.projector" })}</a>`}
  </nav>`
}
