import { msg } from "@lit/localize"
import { html, nothing } from "lit"
import { speakers } from "../../../../shared/rules/floor/queue.ts"
import type { Scene } from "../../../../shared/rules/nextAction/scene.ts"
import { countdown } from "../../../i18n/formats.ts"
import "../../icons/plenary-icon.ts"

/** The next speaker and the speaker's clock, in the bar's own fixed place. */
export function floorPlace({ session, state, now, me }: Scene) {
  if (session.state !== "live") return nothing
  const { speaking } = session.floor
  const next = speakers(session.floor, state.members)[0]
  if (!speaking && !next) return nothing
  const left = speaking ? speaking.seconds * 1_000 - (now - speaking.since) : 0
  return html`<div class="floor">
    ${speaking && speaking.member === me.member ? html`<b>${msg("You have the floor", { id: "queue.now" })}</b>` : nothing}
    ${next ? nextWords(next.member === me.member, state.members[next.member]?.name ?? "") : nothing}
    ${
      speaking
        ? html`<span class="clock ${left < 0 ? "over" : ""}"><plenary-icon name="clock"></plenary-icon> <span class="unseen">${state.members[speaking.member]?.name}</span> ${left < 0 ? "+" : ""}${countdown(Math.abs(left))}</span>`
        : nothing
    }
  </div>`
}

/** Nobody is named whose name does not leave the room. */
const nextWords = (mine: boolean, name: string) =>
  mine
    ? html`<b>${msg("You are next", { id: "queue.next" })}</b>`
    : name === ""
      ? nothing
      : html`<span><span class="muted">${msg("next:", { id: "bar.nextSpeaker" })}</span> ${name}</span>`
