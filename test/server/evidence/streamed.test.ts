import { createHash } from "node:crypto"
import { Writable } from "node:stream"
import { afterAll, beforeAll, expect, test } from "vitest"
import { ed25519 } from "../../../server/adapters/system/instanceKey.ts"
import { type Bundle, createEvidence } from "../../../server/evidence/evidence.ts"
import { sendLines } from "../../../server/http/shown/sendLines.ts"
import type { Store } from "../../../server/ports/database/store.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { until } from "../../kit/clocks/until.ts"
import { type DemoEvidence, demoEvidence } from "./demoBundle.ts"

/** rows of the log that an export may hold */
const mostRows = 50

let demo: DemoEvidence
/** rows that the log has given out since the last bundle was proven */
let given = 0
let largest = 0
beforeAll(async () => {
  demo = await demoEvidence()
})
afterAll(() => demo.demo.remove())

async function bundle(audience: "room" | "gallery"): Promise<Bundle> {
  const { store, folds, keys, incarnation } = demo.instance
  const events: Store["events"] = async (workspace, after, limit) => {
    const rows = await store.events(workspace, after, limit)
    largest = Math.max(largest, rows.length)
    given += rows.length
    return rows
  }
  const verifiers = async () => ({ "verify.html": "", "verify.mjs": "" })
  const digest = () => createHash("sha256")
  const ports = { store: { ...store, events }, folds, keys, sha256, ed25519, incarnation, verifiers, digest }
  const made = await createEvidence(ports).bundle(demo.workspace, { audience, session: null })
  if ("refuse" in made) throw new Error(made.refuse.code)
  given = 0
  return made
}

test.for(["room", "gallery"] as const)(
  "an export for the %s holds a part of the log, never all of it",
  async audience => {
    const { seq } = await demo.instance.store.head(demo.workspace)
    expect(seq).toBeGreaterThan(mostRows)
    let lines = 0
    for await (const _ of (await bundle(audience)).lines) {
      // the header is a line and no row; what was given and is no line yet is held
      expect(given - Math.max(0, lines - 1)).toBeLessThanOrEqual(mostRows)
      lines += 1
    }
    expect(given).toBe(seq)
    expect(largest).toBeLessThanOrEqual(mostRows)
  },
)

test("an entry that is committed while a bundle is read is not in it", async () => {
  const { dispatch, clock, store } = demo.instance
  const { lines, name } = await bundle("room")
  const { seq } = await store.head(demo.workspace)
  const host = { member: null, name: "", role: "admin", side: null, host: true } as const
  const message = {
    id: clock.id() as never,
    kind: "make-invite" as const,
    body: { role: "observer" as const, uses: 1 },
  }
  let last = ""
  for await (const line of lines) {
    if (last === "") expect(await dispatch.command(demo.workspace, host, message)).toMatchObject({ ok: true })
    last = line
  }
  expect((await store.head(demo.workspace)).seq).toBe(seq + 1)
  expect(name).toContain(`-${seq}.`)
  expect(last).toContain(`"entries":${seq}`)
})

/** So many lines, and how many of them were made. */
function counted(lines: number) {
  const made = { lines: 0, ended: false }
  async function* making(): AsyncGenerator<string> {
    try {
      for (; made.lines < lines; made.lines++) yield `${"x".repeat(1_023)}\n`
    } finally {
      made.ended = true
    }
  }
  return { made, lines: making() }
}

test("no more lines are made than a slow reader takes, and none for one who has left", async () => {
  const { made, lines } = counted(10_000)
  let taken = 0
  let go = () => {}
  const reader = new Writable({
    highWaterMark: 1,
    write: (piece: Buffer, _, done) => {
      taken += piece.length
      go = done
    },
  })
  const sent = sendLines(reader, lines)
  for (let n = 1; n <= 3; n++) {
    await until(() => taken >= n * 64 * 1_024, `piece ${n} is taken`)
    // three pieces: one is being read, one waits, one is being made
    expect(made.lines).toBeLessThanOrEqual((n + 2) * 64 + 1)
    go()
  }
  reader.destroy()
  await sent
  await until(() => made.ended, "no more lines are made")
  expect(made.lines).toBeLessThan(10_000)
})
