import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import { seesReplay } from "../../../../shared/rules/replay.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { isOutside, topicOnTable, type View } from "../../../scene/scene.ts"
import "../../frame/files/plenary-file-menu.ts"

/** Links to the session's papers and its replay. A topic outside a session has no such links. */
@customElement("plenary-papers")
@localized()
export class Papers extends LitElement {
  @property({ attribute: false }) scene: View | null = null
  @property() base = ""

  protected override createRenderRoot() {
    return this
  }

  override render() {
    const { scene } = this
    if (!scene || scene.session.state === "cancelled") return nothing
    const topic = topicOnTable(scene)
    if (isOutside(scene)) return topic ? noteFiles(topic.id, scene.state) : nothing
    const at = `${this.base}/s/${scene.session.id}`
    return html`<nav class="papers" aria-label=${msg("papers.title")}>
      ${scene.session.startedAt === null ? nothing : held(scene, at)}
      ${topic ? noteFiles(topic.id, scene.state) : nothing}
      <a href=${`${at}/paper`}>${msg("paper.title")}</a>
      ${scene.session.startedAt === null || scene.session.state === "closed" ? nothing : html`<a href=${`${at}?projector`} target="_blank">${msg("papers.projector")}</a>`}
    </nav>`
  }
}

/** A menu of the files of a topic's note. */
const noteFiles = (topic: string, { workspace }: View["state"]) =>
  html`<plenary-file-menu .languages=${workspace?.languages ?? []} small .label=${msg("files.note")} .path=${`/api/topics/${topic}/note`}></plenary-file-menu>`

function held({ session, state, me }: View, at: string) {
  const reads = (me.role !== "observer" && me.role !== "public") || session.minutes.state === "published"
  return html`<a href=${`${at}/outcomes`}>${msg("outcomes.paper")}</a>
    ${reads ? html`<a href=${`${at}/minutes`}>${msg("minutes.title")}</a>` : nothing}
    ${state.workspace && seesReplay(state.workspace, me.role) ? html`<a href=${`${at}/replay`}>${msg("replay.title")}</a>` : nothing}`
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-papers": Papers
  }
}
