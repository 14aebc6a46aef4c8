import { afterAll, beforeAll, expect, test } from "vitest"
import { type Browser, joinBy, openWindow, sharedBrowser, toEnd, type Window } from "../../kit/people/browsers.ts"
import { freePort } from "../../kit/servers/freePort.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { plenaryWith } from "../../kit/servers/program.ts"
import { type Proxy, startNginx } from "../../kit/servers/proxies/nginx.ts"

let browser: Browser
beforeAll(async () => {
  browser = await sharedBrowser()
})
afterAll(() => browser?.close())

interface Site {
  nginx: Proxy
  port: number
  running: Running
  url: string
  end(): Promise<void>
}

async function siteBelow(path: string, { strips = false } = {}): Promise<Site> {
  const port = await freePort()
  const nginx = await startNginx("nginx.path.conf", port, { strips })
  const folder = newFolder()
  const url = nginx.url + path
  const running = await startPlenary({ folder, port, env: { PUBLIC_URL: `${url}/` } })
  const end = async () => {
    await nginx.stop()
    await running.stop()
    removeFolder(folder)
  }
  return { nginx, port, running, url, end }
}

/** A window that notes each request which leaves the path, and each answer that is a failure. */
async function windowOf(locale: string, { nginx, url }: Site): Promise<Window & { strays: string[] }> {
  const window = await openWindow(browser, locale, undefined, { ignoreHTTPSErrors: true })
  const strays: string[] = []
  window.page.on("request", request => {
    if (!request.url().startsWith(`${url}/`) && !/^(blob|data):/.test(request.url())) strays.push(request.url())
  })
  window.page.on("websocket", socket => {
    if (!socket.url().startsWith(url.replace("https:", "wss:"))) strays.push(socket.url())
  })
  window.page.on("response", response => {
    if (response.status() >= 400) strays.push(`${response.status()} ${response.url().slice(nginx.url.length)}`)
  })
  return { ...window, strays }
}

/** The addresses of all links and forms of the page, also of those in shadow roots. */
const addressesIn = ({ page }: Window): Promise<string[]> =>
  page.evaluate(() => {
    const under = (root: ParentNode): string[] =>
      [...root.querySelectorAll("*")].flatMap(element => [
        ...(element.shadowRoot ? under(element.shadowRoot) : []),
        ...["href", "action", "src"].flatMap(name => element.getAttribute(name) ?? []),
      ])
    return under(document).filter(address => address.startsWith("/"))
  })

async function expectBelow(window: Window, path: string): Promise<void> {
  await expect.poll(async () => (await addressesIn(window)).length).toBeGreaterThan(0)
  await expect
    .poll(async () => (await addressesIn(window)).filter(address => !address.startsWith(`${path}/`)))
    .toEqual([])
  expect((await addressesIn(window)).filter(address => address.startsWith(`${path}${path}/`))).toEqual([])
}

