import { afterAll, beforeAll } from "vitest"
import { notesOf } from "../../../server/demo/notes.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { openStage } from "../../../server/start/stage.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { MemberId, SessionId, SideId, StatementId, TopicId } from "../../../shared/model/ids.ts"
import { agreeTerms } from "../servers/agreeing.ts"
import { newPlace } from "../servers/engine.ts"
import { fileIn, newFolder, type Running, removeFolder, startPlenary } from "../servers/plenary.ts"
import { type Browser, openWindow, sharedBrowser, type Window } from "./browsers.ts"
import { Person } from "./person.ts"
import { picturesOnFailure } from "./picturesOnFailure.ts"
import { cookieOf, takeSeat } from "./seats.ts"

/** The seats of a panel of two sides, each with the language of its page. */
const seats = {
  Nora: { role: "moderator", side: "N", lang: "en" },
  Sota: { role: "moderator", side: "S", lang: "ja" },
  Xenia: { role: "secretary", side: null, lang: "en" },
  Nils: { role: "panelist", side: "N", lang: "en" },
  Saki: { role: "panelist", side: "S", lang: "ja" },
  Otto: { role: "observer", side: null, lang: "en" },
  Nell: { role: "panelist", side: "N", lang: "en" },
  Shun: { role: "panelist", side: "S", lang: "ja" },
} as const

export type Seated = keyof typeof seats

/** Each role of each side has one person with a page. The other people have only sockets. */
export const atPages = ["Nora", "Sota", "Xenia", "Nils", "Saki", "Otto"] as const
export type AtPage = (typeof atPages)[number]

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs

/** The wording of A-1 in both authentic languages. The note contains the same wording. */
export const wording = {
  en: "Both sides report a serious incident to each other within seventy hours, and name the system.",
  ja: "双方は、重大な事故を七十時間以内に相互に報告し、対象のシステムを明らかにする。",
}

export interface TwoSidedRoom {
  running: Running
  pages: Record<AtPage, Window>
  /** the same people with their sockets */
  people: Record<Seated, Person>
  topic: TopicId
  session: SessionId
  /** A-1 with the passage of the note that contains its wording, and A-2; both are proposed */
  statements: [StatementId, StatementId]
  now(): Promise<number>
  /** advances the server's clock and the clock of every page */
  pass(ms: number): Promise<void>
}

/** Opens a live session of two sides, with pages, before a file's tests, and closes it after them. */
export function inTwoSidedRoom(opened: (room: TwoSidedRoom) => unknown): void {
  const folder = newFolder()
  const windows: Partial<Record<AtPage, Window>> = {}
  const people: Partial<Record<Seated, Person>> = {}
  let running: Running | undefined
  let browser: Browser | undefined

  beforeAll(async () => {
    const startsAt = Date.UTC(2027, 2, 1, 9)
    const planned = await planRoom(folder, startsAt)
    const server = await startPlenary({ folder, startsAt })
    running = server
    const shown = await sharedBrowser()
    browser = shown
    const now = () => server.at(0)
    await Promise.all(
      atPages.map(async name => {
        const window = await openWindow(shown, seats[name].lang, { width: 1280, height: 800 })
        windows[name] = window
        await window.page.clock.install({ time: await now() })
        await takeSeat(window, `${server.url}/join#${planned.tokens[name]}`, seats[name].lang)
        await window.page.goto(`${server.url}/w/two/s/${planned.session}`)
        await window.page
          .locator(name === "Otto" ? ".observer-main" : "plenary-foot-bar")
          .first()
          .waitFor()
      }),
    )
    for (const [name, window] of Object.entries(windows)) {
      const joined = { member: planned.members[name] ?? null, session: planned.session }
      people[name as Seated] = await Person.sit(server.url, await cookieOf(window), "two", joined)
    }
    for (const name of ["Nell", "Shun"] as const)
      people[name] = await Person.join(server.url, `#${planned.tokens[name]}`, name, seats[name].lang)
    await opened({
      running: server,
      pages: windows as Record<AtPage, Window>,
      people: people as Record<Seated, Person>,
      ...planned,
      now,
      async pass(ms) {
        const moment = await server.at((await now()) + ms)
        for (const { page } of Object.values(windows)) await page.clock.setSystemTime(moment)
      },
    })
  })

  afterAll(async () => {
    for (const person of Object.values(people)) person.leave()
    await browser?.close()
    await running?.stop()
    removeFolder(folder)
  })

  picturesOnFailure(windows)
}

