import { afterEach, expect, test, vi } from "vitest"
import "../../../client/pages/proceedings/versions/plenary-versions-page.ts"
import "../../../client/pages/records/plenary-records-page.ts"
import "../../../client/pages/search/plenary-search-page.ts"

const pages = ["plenary-records-page", "plenary-search-page", "plenary-versions-page"] as const

afterEach(() => void vi.restoreAllMocks())

test.each(pages)("%s listens for the connection when it is attached again, and not when it is away", tag => {
  vi.spyOn(window, "fetch").mockRejectedValue(new TypeError("offline"))
  const listening = new Set<AbortSignal | undefined>()
  const add = window.addEventListener.bind(window)
  vi.spyOn(window, "addEventListener").mockImplementation((...given: Parameters<typeof add>) => {
    const [type, , options] = given
    if (type === "online" && typeof options === "object" && options.signal) listening.add(options.signal)
    add(...given)
  })
  const heard = () => [...listening].filter(signal => signal?.aborted === false).length
  const page = document.createElement(tag)
  document.body.append(page)
  expect(heard()).toBe(1)
  page.remove()
  expect(heard()).toBe(0)
  document.body.append(page)
  expect(heard()).toBe(1)
  page.remove()
  expect(heard()).toBe(0)
})
