import { expect, test } from "vitest"
import { createFaces } from "../../../../server/commands/host/faces.ts"
import type { HostSettings } from "../../../../server/ports/hostLog/settings.ts"
import { emptyFace } from "../../../../shared/model/host/face.ts"

/** The faces of two servers over the settings of one host, with a clock that the test sets. */
function twoServers() {
  const stored = new Map<string, { value: string; revision: number }>()
  const clock = { at: 5_000, now: () => clock.at, id: () => "id" }
  const read: HostSettings["read"] = async key => stored.get(key) ?? { value: "", revision: 0 }
  const settings: HostSettings = {
    read,
    async write(key, value, seen) {
      const { revision } = await read(key)
      if (revision === seen) stored.set(key, { value, revision: seen + 1 })
      return revision === seen
    },
  }
  return { here: createFaces({ settings, clock }), there: createFaces({ settings, clock }), clock }
}
const by = { kind: "administrator", signIn: "s" } as const

test("a server shows what was changed on another one after a second, and its own changes at once", async () => {
  const { here, there, clock } = twoServers()
  expect((await here.now()).name).toBe("")
  await there.set({ ...emptyFace, name: "Ministry of Seas" }, 0, by)
  expect((await there.now()).name).toBe("Ministry of Seas")
  clock.at += 999
  expect((await here.now()).name).toBe("")
  clock.at += 1
  expect((await here.now()).name).toBe("Ministry of Seas")
})

test("the face has the address of the logo with the start of its hash, and none before a logo is set", async () => {
  const { here } = twoServers()
  expect([(await here.now()).logo, (await here.read()).logo]).toEqual([null, null])
  await here.setLogo({ type: "image/png", bytes: Buffer.from("png"), hash: "0123456789abcdef" }, by)
  const address = "/api/host/logo?v=0123456789ab"
  expect([(await here.now()).logo, (await here.read()).logo]).toEqual([address, address])
})
