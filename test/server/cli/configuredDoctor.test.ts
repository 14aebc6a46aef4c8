import { expect, test } from "vitest"
import { examineConfigured, report } from "../../../server/cli/doctor/doctor.ts"
import { sayIn } from "../../../server/ports/operatorError.ts"
import { found } from "./doctor/told.ts"

test("a configuration with which no server starts is something wrong, for people and for programs", async () => {
  for (const environment of [
    { METRICS_TOKEN: "short" },
    { SMTP_URL: "smtp://mail.example.org" },
    { ROLE: "observer" },
  ]) {
    const findings = await examineConfigured(environment)
    expect(found(findings)).toEqual(["wrong configuration"])
    const { text, exitCode } = report(findings, sayIn("en"), true)
    expect(exitCode).toBe(2)
    const [setting = ""] = Object.keys(environment)
    expect(JSON.parse(text)).toMatchObject({ ok: false, exitCode: 2, findings: [{ code: "configuration" }] })
    expect(text).toContain(setting)
  }
})
