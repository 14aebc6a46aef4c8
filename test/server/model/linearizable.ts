/** One client's operation on one register: it asked at `from` and was answered at `to` (null: never). */
export interface Operation {
  from: number
  to: number | null
  /** the revision that the client believed to be the newest, and the value it wanted to put after it */
  seen: number
  value: string
  outcome: "done" | "stale" | "closed" | "unknown"
}

/** A register with compare-and-set revisions, which somebody closes once. */
interface Register {
  revision: number
  value: string | null
  closed: boolean
}

export interface History {
  operations: readonly Operation[]
  /** when the close was asked for and when it was answered */
  close: { from: number; to: number }
  /** the value that was shown afterwards */
  final: string | null
}

/**
 * Whether some order of the operations, none before it was asked for nor after it was answered, explains every answer
 * and what was shown (Wing and Gong). An answer that never arrived may have taken effect or not.
 */
export function isLinearizable({ operations, close, final }: History): boolean {
  const all: Event[] = [
    ...operations.map(operation => ({
      ...operation,
      to: operation.to ?? Number.POSITIVE_INFINITY,
      is: "answer" as const,
    })),
    { ...close, is: "close" as const },
  ]
  const refuted = new Set<string>()
  const search = (left: readonly Event[], register: Register): boolean => {
    if (left.length === 0) return register.value === final
    const key = `${left.map(one => all.indexOf(one)).join()} ${JSON.stringify(register)}`
    if (refuted.has(key)) return false
    // an operation that was answered before another was asked comes first
    const firstAnswer = Math.min(...left.map(one => one.to))
    const candidates = left.filter(one => one.from <= firstAnswer)
    const found = candidates.some(one =>
      after(register, one).some(next =>
        search(
          left.filter(other => other !== one),
          next,
        ),
      ),
    )
    if (!found) refuted.add(key)
    return found
  }
  return search(all, { revision: 0, value: null, closed: false })
}

type Event = { from: number; to: number } & (
  | { is: "close" }
  | { is: "answer"; seen: number; value: string; outcome: Operation["outcome"] }
)

/** The registers that this event may leave behind; none where its outcome is impossible here. */
function after(register: Register, event: Event): Register[] {
  if (event.is === "close") return [{ ...register, closed: true }]
  const fits = !register.closed && event.seen === register.revision
  const written = { ...register, revision: register.revision + 1, value: event.value }
  switch (event.outcome) {
    case "done":
      return fits ? [written] : []
    case "stale":
      return !register.closed && !fits ? [register] : []
    case "closed":
      return register.closed ? [register] : []
    case "unknown":
      return fits ? [written, register] : [register]
  }
}
