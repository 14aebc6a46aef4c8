import { effect, type Signal, signal } from "@preact/signals-core"
import { LitElement, render } from "lit"
import { afterEach, beforeAll, describe, expect, test } from "vitest"
import { page } from "vitest/browser"
// first, as on the page: the room's rules come after those for all buttons
import "../../../../client/styles/main.css"
import "../../../../client/elements/session/floor/plenary-ask-floor.ts"
import type { PlenarySaved } from "../../../../client/elements/note/saving/plenary-saved.ts"
import { useLang } from "../../../../client/i18n/language.ts"
import { roomHeader, roomNotices } from "../../../../client/pages/session/parts/roomHeader.ts"
import "../../../../client/pages/session/session.css"
import type { Scene } from "../../../../client/scene/scene.ts"
import type { SessionStore } from "../../../../client/state/session/sessionStore.ts"
import type { WriteStop } from "../../../../shared/contract/live.ts"
import type { LinkStatus, Saved } from "../../../../shared/contract/noteLink.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { as, meeting, scene } from "../../../kit/scenes.ts"
import { allWords, settled } from "../../elements/session/shown.ts"

afterEach(async () => {
  document.body.replaceChildren()
  document.documentElement.style.removeProperty("--scale")
  await useLang("en")
})
beforeAll(() => document.fonts.ready)

const long = "Cross-border AI Safety Evaluation Panel 跨境人工智能安全评估小组 越境AI安全性評価パネル"
const me = as("Lin", "panelist", "CN")
const mine = { id: "mine", member: "Lin", turn: "contribution", at: 0 }
const speaking = { member: "Lin", turn: "contribution", since: 0, seconds: 180 }
const floors = {
  "may ask": {},
  "is next": { requests: [mine] },
  "has the floor": { speaking },
}

const sceneOf = (floor: object, title: object = { en: "First session 第一次会议 第1回会合" }): Scene => {
  const session = meeting({
    title,
    floor: { order: "time", requests: [], speaking: null, chair: null, spoken: {}, ...floor },
  })
  const given = scene({}, { ...me, session })
  return { ...given, state: { ...given.state, workspace: { ...given.state.workspace, title: { en: long } } as never } }
}

interface Given {
  scene: Scene
  status?: LinkStatus
  saved?: Saved
  unsent?: number
  unwritable?: WriteStop | null
}

/** A room with six members and an observer. */
function roomOf({
  scene,
  status = { state: "live" },
  saved = { state: "saved", at: 0 },
  unsent = 0,
  unwritable = null,
}: Given): SessionStore {
  const members = Object.keys(scene.state.members).filter(id => id !== "He")
  return {
    drawer: signal(false),
    note: signal({ status: signal(status), saved: signal(saved) }),
    live: {
      hints: { presence: signal({ members, observers: 1 }), unwritable: signal(unwritable) },
      connection: signal({ state: status.state }),
      outbox: { unsent: signal(unsent), told: signal([]) },
    },
  } as unknown as SessionStore
}

async function head(given: Given) {
  const { scene } = given
  const room = roomOf(given)
  const place = document.createElement("div")
  place.className = "room"
  document.body.replaceChildren(place)
  render([roomHeader(room, scene, "panel"), roomNotices(room, false)], place)
  for (const one of place.querySelectorAll("*")) if (one instanceof LitElement) await settled(one)
  await new Promise(done => requestAnimationFrame(done))
  return place
}

/** The visible parts of the header: each word, button and face, inside its elements as well. */
function parts(root: ParentNode): Element[] {
  return [...root.querySelectorAll("*")].flatMap(one => {
    // An element of one pixel is only for screen readers.
    if (!one.checkVisibility() || one.getBoundingClientRect().width <= 1 || one.matches("[popover] *")) return []
    if (one.matches("a, h1, button, select, summary, .chip, .now, .more, .of3, li, plenary-saved")) return [one]
    return one.shadowRoot ? parts(one.shadowRoot) : []
  })
}

function misplaced(place: Element): string[] {
  const header = place.querySelector("header") as Element
  const room = header.getBoundingClientRect()
  // Faces overlap by design, and a heading contains its own link.
  const shown = parts(header).filter(one => !one.matches("h1 a"))
  const name = (one: Element) => one.textContent?.trim() || one.localName
  return shown.flatMap((one, at) => {
    const box = one.getBoundingClientRect()
    const outside = box.left < -0.5 || box.right > room.right + 0.5 || box.bottom > room.bottom
    const over = shown.slice(at + 1).filter(other => {
      const there = other.getBoundingClientRect()
      if (one.matches("li") && other.matches("li")) return false
      return (
        box.left < there.right - 0.5 &&
        there.left < box.right - 0.5 &&
        box.top < there.bottom - 0.5 &&
        there.top < box.bottom - 0.5
      )
    })
    const lines = box.height > 3 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    return [
      ...(outside ? [`${name(one)} is outside`] : []),
      ...(lines ? [`${name(one)} stands on several lines`] : []),
      ...over.map(other => `${name(one)} and ${name(other)} overlie`),
    ]
  })
}

describe("with six people here and a long title, every part of the header can be read and pressed", () => {
  for (const width of [390, 800, 1093, 1366, 1440])
    test(`at ${width} px, in three languages, at each text size, wherever one stands on the list`, async () => {
      await page.viewport(width, 768)
      for (const lang of ["en", "zh", "ja"] satisfies Lang[])
        for (const scale of ["1", "1.25", "1.5"])
          for (const [standing, floor] of Object.entries(floors)) {
            await useLang(lang)
            document.documentElement.style.setProperty("--scale", scale)
            for (const title of [undefined, {}]) {
              const place = await head({ scene: sceneOf(floor, title) })
              expect(misplaced(place), `${lang}, ${scale}, ${standing}`).toEqual([])
            }
          }
    })
})

