import type { Times } from "./load.ts"
import { cpuOf } from "./servers.ts"

/** Seconds of load in which everyone joins and Node compiles its hot code; not counted, for any server. */
export const warmUp = 12
/**
 * Seconds of load that count. While somebody types, hocuspocus stores a document every ten seconds (its `maxDebounce`):
 * a window of eight seconds contained that work for some documents only, and more of it in one run than in another.
 */
export const measured = Number(process.env["BENCH_SECONDS"] ?? 10)
/** Runs of each measurement, of which the median is taken: on a shared machine single runs differ. */
export const runs = Number(process.env["BENCH_RUNS"] ?? 1)

/** A server's CPU over the time in which its load is steady. */
export class Meter {
  readonly #marks: { at: number; cpu: number }[] = []
  readonly #timer: ReturnType<typeof setInterval>

  /** `cpu` returns the seconds of CPU that the process has used. */
  constructor(pid: number, cpu = cpuOf) {
    this.#timer = setInterval(() => this.#marks.push({ at: Date.now(), cpu: cpu(pid) }), 100)
  }

  /** µs for each update sent between the warm-up and the last mark */
  perUpdate(sent: Times): number {
    clearInterval(this.#timer)
    const [from, to] = [this.#after((sent[0]?.[1] ?? 0) + warmUp * 1_000), this.#after(sent.at(-1)?.[1] ?? 0)]
    const between = sent.filter(([, at]) => at >= from.at && at < to.at)
    return ((to.cpu - from.cpu) * 1e6) / between.length
  }

  /** the tokens sent since the warm-up */
  static steady(sent: Times): Times {
    const from = (sent[0]?.[1] ?? 0) + warmUp * 1_000
    return sent.filter(([, at]) => at >= from)
  }

  #after(moment: number) {
    const mark = this.#marks.find(({ at }) => at >= moment) ?? this.#marks.at(-1)
    if (!mark) throw new Error("nothing was measured")
    return mark
  }
}

export const median = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[Math.floor((list.length - 1) / 2)] ?? Number.NaN

/** The median of each figure over several runs. */
export function medians<Figures extends Record<string, number>>(all: readonly Figures[]): Figures {
  const [first] = all
  if (!first) throw new Error("no run")
  return Object.fromEntries(
    Object.keys(first).map(name => [name, median(all.map(one => one[name] ?? Number.NaN))]),
  ) as Figures
}
