import { html } from "lit"
import type { Topic } from "../../../../shared/fold/state.ts"
import { msg } from "../../../i18n/msg.ts"
import type { Scene } from "../../../scene/scene.ts"
import "../../../elements/shell/plenary-page-skeleton.ts"
import { LazyModule } from "../../../state/loading/lazyModule.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"

/**
 * The code of the note. It is imported when the note is first shown, because the editor is as large as all other code.
 * Most observers stay on the tab with the current events.
 */
const note = new LazyModule(() => import("./roomNote.ts"))

/** Shows the topic's note to observers and on a wall. */
export function noteLater(room: SessionStore, scene: Scene, topic: Topic) {
  const now = note.wanted()
  switch (now.state) {
    case "there":
      return now.code.noteOf(room, scene, topic)
    case "missing":
      return html`<p class="notice warn" role="alert">${msg("conn.reload")}</p>`
    case "away":
    case "coming":
      return html`<plenary-page-skeleton .rows=${1}></plenary-page-skeleton>`
  }
}
