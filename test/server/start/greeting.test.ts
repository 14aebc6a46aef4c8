import { expect, test } from "vitest"
import { sayIn } from "../../../server/ports/operatorError.ts"
import { startLines } from "../../../server/start/greeting.ts"
import { languages } from "../../../shared/model/terms.ts"

const url = "https://panel.example.org/plenary"
const roles = (role: string) => role

test.each(languages)("a first start without a demo shows one link and the file that holds it too (%s)", lang => {
  const kept = "/var/lib/plenary/administrator-link.txt"
  const told = startLines({ url, links: { practice: [], admin: "t0ken" }, hasDemo: false, kept }, sayIn(lang), roles)
  expect(told.match(/\S+#\S+/g)).toEqual([`${url}/join#t0ken`])
  expect(told.split("\n").filter(line => line.includes(kept))).toHaveLength(1)
  expect(told).not.toContain("/w/")
})

test.each(languages)("a first start with the demo shows its address and the links of the Practice panel (%s)", lang => {
  const links = { practice: [{ role: "panelist" as const, token: "p" }], admin: "a" }
  const told = startLines({ url, links, hasDemo: true, kept: null }, sayIn(lang), roles)
  expect(told).toContain(`${url}/w/demo`)
  expect(told.match(/\S+#\S+/g)).toEqual([`${url}/join#p`, `${url}/join#a`])
})

test("a later start says how to make a link: to the Practice panel, or for the administrator where there is none", () => {
  const told = (hasDemo: boolean) => startLines({ url, links: null, hasDemo, kept: null }, sayIn("en"), roles)
  expect(told(true)).toContain("invite --workspace practice --role panelist")
  expect(told(false)).toContain("invite --role admin")
})
