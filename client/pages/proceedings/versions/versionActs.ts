import { html, nothing } from "lit"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { Topic } from "../../../../shared/fold/state.ts"
import { mayWriteNote, right } from "../../../../shared/rules/policy.ts"
import { endedFor, noteModeNow } from "../../../../shared/rules/text/noteMode.ts"
import { moment } from "../../../i18n/formats.ts"
import { currentLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { plain } from "../../../i18n/texts.ts"
import type { SessionConnection } from "../../../state/live.ts"
import { announce } from "../../../state/page/announcer.ts"
import { go } from "../../../state/page/router.ts"
import { wantRestored } from "../../../state/session/versions/restoring.ts"

interface Acting {
  topic: Topic
  me: Me
  at: number
  slug: string
  live: SessionConnection
  /** whether the page has no connection */
  cut: boolean
  /** whether the version has the text that the note has now */
  isNow: boolean
}

/** Restores a version, and gives it a name. Each asks in a part that opens below its button. */
export function versionActs(acting: Acting) {
  const { topic, me } = acting
  const mayRestore = topic.state === "open" && mayWriteNote(me.role, noteModeNow(topic)) && !endedFor(me.role, topic)
  const mayName = right(me.role, "name a version") === "yes"
  const isLocked = right(me.role, "edit an open note") === "yes" && !mayRestore
  return html`<footer class="version-acts stack tight no-print">
    ${mayRestore && !acting.isNow ? restoring(acting) : nothing}
    ${isLocked ? html`<p class="small muted">${msg("versions.locked")}</p>` : nothing}
    ${mayName ? naming(acting) : nothing}
    <p class="row"><button class="quiet small" @click=${() => print()}>${msg("record.print")}</button></p>
  </footer>`
}

function restoring({ topic, at, slug, cut }: Acting) {
  const restore = () => {
    wantRestored({ topic: topic.id, at })
    go(`/w/${slug}/t/${topic.id}`)
  }
  return html`<details class="version-act"><summary>${msg("versions.restore")}</summary>
    <p>${msg("versions.restoreAsk", { time: moment(at) })}</p>
    <p><button class="filled" ?disabled=${cut} @click=${restore}>${msg("versions.restoreDo")}</button></p>
  </details>`
}

function naming({ topic, at, live, cut }: Acting) {
  const named = topic.versions?.find(({ of }) => of === at)
  const tell = async (sent: ReturnType<typeof live.send>, form: HTMLElement | null) => {
    const answered = await sent
    const words = answered.ok ? msg("plan.done") : refusalText(answered.refusal, live.state.peek())
    const trouble = form?.querySelector("output")
    if (trouble) trouble.value = answered.ok ? "" : words
    announce(words)
  }
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.target instanceof HTMLFormElement)) return
    const field = event.target.elements.namedItem("title")
    const title = field instanceof HTMLInputElement ? field.value.trim() : ""
    if (title === "") return
    void tell(
      live.send("name-version", { topic: topic.id, at, title: { ...named?.title, [currentLang()]: title } }),
      event.target,
    )
  }
  const drop = ({ currentTarget }: Event) => {
    const form = currentTarget instanceof HTMLElement ? currentTarget.closest("form") : null
    void tell(live.send("unname-version", { topic: topic.id, at }), form)
  }
  return html`<details class="version-act"><summary>${named ? msg("versions.rename") : msg("versions.name")}</summary>
    <form class="row" @submit=${save}>
      <label class="field"><span class="label">${msg("versions.nameField")}</span>
        <input name="title" required maxlength="300" autocomplete="off" .value=${named ? plain(named.title) : ""}></label>
      <button class="filled" ?disabled=${cut}>${msg("versions.nameDo")}</button>
      ${named ? html`<button type="button" ?disabled=${cut} @click=${drop}>${msg("versions.unname")}</button>` : nothing}
      <output class="error"></output>
    </form></details>`
}
