import { recordCommands as schemas } from "../../../../shared/contract/commands/record.ts"
import type { CommandBody } from "../../../../shared/contract/commands.ts"
import type { NewEvent } from "../../../../shared/contract/events.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { RoundId } from "../../../../shared/model/ids.ts"
import { reviewsOf, reviewToConclude, runningReview, utcDay } from "../../../../shared/rules/record/living/reviews.ts"
import { electorateOf } from "../../../../shared/rules/round/electorate/electorate.ts"
import { type Decision, defineCommand, type Situation } from "../../../core/command.ts"
import { placeOfRecord } from "../place.ts"
import { withdraw } from "../withdrawing.ts"

/** Commands about a record's review: its day, the round that asks the panelists of today, and the conclusion. */
export const reviewDefinitions = {
  "set-review-date": defineCommand(schemas["set-review-date"], { action: "declare", decide: setDate }),
  "open-review": defineCommand(schemas["open-review"], { action: "run a round", decide: openReview }),
  "conclude-review": defineCommand(schemas["conclude-review"], { action: "declare", decide: conclude }),
}

/** Refuses a day that has already come, because the reminder of that day would be late. */
const inThePast = (on: string | null, now: number) =>
  on !== null && on <= utcDay(now) ? refuse("bad-input", { detail: "date" }) : null

function setDate({ state, now }: Situation, { record: id, on }: CommandBody<"set-review-date">): Decision {
  const record = state.records[id]
  if (!record) return refuse("not-found")
  if (record.state !== "in_force") return refuse("record-fixed")
  const refused = inThePast(on, now)
  if (refused) return refused
  if ((record.review?.on ?? null) === on) return { events: [] }
  return { events: [{ kind: "review-date-set", body: { ...placeOfRecord(record), on } }] }
}

/**
 * Opens a review as a named round, so that the rules of every round judge its answers, its electorate and its end. The
 * statement stays recorded.
 */
function openReview({ state, now, id }: Situation, { record: on, seconds }: CommandBody<"open-review">): Decision {
  const record = state.records[on]
  const statement = record && state.statements[record.body.statement]
  if (!record || !statement || !state.workspace) return refuse("not-found")
  if (record.state !== "in_force") return refuse("record-fixed")
  if (runningReview(state, record) || statement.state === "in_round") return refuse("round-running")
  const electorate = electorateOf(state, statement.id)
  if (electorate.length === 0) return refuse("no-quorum", { side: "", n: 1, names: "—" })
  const round = RoundId.parse(id())
  const opened: NewEvent = {
    kind: "round-opened",
    body: {
      ...placeOfRecord(record),
      round,
      n: 1 + reviewsOf(state, record).length,
      version: record.body.version,
      kind: "review",
      anonymity: "named",
      absentees: "named",
      rule: record.body.rule,
      electorate,
      endsAt: seconds === null ? null : now + seconds * 1_000,
      silence: false,
    },
  }
  const { id: workspace } = state.workspace
  return { events: [opened], directory: [{ kind: "home", id: round, workspace }], made: { round } }
}

/**
 * Concludes a review. The review itself decides nothing: an amendment needs a new version and a call, and a withdrawal
 * is proposed as any other (DOMAIN R1).
 */
function conclude(
  situation: Situation,
  { record: id, outcome, next, reason, reasonLang }: CommandBody<"conclude-review">,
): Decision {
  const { state, now } = situation
  const record = state.records[id]
  if (!record) return refuse("not-found")
  if (record.state !== "in_force") return refuse("record-fixed")
  if (runningReview(state, record)) return refuse("round-running")
  const round = reviewToConclude(state, record)
  if (!round) return refuse("not-revealed")
  const refused = inThePast(next, now)
  if (refused) return refused
  if (outcome !== "stands" && reason === "") return refuse("reason-required")
  const concluded: NewEvent = {
    kind: "review-concluded",
    body: {
      ...placeOfRecord(record),
      round: round.id,
      outcome,
      next,
      reason,
      ...(reason && reasonLang && { reasonLang }),
    },
  }
  if (outcome !== "withdraw") return { events: [concluded] }
  const proposed = withdraw(situation, { record: id, reason })
  return "refuse" in proposed ? proposed : { ...proposed, events: [concluded, ...proposed.events] }
}
