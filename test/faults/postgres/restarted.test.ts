import { afterAll, beforeAll, expect, test } from "vitest"
import { sleep, until } from "../../kit/clocks/until.ts"
import { joinBy, openWindow, sharedBrowser } from "../../kit/people/browsers.ts"
import { inNote } from "../../kit/people/inNote.ts"
import { get, Person } from "../../kit/people/person.ts"
import { StockClient } from "../../kit/people/stockClient.ts"
import { type Postgres, startPostgres } from "../../kit/servers/components/postgres.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const folder = newFolder()
let server: Postgres
let running: Running
let link: string
beforeAll(async () => {
  server = await startPostgres()
  const DATABASE_URL = await server.createDatabase("panel")
  running = await startPlenary({ folder, writesDemo: true, env: { DATABASE_URL } })
  link = running.links["panelist"] ?? ""
})
afterAll(async () => {
  await running.stop()
  await server.stop()
  removeFolder(folder)
})

const enter = async (name: string) => inNote(running.url, await Person.join(running.url, link, name))

test("PostgreSQL is restarted in the middle of edits: nothing that was acknowledged is lost, the rest follows", async () => {
  const ann = await enter("Ann")
  const ben = await enter("Ben")
  const stops = [ann.client.keepTyping("ann"), ben.client.keepTyping("ben")]
  const command = (text: string) => ann.person.ask("open-thread", { topic: ann.topic, entry: { lang: "en", text } })
  for (const how of ["SIGKILL", "SIGINT", "SIGKILL"] as const) {
    await sleep(400)
    await server.kill(how)
    // the acknowledgement of what was committed before the kill may still be on its way
    await sleep(200)
    const saved = new Set(ann.client.saved)
    await sleep(300)
    expect(await command("Nobody hears this.")).toMatchObject({ ok: false, refusal: { code: "database-away" } })
    expect([...ann.client.saved].filter(token => !saved.has(token))).toEqual([])
    await server.restart()
    await until(async () => (await get(running.url, "/readyz")) !== null && (await command("Back.")).ok, "it is back")
  }
  await sleep(400)
  for (const stop of stops) stop()
  for (const { client } of [ann, ben]) await until(() => client.isSaved, "everything is acknowledged")

  // a server that never had the edits in memory reads them from the database
  await running.kill()
  running = await startPlenary({
    folder,
    writesDemo: true,
    env: { DATABASE_URL: server.url("panel") },
    port: Number(new URL(running.url).port),
  })
  const fresh = new StockClient(running.url, ann.topic, ann.person.cookie)
  await until(() => fresh.provider.synced, "synced")
  for (const { client } of [ann, ben]) {
    expect(client.written.length).toBeGreaterThan(50)
    expect(client.written.filter(token => fresh.text.split(token).length !== 2)).toEqual([])
  }
  fresh.end()
  for (const { client, person } of [ann, ben]) {
    client.end()
    person.leave()
  }
})

test("while it is away /readyz says so, the page says that nothing is saved, and both end by themselves", async () => {
  const browser = await sharedBrowser()
  const window = await openWindow(browser, "en", { width: 1280, height: 900 })
  await joinBy(window, link, "Chika")
  const { page } = window
  await page.locator(".ProseMirror").first().waitFor()
  const person = await Person.join(running.url, link, "Dai")
  const eve = await Person.join(running.url, link, "Eve")
  const told = () => person.hints.flatMap(hint => (hint.kind === "unwritable" ? [hint.why] : []))
  await server.kill("SIGINT")
  await person.ask("open-thread", { topic: person.snapshot.topics[0]?.id ?? "", entry: { lang: "en", text: "Lost?" } })
  const ready = async () => {
    const response = await fetch(`${running.url}/readyz`)
    return [response.status, await response.json()]
  }
  expect(await ready()).toMatchObject([503, { ok: false, causes: [{ cause: "database-away" }] }])
  expect(await get(running.url, "/healthz")).toMatchObject({ ok: true })
  expect(JSON.stringify([await ready(), running.output()])).not.toContain(new URL(server.url("panel")).password)
  await until(() => told().at(-1) === "database-away", "the page is told")
  await page.getByText("cannot reach its database").first().waitFor()
  await page.locator(".ProseMirror").first().click()
  await page.keyboard.type("Typed meanwhile. ")
  // a page that connects meanwhile is told why it cannot, and shows it
  const refused = new Promise<unknown>(resolve => eve.socket.once("connect_error", resolve))
  eve.socket.disconnect().connect()
  expect(await refused).toMatchObject({
    data: { code: "database-away", text: /^The server cannot reach its database/ },
  })
  eve.leave()
  await page.context().setOffline(true)
  await page.getByText("Offline.").first().waitFor()
  await page.context().setOffline(false)
  await page.getByText("cannot reach its database").first().waitFor()
  await server.restart()
  await until(() => told().at(-1) === null, "it is back, though nobody has written")
  expect(await ready()).toEqual([200, { ok: true, causes: [] }])
  await page.getByText("cannot reach its database").first().waitFor({ state: "hidden" })
  const ben = await enter("Ben")
  await until(() => ben.client.text.includes("Typed meanwhile."), "what was typed meanwhile is saved")
  ben.client.end()
  ben.person.leave()
  person.leave()
  await browser.close()
})
