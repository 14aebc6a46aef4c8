import { medians, runs } from "../kit/meter.ts"
import type { Row } from "../run.ts"
import { measure } from "./fanOut.ts"

const observers = 100
const perSecond = 20

/** One writer before a small gallery, which sees words at once: the delay, and what it costs beside a bare loop. */
export async function smallGallery(): Promise<Row[]> {
  const all = []
  for (let n = 0; n < runs; n++)
    all.push({
      bare: await measure("bare loop", 1, perSecond, observers),
      ours: await measure("Plenary", 1, perSecond, observers),
    })
  const [bare, ours] = [medians(all.map(run => run.bare)), medians(all.map(run => run.ours))]
  const share = ({ cpu }: { cpu: number }) => `${((cpu * observers * perSecond) / 1e4).toFixed(1)} % of a core`
  return [
    {
      what: `1 editor at ${perSecond}/s, ${observers} observers, seen by observers, p50`,
      measured: `${ours.observerSoon.toFixed(1)} ms`,
      peers: `bare loop ${bare.observerSoon.toFixed(1)} ms`,
      target: "≤ 25 ms",
    },
    {
      what: "the same, CPU",
      measured: `${share(ours)} (${(ours.cpu / bare.cpu).toFixed(2)} ×)`,
      peers: `bare loop ${share(bare)}`,
      target: "≤ 3 % of a core, ≤ 1.2 × bare loop",
    },
  ]
}
