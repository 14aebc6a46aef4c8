import { afterEach, expect, test } from "vitest"
import { AskFloor } from "../../../../client/elements/session/floor/plenary-ask-floor.ts"
import { ChairPlace } from "../../../../client/elements/session/floor/plenary-chair.ts"
import { FloorPlace } from "../../../../client/elements/session/floor/plenary-floor-place.ts"
import { HeldNow } from "../../../../client/elements/session/floor/plenary-held-now.ts"
import { SpeakerList } from "../../../../client/elements/session/floor/plenary-speakers.ts"
import type { CommandWanted } from "../../../../client/elements/session/kit/commandWanted.ts"
import { AgendaEditor } from "../../../../client/elements/session/planning/plenary-agenda-editor.ts"
import type { Scene } from "../../../../client/scene/scene.ts"
import { tellBy } from "../../../../client/scene/stage.ts"
import { as, meeting, scene } from "../../../kit/scenes.ts"

afterEach(() => document.body.replaceChildren())

const now = 1_790_000_000_000
const asking = (member: string, turn = "contribution") => ({ id: `of-${member}`, member, turn, at: now })
const speaking = { member: "Han", turn: "contribution", since: now - 30_000, seconds: 180 }
const held = (over: object) =>
  meeting({ floor: { order: "time", requests: [], speaking: null, chair: null, spoken: {}, ...over } })

async function put<E extends SpeakerList | AskFloor | ChairPlace | HeldNow | FloorPlace>(element: E, given: Scene) {
  const wanted: CommandWanted[] = []
  element.addEventListener("command-wanted", event => wanted.push(event))
  element.scene = given
  document.body.append(element)
  await element.updateComplete
  const root = element.renderRoot
  const press = (name: string) =>
    [...root.querySelectorAll("button")]
      .find(one => (one.getAttribute("aria-label") ?? one.textContent ?? "").trim() === name)
      ?.click()
  return { element, root, press, wanted, text: () => root.textContent?.replace(/\s+/g, " ") ?? "" }
}

test("a panelist reads the queue and may withdraw only their own requests", async () => {
  const session = held({ requests: [asking("Lin"), asking("Hayase", "question")], speaking })
  const { text, root, press, wanted } = await put(new SpeakerList(), scene({}, { ...as("Lin", "panelist"), session }))
  expect(text()).toContain("Han Contribution")
  expect(root.querySelector("time")?.textContent).toBe("02:30")
  expect([...root.querySelectorAll("button")].map(one => one.getAttribute("aria-label") ?? one.textContent)).toEqual([
    "Slower, please",
    "Cancel request",
  ])
  press("Cancel request")
  expect(wanted.map(({ kind, body }) => [kind, body])).toEqual([
    ["withdraw-floor", { session: "S", request: "of-Lin" }],
  ])
})

test("the secretary gives the floor out of order, with the limit of that kind of turn", async () => {
  const session = held({ requests: [asking("Lin"), asking("Hayase", "question")] })
  const { press, wanted } = await put(new SpeakerList(), scene({}, { ...as("Xu", "secretary"), session }))
  press("Give the floor to Hayase")
  expect(wanted[0]?.body).toEqual({ session: "S", member: "Hayase", turn: "question", seconds: 60, seen: null })
})

test("a turn over its limit keeps counting; speaking time includes it", async () => {
  const session = held({ speaking: { ...speaking, since: now - 200_000 }, spoken: { Han: 60_000 } })
  const { root, text } = await put(new SpeakerList(), scene({}, { session }))
  expect(root.querySelector("time")?.textContent).toBe("+00:20")
  expect(text()).toMatch(/Han ?04:20/)
})

test("one press asks for the floor, two for a kind of turn, and the next speaker is told", async () => {
  const me = as("Lin", "panelist")
  const first = await put(new AskFloor(), scene({}, { ...me, session: held({}) }))
  first.press("Ask for the floor")
  first.press("Point of order")
  expect(first.wanted.map(({ body }) => body)).toMatchObject([{ turn: "contribution" }, { turn: "point_of_order" }])
  const next = await put(new AskFloor(), scene({}, { ...me, session: held({ requests: [asking("Lin")], speaking }) }))
  expect(next.text()).toContain("You are next")
  const mine = { ...speaking, member: "Lin" }
  const now = await put(new AskFloor(), scene({}, { ...me, session: held({ speaking: mine }) }))
  expect(now.text()).toContain("You have the floor")
  now.press("I have finished")
  expect(now.wanted.map(({ body }) => body)).toEqual([{ session: "S", seen: "Lin" }])
})

