import { render } from "lit"
import { expect, test, vi } from "vitest"
import { pendingList } from "../../../client/elements/session/rail/pendingList.ts"
import { eventually } from "../../kit/clocks/eventually.ts"

test("words that could not be sent are selected on a page without a clipboard", async () => {
  vi.spyOn(navigator, "clipboard", "get").mockReturnValue(undefined as never)
  const place = document.body.appendChild(document.createElement("div"))
  const words = { id: "w", lang: "en", text: "A reason.", quote: "", refused: "The discussion is closed." } as const
  render(pendingList(place, [words as never]), place)
  place.querySelectorAll("button")[1]?.click()
  await eventually(() => expect(getSelection()?.toString()).toBe("A reason."))
  place.remove()
  vi.restoreAllMocks()
})
