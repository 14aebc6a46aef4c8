import type { CommandInput, CommandKind } from "../../shared/contract/commands.ts"
import type { EventBody } from "../../shared/contract/events.ts"
import type { State } from "../../shared/fold/state.ts"
import type { MemberId, TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"

/**
 * The stage that a script of commands plays on: the same dispatch that a person's browser reaches, with a clock of its
 * own. A refusal throws, because it is a defect of the script.
 */
export interface ScriptStage {
  /** opens a workspace, in which everything after it happens */
  open(facts: Omit<EventBody<"workspace-opened">, "workspace">): Promise<WorkspaceId>
  /** null: the host, who admits members and makes links before anybody has joined */
  do<K extends CommandKind>(
    by: MemberId | null,
    kind: K,
    body: CommandInput<K>,
  ): Promise<Record<string, string | number>>
  /** writes a Yjs update (v1) to a topic's note, judged like a browser's */
  write(by: MemberId, topic: TopicId, update: Uint8Array): Promise<void>
  /** the committed document as a Yjs update (v1), to begin from */
  note(topic: TopicId): Promise<Uint8Array>
  /** sets the script's clock; it never goes back */
  at(instant: Instant): void
  /** sets who is in the room from now on, for the quorum of a call */
  present(members: readonly MemberId[]): void
  /** makes the watches look now: whether the notes still say what was recorded */
  settle(): Promise<void>
  /** the current fold */
  state(): Promise<State>
}

export type Progress = (done: number, total: number) => void
