import { afterAll, beforeAll, expect, test } from "vitest"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let now = Date.now()
let panel: ServedPanel
beforeAll(async () => {
  panel = await servePanel({ clock: { ...systemClock, now: () => now } })
})
afterAll(() => panel.end())

async function ready() {
  const response = await fetch(`${panel.url}/readyz`)
  const { ok, causes } = (await response.json()) as { ok: boolean; causes: { cause: string; text: string }[] }
  return { status: response.status, ok, causes: causes.map(({ cause }) => cause), text: causes[0]?.text ?? "" }
}

test("a clock more than a minute behind the log turns /readyz red, is said once, and is over when it is set right", async () => {
  const said: [string, boolean][] = []
  panel.instance.health.onChange((...told) => void said.push(told))
  const { seq } = await panel.instance.folds
    .current((await panel.instance.directory.workspaces())[0]!.id)
    .then(f => f.head)
  expect(seq).toBeGreaterThan(0)
  const right = now
  now = right - 30_000
  expect(await ready()).toMatchObject({ status: 200, ok: true, causes: [] })
  now = right - 90_000
  const red = await ready()
  expect(red).toMatchObject({ status: 503, ok: false, causes: ["clock-behind"] })
  expect(red.text).toContain("Set it right")
  const chair = await panel.join("moderator1")
  await chair.do("open-topic", { title: { en: "Another" }, letter: "B" })
  now = right
  expect(await ready()).toMatchObject({ status: 200, causes: [] })
  expect(said).toEqual([
    ["clock-behind", true],
    ["clock-behind", false],
  ])
})
