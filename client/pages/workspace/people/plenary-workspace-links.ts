import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { Invite, Member } from "../../../../shared/fold/peopleState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { SeatRole } from "../../../../shared/model/terms.ts"
import { rolesGivenBy } from "../../../../shared/rules/people/given.ts"
import { guestsAreNamed } from "../../../../shared/rules/people/guests.ts"
import { guestsBy, type LinkState, linkState } from "../../../../shared/rules/people/links.ts"
import { findMember } from "../../../../shared/rules/readings/rows.ts"
import { msg } from "../../../i18n/msg.ts"
import { siteAddress } from "../../../site/site.ts"
import "../../../elements/forms/plenary-copy-text.ts"
import { optionSearch } from "../../../elements/forms/plenary-option-search.ts"
import { number } from "../../../i18n/formats.ts"
import { personName } from "../../../i18n/names.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { roleName } from "../../../i18n/terms/terms.ts"
import { plain } from "../../../i18n/texts.ts"
import { OnLivePage } from "../../frame/onLivePage.ts"

const seatRoles: readonly SeatRole[] = ["panelist", "observer", "interpreter", "secretary", "moderator"]

interface Made {
  /** the person or the role for whom the link is */
  name: string
  link: string
}

/** The links with which people take a seat. A link's token is shown only once, when the link is made. */
@customElement("plenary-workspace-links")
export class WorkspaceLinks extends OnLivePage {
  /** The links that were made on this page. They all stay in sight, because no link is shown again later. */
  private readonly made = signal<readonly Made[]>([])
  /** why the last link was refused; "" if it was not */
  private readonly trouble = signal("")
  /** True if the link is for one person's seat. Such a link has a side and a single use. */
  private readonly forSeat = signal(false)

