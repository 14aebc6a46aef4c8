import { html, nothing } from "lit"
import { chairOf } from "../../../../../shared/rules/floor/chair.ts"
import { msg } from "../../../../i18n/msg.ts"
import type { ViewWith } from "../../../../scene/scene.ts"
import type { SessionStore } from "../../../../state/session/sessionStore.ts"

/** True if the reader is the chair. The pages of other readers may then follow this page. */
export const leads = ({ session, state, me, present }: ViewWith<"present">): boolean =>
  me.member !== null && me.role === "moderator" && chairOf(session, state, present)?.id === me.member

export function mayFollow({ scene, live }: SessionStore): boolean {
  const now = scene.value
  const looks = live.hints.looks.value
  return now !== null && now.session.state === "live" && looks?.session === now.session.id && !leads(now)
}

/** The switch for following the chair. It switches off when the reader scrolls by hand. */
export function followSwitch(room: SessionStore) {
  if (!mayFollow(room)) return nothing
  const on = room.following.value
  return html`<button class="quiet small note-follow" aria-pressed=${on} @click=${() => (room.following.value = !on)}>
    ${on ? followingWords(room.live.hints.looks.value?.by ?? "") : msg("follow")}</button>`
}

const followingWords = (name: string): string => (name ? msg("follow.on", { name }) : msg("follow.onBare"))
