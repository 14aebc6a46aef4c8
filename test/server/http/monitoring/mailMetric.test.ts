import { Registry } from "prom-client"
import { expect, test } from "vitest"
import { registerMail } from "../../../../server/http/monitoring/mailMetric.ts"
import type { MailState } from "../../../../server/ports/host/mail.ts"

test("whether mail works is a number only once a letter was tried", async () => {
  let state: MailState | null = null
  const registry = new Registry()
  registerMail(registry, () => state)
  const shown = async () => /^plenary_mail_works .*$/m.exec(await registry.metrics())?.[0] ?? null
  expect(await shown()).toBeNull()
  state = { works: null, reason: "" }
  expect(await shown()).toBeNull()
  state = { works: true, reason: "" }
  expect(await shown()).toBe("plenary_mail_works 1")
  state = { works: false, reason: "ETIMEDOUT" }
  expect(await shown()).toBe("plenary_mail_works 0")
  state = { works: null, reason: "" }
  expect(await shown()).toBeNull()
})
