import type { Proposal } from "../../../shared/fold/state.ts"
import { namesAwaited, oneIsEnough, proposalAwaits } from "../../../shared/rules/people/consent/awaited.ts"
import { latestVersion } from "../../../shared/rules/readings/statements.ts"
import { adoptionAwaited } from "../../../shared/rules/record/proposed.ts"
import { toOpenSilence } from "../../acts/round/silence.ts"
import type { View, ViewWith } from "../../acts/scene.ts"
import type { NextAction, NextActionRule } from "../bar.ts"

const held = ({ session }: View): boolean => session.state === "closed" && session.startedAt !== null

/** 26: closed, minutes in draft */
const send: NextActionRule = scene =>
  held(scene) && scene.session.minutes.state === "draft"
    ? { act: { kind: "send-minutes" }, filled: true, second: [{ kind: "read-minutes" }, { kind: "continue-session" }] }
    : null

/** 27: comments are in */
const decide: NextActionRule = scene => {
  const { state, corrections } = scene.session.minutes
  const n = corrections.filter(({ accepted }) => accepted === null).length
  return held(scene) && state === "under_review" && n > 0
    ? { act: { kind: "decide-corrections", n }, filled: true, second: [] }
    : null
}

/** 28: the period is over, and no comment is undecided */
const adopt: NextActionRule = scene => {
  const { state, endsAt } = scene.session.minutes
  const over = endsAt === null || endsAt <= scene.now
  const waits = adoptionAwaited(scene.state, scene.session.id)
  if (held(scene) && waits) return waitForConsent(scene, waits)
  return held(scene) && state === "under_review" && over
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

/** 28 as well: another chair, or this one, has proposed the adoption */
function waitForConsent({ state, present }: ViewWith<"present">, proposal: Proposal): NextAction {
  const waiting = proposalAwaits(state, proposal, present)
  return {
    act: { kind: "wait-for-consent", names: namesAwaited(waiting), either: oneIsEnough(waiting) },
    filled: false,
    stop: { kind: "waiting", for: waiting.vacant, since: proposal.at, awaited: waiting.awaited },
    second: [{ kind: "read-minutes" }],
  }
}

/** 29: adopted */
const publish: NextActionRule = scene =>
  held(scene) && scene.session.minutes.state === "adopted"
    ? { act: { kind: "publish-minutes" }, filled: true, second: [{ kind: "choose-public" }] }
    : null

export const minutesRows: readonly NextActionRule[] = [send, decide, adopt, publish]

/** 31: later, topics were carried over and no session continues them */
export const planNext: NextActionRule = scene => {
  const { session, state } = scene
  if (!held(scene) || session.continuedBy !== undefined) return null
  const topics = new Set(session.items.map(({ topic }) => topic))
  const carried = Object.values(state.statements).filter(
    statement => statement.state === "carried_over" && topics.has(statement.topic),
  )
  // A silence needs a proposed wording.
  const asked = carried.find(statement => latestVersion(statement) !== null)
  return carried.length > 0
    ? {
        act: { kind: "plan-session" },
        filled: false,
        second: asked ? [toOpenSilence(asked)] : [],
      }
    : null
}
