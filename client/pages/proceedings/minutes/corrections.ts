import type { Signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { Correction, Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { hasAttended } from "../../../../shared/rules/people/seats/holder.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { mayInsist } from "../../../../shared/rules/record/corrections.ts"
import { correctionDeclinedKey, correctionKey, insistedKey } from "../../../../shared/rules/said/inThreads.ts"
import { quotedSpoken } from "../../../elements/record/voices/quotedSpoken.ts"
import { msg } from "../../../i18n/msg.ts"
import "../../../elements/forms/plenary-kept-words.ts"
import { written } from "../../../elements/forms/written.ts"
import { saidInSentence, saidShown } from "../../../elements/translating/saidShown.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { namesThen } from "../../../i18n/names.ts"
import type { SendCommand } from "./nextStep.ts"

interface Page {
  send: SendCommand
  /** Begins to accept a correction. The reader then chooses the sentence to rewrite. */
  accept: (correction: string) => void
  /** the correction that the reader is about to decline, whose reason they write */
  declining: Signal<string | null>
  isPast: (moment: number) => boolean
}

/** The corrections that attendees proposed in the comment period, with their outcomes. */
export function corrections(state: State, session: Session, me: Me, page: Page) {
  const { send, isPast } = page
  const { minutes } = session
  const was = hasAttended(state, session, me.member)
  const has = right(me.role, "correct the minutes")
  const over = minutes.endsAt !== null && isPast(minutes.endsAt)
  const may = minutes.state === "under_review" && !over && (has === "yes" || (has === "own" && was))
  if (minutes.corrections.length === 0 && !may) return nothing
  return html`<section class="stack no-print" aria-labelledby="corrections">
    <h2 id="corrections">${msg("minutes.corrections")}</h2>
    ${
      minutes.corrections.length === 0
        ? nothing
        : html`<ul class="list" role="list">${minutes.corrections.map(one => line(one, state, session, me, page))}</ul>`
    }
    ${may ? form(session, me, send) : nothing}
  </section>`
}

function line(correction: Correction, state: State, session: Session, me: Me, page: Page) {
  const { id, by, at, accepted } = correction
  const name = namesThen(state)(by, at)
  const decides =
    accepted === null && session.minutes.state === "under_review" && right(me.role, "adopt the minutes") === "yes"
  const decline = () => {
    page.declining.value = id
  }
  const declines = decides && page.declining.value === id
  return html`<li class="list-row">
    <div class="stack tight">${spoken(correction, state, session, me)}
      ${declines ? declining(correction, name, page) : nothing}
      ${mayInsist(state, session, correction, me.member) ? insisting(correction, me, page.send) : nothing}</div>
    <span class="row">
      ${accepted === null ? nothing : html`<span class="chip ${accepted ? "good" : ""}">${accepted ? msg("minutes.accepted") : msg("minutes.declined")}</span>`}
      ${
        decides && !declines
          ? html`<button class="small filled" aria-label=${msg("minutes.acceptOf", { name })} @click=${() => page.accept(id)}>${msg("minutes.accept")}</button>
              <button class="small" aria-label=${msg("minutes.declineOf", { name })} @click=${decline}>${msg("minutes.decline")}</button>`
          : nothing
      }
    </span>
  </li>`
}

/** A correction with why it was declined and why its author insists on it, each in the reader's language. */
function spoken({ id, by, at, text, declined, insisted }: Correction, state: State, session: Session, me: Me) {
  const reader = { state, me }
  const name = namesThen(state)
  const { id: of } = session
  return html`<strong>${name(by, at)}</strong> ${saidShown(reader, { key: correctionKey(of, id), ...text, by, at }, quotedSpoken(text), "quoted")}
    ${
      declined
        ? html`<p class="small">${saidInSentence(
            reader,
            {
              key: correctionDeclinedKey(of, id),
              lang: declined.reasonLang ?? null,
              text: declined.reason,
              by: declined.by,
              at: declined.at,
            },
            reason => msg("minutes.declinedBy", { by: name(declined.by, declined.at), reason }),
          )}</p>`
        : nothing
    }
    ${
      insisted
        ? html`<p class="small">${saidInSentence(
            reader,
            { key: insistedKey(of, id), ...insisted.text, by, at: insisted.at },
            reason => msg("minutes.insistedBy", { name: name(by, insisted.at), reason }),
          )}</p>`
        : nothing
    }`
}

/** Shows every correction that was declined, with the reasons. A chair who adopts the minutes reads them beside the button. */
export function declinedCorrections(state: State, session: Session, me: Me) {
  const declined = session.minutes.corrections.filter(({ accepted }) => accepted === false)
  if (declined.length === 0) return nothing
  return html`<section class="stack tight" aria-label=${msg("minutes.declinedList")}>
    <h3 class="overline">${msg("minutes.declinedList")}</h3>
    <ul class="list" role="list">${declined.map(one => html`<li class="list-row"><div class="stack tight">${spoken(one, state, session, me)}</div></li>`)}</ul>
  </section>`
}

function declining({ id }: Correction, name: string, { send, declining: open }: Page) {
  const cancel = () => {
    open.value = null
  }
  const decline = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const reason = written(new FormData(event.currentTarget), "reason")
    if (await send("decide-correction", { correction: id, accepted: false, reason })) cancel()
  }
  return html`<form class="stack tight" @submit=${decline}>
    <label class="field"><span class="label">${msg("form.reason")}</span>
      <textarea name="reason" rows="2" maxlength="4000" required lang=${domLang(currentLang())}></textarea></label>
    <p class="small muted">${msg("minutes.declineHelp", { name })}</p>
    <p class="row"><button class="small filled" aria-label=${msg("minutes.declineOf", { name })}>${msg("minutes.decline")}</button>
      <button type="button" class="small" @click=${cancel}>${msg("dialog.cancel")}</button></p>
  </form>`
}

function insisting({ id }: Correction, { member }: Me, send: SendCommand) {
  const insist = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const text = written(new FormData(form), "text")
    if (text && (await send("insist-correction", { correction: id, text: { lang: currentLang(), text } }))) form.reset()
  }
  return html`<form class="stack tight" @submit=${insist}><plenary-kept-words .place=${`${member} insists ${id}`}></plenary-kept-words>
    <p class="small muted">${msg("minutes.insistHelp")}</p>
    <label class="field"><span class="label">${msg("minutes.insistWhy")}</span>
      <textarea name="text" rows="2" required lang=${domLang(currentLang())}></textarea></label>
    <p><button class="small">${msg("minutes.insist")}</button></p>
  </form>`
}

function form({ id }: Session, { member }: Me, send: SendCommand) {
  const propose = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const text = written(new FormData(form), "text")
    if (text && (await send("propose-correction", { session: id, text: { lang: currentLang(), text } }))) form.reset()
  }
  return html`<form class="stack tight" @submit=${propose}><plenary-kept-words .place=${`${member} correction ${id}`}></plenary-kept-words>
    <label class="field"><span class="label">${msg("minutes.propose")}</span>
      <textarea name="text" rows="2" required lang=${domLang(currentLang())}></textarea></label>
    <p><button>${msg("minutes.sendCorrection")}</button></p>
  </form>`
}
