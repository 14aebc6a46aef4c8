import * as Y from "yjs"
import { honestFrames, mutate } from "../../fuzz/mutations.ts"
import { chance } from "../../kit/chance.ts"
import { paragraph, RawClient, updateFrame } from "../../kit/people/rawClient.ts"
import { delays, Load, quantile } from "../kit/loads.ts"
import { finish, rssOf, type Served, serve } from "../kit/servers.ts"
import type { Row } from "../run.ts"

const seconds = 8
const seed = 20_261_125

/** Milliseconds from one editor's key to the other's page, while `beside` runs. */
async function typing(served: Served, beside: () => Promise<void>): Promise<{ p50: number; p95: number }> {
  const panel = new Load()
  try {
    const [{ sent, seen }] = await Promise.all([
      panel.tell({ do: "edit", targets: served.editors, each: 2, perSecond: 15, seconds }),
      beside(),
    ])
    const all = delays(sent, seen)
    return { p50: quantile(all, 0.5), p95: quantile(all, 0.95) }
  } finally {
    panel.end()
  }
}

/** Sends `frames` on one connection after the other, each of which is ended for it, until the editors have typed. */
async function attack(served: Served, frames: () => Uint8Array[]): Promise<void> {
  const [target] = served.editors
  const until = performance.now() + seconds * 1_000
  while (performance.now() < until) {
    const client = await new RawClient(target?.url ?? "", { cookie: target?.cookies[19] ?? "" }).enter()
    for (const bytes of frames()) client.send(bytes)
    await Promise.race([
      client.until(() => client.closed !== null || client.rejected.length > 0, "an end"),
      pause(1_000),
    ])
    client.close()
    await pause(100)
  }
}
const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** Updates that depend on one that never arrives. */
function gaps(): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", update => updates.push(update))
  for (let n = 0; n < 8_001; n++) doc.getXmlFragment("note").push([paragraph("x")])
  return updates.slice(1).map(updateFrame)
}

/** The delay of a keystroke while somebody attacks from a seat, and the memory that the attack leaves. */
export async function attacked(): Promise<Row[]> {
  const served = await serve("Plenary")
  const { below: pick } = chance(seed)
  const honest = honestFrames(new Uint8Array([0, 0]), 2)
  const mutated = () => Array.from({ length: 50 }, () => mutate(honest[pick(honest.length)] ?? new Uint8Array(), pick))
  const gapped = gaps()
  try {
    const alone = await typing(served, async () => undefined)
    const base = rssOf(served.pid)
    const besideGaps = await typing(served, () => attack(served, () => gapped))
    const besideFuzz = await typing(served, () => attack(served, mutated))
    const grown = rssOf(served.pid) - base
    const figure = ({ p50, p95 }: { p50: number; p95: number }) => `${p50.toFixed(0)} / ${p95.toFixed(0)} ms`
    return [
      { what: "key to the other page p50 / p95, nobody attacks", measured: figure(alone), target: "" },
      {
        what: "the same beside floods of 8,000 updates with gaps",
        measured: figure(besideGaps),
        target: "p50 ≤ 1.5 ×",
      },
      { what: "the same beside mutated frames", measured: figure(besideFuzz), target: "p50 ≤ 1.5 ×" },
      { what: "RSS that both attacks leave", measured: `${grown.toFixed(0)} MB`, target: "≤ 50 MB" },
    ]
  } finally {
    await finish(served)
  }
}
