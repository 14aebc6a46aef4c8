import { html, nothing } from "lit"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { hasAttended } from "../../../../shared/rules/people/seats/holder.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { correctionKey } from "../../../../shared/rules/said/inThreads.ts"
import { quotedSpoken } from "../../../elements/record/voices/quotedSpoken.ts"
import { msg } from "../../../i18n/msg.ts"
import "../../../elements/forms/plenary-kept-words.ts"
import { written } from "../../../elements/forms/written.ts"
import { saidShown } from "../../../elements/translating/saidShown.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { namesThen } from "../../../i18n/names.ts"
import type { SendCommand } from "./nextStep.ts"

interface Page {
  send: SendCommand
  /** Begins to accept a correction. The reader then chooses the sentence to rewrite. */
  accept: (correction: string) => void
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

type Correction = Session["minutes"]["corrections"][number]

function line(
  { id, by, at, text, accepted }: Correction,
  state: State,
  { id: session, minutes }: Session,
  me: Me,
  page: Page,
) {
  const name = namesThen(state)(by, at)
  const decides = accepted === null && minutes.state === "under_review" && right(me.role, "adopt the minutes") === "yes"
  const decline = () => void page.send("decide-correction", { correction: id, accepted: false })
  return html`<li class="list-row">
    <div class="stack tight"><strong>${name}</strong> ${saidShown({ state, me }, { key: correctionKey(session, id), ...text, by, at }, quotedSpoken(text), "quoted")}</div>
    <span class="row">
      ${accepted === null ? nothing : html`<span class="chip ${accepted ? "good" : ""}">${accepted ? msg("minutes.accepted") : msg("minutes.declined")}</span>`}
      ${
        decides
          ? html`<button class="small filled" aria-label=${msg("minutes.acceptOf", { name })} @click=${() => page.accept(id)}>${msg("minutes.accept")}</button>
              <button class="small" aria-label=${msg("minutes.declineOf", { name })} @click=${decline}>${msg("minutes.decline")}</button>`
          : nothing
      }
    </span>
  </li>`
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