test("the chair is offered to the other moderator after a minute of absence, and not after a short disconnection", async () => {
  const session = held({ chair: "Miwa" })
  const given = scene({}, { session, present: ["Chen", "Lin"] })
  const { element, text, press, wanted } = await put(new ChairPlace(), given)
  const at = async (over: Partial<Scene>) => {
    element.scene = { ...given, ...over }
    await element.updateComplete
    return text()
  }
  expect(text()).toContain("In the chair: Miwa")
  expect(await at({ now: now + 1_000 })).not.toContain("cut off")
  expect(await at({ now: now + 3_000 })).toContain("Miwa is cut off")
  expect(await at({ now: now + 6_000, ...as("Lin", "panelist") })).not.toContain("cut off")
  expect(await at({ now: now + 59_000 })).not.toContain("Take the chair")
  expect(await at({ now: now + 59_500, present: ["Chen", "Miwa"] })).not.toContain("Take the chair")
  expect(await at({ now: now + 60_000 })).not.toContain("Take the chair")
  expect(await at({ now: now + 120_000, ...as("Lin", "panelist") })).not.toContain("Take the chair")
  expect(await at({ now: now + 120_000 })).toContain("Take the chair")
  press("Take the chair")
  expect(wanted.map(({ kind }) => kind)).toEqual(["take-chair"])
})

test("the chair hands over to another moderator who is here, and may take the chair back at once", async () => {
  const chen = scene({}, { session: held({ chair: "Chen" }), present: ["Chen", "Miwa", "Lin"] })
  const given = await put(new ChairPlace(), chen)
  given.press("Hand the chair to Miwa")
  expect(given.wanted.map(({ kind, body }) => [kind, body])).toEqual([["hand-chair", { session: "S", member: "Miwa" }]])
  const after = { session: held({ chair: "Miwa", handedBy: "Chen" }), present: ["Chen", "Miwa"] }
  expect((await put(new ChairPlace(), scene({}, after))).text()).toContain("Take the chair back")
  const alone = await put(new ChairPlace(), { ...chen, present: ["Chen"] })
  expect(alone.text()).not.toContain("Hand the chair")
})

test("an agenda is reordered by drag and by keys, and saved only as a whole", async () => {
  const editor = new AgendaEditor()
  editor.session = meeting()
  const wanted: CommandWanted[] = []
  editor.addEventListener("command-wanted", event => wanted.push(event))
  document.body.append(editor)
  await editor.updateComplete
  const rows = () => [...editor.renderRoot.querySelectorAll("ol li")]
  const titles = () => rows().map(row => row.querySelector("input")?.value)
  editor.renderRoot.querySelector("button")?.click()
  await editor.updateComplete
  expect(titles()).toEqual(["opening", "a", "outcomes"])
  rows()[0]?.dispatchEvent(new DragEvent("dragstart"))
  rows()[2]?.dispatchEvent(new DragEvent("drop", { cancelable: true }))
  await editor.updateComplete
  expect(titles()).toEqual(["a", "outcomes", "opening"])
  const held = rows()[2]?.querySelector("input")
  held?.focus()
  held?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", altKey: true, bubbles: true, cancelable: true }))
  await editor.updateComplete
  expect(titles()).toEqual(["a", "opening", "outcomes"])
  await editor.updateComplete
  expect(editor.shadowRoot?.activeElement).toBe(rows()[1]?.querySelector("input"))
  expect(wanted).toEqual([])
  editor.renderRoot.querySelector<HTMLButtonElement>("button.filled")?.click()
  expect(wanted[0]?.body).toMatchObject({ session: "S", items: [{ id: "a" }, { id: "opening" }, { id: "outcomes" }] })
})

test("an observer reads who speaks, who is next and what is left of the item, and none of it in a break", async () => {
  const cities = [{ name: { en: "Tokyo" }, zone: "Asia/Tokyo" }]
  const session = {
    ...held({ requests: [asking("Lin")], speaking }),
    current: "a",
    currentSince: now - 26 * 60_000,
    cities,
  }
  const { text, element } = await put(new HeldNow(), scene({}, { ...as("Guest", "observer"), session, now } as never))
  expect(text()).toContain("Han has the floor Contribution")
  expect(text()).toContain("next: Lin")
  expect(text()).toMatch(/\d+ min (left|over)/)
  expect(element.renderRoot.querySelector("plenary-city-clocks")).not.toBeNull()
  element.scene = scene({}, { ...as("Guest", "observer"), session: { ...session, state: "paused" } } as never)
  await element.updateComplete
  expect(text()).not.toContain("Han")
  expect(text()).not.toContain("min")
})

