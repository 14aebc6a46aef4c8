import { html, nothing, type TemplateResult } from "lit"
import { isLang } from "../../../shared/model/terms.ts"
import { findTopic } from "../../../shared/rules/readings/rows.ts"
import type { Scene } from "../../scene/scene.ts"
import "../../elements/session/bar/plenary-foot-bar.ts"
import { plain } from "../../i18n/texts.ts"
import { apart } from "../../signals/apart.ts"
import { seatLang } from "../../state/kept/preferences.ts"
import { pageTitle } from "../../state/page/title.ts"
import type { SessionStore } from "../../state/session/sessionStore.ts"
import { elsewhere } from "../app/elsewhere.ts"
import { endsOf, endsWithoutPanel } from "../frame/outcomes.ts"
import { ownNotices } from "../frame/ownNotices.ts"
import "../problem/plenary-problem-view.ts"
import type { Problem } from "../problem/plenary-problem-view.ts"
import { bellLine } from "./bellLine.ts"
import type { FollowSeat } from "./followSeat.ts"
import { acting } from "./later/parts.ts"
import { roomHeader, roomNotices } from "./parts/roomHeader.ts"
import { stayedLine } from "./writing/stayedLine.ts"
import { copiedOf, unsentWords } from "./writing/unsentWords.ts"

interface Framed {
  slug: string
  seat: FollowSeat | null
  /** True if the server no longer has a part of this page's code. */
  outdated: boolean
  onWall: boolean
}

export const isReader = ({ me }: Pick<Scene, "me">): boolean => me.role === "observer" || me.role === "public"

export const problemPage = (problem: Problem, ends: unknown = nothing): TemplateResult =>
  html`<main id="main" tabindex="-1">${ends} <plenary-problem-view .problem=${problem}></plenary-problem-view></main>`

/** The page that replaces the room when access has ended or loading has failed. Null if the room can be shown. */
export function roomTrouble(room: SessionStore): TemplateResult | null {
  const connection = room.live.connection.value
  const { slug } = room.live.place
  const ends = () => html`${elsewhere(slug)} ${endsWithoutPanel(room.live, one => copiedOf(one).length === 0)}`
  if (connection.state === "revoked")
    return problemPage({ kind: "revoked", ended: connection.ended, unsent: unsentWords(room) }, ends())
  const loaded = room.live.room.value
  return loaded.state === "failed"
    ? problemPage({ kind: "failed", failure: loaded.failure, again: () => void room.live.open() }, ends())
    : null
}

/** The frame of a room: header, notices, bar and dialog. On a wall the frame has only the notices. */
export function roomFrame(room: SessionStore, scene: Scene, parts: TemplateResult, framed: Framed) {
  const { slug, outdated, onWall } = framed
  if (onWall) return html`<div class="room on-wall">${roomNotices(room, outdated)} ${parts}</div>`
  return html`<div class="room ${isReader(scene) ? "observing" : ""}" data-tab=${room.tab.value}>
      ${roomHeader(room, scene, slug)} ${roomNotices(room, outdated, own(room, scene, framed))} ${parts}
      <div class="room-bar" data-region tabindex="-1"><plenary-foot-bar .scene=${scene} ?behind=${room.live.behind.value} .cockpit=${acting.code?.cockpit ?? null} .slower=${room.live.hints.slower.value}></plenary-foot-bar></div>
      <plenary-act-dialog .scene=${scene}></plenary-act-dialog>
    </div>`
}

function own(room: SessionStore, scene: Scene, { slug, seat }: Framed) {
  const me = room.live.me.value
  return me
    ? [
        elsewhere(slug),
        apart(() => endsOf(room.live)),
        stayedLine(room, scene),
        bellLine(scene),
        seat?.line(),
        ownNotices(room.live, slug, scene.state, me),
      ]
    : nothing
}

/** Sets the tab's title and the language of the reader's seat. */
export function greet(room: SessionStore, scene: Scene, topic: string | undefined): void {
  const title = findTopic(scene.state, topic)?.title
  pageTitle.value = plain(scene.session.title) || plain(title ?? scene.state.workspace?.title ?? {})
  // A reader without a seat has no seat language.
  const me = room.live.me.value
  seatLang.value = me?.member && isLang(me.lang) ? me.lang : null
}
