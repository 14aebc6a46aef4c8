import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const client = join(import.meta.dirname, "../../../client")
const files = readdirSync(client, { recursive: true, encoding: "utf8" }).filter(name => name.endsWith(".ts"))

/**
 * Lines that would leave out the path of a site below one, each with the words to write in its place. The router compares
 * the addresses of other sites, and the notice of a silence takes the page's whole address.
 */
const forbidden: readonly { words: RegExp; instead: string; except: readonly string[] }[] = [
  {
    words: /location\.origin/,
    instead: "siteAddress of client/site/site.ts",
    except: ["site/site.ts", "state/page/router.ts", "elements/session/round/silenceWords.ts"],
  },
  {
    words: /location\.(assign|replace)\(["`]\/|location\.href = ["`]\//,
    instead: "go() of client/state/page/router.ts",
    except: [],
  },
  { words: /(push|replace)State\([^)]*["`]\//, instead: "sitePath of client/site/site.ts", except: [] },
  { words: /src=(\$\{)?["`]\//, instead: "sitePath of client/site/site.ts", except: [] },
  { words: /pathname [!=]== ["`]\//, instead: "pathHere() of client/site/site.ts", except: [] },
]

test("no page leaves out the path of a site that is below one", () => {
  const found = files.flatMap(name =>
    readFileSync(join(client, name), "utf8")
      .split("\n")
      .flatMap((line, n) =>
        forbidden
          .filter(({ words, except }) => words.test(line) && !except.includes(name))
          .map(({ instead }) => `client/${name}:${n + 1}: ${line.trim()} — write ${instead}`),
      ),
  )
  expect(found).toEqual([])
})
