import { sleep, until } from "../../kit/clocks/until.ts"
import { finish, type Name, preparePeer, preparePlenary, serve } from "../kit/servers.ts"
import type { Row } from "../run.ts"
import { Page } from "./page.ts"

/** The number of kills that fit into three minutes; the whole measurement is BENCH_KILLS=200. */
const kills = Number(process.env["BENCH_KILLS"] ?? 36)
const writers = 3
/** One time in four the writers pause before the last words: a server that stores when it is idle can store then. */
const thinking = { every: 4, ms: 2_500, last: 60 } as const
/** Milliseconds between two keys of a page. */
const pause = 8

interface Lost {
  acknowledged: number
  lost: number
}

/**
 * Pages write, the server is killed, and every page is closed with it, so that only what was on disk comes back. A new
 * page counts how much of the acknowledged text it finds.
 */
async function measure(name: Name): Promise<Lost> {
  const again = name === "Plenary" ? await preparePlenary(1, []) : preparePeer(name, [])
  const kept = new Set<string>()
  const counted = { acknowledged: 0, lost: 0 }
  for (let kill = 0; ; kill++) {
    const served = await serve(name, { again })
    const [target] = served.editors
    if (!target) throw new Error("no room")
    const pages = Array.from({ length: writers }, (_, n) => new Page(target, n))
    await until(() => pages.every(page => page.provider.synced), `${name}: all synced`, 60_000)
    const found = new Set(pages[0]?.text.match(/[vw]\d+-\d+-\d+\./g))
    for (const token of kept) if (!found.has(token)) counted.lost += Number(kept.delete(token))
    if (kill < kills) {
      // At an irregular moment.
      await writeFor(pages, 150 + ((kill * 7_919) % 900), `w${kill}`)
      if (kill % thinking.every === 0) {
        await sleep(thinking.ms)
        await writeFor(pages, thinking.last, `v${kill}`)
      }
      process.kill(served.pid, "SIGKILL")
      await Promise.all([served.stop(), ...pages.map(page => page.gone())])
      for (const token of pages.flatMap((page, n) => acknowledgedOf(name, page, pages[(n + 1) % writers]))) {
        kept.add(token)
        counted.acknowledged += 1
      }
    }
    for (const page of pages) page.end()
    if (kill === kills) {
      await finish(served)
      return counted
    }
  }
}

async function writeFor(pages: readonly Page[], ms: number, name: string): Promise<void> {
  const end = Date.now() + ms
  for (let key = 0; Date.now() < end; key++) {
    for (const [n, page] of pages.entries()) page.write(`${name}-${n}-${key}.`)
    await sleep(pause)
  }
}

/** @y/websocket-server sends no acknowledgements: the best evidence is what another page has received. */
function acknowledgedOf(name: Name, page: Page, other: Page | undefined): string[] {
  if (name !== "y-websocket") return page.acknowledged
  const seen = new Set(other?.text.match(/[vw]\d+-\d+-\d+\./g))
  return page.written.filter(token => seen.has(token))
}

export async function killed(): Promise<Row[]> {
  const ours = await measure("Plenary")
  const hocuspocus = await measure("hocuspocus")
  const stock = await measure("y-websocket")
  const share = ({ lost, acknowledged }: Lost) => `${lost.toLocaleString("en")} of ${acknowledged.toLocaleString("en")}`
  return [
    {
      what: `acknowledged writes lost over ${kills} SIGKILLs, the pages closed with the server`,
      measured: share(ours),
      peers: `hocuspocus ${share(hocuspocus)}, y-websocket ${share(stock)} (seen by another: it acknowledges nothing)`,
      target: "0",
      inReadme: true,
    },
  ]
}
