import { isDeepStrictEqual } from "node:util"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { EntriesPage, NoteMoment } from "../../../../shared/contract/queries.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { StatesOfLog } from "../../../../shared/fold/statesOfLog.ts"
import { proseText } from "../../../../shared/minutes/prose/prose.ts"
import type { MinutesWritten } from "../../../../shared/minutes/written.ts"
import type { TopicId } from "../../../../shared/model/ids.ts"
import { amounts } from "../../../kit/amounts.ts"
import { until } from "../../../kit/clocks/until.ts"
import { type Browser, openWindow, sharedBrowser, toEnd, type Window } from "../../../kit/people/browsers.ts"
import { type Person, wholeSnapshot } from "../../../kit/people/person.ts"
import { cookieOf, takeSeat } from "../../../kit/people/seats.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../../kit/servers/plenary.ts"
import { minute, panelists, prepare } from "./cast.ts"
import { Hall } from "./hall.ts"
import { type Played, play } from "./script.ts"
import { quotations, scriptedSections, sectionsOf, spoken } from "./writtenDown.ts"

const folder = newFolder()
/** The script's two hours end now, because the pages beside it use the machine's own clock. */
const startsAt = Date.now() - 122 * minute
const moments = 20

let running: Running
let browser: Browser
let windows: Record<"moderator" | "panelist" | "observer", Window>
let hall: Hall
let played: Played
let printed = 0

beforeAll(async () => {
  const house = await prepare(folder, startsAt, amounts.session.observers)
  running = await startPlenary({ folder, startsAt: startsAt - 10 * minute })
  printed = running.output().length
  hall = new Hall(house, running, startsAt, amounts.seed)
  browser = await sharedBrowser()
  windows = {
    moderator: await openWindow(browser, "en"),
    panelist: await openWindow(browser, "zh-CN"),
    observer: await openWindow(browser, "ja", { width: 390, height: 844 }),
  }
  const link = (name: string) => `${running.url}/join#${house.tokens[name]}`
  await takeSeat(windows.moderator, link("Miwa"), "en")
  await takeSeat(windows.panelist, link("Zhou"), "zh")
  hall.cookies.set("Miwa", await cookieOf(windows.moderator))
  hall.cookies.set("Zhou", await cookieOf(windows.panelist))
  await windows.observer.page.goto(`${running.url}/w/dialogue/s/${house.session}/observe`)
  const guests = Array.from({ length: amounts.session.observers }, (_, n) => `Guest ${n + 1}`)
  await hall.enter("Chen", "Miwa", "Xu", ...panelists.filter(name => name !== "Fujiwara"), ...guests)

  await running.at(startsAt)
  await windows.moderator.page.getByRole("button", { name: "Start session" }).first().click()
  await until(() => hall.state.sessions[house.session]?.state === "live", "the session is live")
  played = await play(hall, amounts.session, moments, typed)
})
afterAll(async () => {
  hall.end()
  await browser.close()
  await running.stop()
  removeFolder(folder)
})

/** Types a word into the note of each topic in the browsers. */
async function typed(topic: TopicId): Promise<void> {
  const { letter } = Object.values(hall.state.topics).find(({ id }) => id === topic) ?? { letter: "" }
  for (const [who, window] of [
    ["m", windows.moderator],
    ["p", windows.panelist],
  ] as const) {
    const { page } = window
    const word = `${who}${letter}keys`
    // A person who has written here is not moved: a line says where the panel went.
    const shown = page.locator("#topic-title .letter", { hasText: letter })
    const goThere = page.getByRole("button", { name: /^(Go there|前往)$/ })
    await shown.or(goThere).first().waitFor()
    if (await goThere.isVisible()) await goThere.click()
    await shown.waitFor()
    await toEnd(window)
    // Waits for the space after it: a letter still in transit would be read at one moment and not at the next.
    await page.keyboard.type(`${word} `)
    await until(
      () => [...(hall.notes.get(topic)?.values() ?? [])].every(({ text }) => text.includes(`${word} `)),
      `${word} is read by all`,
    )
    hall.keyed.push(word)
  }
  await hall.settled(topic)
}

const state = async (person: Person): Promise<State> =>
  (await wholeSnapshot(person.url, "/api/workspaces/dialogue", person.cookie)).state

