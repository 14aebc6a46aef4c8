import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { CommandInput } from "../../../../shared/contract/commands.ts"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { MemberId } from "../../../../shared/model/ids.ts"
import { type Consent, consentNeeded } from "../../../../shared/rules/people/consent/consent.ts"
import { hasSettledSeat } from "../../../../shared/rules/people/seats/alternates.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { findMember } from "../../../../shared/rules/readings/rows.ts"
import { list } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { memberName } from "../../../i18n/names.ts"
import { plain } from "../../../i18n/texts.ts"
import { SeatForm } from "./seatForm.ts"

type Ending = "remove-member" | "reissue-seat" | "suspend-member"

/**
 * The forms with which others end a seat or its sign-ins. Each form states its consequences and the consent that it
 * needs.
 */
@customElement("plenary-seat-ending")
export class SeatEnding extends SeatForm {
  private async act(kind: Ending, member: MemberId, form: HTMLElement): Promise<void> {
    const reason = form.querySelector("textarea")?.value.trim() ?? ""
    const body: CommandInput<"reissue-seat"> = { member, reason }
    if (reason === "" && kind !== "remove-member") {
      this.problem.value = msg("seat.reasonMissing")
      return
    }
    await this.send(kind, body)
  }

  private way(kind: Ending, words: { summary: string; help: string; button: string }, member: Member) {
    const press = ({ currentTarget }: Event) => {
      const part = currentTarget instanceof HTMLElement ? currentTarget.closest("details") : null
      if (part) void this.act(kind, member.id, part)
    }
    return html`<details>
      <summary>${words.summary}</summary>
      <p class="hint">${words.help}</p>
      <label class="field">${msg("form.reason")}
        <textarea rows="2" maxlength="4000"></textarea></label>
      <p><button class="small danger" type="button" @click=${press}>${words.button}</button></p>
    </details>`
  }

  private consentOf(state: State, act: "remove" | "reissue", member: Member): Consent {
    const me = this.live.me.value
    const asker =
      right(me?.role ?? "public", "manage members") === "yes" ? null : (findMember(state, me?.member)?.id ?? null)
    return consentNeeded(state, { about: { act, member: member.id }, asker, confirmations: [] })
  }

  protected override render() {
    const state = this.live.state.value
    const member = findMember(state, this.member)
    if (!member) return nothing
    const role = this.live.me.value?.role ?? "public"
    const admin = right(role, "manage members") === "yes"
    const removing = hasSettledSeat(state, member) ? consentAwaited(state, this.consentOf(state, "remove", member)) : ""
    const reissuing = member.role === "panelist" ? consentAwaited(state, this.consentOf(state, "reissue", member)) : ""
    const mayReissue =
      member.taken &&
      member.role !== "alternate" &&
      right(role, "reissue a seat") !== "no" &&
      (admin || role === "moderator" || state.sides.length === 0)
    return html`
      ${isOutOfElectorate(state, member) ? this.asking(member) : nothing}
      ${mayReissue ? this.way("reissue-seat", { ...reissueWords(), help: `${reissueWords().help} ${reissuing}` }, member) : nothing}
      ${this.way("remove-member", { ...removeWords(), help: `${removeWords().help} ${removing}` }, member)}
      ${admin && !member.suspended ? this.way("suspend-member", suspendWords(), member) : nothing}
      ${admin && member.suspended ? this.lifting(member) : nothing}
      ${this.trouble()}`
  }

  private asking(member: Member) {
    const ask = () => this.send("propose-seat", { member: member.id })
    return html`<p class="hint">${msg("seat.notAsked")}</p>
      <p><button class="small" type="button" @click=${ask}>${msg("seat.askAgain")}</button></p>`
  }

  private lifting(member: Member) {
    const lift = () => this.send("lift-suspension", { member: member.id })
    return html`<p><button class="small" type="button" @click=${lift}>${msg("seat.lift")}</button></p>`
  }
}

/** True if a panelist's seat was refused or withdrawn. Nobody is asked to confirm such a seat. */
const isOutOfElectorate = (state: State, { role, unconfirmed }: Member): boolean =>
  role === "panelist" && unconfirmed !== undefined && state.proposals[unconfirmed]?.state !== "open"

const removeWords = () => ({
  summary: msg("person.remove"),
  help: msg("seat.removeHelp"),
  button: msg("seat.remove"),
})

const reissueWords = () => ({
  summary: msg("seat.reissueSummary"),
  help: msg("seat.reissueHelp"),
  button: msg("seat.reissue"),
})

const suspendWords = () => ({
  summary: msg("seat.suspendSummary"),
  help: msg("seat.suspendHelp"),
  button: msg("seat.suspend"),
})

/** Names the members or sides who have to confirm the act. Empty if no confirmation is needed. */
export function consentAwaited(state: State, consent: Consent): string {
  if (consent.kind === "none") return ""
  const names =
    consent.kind === "anyOf"
      ? consent.members.map(id => memberName(state, id))
      : state.sides.filter(({ id }) => consent.sides.includes(id)).map(({ title }) => plain(title))
  const who = list(names)
  return consent.kind === "anyOf" ? msg("seat.awaitsOne", { who }) : msg("seat.awaitsSides", { who })
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-seat-ending": SeatEnding
  }
}
