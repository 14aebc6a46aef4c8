import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import type { Answer, Order, Times } from "./load.ts"

/** Load clients in a process of their own, so that their CPU is not counted with the server's. */
export class Load {
  readonly #child: ChildProcess = fork(join(import.meta.dirname, "load.ts"), { serialization: "advanced" })

  async tell(order: Order): Promise<Answer> {
    this.#child.send(order)
    const [answer] = await once(this.#child, "message")
    if (answer.failed) throw new Error(`${order.do}: ${answer.failed}`)
    return answer
  }

  end(): void {
    this.#child.kill()
  }
}

/** Milliseconds from each token's sending to its arrivals, sorted. */
export function delays(sent: Times, seen: Times): number[] {
  const at = new Map(sent)
  const list: number[] = []
  for (const [token, when] of seen) {
    const began = at.get(token)
    if (began !== undefined) list.push(when - began)
  }
  return list.toSorted((a, b) => a - b)
}

export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