test("at the usual text size the header is one row on a laptop, and its title can be read", async () => {
  for (const width of [1093, 1366, 1440]) {
    await page.viewport(width, 768)
    for (const lang of ["en", "zh", "ja"] satisfies Lang[]) {
      await useLang(lang)
      for (const floor of Object.values(floors)) {
        const place = await head({ scene: sceneOf(floor) })
        expect(place.querySelector("header")?.getBoundingClientRect().height).toBeLessThan(64)
        expect(place.querySelector("h1")?.getBoundingClientRect().width).toBeGreaterThan(150)
      }
    }
  }
})

test("offline, the number of waiting changes is shown once, and nothing beside it says that all is saved", async () => {
  await page.viewport(390, 844)
  const waiting = {
    scene: sceneOf({}),
    status: { state: "offline" },
    saved: { state: "unsaved", n: 9 },
    unsent: 1,
  } as const
  const place = await head(waiting)
  expect(place.querySelector(".room-notices")?.textContent).toContain("10 changes are waiting")
  const saved = place.querySelector("plenary-saved") as LitElement
  expect(allWords(saved)).toBe("Offline")
  expect(misplaced(place)).toEqual([])
})

const unsaved = { state: "unsaved", n: 3 } as const
test.each([
  ["disk-full", { state: "saving" }, "en", "Not saved: the server’s disk is full", "sent as soon as there is room"],
  ["disk-full", unsaved, "zh", "未保存：服务器磁盘已满", "磁盘一有空间即自动发送"],
  [
    "disk-full",
    { state: "saving" },
    "ja",
    "未保存：サーバーのディスクに空きがありません",
    "空きができ次第送信されます",
  ],
  ["database-away", { state: "saving" }, "en", "Not saved: the server cannot reach its database", "Keep the page open"],
  ["database-away", unsaved, "zh", "未保存：服务器无法连接数据库", "请勿关闭本页"],
  ["database-away", unsaved, "ja", "未保存：サーバーがデータベースに接続できません", "このページを閉じないでください"],
  ["database-damaged", { state: "saving" }, "en", "Not saved: the server’s database is damaged", "plenary restore"],
  ["database-damaged", unsaved, "zh", "未保存：服务器数据库已损坏", "plenary restore"],
  ["database-damaged", { state: "saving" }, "ja", "未保存：サーバーのデータベースが破損しています", "plenary restore"],
] as const)("%s: the note does not only say that it saves (%j, %s)", async (unwritable, saved, lang, short, words) => {
  for (const width of [390, 1366]) {
    await page.viewport(width, 844)
    await useLang(lang)
    const place = await head({ scene: sceneOf({}), saved, unwritable })
    const slot = place.querySelector("plenary-saved") as LitElement
    expect(slot.shadowRoot?.querySelector(".said")?.getAttribute("title")).toBe(short)
    expect(slot.shadowRoot?.querySelector(".said")?.getAttribute("role")).toBe("status")
    expect(place.querySelector(".room-notices [role=alert]")?.textContent).toContain(words)
    expect(misplaced(place)).toEqual([])
  }
})

test("text that was saved before the disk was full stays called saved", async () => {
  const place = await head({ scene: sceneOf({}), unwritable: "disk-full" })
  expect(place.querySelector("plenary-saved")?.shadowRoot?.querySelector(".calm")).not.toBeNull()
  expect(place.querySelector(".room-notices [role=alert]")).not.toBeNull()
})

test("on a phone the hand and the menu stay on the screen whatever the save status is", async () => {
  await page.viewport(390, 844)
  const unsaved = await head({ scene: sceneOf({}), saved: { state: "unsaved", n: 12 } })
  const said = unsaved.querySelector("plenary-saved")?.shadowRoot?.querySelector<HTMLElement>(".said")
  expect(said?.innerText.trim()).toBe("Not saved: 12")
  for (const status of [
    { state: "closed", code: 4403 },
    { state: "reconnecting", try: 12 },
  ] as never[])
    for (const lang of ["en", "zh", "ja"] satisfies Lang[]) {
      await useLang(lang)
      expect(misplaced(await head({ scene: sceneOf({}), status }))).toEqual([])
    }
})

test("on a phone a short title can be read whole while all is saved", async () => {
  await page.viewport(390, 844)
  for (const [lang, title] of [
    ["en", "Session 1"],
    ["ja", "第1回会議"],
  ] as const) {
    await useLang(lang)
    for (const floor of [{}, { requests: [mine] }]) {
      const place = await head({ scene: sceneOf(floor, { [lang]: title }) })
      const heading = place.querySelector("h1") as Element
      expect(heading.scrollWidth, `${lang} ${JSON.stringify(floor)}`).toBeLessThanOrEqual(heading.clientWidth)
    }
  }
})

test("a saved letter updates the save status and renders nothing else", async () => {
  const given = { scene: sceneOf({}) }
  const room = roomOf(given)
  const saved = room.note.peek()?.saved as Signal<Saved>
  let drawn = 0
  const stop = effect(() => {
    drawn += 1
    render([roomHeader(room, given.scene, "panel"), roomNotices(room, false)], document.body)
  })
  saved.value = { state: "saving" }
  const slot = document.querySelector("plenary-saved") as PlenarySaved
  await settled(slot)
  expect(slot.renderRoot.textContent).toContain("Saving")
  saved.value = { state: "unsaved", n: 2 }
  expect(drawn).toBe(1)
  stop()
})
