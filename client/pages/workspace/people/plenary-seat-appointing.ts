import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import { isOffice } from "../../../../shared/fold/changes/office.ts"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { type Office, offices } from "../../../../shared/model/terms.ts"
import { consentNeeded } from "../../../../shared/rules/people/consent/consent.ts"
import { mayAppoint, mayEndAppointment, seatBefore } from "../../../../shared/rules/people/seats/appointing.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { isSettledPanelist } from "../../../../shared/rules/readings/members.ts"
import { findMember } from "../../../../shared/rules/readings/rows.ts"
import { openRoundOf } from "../../../../shared/rules/round/electorate/electorate.ts"
import { msg } from "../../../i18n/msg.ts"
import { personName } from "../../../i18n/names.ts"
import { roleName } from "../../../i18n/terms/terms.ts"
import { consentAwaited } from "./plenary-seat-ending.ts"
import { SeatForm } from "./seatForm.ts"

/**
 * The forms that appoint a person to an office, or take back an appointment that the reader made. The consequences are
 * shown with the button.
 */
@customElement("plenary-seat-appointing")
export class SeatAppointing extends SeatForm {
  /**
   * Says which confirmation the appointment of an elector needs. It needs more consent than other appointments, because
   * an elector who gets an office leaves the electorate. If nobody can consent, the chair gives a reason.
   */
  private electorWords(state: State, member: Member): string {
    if (!isSettledPanelist(member)) return ""
    const round = openRoundOf(state, member.id)
    const label = round && state.statements[round.statement]?.label
    if (label) return msg("appoint.busy", { label })
    const me = findMember(state, this.live.me.value?.member)
    if (!me) return ""
    const about = { act: "change" as const, member: member.id, role: "moderator" as const, side: member.side }
    const consent = consentNeeded(state, { about, asker: me.id, confirmations: [] })
    return consent.kind === "none" ? msg("appoint.alone") : consentAwaited(state, consent)
  }

  private appointing(state: State, member: Member) {
    const press = ({ currentTarget }: Event) => {
      const part = currentTarget instanceof HTMLElement ? currentTarget.closest("details") : null
      const office: Office = offices.find(one => one === part?.querySelector("select")?.value) ?? "moderator"
      const reason = part?.querySelector("textarea")?.value.trim() ?? ""
      void this.send("appoint-member", { member: member.id, office, reason })
    }
    return html`<details>
      <summary>${msg("appoint.summary")}</summary>
      <p class="hint">${msg("appoint.help")}
        ${this.electorWords(state, member)}</p>
      <label class="field">${msg("appoint.office")}
        <select>${offices.map(one => html`<option value=${one}>${roleName(one)}</option>`)}</select></label>
      ${
        isSettledPanelist(member)
          ? html`<label class="field">${msg("form.reason")}
            <textarea rows="2" maxlength="4000"></textarea></label>`
          : nothing
      }
      <p><button class="small" type="button" @click=${press}>${msg("appoint.button")}</button></p>
    </details>`
  }

  private ending(state: State, member: Member) {
    const before = roleName(seatBefore(member))
    const asked = seatBefore(member) === "panelist" ? msg("appoint.endAsks") : ""
    return html`<details>
      <summary>${msg("appoint.endSummary")}</summary>
      <p class="hint">${msg("appoint.endHelp", { before })} ${asked}</p>
      <p><button class="small danger" type="button" @click=${() => this.send("end-appointment", { member: member.id })}>${msg("appoint.endButton")}</button></p>
    </details>`
  }

  protected override render() {
    const state = this.live.state.value
    const me = this.live.me.value
    const member = findMember(state, this.member)
    // An administrator does not see this form, because personFields.ts has fields in which administrators assign roles.
    if (!member || !me || right(me.role, "appoint officers") !== "own") return nothing
    return html`${mayAppoint(state, me, member) && !isOffice(member.role) ? this.appointable(state, member) : nothing}
      ${mayEndAppointment(state, me, member) ? this.ending(state, member) : nothing}
      ${this.trouble()}`
  }

  private appointable(state: State, member: Member) {
    if (member.taken) return this.appointing(state, member)
    const name = personName(member)
    return html`<p class="hint">${msg("appoint.notTaken", { name })}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-seat-appointing": SeatAppointing
  }
}
