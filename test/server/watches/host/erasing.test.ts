import { expect, test } from "vitest"
import { createHostErasing, personalMs } from "../../../../server/watches/host/erasing.ts"
import { openPanel } from "../../../kit/servers/panel.ts"

test("who did it is erased after 400 days, the line stays, and the erasure is an entry", async () => {
  const panel = await openPanel()
  const { hostRows, hostLog, clock } = panel.instance
  await hostLog.append({ kind: "refused-often", of: "codes", by: { kind: "server" } })
  const read = () => hostRows.newest({ before: 1_000_000, limit: 99, kinds: null, from: 0, until: 9e15 })
  const before = await read()
  const ends = new AbortController()
  const later = { now: () => clock.now() + personalMs + 1_000 }
  const run = createHostErasing({ hostRows, hostLog, clock: later, failed: error => expect.fail(String(error)) })
  const over = run.run(ends.signal, 0)
  await expect.poll(async () => (await read())[0]?.kind).toBe("erased")
  const after = await read()
  expect(after.slice(1).map(({ seq, personal }) => [seq, personal])).toEqual(before.map(({ seq }) => [seq, null]))
  ends.abort()
  await over
  await panel.end()
})
