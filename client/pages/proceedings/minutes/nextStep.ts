import type { Signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { Proposal, State } from "../../../../shared/fold/state.ts"
import type { MinutesWritten } from "../../../../shared/minutes/written.ts"
import { mayRecall } from "../../../../shared/rules/floor/ending/recalling.ts"
import { anybodyContributed, publicationPlanned } from "../../../../shared/rules/gate/opening.ts"
import { actsAlone } from "../../../../shared/rules/people/consent/consent.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { adoptableFrom } from "../../../../shared/rules/record/corrections.ts"
import { adoptionAwaited, adoptionRefused, publicationAwaited } from "../../../../shared/rules/record/proposed.ts"
import { written } from "../../../elements/forms/written.ts"
import { saidInSentence } from "../../../elements/translating/saidShown.ts"
import { inCities } from "../../../i18n/cities.ts"
import { msg } from "../../../i18n/msg.ts"
import { namesThen } from "../../../i18n/names.ts"
import {
  adoptionFollows,
  aloneWords,
  othersConfirm,
  reasonWords,
  refusalSaid,
  refusedWords,
  wordsStated,
} from "../../../i18n/sentences/proposal/proposalText.ts"
import "../../workspace/people/plenary-proposal-list.ts"
import { wordsChangedNotice } from "./wordsChanged.ts"

export type SendCommand = <K extends CommandKind>(kind: K, body: CommandInput<K>) => Promise<boolean>

/** The time for comments; `read`: everybody has read the minutes at the table, so there is none. */
export interface Period {
  days: number
  read: boolean
}

interface Page {
  send: SendCommand
  busy: boolean
  /** True if a moment has passed on the server's clock. */
  isPast: (moment: number) => boolean
  /** the server's time */
  now: number
  /** the period for comments that the reader has chosen */
  period: Signal<Period>
  /** whether the page shows the text of the minutes; until then nobody sends them */
  isRead: boolean
  /** the declined corrections with their reasons, which whoever adopts or confirms reads beside the button */
  declined: unknown
  /**
   * The sentences of the minutes that an adoption would apply to. Undefined until they are fetched, and while the
   * minutes cannot be adopted.
   */
  adopting?: MinutesWritten["adopting"]
}

/** The state of the minutes and the next act on them (rows 26 to 29 of the moderator's next action). */
export function nextStep(workspace: State, session: Session, me: Me, page: Page) {
  const { id, state, minutes, cities } = session
  const { send, busy, isPast } = page
  const may = right(me.role, "adopt the minutes") === "yes"
  const mayWrite = right(me.role, "write the minutes") === "yes"
  const time = minutes.endsAt === null ? "" : inCities(minutes.endsAt, cities)
  switch (minutes.state) {
    case "draft":
      if (state !== "closed") return note(msg("minutes.growing"), nothing)
      return note(msg("minutes.draftHelp"), mayWrite ? sending(session, page) : nothing)
    case "under_review": {
      const over = minutes.endsAt === null || isPast(minutes.endsAt)
      const awaited = adoptionAwaited(workspace, id)
      const { adopting: read } = page
      const opens = adoptableFrom(minutes)
      const ready = opens !== null && isPast(opens)
      const extend = html`<button class="small" ?disabled=${busy} @click=${() => void send("extend-minutes", { session: id })}>${msg("act.extendMinutes")}</button>`
      const recalls = mayWrite && mayRecall(workspace, session, page.now)
      return note(
        over ? msg("minutes.over") : msg("minutes.until", { time }),
        html`${awaited ? nothing : refusedLast(workspace, id, me)}
          ${over && opens !== null && !ready ? html`<p class="small">${msg("minutes.insistUntil", { time: inCities(opens, cities) })}</p>` : nothing}
          ${awaited || (may && ready) ? page.declined : nothing}
          ${may && !awaited ? adopting(workspace, id, me, { send, busy, ready, read }) : nothing}
          ${
            awaited
              ? html`<p class="small">${adoptionFollows()}</p>
            ${read?.before ? wordsChangedNotice(read.before, awaited.asker === me.member) : nothing}
            <plenary-proposal-list .shows=${(one: Proposal) => one.id === awaited.id} .words=${read && !read.before ? read.words : null}></plenary-proposal-list>
            ${may && read?.before && awaited.asker === me.member && ready ? proposeAnew(id, awaited.reason, { send, busy, read }) : nothing}`
              : nothing
          }
          ${may && !minutes.extended && !awaited ? html`<div class="row">${extend}</div>` : nothing}
          ${recalls ? recalling(id, send, busy) : nothing}`,
      )
    }
    case "adopted":
      return note(msg("minutes.adoptedHelp"), publication(workspace, session, me, { send, busy, may }))
    case "published":
      return nothing
    default:
      return minutes.state satisfies never
  }
}

/**
 * The form that adopts the minutes. The consequences are shown above the button. A chair who adopts alone has to give a
 * reason.
 */
function adopting(
  state: State,
  session: Session["id"],
  me: Me,
  { send, busy, ready, read }: Pick<Page, "send" | "busy"> & { ready: boolean; read: Page["adopting"] },
) {
  const alone = actsAlone(state, { act: "adopt", session }, me.member)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement) || !read) return
    const { words } = read
    void send("adopt-minutes", { session, reason: written(new FormData(event.currentTarget), "reason"), words })
  }
  if (!ready) return html`<p class="small muted">${msg("minutes.adoptWhen")}</p>`
  return html`<form class="stack tight" @submit=${submit}>
    <p class="small">${adoptionFollows()}</p>
    <p class="small">${alone ? aloneWords() : othersConfirm()} ${wordsStated()}</p>
    <label class="field">${msg("form.reason")}
      <textarea name="reason" rows="2" maxlength="4000" ?required=${alone}></textarea></label>
    <p><button class="filled" ?disabled=${busy || !read}>${
      alone ? msg("act.adoptMinutes") : msg("act.proposeAdoption")
    }</button></p>
  </form>`
}

