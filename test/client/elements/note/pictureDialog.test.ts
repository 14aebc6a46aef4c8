import { afterEach, expect, test } from "vitest"
import { type PictureGiven, PlenaryPictureDialog } from "../../../../client/elements/files/plenary-picture-dialog.ts"
import type { UploadWanted } from "../../../../client/elements/files/uploadWanted.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"

afterEach(() => document.body.replaceChildren())

const file = { sha256: "ab".repeat(32), type: "image/png", size: 70, width: 4, height: 3 } as const
const place = { slug: "panel", topic: "T" }

async function opened(chosen: File | null, selected: string | null = null) {
  const dialog = new PlenaryPictureDialog()
  const given: PictureGiven[] = []
  const asked: UploadWanted[] = []
  dialog.addEventListener("picture-given", event => given.push(event))
  dialog.addEventListener("upload-wanted", event => {
    asked.push(event)
    event.answer = Promise.resolve({ ok: true, file })
  })
  document.body.append(dialog)
  dialog.ask(place, chosen, selected)
  await eventually(() => expect(dialog.renderRoot.querySelector("dialog")?.open).toBe(true))
  const words = dialog.renderRoot.querySelector("textarea")!
  const submit = async () => {
    dialog.renderRoot.querySelector("form")?.requestSubmit()
    await dialog.updateComplete
  }
  const alerts = () => [...dialog.renderRoot.querySelectorAll('[role="alert"]')].map(one => one.textContent)
  return { dialog, given, asked, words, submit, alerts }
}

test("a pasted picture is uploaded while its words are written, and without words it is not inserted", async () => {
  const { dialog, given, asked, words, submit, alerts } = await opened(new File(["x"], "a.png", { type: "image/png" }))
  await eventually(() => expect(dialog.renderRoot.querySelector("img")?.getAttribute("src")).toContain(file.sha256))
  expect(asked.map(({ slug, purpose }) => [slug, purpose])).toEqual([["panel", { kind: "picture", topic: "T" }]])
  await submit()
  expect([given.length, alerts()]).toEqual([0, ["Say in words what the picture shows."]])
  words.value = " The delta\nin spring "
  await submit()
  expect(given.map(({ file, alt }) => [file?.sha256, alt])).toEqual([[file.sha256, "The delta in spring"]])
  expect(dialog.renderRoot.querySelector("dialog[open]")).toBeNull()
})

test("without a picture the dialog asks for one, and a selected picture is described anew without one", async () => {
  const { words, submit, alerts, given } = await opened(null)
  words.value = "A map"
  await submit()
  expect([given.length, alerts()]).toEqual([0, ["Choose a picture."]])
  document.body.replaceChildren()
  const again = await opened(null, "A map")
  expect([again.words.value, again.dialog.renderRoot.querySelector("plenary-file-field")]).toEqual(["A map", null])
  again.words.value = "The delta"
  await again.submit()
  expect(again.given.map(({ file, alt }) => [file, alt])).toEqual([[null, "The delta"]])
})
