import { afterEach, expect, test } from "vitest"
import { PrivacyConsent } from "../../../client/elements/people/plenary-privacy-consent.ts"
import { settled, shown } from "./session/shown.ts"

afterEach(() => document.body.replaceChildren())

const facts = { responsible: "The institute", contact: "privacy@example.org", region: "CH" }
const version = (n: number, text: string, over: object = {}) => ({
  ...facts,
  version: n,
  hash: `hash${n}`,
  notice: { en: text },
  ...over,
})
const former = [version(1, "We keep names."), version(2, "We keep names and addresses.")]
const now = { ...version(3, "We keep names for a year.", { contact: "law@example.org" }), at: 1, blocks: false, former }

async function changes(consented: number | null) {
  const given = { lang: "en", at: 1, region: "CH" }
  const consents = consented === null ? {} : { notice: { ...given, hash: `hash${consented}`, version: consented } }
  const element = await shown(new PrivacyConsent(), {
    privacy: now,
    consents: consents as never,
    due: "notice",
  })
  await settled(element)
  const dialog = element.shadowRoot!.querySelector("dialog")!
  const words = (tag: string) => [...dialog.querySelectorAll(tag)].map(one => one.textContent.trim())
  return { title: dialog.querySelector("h3")?.textContent, removed: words("del"), added: words("ins"), dialog }
}

test("the notice is shown with what changed since the version that this person consented to", async () => {
  const first = await changes(1)
  expect(first.title).toBe("What changed since version 1")
  expect(first.removed).toEqual(["privacy@example.org"])
  expect(first.added).toEqual(["law@example.org", "for a year"])
  const second = await changes(2)
  expect(second.title).toBe("What changed since version 2")
  expect(second.removed.join(" ")).toContain("addresses")
})

test("who has consented to none reads the whole notice", async () => {
  const { title, removed, dialog } = await changes(null)
  expect([title, removed]).toEqual([undefined, []])
  expect(dialog.textContent).toContain("We keep names for a year.")
})

test("who presses “I consent” without a region is shown the field, and sends nothing", async () => {
  const { dialog } = await changes(null)
  dialog.showModal()
  const sent: string[] = []
  document.body.addEventListener("command-wanted", event => sent.push(event.kind), { once: true })
  const [button, region] = [dialog.querySelector<HTMLButtonElement>("button.filled")!, dialog.querySelector("select")!]
  expect(button.disabled).toBe(false)
  button.click()
  expect([sent, region.matches(":user-invalid, :invalid"), region.matches(":focus")]).toEqual([[], true, true])
  region.value = "CH"
  region.dispatchEvent(new Event("change"))
  button.click()
  expect(sent).toEqual(["give-consent"])
})

test("where the panel has set no period, the notice speaks of all data and not of other data", async () => {
  const { dialog } = await changes(null)
  expect(dialog.querySelector("dd:last-of-type")?.textContent).toBe("Until the panel is deleted")
})
