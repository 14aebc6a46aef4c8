import { beforeAll, expect, onTestFinished, test } from "vitest"
import { refusalSentences, useLang } from "../../../client/i18n/language.ts"
import { type Problem, ProblemView } from "../../../client/pages/problem/plenary-problem-view.ts"

beforeAll(async () => {
  await useLang("en")
  await refusalSentences()
})

async function shown(problem: Problem) {
  const view = new ProblemView()
  view.problem = problem
  document.body.append(view)
  onTestFinished(() => view.remove())
  await view.updateComplete
  return view
}

test("a fault of the server says that saved work is safe, and shows the id to quote", async () => {
  const view = await shown({ kind: "failed", failure: { status: 500, code: "internal", params: {}, id: "r-77" } })
  expect(view.textContent).toContain("What was saved is safe. Please quote r-77.")
})

test("a refusal shows its own sentence", async () => {
  const view = await shown({ kind: "failed", failure: { status: 403, code: "no-access", params: {}, id: "r-78" } })
  expect(view.textContent).toContain("You have no access to this, or no longer.")
  const links = [...view.querySelectorAll("a")].map(link => new URL(link.href).pathname)
  expect(links.toSorted()).toEqual(["/", "/sign-in"])
})

test("a refusal that this page does not know is a fault with an id, never an empty sentence", async () => {
  const view = await shown({ kind: "failed", failure: { status: 409, code: "not-yet-known", params: {}, id: "r-79" } })
  expect(view.textContent).toContain("What was saved is safe. Please quote r-79.")
})

test("unsent words can be copied after access has ended", async () => {
  const view = await shown({ kind: "revoked", unsent: ["面向公众写一页通俗说明"] })
  expect(view.querySelector("plenary-copy-text")?.text).toBe("面向公众写一页通俗说明")
})
