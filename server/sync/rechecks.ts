import type { TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import type { DocumentRoom } from "./room/room.ts"

/**
 * Rechecks the rights of all connections in a workspace. Only one pass runs at a time. After a change during a pass,
 * one more pass follows.
 */
export class Rechecks {
  readonly #rooms: ReadonlyMap<TopicId, DocumentRoom>
  readonly #report: (error: unknown) => void
  readonly #running = new Map<WorkspaceId, { again: boolean; round: Promise<void> }>()

  constructor(rooms: ReadonlyMap<TopicId, DocumentRoom>, report: (error: unknown) => void) {
    this.#rooms = rooms
    this.#report = report
  }

  soon(workspace: WorkspaceId): void {
    const running = this.#running.get(workspace)
    if (running) running.again = true
    else this.#begin(workspace)
  }

  /** Settles when no recheck is running. */
  async over(): Promise<void> {
    while (this.#running.size > 0) await Promise.all([...this.#running.values()].map(({ round }) => round))
  }

  #begin(workspace: WorkspaceId): void {
    const affected = [...this.#rooms.values()].filter(room => room.workspace === workspace)
    const asked = Promise.all(affected.map(room => room.recheck().catch(this.#report)))
    const round = asked.then(() => {
      const again = this.#running.get(workspace)?.again ?? false
      this.#running.delete(workspace)
      if (again) this.#begin(workspace)
    })
    this.#running.set(workspace, { again: false, round })
  }
}
