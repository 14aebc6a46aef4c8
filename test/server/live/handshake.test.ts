import { afterAll, beforeAll, expect, test } from "vitest"
import { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

const panels: ServedPanel[] = []
const sit = async (sided: boolean) => {
  const panel = await servePanel({ sided, panelists: 6 })
  panels.push(panel)
  return { panel, chair: await panel.join("moderator1"), other: await panel.join("moderator2") }
}
let plain: Awaited<ReturnType<typeof sit>>
let twoSides: typeof plain

beforeAll(async () => {
  plain = await sit(false)
  twoSides = await sit(true)
})
afterAll(() => Promise.all(panels.map(panel => panel.end())))

/** The server's answer to a page that comes back with its earlier state. */
async function comesBack(page: Person): Promise<string> {
  const answer = new Promise<string>(resolve => {
    page.socket.once("connect", () => resolve("in"))
    page.socket.once("connect_error", error =>
      resolve((error as Error & { data?: { code?: string } }).data?.code ?? "?"),
    )
  })
  page.socket.connect()
  return answer
}

async function away({ panel }: typeof plain, name: string): Promise<Person> {
  const page = await panel.join(name)
  page.leave()
  return page
}

test("a page for which nothing has changed goes on from its cursor", async () => {
  const page = await away(plain, "panelist1")
  const made = await plain.chair.do("open-topic", { title: { en: "More" }, letter: "Q" })
  expect(await comesBack(page)).toBe("in")
  await page.reaches(made.seq)
})

test.each([
  ["became a panelist", "observer1", { role: "panelist", side: null }],
  ["became an observer", "panelist3", { role: "observer", side: null }],
  ["sits on another side by now", "panelist5", { role: "panelist", side: "J" }],
] as const)("a page whose reader %s while it was away is stale", async (_, name, change) => {
  const { panel, chair, other } = change.side === null ? plain : twoSides
  const page = await away({ panel, chair, other }, name)
  const { made } = await chair.do("change-member", { member: page.member, ...change })
  if (made["proposal"]) await other.do("confirm-proposal", { proposal: String(made["proposal"]) })
  expect(await comesBack(page)).toBe("stale")
  const anew = await panel.tab(page)
  expect(anew.snapshot.folded).toMatchObject(change)
})

test("a page whose seat was issued anew while it was away has no access by what it was", async () => {
  const page = await away(plain, "panelist4")
  const { made } = await plain.chair.do("reissue-seat", { member: page.member, reason: "Lost." })
  if (made["proposal"]) await plain.other.do("confirm-proposal", { proposal: String(made["proposal"]) })
  expect(await comesBack(page)).toBe("no-access")
})

test("a page that was folded under another policy is stale", async () => {
  const page = await away(plain, "panelist6")
  await plain.chair.do("set-attribution", { attribution: "chatham" })
  expect(await comesBack(page)).toBe("stale")
})

test("a page of another build of the contract is stale", async () => {
  const page = await away(plain, "secretary1")
  Object.assign(page.snapshot.folded ?? {}, { contract: "1.before" })
  expect(await comesBack(page)).toBe("stale")
})
