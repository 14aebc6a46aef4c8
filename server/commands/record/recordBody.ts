import type { CommandBody } from "../../../shared/contract/commands.ts"
import type { Statement } from "../../../shared/fold/consensusState.ts"
import type { State, Topic } from "../../../shared/fold/state.ts"
import type { RecordBody, RecordedObjection } from "../../../shared/model/consensus/record.ts"
import type { RecordId } from "../../../shared/model/ids.ts"
import { asRecorded } from "../../../shared/rules/round/objections.ts"
import type { CallStanding } from "../../../shared/rules/round/outcome/standing.ts"
import { textsPrinted } from "../../../shared/rules/text/leftOut.ts"

/** Everything that a record prints, copied from the state when the record is declared. */
export function recordBody(
  state: State,
  { statement, topic, standing }: { statement: Statement; topic: Topic; standing: CallStanding },
  { level, reason, reasonLang, note, reviewOn }: CommandBody<"declare-record">,
  record: RecordId,
): RecordBody {
  const { round, tally, tallyAtReveal, sides, computed } = standing
  const authentic = new Set(state.workspace?.authentic.map(one => one.lang))
  return {
    record,
    number: 1 + Math.max(0, ...Object.values(state.records).map(one => one.number)),
    statement: statement.id,
    label: statement.label,
    topic: topic.id,
    topicTitle: topic.title,
    version: round.version,
    texts: textsPrinted(state, statement, round).map(({ lang, text, state: is }) => ({
      lang,
      text,
      authentic: authentic.has(lang),
      confirmed: is === "in_sync",
    })),
    round: round.id,
    anonymity: round.anonymity,
    silence: round.silence,
    rule: round.rule,
    electorate: round.electorate,
    tally,
    tallyAtReveal,
    sides,
    positions: positionsOf(standing),
    ...(round.unconfirmed && { unconfirmed: round.unconfirmed }),
    ...(round.notReached && { notReached: round.notReached }),
    ...reasonsOf(standing),
    objections: objectionsOf(state, statement, round.version),
    dissents: [],
    recused: statement.recused,
    ...(round.recusedSides === undefined ? {} : { recusedSides: round.recusedSides }),
    passages: statement.anchor ? [statement.anchor] : [],
    computed,
    level,
    reason,
    ...(reason && reasonLang && { reasonLang }),
    note,
    supersedes: inForce(state, statement)?.id ?? null,
    ...(reviewOn !== undefined && { reviewOn }),
  }
}

/** The statement's record in force, which a new record would supersede. */
export const inForce = (state: State, statement: Statement) =>
  Object.values(state.records).find(one => one.body.statement === statement.id && one.state === "in_force")

const positionsOf = ({ round }: CallStanding): RecordBody["positions"] =>
  (round.answers ?? []).flatMap(({ member, side, answer, spoken, aloud }) =>
    member !== null && answer.kind === "call"
      ? [{ member, side, position: answer, spoken, ...(aloud && { aloud }) }]
      : [],
  )

/** The reasons of a round with hidden names, which are printed with the record without their authors. */
function reasonsOf({ round: { anonymity, answers } }: CallStanding): Pick<RecordBody, "reasons"> {
  if (anonymity === "named") return {}
  const reasons = (answers ?? []).flatMap(({ answer }) =>
    answer.kind === "call" && answer.reason !== ""
      ? [{ position: answer.position, text: { lang: answer.lang, text: answer.reason } }]
      : [],
  )
  return reasons.length > 0 ? { reasons } : {}
}

const objectionsOf = (state: State, statement: Statement, version: number): RecordedObjection[] =>
  Object.values(state.objections)
    .filter(one => one.statement === statement.id && one.version === version)
    .map(one => asRecorded(state, one))
