import type { CommandInput, CommandKind } from "../../shared/contract/commands.ts"
import type { EventBody } from "../../shared/contract/events.ts"
import type { State } from "../../shared/fold/state.ts"
import type { MemberId, TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"

/**
 * Performs a script's commands through the same dispatch that browsers reach, but with the script's clock. Throws if a
 * command is refused, because that is a defect of the script.
 */
export interface ScriptStage {
  /** opens a workspace; every later command acts on it */
  open(facts: Omit<EventBody<"workspace-opened">, "workspace">): Promise<WorkspaceId>
  /**
   * performs a command of this member; null is the host, who admits members and makes links before anybody has joined
   */
  do<K extends CommandKind>(
    by: MemberId | null,
    kind: K,
    body: CommandInput<K>,
  ): Promise<Record<string, string | number>>
  /** writes a Yjs update (v1) to a topic's note; the update is judged like one from a browser */
  write(by: MemberId, topic: TopicId, update: Uint8Array): Promise<void>
  /** the committed document of a note, as a Yjs update (v1) */
  note(topic: TopicId): Promise<Uint8Array>
  /** sets the script's clock, which never goes back */
  at(instant: Instant): void
  /** sets which members are present from now on, for the quorum of a call */
  present(members: readonly MemberId[]): void
  /** compares the notes with the records now, without waiting for the watch */
  settle(): Promise<void>
  state(): Promise<State>
}

export type Progress = (done: number, total: number) => void
