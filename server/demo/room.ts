import type { CommandInput, CommandKind } from "../../shared/contract/commands.ts"
import type { Statement } from "../../shared/fold/consensusState.ts"
import { type SessionId, StatementId, type TopicId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { MemberIdByPerson } from "./cast.ts"
import type { Notes } from "./notes.ts"
import type { ScriptStage } from "./stage.ts"
import type { Person } from "./texts/roster.ts"

export type DemoTopicLetter = "A" | "B" | "C" | "D" | "E" | "F" | "G"

/** The parts that every scene of the script needs: the people, the topics, the notes and the clock. */
export interface DemoPanel {
  stage: ScriptStage
  cast: MemberIdByPerson
  topics: Record<DemoTopicLetter, TopicId>
  notes: Notes
  time: Time
  do<K extends CommandKind>(
    by: Person | "host",
    kind: K,
    body: CommandInput<K>,
  ): Promise<Record<string, string | number>>
}

/** The demo's panel with its session. Each part of the demo's script works on it. */
export interface DemoRoom extends DemoPanel {
  session: SessionId
}

/** The script's clock. Acts take time, and each agenda item begins at its planned minute. */
export interface Time {
  pass(seconds: number): void
  /** moves the clock to this minute of the session; throws if earlier acts have taken longer */
  minute(minute: number): void
  /** moves the clock to so many days before the session */
  daysBefore(days: number): void
  /** the day, in UTC, that comes so many days after the last moment of the script; negative for a day before it */
  day(days: number): string
  now(): Instant
}

const dayMs = 86_400_000

/** The clock of a script whose session starts at `start`. The script begins at `now` and ends at `end`. */
export function timeFrom(
  { start, now, end }: Record<"start" | "now" | "end", Instant>,
  stage: Pick<ScriptStage, "at">,
): Time {
  let reached = now
  const move = (to: Instant) => {
    if (to < reached) throw new Error(`the script is ${Math.round((reached - to) / 1000)} s late`)
    reached = to
    stage.at(to)
  }
  move(now)
  return {
    pass: seconds => move(reached + seconds * 1_000),
    minute: minute => move(start + minute * 60_000),
    daysBefore: days => move(start - days * dayMs),
    day: days => new Date(end + days * dayMs).toISOString().slice(0, 10),
    now: () => reached,
  }
}

export async function statementIn({ stage }: DemoPanel, id: StatementId): Promise<Statement> {
  const { statements } = await stage.state()
  const statement = statements[id]
  if (!statement) throw new Error(`no statement ${id}`)
  return statement
}
