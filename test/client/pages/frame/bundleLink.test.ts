import { afterEach, expect, test, vi } from "vitest"
import { BundleLink } from "../../../../client/pages/frame/files/plenary-bundle-link.ts"
import { PlenaryOwnJobs } from "../../../../client/pages/frame/files/plenary-own-jobs.ts"

afterEach(() => {
  document.body.replaceChildren()
  localStorage.clear()
  vi.restoreAllMocks()
})

/** Presses the button of a panel whose server answers so. */
async function pressed(...answers: (Response | Error)[]) {
  const asked: string[] = []
  vi.spyOn(window, "fetch").mockImplementation(async (address: RequestInfo | URL) => {
    asked.push(address instanceof Request ? address.url : address.toString())
    const answer = answers.shift() ?? new Error("nothing more is answered")
    if (answer instanceof Error) throw answer
    return answer
  })
  const link = new BundleLink()
  link.slug = "panel"
  link.label = "Download the bundle"
  document.body.append(link)
  await link.updateComplete
  link.querySelector("a")!.click()
  return { link, asked }
}

test("a large bundle becomes a job, which the tray shows", async () => {
  const job = { id: "j1", format: "zip", title: "Data", state: "open", step: null, done: 0, total: 0, error: null }
  const shown = { ...job, file: null, until: null, revision: "1" }
  const json = () =>
    new Response(JSON.stringify(shown), { status: 202, headers: { "content-type": "application/json" } })
  const { link, asked } = await pressed(json())
  await expect.poll(() => document.querySelector("plenary-job-tray")?.textContent ?? "").toContain("Data")
  expect(document.querySelector("plenary-own-jobs")).toBeInstanceOf(PlenaryOwnJobs)
  expect(asked[0]).toContain("/api/workspaces/panel/export.zip")
  expect(link.querySelector("a")!.getAttribute("aria-disabled")).toBe("false")
})

test("the button says why there is no bundle", async () => {
  const { link } = await pressed(new TypeError("offline"))
  await expect.poll(() => link.querySelector("[role=alert]")?.textContent ?? "").not.toBe("")
})