test("everything in the script has happened, and nothing was lost", async () => {
  const { edits, entries, rounds, turns } = amounts.session
  const said = Object.values(hall.state.threads).flatMap(thread => thread.entries.map(({ text }) => text.text))
  expect(said.toSorted()).toEqual(played.talk.said.map(({ text }) => text).toSorted())
  expect(said).toHaveLength(entries)
  expect(Object.values(hall.state.rounds).filter(one => one.state === "revealed")).toHaveLength(rounds)
  expect(played.floor.turns).toHaveLength(turns)
  let written = 0
  for (const [topic, words] of hall.words) {
    const note = (await hall.settled(topic)).join(" ")
    for (const word of words) expect(note.split(word).length - 1, word).toBe(1)
    written += words.length
  }
  expect(written).toBe(edits)
  const notes = (await Promise.all([...hall.notes.keys()].map(topic => hall.settled(topic)))).flat().join(" ")
  expect(hall.keyed).toHaveLength(10)
  for (const word of hall.keyed) expect(notes.split(word).length - 1, word).toBe(1)
})

test("all clients are equal at the end: their folds equal a fresh page's, for room and gallery", async () => {
  await hall.everyoneAt((await state(hall.person("Chen"))).seq)
  for (const group of [hall.seated, hall.observers]) {
    const fresh = group[0] && (await state(group[0]))
    const others = group.filter(person => !isDeepStrictEqual(person.state, fresh)).map(({ joined }) => joined.member)
    expect(others).toEqual([])
  }
  expect(hall.observers).toHaveLength(amounts.session.observers)
})

const minutesNow = async () =>
  (await hall.person("Miwa").fetch(`/api/sessions/${hall.house.session}/minutes`)) as MinutesWritten

/** The whole log as the reader's audience has it. */
async function replayOf(reader: Person): Promise<StatesOfLog> {
  const log = new StatesOfLog()
  for (let from = 0; ; ) {
    const page = (await reader.fetch(`/api/sessions/${hall.house.session}/entries?from=${from}`)) as EntriesPage
    log.add(page.list)
    if (page.to >= page.head) return log
    from = page.to
  }
}

test(`the replay equals what was live at ${moments} random moments, in the room, in the gallery and in the notes`, async () => {
  const { session } = hall.house
  const readers = { room: hall.person("Chen"), gallery: hall.person("Guest 1") }
  const logs = { room: await replayOf(readers.room), gallery: await replayOf(readers.gallery) }
  expect(hall.witnessed).toHaveLength(moments)
  for (const { at, room, gallery, topic, note } of hall.witnessed) {
    for (const [audience, live] of Object.entries({ room, gallery } as const)) {
      const log = logs[audience as "room" | "gallery"]
      // Entries that were not for this audience moved only its cursor.
      expect({ ...log.at(live.seq), seq: 0 }).toEqual({ ...live, seq: 0 })
      // The slider knows the time and not the sequence number.
      const last = log.entries.findLast(entry => entry.at <= at)
      expect(last?.seq).toBeLessThanOrEqual(live.seq)
    }
    for (const reader of Object.values(readers)) {
      const then = (await reader.fetch(`/api/sessions/${session}/note?topic=${topic}&at=${at}`)) as NoteMoment
      expect(then.blocks.map(({ text }) => text)).toEqual(note)
    }
  }
})

test("the minutes are complete against the script: the scribe's text has every line under its item, and no other", async () => {
  const written = await minutesNow()
  expect(sectionsOf(written.scribe)).toEqual(scriptedSections(hall, played, written.scribe))
  expect(written.scribe.match(/^ACTION: .*$/gm)).toEqual(
    [1, 2, 3, 4].map(n => `ACTION: Han, Hayase: Action ${n} - due 2027-01-15`),
  )
  for (const line of ["Chair: Chen, Miwa", "Scribe: Xu"]) expect(written.scribe).toContain(line)
  expect(/^Present: (.*)$/m.exec(written.scribe)?.[1]?.split(", ").toSorted()).toEqual(
    [...panelists, "Chen", "Miwa", "Xu"].toSorted(),
  )
})