/** Writes the panel before the server starts: both sides have confirmed two texts, and the session is live. */
async function planRoom(folder: string, startsAt: number) {
  const { stage, close } = await openStage(await newPlace(fileIn(folder)))
  stage.at(startsAt - hourMs)
  const [north, south] = [SideId.parse("N"), SideId.parse("S")]
  await stage.open({
    slug: "two",
    title: { en: "Reporting of incidents" },
    languages: ["en", "ja"],
    authentic: [
      { lang: "en", side: north },
      { lang: "ja", side: south },
    ],
    sides: [
      { id: north, title: { en: "North", ja: "北側" }, mark: "N" },
      { id: south, title: { en: "South", ja: "南側" }, mark: "S" },
    ],
    rule: presetRule,
    attribution: "named",
    public: true,
    demo: false,
  })
  const title = { en: "Reporting", ja: "報告" }
  const topic = TopicId.parse((await stage.do(null, "open-topic", { title, letter: "A" }))["topic"])
  const made = await stage.do(null, "schedule-session", { title: { en: "Session 1", ja: "第1回" }, startsAt })
  const session = SessionId.parse(made["session"])
  await stage.do(null, "set-agenda", { session, items: [{ kind: "topic", title, topic, minutes: 1_440 }] })
  const tokens: Record<string, string> = {}
  const members: Record<string, MemberId> = {}
  for (const [name, { role, side }] of Object.entries(seats)) {
    const seat = { name, role, side: side === null ? null : SideId.parse(side) }
    const member = MemberId.parse((await stage.do(null, "admit-member", seat))["member"])
    members[name] = member
    tokens[name] = String((await stage.do(null, "make-invite", { role, member, uses: 5 }))["token"])
  }
  await agreeTerms(stage)
  const of = (name: Seated): MemberId => members[name] ?? MemberId.parse("nobody")
  stage.present(Object.values(members))
  stage.at(startsAt - minuteMs)
  await stage.do(of("Nora"), "start-session", { session })

  const notes = notesOf(stage, { lin: of("Nils") } as Parameters<typeof notesOf>[1])
  await notes.paragraph(topic, "lin", { lang: "en", text: wording.en })
  const anchor = await notes.anchor(topic, wording.en, wording.en)
  const second = { en: "Each side names one office for such reports.", ja: "各側は、報告の窓口を一つ定める。" }
  const statements: StatementId[] = []
  for (const [n, texts] of [wording, second].entries()) {
    const drafting = { topic, lang: "en" as const, text: texts.en, anchor: n === 0 ? anchor : null }
    const statement = StatementId.parse((await stage.do(of("Nils"), "draft-statement", drafting))["statement"])
    await stage.do(of("Saki"), "save-text", { statement, lang: "ja", text: texts.ja, base: 0 })
    await stage.do(of("Nils"), "confirm-text", { statement, lang: "en", seen: textHash(texts.en, sha256) })
    await stage.do(of("Saki"), "confirm-text", { statement, lang: "ja", seen: textHash(texts.ja, sha256) })
    const both = (["en", "ja"] as const).map(lang => ({ lang, text: texts[lang] }))
    await stage.do(of("Nora"), "propose-statement", { statement, seen: statementHash(both, sha256) })
    statements.push(statement)
  }
  await close()
  return { tokens, members, topic, session, statements: statements as [StatementId, StatementId] }
}
