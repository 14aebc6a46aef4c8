import { expect, test } from "vitest"
import { joinBy, toEnd, type Window } from "../../kit/people/browsers.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"
import { pdf, png } from "../../kit/sampleFiles.ts"

let { running, chair, lin } = {} as Stage<"chair" | "lin">

onStage({ chair: "en", lin: { locale: "ja", width: 390, height: 844 } }, stage => {
  ;({ running, chair, lin } = stage)
})

const pictures = ({ page }: Window) => page.locator(".note-picture img")
const dialog = ({ page }: Window) => page.locator("plenary-picture-dialog dialog[open]")
/** The width of the first picture as the browser has decoded it; 0 until it has. */
const decoded = (window: Window) =>
  pictures(window)
    .first()
    .evaluate(one => (one as HTMLImageElement).naturalWidth)

test("a paper is uploaded to the reading list, and a panelist saves it on a phone", async () => {
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(lin, running.links["panelist"] ?? "", "森綾")
  const workspace = new URL(chair.page.url()).pathname.split("/").slice(0, 3).join("/")
  const room = chair.page.url()
  await chair.page.goto(running.url + workspace)
  await chair.page.getByRole("button", { name: "Add something to read" }).first().click()
  const form = chair.page.locator("plenary-readings form").first()
  await form
    .locator("input[type=file]")
    .setInputFiles({ name: "Draft rules.pdf", mimeType: "application/pdf", buffer: pdf() })
  await form
    .getByText(/^Uploaded: Draft rules.pdf/)
    .first()
    .waitFor()
  expect(await form.getByLabel("Title").inputValue()).toBe("Draft rules")
  await form.getByRole("button", { name: "Add", exact: true }).click()
  await chair.page.locator("plenary-readings a.file").first().waitFor()
  await chair.page.goto(room)

  const link = lin.page.locator("plenary-readings a.file").first()
  const isShown = await link.waitFor().then(
    () => true,
    () => false,
  )
  if (!isShown) await lin.page.goto(running.url + workspace)
  const saved = lin.page.waitForEvent("download")
  await link.click()
  expect((await saved).suggestedFilename()).toBe("Draft rules.pdf")
})

test("a picture is inserted with its words, pasted, seen by others at once, and says what is wrong with a file", async () => {
  await toEnd(chair)
  await chair.page.locator("plenary-note-tools [data-tool=picture]").click()
  const asked = dialog(chair)
  await asked.waitFor()
  await asked
    .locator("input[type=file]")
    .setInputFiles({ name: "a.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg>") })
  await asked.getByText(/Only a picture can stand in a note/).waitFor()
  await asked
    .locator("input[type=file]")
    .setInputFiles({ name: "delta.png", mimeType: "image/png", buffer: png(400, 240, 90) })
  await asked.locator("img").waitFor()
  await asked.getByRole("button", { name: "Insert" }).click()
  await asked.getByText("Say in words what the picture shows.").waitFor()
  await asked.getByLabel("What the picture shows").fill("The delta in spring")
  await asked.getByRole("button", { name: "Insert" }).click()
  await expect.poll(() => pictures(chair).count()).toBe(1)
  expect(await pictures(lin).first().getAttribute("alt")).toBe("The delta in spring")
  await expect.poll(() => decoded(chair)).toBe(400)
  await pictures(lin).first().scrollIntoViewIfNeeded()
  await expect.poll(() => decoded(lin)).toBe(400)
  await chair.page.keyboard.type("Below it.")
  await expect.poll(() => lin.page.locator(".ProseMirror").innerText()).toContain("Below it.")
})

test("the versions of the note show the picture as one that was added", async () => {
  await chair.page.getByRole("link", { name: "Versions" }).click()
  const figure = chair.page.locator(".version-picture")
  await figure.getByText("The delta in spring").waitFor()
  const image = figure.locator("img")
  await expect.poll(() => image.evaluate(one => (one as HTMLImageElement).naturalWidth)).toBe(400)
  expect(await figure.locator("figcaption").innerText()).toMatch(/^Picture/)
  await lin.page.goto(chair.page.url(), { waitUntil: "networkidle" })
  expect(await lin.page.locator(".version-picture figcaption b").first().innerText()).toMatch(/画像/)
})
