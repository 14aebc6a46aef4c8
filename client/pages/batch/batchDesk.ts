import { html, nothing } from "lit"
import type { Round } from "../../../shared/fold/consensusState.ts"
import { presentIn } from "../../../shared/rules/floor/presence.ts"
import { right } from "../../../shared/rules/policy.ts"
import { togetherWith } from "../../../shared/rules/readings/deadlines.ts"
import { againLeft } from "../../../shared/rules/round/electorate/closing.ts"
import type { Wanted } from "../../acts/act.ts"
import { asksFirst } from "../../acts/acts.ts"
import { toExtendDeadline } from "../../acts/round/between/between.ts"
import { roundModules } from "../../acts/round/round.ts"
import { hereBeside } from "../../elements/session/bar/hereBeside.ts"
import type { Scene } from "../../scene/scene.ts"
import { onThisPage, type Performed, tellingOf } from "../../scene/stage.ts"
import "../../elements/session/dialog/plenary-act-dialog.ts"
import type { ActWanted } from "../../elements/session/kit/actWanted.ts"
import "../../elements/session/record-card/plenary-act-row.ts"
import { noticesOfRound } from "../../elements/session/round/deadlineWords.ts"
import { msg } from "../../i18n/msg.ts"
import { mayExtend } from "../../rules/offers/statement/roundActs.ts"
import type { SessionConnection } from "../../state/live.ts"
import { noSession } from "../../state/session/noSession.ts"

/** The scene for acts between sessions: it has no session, as on a record's page. */
export function sceneBetween(live: SessionConnection): Scene | null {
  const state = live.state.value
  const me = live.me.value
  if (!me) return null
  const { member, role, side, kept } = me
  return {
    state,
    session: noSession,
    me: { member, role, side, kept },
    now: live.now(),
    topic: null,
    mails: live.mails.value,
    present: [...presentIn(state, live.hints.presence.value.members)],
    connected: live.hints.presence.value.members,
    answers: live.hints.answers.value,
    mine: new Set(),
    said: new Set(),
  }
}

/** The acts of a chair on a round and the others of its batch, with the notices to the electors. */
export function roundDesk(live: SessionConnection, round: Round, cut: boolean) {
  const scene = sceneBetween(live)
  if (!scene) return nothing
  const runs = right(scene.me.role, "run a round") === "yes"
  const tells = right(scene.me.role, "send a notice") === "yes" && round.state === "open"
  const acts = runs ? actsOn(scene, round) : []
  if (acts.length === 0 && !tells) return nothing
  const here = hereBeside(scene, acts)
  return html`<section class="stack no-print" aria-label=${msg("batch.desk")}>
    <h2>${msg("batch.desk")}</h2>
    ${here ? html`<p class="here small">${here}</p>` : nothing}
    <plenary-act-row .scene=${scene} .acts=${acts} ?cut=${cut}></plenary-act-row>
    ${tells ? noticesOfRound(scene, round) : nothing}
    <plenary-act-dialog .scene=${scene}></plenary-act-dialog>
  </section>`
}

function actsOn(scene: Scene, round: Round): Wanted[] {
  if (round.state === "closed")
    return [
      ...(againLeft(round, scene.now) > 0 ? [{ kind: "reopen-round" as const, round }] : []),
      { kind: "reveal-round", round },
      { kind: "void-round", round },
    ]
  if (round.state !== "open") return []
  const together = togetherWith(scene.state, round)
  const all = together.every(one => (scene.answers[one.id]?.answered ?? 0) >= one.electorate.length)
  return [
    ...(all || round.atDeadline === undefined ? [{ kind: "close-and-show" as const, round }] : []),
    ...(mayExtend(scene, round) ? [toExtendDeadline(round)] : []),
    { kind: "void-round", round },
  ]
}

/** Performs an act on a page between sessions. An act with a form opens the dialog. */
export function performAtBatch(event: ActWanted, page: ParentNode, live: SessionConnection): void {
  const { act } = event
  const ask = (wanted: Wanted) => page.querySelector("plenary-act-dialog")?.ask(wanted)
  if (asksFirst(act)) ask(act)
  else if (act.kind === "reveal-round" || act.kind === "reopen-round")
    event.answer = live.send(act.kind, { round: act.round.id })
  else if (act.kind === "close-and-show") event.answer = closing(act, live, ask)
}

/** Closes and shows. The chair is asked first where the server asks (DOMAIN Q3). */
async function closing(
  act: Extract<Wanted, { kind: "close-and-show" }>,
  live: SessionConnection,
  ask: (wanted: Wanted) => void,
): Promise<Performed> {
  const answered = await live.send("close-and-show", { round: act.round.id })
  const again = answered.ok ? null : roundModules["close-and-show"].asksAfter?.(act, answered.refusal)
  if (!again) return answered
  // the form tells the refusal
  tellingOf(answered)?.done()
  ask(again)
  return onThisPage
}
