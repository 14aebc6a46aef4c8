import type { Page } from "playwright"
import type { DemoSeats, Seat, Slug } from "../servers/demoSeats.ts"

/** A page in one of its states, and the seat that sees it. */
export interface Place {
  name: string
  panel: Slug
  seat: Seat
  path: () => string | Promise<string>
  /** presses that bring the page into this state */
  prepare?: (page: Page) => Promise<unknown>
}

export const languages = { en: "en", zh: "zh-CN", ja: "ja" } as const
export type Lang = keyof typeof languages

const press = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().click()
}

/** Opens every closed part of the page. A menu of files stays closed, because it lies over the page while it is open. */
const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLDetailsElement>("details:not(.files)")) one.open = true
  })

/** Returns every page and state of the demo, in mid-session and after the session was closed. */
export function placesOf(demo: () => DemoSeats): Record<"before" | "opened" | "result" | "closed", Place[]> {
  const room = (name: string, panel: Slug) =>
    (["moderator", "panelist", "observer"] as const).map((seat): Place => {
      const watched = seat === "observer" ? "/observe" : ""
      return { name: `${name}, ${seat}`, panel, seat, path: () => `/w/${panel}/s/${demo().session[panel]}${watched}` }
    })
  const at = (name: string, path: Place["path"], seat: Seat = "moderator", prepare?: Place["prepare"]): Place => ({
    name,
    panel: "demo",
    seat,
    path,
    ...(prepare ? { prepare } : {}),
  })
  const proceedings = ["minutes", "paper", "replay", "outcomes"].map(name =>
    at(name, () => `/w/demo/s/${demo().session.demo}/${name}`),
  )
  const invitation = async () =>
    new URL(await demo().link("practice", "panelist")).href.slice(demo().running.url.length)
  const live = () => `/w/demo/s/${demo().session.demo}`
  return {
    before: [
      at("home", () => "/"),
      at("join", invitation, "panelist"),
      at("come back", () => "/return"),
      at("sign in", () => "/sign-in"),
      at("me", () => "/me"),
      at("workspace", () => "/w/demo"),
      at("settings", () => "/w/demo/settings"),
      at("record", () => "/w/demo/r/6", "panelist"),
      at("topic", () => `/w/demo/t/${Object.keys(demo().admin.demo.state.topics)[1]}`),
      ...proceedings,
      ...room("waiting", "practice"),
      ...room("live", "demo"),
    ],
    opened: [
      at("chair's guide", () => "/guide/chair"),
      at("panelist's guide", () => "/guide/panelist", "panelist"),
      at("interpreter's guide", () => "/guide/interpreter", "panelist"),
      at("search", () => "/search?q=data", "panelist"),
      at("records", () => "/records"),
      at("verify", () => "/verify"),
      at("nothing there", () => "/w/demo/r/99"),
      at("record that was superseded", () => "/w/demo/r/7"),
      { ...at("empty panel", () => "/w/practice"), panel: "practice" },
      { ...at("empty outcomes", () => `/w/practice/s/${demo().session.practice}/outcomes`), panel: "practice" },
      {
        ...at("agenda edited", () => "/w/practice", "moderator", press("plenary-agenda-editor button")),
        panel: "practice",
      },
      at("person edited", () => "/w/demo", "moderator", press("plenary-person-editor button")),
      at("all parts unfolded", () => "/w/demo", "moderator", unfold),
      at("leaving", () => "/me", "panelist", press("plenary-leave-panel button")),
      at("other choices", live, "moderator", press("plenary-foot-bar button.more")),
      at("wall", () => `${live()}?projector`, "observer"),
    ],
    result: [...room("result", "demo"), at("dialog", live, "moderator", press("plenary-foot-bar button.main"))],
    closed: [...room("closed", "demo"), ...proceedings],
  }
}

/** Opens the place as its seat sees the page, and waits until everything is loaded. */
export async function goTo(demo: DemoSeats, place: Place, lang: Lang, size?: { width: number; height: number }) {
  const shown = await demo.page(place.panel, place.seat, languages[lang], size)
  const path = await place.path()
  // a change of only the fragment would not load the page again; in other cases this step would start another renderer
  if (path.includes("#")) await shown.goto("about:blank")
  await shown.goto(demo.running.url + path, { waitUntil: "networkidle" })
  await shown.locator("plenary-page-skeleton").waitFor({ state: "detached" })
  await place.prepare?.(shown)
  return shown
}

/** Shows the same page on a screen of another size, and waits until the page is drawn. */
export async function moveTo(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size)
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}
