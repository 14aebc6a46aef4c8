import { expect, test } from "vitest"
import { until } from "../../kit/clocks/until.ts"
import { Person, post } from "../../kit/people/person.ts"
import { startPlenary } from "../../kit/servers/plenary.ts"
import { plenaryWith } from "../../kit/servers/program.ts"

const password = "mail-password-7Qx"
const metricsToken = "metrics-token-of-the-test"

test.each(["trace", "debug", "info", "warn"])(
  "at the level %s no secret that the routes were given is in the log",
  async level => {
    const env = {
      LOG_LEVEL: level,
      METRICS_TOKEN: metricsToken,
      SMTP_URL: `smtp://mail:${password}@127.0.0.1:9`,
      MAIL_FROM: "panel@example.org",
    }
    const running = await startPlenary({ env })
    const { url, folder, links } = running
    const printed = running.output().length
    const link = links["panelist"] ?? ""
    const person = await Person.join(url, link, "Ann")
    const headers = { cookie: person.cookie }
    const { ticket } = (await (await post(url, "/api/ticket", {}, headers)).json()) as { ticket: string }
    const made = await plenaryWith({ LANG: "C" }, folder, "token", "--workspace", "practice", "--name", "A program")
    const bearer = made.stdout.trim()
    const invited = await plenaryWith({ LANG: "C" }, folder, "invite", "--workspace", "practice", "--role", "observer")
    const wrong = "a-wrong-secret-of-the-test"
    for (const path of [
      "/api/workspaces",
      "/api/workspaces/practice",
      "/api/me",
      "/healthz",
      "/metrics",
      "/",
      "/no/page",
    ]) {
      await fetch(url + path, { headers })
      await fetch(url + path, { headers: { authorization: `Bearer ${bearer}` } })
      await fetch(`${url}${path}?token=${wrong}`, {
        headers: { authorization: `Bearer ${wrong}`, referer: `${url}/${wrong}` },
      })
    }
    await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })
    await post(url, "/api/join", { token: wrong, name: "x" })
    await post(url, "/api/join/preview", { token: invited.stdout.trim().split("#")[1] ?? "" })
    await fetch(`${url}/calendar/${wrong}.ics`)
    if (level !== "warn")
      await until(() => running.output().includes('"route":"/api/workspaces"'), "the log has the requests")
    person.leave()
    await running.stop()
    const log = running.output().slice(printed)
    const secrets = {
      password,
      metricsToken,
      ticket,
      bearer,
      wrong,
      cookie: person.cookie.slice(person.cookie.indexOf("=") + 1),
      link: link.split("#")[1] ?? "",
      invited: invited.stdout.trim().split("#")[1] ?? "",
    }
    for (const [name, secret] of Object.entries(secrets)) {
      expect(secret.length, name).toBeGreaterThan(8)
      expect(log.includes(secret), `${name} at ${level}`).toBe(false)
    }
  },
)
