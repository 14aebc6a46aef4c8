import { afterEach, expect, test, vi } from "vitest"
import { CopyLink } from "../../../../client/elements/shell/plenary-copy-link.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

async function drawn(worded = false): Promise<CopyLink> {
  const link = new CopyLink()
  Object.assign(link, { path: "/w/panel/t/x#A 1", of: "A-1", worded })
  document.body.append(link)
  await link.updateComplete
  return link
}

const button = (link: CopyLink) => link.shadowRoot?.querySelector("button")

test("a press copies the full address, and the button says so", async () => {
  const written = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue()
  const link = await drawn()
  expect(button(link)?.getAttribute("aria-label")).toBe("Copy link (A-1)")
  button(link)?.click()
  await eventually(() => expect(button(link)?.getAttribute("aria-label")).toBe("Copied (A-1)"))
  expect(written).toHaveBeenCalledWith(`${location.origin}/w/panel/t/x#A%201`)
})

test("without a clipboard the address is shown, selected, to be copied by the keyboard", async () => {
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("denied"))
  const link = await drawn(true)
  button(link)?.click()
  await eventually(() => expect(link.shadowRoot?.querySelector("input")).not.toBe(null))
  const field = link.shadowRoot?.querySelector("input")
  expect(field?.value).toBe(`${location.origin}/w/panel/t/x#A%201`)
  await eventually(() => expect(field?.selectionEnd).toBe(field?.value.length))
})
