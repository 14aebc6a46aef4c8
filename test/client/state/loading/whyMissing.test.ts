import { beforeAll, expect, onTestFinished, test, vi } from "vitest"
import { useLang } from "../../../../client/i18n/language.ts"
import { ProblemView } from "../../../../client/pages/problem/plenary-problem-view.ts"
import { whyMissing } from "../../../../client/state/loading/whyMissing.ts"

beforeAll(() => useLang("en"))

function serving(answer: () => Promise<Response>): void {
  const spy = vi.spyOn(window, "fetch").mockImplementation(answer)
  onTestFinished(() => spy.mockRestore())
}
const page = (program: string) => async () =>
  new Response(`<!doctype html><script type="module" src="${program}"></script>`)

test("code that cannot be loaded means a new version only if the server has another program", async () => {
  serving(page("/assets/b.js"))
  expect(await whyMissing("/assets/a.js")).toEqual({ kind: "new-version" })
  serving(page("/assets/a.js"))
  expect(await whyMissing("/assets/a.js")).toEqual({ kind: "broken" })
  serving(() => Promise.reject(new TypeError("no network")))
  expect(await whyMissing("/assets/a.js")).toMatchObject({ kind: "failed", failure: { status: 0 } })
  serving(async () => new Response("", { status: 502 }))
  expect(await whyMissing("/assets/a.js")).toMatchObject({ kind: "failed", failure: { status: 502 } })
})

test("a program that fails is reported, with the browsers in which it works", async () => {
  const view = new ProblemView()
  view.problem = { kind: "broken" }
  document.body.append(view)
  onTestFinished(() => view.remove())
  await view.updateComplete
  expect(view.textContent).toContain("The page’s program failed in this browser. What was saved is safe.")
  expect(view.textContent).toContain("Works in Chrome and Edge 123, Firefox 126, Safari 17.5 and later.")
  expect(view.textContent).not.toContain("new version")
})
