import { beforeEach, describe, expect, test } from "vitest"
import { MemberId } from "../../../../shared/model/ids.ts"
import type { Model } from "../../model/panelModel.ts"
import { peopleOf } from "../../model/steps/leading.ts"
import { openWorld, seatPanel, type World } from "../../model/world.ts"

let world: World
let model: Model
const seated = async (sided: boolean) => {
  world = await openWorld(sided)
  model = await seatPanel(world, sided)
}
const person = (role: "moderator" | "secretary" | "panelist" | "observer", side?: string | null) =>
  [...model.people.values()].find(one => one.role === role && (side === undefined || one.side === side))?.id ?? ""
const memberOf = async (id: string) => (await world.state()).members[MemberId.parse(id)]

/** "done", or the refusal's code and whom it names as the one who can */
async function tried(by: string, kind: string, body: object): Promise<string> {
  const answered = await world.send(by, kind, body)
  return answered.ok ? "done" : [answered.refusal.code, answered.refusal.params?.["role"]].join(" ")
}
const remove = (by: string, member: string) => tried(by, "remove-member", { member, reason: "Agreed." })
const move = (by: string, member: string, side: string | null, role = "panelist") =>
  tried(by, "change-member", { member, role, side, reason: "Agreed." })

describe("where the panel has sides, and so each its own electorate,", () => {
  beforeEach(() => seated(true))

  test("a chair moves and removes its own side's panelists and those of none, and nobody of another side", async () => {
    const chair = person("moderator", "C")
    const theirs = person("panelist", "J")
    expect(await remove(chair, theirs)).toBe("not-permitted admin")
    expect(await move(chair, theirs, "C")).toBe("not-permitted admin")
    expect(await move(chair, theirs, null)).toBe("not-permitted admin")
    expect(await memberOf(theirs)).toMatchObject({ side: "J", removed: false })
    expect(await move(chair, person("panelist", null), "C")).toBe("done")
    const [first, second] = peopleOf(model, "panelist", "C")
    expect(await move(chair, first?.id ?? "", null)).toBe("done")
    expect(await remove(chair, second?.id ?? "")).toBe("done")
  })

  test("the secretary seats those who have no side yet, and takes nobody from one", async () => {
    const desk = person("secretary")
    for (const side of ["C", "J"]) {
      expect(await move(desk, person("panelist", side), null)).toBe("not-permitted admin")
      expect(await remove(desk, person("panelist", side))).toBe("not-permitted admin")
    }
    expect(await move(desk, person("panelist", null), "J")).toBe("done")
  })

  test("a role is the administrator's to change", async () => {
    const observer = person("observer")
    const own = person("panelist", "C")
    for (const by of [person("moderator", "C"), person("secretary")])
      expect(await move(by, observer, null)).toBe("not-permitted admin")
    expect(await move(person("moderator", "C"), own, "C", "observer")).toBe("not-permitted admin")
    const promoted = await world.asAdmin("change-member", { member: observer, role: "panelist", side: "J" })
    expect(promoted.ok).toBe(true)
    expect(await memberOf(observer)).toMatchObject({ role: "panelist", side: "J" })
  })

  test("an observer, who is asked nothing, is shown out by any of them", async () => {
    expect(await remove(person("moderator", "J"), person("observer"))).toBe("done")
  })
})

test("where there are no sides the chairs and the desk keep the roster as they invite to it", async () => {
  await seated(false)
  expect(await move(person("secretary"), person("observer"), null)).toBe("done")
  expect(await remove(person("moderator"), person("panelist"))).toBe("done")
  expect(await remove(person("secretary"), person("moderator"))).toBe("not-permitted admin")
})

test("a side that the panel does not have is given to nobody, by nobody", async () => {
  await seated(true)
  const side = "nosuchside"
  const bodies = {
    "admit-member": { name: "Guest", role: "panelist", side },
    "change-member": { member: person("panelist", null), role: "panelist", side },
    "make-invite": { role: "panelist", side },
  }
  for (const by of [person("moderator", "C"), null])
    for (const [kind, body] of Object.entries(bodies)) {
      const answered = await world.send(by, kind, body)
      expect([kind, !answered.ok && answered.refusal.code]).toEqual([kind, "not-found"])
    }
})
