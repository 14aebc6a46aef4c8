import { expect, test } from "vitest"
import { createExpiring, expiredAtOnce } from "../../../../server/watches/host/expiring.ts"
import { openPanel } from "../../../kit/servers/panel.ts"

test("expired sign-ins are deleted in batches, and a valid one stays", async () => {
  const panel = await openPanel()
  const { directory, seats, clock } = panel.instance
  const { usedFrom } = seats.living()
  const made = { admin: false, createdAt: clock.now(), plainName: true }
  for (let n = 0; n <= expiredAtOnce; n++)
    await directory.addSignIn({ ...made, id: `old${n}`, tokenHash: `old${n}`, usedOn: usedFrom - 1 })
  await directory.addSignIn({ ...made, id: "new", tokenHash: "new", usedOn: usedFrom })
  const batches: number[] = []
  const dropExpiredSignIns: typeof directory.dropExpiredSignIns = async (living, most) => {
    const found = await directory.dropExpiredSignIns(living, most)
    batches.push(found)
    return found
  }
  const ends = new AbortController()
  const over = createExpiring({
    directory: { dropExpiredSignIns },
    seats,
    looks: { mayDelete: async () => true },
    failed: error => expect.fail(String(error)),
  }).run(ends.signal, 0)
  await expect.poll(() => batches).toEqual([expiredAtOnce, 1])
  expect([await directory.signIn("old0"), await directory.signIn(`old${expiredAtOnce}`)]).toEqual([null, null])
  expect((await directory.signIn("new"))?.id).toBe("new")
  ends.abort()
  await over
  await panel.end()
})
