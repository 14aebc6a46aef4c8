import { existsSync } from "node:fs"
import { parseArgs } from "node:util"
import * as z from "zod"
import { askOwner } from "../adapters/system/askOwner.ts"
import { ownFolder } from "../adapters/system/dataFolder.ts"
import { type Config, readConfig } from "../config.ts"
import { databaseIn, openInstance } from "../instance.ts"
import { run as start } from "../run.ts"
import { InviteRequest } from "./invite.ts"
import { answerOwner } from "./owner.ts"

const Link = z.object({ url: z.string(), token: z.string() })

const usage = `plenary start                      serve the data folder (PORT, HOST, DATA_DIR, PUBLIC_URL)
plenary invite --workspace S --role R [--name N] [--uses U] [--json]
                                   a link to join: moderator, secretary, panelist, observer or admin`

const options = {
  workspace: { type: "string" },
  role: { type: "string" },
  name: { type: "string" },
  uses: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [command] = positionals
  if (values.help || command === undefined) return console.log(usage)
  switch (command) {
    case "start":
      return start()
    case "invite": {
      const asked = InviteRequest.safeParse(values)
      if (!asked.success) throw new Error(`plenary invite needs --workspace and --role.\n\n${usage}`)
      const { url, token } = await inviteBy(readConfig(process.env), asked.data)
      return console.log(values.json ? JSON.stringify({ url, token }) : url)
    }
    default:
      throw new Error(`plenary does not know “${command}”.\n\n${usage}`)
  }
}

/** The running server makes the link; without one the folder is opened for that long. */
async function inviteBy(config: Config, request: InviteRequest): Promise<{ url: string; token: string }> {
  const asked = await askOwner(config.folder, "invite", request)
  if (asked) return Link.parse(asked.result)
  if (!existsSync(databaseIn(config.folder)))
    throw new Error(`There is nothing in ${config.folder} yet: run plenary start.`)
  const owner = await ownFolder(config.folder, async () => null)
  const instance = await openInstance(databaseIn(config.folder))
  try {
    const url = config.publicUrl ?? `http://${config.host}:${config.port}`
    return Link.parse(await answerOwner(instance, url)("invite", request))
  } finally {
    await instance.close()
    await owner.close()
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
