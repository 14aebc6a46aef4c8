import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { server, serverActor } from "../../../../server/core/serverActor.ts"
import { needsOf } from "../../../../shared/rules/needs.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const idOf = (who: string) => panel.people[who] ?? ""
const galleryNow = async () => panel.instance.folds.view((await panel.stage.state()).workspace!.id, "gallery")
const rowOf = async (who: string) => (await panel.stage.state()).members[panel.people[who]!]!
const entered = { lang: "en", text: "I advise a port." } as const
const other = { lang: "ja", text: "港に助言しています。" } as const
const enters = (text: typeof entered | typeof other | null, who = "secretary") =>
  panel.do(who, "state-interest", { member: idOf("panelist1"), text })
const pending = async () => (await rowOf("panelist1")).proposedInterest
const seen = async () => (await pending())?.seq ?? 0
const answers = async (answer: "confirm" | "refuse", who = "panelist1", of?: number) =>
  panel.do(who, "answer-interest", { seen: of ?? (await seen()), answer })

describe("an interest that the secretary enters for somebody", () => {
  test("is theirs nowhere until they confirm it, and then it is their own statement", async () => {
    await enters(entered)
    expect((await rowOf("panelist1")).interest).toBeNull()
    expect(await pending()).toMatchObject({ text: entered, by: idOf("secretary") })
    await answers("confirm")
    expect((await rowOf("panelist1")).interest).toMatchObject({ text: entered, by: idOf("panelist1") })
    expect(await pending()).toBeNull()
  })

  test("is not in the gallery, neither while it waits nor once it was refused", async () => {
    await enters(entered)
    const texts = async () => {
      const gallery = await galleryNow()
      const { list } = await panel.instance.folds.entries(gallery.workspace!.id, 0, "gallery")
      return JSON.stringify([gallery, list])
    }
    expect(await texts()).not.toContain(entered.text)
    await answers("refuse")
    expect(await texts()).not.toContain(entered.text)
  })

  test("may be refused, which leaves what they had stated, or answered in their own words", async () => {
    await panel.do("panelist1", "state-interest", { member: idOf("panelist1"), text: other })
    await enters(entered)
    await answers("refuse")
    expect([(await rowOf("panelist1")).interest?.text, await pending()]).toEqual([other, null])
    await enters(entered)
    const rewritten = { lang: "en", text: "I advised a port until 2020." } as const
    await panel.do("panelist1", "state-interest", { member: idOf("panelist1"), text: rewritten })
    expect([(await rowOf("panelist1")).interest?.text, await pending()]).toEqual([rewritten, null])
  })

  test("is confirmed in the words that were read, and by nobody else", async () => {
    await enters(entered)
    const first = await seen()
    await enters(other)
    const confirming = { seen: first, answer: "confirm" } as const
    expect(await panel.refused("panelist1", "answer-interest", confirming)).toBe("text-changed")
    for (const who of ["secretary", "moderator", "panelist2"])
      expect(await panel.refused(who, "answer-interest", { ...confirming, seen: await seen() })).toBe("already-done")
    expect((await rowOf("panelist1")).interest).toBeNull()
  })

  test("is taken back by the secretary while it waits; what was stated is its owner's to take back", async () => {
    await enters(entered)
    await enters(null)
    expect(await pending()).toBeNull()
    await panel.do("panelist1", "state-interest", { member: idOf("panelist1"), text: other })
    expect(await panel.refused("secretary", "state-interest", { member: idOf("panelist1"), text: null })).toBe(
      "not-permitted",
    )
  })

  test("waits for its owner among what needs their answer", async () => {
    await enters(entered)
    const needed = async (who: string) =>
      needsOf(await panel.stage.state(), idOf(who), new Set(), 0).filter(({ need }) => need === "interest")
    expect(await needed("panelist1")).toEqual([{ need: "interest" }])
    expect(await needed("panelist2")).toEqual([])
    await answers("refuse")
    expect(await needed("panelist1")).toEqual([])
  })
})

test("no moderator, panelist or administrator states an interest for another", async () => {
  for (const who of ["moderator", "panelist2", "observer"])
    expect([who, await panel.refused(who, "state-interest", { member: idOf("panelist1"), text: entered })]).toEqual([
      who,
      "not-permitted",
    ])
  const asAdmin = panel.stage.do(null, "state-interest", { member: idOf("panelist1"), text: entered })
  await expect(asAdmin).rejects.toThrow("not-permitted")
  expect((await rowOf("panelist1")).interest).toBeNull()
  await panel.do("moderator", "state-interest", { member: idOf("moderator"), text: entered })
  expect((await rowOf("moderator")).interest?.text).toEqual(entered)
})

test("a log in which the secretary stated one for another keeps its meaning, and says who entered it", async () => {
  const stated = {
    kind: "interest-stated" as const,
    body: { member: panel.people["panelist1"]!, personal: { interest: entered } },
  }
  const workspace = (await panel.stage.state()).workspace!.id
  const as = { ...server, member: panel.people["secretary"]! }
  await panel.instance.dispatch.perform(
    workspace,
    as,
    serverActor(() => ({ events: [stated] })),
    null,
  )
  expect((await rowOf("panelist1")).interest).toMatchObject({ text: entered, by: idOf("secretary") })
})

test("nothing is entered when a member without an interest withdraws one", async () => {
  const seq = async () => (await panel.stage.state()).seq
  const before = await seq()
  await enters(null, "panelist1")
  expect(await seq()).toBe(before)
  await enters(entered, "panelist1")
  await enters(null, "panelist1")
  expect([(await rowOf("panelist1")).interest, await seq()]).toEqual([null, before + 2])
  // one that waits is answered by stating none
  await enters(entered)
  await enters(null, "panelist1")
  expect(await pending()).toBeNull()
})
