import type { Page } from "playwright"
import { type Browser, joinBy, openWindow, sharedBrowser } from "../people/browsers.ts"
import { Person, post } from "../people/person.ts"
import { type Running, startPlenary } from "./plenary.ts"

export type Slug = "demo" | "practice"
export type Seat = "moderator" | "secretary" | "panelist" | "observer"

/**
 * The demo in mid-session, and the practice panel before its session begins. A test can take as many seats as it needs.
 */
export interface DemoSeats {
  running: Running
  browser: Browser
  /** the administrator's person in each panel */
  admin: Readonly<Record<Slug, Person>>
  session: Readonly<Record<Slug, string>>
  link(slug: Slug, seat: Seat): Promise<string>
  /** opens a page for this seat; equal arguments return the same page */
  page(slug: Slug, seat: Seat, locale?: string, size?: { width: number; height: number }): Promise<Page>
  /** a person in this seat, without a browser */
  person(slug: Slug, seat: Seat, name: string): Promise<Person>
  end(): Promise<void>
}

export async function seatDemo(): Promise<DemoSeats> {
  const running = await startPlenary()
  const browser = await sharedBrowser()
  const once = running.links["administrator (once)"] ?? ""
  const joined = await post(running.url, "/api/join", { token: once.slice(once.indexOf("#") + 1) })
  const cookie = (joined.headers.getSetCookie()[0] ?? "").split(";")[0] ?? ""
  const comeIn = (slug: Slug) => Person.sit(running.url, cookie, slug)
  const admin = { demo: await comeIn("demo"), practice: await comeIn("practice") }
  const first = ({ state }: Person) => Object.keys(state.sessions)[0] ?? ""
  const pages = new Map<string, Page>()
  const people: Person[] = []
  const link = async (slug: Slug, role: Seat): Promise<string> => {
    const { made } = await admin[slug].do("make-invite", { role, uses: 1 })
    return `${running.url}/join#${made["token"]}`
  }
  return {
    running,
    browser,
    admin,
    session: { demo: first(admin.demo), practice: first(admin.practice) },
    link,
    async page(slug, seat, locale = "en", size = { width: 1440, height: 900 }) {
      const key = JSON.stringify([slug, seat, locale, size])
      const held = pages.get(key)
      if (held) return held
      const window = await openWindow(browser, locale, size)
      await joinBy(window, await link(slug, seat), `A ${seat}`)
      pages.set(key, window.page)
      return window.page
    },
    async person(slug, seat, name) {
      const person = await Person.join(running.url, await link(slug, seat), name)
      people.push(person)
      return person
    },
    async end() {
      for (const one of [...people, ...Object.values(admin)]) one.leave()
      await browser.close()
      await running.stop()
    },
  }
}
