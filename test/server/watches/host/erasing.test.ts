import { expect, test } from "vitest"
import { hostDraft } from "../../../../server/ports/hostLog/hostLog.ts"
import { createHostErasing, personalMs } from "../../../../server/watches/host/erasing.ts"
import type { HostEvent } from "../../../../shared/record/host/hostEvents.ts"
import { openPanel } from "../../../kit/servers/panel.ts"

test("who did it is erased after 400 days, the line stays, and the erasure is an entry", async () => {
  const panel = await openPanel()
  const { hostRows, hostLog, clock } = panel.instance
  await hostLog.append({ kind: "refused-often", of: "codes", by: { kind: "server" } })
  const read = () => hostRows.newest({ before: 1_000_000, limit: 99, kinds: null, from: 0, until: 9e15 })
  const before = await read()
  const ends = new AbortController()
  const later = { now: () => clock.now() + personalMs + 1_000 }
  const looks = { mayDelete: async () => true }
  const run = createHostErasing({ hostRows, hostLog, looks, clock: later, failed: error => expect.fail(String(error)) })
  const over = run.run(ends.signal, 0)
  await expect.poll(async () => (await read())[0]?.kind).toBe("erased")
  const after = await read()
  expect(after.slice(1).map(({ seq, personal }) => [seq, personal])).toEqual(before.map(({ seq }) => [seq, null]))
  ends.abort()
  await over
  await panel.end()
})

test.for([
  { first: "person", isErased: true },
  { first: "host-log", isErased: false },
] as const)(
  "after the erasure of people and of $first the log's turn has come: $isErased",
  async ({ first, isErased }) => {
    const panel = await openPanel()
    const { hostRows, hostLog, clock } = panel.instance
    const now = clock.now() + personalMs + 1_000
    const at = (time: number, event: HostEvent) => hostDraft(event, { now: () => time, id: clock.id })
    const erased = (what: "person" | "host-log") =>
      at(now, { kind: "erased", what, workspace: null, count: 1, by: { kind: "server" } })
    await hostRows.append([
      at(1, { kind: "refused-often", of: "codes", by: { kind: "server" } }),
      erased(first),
      ...Array.from({ length: 120 }, () => erased("person")),
    ])
    const ends = new AbortController()
    const run = createHostErasing({
      hostRows,
      hostLog,
      looks: { mayDelete: async () => true },
      clock: { now: () => now },
      failed: error => expect.fail(String(error)),
    }).run(ends.signal, 0)
    ends.abort()
    await run
    const [oldest] = await hostRows.newest({ before: 1_000_000, limit: 1, kinds: ["refused-often"], from: 0, until: 2 })
    expect(oldest).toMatchObject({ personal: isErased ? null : { by: { kind: "server" } } })
    await panel.end()
  },
)