/**
 * The button with which the proposer proposes the current minutes again. It is shown if the minutes have changed since
 * the first proposal, which can then no longer be confirmed.
 */
const proposeAnew = (
  session: Session["id"],
  reason: string,
  { send, busy, read: { words } }: Pick<Page, "send" | "busy"> & { read: NonNullable<Page["adopting"]> },
) =>
  html`<p><button class="filled" ?disabled=${busy} @click=${() => void send("adopt-minutes", { session, reason, words })}>${msg("act.proposeAnew")}</button></p>`

/**
 * The form that sends the minutes to the members for comments, with the end of the period in view. The default period
 * is five days. A period of zero days has its own checkbox and cannot be typed.
 */
function sending({ id: session, cities }: Session, { send, busy, period, isRead, now }: Page) {
  const { days, read } = period.value
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void send("send-minutes", { session, days: read ? 0 : days })
  }
  const choose = (chosen: Partial<Period>) => {
    period.value = { ...period.peek(), ...chosen }
  }
  const dayChosen = ({ target }: Event) => target instanceof HTMLInputElement && choose({ days: target.valueAsNumber })
  const readChosen = ({ target }: Event) => target instanceof HTMLInputElement && choose({ read: target.checked })
  const time = inCities(now + days * 86_400_000, cities)
  return html`<p class="small">${msg("minutes.sendFollows")}</p>
  <form class="stack tight" @submit=${submit}>
    <div class="row"><label class="row"><span>${msg("minutes.days")}</span>
      <input class="days" type="number" name="days" min="1" max="30" value="5" required ?disabled=${read} @input=${dayChosen} /></label>
    <label class="check"><input type="checkbox" name="read" @change=${readChosen} />
      <span>${msg("minutes.readAlready")}</span></label></div>
    <p class="small" role="status">${read ? msg("minutes.readFollows") : days >= 1 ? msg("minutes.endsThen", { time }) : nothing}</p>
    <p><button class="filled" ?disabled=${busy || !isRead}>${msg("act.sendMinutes")}</button></p>
  </form>`
}

/** Says who refused the last adoption that was proposed, and why. Nothing if it was not refused. */
function refusedLast(state: State, session: Session["id"], me: Me) {
  const refused = adoptionRefused(state, session)
  if (!refused?.ended) return nothing
  const by = namesThen(state)(refused.ended.by, refused.ended.at)
  return html`<p role="status">${refusedWords("adopt", by, "")}
    ${saidInSentence({ state, me }, refusalSaid(refused), reasonWords)}</p>`
}

const recalling = (session: Session["id"], send: SendCommand, busy: boolean) =>
  html`<div class="row"><button class="small" ?disabled=${busy} @click=${() => void send("recall-minutes", { session })}>${msg("minutes.recall")}</button>
    <span class="small muted">${msg("minutes.recallHelp")}</span></div>`

/** When the minutes will be published, or who is asked about it, or the form that publishes them (DOMAIN C8). */
function publication(
  state: State,
  { id, cities }: Session,
  me: Me,
  { may, ...page }: Pick<Page, "send" | "busy"> & { may: boolean },
) {
  const planned = publicationPlanned(state, id)
  if (planned) return html`<p role="status">${msg("minutes.publishedOn", { time: inCities(planned.at, cities) })}</p>`
  const awaited = publicationAwaited(state, id)
  if (awaited)
    return html`<plenary-proposal-list .shows=${(one: Proposal) => one.id === awaited.id}></plenary-proposal-list>`
  return may ? publishing(state, id, me, page) : nothing
}

/** The form that chooses the parts to publish: the minutes, and optionally the scribe's text with all contributions. */
function publishing(state: State, session: Session["id"], me: Me, { send, busy }: Pick<Page, "send" | "busy">) {
  const named = state.workspace?.attribution === "named"
  const contributed = anybodyContributed(state)
  const alone = contributed && actsAlone(state, { act: "publish", session, said: true }, me.member)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const form = new FormData(event.currentTarget)
    void send("publish-minutes", { session, said: form.has("said"), reason: written(form, "reason") })
  }
  return html`<p class="small">${msg("minutes.publishFollows")}</p>
  ${contributed ? html`<p class="small">${alone ? aloneWords() : othersConfirm()} ${msg("minutes.publishLater")}</p>` : nothing}
  <form class="stack tight" @submit=${submit}>
    <label class="check"><input type="checkbox" name="said" ?checked=${named} />
      <span>${named ? msg("minutes.publishSaid") : msg("minutes.publishSaidNameless")}</span></label>
    <label class="field">${msg("form.reason")}
      <textarea name="reason" rows="2" maxlength="4000" ?required=${alone}></textarea></label>
    <p><button class="filled" ?disabled=${busy}>${
      contributed && !alone ? msg("minutes.proposePublishing") : msg("act.publishMinutes")
    }</button></p>
  </form>`
}

const note = (text: string, act: unknown) => html`<div class="notice step no-print"><p>${text}</p>${act}</div>`
