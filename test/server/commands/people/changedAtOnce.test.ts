import { afterEach, expect, test } from "vitest"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { SideId } from "../../../../shared/model/ids.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { changesUnseen } from "../../../../shared/rules/gate/opening.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { entriesOf } from "../record/living.ts"

const [C, J] = [SideId.parse("C"), SideId.parse("J")]
let panel: Panel
afterEach(() => panel.end())

/** Admits a chair, who sits down. */
async function chair(name: string, side: SideId): Promise<void> {
  const made = await panel.stage.do(null, "admit-member", { name, role: "moderator", side })
  panel.people[name] = made["member"] as never
  await panel.take(name)
}

/** A panel of two sides with a chair each, and what each of them then reads as changed by another. */
async function opened(): Promise<void> {
  panel = await openPanel({ sided: true })
  await chair("Lin", C)
  await chair("Miwa", J)
  panel.stage.at(panel.instance.clock.now() + 1)
}
async function unseen(who: string) {
  const state = await panel.stage.state()
  const name = (id: string | null) => Object.entries(panel.people).find(([, one]) => one === id)?.[0] ?? "administrator"
  return changesUnseen(state, state.members[panel.people[who]!]!).map(({ what, by }) => `${what} by ${name(by)}`)
}
const sees = async (who: string) => panel.do(who, "see-changes", { upTo: panel.instance.clock.now() })
const later = () => panel.stage.at(panel.instance.clock.now() + 1)

test("a new title, names and marks of sides, and a language are told to the other chairs until they have seen it", async () => {
  await opened()
  const { sides } = await panel.stage.state()
  await panel.do("Lin", "set-title", { title: { en: "Another panel" } })
  await panel.do("Lin", "set-sides", { sides: [sides[0]!, { ...sides[1]!, mark: "N" }] })
  later()
  const authentic = [{ lang: "en" as const, side: null }]
  await panel.do("secretary", "set-languages", { languages: ["en", "zh"], authentic })
  const all = ["title by Lin", "sides by Lin", "languages by secretary"]
  expect([await unseen("Miwa"), await unseen("Lin"), await unseen("secretary")]).toEqual([all, all.slice(2), []])
  await sees("Miwa")
  expect([await unseen("Miwa"), await unseen("Lin")]).toEqual([[], all.slice(2)])
  later()
  await panel.do("Lin", "set-title", { title: { en: "Panel" } })
  expect(await unseen("Miwa")).toEqual(["title by Lin"])
})

test("nobody misses one person's change because another changed the same later, and the administrator's is told to all", async () => {
  await opened()
  await panel.do("Lin", "set-title", { title: { en: "One" } })
  later()
  await panel.do("Miwa", "set-title", { title: { en: "Two" } })
  later()
  await panel.do("host", "set-title", { title: { en: "Three" } })
  await panel.do("host", "set-title", { title: { en: "Four" } })
  expect([await unseen("Lin"), await unseen("Miwa")]).toEqual([
    ["title by Miwa", "title by administrator"],
    ["title by Lin", "title by administrator"],
  ])
})

test("terms that others confirmed are told once, as terms, to who did not confirm them; what changes nothing is not", async () => {
  await opened()
  await chair("Rei", J)
  panel.stage.at(panel.instance.clock.now() + 1)
  const { sides, workspace } = await panel.stage.state()
  const { languages, authentic } = workspace!
  await panel.do("Lin", "set-languages", { languages, authentic })
  await panel.do("Lin", "set-languages", { languages, authentic: [{ lang: "zh", side: C }] })
  await panel.do("Miwa", "confirm-proposal", { proposal: await panel.waiting() })
  await panel.do("Lin", "set-sides", { sides: [...sides, { title: { en: "North" }, mark: "N" }] })
  await panel.do("Miwa", "confirm-proposal", { proposal: await panel.waiting() })
  expect((await panel.stage.state()).sides).toHaveLength(3)
  const all = ["terms by Lin", "terms by Lin"]
  expect([await unseen("Rei"), await unseen("Miwa"), await unseen("Lin")]).toEqual([all, [], []])
})

test("a seat that one chair gave and another confirmed is told to the third", async () => {
  await opened()
  await chair("Rei", J)
  later()
  const asked = { name: "Noa", role: "panelist", side: C } as const
  await panel.do("Lin", "admit-member", asked)
  await panel.do("Miwa", "confirm-proposal", { proposal: await panel.waiting() })
  expect([await unseen("Rei"), await unseen("Miwa"), await unseen("Lin")]).toEqual([["seat by Lin"], [], []])
})

test("a chair is not told what changed before they sat down", async () => {
  panel = await openPanel({ sided: true })
  await chair("Lin", C)
  await panel.do("Lin", "set-title", { title: { en: "One" } })
  later()
  await chair("Miwa", J)
  expect(await unseen("Miwa")).toEqual([])
})

test("where names stay in the room, the public's state says nothing of who changed it, nor of the sides", async () => {
  panel = await openPanel({ sided: true, attribution: "chatham" })
  await chair("Lin", C)
  const { sides } = await panel.stage.state()
  await panel.do("Lin", "set-title", { title: { en: "One" } })
  await panel.do("Lin", "set-sides", { sides: [sides[0]!, { ...sides[1]!, mark: "N" }] })
  const read = (await entriesOf(panel)).flatMap(entry => gallery(entry, "chatham") ?? [])
  expect(fold(emptyState, read).workspace?.changed).toEqual([{ what: "title", by: null, at: expect.any(Number) }])
})
