import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement, property, query } from "lit/decorators.js"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import { rolesGivenBy } from "../../../../shared/rules/people/given.ts"
import { sitterOf } from "../../../../shared/rules/people/seats/alternates.ts"
import { mayGiveRole, mayReseat } from "../../../../shared/rules/people/seats/reseating.ts"
import { findMember } from "../../../../shared/rules/readings/rows.ts"
import { msg } from "../../../i18n/msg.ts"
import "../../../elements/forms/plenary-kept-words.ts"
import { personName } from "../../../i18n/names.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { announce } from "../../../state/page/announcer.ts"
import { OnLivePage } from "../../frame/onLivePage.ts"
import "./plenary-seat-appointing.ts"
import "./plenary-seat-ending.ts"
import { changesOf } from "./personChanges.ts"
import { personFields } from "./personFields.ts"

/** The form for a person's roster entry, filled in by the person or by a reader who keeps the roster. */
@customElement("plenary-person-editor")
export class PersonEditor extends OnLivePage {
  @property() member = ""
  @query("dialog") private dialog!: HTMLDialogElement | null
  private readonly writing = signal(false)
  private readonly problem = signal("")

  private readonly begin = (): void => {
    this.problem.value = ""
    this.writing.value = true
    void this.updateComplete.then(() => this.dialog?.showModal())
  }

  /**
   * Runs whenever the dialog closes. Cancel and a successful save have already deleted the typed text (`discard`).
   * Escape leaves the text in the tab's storage.
   */
  private readonly leave = (): void => {
    this.here.read()
    this.writing.value = false
  }

  private readonly discard = (): void => {
    this.querySelector("form")?.reset()
    this.dialog?.close()
  }

  /**
   * Sends the commands one after the other. After the first refusal, the method stops, shows the refusal and keeps the
   * form as it is.
   */
  private async save(event: SubmitEvent, member: Member): Promise<void> {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const state = this.live.state.peek()
    for (const { kind, body } of changesOf(
      new FormData(event.currentTarget),
      member,
      state,
      this.live.me.peek()?.member ?? null,
    )) {
      const answered = await this.here.send(kind, body)
      if (!answered.ok) {
        this.problem.value = refusalText(answered.refusal, state)
        return
      }
    }
    announce(msg("plan.done"))
    this.discard()
  }

  protected override render() {
    const state = this.live.state.value
    const member = findMember(state, this.member)
    if (!member) return nothing
    const name = personName(member)
    return html`<button class="quiet small" aria-label=${msg("person.edit", { name })} @click=${this.begin}>
        ${msg("person.editShort")}</button>
      ${this.writing.value ? this.form(member) : nothing}`
  }

  private form(member: Member) {
    const state = this.live.state.value
    const me = this.live.me.value
    const by = { role: me?.role ?? ("public" as const), side: me?.side ?? null }
    const given = rolesGivenBy(by.role)
    const holds = given.includes(member.role) && mayReseat(state, by, member)
    // the person who shares the seat and does not sit may be removed by everybody who may remove the panelist, and gets
    // no other role
    const sitter = sitterOf(state, member)
    const ends = holds || (member.role === "alternate" && given.includes(sitter.role) && mayReseat(state, by, sitter))
    const next = holds ? given.filter(role => mayGiveRole(state, by, member.role, role)) : []
    return html`<dialog aria-labelledby="person-${member.id}" @close=${this.leave}>
      <form class="stack" @submit=${(event: SubmitEvent) => this.save(event, member)}>
        <plenary-kept-words .place=${`${me?.member} person ${member.id}`}></plenary-kept-words>
        <h2 id="person-${member.id}">${personName(member)}</h2>
        ${personFields(member, state, next, { own: member.id === me?.member, role: by.role })}
        <plenary-seat-appointing .member=${member.id} @seat-changed=${this.discard}></plenary-seat-appointing>
        ${ends && member.id !== me?.member ? html`<plenary-seat-ending .member=${member.id} @seat-changed=${this.discard}></plenary-seat-ending>` : nothing}
        ${this.problem.value ? html`<p class="problem" role="alert">${this.problem.value}</p>` : nothing}
        <div class="row">
          <button class="filled">${msg("person.save")}</button>
          <button class="quiet" type="button" @click=${this.discard}>${msg("dialog.cancel")}</button>
        </div>
      </form>
    </dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-person-editor": PersonEditor
  }
}
