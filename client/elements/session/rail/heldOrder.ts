import type { Thread } from "../../../../shared/fold/state.ts"

interface Reader {
  member: string | null
  /** the thread that the reader chose, which is never left out */
  active: string | null
}

const newestAt = (thread: Thread): number => thread.entries.at(-1)?.at ?? 0

/**
 * Keeps the order of a list of threads while somebody reads or writes in the list, so that nothing moves away from
 * under them. Threads that others open meanwhile are left out, and every new comment of others is counted.
 */
export class HeldOrder {
  #ids: readonly string[] = []
  #since = 0

  /** Takes the threads in their present order. */
  take(threads: readonly Thread[]): void {
    this.#ids = threads.map(({ id }) => id)
    this.#since = Math.max(0, ...threads.map(newestAt))
  }

  /** Returns the threads in the order that was taken, and the number of comments that others have written since. */
  hold(threads: readonly Thread[], { member, active }: Reader): { threads: Thread[]; fresh: number } {
    const known = this.#ids.flatMap(id => threads.find(one => one.id === id) ?? [])
    const others = threads.filter(({ id }) => !this.#ids.includes(id))
    const isNew = (one: Thread) => newestAt(one) > this.#since
    const shownFirst = others.filter(one => isNew(one) && (one.id === active || one.entries[0]?.by === member))
    // Threads that the reader fetched because they are older follow the others.
    const shown = [...shownFirst, ...known, ...others.filter(one => !isNew(one))]
    const fresh = threads.flatMap(({ entries }) => entries.filter(({ at, by }) => at > this.#since && by !== member))
    return { threads: shown, fresh: fresh.length }
  }
}
