import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { ErasurePreview } from "../../../shared/contract/queries/law/deleted.ts"
import type { Member } from "../../../shared/fold/peopleState.ts"
import { mayAlways } from "../../../shared/rules/policy.ts"
import { written } from "../../elements/forms/written.ts"
import { moment } from "../../i18n/formats.ts"
import { currentLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { memberName, personName } from "../../i18n/names.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { erasurePreview } from "../../state/fetched/host/deletions.ts"
import type { SessionConnection } from "../../state/live.ts"
import { announce } from "../../state/page/announcer.ts"
import { OnLivePage } from "../frame/onLivePage.ts"
import { failureText } from "../problem/failureText.ts"

type Asking = { member: Member; preview: ErasurePreview }

/**
 * The erasures that were asked for. An administrator sees what one would take, and carries it out or declines it; a
 * moderator asks for one (DOMAIN ER1, ER2).
 */
@customElement("plenary-erasures")
export class Erasures extends OnLivePage {
  private readonly asking = signal<Asking | null>(null)
  private readonly busy = signal(false)
  private readonly problem = signal("")

  private async send(act: () => ReturnType<SessionConnection["send"]>): Promise<boolean> {
    if (this.busy.peek()) return false
    this.busy.value = true
    this.problem.value = ""
    const answered = await act()
    this.busy.value = false
    if (!answered.ok) this.problem.value = refusalText(answered.refusal, this.live.state.peek())
    return answered.ok
  }

  private async look(member: Member): Promise<void> {
    this.problem.value = ""
    const preview = await erasurePreview(this.live.place.slug, member.id)
    if ("failure" in preview) {
      this.problem.value = failureText(preview.failure)
      return
    }
    this.asking.value = { member, preview }
    await this.updateComplete
    this.querySelector("dialog")?.showModal()
  }

  private readonly stay = (): void => {
    this.here.read()
    this.asking.value = null
  }

  private readonly erase = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const asked = this.asking.peek()
    if (!asked || !(await this.send(() => this.here.send("erase-member", { member: asked.member.id })))) return
    this.asking.value = null
    announce(msg("erasing.done"))
  }

  private readonly chosen = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const id = written(new FormData(event.currentTarget), "member")
    const member = new Map(Object.entries(this.live.state.peek().members)).get(id)
    if (!member) return
    if (this.erases) await this.look(member)
    else await this.send(() => this.here.send("ask-erasure", { member: member.id }))
  }

  private readonly decline = (member: Member) => (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const reason = written(new FormData(event.currentTarget), "reason").trim()
    if (reason !== "")
      void this.send(() => this.here.send("decline-erasure", { member: member.id, reason, reasonLang: currentLang() }))
  }

  private get erases(): boolean {
    return mayAlways(this.live.me.value ?? { role: "public" }, "erase a person")
  }

  private row(member: Member) {
    const { erasure } = member
    if (!erasure || erasure.declined) return nothing
    const time = moment(erasure.at)
    const asked =
      erasure.by === null
        ? msg("erasing.askedByAdmin", { time })
        : msg("erasing.asked", { name: memberName(this.live.state.value, erasure.by), time })
    return html`<li class="card stack tight">
      <p><b>${personName(member)}</b></p>
      <p class="muted small">${asked}</p>
      ${
        this.erases
          ? html`<p><button class="small" @click=${() => this.look(member)}>${msg("erasing.preview")}…</button></p>
            <details><summary>${msg("erasing.decline")}</summary>
              <form class="stack tight" @submit=${this.decline(member)}>
                <label class="field"><span class="label">${msg("erasing.declineWhy")}</span><textarea name="reason" rows="2" required maxlength="4000"></textarea></label>
                <p><button class="small" ?disabled=${this.busy.value}>${msg("erasing.decline")}</button></p>
              </form></details>`
          : nothing
      }
    </li>`
  }

  private question({ member, preview: { goes, stays, address } }: Asking) {
    const { name, comment: comments, question: questions, correction: corrections, progress } = goes
    const counts = { name, comments, questions, corrections, progress }
    return html`<dialog aria-labelledby="erase-person" @close=${this.stay}>
      <form class="stack" @submit=${this.erase}>
        <h2 id="erase-person">${msg("erasing.ask", { name: personName(member) })}</h2>
        <div><h3>${msg("erasing.goes")}</h3>
          <p>${msg("erasing.goesCounts", { ...counts, interests: goes.interest, translations: goes.translation })}</p>
          <p>${address ? msg("erasing.address") : msg("erasing.noAddress")}</p></div>
        <div><h3>${msg("erasing.stays")}</h3>
          <p>${msg("erasing.staysCounts", stays)}</p>
          <p class="hint">${msg("erasing.others")}</p></div>
        ${this.trouble()}
        <div class="row">
          <button type="button" @click=${() => this.querySelector("dialog")?.close()}>${msg("dialog.cancel")}</button>
          <button class="danger" aria-disabled=${this.busy.value ? "true" : nothing}>${msg("erasing.do")}</button>
        </div>
      </form>
    </dialog>`
  }

  private trouble() {
    return this.problem.value ? html`<p class="problem" role="alert">${this.problem.value}</p>` : nothing
  }

  protected override render() {
    const members = Object.values(this.live.state.value.members).filter(({ erased }) => erased === undefined)
    const waiting = members.filter(({ erasure }) => erasure && !erasure.declined)
    const asking = this.asking.value
    return html`<section class="card stack tight">
      <h3>${msg("erasing.title")}</h3>
      <p class="hint">${msg("erasing.askHelp")}</p>
      ${waiting.length === 0 ? html`<p class="muted">${msg("erasing.none")}</p>` : html`<ul class="stack tight" role="list">${waiting.map(one => this.row(one))}</ul>`}
      <form class="stack tight" @submit=${this.chosen}>
        <label class="field"><span class="label">${msg("erasing.person")}</span>
          <select name="member" required>
            <option value="">${msg("erasing.choose")}</option>
            ${members.map(one => html`<option value=${one.id}>${personName(one)}</option>`)}
          </select></label>
        <p><button class="small" ?disabled=${this.busy.value}>${this.erases ? msg("erasing.preview") : msg("erasing.askFor")}${this.erases ? "…" : ""}</button></p>
      </form>
      ${asking ? this.question(asking) : this.trouble()}
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-erasures": Erasures
  }
}
