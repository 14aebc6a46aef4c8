import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { City } from "../../../shared/contract/events/session.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { cityNamed, isElsewhere } from "../../../shared/rules/planning/cityNames.ts"
import { titleFields, titleIn } from "../../elements/forms/titleFields.ts"
import { written } from "../../elements/forms/written.ts"
import { inCities } from "../../i18n/cities.ts"
import { localTime } from "../../i18n/localTime.ts"
import { msg } from "../../i18n/msg.ts"
import { Watching } from "../../signals/watching.ts"

export type SessionFacts = Pick<Session, "title" | "startsAt" | "cities">

const places = [0, 1] as const

/**
 * The fields of a session: its title, its start time, and the cities whose clocks are shown. The form around them sends
 * the values.
 */
@customElement("plenary-session-fields")
export class SessionFields extends Watching(LitElement) {
  @property({ attribute: false }) facts: SessionFacts | null = null
  /** the languages of the panel */
  @property({ attribute: false }) spoken: readonly Lang[] = []
  /** A name that distinguishes the fields of two forms on one page. */
  @property() name = ""
  /** The start time in each city, computed from the current values of the form. */
  private readonly there = signal("")

  protected override createRenderRoot() {
    return this
  }

  private readonly tell = (): void => {
    const form = this.closest("form")
    const said = form && factsIn(new FormData(form), this.facts, this.spoken)
    this.there.value =
      said && !Number.isNaN(said.startsAt) && said.cities.length > 0 ? inCities(said.startsAt, said.cities) : ""
  }

  /**
   * Clears a city's name when the reader chooses another time zone for it. A new session begins with the last session's
   * cities, so the old name would be wrong.
   */
  private readonly moved = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return
    const names = target.closest("fieldset")?.querySelectorAll("input") ?? []
    for (const name of names) if (isElsewhere(name.value.trim(), target.value)) name.value = ""
  }

  /** Computes the times after the form's fields are reset. A form fires its reset event before it resets the fields. */
  private readonly tellLater = (): void => void setTimeout(this.tell)

  override connectedCallback(): void {
    super.connectedCallback()
    this.closest("form")?.addEventListener("reset", this.tellLater)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.closest("form")?.removeEventListener("reset", this.tellLater)
  }

  protected override firstUpdated(): void {
    this.tell()
  }

  protected override render() {
    const { facts, name, spoken } = this
    return html`<div class="stack" @input=${this.tell}>
      ${titleFields({ name: "title", label: msg("plan.sessionTitle"), title: facts?.title ?? {}, spoken, required: true })}
      <div class="field">
        <label for="starts-${name}">${msg("plan.starts")}</label>
        <input id="starts-${name}" name="starts" type="datetime-local" required .defaultValue=${localTime(facts?.startsAt ?? nextHour())} />
        ${this.there.value ? html`<p class="hint" role="status">${this.there.value}</p>` : nothing}
      </div>
      ${places.map(n => this.city(n, facts?.cities[n]))}
    </div>`
  }

  private city(n: number, city: City | undefined) {
    const count = n + 1
    const zones = city && !knownZones.includes(city.zone) ? [city.zone, ...knownZones] : knownZones
    return html`<fieldset class="pair city"><legend class="label">${msg("plan.city", { count })}</legend>
      <label class="field"><span class="small muted">${msg("plan.zone")}</span>
        <select name="zone-${n}" @input=${this.moved}><option value="">${msg("plan.noZone")}</option>
          ${zones.map(zone => html`<option value=${zone} ?selected=${zone === city?.zone}>${zone}</option>`)}</select></label>
      <div class="stack tight">${titleFields({ name: `city-${n}`, label: msg("plan.cityName"), title: city?.name ?? {}, spoken: this.spoken })}</div>
    </fieldset>`
  }
}

const knownZones = Intl.supportedValuesOf("timeZone")

export function factsIn(form: FormData, before: SessionFacts | null, spoken: readonly Lang[]): SessionFacts {
  const cities = places.flatMap(n => {
    const zone = written(form, `zone-${n}`)
    if (zone === "") return []
    const said = titleIn(form, `city-${n}`, spoken, {})
    const had = before?.cities.find(one => one.zone === zone)?.name ?? {}
    return [{ zone, name: cityNamed({ zone, said, before: had, shown: spoken }) }]
  })
  const startsAt = new Date(written(form, "starts")).getTime()
  return { title: titleIn(form, "title", spoken, before?.title ?? {}), startsAt, cities }
}

export function nextHour(): number {
  const at = new Date(Date.now() + 3_600_000)
  return at.setMinutes(0, 0, 0)
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-session-fields": SessionFields
  }
}
