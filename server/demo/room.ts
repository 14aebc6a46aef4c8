import type { CommandInput, CommandKind } from "../../shared/contract/commands.ts"
import type { Statement } from "../../shared/fold/consensusState.ts"
import { type SessionId, StatementId, type TopicId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { MemberIdByPerson } from "./cast.ts"
import type { Notes } from "./notes.ts"
import type { ScriptStage } from "./stage.ts"
import type { Person } from "./texts/roster.ts"

export type DemoTopicLetter = "A" | "B" | "C" | "D" | "E"

/** The parts that every scene of the script needs: the people, the topics, the notes and the clock. */
export interface DemoRoom {
  stage: ScriptStage
  cast: MemberIdByPerson
  session: SessionId
  topics: Record<DemoTopicLetter, TopicId>
  notes: Notes
  time: Time
  do<K extends CommandKind>(
    by: Person | "host",
    kind: K,
    body: CommandInput<K>,
  ): Promise<Record<string, string | number>>
}

/** The script's clock. Acts take time, and each agenda item begins at its planned minute. */
export interface Time {
  pass(seconds: number): void
  /** moves the clock to this minute of the session; throws if earlier acts have taken longer */
  minute(minute: number): void
}

export function timeFrom(start: Instant, now: Instant, stage: Pick<ScriptStage, "at">): Time {
  let reached = now
  const move = (to: Instant) => {
    if (to < reached) throw new Error(`the script is ${Math.round((reached - to) / 1000)} s late`)
    reached = to
    stage.at(to)
  }
  move(now)
  return { pass: seconds => move(reached + seconds * 1_000), minute: minute => move(start + minute * 60_000) }
}

export async function statementIn({ stage }: DemoRoom, id: StatementId): Promise<Statement> {
  const { statements } = await stage.state()
  const statement = statements[id]
  if (!statement) throw new Error(`no statement ${id}`)
  return statement
}
