import type { Proposal } from "../../../shared/fold/state.ts"
import { publicationPlanned } from "../../../shared/rules/gate/opening.ts"
import { namesAwaited, oneIsEnough, proposalAwaits } from "../../../shared/rules/people/consent/awaited.ts"
import { isOwn } from "../../../shared/rules/people/seats/holder.ts"
import { latestVersion } from "../../../shared/rules/readings/statements.ts"
import { isAdoptable } from "../../../shared/rules/record/corrections.ts"
import { adoptionAwaited, publicationAwaited } from "../../../shared/rules/record/proposed.ts"
import { toConfirm, toRefuse, toTakeBack } from "../../acts/proposal/proposal.ts"
import { toOpenSilence } from "../../acts/round/silence.ts"
import type { View, ViewWith } from "../../scene/scene.ts"
import type { NextAction, NextActionRule } from "../bar.ts"
import { proposalsFor } from "../offers/record/confirming.ts"

const held = ({ session }: View): boolean => session.state === "closed" && session.startedAt !== null

/**
 * Row 26 of the next actions applies when the session is closed and its minutes are a draft. They are sent on their own
 * page alone, so that whoever sends them has them open.
 */
const send: NextActionRule = scene =>
  held(scene) && scene.session.minutes.state === "draft"
    ? { act: { kind: "read-minutes" }, filled: true, second: [{ kind: "continue-session" }] }
    : null

/** Row 27 of the next actions applies when members have proposed corrections of the minutes. */
const decide: NextActionRule = scene => {
  const { state, corrections } = scene.session.minutes
  const n = corrections.filter(({ accepted }) => accepted === null).length
  return held(scene) && state === "under_review" && n > 0
    ? { act: { kind: "decide-corrections", n }, filled: true, second: [] }
    : null
}

/** Row 28 of the next actions applies when the review period is over and every correction is decided. */
const adopt: NextActionRule = scene => {
  const { minutes } = scene.session
  const waits = adoptionAwaited(scene.state, scene.session.id)
  if (held(scene) && waits) return waitForConsent(scene, waits)
  return held(scene) && minutes.state === "under_review" && isAdoptable(minutes, scene.now)
    ? {
        act: { kind: "adopt-minutes" },
        filled: true,
        second: [
          { kind: "read-minutes" },
          ...(scene.session.minutes.extended ? [] : [{ kind: "extend-minutes" as const }]),
        ],
      }
    : null
}

/**
 * Rows 28 and 29 of the next actions, after a proposal, apply when this chair or another chair has proposed to adopt or to
 * publish the minutes. A chair who has to confirm is led to the minutes; the asker may take the proposal back.
 */
function waitForConsent(scene: ViewWith<"present">, proposal: Proposal): NextAction {
  const { state, present, me } = scene
  if (proposalsFor(scene).includes(proposal))
    return { act: toConfirm(proposal, ""), filled: true, second: [toRefuse(proposal, "")] }
  const waiting = proposalAwaits(state, proposal, present)
  const own = isOwn(state, { by: proposal.asker, at: proposal.at }, me.member)
  return {
    act: { kind: "wait-for-consent", names: namesAwaited(waiting), either: oneIsEnough(waiting) },
    filled: false,
    stop: { kind: "waiting", for: waiting.vacant, since: proposal.at, awaited: waiting.awaited },
    second: [{ kind: "read-minutes" }, ...(own ? [toTakeBack(proposal, "")] : [])],
  }
}

/** Row 29 of the next actions applies when the minutes are adopted and nobody has planned their publication yet. */
const publish: NextActionRule = scene => {
  const { state, session } = scene
  if (!held(scene) || session.minutes.state !== "adopted" || publicationPlanned(state, session.id)) return null
  const waits = publicationAwaited(state, session.id)
  if (waits) return waitForConsent(scene, waits)
  return { act: { kind: "publish-minutes" }, filled: true, second: [{ kind: "choose-public" }] }
}

export const minutesRows: readonly NextActionRule[] = [send, decide, adopt, publish]

/** Row 31 of the next actions applies when statements were carried over and no later session continues this one. */
export const planNext: NextActionRule = scene => {
  const { session, state } = scene
  if (!held(scene) || session.continuedBy !== undefined) return null
  const topics = new Set(session.items.map(({ topic }) => topic))
  const carried = Object.values(state.statements).filter(
    statement => statement.state === "carried_over" && topics.has(statement.topic),
  )
  // Only a statement with a proposed wording can go into a silence procedure.
  const asked = carried.find(statement => latestVersion(statement) !== null)
  return carried.length > 0
    ? {
        act: { kind: "plan-session" },
        filled: false,
        second: asked ? [toOpenSilence(asked)] : [],
      }
    : null
}
