import { afterEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { useLang } from "../../../../client/i18n/language.ts"
import { JoinPage } from "../../../../client/pages/join/plenary-join-page.ts"
import type { InvitePreview } from "../../../../shared/contract/queries.ts"
import { type Lang, languages } from "../../../../shared/model/terms.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"

afterEach(async () => {
  await useLang("en")
  document.body.style.width = ""
  document.body.replaceChildren()
  vi.restoreAllMocks()
  history.replaceState(null, "", location.pathname)
})

const pathOf = (asked: RequestInfo | URL): string => (typeof asked === "string" ? asked : "")

const workspace = { slug: "panel", title: { en: "Panel" } }
const invited = {
  workspace,
  session: null,
  role: "moderator",
  side: null,
  attribution: "named",
  privacy: null,
  account: { required: false, signedIn: null, ways: { mail: false, passkeys: false, services: [] } },
  name: "",
  romanised: "",
  invited: null,
  sat: null,
  seated: null,
} satisfies InvitePreview

const longAccount = {
  ...invited.account,
  signedIn: { id: "a1", name: "", email: "a.person.with.a.long.name@department.institute.example.org", proved: false },
}
const taken = {
  ...invited,
  role: "panelist",
  name: "Lin Che",
  sat: { name: "Lin Che", since: Date.UTC(2026, 10, 20, 9), by: "Chen Yu", letter: false },
} satisfies InvitePreview

/** The page at the width of a phone, in a language. */
async function onPhone(preview: InvitePreview, lang: Lang) {
  await useLang(lang)
  document.body.style.width = "390px"
  vi.spyOn(window, "fetch").mockImplementation(async () => Response.json(preview))
  history.replaceState(null, "", `${location.pathname}#token`)
  const page = new JoinPage()
  document.body.append(page)
  await eventually(() => expect(page.querySelector(".card")).not.toBeNull())
  return page
}
const fits = (page: JoinPage) => page.scrollWidth <= 390

test.each(languages)("the reader of a letter reads who sat down as them, and ends it by a press (%s)", async lang => {
  const page = await onPhone(taken, lang)
  const told = page.querySelector(".card p")?.textContent ?? ""
  for (const fact of ["Lin Che", "2026", "Chen Yu"]) expect(told).toContain(fact)
  expect([page.querySelector("form"), fits(page)]).toEqual([null, true])
  const asked: string[] = []
  vi.spyOn(window, "fetch").mockImplementation(async path => {
    asked.push(pathOf(path))
    return Response.json(pathOf(path) === "/api/join/preview" ? { ...taken, sat: null } : { ok: true })
  })
  const ends = page.querySelector<HTMLButtonElement>("button.danger")!
  expect(document.getElementById(ends.getAttribute("aria-describedby") ?? "")?.textContent).not.toBe("")
  ends.focus()
  expect(document.activeElement).toBe(ends)
  await userEvent.keyboard("{Enter}")
  await eventually(() => expect(page.querySelector("form")).not.toBeNull())
  expect(asked).toEqual(["/api/join/disown", "/api/join/preview"])
})

test.each(languages)("the tick that keeps a seat is set by the keyboard and fits a phone (%s)", async lang => {
  const page = await onPhone({ ...invited, role: "panelist", account: longAccount }, lang)
  const tick = page.querySelector<HTMLInputElement>('input[name="account"]')!
  expect([tick.checked, fits(page)]).toEqual([false, true])
  tick.focus()
  await userEvent.keyboard(" ")
  expect(tick.checked).toBe(true)
})

test.each(languages)("an administrator reads before that the browser leaves an account (%s)", async lang => {
  const page = await onPhone({ ...invited, role: "admin", account: longAccount }, lang)
  expect(page.querySelector(".notice")?.textContent).toContain(longAccount.signedIn.email)
  expect([page.querySelector('input[name="account"]'), fits(page)]).toEqual([null, true])
})
