import { sleep, until } from "../../kit/clocks/until.ts"
import { finish, type Name, preparePeer, preparePlenary, serve } from "../kit/servers.ts"
import type { Row } from "../run.ts"
import { Page } from "./page.ts"

/** As many as end in three minutes; the whole measure is BENCH_KILLS=200. */
const kills = Number(process.env["BENCH_KILLS"] ?? 36)
const writers = 3
/** One time in four they think this long before the last words: what a server stores when all is quiet, it can store. */
const thinking = { every: 4, ms: 2_500, last: 60 } as const
/** Milliseconds from one key of a page to its next. */
const pause = 8

interface Lost {
  acknowledged: number
  lost: number
}

/**
 * Pages write, the server is killed, and every page is closed with it: what comes back comes from the disk. A new page
 * counts what it finds of all that the server had said it took.
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
      // at a moment of no pattern
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

/** @y/websocket-server says nothing of what it took: what another page has seen is the most that it tells. */
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
    },
  ]
}
