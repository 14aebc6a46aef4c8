import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Ground } from "../abuse/document/ground.ts"
import { RawClient } from "../kit/rawClient.ts"
import { until } from "../kit/until.ts"

const program = join(import.meta.dirname, "../../dist/server/plenary.js")

let ground: Ground
beforeAll(async () => {
  ground = await Ground.open()
})
afterAll(() => ground.close())

const compact = (topic: string) =>
  spawnSync(process.execPath, [program, "compact", topic], {
    encoding: "utf8",
    env: { ...process.env, DATA_DIR: ground.running.folder },
  })

test("plenary compact goes through the running server: not while somebody is in, then to a new epoch", async () => {
  const text = ground.bob.absorb()
  expect(compact(ground.topic)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("Somebody has the note open"),
  })
  expect(compact("no-such-topic")).toMatchObject({ status: 1, stderr: expect.stringContaining("no such topic") })
  ground.ann.close()
  ground.bob.close()
  await until(
    () => compact(ground.topic).stdout.includes("The note begins epoch 2: one writer id"),
    "the new epoch",
    15_000,
  )
  const cookie = await ground.cookie("panelist", "Late")
  const late = await new RawClient(ground.address, { cookie }).enter()
  expect([late.text, late.hello?.["epoch"]]).toEqual([text, 2])
  const stale = new RawClient(`${ground.address}?epoch=1`, { cookie })
  await stale.until(() => stale.closed === 4409, "4409")
})
