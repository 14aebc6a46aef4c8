import type { RequestHandler } from "express"
import { smtpMail } from "../adapters/mail/smtp.ts"
import { FolderInUse, ownFolder } from "../adapters/system/dataFolder.ts"
import { cannotStart, damagedSentence } from "./cannotStart.ts"
import { type Config, readConfig, Unstartable } from "./config.ts"
import { type FirstLinks, firstStart } from "./firstStart.ts"
import { databaseIn, openInstance } from "./instance/instance.ts"
import { answerOwner } from "./owner/answerOwner.ts"
import { serve } from "./serve.ts"

/** Starts the server, or throws a sentence that says why it cannot. `client` serves pages in place of the built one. */
export async function runPlenary(environment = process.env, client?: RequestHandler): Promise<void> {
  // every file of this process is for its own user only: the database, SQLite's files beside it, its copies
  process.umask(0o077)
  const config = readConfig(environment)
  await start(config, client).catch((failure: unknown) => {
    throw cannotStart(failure, config)
  })
}

/** Builds the adapters, wires, listens, and drains on SIGTERM. */
async function start(config: Readonly<Config>, client: RequestHandler | undefined): Promise<void> {
  const progress = process.stdout.isTTY
  let answer: Answer = async () => {
    throw new Error("The server is still starting.")
  }
  const owner = await own(config.folder, (method, params) => answer(method, params))
  const links = await firstStart(databaseIn(config.folder), line => {
    if (progress) process.stdout.write(`\r${line}`)
  })
  if (links && progress) process.stdout.write("\r\u001b[K")
  const mail = config.mail && (await smtpMail(config.mail.url, config.mail.from))
  const instance = await openInstance(databaseIn(config.folder), {
    mail,
    trustProxy: config.trustProxy,
    signIn: config.signIn,
  })
  const served = await serve(instance, config, client)
  answer = answerOwner(instance, served.url)
  if (instance.health.look().includes("database-damaged")) console.error(damagedSentence(config))
  print(served.url, links)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    // if draining takes more than ten seconds, pages keep what was not acknowledged
    setTimeout(() => process.exit(1), 10_000).unref()
    await served.close()
    await instance.close()
    await owner.close()
    process.exit(0)
  }
  process.on("SIGTERM", () => void stop())
  process.on("SIGINT", () => void stop())
}

type Answer = (method: string, params: unknown) => Promise<unknown>

/** A folder that another server owns is a message for the terminal, not a stack trace. */
const own = (folder: string, answer: Answer) =>
  ownFolder(folder, answer).catch((error: unknown) => {
    throw error instanceof FolderInUse ? new Unstartable(error.message, { cause: error }) : error
  })

function print(url: string, links: FirstLinks | null): void {
  const lines = ["", `  Plenary   ${url}`, ""]
  if (links) {
    lines.push(`  Demo      ${url}/w/demo`, "", "  Practice panel")
    for (const { role, token } of links.practice) lines.push(`    ${role.padEnd(24)}${url}/join#${token}`)
    lines.push("", `  Administrator (once)      ${url}/join#${links.admin}`, "")
  } else lines.push("  Links     npx plenary invite --workspace practice --role panelist", "")
  console.log(lines.join("\n"))
}