test("a panel is held below a path behind nginx: pages, both sockets, files, links and cookies", async () => {
  const site = await siteBelow("/plenary")
  const { running, url } = site
  expect(running.links["moderator"]).toMatch(`${url}/join#`)
  const chair = await windowOf("en", site)
  const lin = await windowOf("zh-CN", site)
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(lin, running.links["panelist"] ?? "", "林澈")
  for (const window of [chair, lin]) {
    expect(window.page.url()).toMatch(`${url}/w/practice`)
    await expectBelow(window, "/plenary")
  }

  // The cookie goes to this site of the host alone.
  const cookies = await chair.page.context().cookies()
  expect(cookies.map(({ name, path, secure, httpOnly }) => [name, path, secure, httpOnly])).toEqual([
    ["__Secure-plenary_session", "/plenary", true, true],
  ])

  // Another site of the host, which may be a Plenary too, has the same storage.
  const kept = await lin.page.evaluate(() => Object.keys(localStorage))
  expect(kept.filter(name => !name.startsWith("/plenary"))).toEqual([])

  // The event log and the note, each by its socket.
  await chair.page.getByRole("button", { name: "Start session" }).first().click()
  await chair.page
    .getByRole("button", { name: /^Next item/ })
    .first()
    .click()
  await toEnd(lin)
  await lin.page.keyboard.type("Below a path.")
  await chair.page.locator(".ProseMirror").getByText("Below a path.").waitFor()
  await expectBelow(chair, "/plenary")

  // A link inside the application, a reload of a deep address, and back.
  const room = chair.page.url()
  await chair.page.locator("a[href='/plenary/w/practice']").first().click()
  await chair.page.waitForURL(`${url}/w/practice`)
  await expectBelow(chair, "/plenary")
  await chair.page.reload()
  await expectBelow(chair, "/plenary")
  await chair.page.goBack()
  await chair.page.waitForURL(room)
  await chair.page.locator(".ProseMirror").getByText("Below a path.").waitFor()

  // The record of the demo: its copied address, its file, its first HTML without a script.
  await chair.page.goto(`${url}/w/demo/r/6`)
  await chair.page.getByText("CR-6").first().waitFor()
  await expectBelow(chair, "/plenary")
  const first = await (await chair.page.request.get(`${url}/w/demo/r/6`)).text()
  expect(first).toContain(`<link rel="canonical" href="${url}/w/demo/r/6" />`)
  const file = /href="([^"]*\/api\/records\/[^"]*)"/.exec(first)?.[1] ?? ""
  expect((await chair.page.request.get(new URL(file, url).href)).status()).toBe(200)
  await chair.page.locator("details.files summary").first().click()
  const [download] = await Promise.all([
    chair.page.waitForEvent("download"),
    chair.page.locator("details.files a", { hasText: "HTML" }).first().click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.html$/)

  // The search by its form, and the pages that change their own address.
  await chair.page.locator("plenary-header input[type=search]").fill("data")
  await chair.page.keyboard.press("Enter")
  await chair.page.waitForURL(`${url}/search?q=data`)
  await chair.page.locator("plenary-search-page a.list-row, plenary-search-page li a").first().waitFor()
  await expectBelow(chair, "/plenary")
  for (const page of ["/records", "/verify", "/me", "/w/practice/settings", "/return", "/"]) {
    await chair.page.goto(url + page)
    await chair.page.locator("h1").first().waitFor()
    await expectBelow(chair, "/plenary")
  }

  // A page of another site of the host shows a record.
  const other = await chair.page.context().newPage()
  await other.goto(`${site.nginx.url}/elsewhere`)
  await other.setContent(
    `<script async src="${url}/embed/record.js"></script><plenary-record lang="en" src="${url}/w/demo/r/4"></plenary-record>`,
  )
  await other.locator("plenary-record").getByText("Consensus record CR-4").waitFor()

  // The addresses that the server itself writes.
  expect(await (await chair.page.request.get(`${url}/robots.txt`)).text()).toContain("Disallow: /plenary/api/")
  expect(await (await chair.page.request.get(`${url}/sitemap.xml`)).text()).toContain(`<loc>${url}/w/demo/r/6</loc>`)
  expect(await (await chair.page.request.get(`${url}/api/openapi.json`)).json()).toMatchObject({
    servers: [{ url: "/plenary/" }],
  })
  expect(await (await chair.page.request.get(`${url}/api/docs`)).text()).toContain('href="/plenary/api/docs/docs.css"')
  // A probe on the machine of the server asks without the path, and the doctor through the proxy.
  expect((await fetch(`http://127.0.0.1:${site.port}/healthz`)).status).toBe(200)
  const env = { PUBLIC_URL: url, NODE_EXTRA_CA_CERTS: site.nginx.certificate, LANG: "C" }
  expect((await plenaryWith(env, running.folder, "doctor")).stdout).toContain(`WebSockets pass through ${url}.`)
  for (const window of [chair, lin]) {
    expect(window.strays).toEqual([])
    expect(window.complaints).toEqual([])
  }
  await site.end()
})

test("a proxy that takes the path off serves the same pages", async () => {
  const site = await siteBelow("/plenary", { strips: true })
  const guest = await windowOf("ja", site)
  await joinBy(guest, site.running.links["panelist"] ?? "", "早瀬直央")
  await expectBelow(guest, "/plenary")
  await guest.page.reload()
  await guest.page.getByText("早瀬直央").first().waitFor()
  expect(guest.strays).toEqual([])
  await site.end()
})