test("the minutes are complete in prose, in each of three languages", async () => {
  const written = await minutesNow()
  expect(written.prose.map(({ lang }) => lang)).toEqual(["zh", "ja", "en"])
  for (const one of written.prose) {
    const text = proseText(one)
    const lacking = [
      ...played.texts.map(({ label }) => label),
      ...Object.values(hall.state.records).map(({ number }) => `CR-${number}`),
      ...quotations(played),
      ...[1, 2, 3, 4].map(n => `Action ${n}`),
      one.lang === "en" ? "15 January 2027" : "2027年1月15日",
      "Views differ on the hour.",
    ].filter(words => !text.includes(words))
    expect(lacking, one.lang).toEqual([])
    const whole = played.floor.turns.filter(turn => spoken(hall, turn) === "48")
    expect(whole.length).toBeGreaterThan(0)
    expect(text.match(one.lang === "en" ? / 00:48/g : / 48秒/g), one.lang).toHaveLength(whole.length)
    expect(text).not.toContain("Guest 2")
  }
  const prose = proseText(written.prose[2] ?? { lang: "en", title: "", sections: [] })
  expect(prose.match(/^(Rating|Call for consensus) \d on /gm)).toHaveLength(amounts.session.rounds)
  for (const { label, end } of played.texts)
    if (end === "carried over") expect(prose).toContain(`No consensus on ${label}`)
  // The break was recorded as a break, and C had four minutes of E's.
  const time = (title: string) => new RegExp(`${title}\n(.*)\n`).exec(prose)?.[1]
  expect(time("Break")).toBe("5 min used of 5 planned.")
  expect(time("C. Logistics data")).toBe("25 min used of 25 planned.")
  expect(prose).toMatch(/Fujiwara was present from \d\d:\d\d\./)
  expect(prose).toMatch(/Onodera was present from \d\d:\d\d to \d\d:\d\d\./)
})

test("no console and no line of the server's log contains an error", async () => {
  const { page } = windows.observer
  await page.getByText("終了").first().waitFor()
  for (const { complaints } of Object.values(windows)) expect(complaints).toEqual([])
  expect(running.output().slice(printed).trim()).toBe("")
})

test("the browsers' pages show the note as everyone has it, in the room and in the gallery", async () => {
  const [topic, others] = [...hall.notes.keys()].flatMap((one, n, all) => (n === all.length - 1 ? [one, all] : []))
  const text = (await hall.settled(topic as TopicId)).map(line => line.trim())
  expect(others).toHaveLength(5)
  await windows.observer.page.getByRole("button", { name: "文案" }).click()
  for (const { page } of Object.values(windows)) {
    // without the flags at others' carets
    const shown = () =>
      page.locator(".ProseMirror p").evaluateAll(lines =>
        lines.map(line => {
          const copy = document.createElement("p")
          copy.innerHTML = line.innerHTML
          for (const caret of copy.querySelectorAll(".peer-caret")) caret.remove()
          return (copy.textContent ?? "").replaceAll("\u2060", "").trim()
        }),
      )
    await expect.poll(shown).toEqual(text)
  }
})

test("the replay page opens these moments by its slider and by keyboard, with the note of that moment", async () => {
  const { page } = windows.moderator
  await page.goto(`${running.url}/w/dialogue/s/${hall.house.session}/replay`)
  const slider = page.getByRole("slider")
  await slider.waitFor()
  const from = hall.state.sessions[hall.house.session]?.startedAt ?? 0
  const note = () => page.locator(".note-then .card p").allInnerTexts()
  for (const { at, note: then } of hall.witnessed.slice(0, 5)) {
    await slider.evaluate(
      (input: HTMLInputElement, seconds) => {
        input.value = String(seconds)
        input.dispatchEvent(new Event("input", { bubbles: true }))
      },
      (at - from) / 1_000,
    )
    await expect.poll(async () => (await note()).map(text => text.trim())).toEqual(then.map(text => text.trim()))
  }
  await slider.press("Home")
  await expect.poll(() => page.getByRole("heading", { level: 2 }).innerText()).toBe("Opening")
  for (let n = 0; n < 3; n++) await slider.press("PageUp")
  await expect.poll(() => page.getByRole("heading", { level: 2 }).innerText()).toBe("Cross-border data flow")
  await slider.press("Space")
  await page.getByRole("button", { name: "Stop" }).waitFor()
  await slider.press("Space")
  expect(await page.getByRole("button", { name: "Stop" }).count()).toBe(0)
  expect(await page.getByRole("link", { name: /^CR-1/ }).count()).toBe(0)
  await page.getByRole("button", { name: /^Go to CR-1,/ }).click()
  await page.getByRole("link", { name: /^CR-1/ }).waitFor()
  expect(windows.moderator.complaints).toEqual([])
})
