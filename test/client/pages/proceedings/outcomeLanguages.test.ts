import { expect, onTestFinished, test, vi } from "vitest"
import { OutcomesPage } from "../../../../client/pages/proceedings/outcomes/plenary-outcomes-page.ts"

test("the outcome page asks for the translations into every language, because it shows them in columns", async () => {
  const asked: string[] = []
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path)
    return new Promise(() => {})
  })
  const page = new OutcomesPage()
  page.slug = "panel"
  onTestFinished(() => {
    page.remove()
    vi.unstubAllGlobals()
  })
  document.body.append(page)
  await page.updateComplete
  expect(asked.filter(path => path.startsWith("/api/workspaces/panel"))).toHaveLength(1)
  expect(asked.join()).not.toMatch(/lang=|originals=/)
})