  private readonly chosen = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) this.forSeat.value = !seatRoles.some(role => role === target.value)
  }

  private async make(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const given = new FormData(event.currentTarget)
    const state = this.live.state.peek()
    const wanted = given.get("for")
    const member = typeof wanted === "string" ? findMember(state, wanted) : undefined
    const role = member?.role ?? seatRoles.find(one => one === wanted) ?? "observer"
    const answered = await this.here.send("make-invite", {
      role,
      side: member?.side ?? state.sides.find(side => side.id === given.get("side"))?.id ?? null,
      member: member?.id ?? null,
      uses: member ? 1 : Number(given.get("uses")) || 1,
    })
    this.trouble.value = answered.ok ? "" : refusalText(answered.refusal, state)
    if (answered.ok) this.keep([linkFor(member ? personName(member) : roleName(role), answered.made.token)])
  }

  private keep(links: readonly Made[]): void {
    this.made.value = [...this.made.peek(), ...links]
  }

  /** Returns the seats that nobody has taken yet and that the reader may give. */
  private untaken(state: State): Member[] {
    return Object.values(state.members).filter(
      one => !one.taken && !one.removed && this.#given(state).includes(one.role),
    )
  }

  /** The roles whose seats the reader may give; where guests are named, an observer's is a moderator's to give. */
  #given(state: State): readonly SeatRole[] {
    const role = this.live.me.value?.role ?? "public"
    const given = rolesGivenBy(role)
    const isNot = role === "secretary" && guestsAreNamed(state, this.live.now())
    return isNot ? given.filter(one => one !== "observer") : given
  }

  /**
   * Makes a link for each seat that nobody has taken. The first refusal ends it; the page shows why, and the links made
   * before.
   */
  private async makeAll(state: State): Promise<void> {
    const links: Made[] = []
    this.trouble.value = ""
    for (const member of this.untaken(state)) {
      const { id, role, side } = member
      const answered = await this.here.send("make-invite", { role, side, member: id, uses: 1 })
      if (answered.ok) links.push(linkFor(personName(member), answered.made.token))
      else {
        this.trouble.value = refusalText(answered.refusal, state)
        break
      }
    }
    this.keep(links)
  }

  private form(state: State) {
    const isNamed = guestsAreNamed(state, this.live.now())
    const given = this.#given(state).filter(one => one !== "observer" || !isNamed)
    const seats = this.untaken(state)
    return html`<form class="card link-form" @submit=${this.make}>
      <div class="field">
        <label for="link-for">${msg("link.for")}</label>
        ${optionSearch(seats.length)}<select id="link-for" name="for" @change=${this.chosen}>
          <optgroup label=${msg("link.anyone")}>
            ${seatRoles.filter(role => given.includes(role)).map(role => html`<option value=${role}>${roleName(role)}</option>`)}
          </optgroup>
          ${
            seats.length === 0
              ? nothing
              : html`<optgroup label=${msg("link.freeSeat")}>
                  ${seats.map(member => html`<option value=${member.id}>${personName(member)}</option>`)}
                </optgroup>`
          }
        </select>
      </div>
      ${
        state.sides.length > 0
          ? html`<div class="field">
              <label for="link-side">${msg("side")}</label>
              <select id="link-side" name="side" ?disabled=${this.forSeat.value}>
                <option value="">${msg("people.noSide")}</option>
                ${state.sides.map(side => html`<option value=${side.id}>${plain(side.title)}</option>`)}
              </select>
            </div>`
          : nothing
      }
      <div class="field">
        <label for="link-uses">${msg("link.uses")}</label>
        <input id="link-uses" name="uses" type="number" min="1" max="10000" value="1" ?disabled=${this.forSeat.value} />
      </div>
      <button class="filled">${msg("link.make")}</button>
    </form>`
  }

  private outcome() {
    const [links, trouble] = [this.made.value, this.trouble.value]
    const [first] = links
    return html`${trouble === "" ? nothing : html`<p class="problem" role="alert">${trouble}</p>`}
      ${
        first === undefined
          ? nothing
          : html`<div class="notice good">
              <p>${links.length === 1 ? msg("link.once") : msg("link.allOnce")}</p>
              <plenary-copy-text class="grow" .text=${links.length === 1 ? first.link : links.map(({ name, link }) => `${name}\t${link}`).join("\n")} .rows=${links.length === 1 ? 1 : Math.min(12, links.length + 1)} .label=${links.length === 1 ? msg("link.link") : msg("link.links")}></plenary-copy-text>
            </div>`
      }`
  }

  private list(label: string, links: readonly Invite[], state: State) {
    if (links.length === 0) return nothing
    return html`<details><summary>${label} (${number(links.length)})</summary>
      <ul class="list" role="list">${links.map(invite => this.line(invite, state))}</ul>
    </details>`
  }

  private line(invite: Invite, state: State) {
    const seat = findMember(state, invite.member)
    const is = linkState(state, invite, this.live.now())
    const ended = endedWords(is)
    const guests = guestsBy(state, invite.id).length
    const name = seat?.name ?? roleName(invite.role)
    return html`<li class="list-row">
      <span>${name} ${seat && invite.used === 0 ? nothing : html`<span class="muted small">${usesWords(invite)}</span>`}${ended === "" ? nothing : html` <span class="muted small">· ${ended}</span>`}</span>
      ${is === "works" ? this.stops(invite, guests, name) : nothing}
      ${
        is === "works" || guests === 0
          ? nothing
          : html`<button class="small danger" @click=${() => this.live.send("revoke-invite", { invite: invite.id, guests: true })}>
              ${msg("link.endGuests", { n: guests })}<span class="visually-hidden"> ${name}</span>
            </button>`
      }
    </li>`
  }

  /** The button that stops a link. A box beside it says whether the guests who came by the link end with it. */
  private stops(invite: Invite, guests: number, name: string) {
    const revoke = (event: SubmitEvent) => {
      event.preventDefault()
      const form = event.currentTarget
      const ends = form instanceof HTMLFormElement && new FormData(form).has("guests")
      void this.live.send("revoke-invite", { invite: invite.id, ...(ends && { guests: true }) })
    }
    return html`<form class="row" @submit=${revoke}>
      ${guests === 0 ? nothing : html`<label class="small"><input type="checkbox" name="guests" /> ${msg("link.guestsToo", { n: guests })}</label>`}
      <button class="small danger">${msg("link.revoke")}<span class="visually-hidden"> ${name}</span></button>
    </form>`
  }

  protected override render() {
    const state = this.live.state.value
    const waiting = this.untaken(state).length
    const links = Object.values(state.invites).filter(one => !one.revoked || guestsBy(state, one.id).length > 0)
    const works = (invite: Invite) => linkState(state, invite, this.live.now()) === "works"
    return html`<section class="stack" aria-labelledby="ws-links">
      <h2 id="ws-links">${msg("link.title")}</h2>
      ${this.form(state)}
      <p class="hint">${msg("link.ownersReturn")} ${msg("link.seatsStay")}</p>
      ${waiting > 0 ? html`<div><button @click=${() => this.makeAll(state)}>${msg("link.all", { waiting })}</button></div>` : nothing}
      <div aria-live="polite">${this.outcome()}</div>
      ${this.list(msg("link.open"), links.filter(works), state)}
      ${this.list(
        msg("link.ended"),
        links.filter(one => !works(one)),
        state,
      )}
    </section>`
  }
}

const linkFor = (name: string, token: string | number = ""): Made => ({ name, link: `${siteAddress}/join#${token}` })

/** Says why nobody can join with a link. Empty if the link works. */
function endedWords(is: LinkState): string {
  switch (is) {
    case "used":
      return msg("link.isUsed")
    case "expired":
      return msg("link.isExpired")
    case "changed":
      return msg("link.isChanged")
    case "revoked":
      return msg("link.isRevoked")
    case "works":
      return ""
    default:
      return is satisfies never
  }
}

function usesWords({ used: n, uses: most }: Invite): string {
  const [used, uses] = [number(n), number(most)]
  return n === 0 ? msg("link.forUses", { uses }) : msg("link.usedOf", { used, uses })
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-workspace-links": WorkspaceLinks
  }
}