test("the gallery reads no name that may not leave the room", async () => {
  const session = held({ requests: [asking("Lin")], speaking })
  const { state } = scene({}, { session })
  const members = Object.fromEntries(Object.entries(state.members).map(([id, one]) => [id, { ...one, name: "" }]))
  const { text } = await put(new HeldNow(), scene({ members }, { ...as("Guest", "observer"), session }))
  expect(text()).not.toMatch(/floor|next/)
})

test("the bar names the speaker with the clock of that turn, and separately who is next", async () => {
  const session = held({ requests: [asking("Hayase")], speaking })
  const { root, text } = await put(new FloorPlace(), scene({}, { ...as("Lin", "panelist"), session }))
  expect(root.querySelector("b")?.textContent).toBe("Han")
  expect(text()).toMatch(/Han 02:30.*next: Hayase/)
  expect(root.querySelectorAll(".unseen")).toHaveLength(0)
})

test("while nobody speaks and somebody waits, only those who move the agenda can give the floor in the bar", async () => {
  const session = held({ requests: [asking("Hayase")] })
  const acts: unknown[] = []
  const { press, element } = await put(new FloorPlace(), scene({}, { ...as("Xu", "secretary"), session }))
  element.addEventListener("act-wanted", ({ act }) => acts.push(act))
  press("Give the floor to Hayase")
  expect(acts).toMatchObject([{ kind: "give-floor", request: { member: "Hayase" } }])
  const none = async (given: Partial<Scene>, taken = false) => {
    const place = new FloorPlace()
    place.taken = taken
    return (await put(place, scene({}, { session, ...given }))).root.querySelectorAll("button").length
  }
  expect(await none(as("Lin", "panelist"))).toBe(0)
  // The main button does it already.
  expect(await none({}, true)).toBe(0)
  expect(await none({ session: held({ requests: [asking("Hayase")], speaking }) })).toBe(0)
})

test("a request to speak slower stands for a while in the bar of those it reaches", async () => {
  const session = held({ speaking: { ...speaking, member: "Lin" } })
  const at = async (slower: number) => {
    const place = new FloorPlace()
    place.slower = slower
    return (await put(place, scene({}, { ...as("Lin", "panelist"), session }))).text()
  }
  expect(await at(now - 1_000)).toContain("Slower, please")
  expect(await at(now - 16_000)).not.toContain("Slower, please")
  // The turn has ended.
  expect(await at(now - 31_000)).not.toContain("Slower, please")
})

test("a member further down the queue reads their place in the bar", async () => {
  const session = held({ requests: [asking("Hayase"), asking("Han"), asking("Lin")] })
  const { text } = await put(new FloorPlace(), scene({}, { ...as("Lin", "panelist"), session }))
  expect(text()).toContain("You are number 3 on the list")
})

test("a request that was refused after the close is left to the page, since the element shows nothing then", async () => {
  const told: string[] = []
  const telling = { take: () => told.push("take"), leave: () => told.push("leave"), done: () => told.push("done") }
  const refused = { ok: false as const, refusal: { code: "session-not-live" as const, params: {} } }
  const asks = async (then: "live" | "closed") => {
    const answered = { ...refused }
    tellBy(answered, telling)
    const { promise, resolve } = Promise.withResolvers<typeof answered>()
    const { element, press } = await put(new AskFloor(), scene({}, { ...as("Lin", "panelist"), session: held({}) }))
    element.addEventListener("command-wanted", event => {
      event.answer = promise
    })
    press("Ask for the floor")
    if (then === "closed")
      element.scene = scene({}, { ...as("Lin", "panelist"), session: meeting({ state: "closed" }) })
    await element.updateComplete
    resolve(answered)
    await promise
    await element.updateComplete
    return { element, said: told.splice(0) }
  }
  expect((await asks("closed")).said).toEqual(["leave"])

  const { element, said } = await asks("live")
  expect(said).toEqual(["take"])
  element.scene = scene({}, { ...as("Lin", "panelist"), session: meeting({ state: "closed" }) })
  await element.updateComplete
  element.remove()
  expect(told).toEqual(["leave"])
})
